/* json.c - texts as JSON. */
#include "intake/json.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static bool
needs_no_escape(char c)
{
	return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

/* One byte in each of eight. */
#define JSON_EIGHT(c) (UINT64_C(0x0101010101010101) * (c))

/* Some byte of w is zero. */
static bool
has_zero(uint64_t w)
{
	return ((w - JSON_EIGHT(1)) & ~w & JSON_EIGHT(0x80)) != 0;
}

/* How many bytes from s[i] on need no escape: looked at eight at a time,
 * because every cell of a sheet is kept this way. */
static size_t
json_plain(const char *s, size_t i, size_t n)
{
	size_t from = i;

	while (n - i >= 8) {
		uint64_t w = 0;

		memcpy(&w, s + i, 8);
		/* The top three bits of a control are zero. */
		if (((w - JSON_EIGHT(0x20)) & ~w & JSON_EIGHT(0x80)) != 0 ||
		    has_zero(w ^ JSON_EIGHT('"')) ||
		    has_zero(w ^ JSON_EIGHT('\\')))
			break;
		i += 8;
	}
	while (i < n && needs_no_escape(s[i]))
		i++;
	return i - from;
}

void
json_text(struct buf *b, const char *s, size_t n)
{
	size_t i = json_plain(s, 0, n);
	char *to = buf_reserve(b, n + 2); /* most texts need no more */

	to[0] = '"';
	if (i > 0)
		memcpy(to + 1, s, i);
	b->len += i + 1;
	if (i == n) {
		to[n + 1] = '"';
		to[n + 2] = '\0';
		b->len++;
		return;
	}
	to[i + 1] = '\0';
	while (i < n) {
		size_t plain = json_plain(s, i, n);

		buf_add(b, s + i, plain);
		i += plain;
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
		i++;
	}
	buf_char(b, '"');
}
