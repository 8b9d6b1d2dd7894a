/* recipe.c - the command that imports a file as inspect has shown it. */
#include "cmd/recipe.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "cmd/cmd.h"
#include "cmd/reading.h"
#include "intake/mapping.h"
#include "intake/question.h"
#include "intake/survey.h"
#include "sheet/sheet.h"

void
recipe_begin(struct buf *b, const struct app *app)
{
	const char *db = getenv("VENDORCAT_DB");

	buf_str(b, "vendorcat");
	if (app->path_given && (db == NULL || strcmp(db, app->path) != 0))
		cmd_reading_quote(b, "--db", app->path);
	buf_str(b, " import");
	if (app->as_of != NULL)
		cmd_reading_quote(b, "--as-of", app->as_of);
}

/* What was decided on thin evidence. */
static void
recipe_decided(struct buf *b, const struct survey *s, const struct reading *how)
{
	const struct sheet_info *info = sheet_info(s->sheet);
	struct arena arena = { 0 };
	struct buf map = { 0 };

	if (info->n_sheet > 1 && !question_is_said(how, "--sheet"))
		cmd_reading_quote(b, "--sheet", info->sheet[info->at].name);
	if (info->encoding_doubted && !question_is_said(how, "--encoding"))
		cmd_reading_quote(b, "--encoding", info->encoding);
	if (s->plan.header_row == 0 && !question_is_said(how, "--header"))
		cmd_reading_quote(b, "--header", "0");
	for (size_t i = 0; i < s->plan.n; i++) {
		const struct plan_column *c = &s->plan.column[i];

		if (!c->thin || c->name == NULL ||
		    question_is_mapped(s, how, i))
			continue;
		buf_reset(&map);
		buf_fmt(&map, "%s=%s", question_column(s, i, &arena), c->name);
		cmd_reading_quote(b, "--map", buf_text(&map));
	}
	buf_clear(&map);
	arena_clear(&arena);
}

void
recipe_add(struct buf *b, const struct recipe *r, const struct app *app,
    const struct survey *s, const struct reading *how)
{
	bool dash = r->path[0] == '-' && r->path[1] != '\0';

	recipe_begin(b, app);
	if (r->source != NULL)
		cmd_reading_quote(b, "--source", r->source);
	if (r->fresh)
		buf_str(b, " --fresh");
	for (size_t i = 0; i < how->n_given; i += 2) {
		/* One that is remembered of a column that is gone would be
		 * refused when it is given. */
		if (strcmp(how->given[i], "--map") == 0 && s->plan.n > 0 &&
		    !mapping_finds(&s->plan, how->given[i + 1]))
			continue;
		cmd_reading_quote(b, how->given[i], how->given[i + 1]);
	}
	recipe_decided(b, s, how);
	if (!s->plan.named)
		cmd_reading_quote(
		    b, "--map", s->plan.n == 1 ? "1=vendor" : "COLUMN=vendor");
	cmd_reading_quote(b, dash ? "--" : "", r->path);
}
