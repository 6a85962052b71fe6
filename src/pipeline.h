// pipeline.h: the order of the stages, and nothing else. Owner of the run arena.
#pragma once

#include "base/diag.h"
#include "base/say.h"
#include "check/check.h"
#include "judge/judge.h"
#include "match/match.h"
#include "model/pack.h"
#include "parse/parse.h"
#include "read/read.h"

struct pipeline {
    struct arena run;
    struct arena sources; // patterns as written
    // Set before pipeline_load by commands that judge by the rules alone and show no
    // rule: the pack comes from the cache if it can, without patterns.
    bool lean;
    bool at_image; // the run arena, or the image, is at the fixed address
    struct pack pack;
    const struct program *program;
    const struct wordings *wordings;
    const struct judge_words *words;
    const struct check_words *checks;
    const struct second_reader *second;
    struct damaged *damaged; // what texts with lost characters need
    enum second_mode second_mode;
    enum lang lang; // of the result's words: LANG_ZH or LANG_EN
    bool show_text; // reports carry their text, for formats that show it
};

struct check_options {
    struct read_options read;
    struct parse_options parse;
};

// Loads and compiles the pack. False: at least one error in `d`; the pipeline is still
// to be closed.
bool pipeline_load(struct pipeline *p, struct diags *d, struct str folder);

// One file on its way through the stages.
struct input {
    struct str path, bytes;
    struct check_options options;
    bool readable; // the bytes are there; else `d` already says why
    struct read_result text;
    struct doc doc;
    // Asked once the text is read: which items a person set aside (judge.h), or NULL.
    const struct str *(*decide)(void *decisions, struct arena *a, struct diags *d,
                                const struct input *in);
    void *decisions;
};

// Bytes to document. False: the text could not be read, one error was added.
bool pipeline_read(const struct pipeline *p, struct arena *a, struct diags *d,
                   struct input *in);

// One report. What `d` holds about the file becomes its problems. `a` is the document
// arena: reset it after the report was written.
void pipeline_check(const struct pipeline *p, struct arena *a, struct diags *d,
                    struct input *in, struct report *out);

void pipeline_close(struct pipeline *p);
