/* identity.c - who a row is about: finding vendors by identifier and name. */
#include "catalog/identity.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/fold.h"
#include "catalog/known.h"
#include "catalog/load.h"
#include "db/db.h"

static bool
is_deciding(const char *scheme)
{
	return strcmp(scheme, "DOM") != 0;
}

void
identity_find_only(struct identity *d)
{
	d->find_only = true;
}

int64_t
identity_vendor_id(const struct identity *d, size_t index)
{
	return d->vendor[index].id;
}

int64_t
identity_vendors_made(const struct identity *d)
{
	return d->vendors_made;
}

int64_t
identity_sites_made(const struct identity *d)
{
	return d->sites_made;
}

/* The vendor that holds one of the row's identifiers, or KNOWN_NONE. */
static bool
find_by_id(struct identity *d, const struct load_fact *fact, size_t *index,
    struct identity_note *note, struct err *err)
{
	*index = KNOWN_NONE;
	for (size_t i = 0; i < fact->n_id; i++) {
		const struct load_id *id = &fact->id[i];
		size_t at = KNOWN_NONE;

		if (!is_deciding(id->scheme))
			continue;
		if (!known_by_identifier(
			d, id->scheme, id->value.s, id->value.n, &at, err))
			return false;
		if (at == KNOWN_NONE || at == *index)
			continue;
		if (*index == KNOWN_NONE) {
			*index = at;
			continue;
		}
		buf_fmt(&note->warning,
		    "%s \"%.*s\" is on file for %s, the identifier before it "
		    "for %s; filed under the latter",
		    id->scheme, (int)id->value.n, id->value.s,
		    d->vendor[at].name, d->vendor[*index].name);
	}
	return true;
}

/* The vendor of one of the row's other names. */
static bool
find_by_other_name(struct identity *d, const struct load_fact *fact,
    size_t *index, struct err *err)
{
	for (size_t i = 0; *index == KNOWN_NONE && i < fact->n_alias; i++) {
		const struct load_alias *a = &fact->alias[i];

		if (strcmp(a->kind, "legal") != 0 &&
		    strcmp(a->kind, "former") != 0)
			continue;
		fold_name(&d->other, a->name.s, a->name.n);
		if (d->other.len > 0 && !known_by_key(d, buf_text(&d->other),
					    d->other.len, index, err))
			return false;
	}
	return true;
}

/* What the identifiers decided, when the name belongs to somebody else. */
static bool
warn_of_name(struct identity *d, const struct load_fact *fact, size_t index,
    struct identity_note *note, struct err *err)
{
	size_t by_name = KNOWN_NONE;

	if (!known_by_key(d, buf_text(&d->key), d->key.len, &by_name, err))
		return false;
	if (by_name != KNOWN_NONE && by_name != index)
		buf_fmt(&note->warning,
		    "%s\"%.*s\" is another vendor on file, but the identifier "
		    "is that of %s; filed under %s",
		    note->warning.len > 0 ? "; " : "", (int)fact->name.n,
		    fact->name.s, d->vendor[index].name, d->vendor[index].name);
	return true;
}

/* Take a text over when it says something other than what is known. */
static bool
take_text(struct identity *d, const char **field, struct load_text text)
{
	if (text.n == 0)
		return false;
	if (*field != NULL && strlen(*field) == text.n &&
	    memcmp(*field, text.s, text.n) == 0)
		return false;
	*field = arena_keep(&d->arena, text.s, text.n);
	return true;
}

static bool
take_word(struct identity *d, const char **field, const char *word)
{
	struct load_text text = { .s = word };

	if (word == NULL)
		return false;
	text.n = strlen(word);
	return take_text(d, field, text);
}

/* Both are known, and not alike. */
static bool
text_differs(struct identity *d, const char *known, struct load_text text)
{
	if (known == NULL || text.n == 0)
		return false;
	if (strlen(known) == text.n && memcmp(known, text.s, text.n) == 0)
		return false;
	fold_plain(&d->probe, known, strlen(known));
	fold_plain(&d->other, text.s, text.n);
	return strcmp(buf_text(&d->probe), buf_text(&d->other)) != 0;
}

/* A list with a row for each place of a vendor. */
static bool
is_elsewhere(struct identity *d, const struct known_vendor *v,
    const struct load_fact *fact)
{
	struct load_text country = { .s = fact->country };

	if (!v->placed || !fact->any_place)
		return false;
	country.n = fact->country == NULL ? 0 : strlen(fact->country);
	return text_differs(d, v->country, country) ||
	       text_differs(d, v->city, fact->city);
}

