/* particle.c - small words around a service. */
#include "catalog/particle.h"

#include <string.h>

static bool
particle_in(const char *s, size_t n, const char *const *list)
{
	for (; *list != NULL; list++) {
		if (strlen(*list) == n && memcmp(*list, s, n) == 0)
			return true;
	}
	return false;
}

static bool
all_digits(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] >= '0' && s[i] <= '9')
		i++;
	return i == n && n > 0;
}

bool
particle_is_date(const char *s, size_t n)
{
	static const char *const name[] = { "q1", "q2", "q3", "q4", "h1", "h2",
		"1q", "2q", "3q", "4q", "1h", "2h", "eoy", "ye", "jan",
		"january", "feb", "february", "mar", "march", "apr", "april",
		"may", "jun", "june", "jul", "july", "aug", "august", "sep",
		"sept", "september", "oct", "october", "nov", "november", "dec",
		"december", "spring", "summer", "autumn", "winter", NULL };

	if (all_digits(s, n))
		return n == 4 &&
		       (memcmp(s, "19", 2) == 0 || memcmp(s, "20", 2) == 0);
	return particle_in(s, n, name);
}

bool
particle_is_filler(const char *s, size_t n)
{
	static const char *const word[] = { "and", "but", "or", "the", "of",
		"in", "by", "from", "at", "until", "till", "to", "end", "mid",
		"early", "late", "beginning", "start", "is", "are", "now",
		"still", "year", "ca", "approx", "est", "we", "both", "all",
		"each", "beide", "beides", "alle", "alles", "jeweils", "les",
		"deux", "tous", "toutes", "tout", "ambos", "ambas", "todos",
		"todas", "todo", "entrambi", "entrambe", "tutti", "tutte",
		"tutto", NULL };

	return particle_in(s, n, word);
}

bool
particle_is_preposition(const char *s, size_t n)
{
	static const char *const word[] = { "to", "for", "in", "from", "by",
		"with", "via", "through", "at", "since", NULL };

	return particle_in(s, n, word);
}

bool
particle_is_past(const char *s, size_t n)
{
	static const char *const word[] = { "since", "inspected", "inspection",
		"audited", "audit", "approved", "certified", "certificate",
		"licensed", "installed", "established", "founded", "acquired",
		"built", "gmp", "fda", "ema", "iso", "seit", "depuis", "desde",
		"dal", NULL };

	return particle_in(s, n, word);
}

bool
particle_denies(const char *s, size_t n)
{
	static const char *const word[] = { "no", "not", "non", "nein", "nicht",
		"kein", "keine", "keinen", "noch", "ohne", "without", "except",
		"never", "none", "until", "till", "bis", "ab", "pas", "sans",
		"aucun", "aucune", "jusqu", "hasta", "fino", "senza", "sin",
		"partner", "partners", "partenaire", "socio", "terzi",
		"planned", "future", "nej", "nao", NULL };

	return particle_in(s, n, word);
}
