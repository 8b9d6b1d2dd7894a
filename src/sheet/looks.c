/* looks.c - what the text of a cell looks like. */
#include "sheet/looks.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/hash.h"

/* A text that is read from the front. */
struct rest {
	const char *p;
	size_t n;
};

static bool
skip_char(struct rest *r, const char *set)
{
	if (r->n == 0 || r->p[0] == '\0' || strchr(set, r->p[0]) == NULL)
		return false;
	r->p++;
	r->n--;
	return true;
}

static size_t
skip_digits(struct rest *r)
{
	size_t n = 0;

	while (n < r->n && isdigit((unsigned char)r->p[n]))
		n++;
	r->p += n;
	r->n -= n;
	return n;
}

static bool
skip_word(struct rest *r, const char *word)
{
	size_t n = strlen(word);

	if (r->n < n || strncasecmp(r->p, word, n) != 0)
		return false;
	r->p += n;
	r->n -= n;
	return true;
}

/* Groups of three digits behind the first digits, as in 1.234.567. */
static bool
skip_groups(struct rest *r, char mark)
{
	char set[2] = { mark, '\0' };
	bool some = false;

	for (;;) {
		struct rest t = *r;

		if (!skip_char(&t, set) || skip_digits(&t) != 3)
			return some;
		*r = t;
		some = true;
	}
}

/* A number at the front; *whole says that it is an integer. */
static bool
skip_number(struct rest *r, bool *whole)
{
	struct rest t = *r;
	size_t n = 0;

	(void)skip_char(&t, "+-"); /* a number may do without */
	n = skip_digits(&t);
	*whole = true;
	if (n > 0 && n <= 3 && t.n > 0 && strchr(",.' ", t.p[0]) != NULL)
		(void)skip_groups(&t, t.p[0]); /* or there are none */
	if (skip_char(&t, ".,")) {
		*whole = false;
		if (skip_digits(&t) == 0)
			return false;
	} else if (n == 0) {
		return false;
	}
	*r = t;
	if (skip_char(&t, "eE")) {
		(void)skip_char(&t, "+-"); /* the sign is optional */
		if (skip_digits(&t) > 0) {
			*r = t;
			*whole = false;
		}
	}
	return true;
}

static bool
skip_time(struct rest *r)
{
	struct rest t = *r;
	size_t n = skip_digits(&t);

	if (n == 0 || n > 2 || !skip_char(&t, ":") || skip_digits(&t) != 2)
		return false;
	*r = t;
	if (skip_char(&t, ":") && skip_digits(&t) == 2) {
		*r = t;
		if (skip_char(&t, ".,") && skip_digits(&t) > 0)
			*r = t;
	}
	t = *r;
	(void)skip_char(&t, " "); /* before AM */
	if (skip_word(&t, "am") || skip_word(&t, "pm"))
		*r = t;
	return true;
}

static bool
skip_date(struct rest *r)
{
	struct rest t = *r;
	char mark[2] = { 0 };
	size_t a = skip_digits(&t);
	size_t b = 0;
	size_t c = 0;

	if (a == 0 || t.n == 0 || strchr("/.-", t.p[0]) == NULL)
		return false;
	mark[0] = t.p[0];
	(void)skip_char(&t, mark); /* it is there */
	b = skip_digits(&t);
	if (b == 0 || b > 2 || !skip_char(&t, mark))
		return false;
	c = skip_digits(&t);
	if (!(a == 4 && (c == 1 || c == 2)) && !(a <= 2 && (c == 2 || c == 4)))
		return false;
	*r = t;
	return true;
}

static enum looks
date_or_time(struct rest r)
{
	if (skip_time(&r))
		return r.n == 0 ? LOOKS_TIME : LOOKS_EMPTY;
	if (!skip_date(&r))
		return LOOKS_EMPTY;
	if (r.n == 0)
		return LOOKS_DATE;
	if (!skip_char(&r, " T") || !skip_time(&r))
		return LOOKS_EMPTY;
	(void)skip_char(&r, "Z"); /* UTC */
	return r.n == 0 ? LOOKS_MOMENT : LOOKS_EMPTY;
}

