/* import.c - vendorcat import: files of vendors go into the catalog. */
#include "intake/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/catalog.h"
#include "catalog/setup.h"
#include "catalog/source.h"
#include "catalog/vocab.h"
#include "cmd/cmd.h"
#include "cmd/progress.h"
#include "cmd/reading.h"
#include "cmd/recall.h"
#include "cmd/recipe.h"
#include "cmd/rejects.h"
#include "db/db.h"
#include "intake/beside.h"

/* Notes shown of each sort; the others are counted. */
#define IMPORT_NOTES 20

struct import_args {
	struct cmd_reading reading;
	const char *source;
	const char *rejects;
	bool fresh; /* what was said of earlier versions is forgotten */
	bool dry;
	bool strict;
};

/* A note, and how many rows it is true of. */
struct import_said {
	int64_t line; /* the first */
	size_t position;
	size_t n;
	bool aside;
	char *text; /* owned */
};

/* What is told of one file. */
struct import_talk {
	struct app *app;
	const char *path;
	struct import_said said[2][IMPORT_NOTES]; /* remarks, rows set aside */
	size_t n_said[2];
	size_t n[2];       /* of all of them, the told and the untold */
	struct buf unread; /* titles of columns that are no field */
	size_t n_unread;
	bool services; /* a column that says what vendors offer */
	struct progress progress;
	struct rejects *rejects; /* NULL: not wanted */
	const struct plan *plan; /* while the file goes in */
};

/* The same note on a column is told once: "biologics" in every second row is
 * one thing to know. */
static void
talk_note(void *arg, const struct import_note *n)
{
	struct import_talk *t = arg;
	size_t sort = n->aside ? 1 : 0;
	struct import_said *said = t->said[sort];

	t->n[sort]++;
	for (size_t i = 0; i < t->n_said[sort]; i++) {
		if (said[i].position == n->position && n->position > 0 &&
		    !n->aside && strcasecmp(said[i].text, n->text) == 0) {
			said[i].n++;
			return;
		}
	}
	if (t->n_said[sort] == IMPORT_NOTES)
		return;
	said[t->n_said[sort]++] = (struct import_said){
		.line = n->line,
		.position = n->position,
		.n = 1,
		.aside = n->aside,
		.text = xstrdup(n->text),
	};
}

static void
talk_tell(const struct import_talk *t, const struct import_said *s)
{
	struct buf b = { 0 };

	buf_fmt(&b, "%s:%lld:", t->path, (long long)s->line);
	if (s->position > 0)
		buf_fmt(&b, "%zu:", s->position);
	buf_fmt(&b, " %s%s", s->aside ? "set aside: " : "", s->text);
	if (s->n > 1)
		buf_fmt(&b, " (and %zu row%s more)", s->n - 1,
		    s->n == 2 ? "" : "s");
	cmd_say(t->app, "%s", buf_text(&b));
	buf_clear(&b);
}

/* A column left aside is worth a word: it may be the one with the services. */
static void
talk_columns(struct import_talk *t, const struct plan *plan)
{
	t->services = false;
	t->n_unread = 0;
	buf_reset(&t->unread);
	for (size_t i = 0; i < plan->width; i++) {
		const struct plan_column *c = &plan->column[i];

		t->services = t->services || c->field == FIELD_TEXT ||
			      c->field == FIELD_OPERATIONS ||
			      c->field == FIELD_COLUMN;
		if (!c->unknown)
			continue;
		t->n_unread++;
		if (t->n_unread <= IMPORT_NOTES)
			buf_fmt(&t->unread, "%s\"%s\"",
			    t->unread.len == 0 ? "" : ", ", c->title);
	}
}

