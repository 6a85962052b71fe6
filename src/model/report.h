// report.h: all that a renderer may know. Strings are UTF-8, copied in; positions are
// 1-based lines and columns of the original file; points are integer hundredths.
#pragma once

#include "base/diag.h"
#include "base/vec.h"
#include "model/doc.h"

enum verdict {
    VERDICT_PRESENT,
    VERDICT_WEAK,
    VERDICT_MISSING,
    VERDICT_NOT_APPLICABLE,
    VERDICT_UNKNOWN,
    VERDICT_N
};

struct quotation {
    struct position at;
    struct span raw;  // the whole passage in `raw` of model/text.h, all on one line
    uint32_t mark;    // 1-based: the first of report.marks that is it; 0 = no text
    struct str quote; // the original's own characters on that line, … where cut
    enum role section;
    struct str aspect; // what it proves; for a nearest miss: empty
    struct str guard;  // nearest miss: stable name of the reason, or "" (incomplete)
    struct str guard_said; // the same for a reader
};

// A reviewer's decision on an item (`score --waivers`). It never changes a verdict or
// points, but for NOT_APPLICABLE, which leaves the sum.
enum decision {
    DECISION_NONE,
    DECISION_ACCEPT,         // weak or missing is accepted as it is
    DECISION_WAIVE,          // not called for until it expires
    DECISION_NOT_APPLICABLE, // does not apply to this agency
    DECISION_WRONG,          // the program judged wrongly
    DECISION_N
};

struct item_decision {
    enum decision kind;
    struct str reason, owner, expires; // expires "2026-12-31" or ""
};

struct item_result {
    struct str id, name, group;
    enum verdict verdict;
    bool mandatory; // a required section: missing, it caps the total
    int32_t points_h, weight_h;
    int32_t gain_h;  // what the total gains when the item is complete
    int32_t later_h; // what more it gains once missing mandatory parts no longer cap it
    struct str reason, advice, model;
    VEC(struct quotation) evidence;
    VEC(struct str) lacking;
    struct item_decision decision;
    bool has_nearest;
    struct quotation nearest;
    VEC(struct str) basis;
    struct position
        at; // where to look: best evidence, else its section, else the title
};

enum finding_severity { FINDING_NOTE, FINDING_FIX, FINDING_RETURN };

struct finding {
    struct str id;
    enum finding_severity severity;
    struct position at;
    struct span raw; // as in struct quotation
    uint32_t mark;   // likewise
    struct str message, quote;
};

struct problem {
    struct str code, message;
    enum severity severity;
};

struct outline_entry {
    enum role role;
    struct str heading;
    struct position at;
    uint32_t level;
};

struct group_result {
    struct str id, name;
    int32_t earned_h, possible_h;
};

// --- the text of the file, for formats that show it beside the verdicts ---

enum shown_as { SHOWN_BODY, SHOWN_TITLE, SHOWN_HEADING, SHOWN_FURNITURE };

struct text_line {
    struct position at;
    struct str text; // UTF-8, personal data masked; never empty
    enum shown_as kind;
    uint32_t level;        // of a heading
    uint32_t mark, mark_n; // first of its marks (index), and how many
};

enum mark_use { MARK_EVIDENCE, MARK_NEAREST, MARK_FINDING };

// Who points at a mark.
struct mark_ref {
    enum mark_use use;
    uint32_t of; // index in items, or in findings
    bool ends;   // what was quoted ends with this mark
};

// A stretch of a line to which the same quotations point.
struct text_mark {
    struct span where; // bytes of the line's text
    uint32_t ref, ref_n;
};

struct score {
    int32_t points_h; // out of 100, after rescaling and cap
    int32_t earned_h, possible_h;
    int32_t cap_h;      // 0 = none
    bool barred;        // two or more mandatory parts missing: never passes
    uint32_t unknown_n; // items that could not be judged
    int32_t unknown_h;  // their weight
    struct str grade, formula;
};

struct report {
    struct str path, sha256, format, encoding, script;
    struct str title, issuer, body, body_name, date; // date "2025-01-08" or ""
    int year;
    bool genre_ok;
    struct str genre,
        genre_pack;      // the pack that judges such a document, if it is there
    uint32_t characters; // Han characters of the text that was judged
    struct damage damage;
    bool judged; // false: could not be read; only path and problems are set
    struct score score;
    VEC(struct outline_entry) sections;
    VEC(struct item_result) items; // all of them, pack order
    VEC(uint32_t)
    todo; // indices of items that are not present, worst first: most to gain
    VEC(struct group_result) groups;
    VEC(struct finding) findings;
    VEC(struct problem) problems;
    VEC(struct span) secrets; // personal names in the text (raw): not to be shown

    // Empty unless a renderer asked for them (text_up_to in render/render.h). Lines
    // come in the order of the file, marks in that of the lines, never overlapping.
    VEC(struct text_line) lines;
    VEC(struct text_mark) marks;
    VEC(struct mark_ref) refs;
};

// The result of an item, or NULL.
static inline const struct item_result *report_item(const struct report *r,
                                                    struct str id)
{
    for (uint32_t i = 0; i < r->items.n; i++) {
        if (str_eq(r->items.at[i].id, id)) {
            return &r->items.at[i];
        }
    }
    return NULL;
}

struct summary {
    uint32_t reports, judged, failed, below; // below: under the bar
    uint32_t other;                          // judged, but another kind of document
    int32_t mean_h;                          // of the judged ones that are no other
};

// The run's frame, known before the first report.
struct run_frame {
    struct str tool_version;
    struct str pack_id, pack_name, pack_edition, pack_sha256, pack_note;
    int32_t bar_h;     // --min-score or the pack's pass mark
    bool fail_on_none; // findings fail no report, else those of at least
    enum finding_severity fail_on;
    VEC(struct str) item_ids; // columns of csv-summary
};

// Enough points, unless it is another kind of document or lacks two mandatory parts.
static inline bool score_passes(const struct report *r, const struct run_frame *run)
{
    return r->score.points_h >= run->bar_h && !r->score.barred && r->genre_ok;
}

// A report passes when its score does and no finding stands at the fail level.
static inline bool report_passes(const struct report *r, const struct run_frame *run)
{
    for (uint32_t i = 0; i < r->findings.n && !run->fail_on_none; i++) {
        if (r->findings.at[i].severity >= run->fail_on) {
            return false;
        }
    }
    return score_passes(r, run);
}

// Stable names for machines: "present", "achievements", "fix".
const char *verdict_name(enum verdict v);
const char *decision_name(enum decision d); // "waive"
const char *role_name(enum role r);
const char *finding_severity_name(enum finding_severity s);
