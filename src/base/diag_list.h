// diag_list.h: every message about the user's data: code, severity, text (a printf
// format and the msgid of its translation). One line is the whole feature; keep each
// group sorted. X(IDENTIFIER, code, SEVERITY, text)
#ifndef X
#error "define X before including diag_list.h"
#endif

// clang-format off

// Command line
X(USAGE, "U001", ERROR, "%s")

// Input files
X(INPUT_OPEN, "I001", ERROR, "cannot read the file: %s")
X(INPUT_EMPTY, "I002", ERROR, "the file holds no text")
X(INPUT_BINARY, "I003", ERROR, "this is not a text file (%s); save it as text first")
X(INPUT_TOO_LARGE, "I004", ERROR, "the file is larger than the limit of %s bytes; raise it with --max-size")
X(INPUT_NO_REPORTS, "I005", ERROR, "no report found in this folder or archive (files ending in %s are read)")
X(INPUT_ENCODING_BAD, "I006", ERROR, "the text is not valid %s; name the right one with --encoding")
X(INPUT_ENCODING_UNKNOWN, "I007", ERROR, "unknown encoding '%s'")
X(INPUT_ENCODING_GUESSED, "I008", NOTE, "encoding guessed: %s (use --encoding if that is wrong)")
X(INPUT_LOST, "I009", WARNING, "%s characters of the file are damaged and could not be restored")
X(INPUT_FILLED, "I030", NOTE, "%s damaged characters were restored from the words around them; compare the original")
X(INPUT_GENRE, "I010", WARNING, "this looks like another kind of document (%s)%s")
X(INPUT_NO_YEAR, "I011", NOTE, "no report year found; name it with --year")
X(INPUT_NO_BODY, "I012", NOTE, "kind of agency not clear from the title, taken as %s; name it with --body")
X(INPUT_DEPTH, "I015", ERROR, "left out: folders nested deeper than %s levels are not read")
X(INPUT_HELPER, "I016", ERROR, "this format is read by the program qingdan-read, which could not be started: %s")
X(INPUT_BROKE, "I017", ERROR, "the reader of this format broke off on this file (%s)")
X(INPUT_TIME, "I018", ERROR, "could not be read within %s seconds; raise the limit with --timeout")
X(INPUT_MEMORY, "I019", ERROR, "reading this file takes more memory than is allowed; raise the limit with --max-size")
X(INPUT_NESTED, "I020", ERROR, "elements nested deeper than %s levels")
X(INPUT_PARTS, "I021", ERROR, "more than %s elements; split the file or save it as text first")
X(INPUT_XML, "I022", ERROR, "the XML inside is broken: %s")
X(INPUT_DECLARES, "I023", ERROR, "the XML inside declares a document type, which no document needs; save the file again with an office program")
X(INPUT_SHORT, "I013", NOTE, "the report is very short (%s characters)")
X(INPUT_PASSWORD, "I030", ERROR, "the file is protected by a password; save a copy without one")
X(INPUT_PROGRAM, "I031", ERROR, "reading this format needs the program %s; install the package %s")
X(INPUT_CONVERTER, "I032", ERROR, "%s could not read the file: %s")
X(INPUT_CONVERTED_LARGE, "I033", ERROR, "%s makes more than %s bytes of this file")
X(INPUT_NO_ROOM, "I034", ERROR, "no temporary folder could be made or filled; is $TMPDIR full?")
X(INPUT_SCANNED, "I035", ERROR, "the file holds pictures of pages and no text; have it recognised (PDF: --ocr) or ask for the original")
X(INPUT_PAGES_EMPTY, "I036", WARNING, "no text on page %s; what stands there was not judged")
X(INPUT_DAMAGED, "I037", ERROR, "the file is damaged or cut off: %s")
X(INPUT_UNPACKED, "I038", ERROR, "the file unpacks to more than %s bytes; if it is no trap, raise the limit with --max-size")
X(INPUT_ZIP_PARTS, "I039", ERROR, "the archive holds more than %s parts")
X(INPUT_PART_MISSING, "I040", ERROR, "this is no whole %s file: its part %s is missing; save it again with an office program")
X(INPUT_CHANGES, "I041", NOTE, "changes are pending in the file; it is judged as if all were accepted")
X(INPUT_CLIMBS, "I042", WARNING, "left out of the archive: a name that leads out of it (%s)")
X(INPUT_ZIP_NESTED, "I043", WARNING, "left out: an archive inside an archive; unpack it first")
X(INPUT_TWIN, "I044", NOTE, "left out: the same name stands beside it as %s; name the file itself, or use --every-file")
X(INPUT_SQUEEZED, "I046", ERROR, "a part of the file is squeezed to less than 1/%s of its size, as only traps are; save it again with the program it comes from")
X(INPUT_TWINS, "I045", WARNING, "%s files left out: the same names stand beside them in another format (--verbose says which, --every-file reads them too)")