/* What was taken for granted of the header, or of columns without one. */
static void
talk_guess(const struct import_talk *t, const struct plan *plan)
{
	if (plan->doubt != NULL)
		cmd_say(t->app,
		    "%s: %s: if it is the first vendor, say --header 0; if it "
		    "is the header, --header %lld",
		    t->path, plan->doubt, (long long)plan->header_row);
	for (size_t i = 0; i < plan->n && plan->header_row == 0; i++) {
		const struct plan_column *c = &plan->column[i];

		if (c->thin && c->title[0] == '\0')
			cmd_say(t->app,
			    "%s: no header: column %zu is taken for %s: %s "
			    "(--map %zu=FIELD)",
			    t->path, i + 1, c->name, c->reason, i + 1);
	}
}

static void
talk_header(void *arg, const struct plan *plan)
{
	struct import_talk *t = arg;

	t->plan = plan;
	talk_columns(t, plan);
	talk_guess(t, plan);
	if (t->rejects != NULL)
		rejects_header(t->rejects, plan);
}

static void
talk_aside(
    void *arg, const struct sheet_row *row, const struct import_note *why)
{
	struct import_talk *t = arg;

	if (t->rejects != NULL)
		rejects_add(t->rejects, row, why);
}

static void
talk_progress(void *arg, int64_t rows, int64_t done, int64_t bytes)
{
	struct import_talk *t = arg;

	progress_show(&t->progress, rows, done, bytes);
}

static void
talk_beside(void *arg, int64_t from, const char *what)
{
	const struct import_talk *t = arg;

	if (from > 0)
		cmd_say(t->app, "%s:%lld: not read: %s", t->path,
		    (long long)from, what);
	else
		cmd_say(t->app, "%s: not read: %s", t->path, what);
}

static void
talk_file_note(void *arg, int64_t from, const char *what)
{
	const struct import_talk *t = arg;

	(void)from; /* notes are of the file */
	cmd_say(t->app, "%s: %s", t->path, what);
}

/* What is to be known of the file as a whole. */
static void
talk_sheet(void *arg, const struct sheet_info *info, const struct table_info *n)
{
	struct import_talk *t = arg;

	progress_end(&t->progress);
	if (info->encoding[0] != '\0' &&
	    strncmp(info->encoding, "UTF-8", 5) != 0)
		cmd_say(
		    t->app, "%s: the text is in %s", t->path, info->encoding);
	beside_hidden(n, info, talk_file_note, t);
	beside_notes(info, talk_file_note, t);
	beside_apart(t->plan, talk_beside, t);
	beside_each(n, &t->plan->legend, talk_beside, t);
}

static void
talk_unread(const struct import_talk *t)
{
	if (t->n_unread == 0)
		return;
	cmd_say(t->app,
	    "%s: kept, but not read: column%s %s%s (--map COLUMN=FIELD says "
	    "what one is)",
	    t->path, t->n_unread == 1 ? "" : "s", buf_text(&t->unread),
	    t->n_unread > IMPORT_NOTES ? ", ..." : "");
	if (!t->services)
		cmd_say(t->app,
		    "%s: no column says what vendors offer: name it with "
		    "--map COLUMN=services",
		    t->path);
}

static void
talk_rest(struct import_talk *t, const struct import_args *a)
{
	static const char *const sorts[] = { "remarks", "rows set aside" };

	progress_end(&t->progress);
	for (size_t i = 2; i-- > 0;) { /* what was set aside first */
		size_t told = 0;

		for (size_t k = 0; k < t->n_said[i]; k++) {
			talk_tell(t, &t->said[i][k]);
			told += t->said[i][k].n;
		}
		if (t->n[i] > told)
			cmd_say(t->app, "%s: and %zu more %s%s", t->path,
			    t->n[i] - told, sorts[i],
			    a->dry ? "" : " (vendorcat sources show N)");
	}
	if (t->n[1] > 0 && a->rejects == NULL)
		cmd_say(t->app,
		    "%s: --rejects FILE writes the rows set aside, to be "
		    "mended and imported again",
		    t->path);
	talk_unread(t);
}

