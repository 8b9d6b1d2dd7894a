/* address.c - an address in one cell. */
#include "intake/address.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"
#include "catalog/place.h"

/* Cut the part behind the last comma off s[0..*n). */
static const char *
last_part(const char *s, size_t *n, size_t *len)
{
	size_t i = *n;
	const char *part = NULL;

	while (i > 0 && s[i - 1] != ',')
		i--;
	*len = *n - i;
	part = utf8_trim(s + i, len);
	*n = i > 0 ? i - 1 : 0;
	return part;
}

/* Where the last word of s[0..n) starts; *digit: it holds one. */
static size_t
last_word(const char *s, size_t n, bool *digit)
{
	*digit = false;
	while (n > 0 && s[n - 1] != ' ') {
		n--;
		*digit = *digit || (s[n] >= '0' && s[n] <= '9');
	}
	return n;
}

static size_t
without_blanks(const char *s, size_t n)
{
	while (n > 0 && s[n - 1] == ' ')
		n--;
	return n;
}

/* Take a postal code off the end: the last words that hold a digit, and two
 * letters behind one ("5048 AS"). */
static size_t
without_code(const char *s, size_t n)
{
	bool digit = false;
	size_t i = last_word(s, n, &digit);

	if (!digit && n - i == 2 && i > 1) {
		size_t k = without_blanks(s, i);
		size_t at = last_word(s, k, &digit);

		if (digit)
			n = without_blanks(s, at);
	}
	for (;;) {
		i = last_word(s, n, &digit);
		if (i == n || !digit)
			return n;
		n = without_blanks(s, i);
	}
}

/* The FDA ends with a code that decides where the name has a comma in it:
 * "Korea, South (KOR)".  *rest is the length of the text before the name. */
static const char *
country_by_code(const char *s, size_t n, size_t *rest)
{
	const char *country = NULL;
	size_t i = n;

	if (n < 6 || s[n - 1] != ')' || s[n - 5] != '(')
		return NULL;
	country = place_country(s + n - 4, 3);
	for (size_t comma = 0; country != NULL && i > 0 && comma < 2; i--)
		comma += s[i - 1] == ',' ? 1 : 0;
	*rest = i;
	return country;
}

/* Take a postal code off the start: "4056 Basel", "CH-4056 Basel". */
static const char *
behind_code(const char *s, size_t *n)
{
	size_t i = 0;
	bool digit = false;

	while (i < *n && s[i] != ' ') {
		digit = digit || (s[i] >= '0' && s[i] <= '9');
		i++;
	}
	if (!digit || i == *n)
		return s;
	*n -= i;
	return utf8_trim(s + i, n);
}

static bool
is_state(const char *s, size_t n, bool code)
{
	if (n == 0)
		return code;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < 'A' || s[i] > 'Z')
			return code;
	}
	return n <= 3;
}

void
address_parse(const char *s, size_t n, bool registered, struct address *a)
{
	size_t rest = 0;
	size_t len = 0;
	size_t bare = 0;
	size_t commas = 0;
	const char *part = NULL;

	*a = (struct address){ 0 };
	a->country = place_country_at_end(s, n, &rest);
	if (a->country == NULL && registered)
		a->country = country_by_code(s, n, &rest);
	if (a->country == NULL)
		return;
	for (size_t i = rest; i < n && strchr(" ,;\t", s[i]) != NULL; i++)
		commas += s[i] == ',' ? 1 : 0;
	part = last_part(s, &rest, &len);
	bare = without_code(part, len);
	if (registered && commas > 1)
		bare = len; /* the state's place is empty */
	else if (rest > 0 && (registered || is_state(part, bare, bare < len))) {
		a->state = part;
		a->n_state = bare == 1 && part[0] == '-' ? 0 : bare;
		part = last_part(s, &rest, &len);
		bare = len;
	}
	a->city = behind_code(part, &bare);
	a->n_city = bare;
}
