/* place_end.c - the country at the end of an address. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "catalog/fold.h"
#include "catalog/place.h"

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

/* What goes before s[at..n) makes another name of it: "New Mexico" is not
 * Mexico, "Rhode Island" is not what Germans call Iceland. */
static bool
is_part_of_name(const char *s, size_t at, const char *text, size_t len)
{
	static const char *const common[] = { "island", "jersey", "union",
		"reunion", "man", "lebanon", "jordan" };
	struct buf b = { 0 };
	bool part = false;

	while (at > 0 && s[at - 1] == ' ')
		at--;
	if (at == 0 || strchr(",;", s[at - 1]) != NULL)
		return false;
	if (at >= 3 && memcmp(s + at - 3, "New", 3) == 0)
		return true;
	fold_plain(&b, text, len);
	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		part = part || strcmp(b.data, common[i]) == 0;
	buf_clear(&b);
	return part;
}

/* The country that s[at..n) names, where it may be trusted. */
static const char *
country_at(const char *s, size_t at, size_t n)
{
	const char *code = NULL;
	size_t len = n - at;
	const char *text = utf8_trim(s + at, &len);

	if (len == 0 || !is_plain_country(text, len) ||
	    is_part_of_name(s, at, text, len))
		return NULL;
	code = place_country_alone(text, len);
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