static void
talk_done(struct import_talk *t)
{
	for (size_t i = 0; i < 2; i++) {
		for (size_t k = 0; k < t->n_said[i]; k++)
			free(t->said[i][k].text);
	}
	buf_clear(&t->unread);
}

static const char *
plural(int64_t n)
{
	return n == 1 ? "" : "s";
}

/* "is" the file's name: what is printed is the answer to import. */
static void
print_rows(const char *name, const struct load_summary *s)
{
	int64_t total = 0;

	for (size_t i = 0; i < LOAD_OUTCOMES; i++)
		total += s->row[i];
	(void)printf("%s: %lld row%s: %lld created, %lld updated, "
		     "%lld unchanged, %lld set aside, %lld skipped, "
		     "%lld header\n",
	    name, (long long)total, plural(total),
	    (long long)s->row[LOAD_CREATED], (long long)s->row[LOAD_UPDATED],
	    (long long)s->row[LOAD_UNCHANGED], (long long)s->row[LOAD_ASIDE],
	    (long long)s->row[LOAD_SKIPPED], (long long)s->row[LOAD_HEADER]);
}

static void
print_phrases(const struct import_report *r)
{
	const struct claims_count *c = &r->count;

	if (c->unknown + c->ambiguous > 0)
		(void)printf("  phrases not understood: %zu unknown, %zu "
			     "ambiguous (vendorcat terms)\n",
		    c->unknown, c->ambiguous);
	if (c->no_service > 0)
		(void)printf(
		    "  phrases that name no service: %zu\n", c->no_service);
}

/* The name a file's source would have, and the one it has. */
struct import_names {
	const char *shown; /* the file */
	const char *wanted;
};

static bool
print_same(void *arg, const struct source *s, struct err *err)
{
	const struct import_names *n = arg;
	char *name = cmd_visible(s->name);

	(void)err;
	if (strcmp(s->name, n->wanted) == 0)
		(void)printf("%s: these bytes are in already, as source %lld: "
			     "nothing to do\n",
		    n->shown, (long long)s->id);
	else
		(void)printf("%s: these bytes are in already, as source %lld "
			     "\"%s\": nothing to do (to have them under "
			     "another name, vendorcat sources drop %lld first)"
			     "\n",
		    n->shown, (long long)s->id, name, (long long)s->id);
	free(name);
	return true;
}

/* A version of its own, or rows that go in beside those of another. */
static void
print_version(const struct load_summary *s)
{
	if (s->adds > 0)
		(void)printf("  mended rows: added to source %lld, whose other "
			     "rows stay\n",
		    (long long)s->adds);
	else if (s->version > 1)
		(void)printf("  version %lld of this source: %lld fact%s more, "
			     "%lld fact%s less than before\n",
		    (long long)s->version, (long long)s->gained,
		    plural(s->gained), (long long)s->lost, plural(s->lost));
	if (s->adds == 0 && s->version > 1 && s->lost > 0)
		(void)printf("  what only the version before said counts no "
			     "more; for another sheet or table beside it: "
			     "--source NAME\n");
}

/* Printed on stdout, which main checks. */
static void
print_report(const char *name, const struct import_args *a,
    const struct import_report *r)
{
	const struct load_summary *s = &r->sum;

	print_rows(name, s);
	if (r->refused) {
		(void)printf("  nothing was imported: rows were set aside "
			     "(--strict)\n");
		return;
	}
	(void)printf("  read as %s: %lld new vendor%s, %lld new site%s, "
		     "%lld claim%s, %lld remark%s\n",
	    r->layout, (long long)s->n_vendor, plural(s->n_vendor),
	    (long long)s->n_site, plural(s->n_site), (long long)s->n_claim,
	    plural(s->n_claim), (long long)s->n_warning, plural(s->n_warning));
	print_phrases(r);
	print_version(s);
	if (a->dry)
		(void)printf("  a dry run: nothing was written\n");
}

