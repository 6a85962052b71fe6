// read.h: bytes of a file to folded text. Formats are rows of a table (read.c): name,
// probe, reader. Plain text is read here, the others through the program qingdan-read
// (remote.h). Knows nothing of reports or rules.
#pragma once

#include "base/diag.h"
#include "base/say.h"
#include "model/text.h"

struct helper; // remote.h

struct read_options {
    struct str encoding;   // --encoding, "" = find out
    size_t max_bytes;      // 0 = LIMIT_INPUT_BYTES
    uint32_t seconds;      // 0 = LIMIT_SECONDS
    enum lang lang;        // of messages about the file
    struct helper *helper; // NULL: plain text only
    bool ocr;              // recognise the text of scanned pages
};

struct read_result {
    struct text text;
    struct str format; // "txt", "html", "docx", "pdf", …
};

// `bytes` are borrowed and must outlive the result; `path` is for messages. False: one
// error diagnostic was added (empty, binary, undecodable). A guessed encoding is
// said as a note.
bool read_document(struct arena *a, struct diags *d, struct str path, struct str bytes,
                   const struct read_options *options, struct read_result *out);

// Names --encoding takes (and messages use), NULL-terminated.
const char *const *read_encodings(void);

// Folds one piece of rule text exactly as documents are folded (without the repairs),
// so that patterns and texts meet. Blanks go. UTF-8 in.
struct ustr read_fold_rule(struct arena *a, struct str utf8);

// Byte offset of the first character that stands in Traditional text only; s.n if none.
size_t read_find_traditional(struct str utf8);
