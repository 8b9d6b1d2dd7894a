/* presentation.c - forms and containers that are a part of a platform. */
#include "catalog/presentation.h"

#include <string.h>

#include "base/buf.h"
#include "catalog/fold.h"

bool
presentation_is(const char *s, size_t n)
{
	static const char *const words[] = { "tablet", "tablets", "capsule",
		"capsules", "softgel", "softgels", "granule", "granules",
		"pellet", "pellets", "powder", "powders", "sachet", "sachets",
		"lozenge", "lozenges", "vial", "vials", "cartridge",
		"cartridges", "syringe", "syringes", "pfs", "ampoule",
		"ampoules", "ampule", "ampules", "pen", "pens", "bag", "bags",
		"bottle", "bottles", "tube", "tubes", "blister", "blisters",
		"tabletten", "kapseln", "fertigspritzen", "karpulen",
		"ampullen", "gelules", "comprimes", "seringues", "flacons",
		"cartouches", "compresse", "capsule", "siringhe", "fiale",
		"comprimidos", "capsulas", "jeringas", "viales", NULL };
	struct buf key = { 0 };
	const char *last = NULL;
	bool found = false;

	fold_plain(&key, s, n);
	last = strrchr(buf_text(&key), ' ');
	last = last == NULL ? buf_text(&key) : last + 1;
	for (size_t i = 0; words[i] != NULL && !found; i++)
		found = strcmp(words[i], last) == 0;
	buf_clear(&key);
	return found;
}
