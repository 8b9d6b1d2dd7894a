/* status.c - what a column called Status says. */
#include "intake/status.h"

#include <string.h>

#include "base/buf.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/vocab.h"
#include "intake/answer.h"
#include "intake/mark.h"
#include "intake/plan.h"
#include "intake/reader.h"
#include "sheet/sheet.h"

/* What nobody understands. */
#define STATUS_STRANGE (-1)

/* A status as id, 0: the words leave it open, STATUS_STRANGE. */
static int64_t
status_words(struct reader *r, struct load_text t)
{
	const struct value *v = value_of(&r->values, VALUE_STATUS, t.s, t.n);
	const struct vocab_result *said = NULL;
	struct mark m = { 0 };

	if (v->known)
		return v->n > 0 ? v->id[0] : 0;
	m = answer_parse(t.s, t.n);
	if (m.meaning != MARK_NONE || m.ask != NULL)
		return m.ask != NULL ? 0 : mark_status(m.meaning);
	said = vocab_resolve(r->claims.v, t.s, t.n);
	if (said->kind == VOCAB_NO_SERVICE && said->status_stated)
		return said->status_id;
	return STATUS_STRANGE;
}

/* The vendor is not to be used. */
static bool
is_barred(struct load_text t)
{
	static const char *const words[] = { "disqualified", "blocked",
		"do not use", "not to be used", "rejected", "blacklisted",
		"not approved", "suspended", "on hold", "inactive", "gesperrt",
		"disqualifiziert", "bloque", "bloqueado", "bloccato" };
	struct buf key = { 0 };
	bool found = false;

	if (t.n == 0 || t.n > 200)
		return false;
	fold_plain(&key, t.s, t.n);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t n = strlen(words[i]);

		found = found ||
			(key.len >= n && memcmp(key.data, words[i], n) == 0 &&
			    (key.len == n || key.data[n] == ' '));
	}
	buf_clear(&key);
	return found;
}

static void
warn_barred(struct reader *r, size_t position, struct load_text t)
{
	reader_warn_value(r, position, "the vendor's status", t,
	    "is kept in the row; gaps counts its services all the same");
}

static void
warn_open(struct reader *r, enum field f, struct load_text t)
{
	reader_warn_value(r, r->position[f], "status", t,
	    "leaves open whether it is offered: nothing is claimed");
}

/* Not blank, in a column that may be the vendor's. */
static void
either_status(struct reader *r)
{
	struct load_text t = r->text[FIELD_EITHER_STATUS];
	int64_t id = 0;

	if (t.n == 0)
		return;
	id = status_words(r, t);
	if (id == STATUS_STRANGE && is_barred(t))
		warn_barred(r, r->position[FIELD_EITHER_STATUS], t);
	else if (id == STATUS_STRANGE && vocab_hints(r->claims.v, t.s, t.n))
		id = 0;
	if (id == 0 && !mark_is_blank(t.s, t.n))
		warn_open(r, FIELD_EITHER_STATUS, t);
	if (id != STATUS_STRANGE && id != STATUS_OFFERED)
		r->claims.row.status = id;
}

/* A blank in the offer's column: nothing is stated, unless it says yes. */
static void
blank_status(struct reader *r)
{
	for (size_t i = 0; i < r->plan->n_used; i++) {
		size_t at = r->plan->used[i];

		if (r->plan->column[at].field == FIELD_STATUS &&
		    !r->plan->blank_offered)
			r->claims.row.status = 0;
	}
}

void
status_read(struct reader *r)
{
	struct load_text t = r->text[FIELD_STATUS];
	int64_t id = 0;

	if (t.n == 0) {
		blank_status(r);
		either_status(r);
		return;
	}
	r->claims.row.status = 0;
	if (mark_is_blank(t.s, t.n))
		return;
	id = status_words(r, t);
	if (id == STATUS_STRANGE)
		reader_warn_value(r, r->position[FIELD_STATUS], "status", t,
		    "is not known: nothing is claimed");
	else
		r->claims.row.status = id;
	if (id == 0)
		warn_open(r, FIELD_STATUS, t);
}

void
status_barred(struct reader *r, const struct sheet_row *row)
{
	size_t at = r->plan->vendor_status;
	struct load_text t = { 0 };

	if (at == 0)
		return;
	t = reader_cell(row, at - 1);
	if (is_barred(t))
		warn_barred(r, at, t);
}
