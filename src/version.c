// version.c: the command `version`.
#include "session.h"

#include "base/buf.h"
#include "render/render.h"
#include "rule/load.h"

enum status command_version(struct session *s)
{
    const char *why = "";
    struct buf out = {0};
    buf_fmt(&out, "qingdan %s\n", VERSION);
    if (s->options.verbose) {
        struct str pack = session_pack(s, &why);
        buf_fmt(&out, "%s: %s (%s)\n", say("rules"), pack.p, why);
        rules_versions(&out);
        match_versions(&out);
        render_versions(&out);
    }
    (void)session_write(s, &out);
    return STATUS_PASSED;
}