// Rule files: YAML
X(RULE_OPEN, "R001", ERROR, "cannot read the rules: %s")
X(RULE_YAML, "R002", ERROR, "the YAML is broken here: %s")
X(RULE_NOT_UTF8, "R003", ERROR, "the file is not UTF-8")
X(RULE_DUPLICATE_KEY, "R004", ERROR, "the key '%s' stands twice")
X(RULE_UNKNOWN_KEY, "R005", ERROR, "unknown key '%s'")
X(RULE_TYPE, "R006", ERROR, "'%s' must be %s")
X(RULE_MISSING_KEY, "R007", ERROR, "the key '%s' is missing")
X(RULE_VALUE, "R008", ERROR, "'%s' is not a value of '%s'")
X(RULE_DUPLICATE_ID, "R009", ERROR, "the id '%s' is already used in %s")
X(RULE_UNKNOWN_REF, "R010", ERROR, "unknown %s '%s'")
X(RULE_WEIGHTS, "R011", ERROR, "the weights of '%s' add up to %s")
X(RULE_ALIAS, "R012", ERROR, "anchors, aliases and merge keys are not allowed in rules")
X(RULE_TAG, "R013", ERROR, "tags are not allowed in rules")
X(RULE_DOCUMENTS, "R014", ERROR, "a rule file holds one document only")
X(RULE_DEPTH, "R015", ERROR, "nested deeper than %s levels")
X(RULE_TOO_LARGE, "R016", ERROR, "larger than the limit of %s")
X(RULE_EMPTY, "R017", ERROR, "the pack holds no %s")
X(RULE_CYCLE, "R018", ERROR, "the set '%s' contains itself")

// Rule files: patterns
X(PATTERN_EMPTY, "R030", ERROR, "this pattern matches nothing or everything")
X(PATTERN_BRACKET, "R031", ERROR, "'%s' is not closed")
X(PATTERN_GAP, "R032", ERROR, "a gap must stand between two words")
X(PATTERN_UNKNOWN_SET, "R033", ERROR, "unknown set '{%s}'")
X(PATTERN_EXPRESSION, "R034", ERROR, "bad expression: %s")
X(PATTERN_COUNT, "R035", ERROR, "'%s' asks for more parts than it names")
X(PATTERN_TOO_LONG, "R036", ERROR, "the pattern has more than %s characters or forms")
X(PATTERN_CHARACTER, "R037", ERROR, "'%s' cannot stand here")

// Rule files: warnings
X(RULE_NO_BASIS, "R050", WARNING, "the item '%s' names no basis")
X(RULE_NO_EXAMPLES, "R051", WARNING, "the item '%s' has no example of %s")
X(RULE_UNUSED_SET, "R052", WARNING, "the set '%s' is used nowhere")
X(RULE_TRADITIONAL, "R053", WARNING, "Traditional characters in a pattern: texts are folded to Simplified before matching")
X(PATTERN_NEVER, "R054", WARNING, "this can never count: %s")
X(PATTERN_ALWAYS, "R055", WARNING, "this is found in nearly every text: %s")
X(PATTERN_SUBSUMED, "R056", WARNING, "this adds nothing: where it stands, '%s' stands too")
X(PATTERN_SHARED, "R057", NOTE, "this is a core of '%s' as well")
X(SET_SHADOWED, "R058", WARNING, "every word of the set '%s' is also in the set '%s' beside it")
X(COVERAGE_ITEM, "R059", WARNING, "the pack holds no item '%s' yet")
X(RULES_NOT_COMPARED, "R060", WARNING, "so many patterns that not all of them were compared with each other")
X(RULE_NO_PACK, "R061", NOTE, "there is no pack '%s' beside this one")

// Judging
X(JUDGE_LIMIT, "J001", WARNING, "the expression '%s' ran into its limit here; what rests on it could not be judged")

// Gold files of `agree`
X(GOLD_OPEN, "G001", ERROR, "cannot read the table: %s")
X(GOLD_COLUMN, "G002", ERROR, "the table has no column '%s'")
X(GOLD_ROW, "G003", ERROR, "bad row: %s")
X(GOLD_NO_REPORT, "G004", WARNING, "no report was judged for '%s'")

// Many reports, results of earlier runs
X(OVERLAP_FULL, "C001", ERROR, "from here on left out: more than %s characters in all; compare fewer reports at a time")
X(RESULT_BAD, "C002", ERROR, "cannot compare this: %s")
X(POINTS_LONG, "C003", WARNING, "longer than %s characters: shortcomings and plans were not compared")

// Decisions of `score --waivers`
X(WAIVER_TABLE, "W001", ERROR, "cannot read the decisions: %s")
X(WAIVER_ROW, "W002", ERROR, "bad decision: %s")
X(WAIVER_EXPIRED, "W003", ERROR, "the decision '%s' on %s expired on %s and no longer holds")
X(WAIVER_SOON, "W004", WARNING, "the decision '%s' on %s expires on %s")
X(WAIVER_UNUSED, "W005", WARNING, "this decision was not used: no report judged fits '%s'")

// Output
X(OUTPUT_WRITE, "O001", ERROR, "cannot write the output: %s")

// clang-format on

#undef X
