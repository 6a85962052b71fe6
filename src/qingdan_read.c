// qingdan_read.c: the program `qingdan-read`: reads documents for `qingdan`, one
// request on standard input and one answer on standard output after the other, until
// the input ends. It exists so that foreign libraries and hostile files stay out of the
// judge; it is of no use by hand.
#include "base/buf.h"
#include "base/limits.h"
#include "messages.h"
#include "read/foreign.h"
#include "read/jail.h"
#include "read/wire.h"

#include <errno.h>
#include <unistd.h>

static bool read_whole(char *p, size_t n)
{
    while (n) {
        ssize_t got = read(STDIN_FILENO, p, n);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        p += got;
        n -= (size_t)got;
    }
    return true;
}

static bool write_whole(struct str s)
{
    while (s.n) {
        ssize_t done = write(STDOUT_FILENO, s.p, s.n);
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done <= 0) {
            return false;
        }
        s.p += done;
        s.n -= (size_t)done;
    }
    return true;
}

// False: the parent has gone, or speaks another language.
static bool serve(struct arena *a, struct str messages, uint32_t number,
                  struct str body)
{
    struct wire_request r;
    if (!wire_get_request(body, &r)) {
        return false;
    }
    struct diags d = {.arena = a};
    struct flow flow = {.arena = a};
    struct buf out = {0};
    char head[WIRE_HEAD];
    (void)say_in(r.lang, messages.p);
    jail_document(r.source.max_bytes, r.seconds);
    bool ok = foreign_read(a, &d, r.format, &r.source, &flow);
    wire_put_answer(&out, ok, &d, &flow);
    wire_put_head(head, number, out.n);
    bool written = !out.overflow && write_whole((struct str){head, sizeof head}) &&
                   write_whole(buf_str(&out));
    buf_free(&out);
    return written;
}

int main(void)
{
    struct arena run = {0}, document = {0};
    struct str messages = messages_folder(&run);
    bool going = true;
    jail_enter();
    while (going) {
        char head[WIRE_HEAD];
        uint32_t number;
        uint64_t length;
        going = read_whole(head, sizeof head) &&
                wire_get_head(head, &number, &length) &&
                length <= LIMIT_MAX_SIZE + (1u << 20);
        if (going) {
            char *body = arena_alloc(&document, (size_t)length);
            going =
                read_whole(body, (size_t)length) &&
                serve(&document, messages, number, (struct str){body, (size_t)length});
        }
        arena_reset(&document);
    }
    arena_free(&document);
    arena_free(&run);
    return 0;
}
