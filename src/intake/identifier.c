/* identifier.c - identifiers, checked, never repaired. */
#include "intake/identifier.h"

#include <string.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
digits(const char *s, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += is_digit(s[i]) ? 1 : 0;
	return count;
}

static void
buf_cut(struct buf *b, size_t len)
{
	b->len = len;
	if (b->data != NULL)
		b->data[len] = '\0';
}

/* What a spreadsheet makes of a long number: 3.00999E+09, 123456789.0 */
static const char *
spreadsheet_number(const char *s, size_t n)
{
	size_t odd = n - digits(s, n);

	if (n > 3 && odd >= 2 && is_digit(s[0]) &&
	    (memchr(s, 'E', n) != NULL || memchr(s, 'e', n) != NULL) &&
	    (memchr(s, '.', n) != NULL || memchr(s, ',', n) != NULL ||
		memchr(s, '+', n) != NULL))
		return "a spreadsheet rounded it; take it from the source";
	if (n > 2 && odd == 1 && s[n - 1] == '0' && s[n - 2] == '.')
		return "a spreadsheet made a number of it; leading zeros may "
		       "be lost";
	return NULL;
}

static bool
parse_fei(const char *s, size_t n, struct buf *to, const char **why)
{
	if (digits(s, n) != n) {
		*why = "an FEI is digits alone";
		return false;
	}
	if (n < 7 || n > 10) {
		*why = "an FEI has 7 to 10 digits";
		return false;
	}
	buf_add(to, s, n);
	return true;
}

static bool
parse_duns(const char *s, size_t n, struct buf *to, const char **why)
{
	size_t before = to->len;

	for (size_t i = 0; i < n; i++) {
		if (s[i] == '-' || s[i] == ' ')
			continue;
		if (!is_digit(s[i])) {
			*why = "a DUNS number is digits alone";
			buf_cut(to, before);
			return false;
		}
		buf_char(to, s[i]);
	}
	if (to->len - before == 9)
		return true;
	*why = to->len - before == 8
		   ? "a DUNS number has 9 digits: a leading zero may be lost"
		   : "a DUNS number has 9 digits";
	buf_cut(to, before);
	return false;
}

/* ISO 7064 MOD 97-10 over letters and digits. */
static bool
parse_lei(const char *s, size_t n, struct buf *to, const char **why)
{
	unsigned rest = 0;
	bool odd = false;
	size_t before = to->len;

	for (size_t i = 0; i < n; i++) {
		char c = s[i];

		if (c >= 'a' && c <= 'z')
			c = (char)(c - 32);
		if (c == ' ')
			continue;
		if (is_digit(c))
			rest = (rest * 10 + (unsigned)(c - '0')) % 97;
		else if (c >= 'A' && c <= 'Z')
			rest = (rest * 100 + (unsigned)(c - 'A') + 10) % 97;
		else
			odd = true;
		buf_char(to, c);
	}
	if (to->len - before == 20 && rest == 1 && !odd)
		return true;
	*why = to->len - before == 20 ? "its check digits do not fit"
				      : "an LEI has 20 characters";
	buf_cut(to, before);
	return false;
}

/* "https://www.Example.com/about" -> "example.com" */
static bool
parse_domain(const char *s, size_t n, struct buf *to, const char **why)
{
	const char *scheme = NULL;
	size_t end = 0;
	size_t before = to->len;
	bool point = false;

	for (size_t i = 0; i + 2 < n && scheme == NULL; i++) {
		if (memcmp(s + i, "://", 3) == 0)
			scheme = s + i + 3;
	}
	if (scheme != NULL) {
		n -= (size_t)(scheme - s);
		s = scheme;
	}
	if (n > 4 && (s[0] | 32) == 'w' && (s[1] | 32) == 'w' &&
	    (s[2] | 32) == 'w' && s[3] == '.') {
		s += 4;
		n -= 4;
	}
	while (end < n && strchr("/?#:", s[end]) == NULL)
		end++;
	while (end > 0 && s[end - 1] == '.')
		end--;
	for (size_t i = 0; i < end; i++) {
		char c = s[i];
		bool sign = c == '.' || c == '-';

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);

		point = point || (c == '.' && i > 0);
		if (!(c >= 'a' && c <= 'z') && !is_digit(c) && !sign &&
		    (unsigned char)c < 0x80) {
			point = false;
			break;
		}
		buf_char(to, c);
	}
	if (point && to->len - before == end)
		return true;
	*why = "it is no web address";
	buf_cut(to, before);
	return false;
}

static bool
parse_oms(const char *s, size_t n, struct buf *to, const char **why)
{
	if (n != 13 || memcmp(s, "LOC-", 4) != 0 || digits(s + 4, 9) != 9) {
		*why = "an OMS location is LOC- and 9 digits";
		return false;
	}
	buf_add(to, s, n);
	return true;
}

bool
identifier_parse(const char *scheme, const char *s, size_t n, struct buf *to,
    const char **why)
{
	bool number = strcmp(scheme, "FEI") == 0 || strcmp(scheme, "DUNS") == 0;

	*why = number ? spreadsheet_number(s, n) : NULL;
	if (*why != NULL)
		return false;
	if (strcmp(scheme, "FEI") == 0)
		return parse_fei(s, n, to, why);
	if (strcmp(scheme, "DUNS") == 0)
		return parse_duns(s, n, to, why);
	if (strcmp(scheme, "LEI") == 0)
		return parse_lei(s, n, to, why);
	if (strcmp(scheme, "DOM") == 0)
		return parse_domain(s, n, to, why);
	if (strcmp(scheme, "OMSLOC") == 0)
		return parse_oms(s, n, to, why);
	if (n == 0 || n > 100) {
		*why = "it is too long";
		return false;
	}
	buf_add(to, s, n);
	return true;
}
