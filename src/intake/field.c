/* field.c - what a column of a sheet can be read as. */
#include "intake/field.h"

#include <string.h>

#include "base/buf.h"
#include "base/distance.h"
#include "catalog/fold.h"
#include "catalog/seed.h"

static const char *const field_names[FIELD_COUNT] = {
	[FIELD_NAME] = "vendor.name",
	[FIELD_LEGAL] = "vendor.legal_name",
	[FIELD_ALIAS] = "vendor.alias",
	[FIELD_FORMER] = "vendor.former_name",
	[FIELD_PARENT] = "vendor.parent",
	[FIELD_TYPE] = "vendor.type",
	[FIELD_TAG] = "vendor.tag",
	[FIELD_WEBSITE] = "vendor.website",
	[FIELD_DESCRIPTION] = "vendor.description",
	[FIELD_HQ_COUNTRY] = "vendor.hq_country",
	[FIELD_HQ_CITY] = "vendor.hq_city",
	[FIELD_ERP] = "vendor.erp_no",
	[FIELD_LEI] = "vendor.lei",
	[FIELD_VENDOR_DUNS] = "vendor.duns",
	[FIELD_OMS_ORG] = "vendor.oms_org",
	[FIELD_IDENTIFIERS] = "vendor.identifiers",
	[FIELD_SITE_NAME] = "site.name",
	[FIELD_SITE_ADDRESS] = "site.address",
	[FIELD_SITE_CITY] = "site.city",
	[FIELD_SITE_STATE] = "site.state",
	[FIELD_SITE_COUNTRY] = "site.country",
	[FIELD_FEI] = "site.fei",
	[FIELD_DUNS] = "site.duns",
	[FIELD_MIA] = "site.mia",
	[FIELD_OMS_LOC] = "site.oms_loc",
	[FIELD_TEXT] = "cap.text",
	[FIELD_PHRASE] = "cap.phrase",
	[FIELD_CATEGORY] = "cap.category",
	[FIELD_SUBCATEGORY] = "cap.subcategory",
	[FIELD_SCOPE] = "cap.scope",
	[FIELD_STATUS] = "cap.status",
	[FIELD_MODALITY] = "cap.modality",
	[FIELD_DOSAGE] = "cap.dosage_form",
	[FIELD_PHASE] = "cap.phase",
	[FIELD_EVIDENCE] = "ev.evidence_level",
	[FIELD_DATE] = "ev.source_date",
	[FIELD_OPERATIONS] = "fda.operations",
	[FIELD_COLUMN] = "cap.column",
	[FIELD_OTHER_NAME] = "vendor.other_name",
	[FIELD_EITHER_STATUS] = "qual.status_or_offer",
};

/* Short words for the fields people map most. */
static const struct {
	const char *word;
	const char *name;
} field_words[] = {
	{ "vendor", "vendor.name" },
	{ "name", "vendor.name" },
	{ "company", "vendor.name" },
	{ "kind", "vendor.type" },
	{ "tag", "vendor.type" },
	{ "group", "vendor.parent" },
	{ "country", "site.country" },
	{ "city", "site.city" },
	{ "state", "site.state" },
	{ "address", "site.address" },
	{ "site", "site.name" },
	{ "services", "cap.text" },
	{ "service", "cap.text" },
	{ "capabilities", "cap.text" },
	{ "capability", "cap.text" },
	{ "words", "cap.phrase" },
	{ "status", "cap.status" },
	{ "dosage", "cap.dosage_form" },
	{ "evidence", "ev.evidence_level" },
	{ "level", "ev.evidence_level" },
	{ "date", "ev.source_date" },
	{ "as_of", "ev.source_date" },
	{ "source", "ev.source" },
	{ "column", "cap.column" },
	{ "ignore", NULL },
};

#define N_WORDS (sizeof(field_words) / sizeof(field_words[0]))

const char *
field_name(enum field f)
{
	return field_names[f];
}

enum field
field_of_name(const char *name)
{
	for (size_t i = 1; i < FIELD_COUNT; i++) {
		if (strcmp(field_names[i], name) == 0)
			return (enum field)i;
	}
	return FIELD_UNUSED;
}

/* What stands behind the point: "hq_country" of "vendor.hq_country". */
static const char *
short_name(const char *name)
{
	const char *point = strchr(name, '.');

	return point == NULL ? name : point + 1;
}

/* The text that "nearest" compares, and the best so far. */
struct field_search {
	const char *key;
	size_t len;
	size_t distance;
	const char *nearest;
};

static bool
field_matches(struct field_search *s, struct buf *b, const char *word)
{
	size_t distance = 0;

	fold_plain(b, word, strlen(word));
	if (b->len == s->len && memcmp(b->data, s->key, s->len) == 0)
		return true;
	distance = distance_of(s->key, s->len, b->data, b->len, 3);
	if (distance < s->distance && distance <= distance_limit(s->len)) {
		s->distance = distance;
		s->nearest = word;
	}
	return false;
}

static bool
field_in_table(struct field_search *s, struct buf *b, const char **name)
{
	const struct seed_table *t = seed_table("header_aliases");
	size_t field = seed_column(t, "field");

	for (size_t i = 0; i < t->n_row; i++) {
		const char *f = seed_cell(t, i, field);

		if (i > 0 && strcmp(f, seed_cell(t, i - 1, field)) == 0)
			continue;
		if (field_matches(s, b, f) ||
		    field_matches(s, b, short_name(f))) {
			*name = f;
			return true;
		}
	}
	for (size_t i = 1; i < FIELD_COUNT; i++) {
		if (field_matches(s, b, field_names[i])) {
			*name = field_names[i];
			return true;
		}
	}
	return false;
}

bool
field_by_word(const char *word, const char **name, const char **nearest)
{
	struct buf key = { 0 };
	struct buf b = { 0 };
	struct field_search s = { .distance = 4 };
	bool found = false;

	fold_plain(&key, word, strlen(word));
	s.key = buf_text(&key);
	s.len = key.len;
	for (size_t i = 0; !found && i < N_WORDS; i++) {
		found = field_matches(&s, &b, field_words[i].word);
		if (found)
			*name = field_words[i].name;
	}
	found = found || field_in_table(&s, &b, name);
	*nearest = s.nearest;
	buf_clear(&key);
	buf_clear(&b);
	return found;
}
