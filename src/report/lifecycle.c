/* lifecycle.c - the ladder as rows. */
#include "report/lifecycle.h"

#include "catalog/dimension.h"
#include "out/out.h"

const char *const report_lifecycle_columns[REPORT_LIFECYCLE_COLUMNS] = {
	"vendor", "kind", "country", "scope", "level", "have", "need",
	"missing", "evidence"
};

/* What an offer leaves open that the stage asks for. */
static const char *
unstated_words(const struct profile_stage *s)
{
	for (size_t i = 0; i < s->n_option; i++) {
		if (s->option[i].modality != 0)
			return "modality not stated";
	}
	return "phase not stated";
}

static const char *
answer_words(const struct profile_stage *s, enum supply_answer a)
{
	switch (a) {
	case SUPPLY_NO:
		return "no";
	case SUPPLY_PLANNED:
		return "planned";
	case SUPPLY_PARTNER:
		return "via partner";
	case SUPPLY_PARTIAL:
		return "partial";
	case SUPPLY_VAGUE:
		return "stage not stated";
	case SUPPLY_UNSTATED:
		return unstated_words(s);
	case SUPPLY_UNKNOWN:
	case SUPPLY_YES:
	default:
		return "not on file";
	}
}

static void
say_missing(struct buf *b, const struct lifecycle_row *r)
{
	buf_reset(b);
	for (size_t i = 0; i < r->asked->n_stage; i++) {
		const struct profile_stage *s = &r->asked->stage[i];
		enum supply_answer a = (enum supply_answer)r->answer[i];

		if (!s->mandatory || a == SUPPLY_YES)
			continue;
		buf_fmt(b, "%s%s (%s)", b->len == 0 ? "" : "; ", s->name,
		    answer_words(s, a));
	}
}

void
report_lifecycle(struct out *o, const struct lifecycle *l)
{
	struct buf missing = { 0 };

	for (size_t i = 0; i < lifecycle_rows(l); i++) {
		struct lifecycle_row r;
		struct out_value v[REPORT_LIFECYCLE_COLUMNS];

		lifecycle_row(l, i, &r);
		say_missing(&missing, &r);
		v[0] = out_text(r.vendor);
		v[1] = out_text(r.kind);
		v[2] = out_text(r.country[0] == '\0' ? NULL : r.country);
		v[3] = out_text(r.scope);
		v[4] = out_text(profile_level_word(r.level));
		v[5] = out_int((int64_t)r.have);
		v[6] = out_int((int64_t)r.need);
		v[7] = out_text(buf_text(&missing));
		v[8] = out_text(
		    r.evidence < 0
			? "not on file"
			: dimension_code(DIMENSION_EVIDENCE, r.evidence));
		out_row(o, v);
	}
	buf_clear(&missing);
}

void
report_lifecycle_summary(
    struct buf *b, const struct lifecycle *l, const char *scope)
{
	size_t n = lifecycle_vendors(l);

	buf_fmt(b, "of %zu vendor%s", n, n == 1 ? "" : "s");
	if (scope != NULL)
		buf_fmt(b, ", in %s:", scope);
	else
		buf_str(b, ", in one scope at least:");
	for (int level = PROFILE_FULL; level > PROFILE_NONE; level--) {
		enum profile_level at = (enum profile_level)level;

		buf_fmt(b, "%s %zu %s or better",
		    level == PROFILE_FULL ? "" : ",",
		    lifecycle_reached(l, at, scope), profile_level_word(at));
	}
}

void
report_lifecycle_silence(struct buf *b, const struct lifecycle *l)
{
	size_t n = lifecycle_register_only(l);

	if (n == 0)
		return;
	buf_fmt(b,
	    "%zu of %zu vendors %s known from the FDA register alone, "
	    "which says nothing of development, transfer, clinical "
	    "work or dossiers: for %s nobody can say",
	    n, lifecycle_vendors(l), n == 1 ? "is" : "are",
	    n == 1 ? "it" : "them");
}
