/* place.c - countries and regions, from the built-in tables. */
#include "catalog/place.h"

#include <assert.h>
#include <ctype.h>
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
static struct words region_words;
static struct words city_words; /* -> row of countries */

static void
place_clear(void)
{
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

/* --- countries --- */

/* The row of a table sorted by the bytes of a column, or SIZE_MAX. */
static size_t
row_of(const struct seed_table *t, size_t column, const char *key)
{
	size_t from = 0;
	size_t to = t->n_row;

	while (from < to) {
		size_t mid = from + (to - from) / 2;
		int order = strcmp(key, seed_cell(t, mid, column));

		if (order == 0)
			return mid;
		if (order < 0)
			to = mid;
		else
			from = mid + 1;
	}
	return SIZE_MAX;
}

/* The cell of a country's row, or NULL. */
static const char *
country_cell(const char *code, const char *column)
{
	const struct seed_table *t = seed_table("countries");
	size_t row = row_of(t, seed_column(t, "alpha2"), code);

	return row == SIZE_MAX ? NULL
			       : seed_cell(t, row, seed_column(t, column));
}

const char *
place_country_at(size_t i)
{
	const struct seed_table *t = seed_table("countries");

	return i < t->n_row ? seed_cell(t, i, seed_column(t, "alpha2")) : NULL;
}

size_t
place_country_number(const char *code)
{
	const struct seed_table *t = seed_table("countries");

	return row_of(t, seed_column(t, "alpha2"), code);
}

/* The codes that the words of key mean, parted by blanks; NULL: none. */
static const char *
codes_of_key(const char *key)
{
	const struct seed_table *t = seed_table("country_names");
	size_t row = row_of(t, seed_column(t, "key"), key);

	return row == SIZE_MAX ? NULL
			       : seed_cell(t, row, seed_column(t, "country"));
}

/* Words of what a state calls itself, before the name that the table has:
 * "Federal Republic of Nigeria", "Koninkrijk der Nederlanden". */
static bool
is_form_word(const char *s, size_t n)
{
	static const char words[] =
	    " the of and republic kingdom state states federal federated "
	    "democratic socialist people s peoples islamic arab united "
	    "bolivarian plurinational principality commonwealth union "
	    "sultanate independent cooperative hashemite eastern grand duchy "
	    "rep special administrative region "
	    "der die das des dem von republik volksrepublik bundesrepublik "
	    "konigreich furstentum staat staaten islamische demokratische "
	    "sozialistische arabische bolivarische foderative vereinigung "
	    "unabhangiger sultanat grossherzogtum plurinationaler "
	    "kooperative haschemitisches foderierte vereinigte "
	    "de du des d la le les l et republique royaume etat etats "
	    "islamique "
	    "populaire federale democratique socialiste arabe unie unis "
	    "bolivarienne principaute sultanat independant federes "
	    "plurinational hachemite grand duche orientale cooperative "
	    "del las los el y republica reino estado estados popular "
	    "democratica socialista islamica unida bolivariana plurinacional "
	    "principado sultanato independiente federados federativa gran "
	    "ducado arabe oriental hachemi cooperativa "
	    "di della delle dei dell dello e repubblica regno stato stati "
	    "popolare islamica araba federale federati federativa unita "
	    "plurinazionale principato indipendente granducato hascimita "
	    "da do das dos uniao comunidade islamica hachemita independente "
	    "grao ducado socialista "
	    "het den koninkrijk republiek staat van islamitische "
	    "volksrepubliek democratische socialistische federale verenigde "
	    "vorstendom groothertogdom sultanaat onafhankelijke unie "
	    "bondsrepubliek gemenebest multinationale staten hasjemitisch "
	    "oostelijke bolivariaanse ";
	char word[24] = " ";

	if (n == 0 || n + 3 > sizeof(word))
		return false;
	memcpy(word + 1, s, n);
	memcpy(word + 1 + n, " ", 2);
	return strstr(words, word) != NULL;
}

/* The codes of a key without the words of its form.  Some names are told
 * apart by them alone: two Koreas, Congos and Chinas. */
static const char *
codes_without_form(const char *key)
{
	static const char told_apart[] = " KP KR CD CG CN TW ";
	const char *codes = NULL;
	char code[5] = "";

	/* "DE, US" is no name that begins with "de". */
	if (strcspn(key, " ") < 3)
		return NULL;
	for (size_t n = strcspn(key, " ");
	     codes == NULL && key[n] != '\0' && is_form_word(key, n);
	     n = strcspn(key, " ")) {
		key += n + 1;
		codes = codes_of_key(key);
	}
	if (codes == NULL || strlen(codes) != 2)
		return NULL;
	code[0] = code[3] = ' ';
	code[1] = codes[0];
	code[2] = codes[1];
	return strstr(told_apart, code) == NULL ? codes : NULL;
}

/* The codes that s means as it stands. */
static const char *
codes_of(const char *s, size_t n)
{
	struct buf key = { 0 };
	const char *codes = NULL;

	fold_plain(&key, s, n);
	codes = key.len == 0 ? NULL : codes_of_key(key.data);
	if (codes == NULL && key.len > 4)
		codes = codes_without_form(key.data);
	buf_clear(&key);
	return codes;
}

/* One country, or NULL. */
static const char *
code_of(const char *s, size_t n)
{
	const char *codes = codes_of(s, n);

	return codes != NULL && strlen(codes) == 2 ? codes : NULL;
}

/* The code of a text as it stands, without looking for what it may leave out.
 */
static bool
is_name(const char *s, size_t n)
{
	struct buf key = { 0 };
	bool name = false;

	fold_plain(&key, s, n);
	name = key.len > 2 && codes_of_key(key.data) != NULL;
	buf_clear(&key);
	return name;
}

/* "Moldova, Republic of", "Iran (Islamic Republic of)": the parts of a name
 * turned round. */
static const char *
code_turned(const char *s, size_t n)
{
	size_t at = 0;
	struct buf b = { 0 };
	const char *code = NULL;

	while (at < n && s[at] != ',' && s[at] != '(')
		at++;
	if (at == 0 || at == n || is_name(s + at + 1, n - at - 1))
		return NULL;
	buf_add(&b, s + at + 1, n - at - 1);
	buf_char(&b, ' ');
	buf_add(&b, s, at);
	code = code_of(b.data, b.len);
	buf_clear(&b);
	return code;
}

/* What the parts of a text said so far. */
struct parts {
	const char *code;  /* the country they agree on */
	const char *state; /* the country of the states among them */
	const char *first; /* the part that gave the code */
	size_t n_first;
	size_t n;
	bool states; /* they may be among them */
};

/* "CA, USA" and "Georgia, United States": the part before was no country.
 * "DE, US" may be two. */
static bool
is_state_of(const struct parts *p, const char *code, size_t n)
{
	const char *of = n > 2 ? place_state(p->first, p->n_first, NULL) : NULL;

	return of != NULL && strcmp(of, code) == 0;
}

static bool
parts_add(struct parts *p, const char *s, size_t n)
{
	const char *code = code_of(s, n);

	p->n++;
	if (code == NULL) {
		p->state = p->states ? place_state(s, n, NULL) : NULL;
		return p->state != NULL;
	}
	if (p->code != NULL && strcmp(code, p->code) != 0 &&
	    !(p->states && is_state_of(p, code, n)))
		return false;
	p->code = code;
	p->first = s;
	p->n_first = n;
	return true;
}

/* Do all parts of the text that punctuation makes name one country, or
 * states of it?  "Germany (DEU)", "DE - Germany", "Ontario, Canada". */
static const char *
code_in_parts(const char *s, size_t n, bool states)
{
	static const char mark[] = "()[]-/,:;|";
	struct parts p = { .states = states };
	size_t start = 0;
	bool several = false;

	for (size_t i = 0; i < n && !several; i++)
		several = memchr(mark, s[i], sizeof(mark) - 1) != NULL;
	if (!several)
		return NULL;
	for (size_t i = 0; i <= n; i++) {
		size_t len = i - start;
		const char *part = s + start;

		if (i < n && memchr(mark, s[i], sizeof(mark) - 1) == NULL)
			continue;
		start = i + 1;
		part = utf8_trim(part, &len);
		if (len > 0 && !parts_add(&p, part, len))
			return NULL;
	}
	if (p.code != NULL && p.state != NULL && strcmp(p.state, p.code) != 0)
		return NULL;
	return p.n > 1 ? p.code : NULL;
}

static const char *
code_named(const char *s, size_t n, bool states)
{
	const char *code = code_of(s, n);

	if (code == NULL)
		code = code_turned(s, n);
	if (code == NULL)
		code = code_in_parts(s, n, states);
	return code;
}

const char *
place_country(const char *s, size_t n)
{
	return code_named(s, n, true);
}

const char *
place_country_alone(const char *s, size_t n)
{
	return code_named(s, n, false);
}

size_t
place_countries(const char *s, size_t n, const char *code[PLACE_MAY])
{
	const char *codes = codes_of(s, n);
	size_t count = 0;

	while (codes != NULL && *codes != '\0' && count < PLACE_MAY) {
		char one[3] = { codes[0], codes[1], '\0' };

		code[count++] = country_cell(one, "alpha2");
		codes += 2;
		codes += *codes == ' ';
	}
	return count;
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

const char *
place_state(const char *s, size_t n, const char **name)
{
	const struct seed_table *t = seed_table("states");
	size_t code = seed_column(t, "code");
	size_t full = seed_column(t, "name");
	struct buf want = { 0 };
	struct buf have = { 0 };
	const char *country = NULL;

	fold_plain(&want, s, n);
	for (size_t i = 0; i < t->n_row && country == NULL && want.len > 1;
	     i++) {
		const char *text = seed_cell(t, i, want.len == 2 ? code : full);

		/* Most words are no state: their first letter tells. */
		if ((unsigned char)text[0] < 0x80 &&
		    tolower((unsigned char)text[0]) != want.data[0])
			continue;
		fold_plain(&have, text, strlen(text));
		if (have.len != want.len || strcmp(have.data, want.data) != 0)
			continue;
		country = seed_cell(t, i, seed_column(t, "country"));
		if (name != NULL)
			*name = seed_cell(t, i, full);
	}
	buf_clear(&want);
	buf_clear(&have);
	return country;
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
		size_t row = place_country_number(seed_cell(t, i, country));

		assert(row != SIZE_MAX);
		add_place(&city_words, seed_cell(t, i, city), row, WORDS_NAME);
		add_places(&city_words, seed_cell(t, i, alias), row);
	}
	return &city_words;
}

const char *
place_city_country(const char *s, size_t n)
{
	int64_t row = 0;

	return words_find(cities(), s, n, &row) ? place_country_at((size_t)row)
						: NULL;
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
