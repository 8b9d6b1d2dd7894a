/* grain.c - what kind of thing a cell says. */
#include "intake/grain.h"

#include <string.h>

#include "base/buf.h"
#include "catalog/fold.h"
#include "catalog/legal.h"
#include "catalog/place.h"
#include "intake/mark.h"
#include "sheet/looks.h"

/* A longer text is no mark, no country, no name. */
#define GRAIN_MARK_LEN 4
#define GRAIN_NAME_LEN 120

static bool
is_firm(const char *s, size_t n)
{
	struct buf b = { 0 };
	const char *last = NULL;
	bool firm = false;

	fold_plain(&b, s, n);
	if (b.len > 0) {
		last = strrchr(b.data, ' ');
		firm = last != NULL &&
		       legal_form_anywhere(last + 1, strlen(last + 1));
	}
	buf_clear(&b);
	return firm;
}

/* "X", "yes", "no"; a phase is a mark too, but also a title. */
static bool
is_cross(const char *s, size_t n)
{
	struct mark m = { 0 };

	if (n > GRAIN_MARK_LEN)
		return false;
	m = mark_parse(s, n);
	return m.meaning != MARK_NONE && m.meaning != MARK_UNKNOWN &&
	       m.phase_from == 0;
}

/* Texts that look like words. */
static enum grain
grain_words(const char *s, size_t n)
{
	if (is_cross(s, n))
		return GRAIN_MARK;
	if (n > GRAIN_NAME_LEN)
		return GRAIN_PROSE;
	if (n > 2 && place_country(s, n) != NULL)
		return GRAIN_PLACE;
	return is_firm(s, n) ? GRAIN_FIRM : GRAIN_WORDS;
}

enum grain
grain_of(const char *s, size_t n)
{
	if (mark_is_blank(s, n))
		return GRAIN_EMPTY;
	switch (looks_like(s, n)) {
	case LOOKS_EMPTY:
		return GRAIN_EMPTY;
	case LOOKS_INTEGER:
	case LOOKS_NUMBER:
	case LOOKS_MONEY:
	case LOOKS_PERCENT:
		return GRAIN_NUMBER;
	case LOOKS_DATE:
	case LOOKS_TIME:
	case LOOKS_MOMENT:
		return GRAIN_DATE;
	case LOOKS_ADDRESS:
		return GRAIN_ADDRESS;
	case LOOKS_CODE:
		return is_cross(s, n) ? GRAIN_MARK : GRAIN_CODE;
	case LOOKS_PROSE:
		return is_firm(s, n) ? GRAIN_FIRM : GRAIN_PROSE;
	case LOOKS_WORD:
	case LOOKS_PHRASE:
	case LOOKS_KINDS:
		break;
	}
	return grain_words(s, n);
}

int
grain_year(const char *s, size_t n)
{
	int year = 0;

	if (n != 4)
		return 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return 0;
		year = year * 10 + (s[i] - '0');
	}
	return year >= 1900 && year <= 2100 ? year : 0;
}

size_t
grain_filled(const struct grain_column *c)
{
	size_t n = 0;

	for (size_t k = GRAIN_EMPTY + 1; k < GRAIN_KINDS; k++)
		n += c->n[k];
	return n;
}

enum grain
grain_most(const struct grain_column *c)
{
	size_t filled = grain_filled(c);

	for (size_t k = GRAIN_EMPTY + 1; k < GRAIN_KINDS; k++) {
		if (c->n[k] * 4 > filled * 3)
			return (enum grain)k;
	}
	return filled == 0 ? GRAIN_EMPTY : GRAIN_WORDS;
}

bool
grain_is_strong(enum grain k)
{
	return k == GRAIN_NUMBER || k == GRAIN_DATE || k == GRAIN_ADDRESS;
}
