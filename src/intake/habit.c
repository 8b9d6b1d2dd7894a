/* habit.c - how the writers of a column are used to write. */
#include "intake/habit.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/dimension.h"
#include "catalog/place.h"
#include "intake/mark.h"
#include "intake/plain.h"
#include "intake/plan.h"
#include "intake/sample.h"
#include "intake/table.h"

/* Bytes of a date shown as an example. */
#define HABIT_SHOWN 24

/* What the dates of one column showed so far: first of numbers parted by full
 * stops, then of others. */
struct habit_dates {
	size_t dmy[2];
	size_t mdy[2];
	size_t either[2];
	size_t clear;
	size_t serial;
	char shown[3][HABIT_SHOWN]; /* a d.m., an m.d., one that may be both */
};

static void
habit_show(char to[HABIT_SHOWN], const char *s, size_t n)
{
	if (to[0] != '\0' || n >= HABIT_SHOWN)
		return;
	memcpy(to, s, n);
	to[n] = '\0';
}

static void
habit_date(struct habit_dates *d, const char *s, size_t n)
{
	static const struct date_rules rules = { .order = DATE_ORDER_ANY,
		.dotted = DATE_ORDER_MIXED,
		.serials = true };
	struct date_reading r = { 0 };
	struct buf b = { 0 };
	size_t k = 0;

	s = utf8_trim(s, &n);
	if (plain_is_odd(s, n) && plain_text(&b, s, n, true) != 0) {
		s = buf_text(&b);
		n = b.len;
	}
	date_read(s, n, &rules, &r);
	k = r.dotted ? 0 : 1;
	if (r.shows == DATE_ORDER_DMY) {
		d->dmy[k]++;
		habit_show(d->shown[0], s, n);
	} else if (r.shows == DATE_ORDER_MDY) {
		d->mdy[k]++;
		habit_show(d->shown[1], s, n);
	} else if (r.kind == DATE_EITHER) {
		d->either[k]++;
		if (k == 1)
			habit_show(d->shown[2], s, n);
	} else if (r.kind == DATE_CLEAR) {
		d->clear++;
	}
	d->serial += r.serial ? 1 : 0;
	buf_clear(&b);
}

static enum date_order
habit_decide(const struct habit_dates *d, size_t k)
{
	if (d->dmy[k] > 0 && d->mdy[k] > 0)
		return DATE_ORDER_MIXED;
	if (d->dmy[k] > 0)
		return DATE_ORDER_DMY;
	return d->mdy[k] > 0 ? DATE_ORDER_MDY : DATE_ORDER_ANY;
}

static void
habit_reason(struct buf *b, const struct habit_dates *d,
    const struct date_rules *rules, enum date_order told)
{
	if (told != DATE_ORDER_ANY)
		buf_fmt(b, "; %s first, as told",
		    told == DATE_ORDER_DMY ? "the day" : "the month");
	else if (rules->order == DATE_ORDER_MIXED)
		buf_fmt(b,
		    "; both %s and %s are there: dates that could be two days "
		    "wait for --date-order dmy or mdy",
		    d->shown[0], d->shown[1]);
	else if (rules->order != DATE_ORDER_ANY && d->either[1] > 0)
		buf_fmt(b, "; %s first, as %s shows",
		    rules->order == DATE_ORDER_DMY ? "the day" : "the month",
		    d->shown[rules->order == DATE_ORDER_DMY ? 0 : 1]);
	else if (d->either[1] > 0)
		buf_fmt(b,
		    "; %s could be two days and no value tells: say "
		    "--date-order dmy or mdy",
		    d->shown[2]);
	if (d->serial > 0)
		buf_fmt(b, "; numbers are days since %s, as Excel counts",
		    rules->since_1904 ? "1904" : "1900");
}

static void
habit_set_dates(struct plan *p, struct plan_column *c,
    const struct habit_dates *d, enum date_order told)
{
	struct date_rules *rules = &c->habit.date;
	struct buf b = { 0 };

	rules->order = told != DATE_ORDER_ANY ? told : habit_decide(d, 1);
	rules->dotted = told != DATE_ORDER_ANY ? told : habit_decide(d, 0);
	rules->serials = true;
	buf_str(&b, c->habit.plain == NULL ? c->reason : c->habit.plain);
	if (c->habit.plain == NULL)
		c->habit.plain = c->reason;
	habit_reason(&b, d, rules, told);
	c->reason = arena_keep(&p->arena, buf_text(&b), b.len);
	buf_clear(&b);
}

/* --- countries --- */

static void
habit_countries(struct plan_column *c, const struct sample *s, size_t column)
{
	for (size_t r = 0; r < s->n; r++) {
		struct sample_cell cell = sample_at(s, r, column);
		const char *code = NULL;
		bool state = false;

		if (mark_is_blank(cell.text, cell.len))
			continue;
		code = place_country(cell.text, cell.len);
		if (code != NULL && strcmp(code, "US") == 0)
			c->habit.us = true;
		if (code != NULL && cell.len > 2) {
			c->habit.names = c->habit.names || cell.len > 3;
			continue;
		}
		state = place_state(cell.text, cell.len, NULL) != NULL;
		if (code == NULL)
			c->habit.states = c->habit.states || state;
		else
			c->habit.codes = c->habit.codes || !state;
	}
}

/* --- a blank status --- */

