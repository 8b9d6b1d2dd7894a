/* html.c - the text of a piece of HTML. */
#include "intake/html.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* A tag with its attributes is no longer than this. */
#define HTML_TAG 2000

/* Tags that part lines, then the others; blanks around each. */
static const char html_lines[] =
    " br p div li ul ol tr table h1 h2 h3 h4 h5 h6 hr dt dd dl blockquote "
    "pre section article ";
static const char html_others[] =
    " a b i u s em strong span font sub sup small big td th tbody thead "
    "center code strike del ins mark abbr html body o:p nobr wbr ";

/* The characters from U+00C0 on by their names. */
static const char *const html_latin[] = { "Agrave", "Aacute", "Acirc", "Atilde",
	"Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml",
	"Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
	"Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave",
	"Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave",
	"aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil",
	"egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc",
	"iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
	"divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute",
	"thorn", "yuml" };

static const struct {
	const char *name;
	uint32_t c;
} html_more[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' },
	{ "apos", '\'' }, { "nbsp", ' ' }, { "shy", 0xad }, { "ensp", ' ' },
	{ "emsp", ' ' }, { "thinsp", ' ' }, { "ndash", 0x2013 },
	{ "mdash", 0x2014 }, { "hellip", 0x2026 }, { "bull", 0x2022 },
	{ "middot", 0xb7 }, { "reg", 0xae }, { "trade", 0x2122 },
	{ "copy", 0xa9 }, { "euro", 0x20ac }, { "deg", 0xb0 },
	{ "plusmn", 0xb1 }, { "micro", 0xb5 }, { "sup2", 0xb2 },
	{ "sup3", 0xb3 }, { "le", 0x2264 }, { "ge", 0x2265 },
	{ "lsquo", 0x2018 }, { "rsquo", 0x2019 }, { "ldquo", 0x201c },
	{ "rdquo", 0x201d }, { "laquo", 0xab }, { "raquo", 0xbb },
	{ "alpha", 0x3b1 }, { "beta", 0x3b2 }, { "gamma", 0x3b3 },
	{ "check", 0x2713 }, { "zwnj", 0x200c }, { "zwj", 0x200d } };

static bool
html_in(const char *list, const char *s, size_t n)
{
	char word[16] = " ";

	if (n == 0 || n + 3 > sizeof(word))
		return false;
	for (size_t i = 0; i < n; i++) {
		word[1 + i] = s[i];
		if (s[i] >= 'A' && s[i] <= 'Z')
			word[1 + i] = (char)(s[i] + 32);
	}
	memcpy(word + 1 + n, " ", 2);
	return strstr(list, word) != NULL;
}

static void
html_break(struct buf *b)
{
	while (b->len > 0 && b->data[b->len - 1] == ' ')
		b->len--;
	if (b->len > 0 && b->data[b->len - 1] != '\n')
		buf_char(b, '\n');
}

/* A tag or comment at s, which begins with '<': its length, 0 when it is
 * none. */
static size_t
html_tag(struct buf *b, const char *s, size_t n)
{
	const char *end = NULL;
	const char *name = s + 1;
	size_t len = 0;

	if (n > 4 && memcmp(s, "<!--", 4) == 0) {
		for (size_t i = 4; i + 2 < n; i++) {
			if (memcmp(s + i, "-->", 3) == 0)
				return i + 3;
		}
		return 0;
	}
	end = memchr(s, '>', n > HTML_TAG ? HTML_TAG : n);
	if (end == NULL)
		return 0;
	if (name < end && *name == '/')
		name++;
	while (name + len < end && strchr(" \t\r\n/", name[len]) == NULL)
		len++;
	if (html_in(html_lines, name, len)) {
		html_break(b);
		return (size_t)(end - s) + 1;
	}
	if (!html_in(html_others, name, len))
		return 0;
	if (html_in(" td th ", name, len))
		buf_char(b, ' ');
	return (size_t)(end - s) + 1;
}

/* "#233", "#xE9": the number, 0 when it is none. */
static uint32_t
html_number(const char *s, size_t n)
{
	bool hex = n > 2 && (s[1] == 'x' || s[1] == 'X');
	uint32_t c = 0;

	if (n < 2 || n > 8)
		return 0;
	for (size_t i = hex ? 2 : 1; i < n; i++) {
		uint32_t digit = 99;

		if (s[i] >= '0' && s[i] <= '9')
			digit = (uint32_t)(s[i] - '0');
		else if (hex && (s[i] | 32) >= 'a' && (s[i] | 32) <= 'f')
			digit = (uint32_t)((s[i] | 32) - 'a') + 10;
		if (digit == 99)
			return 0;
		c = c * (hex ? 16 : 10) + digit;
	}
	return c < 0x20 || c > 0x10ffff || (c >= 0xd800 && c < 0xe000) ? 0 : c;
}

static uint32_t
html_named(const char *s, size_t n)
{
	for (size_t i = 0; i < sizeof(html_more) / sizeof(html_more[0]); i++) {
		if (strlen(html_more[i].name) == n &&
		    memcmp(html_more[i].name, s, n) == 0)
			return html_more[i].c;
	}
	for (size_t i = 0; i < sizeof(html_latin) / sizeof(html_latin[0]);
	     i++) {
		if (strlen(html_latin[i]) == n &&
		    memcmp(html_latin[i], s, n) == 0)
			return 0xc0 + (uint32_t)i;
	}
	return 0;
}

/* An entity at s, which begins with '&': its length, 0 when it is none. */
static size_t
html_entity(struct buf *b, const char *s, size_t n)
{
	const char *end = memchr(s, ';', n > 12 ? 12 : n);
	size_t len = end == NULL ? 0 : (size_t)(end - s) - 1;
	uint32_t c = 0;
	char to[4];

	if (len == 0)
		return 0;
	c = s[1] == '#' ? html_number(s + 1, len) : html_named(s + 1, len);
	if (c == 0)
		return 0;
	buf_add(b, to, utf8_encode(c, to));
	return len + 2;
}

bool
html_text(struct buf *b, const char *s, size_t n)
{
	bool any = false;

	if (memchr(s, '<', n) == NULL && memchr(s, '&', n) == NULL)
		return false;
	for (size_t i = 0; i < n;) {
		size_t k = s[i] == '<'   ? html_tag(b, s + i, n - i)
			   : s[i] == '&' ? html_entity(b, s + i, n - i)
					 : 0;

		any = any || k > 0;
		if (k == 0)
			buf_char(b, s[i]);
		i += k == 0 ? 1 : k;
	}
	while (b->len > 0 && strchr(" \n", b->data[b->len - 1]) != NULL)
		b->len--;
	if (b->data != NULL)
		b->data[b->len] = '\0';
	return any;
}
