/* roster.c - reading vendors, groups, sites and sources for a question. */
#include "catalog/roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "catalog/place.h"
#include "db/db.h"

/* Room for one more at the end of an array that doubles. */
static void *
roster_room(void *p, size_t n, size_t size)
{
	if (n != 0 && (n & (n - 1)) != 0)
		return p;
	return xrealloc(p, n == 0 ? 1 : n * 2, size);
}

static const char *
roster_keep(struct roster *r, const char *s)
{
	return s == NULL ? NULL : arena_keep(&r->text, s, strlen(s));
}

static bool
load_sources(struct roster *r, struct db *db, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_ROSTER_SOURCE, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		struct roster_source *s = NULL;
		const char *layout = stmt_get_text(st, 2);

		r->source = roster_room(r->source, r->n_source, sizeof(*s));
		s = &r->source[r->n_source++];
		s->id = stmt_get_int(st, 0);
		s->name = roster_keep(r, stmt_get_text(st, 1));
		s->fda = layout != NULL && strcmp(layout, "fda") == 0;
		s->as_of = roster_keep(r, stmt_get_text(st, 3));
	}
out:
	stmt_done(st);
	return ok;
}

static size_t
group_new(struct roster *r, int64_t id)
{
	struct roster_group *g = NULL;

	r->group = roster_room(r->group, r->n_group, sizeof(*g));
	g = &r->group[r->n_group];
	*g = (struct roster_group){ .id = id };
	return r->n_group++;
}

/* Every root group gets a place in group[]; of_id tells where a group of the
 * catalog belongs. */
static bool
load_groups(
    struct roster *r, struct db *db, struct hash *of_id, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_ROSTER_GROUP, err);
	struct hash root = { 0 };
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		int64_t id = stmt_get_int(st, 0);
		int64_t root_id = stmt_get_int(st, 1);
		bool added = false;
		int64_t *at = hash_put(
		    &root, (const char *)&root_id, sizeof(root_id), &added);

		if (added)
			*at = (int64_t)group_new(r, root_id);
		if (id == root_id)
			r->group[*at].name =
			    roster_keep(r, stmt_get_text(st, 2));
		*hash_put(of_id, (const char *)&id, sizeof(id), NULL) = *at;
	}
out:
	hash_clear(&root);
	stmt_done(st);
	return ok;
}

static const char *
kind_word(const char *kind)
{
	if (kind == NULL)
		return NULL;
	return strcmp(kind, "CDMO") == 0 ? "CDMO" : "CMO";
}

static bool
load_vendors(
    struct roster *r, struct db *db, const struct hash *of_id, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_ROSTER_VENDOR, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		struct roster_vendor *v = NULL;
		int64_t group_id = stmt_get_int(st, 4);
		int64_t at = 0;

		r->vendor = roster_room(r->vendor, r->n_vendor, sizeof(*v));
		v = &r->vendor[r->n_vendor++];
		*v = (struct roster_vendor){ .id = stmt_get_int(st, 0) };
		v->name = roster_keep(r, stmt_get_text(st, 1));
		v->kind = kind_word(stmt_get_text(st, 2));
		v->country = roster_country(stmt_get_text(st, 3));
		if (hash_get(
			of_id, (const char *)&group_id, sizeof(group_id), &at))
			v->group = (size_t)at;
		else
			v->group = group_new(r, 0);
		r->group[v->group].n_vendor++;
	}
out:
	stmt_done(st);
	return ok;
}

static int
compare_sites(const void *a, const void *b)
{
	const struct roster_site *x = a;
	const struct roster_site *y = b;

	if (x->vendor_id != y->vendor_id)
		return x->vendor_id < y->vendor_id ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static bool
load_sites(struct roster *r, struct db *db, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_ROSTER_SITE, err);
	bool sorted = true;
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		struct roster_site *s = NULL;

		r->site = roster_room(r->site, r->n_site, sizeof(*s));
		s = &r->site[r->n_site++];
		s->id = stmt_get_int(st, 0);
		s->vendor_id = stmt_get_int(st, 1);
		s->country = roster_country(stmt_get_text(st, 2));
		if (r->n_site > 1 && compare_sites(s - 1, s) > 0)
			sorted = false;
	}
	if (!sorted)
		qsort(r->site, r->n_site, sizeof(*r->site), compare_sites);
out:
	stmt_done(st);
	return ok;
}

