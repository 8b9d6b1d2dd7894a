/* formula.c - texts that a spreadsheet would work out instead of showing. */
#include "base/formula.h"

#include <string.h>

/* Signs of currencies and blanks that do not break, as UTF-8. */
static const char *const signs[] = { "\xE2\x82\xAC", "\xC2\xA3", "\xC2\xA5",
	"\xC2\xA0", "\xE2\x80\xAF" };

static size_t
sign_length(const char *s)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strncmp(s, signs[i], strlen(signs[i])) == 0)
			return strlen(signs[i]);
	return 0;
}

/* "e-12", or three capitals that name a currency, at the end. */
static bool
is_tail(const char *s)
{
	size_t n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

	if (n == 3 && s[n] == '\0')
		return s[-1] == ' ';
	if (*s != 'e' && *s != 'E')
		return false;
	s++;
	s += *s == '+' || *s == '-' ? 1 : 0;
	n = strspn(s, "0123456789");
	return n > 0 && s[n] == '\0';
}

/* A number as anyone writes it, or dashes alone: nothing to work out. */
static bool
is_plain(const char *s)
{
	bool digit = false;

	if (s[0] == '-' && s[strspn(s, "-")] == '\0')
		return true;
	if (*s != '+' && *s != '-')
		return false;
	for (s++; *s != '\0';) {
		size_t n = strspn(s, "0123456789.,' %$");

		if (n == 0)
			n = sign_length(s);
		if (n == 0)
			return digit && is_tail(s);
		digit = digit || strcspn(s, "0123456789") < n;
		s += n;
	}
	return digit;
}

bool
formula_is(const char *s)
{
	s += strspn(s, "'");
	return *s != '\0' && strchr("=+-@\t\r", *s) != NULL && !is_plain(s);
}

bool
formula_is_guarded(const char *s)
{
	return *s == '\'' && formula_is(s);
}