/* Vendors without a single service are worth a word: the column that names
 * them may be one that is not read, or its words are not known. */
static void
talk_none(const struct import_talk *t, const struct import_report *r)
{
	const struct load_summary *s = &r->sum;

	if (s->same || r->refused || s->n_claim > 0 ||
	    s->row[LOAD_CREATED] + s->row[LOAD_UPDATED] == 0)
		return;
	if (t->n_unread > 0)
		cmd_say(t->app,
		    "%s: no services were found: they may stand in %s%s",
		    t->path, buf_text(&t->unread),
		    t->n_unread > IMPORT_NOTES ? ", ..." : "");
	else if (t->services)
		cmd_say(t->app,
		    "%s: no services were found: no words of the columns for "
		    "them make a claim (vendorcat terms)",
		    t->path);
	else
		cmd_say(t->app,
		    "%s: no services were found: no column says what vendors "
		    "offer",
		    t->path);
}

/* What was done, in words and numbers. */
static bool
import_tell(struct import_talk *t, const struct import_args *a,
    const struct import_report *r, struct err *err)
{
	struct app *app = t->app;
	char *shown = cmd_visible(t->path);
	struct import_names names = { shown,
		a->source != NULL ? a->source : import_source_name(t->path) };
	bool across = strcmp(r->layout, "rfi") == 0;
	bool ok = true;

	talk_rest(t, a);
	if (r->sum.same)
		ok = source_by_id(
		    app->db, r->sum.source_id, print_same, &names, err);
	else
		print_report(shown, a, r);
	talk_none(t, r);
	if (r->above > 0 && r->header_row > 0 && !across)
		cmd_say(app,
		    "%s: the header is in row %lld; the rows above it are "
		    "skipped",
		    t->path, (long long)r->header_row);
	if (across)
		cmd_say(app,
		    "%s: vendors stand across: a row is a column of the "
		    "sheet, and its line that column's number",
		    t->path);
	if (r->sum.row[LOAD_ASIDE] > 0 || r->refused)
		app->findings = true;
	free(shown);
	return ok;
}

/* The rows set aside, and how they come back. */
static bool
import_rejects(struct app *app, const struct import_args *a, const char *path,
    const struct rejects *rejects, struct err *err)
{
	const char *name =
	    a->source != NULL ? a->source : import_source_name(path);
	struct buf b = { 0 };

	if (a->rejects == NULL)
		return true;
	if (!rejects_write(rejects, a->rejects, err))
		return false;
	if (rejects->n == 0 || a->dry || strcmp(a->rejects, "-") == 0)
		return true;
	recipe_begin(&b, app);
	cmd_reading_quote(&b, "--source", name);
	cmd_reading_quote(&b, "", a->rejects);
	cmd_say(app, "%s: %zu row%s set aside %s in %s; once mended: %s", path,
	    rejects->n, plural((int64_t)rejects->n),
	    rejects->n == 1 ? "is" : "are", a->rejects, buf_text(&b));
	buf_clear(&b);
	return true;
}

static bool
import_one(struct app *app, struct vocab *v, const struct import_args *a,
    const char *path, bool *in, struct err *err)
{
	struct rejects rejects = { 0 };
	struct cmd_reading reading = { 0 };
	struct import_talk talk = { .app = app,
		.path = path,
		.progress = { .path = path },
		.rejects = a->rejects == NULL ? NULL : &rejects };
	struct import_options o = { .path = path,
		.name = a->source,
		.as_of = app->as_of,
		.now = app->now,
		.who = app->who,
		.dry = a->dry,
		.strict = a->strict,
		.rejects = a->rejects != NULL,
		.listener = { &talk, talk_note, talk_header, talk_aside,
		    talk_sheet, talk_progress } };
	struct import_report r = { 0 };
	struct recall recall = { path, a->source, a->fresh, v };
	bool ok = false;

	cmd_reading_copy(&reading, &a->reading);
	progress_begin(&talk.progress, app);
	ok = cmd_may_write(app, a->rejects, path, err) &&
	     recall_options(app, &reading, &recall, err) &&
	     cmd_reading_make(&o.reading, &reading, app->now, err) &&
	     import_file(app->db, v, &o, &r, err);
	*in = ok && !r.refused;
	progress_end(&talk.progress);
	ok = ok && import_tell(&talk, a, &r, err) &&
	     import_rejects(app, a, path, &rejects, err);
	talk_done(&talk);
	cmd_reading_clear(&reading);
	rejects_clear(&rejects);
	return ok;
}

