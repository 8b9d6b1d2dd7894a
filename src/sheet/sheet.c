/* sheet.c - a file of cells, read row by row, forward only. */
#include "sheet/sheet.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "sheet/file.h"
#include "sheet/kind.h"
#include "sheet/package.h"
#include "sheet/turn.h"

/* What a cell with a text counts as, the text aside: reading it costs more
 * than its bytes. */
enum { SWELL_CELL = 32 };

struct sheet {
	struct file file;
	struct sheet_kind *kind; /* owned */
	char *name;              /* owned; for messages */
	int64_t swell;           /* what the rows given come to */
};

static bool
is_text(const struct sheet_info *info)
{
	return info->encoding[0] != '\0';
}

/* The number of a sheet named or numbered by words; 0: there is none. */
static size_t
sheet_find(const struct sheet_info *info, const char *words)
{
	char *end = NULL;
	unsigned long n = 0;

	for (size_t i = 0; i < info->n_sheet; i++) {
		if (strcmp(info->sheet[i].name, words) == 0)
			return i + 1;
	}
	for (size_t i = 0; i < info->n_sheet; i++) {
		if (strcasecmp(info->sheet[i].name, words) == 0)
			return i + 1;
	}
	n = isdigit((unsigned char)words[0]) ? strtoul(words, &end, 10) : 0;
	return n > 0 && *end == '\0' && n <= info->n_sheet ? n : 0;
}

/* The first sheet that can be seen and read, from 1. */
static size_t
sheet_first(const struct sheet_info *info)
{
	size_t first = 0; /* none that is seen */

	for (size_t i = 0; i < info->n_sheet; i++) {
		if (info->sheet[i].missing)
			continue;
		if (!info->sheet[i].hidden)
			return i + 1;
		first = first == 0 ? i + 1 : first;
	}
	return first == 0 ? 1 : first;
}

static bool
sheet_missing(const struct sheet *s, const char *words, struct err *err)
{
	const struct sheet_info *info = &s->kind->info;
	struct buf b = { 0 };

	if (is_text(info))
		return err_set(err, ERR_USAGE,
		    "%s: a CSV file has one sheet; leave out --sheet", s->name);
	for (size_t i = 0; i < info->n_sheet && b.len < 300; i++)
		buf_fmt(&b, "%s%zu \"%s\"%s", i == 0 ? "" : ", ", i + 1,
		    info->sheet[i].name,
		    info->sheet[i].hidden ? " (hidden)" : "");
	if (b.len >= 300)
		buf_str(&b, ", ...");
	(void)err_set(err, ERR_USAGE,
	    "%s: has no sheet \"%s\"; its sheets are %s", s->name, words,
	    buf_text(&b));
	buf_clear(&b);
	return false;
}

/* Open the file as what its first bytes and its parts say. */
static bool
sheet_kind(struct sheet *s, const struct sheet_options *opt, struct err *err)
{
	const struct buf *b = &s->file.sample;
	bool is = false;

	if (xlsx_is_encrypted(&s->file))
		return err_set(err, ERR_DATA,
		    "%s: is encrypted: open it and save it without a password",
		    s->name);
	if (package_is(buf_text(b), b->len) && !xlsx_is(&s->file, &is, err))
		return false;
	if (is)
		return xlsx_open(&s->kind, &s->file, opt, err);
	if (package_is(buf_text(b), b->len) && !ods_is(&s->file, &is, err))
		return false;
	if (is)
		return ods_open(&s->kind, &s->file, opt, err);
	if (xls_is(&s->file))
		return xls_open(&s->kind, &s->file, opt, err);
	return text_open(&s->kind, &s->file, opt, err);
}

