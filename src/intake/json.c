/* json.c - texts as JSON. */
#include "intake/json.h"

#include <stdbool.h>

static bool
needs_no_escape(char c)
{
	return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

void
json_text(struct buf *b, const char *s, size_t n)
{
	size_t from = 0;

	buf_char(b, '"');
	for (size_t i = 0; i <= n; i++) {
		if (i < n && needs_no_escape(s[i]))
			continue;
		buf_add(b, s + from, i - from);
		from = i + 1;
		if (i == n)
			break;
		if (s[i] == '"' || s[i] == '\\') {
			buf_char(b, '\\');
			buf_char(b, s[i]);
		} else if (s[i] == '\n') {
			buf_str(b, "\\n");
		} else if (s[i] == '\t') {
			buf_str(b, "\\t");
		} else if (s[i] == '\r') {
			buf_str(b, "\\r");
		} else {
			buf_fmt(b, "\\u%04x", (unsigned char)s[i]);
		}
	}
	buf_char(b, '"');
}
