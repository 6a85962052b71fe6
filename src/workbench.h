// workbench.h: what the commands `rules …` share: the pack they work on, formats,
// selection of items, a folder of reports.
#pragma once

#include "session.h"

// Says so and returns false when more than `most` or less than `least` names were
// given.
bool workbench_inputs(struct session *s, uint32_t least, uint32_t most,
                      const char *which);

// The pack named as input `index`, else the pack in use. With `print`, faults are
// printed. False: faulty; the pipeline is still to be closed.
bool workbench_load(struct session *s, uint32_t index, struct pipeline *p, bool print);

// A format of a command; `put` renders `what`.
struct workbench_format {
    const char *name; // NULL ends the table
    void (*put)(struct session *s, struct buf *out, const void *what);
};

// False, with a usage error, when an output asks for a format that is not in the table.
bool workbench_formats(struct session *s, const struct workbench_format *formats);

// True when the output `format` was asked for, or nothing was and it is the first.
bool workbench_asked(const struct session *s, const char *format);

// Renders every output asked for; the first format of the table when none was.
void workbench_put(struct session *s, const struct workbench_format *formats,
                   const void *what);

// A whole command: loads the pack named (else the one in use) and renders it.
enum status workbench_show(struct session *s, const struct workbench_format *formats);

void workbench_usage(struct session *s, const char *text, const char *hint);

// False and a usage message when --items names an id that the pack does not hold.
bool workbench_items_known(struct session *s, const struct pack *pack);

// True when --items names the id or is absent.
bool workbench_selected(const struct session *s, struct str id);

// The text in the language in force.
static inline struct str workbench_said(const struct session *s, struct str zh,
                                        struct str en)
{
    return s->lang == LANG_EN && en.n ? en : zh;
}

// A place as path:line, for lists.
void workbench_put_place(struct buf *out, struct place place);

// --- a folder of reports (corpus.c) ---

// The reports of --corpus in the order of their paths. False when there are none
// (said).
bool corpus_files(struct session *s, struct paths *files);

// Judges one report into the document arena `a`; false when it cannot be judged.
// `seen`, if not NULL, receives the document and where patterns were found in it.
struct corpus_seen {
    struct read_result text; // `doc` refers to it
    struct doc doc;
    struct hits hits;
};
bool corpus_judge(struct session *s, const struct pipeline *p, struct arena *a,
                  struct str path, struct report *report, struct corpus_seen *seen);
