// session.h: what every command needs: options, messages, the pack, the list of inputs.
#pragma once

#include "base/buf.h"
#include "base/file.h"
#include "cli.h"
#include "pipeline.h"

struct session {
    struct arena arena; // lives as long as the run
    struct options options;
    struct diags diags; // faults of command line and rules
    bool write_failed;  // some output could not be written: status 5
    enum lang lang;
    struct helper *helper; // reads what is not plain text
};

// Before and after the command.
void session_begin(struct session *s);
void session_end(struct session *s);

// Prints the diagnostics of at least `least` to standard error. Source lines that are
// not kept are read back from the files named.
void session_print(struct session *s, const struct diags *d, enum severity least);

// Writes a whole output to standard output; says why when it cannot. Frees the buffer.
bool session_write(struct session *s, struct buf *out);

// The pack's folder: --rules, $QINGDAN_RULES, beside the working folder, beside the
// program, in the data folders. `why` receives which.
struct str session_pack(struct session *s, const char **why);

// A pack as a person names it: a folder, or the bare name of a pack beside that of
// $QINGDAN_RULES or where packs are looked for. What is not found is returned as it is,
// so that loading it says so.
struct str session_pack_named(struct session *s, struct str name);

// Loads the pack in use; prints the faults and returns false when it is faulty.
bool session_load(struct session *s, struct pipeline *p);

// All files of the inputs: folders are walked, --files-from read. Unreadable ones are
// diagnostics in `d` and stay out. `ok` is false when there was one.
void session_files(struct session *s, struct diags *d, struct paths *files);

// Says that nothing at `path` is a report, and what would be.
void session_no_reports(struct diags *d, struct str path);

// The reports of one file or folder, in the order they lie there.
void session_folder(struct session *s, struct diags *d, struct str path,
                    struct paths *files);

struct check_options session_check_options(const struct session *s);

// --- the commands; each returns an exit status ---
enum status command_score(struct session *s);
enum status command_extract(struct session *s);
enum status command_rules_check(struct session *s);
enum status command_rules_test(struct session *s);
enum status command_rules_list(struct session *s);
enum status command_rules_explain(struct session *s);
enum status command_rules_diff(struct session *s);
enum status command_rules_coverage(struct session *s);
enum status command_rules_new(struct session *s);
enum status command_rules_schema(struct session *s);
enum status command_agree(struct session *s);
enum status command_compare(struct session *s);
enum status command_overlap(struct session *s);
enum status command_disputes(struct session *s);
enum status command_version(struct session *s);
