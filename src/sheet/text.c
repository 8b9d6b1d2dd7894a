/* text.c - a CSV file: its encoding and its dialect, then its rows. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "sheet/bytes.h"
#include "sheet/csv.h"
#include "sheet/dialect.h"
#include "sheet/kind.h"

struct text {
	struct sheet_kind kind;
	struct csv_options how;
	struct csv_reader *reader; /* owned */
	struct sheet_name name;
	struct dialect dialect;
	int64_t start; /* offset of the first record */
	int fd;        /* borrowed */
};

/* Find out from the sample where the records start and how they are cut. */
static bool
text_dialect(struct text *t, const struct file *f,
    const struct sheet_options *opt, struct err *err)
{
	struct sheet_info *info = &t->kind.info;
	struct dialect *d = &t->dialect;
	char sep = '\0';
	const char *p = buf_text(&f->sample);
	size_t n = f->sample.len;
	size_t skip = bytes_bom(p, n);
	size_t line = 0;

	if (skip == n)
		return err_set(err, ERR_DATA, "%s: is empty", f->name);
	info->sep_line = bytes_sep(p + skip, n - skip, &sep, &line);
	if (info->sep_line)
		d->delimiter[0] = sep;
	if (opt->delimiter != NULL)
		(void)snprintf(d->delimiter, sizeof(d->delimiter), "%s",
		    opt->delimiter); /* text_options saw that it fits */
	d->quote = opt->quote;
	d->escape = opt->escape;
	info->encoding = skip > 0 ? "UTF-8 with BOM" : "UTF-8";
	skip += line;
	dialect_detect_file(
	    p + skip, n - skip, f->fd, (int64_t)skip, f->bytes, d);
	info->format = "csv";
	info->quote = d->quote;
	info->escape = d->escape;
	info->delimiter = d->delimiter;
	t->start = (int64_t)skip;
	t->how = (struct csv_options){ .name = f->name,
		.delimiter = d->delimiter,
		.quote = d->quote,
		.escape = d->escape,
		.width = d->width,
		.mend = d->mend,
		.line = info->sep_line ? 2 : 1,
		.chunk = csv_reader_chunk((size_t)f->bytes) };
	return true;
}

static bool
text_options(const char *name, const struct sheet_options *opt, struct err *err)
{
	const char *d = opt->delimiter;
	char quote[2] = { (char)opt->quote, '\0' };

	if (d != NULL && (d[0] == '\0' || strlen(d) > RECORD_DELIMITER ||
			     utf8_valid(d, strlen(d)) != strlen(d) ||
			     strpbrk(d, "\"\r\n") != NULL))
		return err_set(err, ERR_USAGE,
		    "%s: \"%s\" cannot be a delimiter", name, d);
	if (opt->quote > 0 &&
	    (opt->quote >= 0x80 || strchr("\r\n ", opt->quote) != NULL ||
		(d != NULL && strstr(d, quote) != NULL)))
		return err_set(
		    err, ERR_USAGE, "%s: '%s' cannot be a quote", name, quote);
	if (opt->escape > 0 && opt->escape != '\\')
		return err_set(err, ERR_USAGE,
		    "%s: an escape other than a backslash cannot be read",
		    name);
	return true;
}

static bool
text_next(
    struct sheet_kind *k, struct sheet_row *row, bool *found, struct err *err)
{
	return csv_reader_next(((struct text *)k)->reader, row, found, err);
}

static bool
text_rewind(struct sheet_kind *k, struct err *err)
{
	struct text *t = (struct text *)k;

	if (lseek(t->fd, (off_t)t->start, SEEK_SET) < 0)
		return err_errno(err, "%s: cannot be read again", t->how.name);
	csv_reader_close(t->reader);
	t->reader = csv_reader_fd(t->fd, t->start, &t->how);
	return true;
}

/* There is but one. */
static bool
text_select(struct sheet_kind *k, size_t number, struct err *err)
{
	(void)number;
	return text_rewind(k, err);
}

static int64_t
text_offset(const struct sheet_kind *k)
{
	return csv_reader_offset(((const struct text *)k)->reader);
}

static void
text_close(struct sheet_kind *k)
{
	csv_reader_close(((struct text *)k)->reader);
	dialect_clear(&((struct text *)k)->dialect);
	free(k);
}

bool
text_open(struct sheet_kind **out, struct file *f,
    const struct sheet_options *opt, struct err *err)
{
	struct text *t = xcalloc(1, sizeof(*t));

	t->kind = (struct sheet_kind){ .next = text_next,
		.select = text_select,
		.rewind = text_rewind,
		.offset = text_offset,
		.close = text_close };
	t->name.name = "";
	t->kind.info.sheet = &t->name;
	t->kind.info.n_sheet = 1;
	t->fd = f->fd;
	if (!text_options(f->name, opt, err) ||
	    !bytes_check(buf_text(&f->sample), f->sample.len, f->name, err) ||
	    !text_dialect(t, f, opt, err) || !text_rewind(&t->kind, err)) {
		text_close(&t->kind);
		return false;
	}
	*out = &t->kind;
	return true;
}
