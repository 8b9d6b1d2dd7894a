/* legal.c - legal forms in the folded names of companies. */
#include "catalog/legal.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "catalog/fold.h"
#include "catalog/seed.h"

#define FORM_WORDS 6 /* of the longest form */
#define FORM_SIZE 48 /* bytes of the longest, without blanks */

enum form_place {
	FORM_END = 1,
	FORM_ANY = 2,
	FORM_START = 4,
	FORM_GROUP = 8 /* at the end; "International" and such */
};

/* Constant knowledge from the built-in table, built once at first use and
 * never changed after; the program has one thread. */
static struct hash legal_form;
static uint64_t legal_lengths[256]; /* of the forms by their first byte */

static void
legal_form_clear(void)
{
	hash_clear(&legal_form);
}

static int64_t
form_place(const char *text)
{
	if (strcmp(text, "any") == 0)
		return FORM_END | FORM_ANY;
	if (strcmp(text, "start") == 0)
		return FORM_END | FORM_START;
	if (strcmp(text, "group") == 0)
		return FORM_GROUP;
	assert(strcmp(text, "end") == 0);
	return FORM_END;
}

/* The legal forms without blanks ("spzoo") and where they may stand. */
static const struct hash *
legal_forms(void)
{
	const struct seed_table *t = NULL;
	size_t suffix = 0;
	size_t place = 0;
	struct buf b = { 0 };

	if (legal_form.count > 0)
		return &legal_form;
	t = seed_table("legal_suffixes");
	suffix = seed_column(t, "suffix");
	place = seed_column(t, "place");
	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, suffix);
		size_t n = 0;

		fold_plain(&b, s, strlen(s));
		for (size_t j = 0; j < b.len; j++) {
			if (b.data[j] != ' ')
				b.data[n++] = b.data[j];
		}
		assert(n > 0 && n < FORM_SIZE);
		legal_lengths[(unsigned char)b.data[0]] |= UINT64_C(1) << n;
		*hash_put(&legal_form, b.data, n, NULL) |=
		    form_place(seed_cell(t, i, place));
	}
	buf_clear(&b);
	/* A failure would only leave the memory to the system. */
	(void)atexit(legal_form_clear);
	return &legal_form;
}

/* Is s[0..n), its blanks left out, a legal form that may stand there? */
static bool
is_form(const char *s, size_t n, enum form_place place)
{
	char form[FORM_SIZE];
	const struct hash *forms = NULL;
	size_t len = 0;
	int64_t found = 0;

	for (size_t i = 0; i < n; i++) {
		if (s[i] == ' ')
			continue;
		if (len == sizeof(form))
			return false;
		form[len++] = s[i];
	}
	forms = legal_forms();
	/* Most words are none: one look tells. */
	if (len == 0 || (legal_lengths[(unsigned char)form[0]] >> len & 1) == 0)
		return false;
	return hash_get(forms, form, len, &found) && (found & place) != 0;
}

/* "Pharma Group" is not the same as any other "Pharma". */
static bool
is_generic(const char *s, size_t n)
{
	static const char *const generic[] = { "bio", "biologics", "biotech",
		"chemical", "chemicals", "contract manufacturing", "health",
		"healthcare", "laboratories", "laboratory", "labs",
		"life sciences", "medical", "pharma", "pharmaceutical",
		"pharmaceuticals", "science", "sciences", NULL };

	for (size_t i = 0; generic[i] != NULL; i++) {
		if (strlen(generic[i]) == n && memcmp(generic[i], s, n) == 0)
			return true;
	}
	return false;
}

/* Length of s[0..n) without the legal form at its end: the longest one,
 * as words of their own and with a word before them; n when there is none. */
static size_t
without_form(const char *s, size_t n)
{
	size_t best = n;
	size_t at = n;

	for (int words = 0; words < FORM_WORDS && at > 0; words++) {
		while (at > 0 && s[at - 1] != ' ')
			at--;
		if (at == 0 || n - at > FORM_SIZE)
			break;
		if (is_form(s + at, n - at, FORM_END) ||
		    (is_form(s + at, n - at, FORM_GROUP) &&
			!is_generic(s, at - 1)))
			best = at - 1;
		at--;
	}
	return best;
}

/* A Chinese, Japanese or Korean form is written without a blank. */
static size_t
without_glued_form(const char *s, size_t n)
{
	size_t at = n > FORM_SIZE ? n - FORM_SIZE : 1;

	for (; at < n; at++) { /* the longest first */
		if ((unsigned char)s[at] >= 0xe0 &&
		    is_form(s + at, n - at, FORM_END))
			return at;
	}
	return n;
}

/* "& Co" alone is part of the name: Merck & Co is not Merck. */
static bool
is_and_co(const char *s, size_t n)
{
	return n > 7 && memcmp(s + n - 7, " and co", 7) == 0;
}

bool
legal_form_leads(const char *s, size_t n)
{
	return is_form(s, n, FORM_START);
}

bool
legal_form_anywhere(const char *s, size_t n)
{
	return is_form(s, n, FORM_ANY);
}

size_t
legal_form_cut(const char *s, size_t n)
{
	size_t before = n + 1;

	while (n < before && !is_and_co(s, n)) {
		before = n;
		n = without_form(s, n);
		if (n == before && n > 0 && (unsigned char)s[n - 1] >= 0x80)
			n = without_glued_form(s, n);
	}
	return n;
}
