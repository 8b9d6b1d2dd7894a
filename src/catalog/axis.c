/* axis.c - the values of each dimension an answer is divided by. */
#include "catalog/axis.h"

#include <string.h>

#include "catalog/dimension.h"
#include "catalog/place.h"

static const char *const axis_words[] = { "", "region", "country", "kind",
	"modality", "phase", "group" };
#define N_AXIS (sizeof(axis_words) / sizeof(axis_words[0]))

static const char *const kinds[] = { "CMO", "CDMO" };
#define N_KIND (sizeof(kinds) / sizeof(kinds[0]))

bool
axis_parse(const char *word, enum axis *a, struct err *err)
{
	for (size_t i = 1; i < N_AXIS; i++) {
		if (strcmp(axis_words[i], word) == 0) {
			*a = (enum axis)i;
			return true;
		}
	}
	return err_set(err, ERR_USAGE,
	    "--by \"%s\" is not known; there are region, country, kind, "
	    "modality, phase, group",
	    word);
}

const char *
axis_word(enum axis a)
{
	return axis_words[a];
}

static size_t
n_region(void)
{
	size_t n = 0;

	while (place_region_at(n) != NULL)
		n++;
	return n;
}

size_t
axis_size(enum axis a, const struct roster *r)
{
	switch (a) {
	case AXIS_REGION:
		return n_region();
	case AXIS_COUNTRY:
		return ROSTER_COUNTRIES - 1;
	case AXIS_KIND:
		return N_KIND;
	case AXIS_MODALITY:
		return (size_t)dimension_count(DIMENSION_MODALITY);
	case AXIS_PHASE:
		return (size_t)dimension_count(DIMENSION_PHASE);
	case AXIS_GROUP:
		return r->n_group;
	case AXIS_NONE:
	default:
		return 0;
	}
}

bool
axis_is_fixed(enum axis a)
{
	return a == AXIS_REGION || a == AXIS_KIND || a == AXIS_PHASE;
}

const char *
axis_code(enum axis a, const struct roster *r, size_t value, char code[3])
{
	switch (a) {
	case AXIS_REGION:
		return place_region_at(value);
	case AXIS_COUNTRY:
		roster_country_code((uint16_t)(value + 1), code);
		return code;
	case AXIS_KIND:
		return kinds[value];
	case AXIS_MODALITY:
		return dimension_code(DIMENSION_MODALITY, (int64_t)value + 1);
	case AXIS_PHASE:
		return dimension_code(DIMENSION_PHASE, (int64_t)value + 1);
	case AXIS_GROUP:
		return roster_group_name(r, value);
	case AXIS_NONE:
	default:
		return "";
	}
}

const char *
axis_name(enum axis a, const struct roster *r, size_t value)
{
	char code[3];

	switch (a) {
	case AXIS_REGION:
		return place_region_name(place_region_at(value));
	case AXIS_COUNTRY:
		roster_country_code((uint16_t)(value + 1), code);
		return place_country_name(code);
	case AXIS_MODALITY:
		return dimension_name(DIMENSION_MODALITY, (int64_t)value + 1);
	case AXIS_PHASE:
		return dimension_name(DIMENSION_PHASE, (int64_t)value + 1);
	case AXIS_KIND:
	case AXIS_GROUP:
	case AXIS_NONE:
	default:
		return axis_code(a, r, value, code);
	}
}

static void
add(struct axis_values *v, size_t value)
{
	for (size_t i = 0; i < v->n; i++) {
		if (v->at[i] == value)
			return;
	}
	v->at[v->n++] = value;
}

/* "Any" and the like say that no modality is stated. */
static void
add_modalities(struct axis_values *v, int64_t id)
{
	if (strcmp(dimension_code(DIMENSION_MODALITY, id), "ANY") == 0)
		return;
	for (; id != 0; id = dimension_modality_parent(id))
		add(v, (size_t)id - 1);
}

void
axis_of(enum axis a, const struct roster *r, size_t vendor,
    const struct supply_claim *c, struct axis_values *v)
{
	const struct roster_vendor *who = &r->vendor[vendor];

	v->n = 0;
	switch (a) {
	case AXIS_REGION:
		for (size_t i = 0; i < c->n_country; i++) {
			if (r->region[c->country[i]] >= 0)
				add(v, (size_t)r->region[c->country[i]]);
		}
		break;
	case AXIS_COUNTRY:
		for (size_t i = 0; i < c->n_country; i++)
			add(v, (size_t)c->country[i] - 1);
		break;
	case AXIS_KIND:
		if (who->kind != NULL)
			add(v, strcmp(who->kind, "CDMO") == 0 ? 1 : 0);
		break;
	case AXIS_MODALITY:
		add_modalities(v, c->modality);
		break;
	case AXIS_PHASE:
		if (c->phase != 0)
			add(v, (size_t)c->phase - 1);
		break;
	case AXIS_GROUP:
		if (r->group[who->group].name != NULL)
			add(v, who->group);
		break;
	case AXIS_NONE:
	default:
		break;
	}
}
