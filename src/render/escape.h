// escape.h: text from documents made safe for the formats that have their own signs.
// Control characters, invisible ones and bidi controls are shown as \u{…} everywhere,
// bytes that are no UTF-8 as U+FFFD. Private to this folder.
#pragma once

#include "base/buf.h"

// For text and quoted attributes of HTML and XML.
void escape_markup(struct buf *out, struct str text);

// For a line or a table cell of Markdown (CommonMark, GitHub's tables).
void escape_markdown(struct buf *out, struct str text);

// For GitHub's workflow commands: the message, and the values before it.
void escape_github(struct buf *out, struct str text, bool value);
