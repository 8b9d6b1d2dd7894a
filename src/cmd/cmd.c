/* cmd.c - the commands: finding one, its help, words on stderr. */
#include "cmd/cmd.h"

#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/distance.h"
#include "base/utf8.h"
#include "catalog/catalog.h"
#include "db/db.h"

#define CMD_ADDRESS(word) &cmd_##word,
static const struct cmd *const commands[] = { CMD_ALL(CMD_ADDRESS) };

enum { N_COMMANDS = sizeof(commands) / sizeof(commands[0]) };

const struct cmd *const *
cmd_all(size_t *n)
{
	*n = N_COMMANDS;
	return commands;
}

const struct cmd *
cmd_by_name(const char *name)
{
	for (size_t i = 0; i < N_COMMANDS; i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	}
	return NULL;
}

const char *
cmd_nearest(const char *word, const char *const *names, size_t n)
{
	size_t length = strlen(word);
	size_t best = length < 4 ? 1 : length / 3 + 1;
	const char *nearest = NULL;

	for (size_t i = 0; i < n; i++) {
		size_t d =
		    distance_of(word, length, names[i], strlen(names[i]), best);

		if (d <= best && (nearest == NULL || d < best)) {
			nearest = names[i];
			best = d;
		}
	}
	return nearest;
}

static void
print_program_help(FILE *to)
{
	(void)fputs(
	    "usage: vendorcat [--db FILE] COMMAND [OPTIONS] [ARGS]\n"
	    "\n"
	    "Contract manufacturers (CMO, CDMO), their services, the gaps.\n"
	    "\n"
	    "commands:\n",
	    to); /* main checks the stream */
	for (size_t i = 0; i < N_COMMANDS; i++)
		(void)fprintf(to, "  %-10s %s\n", commands[i]->name,
		    commands[i]->summary);
	(void)fputs("\n"
		    "options of every command:\n"
		    "  --db FILE        the catalog (else $VENDORCAT_DB, "
		    "else ./catalog.db)\n"
		    "  --format FORMAT  table, csv, tsv, json, jsonl, md, ids\n"
		    "  -o FILE          write there; the format follows the "
		    "name\n"
		    "  --as-of DATE     answer as of that day\n"
		    "  --color WHEN     auto, always or never\n"
		    "  -q               no words on stderr    -v  more words\n"
		    "  -h, --help       help    --version  the version\n"
		    "\n"
		    "vendorcat help COMMAND tells more; man vendorcat all.\n",
	    to);
}

void
cmd_print_help(FILE *to, const struct cmd *c)
{
	if (c == NULL) {
		print_program_help(to);
		return;
	}
	(void)fprintf(to, "usage: vendorcat %s%s%s\n\n%s\n", c->name,
	    c->args[0] == '\0' ? "" : " ", c->args,
	    c->summary); /* main checks the stream */
	if (c->help != NULL)
		(void)fprintf(to, "\n%s", c->help);
}

/* Controls would be obeyed by a terminal: they are shown instead. */
static void
add_visible(struct buf *to, const char *s)
{
	while (*s != '\0') {
		uint32_t c = 0;
		size_t len = utf8_decode(s, strnlen(s, 4), &c);

		if (len == 0 || (c < 0x20 && c != '\n' && c != '\t') ||
		    (c >= 0x7f && c < 0xa0)) {
			if (len > 1)
				buf_fmt(to, "U+%04X", (unsigned)c);
			else
				buf_fmt(to, "\\x%02X", (unsigned char)*s);
			len = len == 0 ? 1 : len;
		} else {
			buf_add(to, s, len);
		}
		s += len;
	}
}

char *
cmd_visible(const char *s)
{
	struct buf b = { 0 };

	add_visible(&b, s);
	return buf_take(&b);
}

static bool
is_same_file(const char *a, const char *b)
{
	struct stat x = { 0 };
	struct stat y = { 0 };

	return a != NULL && b != NULL && stat(a, &x) == 0 && stat(b, &y) == 0 &&
	       x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

bool
cmd_may_write(
    const struct app *app, const char *path, const char *other, struct err *err)
{
	if (path == NULL || strcmp(path, "-") == 0)
		return true;
	if (is_same_file(path, app->path))
		return err_set(err, ERR_USAGE,
		    "%s is the catalog: name another file to write to", path);
	if (is_same_file(path, other))
		return err_set(err, ERR_USAGE,
		    "%s is the file that is read: name another one to write to",
		    path);
	return true;
}

void
cmd_say(const struct app *app, const char *fmt, ...)
{
	struct buf text = { 0 };
	struct buf shown = { 0 };
	va_list ap;
	int n = 0;

	if (app->quiet)
		return;
	(void)buf_reserve(&text, 500); /* most fit at the first try */
	va_start(ap, fmt);
	n = vsnprintf(text.data, text.cap, fmt, ap);
	va_end(ap);
	if (n >= 0 && (size_t)n >= text.cap) {
		(void)buf_reserve(&text, (size_t)n + 1);
		va_start(ap, fmt);
		(void)vsnprintf(text.data, text.cap, fmt, ap); /* fits */
		va_end(ap);
	}
	add_visible(&shown, text.data);
	buf_char(&shown, '\n');
	(void)fputs(shown.data, stderr); /* nowhere to report a failure */
	buf_clear(&text);
	buf_clear(&shown);
}

bool
cmd_db_write(struct app *app, struct err *err)
{
	db_close(app->db);
	app->db = NULL;
	return catalog_open(&app->db, app->path, DB_WRITE, app->now, NULL, err);
}
