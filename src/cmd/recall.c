/* recall.c - what was said of the last version of a source. */
#include "cmd/recall.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "catalog/source.h"
#include "cmd/cmd.h"
#include "cmd/reading.h"
#include "intake/again.h"
#include "intake/import.h"
#include "intake/mapping.h"
#include "intake/survey.h"
#include "sheet/sheet.h"

static bool
is_one_of(const char *name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(name, list[i]) == 0)
			return true;
	}
	return false;
}

/* Options that speak of the form of a file of text. */
static bool
is_of_text(const char *name)
{
	static const char *const list[] = { "--encoding", "--delimiter",
		"--quote", "--escape" };

	return is_one_of(name, list, sizeof(list) / sizeof(list[0]));
}

/* Options that speak of where the table is and how it lies. */
static bool
is_of_place(const char *name)
{
	static const char *const list[] = { "--sheet", "--header",
		"--header-rows", "--layout" };

	return is_one_of(name, list, sizeof(list) / sizeof(list[0]));
}

static bool
sheet_is_there(const struct sheet_info *info, const char *words)
{
	char *end = NULL;
	unsigned long n = strtoul(words, &end, 10);

	for (size_t i = 0; i < info->n_sheet; i++) {
		if (strcasecmp(info->sheet[i].name, words) == 0)
			return true;
	}
	return *end == '\0' && n > 0 && n <= info->n_sheet &&
	       info->encoding[0] == '\0';
}

/* Whether an option of the last version fits the file that was looked at. */
static bool
recall_fits(const char *name, const char *value, const struct survey *s)
{
	const struct sheet_info *info = sheet_info(s->sheet);
	bool text = info->encoding[0] != '\0';

	if (strcmp(name, "--map") == 0)
		return mapping_finds(&s->plan, value);
	if (s->plan.mended && (is_of_text(name) || is_of_place(name)))
		return false;
	if (is_of_text(name) && !text)
		return false;
	if (strcmp(name, "--sheet") == 0)
		return sheet_is_there(info, value);
	if (strcmp(name, "--encoding") == 0)
		return strncasecmp(info->encoding, "UTF-", 4) != 0 ||
		       strncasecmp(value, "UTF", 3) == 0;
	return true;
}

/* Look at the file without what was said of its form. */
static bool
look(struct survey *s, const struct app *app, const struct cmd_reading *r,
    const struct recall *c)
{
	struct cmd_reading bare = { 0 };
	struct reading how = { 0 };
	struct err err = { 0 }; /* told when the file is read */
	bool ok = false;

	cmd_reading_copy(&bare, r);
	for (size_t i = 0; i < r->recalled.n; i += 2) {
		const char *name = r->recalled.text[i];

		if (is_of_text(name) || is_of_place(name))
			cmd_reading_drop(&bare, i);
	}
	ok = cmd_reading_make(&how, &bare, app->now, &err);
	how.plan.any = true;
	how.plan.n_old = how.plan.n_map;
	ok = ok && survey_open(s, c->path, &how, c->v, &err) && !s->empty;
	cmd_reading_clear(&bare);
	return ok;
}

/* Sort what is remembered into what fits the file and what does not. */
static void
sift(struct cmd_reading *r, const struct survey *s, struct buf *used,
    struct buf *left)
{
	for (size_t i = 0; i < r->recalled.n; i += 2) {
		const char *name = r->recalled.text[i];
		const char *value = r->recalled.text[i + 1];
		bool fit = s == NULL || recall_fits(name, value, s);

		cmd_reading_quote(fit ? used : left, name, value);
		/* A column may come back in a later version. */
		if (!fit && strcmp(name, "--map") != 0)
			cmd_reading_drop(r, i);
	}
}

/* How the rows were read beside which mended ones go: those of a source that
 * is named. */
static bool
recall_beside(struct app *app, struct cmd_reading *r, const struct recall *c,
    struct err *err)
{
	int64_t id = 0;

	if (c->source == NULL || !source_base(app->db, c->source, &id, err))
		return c->source == NULL;
	if (id == 0)
		return true;
	r->beside = (struct plan){ 0 };
	r->has_beside = true;
	return again_plan(app->db, id, c->v, &r->beside, err);
}

bool
recall_options(struct app *app, struct cmd_reading *r, const struct recall *c,
    struct err *err)
{
	const char *name =
	    c->source != NULL ? c->source : import_source_name(c->path);
	struct survey s = { 0 };
	struct buf used = { 0 };
	struct buf left = { 0 };
	bool seen = false;

	if (!recall_beside(app, r, c, err))
		return false;
	if (c->fresh)
		return true;
	if (!cmd_reading_recall(r, app->db, name, err))
		return false;
	if (r->recalled.n > 0 && strcmp(c->path, "-") != 0)
		seen = look(&s, app, r, c);
	sift(r, seen ? &s : NULL, &used, &left);
	if (used.len > 0)
		cmd_say(app,
		    "%s: read as the last version:%s (--fresh forgets)",
		    c->path, buf_text(&used));
	/* Of mended rows the form is another one by nature. */
	if (left.len > 0 && !s.plan.mended)
		cmd_say(app, "%s: not as the last version, it does not fit:%s",
		    c->path, buf_text(&left));
	survey_close(&s);
	buf_clear(&used);
	buf_clear(&left);
	return true;
}
