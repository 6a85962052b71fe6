// roles.h: what the words of a heading or sentence say about its part in the report.
#pragma once

#include "parse/wording.h"

// Roles named in a stretch. A word inside a longer word of another role does not count:
// 解决…存在的问题 is no 存在的问题.
struct role_words {
    uint32_t named;         // bit mask of roles
    struct span at[ROLE_N]; // first word of each role named
};

struct role_words roles_in(const struct wordings *w, struct looking in);

// A section's role and whether it is one for shortcomings and plan together.
struct part {
    enum role role;
    bool joint;
};

// The part of the section with the heading `in`, `level` deep under a section of part
// `above`.
struct part heading_part(const struct wordings *w, struct looking in, uint32_t level,
                         struct part above);

// True when the words of a role fill the heading: 下一步工作打算, 2024年存在的主要问题.
bool is_role_heading(const struct role_words *words, enum role role, struct looking in);

// True when the whole sentence tells a shortcoming or a plan of its own.
bool is_shortcoming(const struct wordings *w, struct looking in);
bool is_plan(const struct wordings *w, struct looking in);