static bool
skip_currency(struct rest *r)
{
	static const char *const sign[] = { "$", "\xE2\x82\xAC", "\xC2\xA3",
		"\xC2\xA5", "EUR", "USD", "GBP", "CHF", "INR", "JPY", "CNY" };

	for (size_t i = 0; i < sizeof(sign) / sizeof(sign[0]); i++)
		if (skip_word(r, sign[i]))
			return true;
	return false;
}

static enum looks
amount(struct rest r)
{
	bool whole = false;
	bool money = false;

	(void)skip_char(&r, "-"); /* -$5 */
	money = skip_currency(&r);
	if (money)
		(void)skip_char(&r, " "); /* "EUR 5" */
	if (!skip_number(&r, &whole))
		return LOOKS_EMPTY;
	if (r.n == 0)
		return money   ? LOOKS_MONEY
		       : whole ? LOOKS_INTEGER
			       : LOOKS_NUMBER;
	(void)skip_char(&r, " "); /* "12 %" */
	if (!money && skip_char(&r, "%"))
		return r.n == 0 ? LOOKS_PERCENT : LOOKS_EMPTY;
	if (!money && skip_currency(&r))
		return r.n == 0 ? LOOKS_MONEY : LOOKS_EMPTY;
	return LOOKS_EMPTY;
}

static bool
is_address(const char *p, size_t n)
{
	struct rest r = { p, n };
	const char *at = memchr(p, '@', n);

	if (memchr(p, ' ', n) != NULL)
		return false;
	if (skip_word(&r, "http://") || skip_word(&r, "https://") ||
	    skip_word(&r, "www."))
		return r.n > 0;
	return at != NULL && at > p &&
	       memchr(at, '.', n - (size_t)(at - p)) != NULL;
}

static enum looks
words(const char *p, size_t n)
{
	bool blank = memchr(p, ' ', n) != NULL;
	bool digit = false;
	bool letter = false;

	if (blank)
		return n > LOOKS_LONG ? LOOKS_PROSE : LOOKS_PHRASE;
	for (size_t i = 0; i < n; i++) {
		digit = digit || isdigit((unsigned char)p[i]);
		letter = letter || !isascii((unsigned char)p[i]) ||
			 isalpha((unsigned char)p[i]);
	}
	return digit ? LOOKS_CODE : LOOKS_WORD;
}

enum looks
looks_like(const char *p, size_t n)
{
	enum looks k = LOOKS_EMPTY;

	while (n > 0 && (p[n - 1] == ' ' || p[n - 1] == '\t'))
		n--;
	while (n > 0 && (p[0] == ' ' || p[0] == '\t')) {
		p++;
		n--;
	}
	if (n == 0)
		return LOOKS_EMPTY;
	if (n <= LOOKS_LONG)
		k = date_or_time((struct rest){ p, n });
	if (k == LOOKS_EMPTY && n <= LOOKS_LONG)
		k = amount((struct rest){ p, n });
	if (k != LOOKS_EMPTY)
		return k;
	return is_address(p, n) ? LOOKS_ADDRESS : words(p, n);
}

enum looks_edge
looks_edge(unsigned char c)
{
	if (c == ' ' || c == '\t')
		return EDGE_BLANK;
	if (c >= '0' && c <= '9')
		return EDGE_DIGIT;
	if (c >= 'A' && c <= 'Z')
		return EDGE_UPPER;
	if ((c >= 'a' && c <= 'z') || c >= 0x80)
		return EDGE_LOWER;
	return c == '"' ? EDGE_QUOTE : EDGE_OTHER;
}

bool
looks_typed(enum looks k)
{
	return k >= LOOKS_INTEGER && k <= LOOKS_CODE;
}

uint64_t
looks_shape(const char *p, size_t n, bool loose)
{
	static const char kind[EDGE_KINDS] = {
		[EDGE_DIGIT] = '9', [EDGE_UPPER] = 'A', [EDGE_LOWER] = 'a'
	};
	char shape[LOOKS_LONG];
	size_t k = 0;

	if (n > LOOKS_LONG)
		return 0;
	for (size_t i = 0; i < n; i++) {
		char c = kind[looks_edge((unsigned char)p[i])];

		if (c == '\0')
			c = p[i];
		if (!loose || k == 0 || shape[k - 1] != c)
			shape[k++] = c;
	}
	return hash_bytes(shape, k);
}
