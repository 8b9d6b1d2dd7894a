/* reading.h - the options that say how a file is to be read: the same ones in
 * inspect and in import. */
#ifndef CMD_READING_H
#define CMD_READING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "cmd/cmd.h"
#include "intake/reading.h"

struct db;

/* Zero-initialise to start. */
struct cmd_reading {
	const char *sheet;
	const char *encoding;
	const char *delimiter;
	const char *quote;
	const char *escape;
	const char *header;
	const char *header_rows;
	const char *date_order;
	const char *layout;
	const char *legend;
	struct cmd_texts map;
	struct cmd_texts fallback;
	char *remembered;          /* owned: texts of an earlier version */
	struct cmd_texts recalled; /* them one by one: name, value, ... */
	struct cmd_texts given;    /* name, value, ... of all that count */
	struct cmd_texts maps;     /* those remembered, then those given */
	struct cmd_texts fallbacks;
	struct plan beside; /* how the source's other rows were read */
	bool has_beside;
};

/* For the table of a command's options. */
#define CMD_READING_OPTIONS(r)                                \
	{ "--sheet", CMD_TEXT, &(r)->sheet },                 \
	    { "--encoding", CMD_TEXT, &(r)->encoding },       \
	    { "--delimiter", CMD_TEXT, &(r)->delimiter },     \
	    { "--quote", CMD_TEXT, &(r)->quote },             \
	    { "--escape", CMD_TEXT, &(r)->escape },           \
	    { "--header", CMD_TEXT, &(r)->header },           \
	    { "--header-rows", CMD_TEXT, &(r)->header_rows }, \
	    { "--date-order", CMD_TEXT, &(r)->date_order },   \
	    { "--layout", CMD_TEXT, &(r)->layout },           \
	    { "--legend", CMD_TEXT, &(r)->legend },           \
	    { "--map", CMD_TEXTS, &(r)->map },                \
	{                                                     \
		"--default", CMD_TEXTS, &(r)->fallback        \
	}

/* And for its help. */
#define CMD_READING_HELP                                                   \
	"  --sheet SHEET          of a workbook: its name or number\n"     \
	"  --encoding NAME        of the text, such as windows-1252\n"     \
	"  --delimiter D          comma, semicolon, tab, pipe, space, or " \
	"the characters\n"                                                 \
	"  --quote Q, --escape E  a character, or none\n"                  \
	"  --header N             row number of the header; 0: there is "  \
	"none\n"                                                           \
	"  --header-rows N        how many rows the header spans\n"        \
	"  --date-order ORDER     of 03/04/2025: dmy or mdy\n"             \
	"  --layout NAME          long, list, matrix, matrix2, rfi, "      \
	"scores or fda\n"                                                  \
	"  --legend TEXT          what marks mean: \"X = in house; P = "   \
	"planned\"\n"                                                      \
	"  --map COLUMN=FIELD     read a column (title or number) as a "   \
	"field,\n"                                                         \
	"                         a capability, or \"ignore\"\n"           \
	"  --default FIELD=VALUE  for rows that do not say\n"

/* Recall what was said of the current version of a source; what is given now
 * goes before it.  A source that is not known has said nothing. */
bool cmd_reading_recall(
    struct cmd_reading *r, struct db *db, const char *source, struct err *err);

/* Take back recalled[i] (a name) and its value. */
void cmd_reading_drop(struct cmd_reading *r, size_t i);

/* The same options, for one file of several; to is then cleared on its own,
 * while the texts stay those of from. */
void cmd_reading_copy(struct cmd_reading *to, const struct cmd_reading *from);

/* Make of the words what the reader takes.  ERR_USAGE for one that does not
 * fit.  to borrows from r. */
bool cmd_reading_make(struct reading *to, struct cmd_reading *r,
    const char *now, struct err *err);

/* Append an option as a shell takes it: " --map 'Country=site.country'". */
void cmd_reading_quote(struct buf *b, const char *name, const char *value);

void cmd_reading_clear(struct cmd_reading *r);

#endif
