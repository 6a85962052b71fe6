// wire.c: answers of qingdan-read, whole and broken in every way.
#include "read/wire.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct flow some_flow(struct arena *a)
{
    struct flow flow = {.arena = a, .encoding = ENCODING_GB18030, .guessed = true};
    flow_text(&flow, STR("标题"), (struct position){.line = 3, .column = 7});
    flow_gap(&flow);
    flow_text(&flow, STR("正文𠀀。"), (struct position){.line = 5, .column = 1});
    flow_stated(&flow, STR("发布日期"), STR("2025-01-20"));
    return flow;
}

static struct str good_answer(struct arena *a, bool ok)
{
    struct flow flow = some_flow(a);
    struct diags d = {.arena = a};
    struct buf out = {0};
    struct place place = {.path = STR("there.html"), .line = 2, .column = 9};
    if (ok) {
        diag_add(&d, DIAG_INPUT_ENCODING_GUESSED, place, "GB18030");
    } else {
        diag_add(&d, DIAG_INPUT_EMPTY, place);
        diag_hint(&d, "%s", "write some");
    }
    wire_put_answer(&out, ok, &d, &flow);
    struct str answer = arena_copy(a, buf_str(&out));
    buf_free(&out);
    return answer;
}

static bool get(struct arena *a, struct str body, struct diags *d, struct text *t,
                bool *ok)
{
    *d = (struct diags){.arena = a};
    *t = (struct text){0};
    return wire_get_answer(a, body, STR("here.html"), d, t, ok);
}

static void whole(void **state)
{
    struct arena a = {0};
    struct diags d;
    struct text t;
    bool ok;
    (void)state;
    assert_true(get(&a, good_answer(&a, true), &d, &t, &ok));
    assert_true(ok);
    assert_int_equal(t.raw_n, 2 + 2 + 5);
    assert_string_equal(units_to_utf8(&a, t.raw, t.raw_n).p, "标题\n\n正文𠀀。");
    assert_int_equal(text_position(&t, 5).line, 5);
    assert_int_equal(text_position(&t, 8).column, 4); // one column for two units
    assert_string_equal(t.encoding.p, "GB18030");
    assert_true(t.guessed);
    assert_int_equal(t.stated_n, 1);
    assert_string_equal(t.stated[0].value.p, "2025-01-20");
    assert_int_equal(d.list.n, 1);
    assert_string_equal(d.list.at[0].place.path.p, "here.html");
    assert_int_equal(d.list.at[0].place.column, 9);
    arena_free(&a);
}

static void failure(void **state)
{
    struct arena a = {0};
    struct diags d;
    struct text t;
    bool ok;
    (void)state;
    assert_true(get(&a, good_answer(&a, false), &d, &t, &ok));
    assert_false(ok);
    assert_int_equal(d.errors, 1);
    assert_string_equal(d.list.at[0].hint.p, "write some");
    arena_free(&a);
}

// Cut anywhere, or longer than it says: refused, and nothing is added.
static void cut(void **state)
{
    struct arena a = {0};
    struct diags d;
    struct text t;
    bool ok;
    (void)state;
    struct str answer = good_answer(&a, true);
    for (size_t n = 0; n < answer.n; n++) {
        assert_false(get(&a, (struct str){answer.p, n}, &d, &t, &ok));
        assert_int_equal(d.list.n + d.errors + d.warnings, 0);
    }
    struct str longer = arena_fmt(&a, "%*s", (int)answer.n + 1, "");
    memcpy((char *)(uintptr_t)longer.p, answer.p, answer.n);
    assert_false(get(&a, longer, &d, &t, &ok));
    arena_free(&a);
}

