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

/* Digits from s[at]; the place behind them. */
static size_t
behind_digits(const char *s, size_t n, size_t at)
{
	while (at < n && is_digit(s[at]))
		at++;
	return at;
}

/* What a spreadsheet makes of a long number: 3.00999E+09, 1E+11,
 * 123456789.0.  "12E5" may be anybody's code. */
static const char *
spreadsheet_number(const char *s, size_t n)
{
	size_t at = behind_digits(s, n, 0);
	bool mark = at > 0 && at < n && (s[at] == '.' || s[at] == ',');
	size_t fraction = at + 1;

	if (mark)
		at = behind_digits(s, n, at + 1);
	if (at > 0 && at + 1 < n && (s[at] == 'E' || s[at] == 'e')) {
		bool sign = s[at + 1] == '+' || s[at + 1] == '-';
		size_t from = at + 1 + (sign ? 1 : 0);

		if ((mark || sign) && from < n &&
		    behind_digits(s, n, from) == n)
			return "a spreadsheet rounded it; take it from the "
			       "source";
	}
	if (mark && at == n && at > fraction &&
	    strspn(s + fraction, "0") >= at - fraction)
		return "a spreadsheet made a number of it; leading zeros may "
		       "be lost";
	return NULL;
}

bool
identifier_is_grouped(const char *s, size_t n)
{
	size_t at = behind_digits(s, n, 0);
	size_t groups = 0;

	if (at == 0 || at > 3 || at == n || strchr(",.'", s[at]) == NULL)
		return false;
	for (char mark = s[at]; at < n; groups++) {
		if (s[at] != mark || behind_digits(s, n, at + 1) != at + 4)
			return false;
		at += 4;
	}
	return groups > 1;
}

bool
identifier_suggest(const char *scheme, const char *s, size_t n, struct buf *to)
{
	size_t full = strcmp(scheme, "DUNS") == 0  ? 9
		      : strcmp(scheme, "FEI") == 0 ? 10
						   : 0;

	if (n < 4 || n >= full || digits(s, n) != n || (full == 10 && n >= 7))
		return false;
	for (size_t i = n; i < full; i++)
		buf_char(to, '0');
	buf_add(to, s, n);
	return true;
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
parse_oms(const char *scheme, const char *s, size_t n, struct buf *to,
    const char **why)
{
	bool org = strcmp(scheme, "OMSORG") == 0;

	if (n != 13 || memcmp(s, org ? "ORG-" : "LOC-", 4) != 0 ||
	    digits(s + 4, 9) != 9) {
		*why = org ? "an OMS organisation is ORG- and 9 digits"
			   : "an OMS location is LOC- and 9 digits";
		return false;
	}
	buf_add(to, s, n);
	return true;
}

bool
identifier_parse(const char *scheme, const char *s, size_t n, struct buf *to,
    const char **why)
{
	bool name = strcmp(scheme, "DOM") == 0;

	*why = name ? NULL : spreadsheet_number(s, n);
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
	if (strcmp(scheme, "OMSLOC") == 0 || strcmp(scheme, "OMSORG") == 0)
		return parse_oms(scheme, s, n, to, why);
	if (n == 0 || n > 100) {
		*why = "it is too long";
		return false;
	}
	buf_add(to, s, n);
	return true;
}
