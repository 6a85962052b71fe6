// compare.c: stub
#include "session.h"
enum status command_compare(struct session *s)
{
    (void)s;
    return STATUS_USAGE;
}