static bool
sheet_start(struct sheet *s, const struct sheet_options *opt, struct err *err)
{
	size_t number = 0;

	if (!sheet_kind(s, opt, err))
		return false;
	s->kind->info.bytes = s->file.bytes;
	memcpy(s->kind->info.sha256, s->file.sha256, sizeof(s->file.sha256));
	if (!is_text(&s->kind->info) &&
	    (opt->encoding != NULL || opt->delimiter != NULL ||
		opt->quote != 0 || opt->escape != 0))
		return err_set(err, ERR_USAGE,
		    "%s: is a workbook, which has neither encoding nor "
		    "delimiter: leave out --encoding, --delimiter, --quote "
		    "and --escape",
		    s->name);
	number = opt->sheet == NULL ? sheet_first(&s->kind->info)
				    : sheet_find(&s->kind->info, opt->sheet);
	if (number == 0)
		return sheet_missing(s, opt->sheet, err);
	if (s->kind->info.sheet[number - 1].missing)
		return err_set(err, ERR_DATA,
		    "%s: sheet %zu \"%.80s\" is listed, but not in the file, "
		    "which may be damaged; open and save it in Excel",
		    s->name, number, s->kind->info.sheet[number - 1].name);
	return sheet_select(s, number, err);
}

bool
sheet_open(struct sheet **out, const char *path,
    const struct sheet_options *opt, struct err *err)
{
	static const struct sheet_options none;
	struct sheet *s = xcalloc(1, sizeof(*s));
	bool ok = false;

	s->name = xstrdup(strcmp(path, "-") == 0 ? "standard input" : path);
	s->file = (struct file){ .name = s->name, .fd = -1 };
	ok = file_open(&s->file, path, err) &&
	     sheet_start(s, opt == NULL ? &none : opt, err);
	buf_clear(&s->file.sample);
	if (ok) {
		*out = s;
		s = NULL;
	}
	sheet_close(s);
	return ok;
}

const struct sheet_info *
sheet_info(const struct sheet *s)
{
	return &s->kind->info;
}

static bool
is_bomb(const struct sheet *s)
{
	const struct sheet_info *info = &s->kind->info;

	return s->swell > SHEET_SWELL &&
	       s->swell / SHEET_SWELL_RATIO > info->bytes && !is_text(info);
}

static bool
sheet_refuse(const struct sheet *s, struct err *err)
{
	const struct sheet_info *info = &s->kind->info;

	return err_set(err, ERR_DATA,
	    "%s: looks like a bomb (the cells of sheet \"%.80s\" come to over "
	    "%lld MB, over %d times the size of the file); copy the cells you "
	    "need "
	    "to another workbook and import that",
	    s->name, info->sheet[info->at].name, (long long)(s->swell >> 20),
	    SHEET_SWELL_RATIO);
}

/* Count what a row comes to. */
static void
sheet_swell(struct sheet *s, const struct sheet_row *row)
{
	for (size_t i = 0; i < row->n_cell; i++)
		s->swell += row->cell[i].len == 0
				? 1
				: SWELL_CELL + (int64_t)row->cell[i].len;
}

bool
sheet_next(struct sheet *s, struct sheet_row *row, bool *found, struct err *err)
{
	if (!s->kind->next(s->kind, row, found, err))
		return false;
	if (*found)
		sheet_swell(s, row);
	if (is_bomb(s))
		return sheet_refuse(s, err);
	if (!*found && sheet_offset(s) != s->kind->info.bytes)
		return err_set(err, ERR_DATA,
		    "%s: changed while it was read; try again", s->name);
	return true;
}

bool
sheet_select(struct sheet *s, size_t number, struct err *err)
{
	s->swell = 0;
	if (!s->kind->select(s->kind, number, err))
		return false;
	s->kind->info.at = number - 1;
	s->swell = s->kind->spread * (SWELL_CELL + 1);
	if (is_bomb(s))
		return sheet_refuse(s, err);
	s->swell = 0;
	return true;
}

bool
sheet_rewind(struct sheet *s, struct err *err)
{
	s->swell = 0;
	return s->kind->rewind(s->kind, err);
}

bool
sheet_turn(struct sheet *s, struct err *err)
{
	s->swell = 0;
	return turn_open(&s->kind, err) || err_prefix(err, "%s", s->name);
}

struct sheet_cell
sheet_turned(const struct sheet *s, int64_t row, size_t cell)
{
	return turn_cell(s->kind, row, cell);
}

int64_t
sheet_offset(const struct sheet *s)
{
	return s->kind->offset(s->kind);
}

void
sheet_close(struct sheet *s)
{
	if (s == NULL)
		return;
	if (s->kind != NULL)
		s->kind->close(s->kind);
	file_clear(&s->file);
	free(s->name);
	free(s);
}
