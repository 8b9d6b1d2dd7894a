/* facility.c - which of a vendor's sites a row is about. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/fold.h"
#include "catalog/identity.h"
#include "catalog/known.h"
#include "catalog/load.h"
#include "db/db.h"

/* What by_site holds: index + 1 of the site with that key (K), DUNS (D), FEI
 * (F) or name (N) within a vendor; SITE_SEVERAL where an FEI is that of
 * several. */
#define SITE_SEVERAL (-1)

struct known_site *
known_add_site(struct identity *d, size_t vendor)
{
	if (d->n_site == d->cap_site) {
		d->cap_site = d->cap_site == 0 ? 256 : d->cap_site * 2;
		d->site = xrealloc(d->site, d->cap_site, sizeof(*d->site));
	}
	d->site[d->n_site] = (struct known_site){ .vendor = vendor };
	return &d->site[d->n_site++];
}

static void
probe(struct identity *d, size_t vendor, char kind, const char *s, size_t n)
{
	buf_reset(&d->probe);
	buf_add(&d->probe, &vendor, sizeof(vendor));
	buf_char(&d->probe, kind);
	buf_add(&d->probe, s, n);
}

static size_t
look_up(struct identity *d, size_t vendor, char kind, const char *s, size_t n)
{
	int64_t at = 0;

	probe(d, vendor, kind, s, n);
	if (!hash_get(&d->by_site, d->probe.data, d->probe.len, &at) || at < 0)
		return KNOWN_NONE;
	return (size_t)at - 1;
}

static void
remember(struct identity *d, size_t site, char kind, const char *s, size_t n)
{
	int64_t *place = NULL;

	probe(d, d->site[site].vendor, kind, s, n);
	place = hash_put(&d->by_site, d->probe.data, d->probe.len, NULL);
	if (*place == 0)
		*place = (int64_t)site + 1;
	else if (*place != (int64_t)site + 1 && kind == 'F')
		*place = SITE_SEVERAL;
}

/* Once a site, whatever rows repeat; false when it is there already. */
static bool
remember_id(struct identity *d, size_t site, const char *scheme,
    const char *value, size_t n)
{
	bool added = false;

	probe(d, d->site[site].vendor, 'I', scheme, strlen(scheme) + 1);
	buf_add(&d->probe, &site, sizeof(site));
	buf_add(&d->probe, value, n);
	*hash_put(&d->by_site, d->probe.data, d->probe.len, &added) = 1;
	return added;
}

bool
known_site_id_found(struct identity *d, size_t site, const char *scheme,
    const char *value, size_t n)
{
	struct known_site *s = &d->site[site];

	if (!remember_id(d, site, scheme, value, n))
		return false;
	if (strcmp(scheme, "FEI") == 0) {
		if (s->fei == NULL)
			s->fei = arena_keep(&d->arena, value, n);
		remember(d, site, 'F', value, n);
	} else if (strcmp(scheme, "DUNS") == 0) {
		if (s->duns == NULL)
			s->duns = arena_keep(&d->arena, value, n);
		remember(d, site, 'D', value, n);
	} else if (strcmp(scheme, "OMSLOC") == 0) {
		if (s->oms == NULL)
			s->oms = arena_keep(&d->arena, value, n);
		remember(d, site, 'O', value, n);
	}
	return true;
}

/* Name, city, country and address, folded: what tells sites without an
 * identifier apart.  Empty when nothing is stated. */
static void
place_key(struct identity *d, const char *const part[4])
{
	struct buf one = { 0 };

	buf_reset(&d->other);
	for (size_t i = 0; i < 4; i++) {
		const char *s = part[i] == NULL ? "" : part[i];

		/* The address only decides where there is no name. */
		if (i == 3 && part[0] != NULL && part[0][0] != '\0')
			s = "";
		fold_plain(&one, s, strlen(s));
		buf_add(&d->other, buf_text(&one), one.len);
		buf_char(&d->other, '|');
	}
	buf_clear(&one);
}

void
known_site_found(struct identity *d, size_t site)
{
	const struct known_site *s = &d->site[site];
	const char *const part[4] = { s->name, s->city, s->country,
		s->address };

	place_key(d, part);
	remember(d, site, 'N', buf_text(&d->other), d->other.len);
	remember(d, site, 'K', s->key, strlen(s->key));
}

static const struct load_id *
id_of(const struct load_fact *fact, const char *scheme)
{
	for (size_t i = 0; i < fact->n_site_id; i++) {
		if (strcmp(fact->site_id[i].scheme, scheme) == 0)
			return &fact->site_id[i];
	}
	return NULL;
}

/* The row's identifier is another than the site's. */
static bool
differs(const char *known, const struct load_id *id)
{
	return known != NULL && id != NULL &&
	       (strlen(known) != id->value.n ||
		   memcmp(known, id->value.s, id->value.n) != 0);
}

/* The text that tells a site from the vendor's others in the catalog: its
 * identifiers and place as first seen.  Into d->other. */
