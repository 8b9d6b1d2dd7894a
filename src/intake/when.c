/* when.c - the date that a row states. */
#include "intake/when.h"

#include <string.h>

#include "base/date.h"
#include "intake/mark.h"
#include "intake/plan.h"
#include "intake/reader.h"

void
when_read(struct reader *r)
{
	static const char *const why[] = {
		[DATE_NONE] =
		    "is no date that has one reading only (write YYYY-MM-DD)",
		[DATE_EITHER] = "could be two days: it is kept as text (say "
				"--date-order dmy or mdy, or write YYYY-MM-DD)",
		[DATE_NO_SUCH_DAY] = "is no day that exists: it is kept as "
				     "text",
		[DATE_AGAINST] = "is no day in the order of the others: it is "
				 "kept as text"
	};
	static const struct date_rules none = { .serials = true };
	struct load_text t = r->text[FIELD_DATE];
	size_t position = r->position[FIELD_DATE];
	struct date_reading d = { 0 };

	if (mark_is_blank(t.s, t.n))
		return;
	date_read(t.s, t.n,
	    position == 0 ? &none : &r->plan->column[position - 1].habit.date,
	    &d);
	if (d.kind != DATE_CLEAR) {
		reader_warn_value(r, position, "date", t, why[d.kind]);
		return;
	}
	if (d.cut) {
		struct buf b = { 0 };

		buf_fmt(
		    &b, "is kept as %s: there is no finer date for it", d.text);
		reader_warn_value(r, position, "date", t, buf_text(&b));
		buf_clear(&b);
	}
	r->claims.row.date = reader_text(
	    arena_keep(&r->scratch, d.text, strlen(d.text)), strlen(d.text));
}
