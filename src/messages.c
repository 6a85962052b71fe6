// messages.c: see messages.h.
#include "messages.h"

#include "base/file.h"

struct str messages_folder(struct arena *a)
{
    static const char *const places[] = {"locale", "../share/locale",
                                         "../../share/locale"};
    struct str program = file_program_folder(a);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct str folder = file_join(a, program, str_of(places[i]));
        struct str message = file_join(a, folder, STR("zh_CN/LC_MESSAGES/qingdan.mo"));
        if (file_kind(message) == FILE_REGULAR) {
            return folder;
        }
    }
    return STR(LOCALE_FOLDER);
}
