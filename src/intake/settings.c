/* settings.c - what a plan needs besides its columns to read rows again. */
#include "intake/settings.h"

#include <string.h>

#include "catalog/dimension.h"
#include "intake/json.h"
#include "intake/plan.h"

static const struct {
	const char *word;
	enum mark_meaning meaning;
} settings_meanings[] = { { "", MARK_NONE }, { "yes", MARK_YES },
	{ "no", MARK_NO }, { "planned", MARK_PLANNED },
	{ "partner", MARK_PARTNER }, { "partial", MARK_PARTIAL },
	{ "unknown", MARK_UNKNOWN } };
#define SETTINGS_MEANINGS \
	(sizeof(settings_meanings) / sizeof(settings_meanings[0]))

static void
write_text(struct buf *b, const char *s)
{
	json_text(b, s, strlen(s));
}

/* "PH1-PH3", or "". */
static void
write_phases(struct buf *b, int64_t from, int64_t to)
{
	buf_str(b, ",\"");
	if (from > 0)
		buf_fmt(b, "%s-%s", dimension_code(DIMENSION_PHASE, from),
		    dimension_code(DIMENSION_PHASE, to));
	buf_char(b, '"');
}

static void
write_legend(const struct legend *l, struct buf *b)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct legend_item *item = &l->item[i];

		buf_str(b, i == 0 ? ",\"legend\":[[" : ",[");
		write_text(b, item->mark);
		buf_char(b, ',');
		for (size_t k = 0; k < SETTINGS_MEANINGS; k++) {
			if (settings_meanings[k].meaning == item->means.meaning)
				write_text(b, settings_meanings[k].word);
		}
		write_phases(b, item->means.phase_from, item->means.phase_to);
		write_phases(b, item->means.more_from, item->means.more_to);
		buf_char(b, ',');
		write_text(b, item->words);
		buf_char(b, ']');
	}
	if (l->n > 0)
		buf_char(b, ']');
}

static void
write_levels(const struct plan *p, struct buf *b)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct plan_column *c = &p->column[i];

		if (c->field != FIELD_COLUMN || c->sense.service == NULL)
			continue;
		buf_fmt(b, "%s[%zu", n++ == 0 ? ",\"levels\":[" : ",", i + 1);
		for (size_t k = 0; k < LEVEL_ROWS; k++) {
			buf_char(b, ',');
			write_text(b, c->level[k] == NULL ? "" : c->level[k]);
		}
		buf_char(b, ']');
	}
	if (n > 0)
		buf_char(b, ']');
}

void
settings_write(const struct plan *p, struct buf *b)
{
	write_legend(&p->legend, b);
	write_levels(p, b);
	if (p->across > 0)
		buf_fmt(b, ",\"across\":[%zu,%zu]", p->across, p->across_sub);
}

static void
read_phases(const char *s, int64_t *from, int64_t *to)
{
	size_t n = strcspn(s, "-");

	if (n == 0 || s[n] == '\0')
		return;
	if (!dimension_find(DIMENSION_PHASE, s, n, from) ||
	    !dimension_find(DIMENSION_PHASE, s + n + 1, strlen(s + n + 1), to))
		*from = *to = 0;
}

void
settings_legend(struct plan *p, const struct settings_item *item)
{
	struct legend_item *to = legend_add(&p->legend, item->mark,
	    strlen(item->mark), item->words, strlen(item->words));

	if (to == NULL)
		return;
	for (size_t k = 0; k < SETTINGS_MEANINGS; k++) {
		if (strcmp(settings_meanings[k].word, item->meaning) == 0)
			to->means.meaning = settings_meanings[k].meaning;
	}
	read_phases(item->phases, &to->means.phase_from, &to->means.phase_to);
	read_phases(item->more, &to->means.more_from, &to->means.more_to);
}
