/* main.c - global options, one command, flush, exit status. */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/date.h"
#include "base/err.h"
#include "base/mem.h"
#include "catalog/catalog.h"
#include "catalog/setup.h"
#include "cmd/cmd.h"
#include "db/db.h"
#include "out/file.h"

#define VERSION "0.1.0"

/* What the words before and behind the command say to all commands. */
struct globals {
	const char *color;
	bool help;
	bool version;
};

/* SQLite rolls the catalog back when it is opened next. */
static void
on_interrupt(int signal_number)
{
	out_file_interrupted();
	if (signal_number == SIGINT)
		_exit(130);
	/* These end a program with their own number, once it has tidied up. */
	(void)signal(signal_number, SIG_DFL);
	(void)raise(signal_number);
}

/* Take a shared option out of argv[0], argv[1]; *used: words taken, 0 when it
 * is none of ours. */
static bool
global_option(struct app *app, struct globals *g, int left, char **argv,
    int *used, struct err *err)
{
	const struct {
		const char *name;
		const char **to;
	} valued[] = { { "--db", &app->path }, { "--format", &app->format },
		{ "-o", &app->output }, { "--as-of", &app->as_of },
		{ "--color", &g->color } };

	*used = 1;
	for (size_t i = 0; i < sizeof(valued) / sizeof(valued[0]); i++) {
		size_t n = strlen(valued[i].name);

		if (strncmp(argv[0], valued[i].name, n) != 0)
			continue;
		if (argv[0][n] == '=' && argv[0][1] == '-') {
			*valued[i].to = argv[0] + n + 1;
			return true;
		}
		if (argv[0][n] != '\0')
			continue;
		if (left < 2)
			return err_set(
			    err, ERR_USAGE, "%s needs a value", valued[i].name);
		*valued[i].to = argv[1];
		*used = 2;
		return true;
	}
	if (strcmp(argv[0], "-q") == 0)
		app->quiet = true;
	else if (strcmp(argv[0], "-v") == 0)
		app->verbose = true;
	else if (strcmp(argv[0], "-h") == 0 || strcmp(argv[0], "--help") == 0)
		g->help = true;
	else if (strcmp(argv[0], "--version") == 0)
		g->version = true;
	else
		*used = 0;
	return true;
}

/* Take all shared options out of argv, wherever they stand before "--". */
static bool
global_options(
    struct app *app, struct globals *g, int *argc, char **argv, struct err *err)
{
	int kept = 1;
	int i = 1;

	while (i < *argc && strcmp(argv[i], "--") != 0) {
		int used = 0;

		if (argv[i][0] == '-' && argv[i][1] != '\0' &&
		    !global_option(app, g, *argc - i, argv + i, &used, err))
			return false;
		if (used == 0)
			argv[kept++] = argv[i++];
		i += used;
	}
	while (i < *argc)
		argv[kept++] = argv[i++];
	*argc = kept;
	argv[kept] = NULL;
	return true;
}

static bool
settle_options(struct app *app, const struct globals *g, struct err *err)
{
	const char *no_color = getenv("NO_COLOR");
	int64_t t = 0;

	app->path_given = app->path != NULL;
	if (app->path == NULL && getenv("VENDORCAT_DB") != NULL) {
		app->path = getenv("VENDORCAT_DB");
		app->path_given = true;
	}
	if (app->path == NULL)
		app->path = "catalog.db";
	if (app->path[0] == '\0')
		return err_set(
		    err, ERR_USAGE, "the catalog's name is empty (--db FILE)");
	if (app->as_of != NULL &&
	    (strlen(app->as_of) != 10 || !date_parse_stamp(app->as_of, &t)))
		return err_set(err, ERR_USAGE,
		    "--as-of needs a day as YYYY-MM-DD, not \"%s\"",
		    app->as_of);
	if (g->color == NULL || strcmp(g->color, "auto") == 0)
		app->color = isatty(STDOUT_FILENO) == 1 &&
			     (no_color == NULL || no_color[0] == '\0');
	else if (strcmp(g->color, "always") == 0)
		app->color = true;
	else if (strcmp(g->color, "never") != 0)
		return err_set(err, ERR_USAGE,
		    "--color is auto, always or never, not \"%s\"", g->color);
	return true;
}

