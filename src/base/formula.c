/* formula.c - texts that a spreadsheet would work out instead of showing. */
#include "base/formula.h"

#include <string.h>

/* [+-]digits or [+-]digits.digits, or a dash alone: nothing to work out. */
static bool
is_plain(const char *s)
{
	size_t n = 0;

	if (strcmp(s, "-") == 0)
		return true;
	if (*s != '+' && *s != '-')
		return false;
	s++;
	n = strspn(s, "0123456789");
	if (n == 0)
		return false;
	s += n;
	if (*s == '.') {
		n = strspn(s + 1, "0123456789");
		if (n == 0)
			return false;
		s += n + 1;
	}
	return *s == '\0';
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
