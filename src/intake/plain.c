/* plain.c - what a person sees of a cell. */
#include "intake/plain.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/formula.h"
#include "base/utf8.h"
#include "intake/html.h"

/* The longest entity of HTML is shorter. */
#define ENTITY_LEN 34

/* A text being read from its start. */
struct scan {
	const char *s;
	const char *end;
};

static bool
plain_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
plain_letter_ascii(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "&amp;", "&#233;" and the like begin at s: a letter or #, and a semicolon
 * before any blank. */
static bool
plain_entity(const char *s, size_t n)
{
	size_t k = 1;

	if (n < 3 || !(plain_letter_ascii(s[1]) || s[1] == '#'))
		return false;
	while (k < n && k < ENTITY_LEN && s[k] != ';' && s[k] != ' ')
		k++;
	return k < n && s[k] == ';';
}

/* A quick look, without a branch for each byte: some cell of every row is
 * long. */
static bool
plain_may_be_odd(const char *s, size_t n)
{
	unsigned char any = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		any |= (unsigned char)((c >= 0x80) | (c == '<') | (c == '&') |
				       (c == '=') | (c == '\''));
	}
	return any != 0;
}

bool
plain_is_odd(const char *s, size_t n)
{
	static const bool odd[256] = { ['<'] = true,
		['&'] = true,
		['='] = true,
		['\''] = true,
		[0xc2] = true,
		[0xe2] = true,
		[0xe3] = true,
		[0xef] = true };

	if (!plain_may_be_odd(s, n))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (odd[(unsigned char)s[i]] &&
		    (s[i] != '&' || plain_entity(s + i, n - i)))
			return true;
	}
	return false;
}

/* --- formulas --- */

static void
skip_blanks(struct scan *k)
{
	while (k->s < k->end && *k->s == ' ')
		k->s++;
}

/* A text in quotes, a quote in it doubled. */
static bool
take_quoted(struct scan *k, struct buf *b)
{
	if (k->s == k->end || *k->s != '"')
		return false;
	for (k->s++; k->s < k->end; k->s++) {
		if (*k->s == '"') {
			k->s++;
			if (k->s == k->end || *k->s != '"')
				return true;
		}
		buf_char(b, *k->s);
	}
	return false;
}

static bool
take_number(struct scan *k, struct buf *b)
{
	const char *from = k->s;

	while (k->s < k->end && (plain_digit(*k->s) || *k->s == '.'))
		k->s++;
	buf_add(b, from, (size_t)(k->s - from));
	return k->s > from && plain_digit(*from);
}

/* The name of a function that links, behind '='; in the languages of Excel. */
static bool
take_link_name(struct scan *k)
{
	static const char *const names[] = { "HYPERLINK(", "LIEN_HYPERTEXTE(",
		"HIPERVINCULO(", "HIPERV\303\215NCULO(", "COLLEG.IPERTESTUALE(",
		"HIPERLIGA\303\207\303\203O(", "HYPERLINK (" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t n = strlen(names[i]);
		size_t j = 0;

		while (j < n && k->s + j < k->end &&
		       (k->s[j] == names[i][j] ||
			   (plain_letter_ascii(k->s[j]) &&
			       (k->s[j] & ~0x20) == names[i][j])))
			j++;
		if (j == n) {
			k->s += n;
			return true;
		}
	}
	return false;
}

/* "url","Acme": the second text, else the first. */
static bool
take_link(struct scan *k, struct buf *b)
{
	size_t before = b->len;

	skip_blanks(k);
	if (!take_quoted(k, b))
		return false;
	skip_blanks(k);
	if (k->s < k->end && (*k->s == ',' || *k->s == ';')) {
		struct buf shown = { 0 };
		bool ok = false;

		k->s++;
		skip_blanks(k);
		ok = take_quoted(k, &shown) || take_number(k, &shown);
		if (ok && shown.len > 0) {
			b->len = before;
			buf_add(b, shown.data, shown.len);
		}
		buf_clear(&shown);
		if (!ok)
			return false;
		skip_blanks(k);
	}
	if (k->s == k->end || *k->s != ')')
		return false;
	k->s++;
	return true;
}

