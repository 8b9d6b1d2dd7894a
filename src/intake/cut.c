/* cut.c - places where a cell's text is cut. */
#include "intake/cut.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

struct cut
cut_trim(const char *s, size_t n)
{
	struct cut t = { .n = n };

	t.s = utf8_trim(s, &t.n);
	return t;
}

/* Past the parenthesis that opens at i, when it closes on the same line and
 * not too far on; else i + 1. */
size_t
cut_past(const char *p, size_t n, size_t i)
{
	size_t end = n - i > 400 ? i + 400 : n;
	int depth = 0;

	for (size_t k = i; k < end && p[k] != '\n'; k++) {
		if (p[k] == '(' || p[k] == '[')
			depth++;
		else if (p[k] == ')' || p[k] == ']')
			depth--;
		if (depth == 0)
			return k + 1;
	}
	return i + 1;
}

/* Length of a bullet character at p: • ● ▪ ■ · ‣ ◦ ► ✓ and the like. */
size_t
cut_bullet(const char *p, size_t n)
{
	static const char *const bullets[] = { "\u2022", "\u25CF", "\u25AA",
		"\u25A0", "\u2023", "\u25E6", "\u25BA", "\u2043", "\u00B7",
		"\u27A2", "\uF0B7" };

	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++) {
		size_t k = strlen(bullets[i]);

		if (n >= k && memcmp(p, bullets[i], k) == 0)
			return k;
	}
	return 0;
}

/* Take "- ", "* ", "1. ", "2) ", "a) " off the start of a line. */
struct cut
cut_unmarked(struct cut t)
{
	size_t i = 0;

	/* Most texts begin with a word. */
	if (t.n < 2 ||
	    (t.s[1] != ' ' && t.s[1] != ')' && (t.s[0] < '0' || t.s[0] > '9')))
		return t;
	while (i < t.n && i < 2 && t.s[i] >= '0' && t.s[i] <= '9')
		i++;
	if (i == 0 && t.n > 1 && t.s[0] >= 'a' && t.s[0] <= 'z' &&
	    t.s[1] == ')')
		i = 1;
	if (i > 0 && i + 1 < t.n && (t.s[i] == '.' || t.s[i] == ')') &&
	    t.s[i + 1] == ' ')
		return cut_trim(t.s + i + 1, t.n - i - 1);
	if (t.n > 2 && t.s[1] == ' ' && strchr("-*+o", t.s[0]) != NULL)
		return cut_trim(t.s + 2, t.n - 2);
	return t;
}

/* The next part of t that ends at one of marks outside parentheses; 0 bytes
 * long parts happen.  *at moves on; false at the end. */
bool
cut_next(struct cut t, const char *marks, size_t *at, struct cut *part)
{
	size_t i = *at;

	if (i > t.n)
		return false;
	while (i < t.n && strchr(marks, t.s[i]) == NULL)
		i = t.s[i] == '(' || t.s[i] == '[' ? cut_past(t.s, t.n, i)
						   : i + 1;
	*part = cut_trim(t.s + *at, i - *at);
	*at = i + 1;
	return true;
}

/* Cut at a word such as " and " outside parentheses; parts found, 0 when
 * there are too many. */
size_t
cut_at_word(struct cut t, const char *word, struct cut *part)
{
	size_t k = strlen(word);
	size_t from = 0;
	size_t n = 0;
	size_t i = 0;

	while (i < t.n) {
		if (t.n - i >= k && memcmp(t.s + i, word, k) == 0) {
			if (n == CUT_PARTS - 1)
				return 0;
			part[n++] = cut_trim(t.s + from, i - from);
			i += k;
			from = i;
		} else {
			i = t.s[i] == '(' ? cut_past(t.s, t.n, i) : i + 1;
		}
	}
	part[n++] = cut_trim(t.s + from, t.n - from);
	for (i = 0; i < n; i++) {
		if (part[i].n == 0)
			return 0;
	}
	return n;
}

/* Some of them begin with these. */
static bool
has_wide(const char *text, size_t n)
{
	return n > 0 &&
	       (memchr(text, 0xe3, n) != NULL || memchr(text, 0xef, n) != NULL);
}

bool
cut_plain(struct buf *b, const char *text, size_t n)
{
	static const struct {
		const char *wide;
		const char *plain;
	} signs[] = { { "\u3001", ", " }, { "\u30fb", ", " },
		{ "\uff65", ", " }, { "\uff0c", ", " }, { "\uff64", ", " },
		{ "\uff1b", "; " }, { "\uff1a", ": " }, { "\uff08", " (" },
		{ "\uff09", ") " }, { "\uff0f", "/" }, { "\u3002", ". " } };
	bool any = false;

	if (!has_wide(text, n))
		return false;
	buf_reset(b);
	for (size_t i = 0; i < n;) {
		size_t k = 0;

		while (k < sizeof(signs) / sizeof(signs[0]) &&
		       (n - i < 3 || memcmp(text + i, signs[k].wide, 3) != 0))
			k++;
		if (k == sizeof(signs) / sizeof(signs[0])) {
			buf_char(b, text[i++]);
			continue;
		}
		buf_str(b, signs[k].plain);
		any = true;
		i += 3;
	}
	return any;
}