static bool
habit_offers(const char *s, size_t n)
{
	int64_t id = 0;

	return mark_parse(s, n).meaning == MARK_YES ||
	       (dimension_find(DIMENSION_STATUS, s, n, &id) &&
		   id == STATUS_OFFERED);
}

static void
habit_set_status(struct plan *p, struct plan_column *c, bool offered)
{
	struct buf b = { 0 };

	p->blank_offered = offered;
	if (c->habit.plain == NULL)
		c->habit.plain = c->reason;
	buf_fmt(&b, "%s; a blank one %s", c->habit.plain,
	    offered ? "means offered, as only exceptions are stated"
		    : "is unknown");
	c->reason = arena_keep(&p->arena, buf_text(&b), b.len);
	buf_clear(&b);
}

void
habit_status(struct plan *p, const struct sample *records)
{
	struct plan_column *c = NULL;
	bool offered = true;
	size_t at = 0;

	while (at < p->n && p->column[at].field != FIELD_STATUS)
		at++;
	if (at == p->n)
		return;
	c = &p->column[at];
	for (size_t r = 0; r < records->n; r++) {
		struct sample_cell cell = sample_at(records, r, at);

		if (habit_offers(cell.text, cell.len))
			offered = false;
	}
	habit_set_status(p, c, offered);
	c->habit.open = offered && !records->whole;
}

/* --- all rows --- */

static bool
habit_is_country(enum field f)
{
	return f == FIELD_SITE_COUNTRY || f == FIELD_HQ_COUNTRY;
}

void
habit_sample(struct plan *p, const struct sample *records, enum date_order told,
    bool since_1904)
{
	for (size_t i = 0; i < p->n; i++) {
		struct plan_column *c = &p->column[i];
		struct habit_dates d = { 0 };

		if (habit_is_country(c->field))
			habit_countries(c, records, i);
		if (c->field != FIELD_DATE)
			continue;
		for (size_t r = 0; r < records->n; r++) {
			struct sample_cell cell = sample_at(records, r, i);

			if (cell.len > 0)
				habit_date(&d, cell.text, cell.len);
		}
		c->habit.date.since_1904 = since_1904;
		habit_set_dates(p, c, &d, told);
		/* Rows to come are looked at unless the first ones write
		 * dates that need no order. */
		c->habit.open = told == DATE_ORDER_ANY && !records->whole &&
				(d.clear == 0 || d.dmy[1] + d.mdy[1] > 0 ||
				    d.either[1] > 0);
	}
}

/* What a record shows of the columns that are open. */
static void
habit_record(struct plan *p, struct habit_dates *d, const struct sheet_row *row)
{
	for (size_t i = 0; i < p->n && i < row->n_cell; i++) {
		struct plan_column *c = &p->column[i];
		const struct sheet_cell *cell = &row->cell[i];

		if (!c->habit.open || cell->len == 0)
			continue;
		if (c->field == FIELD_DATE) {
			habit_date(&d[i], cell->text, cell->len);
		} else if (habit_offers(cell->text, cell->len)) {
			habit_set_status(p, c, false);
			c->habit.open = false;
		}
	}
}

static bool
habit_any_open(const struct plan *p)
{
	for (size_t i = 0; i < p->n; i++) {
		if (p->column[i].habit.open)
			return true;
	}
	return false;
}

bool
habit_scan(struct plan *p, struct table *t, struct err *err)
{
	struct habit_dates *d = xcalloc(p->n + 1, sizeof(*d));
	struct table_row row = { 0 };
	bool found = true;
	bool ok = true;

	if (!habit_any_open(p))
		goto out;
	while (ok && found && habit_any_open(p)) {
		ok = table_next(t, &row, &found, err);
		if (ok && found && row.part == TABLE_RECORD)
			habit_record(p, d, &row.row);
	}
	for (size_t i = 0; ok && i < p->n; i++) {
		if (p->column[i].habit.open && p->column[i].field == FIELD_DATE)
			habit_set_dates(
			    p, &p->column[i], &d[i], DATE_ORDER_ANY);
	}
	ok = ok && table_rewind(t, err);
out:
	free(d);
	return ok;
}

bool
habit_order(const char *s, enum date_order *order)
{
	if (strcmp(s, "dmy") == 0)
		*order = DATE_ORDER_DMY;
	else if (strcmp(s, "mdy") == 0)
		*order = DATE_ORDER_MDY;
	else
		return false;
	return true;
}

int64_t
habit_pack(const struct habit *h)
{
	const bool flag[] = { h->date.serials, h->date.since_1904, h->codes,
		h->names, h->us, h->states };
	int64_t packed = (int64_t)h->date.order + 4 * (int64_t)h->date.dotted;

	for (size_t i = 0; i < sizeof(flag) / sizeof(flag[0]); i++)
		packed += flag[i] ? (int64_t)16 << i : 0;
	return packed;
}

void
habit_unpack(struct habit *h, int64_t packed)
{
	bool *const flag[] = { &h->date.serials, &h->date.since_1904, &h->codes,
		&h->names, &h->us, &h->states };

	h->date.order = (enum date_order)(packed % 4);
	h->date.dotted = (enum date_order)(packed / 4 % 4);
	for (size_t i = 0; i < sizeof(flag) / sizeof(flag[0]); i++)
		*flag[i] = (packed & (int64_t)16 << i) != 0;
}