static void
place_add(struct roster *r, struct roster_vendor *v, uint16_t country)
{
	if (country == 0)
		return;
	for (size_t i = 0; i < v->n_place; i++) {
		if (r->country[v->place + i] == country)
			return;
	}
	r->country = roster_room(r->country, r->n_country, sizeof(*r->country));
	r->country[r->n_country++] = country;
	v->n_place++;
}

/* Where each vendor is: its own country, else those of its sites. */
static void
place_vendors(struct roster *r)
{
	size_t site = 0;

	for (size_t i = 0; i < r->n_vendor; i++) {
		struct roster_vendor *v = &r->vendor[i];

		while (site < r->n_site && r->site[site].vendor_id < v->id)
			site++;
		v->site = site;
		while (site < r->n_site && r->site[site].vendor_id == v->id)
			site++;
		v->n_site = site - v->site;
		v->place = r->n_country;
		place_add(r, v, v->country);
		for (size_t j = 0; v->country == 0 && j < v->n_site; j++)
			place_add(r, v, r->site[v->site + j].country);
	}
}

/* all: the n regions there are. */
static signed char
country_region(uint16_t country, const char *const *all, signed char n)
{
	char code[3];
	const char *region = NULL;

	roster_country_code(country, code);
	region = place_country_region(code);
	for (signed char i = 0; region != NULL && i < n; i++) {
		if (strcmp(all[i], region) == 0)
			return i;
	}
	return -1;
}

/* The regions of the countries there are; looked up once each. */
static void
place_regions(struct roster *r)
{
	bool seen[ROSTER_COUNTRIES] = { false };
	const char *region[64];
	signed char n = 0;

	while (n < 64 && place_region_at((size_t)n) != NULL) {
		region[n] = place_region_at((size_t)n);
		n++;
	}
	for (size_t i = 0; i < r->n_vendor; i++)
		seen[r->vendor[i].country] = true;
	for (size_t i = 0; i < r->n_site; i++)
		seen[r->site[i].country] = true;
	for (size_t i = 0; i < ROSTER_COUNTRIES; i++)
		r->region[i] = -1;
	for (size_t i = 1; i < ROSTER_COUNTRIES; i++) {
		if (seen[i])
			r->region[i] = country_region((uint16_t)i, region, n);
	}
}

bool
roster_load(struct roster *r, struct db *db, struct err *err)
{
	struct hash of_id = { 0 };
	bool ok = load_sources(r, db, err) && load_groups(r, db, &of_id, err) &&
		  load_vendors(r, db, &of_id, err) && load_sites(r, db, err);

	if (ok) {
		place_vendors(r);
		place_regions(r);
	}
	hash_clear(&of_id);
	return ok;
}

void
roster_clear(struct roster *r)
{
	free(r->vendor);
	free(r->group);
	free(r->site);
	free(r->source);
	free(r->country);
	arena_clear(&r->text);
	*r = (struct roster){ 0 };
}

size_t
roster_find(const struct roster *r, int64_t vendor_id)
{
	size_t low = 0;
	size_t high = r->n_vendor;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (r->vendor[middle].id < vendor_id)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < r->n_vendor && r->vendor[low].id == vendor_id)
		return low;
	return SIZE_MAX;
}

const struct roster_source *
roster_source_by_id(const struct roster *r, int64_t id)
{
	size_t low = 0;
	size_t high = r->n_source;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (r->source[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < r->n_source && r->source[low].id == id)
		return &r->source[low];
	return NULL;
}

const struct roster_site *
roster_site_of(
    const struct roster *r, const struct roster_vendor *v, int64_t id)
{
	struct roster_site key = { .id = id, .vendor_id = v->id };

	if (id == 0 || v->n_site == 0)
		return NULL;
	return bsearch(
	    &key, &r->site[v->site], v->n_site, sizeof(key), compare_sites);
}

const char *
roster_group_name(const struct roster *r, size_t group)
{
	if (r->group[group].name != NULL)
		return r->group[group].name;
	for (size_t i = 0; i < r->n_vendor; i++) {
		if (r->vendor[i].group == group)
			return r->vendor[i].name;
	}
	return "";
}

uint16_t
roster_country(const char *code)
{
	if (code == NULL || code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' ||
	    code[1] > 'Z')
		return 0;
	return (uint16_t)((code[0] - 'A') * 26 + (code[1] - 'A') + 1);
}

void
roster_country_code(uint16_t country, char code[3])
{
	memset(code, 0, 3);
	if (country == 0)
		return;
	code[0] = (char)('A' + (country - 1) / 26);
	code[1] = (char)('A' + (country - 1) % 26);
}
