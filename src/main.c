// main.c: parse the options, run the command, return its status.
#include "session.h"

#include "base/buf.h"
#include "messages.h"
#include "watch.h"

#include <fcntl.h>
#include <unistd.h>

static enum status run(struct session *s)
{
    switch (s->options.command) {
    case COMMAND_SCORE:
        return command_score(s);
    case COMMAND_EXTRACT:
        return command_extract(s);
    case COMMAND_RULES_CHECK:
        return command_rules_check(s);
    case COMMAND_RULES_TEST:
        return command_rules_test(s);
    case COMMAND_RULES_LIST:
        return command_rules_list(s);
    case COMMAND_RULES_EXPLAIN:
        return command_rules_explain(s);
    case COMMAND_RULES_DIFF:
        return command_rules_diff(s);
    case COMMAND_RULES_COVERAGE:
        return command_rules_coverage(s);
    case COMMAND_RULES_NEW:
        return command_rules_new(s);
    case COMMAND_RULES_SCHEMA:
        return command_rules_schema(s);
    case COMMAND_AGREE:
        return command_agree(s);
    case COMMAND_COMPARE:
        return command_compare(s);
    case COMMAND_OVERLAP:
        return command_overlap(s);
    case COMMAND_DISPUTES:
        return command_disputes(s);
    case COMMAND_VERSION:
        return command_version(s);
    case COMMAND_NONE:
    case COMMAND_HELP:
        break;
    }
    struct buf out = {0};
    cli_help(&out);
    (void)session_write(s, &out);
    return s->options.command == COMMAND_HELP ? STATUS_PASSED : STATUS_USAGE;
}

// A descriptor of the three that is closed would be given to the next file or pipe that
// is opened, and the report written there. Read-only: writing fails and is said.
static void hold_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0) {
            (void)open("/dev/null", O_RDONLY);
        }
    }
}

int main(int argc, char **argv)
{
    hold_standard_streams();
    struct session s = {.lang = LANG_EN};
    s.diags.arena = &s.arena;
    struct str messages = messages_folder(&s.arena);
    s.lang = say_in(cli_lang(argc, argv), messages.p);
    enum status status = STATUS_USAGE;
    if (cli_parse(&s.arena, &s.diags, argc, argv, &s.options)) {
        session_begin(&s);
        status = s.options.watch ? watch(&s, run) : run(&s);
        status = s.write_failed ? STATUS_INTERNAL : status;
    } else {
        session_print(&s, &s.diags, SEVERITY_ERROR);
    }
    session_end(&s);
    return (int)status;
}
