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
#include "intake/header.h"
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

/* The number of the column that a COLUMN=FIELD names so; 0: by its title. */
static size_t
map_number(const char *value, const struct survey *s)
{
	char *end = NULL;
	unsigned long n = strtoul(value, &end, 10);
	size_t len = (size_t)(end - value);

	if (end == value || *end != '=')
		return 0;
	for (size_t i = 0; i < s->plan.n; i++) {
		if (strlen(s->plan.column[i].title) == len &&
		    memcmp(s->plan.column[i].title, value, len) == 0)
			return 0;
	}
	return n;
}

/* Whether the column of that number is the one it was: its title tells, unless
 * a person says where the titles are. */
static bool
column_stays(const struct cmd_reading *r, const struct survey *s, size_t number)
{
	if (number == 0 || !r->has_beside ||
	    (r->header != NULL && strcmp(r->header, "0") != 0))
		return true;
	return number <= r->beside.n && number <= s->plan.n &&
	       strcmp(r->beside.column[number - 1].title,
		   s->plan.column[number - 1].title) == 0;
}

/* Whether the file has a header beyond doubt: the title of a vendor's name, or
 * of two other fields. */
static bool
has_titles(const struct survey *s, struct vocab *v)
{
	size_t known = 0;

	for (size_t i = 0; i < s->plan.n && s->plan.header_row > 0; i++) {
		enum header_word w = header_word(s->plan.column[i].title, v);

		known += w == HEADER_NAME ? 2 : w == HEADER_FIELD ? 1 : 0;
	}
	return known > 1;
}

/* Whether an option of the last version fits the file that was looked at. */
static bool
recall_fits(const struct cmd_reading *r, const char *name, const char *value,
    const struct survey *s, struct vocab *v)
{
	const struct sheet_info *info = sheet_info(s->sheet);
	bool text = info->encoding[0] != '\0';

	if (strcmp(name, "--map") == 0)
		return mapping_finds(&s->plan, value) &&
		       column_stays(r, s, map_number(value, s));
	if (s->plan.mended && (is_of_text(name) || is_of_place(name)))
		return false;
	if (is_of_text(name) && !text)
		return false;
	if (strcmp(name, "--header") == 0 && strcmp(value, "0") == 0)
		return !has_titles(s, v);
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
sift(struct cmd_reading *r, const struct survey *s, struct vocab *v,
    struct buf *used, struct buf *left)
{
	for (size_t i = 0; i < r->recalled.n; i += 2) {
		const char *name = r->recalled.text[i];
		const char *value = r->recalled.text[i + 1];
		bool fit = s == NULL || recall_fits(r, name, value, s, v);

		cmd_reading_quote(fit ? used : left, name, value);
		/* A column may come back in a later version. */
		if (!fit &&
		    (strcmp(name, "--map") != 0 || map_number(value, s) > 0))
			cmd_reading_drop(r, i);
	}
}

/* How the rows of the last version were read, beside which mended ones go. */
static bool
recall_beside(struct app *app, struct cmd_reading *r, struct vocab *v,
    const char *name, struct err *err)
{
	int64_t id = 0;

	if (!source_base(app->db, name, &id, err))
		return false;
	if (id == 0)
		return true;
	r->beside = (struct plan){ 0 };
	r->has_beside = true;
	return again_plan(app->db, id, v, &r->beside, err);
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

	if (!recall_beside(app, r, c->v, name, err))
		return false;
	if (c->fresh)
		return true;
	if (!cmd_reading_recall(r, app->db, name, err))
		return false;
	if (r->recalled.n > 0 && strcmp(c->path, "-") != 0)
		seen = look(&s, app, r, c);
	sift(r, seen ? &s : NULL, c->v, &used, &left);
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