static bool
import_open(struct app *app, const struct import_args *a, bool *created,
    struct err *err)
{
	if (a->dry && access(app->path, F_OK) != 0) {
		app->db_is_memory = true;
		return setup_memory(&app->db, app->now, err);
	}
	if (!catalog_open(&app->db, app->path, a->dry ? DB_WRITE : DB_CREATE,
		app->now, created, err))
		return false;
	return true;
}

static bool
import_files(
    struct app *app, const struct import_args *a, char **path, struct err *err)
{
	struct vocab *v = NULL;
	bool created = false;
	bool ok = false;

	if (!import_open(app, a, &created, err) ||
	    !vocab_open(&v, app->db, err))
		return false;
	ok = true;
	for (size_t i = 0; ok && path[i] != NULL; i++) {
		bool in = false;

		ok = import_one(app, v, a, path[i], &in, err);
		/* One that was made for nothing is removed again. */
		if (in && created)
			cmd_say(app, "new catalog %s", app->path);
		created = created && !in;
	}
	vocab_close(v);
	return ok;
}

static bool
import_run(struct app *app, int argc, char **argv, struct err *err)
{
	struct import_args a = { 0 };
	const struct cmd_option option[] = { CMD_READING_OPTIONS(&a.reading),
		{ "--fresh", CMD_FLAG, &a.fresh },
		{ "--source", CMD_TEXT, &a.source },
		{ "--rejects", CMD_TEXT, &a.rejects },
		{ "--dry-run", CMD_FLAG, &a.dry }, { "-n", CMD_FLAG, &a.dry },
		{ "--strict", CMD_FLAG, &a.strict }, { NULL, CMD_FLAG, NULL } };
	bool ok = false;

	if (!cmd_options(option, &argc, argv, err))
		goto out;
	if (argc < 2) {
		(void)err_set(err, ERR_USAGE, "import needs a file");
		goto out;
	}
	if (argc > 2 && (a.source != NULL || a.rejects != NULL)) {
		(void)err_set(err, ERR_USAGE,
		    "%s is for one file; %d are named",
		    a.source != NULL ? "--source" : "--rejects", argc - 1);
		goto out;
	}
	ok = import_files(app, &a, argv + 1, err);
out:
	cmd_reading_clear(&a.reading);
	return ok;
}

const struct cmd cmd_import = {
	.name = "import",
	.args = "FILE... [OPTIONS]",
	.summary = "read vendor sheets into the catalog",
	.help =
	    "CSV and its kin or a workbook, \"-\" for standard input; one "
	    "transaction a file.\n" CMD_READING_HELP
	    "  --source NAME          what versions are compared under (the "
	    "file's name)\n"
	    "  --as-of DATE           the day the file speaks of\n"
	    "  --fresh                forget what was said of the last version "
	    "of the source\n"
	    "  --dry-run, -n          the same work and numbers, nothing "
	    "written\n"
	    "  --strict               nothing goes in when a row is set aside\n"
	    "  --rejects FILE         write rows set aside as CSV, to be "
	    "mended "
	    "and\n"
	    "                         imported again\n"
	    "Exit status 1: rows were set aside, the rest is in.\n",
	.db = CMD_DB_NONE,
	.run = import_run,
};