// Any eight bytes replaced by a number: refused, or an answer that keeps its promises.
static void numbers(void **state)
{
    static const uint64_t values[] = {
        0,          1,          2,          7,          255,           INT32_MAX,
        1ull << 31, UINT32_MAX, 1ull << 32, UINT64_MAX, UINT64_MAX - 7};
    struct arena a = {0};
    (void)state;
    for (int ok_wanted = 0; ok_wanted < 2; ok_wanted++) {
        struct str answer = good_answer(&a, ok_wanted);
        for (size_t i = 0; i + 8 <= answer.n; i++) {
            for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
                struct diags d;
                struct text t;
                bool ok;
                struct arena scratch = {0};
                struct str bad = arena_copy(&scratch, answer);
                memcpy((char *)(uintptr_t)bad.p + i, &values[k], 8);
                if (get(&scratch, bad, &d, &t, &ok)) {
                    assert_int_equal(ok, d.errors == 0);
                    assert_true(t.origin_n <= t.raw_n);
                    (void)text_position(&t, t.raw_n);
                } else {
                    assert_int_equal(d.list.n, 0);
                }
                arena_free(&scratch);
            }
        }
    }
    arena_free(&a);
}

// One fault in one place.
static void faults(void **state)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct text t;
    bool ok;
    (void)state;
    struct flow flow = some_flow(&a);
    const struct flow fine = flow;
    struct {
        const char *what;
        struct flow flow;
    } rows[6] = {{"as it should be", fine},
                 {"first origin late", fine},
                 {"origins out of order", fine},
                 {"line zero", fine},
                 {"no origin", fine},
                 {"origin behind the end", fine}};
    for (size_t i = 0; i < 6; i++) {
        struct flow *f = &rows[i].flow;
        struct origin *copy = arena_array(&a, struct origin, f->origins.n);
        memcpy(copy, f->origins.at, f->origins.n * sizeof *copy);
        f->origins.at = copy;
    }
    rows[1].flow.origins.at[0].raw = 1;
    rows[2].flow.origins.at[1].raw = 0;
    rows[3].flow.origins.at[1].at.line = 0;
    rows[4].flow.origins.n = 0;
    rows[5].flow.origins.at[1].raw = fine.unit.n;
    for (size_t i = 0; i < 6; i++) {
        struct buf out = {0};
        wire_put_answer(&out, true, &d, &rows[i].flow);
        struct diags said;
        bool taken = get(&a, buf_str(&out), &said, &t, &ok);
        if (taken != (i == 0)) {
            fail_msg("%s", rows[i].what);
        }
        buf_free(&out);
    }
    arena_free(&a);
}

// A reader speaks of input files, and fails with an error or not at all.
static void codes(void **state)
{
    struct arena a = {0};
    struct text t;
    bool ok;
    (void)state;
    struct flow flow = some_flow(&a);
    static const struct {
        enum diag_code code;
        bool ok, taken;
    } rows[] = {
        {DIAG_INPUT_EMPTY, false, true},   {DIAG_INPUT_EMPTY, true, false},
        {DIAG_INPUT_LOST, true, true},     {DIAG_INPUT_LOST, false, false},
        {DIAG_OUTPUT_WRITE, false, false}, {DIAG_USAGE, false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags d = {.arena = &a}, said;
        struct buf out = {0};
        diag_add(&d, rows[i].code, (struct place){0}, "1");
        wire_put_answer(&out, rows[i].ok, &d, &flow);
        assert_int_equal(get(&a, buf_str(&out), &said, &t, &ok), rows[i].taken);
        buf_free(&out);
    }
    arena_free(&a);
}

static void requests(void **state)
{
    struct arena a = {0};
    (void)state;
    struct wire_request r = {
        .format = STR("html"),
        .source = {STR("\xFF.html"), STR("<p>"), ENCODING_BIG5, 1000},
        .lang = LANG_ZH,
        .seconds = 7,
    };
    struct buf out = {0};
    wire_put_request(&out, &r);
    buf_add(&out, r.source.bytes);
    struct str body = arena_copy(&a, buf_str(&out));
    struct wire_request got;
    assert_true(wire_get_request(body, &got));
    assert_true(str_eq(got.source.path, r.source.path));
    assert_true(str_eq(got.source.bytes, r.source.bytes));
    assert_int_equal(got.source.encoding, ENCODING_BIG5);
    assert_int_equal(got.seconds, 7);
    for (size_t n = 0; n < body.n; n++) {
        assert_false(wire_get_request((struct str){body.p, n}, &got));
    }
    buf_free(&out);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole),   cmocka_unit_test(failure), cmocka_unit_test(cut),
        cmocka_unit_test(numbers), cmocka_unit_test(faults),  cmocka_unit_test(codes),
        cmocka_unit_test(requests)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