/* The one look at the clock; VENDORCAT_NOW overrides it for tests. */
static bool
look_at_clock(struct app *app, char stamp[DATE_STAMP_SIZE], struct err *err)
{
	const char *given = getenv("VENDORCAT_NOW");
	int64_t t = (int64_t)time(NULL);

	if (given != NULL && !date_parse_stamp(given, &t))
		return err_set(err, ERR_USAGE,
		    "VENDORCAT_NOW=\"%s\" is no time such as "
		    "2026-11-24T12:00:00Z",
		    given);
	date_format_stamp(t, stamp);
	app->now = stamp;
	app->who = getenv("LOGNAME");
	if (app->who == NULL)
		app->who = getenv("USER");
	if (app->who == NULL)
		app->who = "unknown";
	return true;
}

static bool
open_catalog(struct app *app, const struct cmd *c, struct err *err)
{
	if (c->db != CMD_DB_NONE)
		mem_expect_some();
	switch (c->db) {
	case CMD_DB_NONE:
		return true;
	case CMD_DB_READ:
		return catalog_open(
		    &app->db, app->path, DB_READ, app->now, NULL, err);
	case CMD_DB_WRITE:
		return catalog_open(
		    &app->db, app->path, DB_WRITE, app->now, NULL, err);
	case CMD_DB_MAYBE:
		break;
	}
	if (app->path_given || access(app->path, F_OK) == 0)
		return catalog_open(
		    &app->db, app->path, DB_READ, app->now, NULL, err);
	app->db_is_memory = true;
	return setup_memory(&app->db, app->now, err);
}

static bool
unknown_command(const char *word, struct err *err)
{
	const char *names[64] = { NULL };
	const char *nearest = NULL;
	size_t n = 0;
	const struct cmd *const *list = cmd_all(&n);

	for (size_t i = 0; i < n && i < 64; i++)
		names[i] = list[i]->name;
	nearest = cmd_nearest(word, names, n < 64 ? n : 64);
	if (word[0] == '-')
		return err_set(err, ERR_USAGE,
		    "there is no option %s (vendorcat --help)", word);
	return err_set(err, ERR_USAGE, "there is no command \"%s\"%s%s%s", word,
	    nearest == NULL ? " (vendorcat --help lists them)" : " (",
	    nearest == NULL ? "" : nearest, nearest == NULL ? "" : "?)");
}

static bool
run(struct app *app, int argc, char **argv, struct err *err)
{
	struct globals g = { 0 };
	const struct cmd *c = NULL;
	char stamp[DATE_STAMP_SIZE] = "";

	if (!global_options(app, &g, &argc, argv, err))
		return false;
	if (g.version) {
		(void)puts("vendorcat " VERSION); /* the stream is checked */
		return true;
	}
	if (argc >= 2)
		c = cmd_by_name(argv[1]);
	if (argc >= 2 && c == NULL)
		return unknown_command(argv[1], err);
	if (g.help) {
		cmd_print_help(stdout, c);
		return true;
	}
	if (c == NULL) {
		cmd_print_help(stderr, NULL);
		return err_set(err, ERR_USAGE, "a command is needed");
	}
	if (!settle_options(app, &g, err) || !look_at_clock(app, stamp, err))
		return false;
	if (!c->rows && (app->format != NULL || app->output != NULL))
		return err_set(err, ERR_USAGE,
		    "%s prints no rows: --format and -o say nothing here",
		    c->name);
	if (open_catalog(app, c, err) && c->run(app, argc - 1, argv + 1, err))
		return true;
	return err_prefix(err, "%s", c->name);
}

/* What was printed has to have arrived; a reader that left is no error. */
static bool
flush(struct err *err)
{
	errno = 0;
	if (fflush(stdout) != 0 || ferror(stdout)) {
		if (errno == EPIPE)
			return true;
		return err_errno(err, "cannot write the output");
	}
	return true;
}

int
main(int argc, char **argv)
{
	struct app app = { 0 };
	struct err err = { 0 };
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	struct sigaction interrupt = { .sa_handler = on_interrupt };
	bool ok = false;

	/* These fail only for signals that do not exist. */
	(void)sigaction(SIGPIPE, &ignore, NULL);
	(void)sigaction(SIGINT, &interrupt, NULL);
	(void)sigaction(SIGTERM, &interrupt, NULL);
	if (signal(SIGHUP, SIG_IGN) != SIG_IGN) /* nohup stays */
		(void)sigaction(SIGHUP, &interrupt, NULL);
	/* A line of words in one piece, whatever else writes there. */
	(void)setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
	/* Without a locale table widths are those of ASCII. */
	(void)setlocale(LC_CTYPE, "");
	ok = run(&app, argc, argv, &err);
	db_close(app.db);
	ok = flush(ok ? &err : &(struct err){ 0 }) && ok;
	if (!ok) {
		app.quiet = false;
		cmd_say(&app, "vendorcat: %s", err.text);
		return (int)err.kind;
	}
	return app.findings ? 1 : 0;
}
