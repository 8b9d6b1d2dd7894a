/* place.c - countries and regions, from the built-in tables. */
#include "catalog/place.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/distance.h"
#include "base/utf8.h"
#include "catalog/fold.h"
#include "catalog/seed.h"
#include "catalog/words.h"

/* Constant knowledge from the built-in tables, built once at first use and
 * never changed after; the program has one thread.  Words -> row. */
static struct words country_words;
static struct words region_words;
static struct words city_words; /* -> row of countries */

static void
place_clear(void)
{
	words_clear(&country_words);
	words_clear(&region_words);
	words_clear(&city_words);
}

/* Before the first index is built: see that it is freed. */
static void
place_begin(void)
{
	static bool begun;

	if (!begun) {
		/* A failure would only leave the memory to the system. */
		(void)atexit(place_clear);
		begun = true;
	}
}

static void
add_place(struct words *w, const char *s, size_t row, enum words_rank rank)
{
	words_add(w, s, strlen(s), (int64_t)row, rank, false);
}

/* A cell that lists several by ';'. */
static void
add_places(struct words *w, const char *s, size_t row)
{
	while (*s != '\0') {
		size_t n = strcspn(s, ";");

		words_add(w, s, n, (int64_t)row, WORDS_ALIAS, false);
		s += n;
		s += *s == ';';
	}
}

static const struct words *
countries(void)
{
	const struct seed_table *t = seed_table("countries");

	if (country_words.plain.count > 0)
		return &country_words;
	place_begin();
	for (size_t i = 0; i < t->n_row; i++) {
		add_place(&country_words,
		    seed_cell(t, i, seed_column(t, "alpha2")), i, WORDS_CODE);
		add_place(&country_words,
		    seed_cell(t, i, seed_column(t, "alpha3")), i, WORDS_CODE);
		add_place(&country_words,
		    seed_cell(t, i, seed_column(t, "name")), i, WORDS_NAME);
		add_places(&country_words,
		    seed_cell(t, i, seed_column(t, "aliases")), i);
	}
	return &country_words;
}

static const char *
country_code(int64_t row)
{
	const struct seed_table *t = seed_table("countries");

	return seed_cell(t, (size_t)row, seed_column(t, "alpha2"));
}

/* Do all parts of the text that punctuation makes name one country?
 * "Germany (DEU)", "DE - Germany". */
static bool
country_in_parts(const char *s, size_t n, int64_t *row)
{
	static const char mark[] = "()[]-/,:;|";
	size_t start = 0;
	size_t parts = 0;

	for (size_t i = 0; i <= n; i++) {
		size_t len = i - start;
		const char *part = s + start;
		int64_t found = 0;

		if (i < n && memchr(mark, s[i], sizeof(mark) - 1) == NULL)
			continue;
		start = i + 1;
		part = utf8_trim(part, &len);
		if (len == 0)
			continue;
		if (!words_find(countries(), part, len, &found) ||
		    (parts > 0 && found != *row))
			return false;
		*row = found;
		parts++;
	}
	return parts > 1;
}

const char *
place_country(const char *s, size_t n)
{
	int64_t row = 0;

	if (words_find(countries(), s, n, &row) || country_in_parts(s, n, &row))
		return country_code(row);
	return NULL;
}

/* The cell of a country's row, or NULL. */
static const char *
country_cell(const char *code, const char *column)
{
	const struct seed_table *t = seed_table("countries");
	size_t alpha2 = seed_column(t, "alpha2");

	for (size_t i = 0; i < t->n_row; i++) {
		if (strcmp(seed_cell(t, i, alpha2), code) == 0)
			return seed_cell(t, i, seed_column(t, column));
	}
	return NULL;
}

const char *
place_country_name(const char *code)
{
	return country_cell(code, "name");
}

const char *
place_country_region(const char *code)
{
	return country_cell(code, "macro_region");
}

/* --- regions --- */

static const struct words *
regions(void)
{
	const struct seed_table *t = seed_table("macro_regions");
	const struct seed_table *more = seed_table("dimension_aliases");
	size_t code = seed_column(t, "code");
	size_t name = seed_column(t, "name");

	if (region_words.plain.count > 0)
		return &region_words;
	place_begin();
	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, name);

		add_place(&region_words, seed_cell(t, i, code), i, WORDS_CODE);
		add_place(&region_words, s, i, WORDS_NAME);
		/* without what is in parentheses */
		words_add(&region_words, s, strcspn(s, "("), (int64_t)i,
		    WORDS_NAME, false);
	}
	for (size_t i = 0; i < more->n_row; i++) {
		const char *to = seed_cell(more, i, seed_column(more, "code"));

		if (strcmp(seed_cell(more, i, seed_column(more, "dimension")),
			"region") != 0)
			continue;
		for (size_t j = 0; j < t->n_row; j++) {
			if (strcmp(seed_cell(t, j, code), to) == 0)
				add_place(&region_words,
				    seed_cell(
					more, i, seed_column(more, "alias")),
				    j, WORDS_ALIAS);
		}
	}
	return &region_words;
}

