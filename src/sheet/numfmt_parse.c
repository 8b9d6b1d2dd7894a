/* numfmt_parse.c - a number format, taken apart. */
#include "sheet/numfmt_parse.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/utf8.h"

static struct token *
add_token(struct section *s, enum token_kind kind, char what)
{
	if (s->token == NULL || s->n == s->room) {
		s->room = s->room == 0 ? 8 : 2 * s->room;
		s->token = xrealloc(s->token, s->room, sizeof(*s->token));
	}
	s->token[s->n] = (struct token){ .kind = kind, .what = what };
	return &s->token[s->n++];
}

static void
add_literal(struct section *s, const char *p, size_t n)
{
	struct token *last = s->n > 0 ? &s->token[s->n - 1] : NULL;

	if (last == NULL || last->kind != TOKEN_LITERAL) {
		last = add_token(s, TOKEN_LITERAL, '\0');
		last->at = s->literal.len;
	}
	buf_add(&s->literal, p, n);
	last->len += n;
}

/* Length of the character at p. */
static size_t
character(const char *p)
{
	uint32_t c = 0;
	size_t n = utf8_decode(p, strnlen(p, 4), &c);

	return n > 0 ? n : (*p == '\0' ? 0 : 1);
}

static const char *
parse_string(struct section *s, const char *p)
{
	const char *end = strchr(p, '"');
	size_t n = end == NULL ? strlen(p) : (size_t)(end - p);

	if (n > 0)
		add_literal(s, p, n);
	return p + n + (end == NULL ? 0 : 1);
}

/* [>=100] */
static bool
parse_condition(struct section *s, const char *p, size_t n)
{
	size_t k = strspn(p, "<>=");
	char *end = NULL;

	if (k == 0 || k > 2 || k >= n)
		return false;
	s->limit = strtod(p + k, &end);
	if (end != p + n)
		return false;
	memcpy(s->compare, p, k);
	s->compare[k] = '\0';
	return true;
}

/* [h], [mm], [ss] */
static bool
parse_elapsed(struct section *s, const char *p, size_t n)
{
	char c = (char)tolower((unsigned char)p[0]);

	for (size_t i = 0; i < n; i++)
		if (tolower((unsigned char)p[i]) != c)
			return false;
	if (n == 0 || s->no_date || (c != 'h' && c != 'm' && c != 's'))
		return false;
	if (s->elapsed == 0)
		s->elapsed = c == 'h'   ? SERIAL_HOUR
			     : c == 'm' ? SERIAL_MINUTE
					: SERIAL_SECOND;
	s->is_date = true;
	return true;
}

/* Behind a '[': a colour, a condition, a currency ([$€-407]), a language. */
static const char *
parse_bracket(struct section *s, const char *p)
{
	const char *end = strchr(p, ']');
	size_t n = end == NULL ? strlen(p) : (size_t)(end - p);

	if (p[0] == '$') {
		size_t k = strcspn(p + 1, "-]");

		if (k > 0)
			add_literal(s, p + 1, k < n ? k : n - 1);
	} else if (!parse_condition(s, p, n)) {
		(void)parse_elapsed(s, p, n); /* or what has no place here */
	}
	return p + n + (end == NULL ? 0 : 1);
}

/* A run of one letter of dates; returns its length, 0 for none. */
static size_t
parse_date(struct section *s, const char *p)
{
	char c = (char)tolower((unsigned char)p[0]);
	size_t n = 0;

	if (s->no_date)
		return 0;
	if (strncasecmp(p, "AM/PM", 5) == 0)
		n = 5;
	else if (strncasecmp(p, "A/P", 3) == 0)
		n = 3;
	if (n > 0) {
		(void)add_token(s, TOKEN_DATE, 'a');
		s->is_date = true;
		return n;
	}
	if (c == '\0' || strchr("ymdhsegba", c) == NULL)
		return 0;
	while (tolower((unsigned char)p[n]) == c)
		n++;
	if (c == 'a' && n < 3)
		return 0;
	/* e and b are years of other calendars, aaa a day of the week */
	if (c == 'e' || c == 'b')
		c = 'y';
	else if (c == 'a')
		c = 'd';
	if (c != 'g')
		(void)add_token(s, TOKEN_DATE, c);
	s->is_date = true;
	return n;
}

/* A slash between digits is a fraction's; so is what stands behind it. */
static size_t
parse_slash(struct section *s, const char *p)
{
	char *end = NULL;
	long number = 0;

	if (s->is_date || s->n == 0 || s->token[s->n - 1].kind != TOKEN_DIGIT)
		return 0;
	if (isdigit((unsigned char)p[1]) && p[1] != '0')
		number = strtol(p + 1, &end, 10);
	else if (p[1] == '\0' || strchr("?#0", p[1]) == NULL)
		return 0;
	s->is_fraction = true;
	(void)add_token(s, TOKEN_SLASH, '/');
	if (end == NULL)
		return 1;
	add_token(s, TOKEN_FIXED, '\0')->number = number > 9999 ? 9999 : number;
	return (size_t)(end - p);
}

