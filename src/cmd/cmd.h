/* cmd.h - the commands: one line here and one file each. */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/err.h"

struct db;
struct out;

/* Every command, in the order of the manual.  A new command is a line here and
 * a file cmd/WORD.c that defines cmd_WORD. */
#define CMD_ALL(X)   \
	X(init)      \
	X(inspect)   \
	X(import)    \
	X(resolve)   \
	X(terms)     \
	X(sources)   \
	X(list)      \
	X(search)    \
	X(show)      \
	X(coverage)  \
	X(gaps)      \
	X(lifecycle) \
	X(audit)     \
	X(export)    \
	X(check)     \
	X(sql)       \
	X(help)

enum cmd_db {
	CMD_DB_NONE,  /* the command opens none, or opens its own */
	CMD_DB_READ,  /* app.db is open for reading */
	CMD_DB_WRITE, /* app.db is open for writing; must exist */
	CMD_DB_MAYBE  /* app.db is the catalog for reading where there is
		       * one, else (and none was named) an in-memory one
		       * with the built-in knowledge (resolve, inspect) */
};

/* What all commands share; main owns it. */
struct app {
	const char *path;  /* of the catalog */
	struct db *db;     /* as cmd.db says, or NULL */
	bool db_is_memory; /* CMD_DB_MAYBE found no catalog */
	const char *now;   /* YYYY-MM-DDThh:mm:ssZ */
	const char *as_of; /* --as-of YYYY-MM-DD, or NULL */
	const char *who;   /* the user's name */
	bool quiet;
	bool verbose;
	bool color;         /* on stderr and in tables on stdout */
	const char *format; /* --format, or NULL */
	const char *output; /* -o FILE, or NULL */
	bool path_given;    /* --db or $VENDORCAT_DB named the catalog */
	bool findings;      /* set by a command: exit status 1 */
};

struct cmd {
	const char *name;
	const char *args;    /* "[--by DIMENSION] [FILTERS]" */
	const char *summary; /* one line, lower case */
	const char *help;    /* the options, a line each; may be NULL */
	enum cmd_db db;
	bool rows; /* prints rows: --format and -o apply */
	/* argv[0] is the command's name; the shared options are gone. */
	bool (*run)(struct app *app, int argc, char **argv, struct err *err);
};

#define CMD_DECLARE(word) extern const struct cmd cmd_##word;
CMD_ALL(CMD_DECLARE)
#undef CMD_DECLARE

/* All commands, in order; n of them. */
const struct cmd *const *cmd_all(size_t *n);

/* NULL when there is none of that name. */
const struct cmd *cmd_by_name(const char *name);

/* Usage and options of one command, or of the program (c NULL). */
void cmd_print_help(FILE *to, const struct cmd *c);

/* --- options of one command --- */

enum cmd_option_type {
	CMD_FLAG,  /* bool *to */
	CMD_TEXT,  /* const char **to */
	CMD_TEXTS, /* struct cmd_texts *to: may be given more than once */
	CMD_NUMBER /* int64_t *to; whole, not negative */
};

struct cmd_texts {
	const char **text; /* owned; the texts are argv's */
	size_t n;
};

struct cmd_option {
	const char *name; /* "--by" or "-n" */
	enum cmd_option_type type;
	void *to;
};

/* Take the options out of argv[1..*argc); what is left are the arguments, in
 * order ("--" ends the options, "-" is an argument).  "--name=value" and
 * "--name value".  An unknown one is ERR_USAGE with the nearest name.  The
 * array ends with a NULL name. */
bool cmd_options(
    const struct cmd_option *option, int *argc, char **argv, struct err *err);

void cmd_texts_add(struct cmd_texts *t, const char *text);
void cmd_texts_clear(struct cmd_texts *t);

/* --- printing rows --- */

/* Begin the rows of a command: opens -o or standard output in the format
 * asked for, gives out_meta of catalog, time, taxonomy and the filters (may
 * be NULL), and the columns. */
struct cmd_rows {
	struct out *out; /* out_row goes here */
	void *file;      /* private */
};
bool cmd_rows_begin(struct cmd_rows *r, struct app *app, const char *filters,
    const char *const *column, size_t n, struct err *err);

/* Finish them; ok false throws the file away.  Returns false with err filled
 * when ok is false or anything could not be written. */
bool cmd_rows_end(struct cmd_rows *r, bool ok, struct err *err);

/* Columns of the terminal on stdout; behind a pipe as many as COLUMNS says, 0:
 * any. */
int cmd_width(void);

/* Close app.db and open the catalog again for writing (a command of
 * CMD_DB_READ one of whose forms writes). */
bool cmd_db_write(struct app *app, struct err *err);

/* Refuse to write to path ("-" is fine) when it is the catalog or the file
 * named other (may be NULL): ERR_USAGE. */
bool cmd_may_write(const struct app *app, const char *path, const char *other,
    struct err *err);

/* A line of words on stderr, unless --quiet; control characters are shown. */
void cmd_say(const struct app *app, const char *fmt, ...) ERR_PRINTF(2, 3);

/* s with its controls shown, for words on stdout; the caller frees it. */
char *cmd_visible(const char *s);

/* The name in names[0..n) nearest to word by edit distance, or NULL when
 * none is near: for "did you mean". */
const char *cmd_nearest(const char *word, const char *const *names, size_t n);

#endif
