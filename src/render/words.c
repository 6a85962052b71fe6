// words.c: the words and marks of results that all formats for people share.
#include "render/words.h"

#include "base/say.h"

const char *verdict_mark(enum verdict v)
{
    static const char *const marks[VERDICT_N] = {"✓", "▲", "✗", "–", "?"};
    return marks[v];
}

const char *verdict_said(enum verdict v)
{
    static const char *const words[VERDICT_N] = {
        [VERDICT_PRESENT] = SAY_LATER("present"),
        [VERDICT_WEAK] = SAY_LATER("weak"),
        [VERDICT_MISSING] = SAY_LATER("missing"),
        [VERDICT_NOT_APPLICABLE] = SAY_LATER("not applicable"),
        [VERDICT_UNKNOWN] = SAY_LATER("unknown"),
    };
    return say(words[v]);
}

const char *finding_mark(enum finding_severity s)
{
    static const char *const marks[] = {
        [FINDING_NOTE] = "·", [FINDING_FIX] = "▲", [FINDING_RETURN] = "✗"};
    return marks[s];
}

const char *finding_said(enum finding_severity s)
{
    static const char *const words[] = {
        [FINDING_NOTE] = SAY_LATER("note"),
        [FINDING_FIX] = SAY_LATER("to fix"),
        [FINDING_RETURN] = SAY_LATER("would be sent back"),
    };
    return say(words[s]);
}

const char *role_said(enum role role)
{
    static const char *const words[ROLE_N] = {
        [ROLE_ACHIEVEMENTS] = SAY_LATER("achievements"),
        [ROLE_FIRST_RESPONSIBLE] = SAY_LATER("first responsible person"),
        [ROLE_SHORTCOMINGS] = SAY_LATER("shortcomings"),
        [ROLE_PLAN] = SAY_LATER("plan"),
        [ROLE_OTHER] = SAY_LATER("other matters"),
        [ROLE_PREAMBLE] = SAY_LATER("preamble"),
        [ROLE_SIGNATURE] = SAY_LATER("signature"),
        [ROLE_FURNITURE] = SAY_LATER("page furniture"),
    };
    return say(words[role]);
}

const char *result_said(const struct report *report, const struct run_frame *run,
                        bool passed)
{
    return passed                 ? say("passed")
           : !report->genre_ok    ? say("not passed: another kind of document")
           : report->score.barred ? say("not passed: mandatory parts are missing")
           : score_passes(report, run)
               ? say("not passed: points enough, but a finding stands in the way")
               : say("below the pass mark");
}

const char *label_said(enum label label)
{
    static const char *const labels[LABEL_N] = {
        [LABEL_WHY] = SAY_LATER("why"),         [LABEL_FOUND] = SAY_LATER("found"),
        [LABEL_LACKING] = SAY_LATER("lacking"), [LABEL_CLOSEST] = SAY_LATER("closest"),
        [LABEL_WRITE] = SAY_LATER("write"),     [LABEL_MODEL] = SAY_LATER("model"),
        [LABEL_BASIS] = SAY_LATER("basis"),
    };
    return say(labels[label]);
}

const char *nearest_said(const struct quotation *q, struct str *guard)
{
    *guard = q->guard_said.n ? q->guard_said : q->guard;
    return q->guard.n ? say("does not count: ") : say("not complete enough to count");
}