static size_t
parse_number(struct section *s, const char *p)
{
	switch (p[0]) {
	case '0':
	case '#':
	case '?':
		s->has_digit = true;
		(void)add_token(s, TOKEN_DIGIT, p[0]);
		return 1;
	case '.':
		(void)add_token(s, TOKEN_POINT, '.');
		return 1;
	case ',':
		(void)add_token(s, TOKEN_COMMA, ',');
		return 1;
	case '%':
		(void)add_token(s, TOKEN_PERCENT, '%');
		return 1;
	case '@':
		if (s->texts == SECTION_TEXTS)
			return 0;
		s->texts++;
		(void)add_token(s, TOKEN_TEXT, '@');
		return 1;
	case 'E':
	case 'e':
		if (!s->has_digit || (p[1] != '+' && p[1] != '-'))
			return 0;
		(void)add_token(s, TOKEN_EXPONENT, p[1]);
		return 2;
	case '/':
		return parse_slash(s, p);
	default:
		return 0;
	}
}

static size_t
parse_word(struct section *s, const char *p)
{
	size_t n = parse_number(s, p);

	if (n == 0 && strncasecmp(p, "General", 7) == 0) {
		(void)add_token(s, TOKEN_GENERAL, 'G');
		n = 7;
	}
	if (n == 0)
		n = parse_date(s, p);
	if (n == 0) {
		n = character(p);
		add_literal(s, p, n);
	}
	return n;
}

/* \x is an x, _x a blank as wide as x, *x as many x as fit. */
static const char *
parse_escape(struct section *s, const char *p)
{
	size_t n = character(p + 1);

	if (*p == '_')
		(void)add_token(s, TOKEN_BLANK, ' ');
	else if (*p == '\\' && n > 0)
		add_literal(s, p + 1, n);
	return p + 1 + n;
}

void
section_clear(struct section *s)
{
	free(s->token);
	buf_clear(&s->literal);
	*s = (struct section){ 0 };
}

/* A section shows a date or a number (ECMA-376 part 1, 18.8.31): digits of
 * a date are those of a fraction of a second, behind its point. */
static bool
mixes_number(const struct section *s)
{
	bool fraction = false;

	for (size_t i = 0; s->is_date && i < s->n; i++) {
		const struct token *t = &s->token[i];

		if (t->kind == TOKEN_DIGIT && !fraction)
			return true;
		if (t->kind == TOKEN_POINT || t->kind == TOKEN_COMMA)
			fraction = i == 0
				       ? s->elapsed != 0
				       : s->token[i - 1].kind == TOKEN_DATE &&
					     s->token[i - 1].what == 's';
		else if (t->kind != TOKEN_DIGIT)
			fraction = false;
	}
	return false;
}

static const char *
parse_all(struct section *s, const char *code)
{
	const char *p = code;

	while (*p != '\0' && *p != ';') {
		if (*p == '"')
			p = parse_string(s, p + 1);
		else if (*p == '[')
			p = parse_bracket(s, p + 1);
		else if (strchr("\\_*", *p) != NULL)
			p = parse_escape(s, p);
		else
			p += parse_word(s, p);
	}
	return p;
}

const char *
section_parse(struct section *s, const char *code)
{
	const char *end = parse_all(s, code);

	if (!mixes_number(s))
		return end;
	section_clear(s);
	s->no_date = true;
	return parse_all(s, code);
}

void
section_literal(const struct section *s, const struct token *t, struct buf *to)
{
	buf_add(to, buf_text(&s->literal) + t->at, t->len);
}

/* Whether the m at i means minutes: behind hours or before seconds. */
static bool
is_minute(const struct section *s, size_t i)
{
	for (size_t k = i; k-- > 0;) {
		if (s->token[k].kind != TOKEN_DATE || s->token[k].what == 'a')
			continue;
		if (s->token[k].what == 'h')
			return true;
		break;
	}
	for (size_t k = i + 1; k < s->n; k++) {
		if (s->token[k].kind == TOKEN_DATE)
			return s->token[k].what == 's';
	}
	/* [h]:mm has no token of its own for the hours */
	return s->elapsed == SERIAL_HOUR;
}

static unsigned
shown(const struct section *s, size_t i)
{
	switch (s->token[i].what) {
	case 'y':
		return SERIAL_YEAR;
	case 'm':
		return is_minute(s, i) ? SERIAL_MINUTE : SERIAL_MONTH;
	case 'd':
		return SERIAL_DAY;
	case 'h':
		return SERIAL_HOUR;
	case 's':
		return SERIAL_SECOND;
	default:
		return 0;
	}
}

struct serial
section_serial(const struct section *s)
{
	struct serial how = { .elapsed = s->elapsed };
	bool seconds = false;

	for (size_t i = 0; i < s->n; i++) {
		const struct token *t = &s->token[i];

		if (t->kind == TOKEN_DATE)
			how.shows |= shown(s, i);
		seconds = seconds || (t->kind == TOKEN_DATE && t->what == 's');
		if ((seconds || how.elapsed == SERIAL_SECOND) &&
		    t->kind == TOKEN_DIGIT && how.places < 3)
			how.places++;
	}
	return how;
}
