// limits.h: every ceiling of the program, with its reason. A limit that is hit is said
// with a code (diag_list.h), never passed over in silence.
#pragma once

enum {
    LIMIT_INPUT_BYTES =
        64 * 1024 * 1024,                // one document; --max-size lowers or raises it
    LIMIT_MAX_SIZE = 1024 * 1024 * 1024, // highest value --max-size takes
    LIMIT_OUTPUT_BYTES = 1024 * 1024 * 1024, // one rendered run held in memory
    LIMIT_RULE_FILE_BYTES = 4 * 1024 * 1024, // one YAML file
    LIMIT_RULE_FILES = 200,                  // files of a pack
    LIMIT_YAML_DEPTH = 16,                   // nesting of mappings and lists
    LIMIT_YAML_NODES = 400000,               // scalars, lists and mappings of a pack
    LIMIT_ITEMS = 500,                       // items of a pack
    LIMIT_DIAGS = 1000,                      // diagnostics kept of one pack
    LIMIT_SET_NESTING = 24,        // sets, brackets and alternatives inside each other
    LIMIT_LITERALS = 200000,       // phrases after expansion
    LIMIT_PATTERN_UNITS = 1000,    // characters of one pattern
    LIMIT_COMPARISONS = 200000000, // steps of `rules check` in search of repeats
    LIMIT_PCRE_MATCH = 200000,     // PCRE2 match limit for one window
    LIMIT_PCRE_DEPTH = 2000,       // PCRE2 backtracking depth
    LIMIT_PCRE_HEAP_KB = 4096,     // PCRE2 heap
    LIMIT_EVIDENCE = 8,            // quotations kept per item
    LIMIT_QUOTE = 60,              // characters of a quotation before it is cut
    LIMIT_FOLDER_DEPTH = 12,       // nested folders of a run
    LIMIT_FILES = 1000000,         // files of a run
    LIMIT_CACHE_FILES = 8, // compiled packs kept: packs in use at one time are few
    LIMIT_IMAGE_BYTES = 128 * 1024 * 1024, // one of them: room for twenty times ours
    LIMIT_SECTIONS = 20000,                // headings of one document
    LIMIT_XML_DEPTH = 1000,    // elements inside each other; pages have some fifty
    LIMIT_XML_NODES = 2000000, // elements and texts of one document; a long page has
                               // some ten thousand
    LIMIT_SECONDS = 30,        // reading one document; --timeout
    LIMIT_MAX_SECONDS = 3600,  // highest value --timeout takes
    LIMIT_LABEL_BYTES =
        120, // a heading's number as Word makes it: 第一百二十三章第四节
    LIMIT_ZIP_PARTS = 20000, // parts of one archive
    LIMIT_ZIP_RATIO = 300,   // a part is squeezed to no less than 1/300 …
    LIMIT_ZIP_FREE_BYTES = 4 * 1024 * 1024, // … once it is larger than this
    LIMIT_CONVERT_SECONDS = 60, // one run of pdftotext or soffice; --timeout
    LIMIT_OCR_SECONDS = 600,    // one run of ocrmypdf, a page takes seconds; --timeout
    LIMIT_CONVERTED_BYTES = 64 * 1024 * 1024,  // what a converter writes
    LIMIT_CONVERT_MEMORY = 1024 * 1024 * 1024, // address space of pdftotext
    LIMIT_POINTS_UNITS = 60000, // characters of a report whose plan `compare` follows:
                                // every point is held against every sentence
    LIMIT_RESULT_BYTES = 512 * 1024 * 1024, // a result that `compare` reads
    LIMIT_OVERLAP_UNITS =
        32 * 1024 * 1024, // characters of all reports that `overlap` compares: 12,000
                          // reports in less than 1 GB
};