static void
site_key(
    struct identity *d, const struct load_fact *fact, const char *const part[4])
{
	const struct load_id *fei = id_of(fact, "FEI");
	const struct load_id *duns = id_of(fact, "DUNS");
	const struct load_id *oms = id_of(fact, "OMSLOC");

	place_key(d, part);
	buf_fmt(&d->other, "FEI %.*s DUNS %.*s",
	    fei == NULL ? 1 : (int)fei->value.n,
	    fei == NULL ? "-" : fei->value.s,
	    duns == NULL ? 1 : (int)duns->value.n,
	    duns == NULL ? "-" : duns->value.s);
	if (oms != NULL)
		buf_fmt(
		    &d->other, " OMSLOC %.*s", (int)oms->value.n, oms->value.s);
}

/* The site found, unless the row's identifiers say it is another. */
static size_t
unless_other(const struct identity *d, size_t at, const struct load_fact *fact)
{
	if (at != KNOWN_NONE &&
	    (differs(d->site[at].duns, id_of(fact, "DUNS")) ||
		differs(d->site[at].fei, id_of(fact, "FEI")) ||
		differs(d->site[at].oms, id_of(fact, "OMSLOC"))))
		return KNOWN_NONE;
	return at;
}

static size_t
find_site(struct identity *d, size_t vendor, const struct load_fact *fact,
    const char *const part[4])
{
	const struct load_id *fei = id_of(fact, "FEI");
	const struct load_id *duns = id_of(fact, "DUNS");
	const struct load_id *oms = id_of(fact, "OMSLOC");
	size_t at = KNOWN_NONE;

	site_key(d, fact, part);
	at = look_up(d, vendor, 'K', buf_text(&d->other), d->other.len);
	if (at != KNOWN_NONE)
		return at;
	if (duns != NULL)
		at = unless_other(d,
		    look_up(d, vendor, 'D', duns->value.s, duns->value.n),
		    fact);
	if (at == KNOWN_NONE && oms != NULL)
		at = unless_other(d,
		    look_up(d, vendor, 'O', oms->value.s, oms->value.n), fact);
	if (at == KNOWN_NONE && fei != NULL)
		at = unless_other(d,
		    look_up(d, vendor, 'F', fei->value.s, fei->value.n), fact);
	if (at != KNOWN_NONE)
		return at;
	place_key(d, part);
	return unless_other(d,
	    look_up(d, vendor, 'N', buf_text(&d->other), d->other.len), fact);
}

static bool
site_take(struct identity *d, const char **field, const char *text)
{
	if (text == NULL || text[0] == '\0' ||
	    (*field != NULL && strcmp(*field, text) == 0))
		return false;
	*field = arena_keep(&d->arena, text, strlen(text));
	return true;
}

static bool
site_take_ids(struct identity *d, size_t site, const struct load_fact *fact)
{
	bool any = false;

	for (size_t i = 0; i < fact->n_site_id; i++) {
		const struct load_id *id = &fact->site_id[i];

		if (!known_site_id_found(
			d, site, id->scheme, id->value.s, id->value.n))
			continue;
		known_ids_add(&d->site_id, &d->arena, id->scheme, id->value.s,
		    id->value.n, site);
		any = true;
	}
	return any;
}

bool
identity_site(struct identity *d, size_t vendor, const struct load_fact *fact,
    int64_t *id, struct identity_note *note, struct err *err)
{
	const struct load_text text[4] = { fact->site_name, fact->site_city,
		{ fact->site_country, 0 }, fact->site_address };
	const struct load_text state = fact->site_state;
	const char *part[4] = { NULL };
	const char *region = NULL;
	size_t at = KNOWN_NONE;
	bool any = false;

	(void)err;
	for (size_t i = 0; i < 4; i++) {
		if (i == 2)
			part[i] = text[i].s;
		else if (text[i].n > 0)
			part[i] = arena_keep(&d->arena, text[i].s, text[i].n);
	}
	if (state.n > 0)
		region = arena_keep(&d->arena, state.s, state.n);
	at = find_site(d, vendor, fact, part);
	if (at == KNOWN_NONE) {
		struct known_site *s = known_add_site(d, vendor);

		s->id = d->next_site++;
		s->is_new = true;
		site_key(d, fact, part);
		s->key = arena_keep(&d->arena, d->other.data, d->other.len);
		d->sites_made++;
		note->created = true;
		at = d->n_site - 1;
	}
	any = site_take(d, &d->site[at].name, part[0]) || any;
	any = site_take(d, &d->site[at].city, part[1]) || any;
	any = site_take(d, &d->site[at].country, part[2]) || any;
	any = site_take(d, &d->site[at].address, part[3]) || any;
	any = site_take(d, &d->site[at].state, region) || any;
	d->site[at].dirty = d->site[at].dirty || any;
	any = site_take_ids(d, at, fact) || any;
	known_site_found(d, at);
	note->changed = note->changed || any;
	*id = d->site[at].id;
	return true;
}