/* What a formula of texts alone comes to: false when it needs other cells. */
static bool
formula_value(const char *s, size_t n, struct buf *b)
{
	struct scan k = { s + 1, s + n };

	for (;;) {
		skip_blanks(&k);
		if (take_link_name(&k)
			? !take_link(&k, b)
			: !take_quoted(&k, b) && !take_number(&k, b))
			return false;
		skip_blanks(&k);
		if (k.s == k.end)
			return true;
		if (*k.s != '&')
			return false;
		k.s++;
	}
}

/* "=VLOOKUP(A2;..." and "=B2+1" are formulas, "= Lonza" and "=> note" are
 * somebody's text. */
static bool
is_formula(const char *s, size_t n)
{
	size_t i = 1;
	size_t letters = 0;

	while (i < n && strchr("+-@$ ", s[i]) != NULL)
		i++;
	if (i < n && s[i] == '"')
		return true;
	while (
	    i < n && (plain_letter_ascii(s[i]) || s[i] == '.' || s[i] == '_')) {
		letters++;
		i++;
	}
	if (i < n && (s[i] == '(' || s[i] == '!'))
		return letters > 0;
	if (i < n && s[i] == '$')
		i++;
	return letters <= 3 && i < n && plain_digit(s[i]);
}

/* --- characters --- */

/* Joiners make letters of Persian and Indic words; beside others they are
 * only in the way. */
static bool
is_hidden(uint32_t c, uint32_t before)
{
	if (c == 0x200c || c == 0x200d)
		return before < 0x600;
	return c == 0xad || (c >= 0x200b && c <= 0x200f) ||
	       (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2064) ||
	       c == 0xfeff;
}

/* Characters that do not show, or are ASCII in another dress. */
static unsigned
plain_characters(struct buf *b, const char *s, size_t n, bool wide)
{
	unsigned change = 0;
	uint32_t before = 0;
	uint32_t c = 0;

	for (size_t i = 0, k = 0; i < n; i += k) {
		k = utf8_decode(s + i, n - i, &c);
		if (k == 0) {
			k = 1;
			buf_char(b, s[i]);
			continue;
		}
		if (is_hidden(c, before)) {
			change |= PLAIN_HIDDEN;
		} else if (c > 0x7f && utf8_is_space(c) && c != 0x200c &&
			   c != 0x200d) {
			buf_char(b, ' ');
			change |= PLAIN_BLANK;
		} else if (c == 0x2010 || c == 0x2011) {
			buf_char(b, '-');
			change |= PLAIN_BLANK;
		} else if (wide && c >= 0xff01 && c <= 0xff5e) {
			buf_char(b, (char)(c - 0xfee0));
			change |= PLAIN_WIDE;
		} else {
			buf_add(b, s + i, k);
		}
		before = c;
	}
	return change;
}

/* A formula, or an apostrophe that says "this is text"; into b. */
static unsigned
plain_start(struct buf *b, const char *s, size_t n)
{
	buf_reset(b);
	if (n > 1 && s[0] == '=' && is_formula(s, n)) {
		if (formula_value(s, n, b))
			return PLAIN_FORMULA;
		buf_reset(b);
		return PLAIN_NO_VALUE;
	}
	if (n > 1 && s[0] == '\'' && plain_digit(s[1]) &&
	    memchr(s + 1, '\'', n - 1) == NULL) {
		buf_add(b, s + 1, n - 1);
		return PLAIN_APOSTROPHE;
	}
	return 0;
}

unsigned
plain_text(struct buf *b, const char *s, size_t n, bool wide)
{
	struct buf part = { 0 };
	unsigned change = 0;

	s = utf8_trim(s, &n);
	if (n == 0 || formula_is_guarded(s))
		return 0;
	change = plain_start(b, s, n);
	if (change == PLAIN_NO_VALUE)
		return change;
	if (change != 0) {
		buf_add(&part, buf_text(b), b->len);
		s = buf_text(&part);
		n = part.len;
		buf_reset(b);
	} else if (html_text(&part, s, n)) {
		change = PLAIN_HTML;
		s = buf_text(&part);
		n = part.len;
	}
	change |= plain_characters(b, s, n, wide);
	buf_clear(&part);
	return change;
}