const char *
place_region_at(size_t i)
{
	const struct seed_table *t = seed_table("macro_regions");

	return i < t->n_row ? seed_cell(t, i, seed_column(t, "code")) : NULL;
}

const char *
place_region(const char *s, size_t n)
{
	int64_t row = 0;

	return words_find(regions(), s, n, &row) ? place_region_at((size_t)row)
						 : NULL;
}

const char *
place_region_name(const char *code)
{
	const struct seed_table *t = seed_table("macro_regions");

	for (size_t i = 0; i < t->n_row; i++) {
		if (strcmp(place_region_at(i), code) == 0)
			return seed_cell(t, i, seed_column(t, "name"));
	}
	return NULL;
}

/* --- addresses --- */

/* Is the text safe to read as a country where any place may stand?  Two
 * letters are as often a state or a province ("CA", "DE", "BG"), Georgia is
 * one of both. */
static bool
is_plain_country(const char *s, size_t n)
{
	struct buf b = { 0 };
	bool safe = false;

	fold_plain(&b, s, n);
	safe = b.len > 3
		   ? strcmp(b.data, "georgia") != 0
		   : strcmp(b.data, "us") == 0 || strcmp(b.data, "uk") == 0 ||
			 strcmp(b.data, "usa") == 0 ||
			 strcmp(b.data, "uae") == 0 ||
			 strcmp(b.data, "gbr") == 0;
	buf_clear(&b);
	return safe;
}

/* The last word of s[0..n) is "New": "New Mexico" is not Mexico. */
static bool
ends_with_new(const char *s, size_t n)
{
	while (n > 0 && s[n - 1] == ' ')
		n--;
	return n >= 3 && memcmp(s + n - 3, "New", 3) == 0;
}

/* The country that s[at..n) names, where it may be trusted. */
static const char *
country_at(const char *s, size_t at, size_t n)
{
	const char *code = NULL;
	size_t len = n - at;
	const char *text = utf8_trim(s + at, &len);

	if (len == 0 || !is_plain_country(text, len) || ends_with_new(s, at))
		return NULL;
	code = place_country(text, len);
	return code;
}

/* Where the part of s[0..n) begins that is parted by the last mark. */
static size_t
part_start(const char *s, size_t n, char mark)
{
	while (n > 0 && s[n - 1] != mark)
		n--;
	return n;
}

/* The longest name of a country at the end of s[0..n) that begins behind the
 * mark; *rest is where it begins. */
static const char *
country_behind(const char *s, size_t n, char mark, size_t *rest)
{
	const char *found = NULL;
	size_t at = n;

	for (int parts = 0; parts < 4 && at > 0; parts++) {
		const char *code = NULL;

		at = part_start(s, at - 1, mark);
		code = country_at(s, at, n);
		if (code != NULL) {
			found = code;
			*rest = at;
		}
	}
	return found;
}

const char *
place_country_at_end(const char *s, size_t n, size_t *rest)
{
	const char *found = NULL;

	*rest = n;
	found = country_behind(s, n, ',', rest);
	if (found == NULL)
		found = country_behind(s, n, ' ', rest);
	while (found != NULL && *rest > 0 &&
	       (s[*rest - 1] == ' ' || s[*rest - 1] == ',' ||
		   s[*rest - 1] == ';' || s[*rest - 1] == '\t'))
		--*rest;
	return found;
}

/* --- cities --- */

static const struct words *
cities(void)
{
	const struct seed_table *t = seed_table("city_aliases");
	size_t city = seed_column(t, "city");
	size_t alias = seed_column(t, "aliases");
	size_t country = seed_column(t, "country_alpha2");

	if (city_words.plain.count > 0)
		return &city_words;
	place_begin();
	for (size_t i = 0; i < t->n_row; i++) {
		const char *code = seed_cell(t, i, country);
		int64_t row = 0;
		bool known = words_find(countries(), code, strlen(code), &row);

		assert(known);
		add_place(&city_words, seed_cell(t, i, city), (size_t)row,
		    WORDS_NAME);
		add_places(&city_words, seed_cell(t, i, alias), (size_t)row);
	}
	return &city_words;
}

const char *
place_city_country(const char *s, size_t n)
{
	int64_t row = 0;

	return words_find(cities(), s, n, &row) ? country_code(row) : NULL;
}

/* --- messages --- */

const char *
place_country_nearest(const char *s, size_t n)
{
	const struct seed_table *t = seed_table("countries");
	size_t name = seed_column(t, "name");
	const char *best = NULL;
	struct buf want = { 0 };
	struct buf have = { 0 };
	size_t limit = 0;

	fold_plain(&want, s, n);
	limit = distance_limit(want.len);
	for (size_t i = 0; i < t->n_row && limit > 0; i++) {
		const char *text = seed_cell(t, i, name);
		size_t d = 0;

		fold_plain(&have, text, strlen(text));
		d = distance_of(
		    want.data, want.len, have.data, have.len, limit);
		if (d > limit)
			continue;
		best = text;
		limit = d == 0 ? 0 : d - 1; /* only nearer ones from here */
	}
	buf_clear(&want);
	buf_clear(&have);
	return best;
}
