// say.h: messages in the user's language (gettext), and text from documents made safe
// for a terminal. The source text of every message is English; src/po/zh_CN.po
// translates it.
#pragma once

#include "base/str.h"

struct buf;

enum lang { LANG_AUTO, LANG_ZH, LANG_EN };

// Fixes the language of say() for the process. LANG_AUTO follows LC_ALL, LC_MESSAGES,
// LANG (Chinese when they begin with zh, else English). `folder` holds
// zh_CN/LC_MESSAGES/….mo, NULL for the installed one. Returns the language in force.
enum lang say_in(enum lang wanted, const char *folder);

// The message in the language in force; the argument itself when there is no
// translation.
const char *say(const char *message) __attribute__((format_arg(1)));

// Marks a message for translation where it cannot be translated yet (tables).
#define SAY_LATER(message) (message)

// Is it a control character, an invisible one or a bidi control?
bool char_steers(uint32_t cp);

// Does the text hold control characters (line ends and tabs aside) or bidi overrides?
bool text_steers(struct str text);

// Appends text with control characters and bidi overrides shown as \u{…}, so that a
// document or a file name cannot steer the terminal. Newlines and tabs count as control
// characters.
void safe_put(struct buf *out, struct str text);
