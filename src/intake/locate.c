/* locate.c - a place in one cell. */
#include "intake/locate.h"

#include <string.h>

#include "base/utf8.h"
#include "catalog/place.h"
#include "intake/address.h"

/* What parts a city from its country. */
static const char *const marks[] = { ",", ";", "/", " - ", " \u2013 ",
	" \u2014 ", "|" };

struct part {
	const char *s;
	size_t n;
};

static struct part
trimmed(const char *s, size_t n)
{
	struct part p = { .n = n };

	p.s = utf8_trim(s, &p.n);
	return p;
}

/* The last place of a mark in s[0..n), or n. */
static size_t
last_mark(const char *s, size_t n, const char *mark)
{
	size_t k = strlen(mark);

	for (size_t i = n; i-- > 0;) {
		if (i + k <= n && memcmp(s + i, mark, k) == 0)
			return i;
	}
	return n;
}

/* The country of a part that stands beside a city: a country, or a state of
 * one.  *state: it was a state. */
static const char *
country_beside(struct part p, struct part city, struct location *l, bool *state)
{
	const char *name = NULL;
	const char *country = place_country_alone(p.s, p.n);
	const char *of_state = place_state(p.s, p.n, &name);
	const char *of_city = place_city_country(city.s, city.n);

	*state = country == NULL && of_state != NULL;
	if (country == NULL || of_state == NULL)
		return country == NULL ? of_state : country;
	/* "CA", "Georgia": as the city has it. */
	l->either = country;
	l->or_state = of_state;
	l->state_name = name;
	if (of_city == NULL)
		return NULL;
	*state = strcmp(of_city, of_state) == 0;
	if (*state)
		return of_state;
	return strcmp(of_city, country) == 0 ? country : NULL;
}

static bool
place_at(struct location *l, const char *country, struct part city)
{
	l->country = country;
	l->city = city.n == 0 ? NULL : city.s;
	l->n_city = city.n;
	return true;
}

/* "Cork (Ireland)", "Germany (Köln)"; "Halle (Saale)" is neither. */
static bool
in_parentheses(const char *s, size_t n, struct location *l)
{
	const char *open = memchr(s, '(', n);
	struct part outer = { 0 };
	struct part inner = { 0 };
	const char *country = NULL;
	bool state = false;

	if (open == NULL || open == s || s[n - 1] != ')')
		return false;
	outer = trimmed(s, (size_t)(open - s));
	inner = trimmed(open + 1, (size_t)(s + n - open) - 2);
	country = country_beside(inner, outer, l, &state);
	if (country != NULL && !state)
		return place_at(l, country, outer);
	country = place_country_alone(outer.s, outer.n);
	return country != NULL && place_at(l, country, inner);
}

static bool
in_parts(const char *s, size_t n, struct location *l)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t at = last_mark(s, n, marks[i]);
		size_t k = strlen(marks[i]);
		struct part city = trimmed(s, at);
		struct part last = { 0 };
		bool state = false;
		const char *country = NULL;

		if (at == n)
			continue;
		last = trimmed(s + at + k, n - at - k);
		/* "Germany, France" is two places. */
		if (place_country_alone(city.s, city.n) != NULL &&
		    place_city_country(city.s, city.n) == NULL)
			return false;
		country = country_beside(last, city, l, &state);
		if (country == NULL)
			continue;
		if (state) {
			l->state = last.s;
			l->n_state = last.n;
		}
		return place_at(l, country, city);
	}
	return false;
}

/* "Utrecht NL": the last word, a code in capitals. */
static bool
by_code(const char *s, size_t n, struct location *l)
{
	struct part code = { s + n - 2, 2 };
	struct part city = { 0 };
	bool state = false;
	const char *country = NULL;

	if (n < 5 || s[n - 3] != ' ' || code.s[0] < 'A' || code.s[0] > 'Z' ||
	    code.s[1] < 'A' || code.s[1] > 'Z')
		return false;
	city = trimmed(s, n - 3);
	country = country_beside(code, city, l, &state);
	if (country == NULL)
		return false;
	if (state) {
		l->state = code.s;
		l->n_state = code.n;
	}
	return place_at(l, country, city);
}

bool
locate(const char *s, size_t n, struct location *l)
{
	const char *country = NULL;
	struct address a = { 0 };
	size_t comma = 0;

	*l = (struct location){ 0 };
	s = utf8_trim(s, &n);
	if (n == 0)
		return false;
	country = place_country_alone(s, n);
	if (country != NULL) {
		/* a state too ("Georgia")? a city as well ("Singapore")? */
		if (place_state(s, n, NULL) != NULL)
			return false;
		return place_at(l, country,
		    place_city_country(s, n) == NULL ? (struct part){ 0 }
						     : (struct part){ s, n });
	}
	if (in_parentheses(s, n, l))
		return true;
	comma = last_mark(s, n, ",");
	if (comma < n && last_mark(s, comma, ",") < comma) {
		address_parse(s, n, false, &a); /* "San Diego, CA, USA" */
		if (a.country != NULL && a.n_city > 0) {
			l->state = a.state;
			l->n_state = a.n_state;
			return place_at(
			    l, a.country, (struct part){ a.city, a.n_city });
		}
	}
	return in_parts(s, n, l) || by_code(s, n, l);
}
