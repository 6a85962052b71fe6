// corpus.c: a folder of reports for the commands `rules …`.
#include "packed.h"
#include "workbench.h"

#include "base/limits.h"

#include <stdlib.h>

static int by_name(const void *x, const void *y)
{
    return strcmp(((const struct str *)x)->p, ((const struct str *)y)->p);
}

bool corpus_files(struct session *s, struct paths *files)
{
    struct diags d = {.arena = &s->arena};
    session_folder(s, &d, s->options.corpus, files);
    session_print(s, &d, SEVERITY_ERROR);
    if (files->list.n) {
        qsort(files->list.at, files->list.n, sizeof *files->list.at, by_name);
    }
    return files->list.n > 0 && d.errors == 0;
}

bool corpus_judge(struct session *s, const struct pipeline *p, struct arena *a,
                  struct str path, struct report *report, struct corpus_seen *seen)
{
    struct diags d = {.arena = a};
    struct input in = {.path = path, .options = session_check_options(s)};
    in.readable = packed_read(s, a, &d, path, &in.bytes);
    pipeline_check(p, a, &d, &in, report);
    if (report->judged && seen) {
        *seen = (struct corpus_seen){.text = in.text, .doc = in.doc};
        seen->doc.text = &seen->text.text;
        match_scan(a, p->program, &seen->doc, &seen->hits);
    }
    session_print(s, &d, SEVERITY_ERROR);
    return report->judged;
}