/* True when any of them changed. */
static bool
take_fields(struct identity *d, struct known_vendor *v,
    const struct load_fact *fact, struct identity_note *note)
{
	bool any = false;

	any = take_word(d, &v->kind, fact->kind) || any;
	note->elsewhere = is_elsewhere(d, v, fact);
	if (!note->elsewhere) {
		any = take_word(d, &v->country, fact->country) || any;
		any = take_text(d, &v->city, fact->city) || any;
		v->placed =
		    v->placed || fact->country != NULL || fact->city.n > 0;
	}
	any = take_text(d, &v->website, fact->website) || any;
	any = take_text(d, &v->description, fact->description) || any;
	if (fact->parent.n > 0) {
		int64_t group =
		    group_of_name(&d->group, fact->parent.s, fact->parent.n);

		if (group != 0 && group != v->group_id) {
			v->group_id = group;
			any = true;
		}
	}
	v->dirty = v->dirty || any;
	return any;
}

/* Remember a further name and its key, unless some vendor goes by it. */
static bool
take_alias(struct identity *d, size_t index, const struct buf *key,
    const struct load_alias *a, bool *changed, struct err *err)
{
	size_t holder = KNOWN_NONE;

	if (key->len == 0)
		return true;
	if (!known_by_key(d, buf_text(key), key->len, &holder, err))
		return false;
	if (holder != KNOWN_NONE)
		return true;
	known_add_alias(d, index, buf_text(key), a->name.s, a->name.n, a->kind);
	*changed = true;
	return true;
}

static bool
take_names(struct identity *d, size_t index, const struct load_fact *fact,
    bool *changed, struct err *err)
{
	for (size_t i = 0; i < fact->n_alias; i++) {
		const struct load_alias *a = &fact->alias[i];

		fold_name(&d->other, a->name.s, a->name.n);
		if (!take_alias(d, index, &d->other, a, changed, err))
			return false;
	}
	return true;
}

static bool
take_ids(struct identity *d, size_t index, const struct load_fact *fact,
    bool *changed, struct err *err)
{
	for (size_t i = 0; i < fact->n_id; i++) {
		const struct load_id *id = &fact->id[i];
		size_t holder = KNOWN_NONE;

		if (!known_by_identifier(
			d, id->scheme, id->value.s, id->value.n, &holder, err))
			return false;
		/* A domain may be that of several; the rest has one holder. */
		if (holder == index ||
		    (holder != KNOWN_NONE && is_deciding(id->scheme)))
			continue;
		if (holder != KNOWN_NONE) {
			known_add_shared(
			    d, index, id->scheme, id->value.s, id->value.n);
			continue;
		}
		known_add_identifier(
		    d, index, id->scheme, id->value.s, id->value.n);
		*changed = true;
	}
	return true;
}

bool
identity_has_key(struct identity *d, const struct load_fact *fact)
{
	fold_name(&d->key, fact->name.s, fact->name.n);
	return d->key.len > 0;
}

bool
identity_vendor(struct identity *d, const struct load_fact *fact, size_t *index,
    struct identity_note *note, struct err *err)
{
	const struct load_alias own = { fact->name, "spelling" };
	bool changed = false;
	bool by_other = false; /* than its name's key */

	assert(d->key.len > 0);
	if (!find_by_id(d, fact, index, note, err))
		return false;
	by_other = *index != KNOWN_NONE;
	if (!by_other) {
		if (!known_by_key(d, buf_text(&d->key), d->key.len, index, err))
			return false;
		if (*index == KNOWN_NONE) {
			if (!find_by_other_name(d, fact, index, err))
				return false;
			by_other = *index != KNOWN_NONE;
		}
	} else if (!warn_of_name(d, fact, *index, note, err)) {
		return false;
	}
	if (*index == KNOWN_NONE) {
		*index = known_add_vendor(d, buf_text(&d->key), d->key.len,
		    fact->name.s, fact->name.n);
		note->created = true;
	}
	if (d->find_only)
		return true;
	changed = take_fields(d, &d->vendor[*index], fact, note);
	/* Found by its name's key it has that name already. */
	if (by_other && !take_alias(d, *index, &d->key, &own, &changed, err))
		return false;
	if (!take_names(d, *index, fact, &changed, err) ||
	    !take_ids(d, *index, fact, &changed, err))
		return false;
	note->changed = note->changed || changed;
	return true;
}

/* A claim without its words, in 32 bits. */
static uint32_t
fact_pack(int64_t capability, int64_t said)
{
	assert(capability >= 0 && capability < 256);
	return (uint32_t)capability << 24 | ((uint32_t)said & 0xffffffU);
}

bool
known_add_fact(struct known_vendor *v, int64_t capability, int64_t said)
{
	return pack_add(&v->fact, fact_pack(capability, said));
}

void
identity_expect(struct identity *d, size_t vendor, size_t n)
{
	if (n < UINT32_MAX)
		pack_expect(&d->vendor[vendor].fact, (uint32_t)n);
}

bool
identity_is_news(
    struct identity *d, size_t vendor, int64_t capability, int64_t said)
{
	return known_add_fact(&d->vendor[vendor], capability, said);
}
