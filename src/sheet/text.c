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
#include "sheet/encoding.h"
#include "sheet/kind.h"
#include "sheet/twice.h"

struct text {
	struct sheet_kind kind;
	struct csv_options how;
	struct csv_reader *reader; /* owned */
	struct sheet_name name;
	struct dialect dialect;
	struct encoding encoding;
	struct sheet_note note[2];
	struct buf said[2]; /* the notes' texts */
	struct twice twice; /* lines with text that was encoded twice */
	struct buf remark;  /* on the row at hand */
	struct buf meant;
	struct file utf8; /* the text, decoded; fd -1: it is UTF-8 already */
	const struct file *file; /* borrowed */
	int64_t start;           /* offset of the first record */
	int64_t end;             /* of the text */
	int fd;                  /* borrowed */
};

static void
text_note(struct text *t, size_t i)
{
	t->note[i].text = buf_text(&t->said[i]);
	t->kind.info.note = t->note;
	t->kind.info.n_note = i + 1;
}

/* Where another encoding reads nearly as well a person has to look. */
static void
text_doubt(struct text *t)
{
	buf_fmt(&t->said[0],
	    "the text is taken for %s; %s reads nearly as well: look whether "
	    "the letters are right, else say --encoding %s",
	    t->encoding.name, t->encoding.rival, t->encoding.rival);
	text_note(t, 0);
	t->kind.info.encoding_doubted = true;
}

/* Put the text into UTF-8, where it is not, and its first part into f. */
static bool
text_decode(struct text *t, const struct file *raw, struct err *err)
{
	struct file *f = &t->utf8;
	char *to = NULL;
	ssize_t got = 1;

	f->name = raw->name;
	f->high = raw->high;
	if (!encoding_decode(&t->encoding, raw, &f->fd, &f->bytes, err))
		return false;
	to = buf_reserve(&f->sample, BYTES_SAMPLE);
	while (got > 0 && f->sample.len < BYTES_SAMPLE) {
		got = pread(f->fd, to + f->sample.len,
		    BYTES_SAMPLE - f->sample.len, (off_t)f->sample.len);
		if (got < 0 && errno == EINTR)
			got = 1;
		else if (got < 0)
			return err_errno(
			    err, "%s: cannot be read again", f->name);
		else
			f->sample.len += (size_t)got;
	}
	to[f->sample.len] = '\0';
	return true;
}

/* Find out the encoding of a file that is no known kind of binary. */
static bool
text_encoding(
    struct text *t, const struct file *f, const char *asked, struct err *err)
{
	struct encoding *e = &t->encoding;

	if (!bytes_binary(buf_text(&f->sample), f->sample.len, f->name, err) ||
	    !encoding_find(e, f, asked, err))
		return false;
	if (e->rival != NULL)
		text_doubt(t);
	t->kind.info.encoding =
	    e->iconv == NULL && e->mark > 0 ? "UTF-8 with BOM" : e->name;
	t->file = f;
	/* No text in an 8-bit encoding has bytes like these. */
	if (e->iconv != NULL && strncmp(e->name, "UTF-", 4) != 0 &&
	    !bytes_text(buf_text(&f->sample), f->sample.len, f->name, err))
		return false;
	if (e->iconv != NULL) {
		if (!text_decode(t, f, err))
			return false;
		t->file = &t->utf8;
	}
	t->fd = t->file->fd;
	t->end = t->file->bytes;
	return bytes_text(
	    buf_text(&t->file->sample), t->file->sample.len, f->name, err);
}

/* Find out from the sample where the records start and how they are cut. */
static void
text_dialect(struct text *t, const struct sheet_options *opt)
{
	const struct file *f = t->file;
	struct sheet_info *info = &t->kind.info;
	struct dialect *d = &t->dialect;
	char sep = '\0';
	const char *p = buf_text(&f->sample);
	size_t n = f->sample.len;
	size_t skip = bytes_bom(p, n);
	size_t line = 0;

	info->sep_line = bytes_sep(p + skip, n - skip, &sep, &line);
	if (info->sep_line)
		d->delimiter[0] = sep;
	if (opt->delimiter != NULL)
		(void)snprintf(d->delimiter, sizeof(d->delimiter), "%s",
		    opt->delimiter); /* text_options saw that it fits */
	d->quote = opt->quote;
	d->escape = opt->escape;
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
		.chunk = csv_reader_chunk((size_t)f->bytes),
		.encoding = f == &t->utf8 ? t->kind.info.encoding : NULL };
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

/* Say how much of the file was encoded twice; the rows say what each has. */
static bool
text_count_twice(struct text *t, struct err *err)
{
	struct twice *n = &t->twice;

	if (t->file != &t->utf8 && !t->encoding.twice)
		return true;
	if (!t->file->high || !twice_count(n, t->fd, t->file->name, err))
		return !t->file->high;
	if (n->lines == 0)
		return true;
	buf_fmt(&t->said[t->kind.info.n_note],
	    "%lld %s text that was encoded twice, such as \"\xC3\x83\xC2\xA9\" "
	    "for \"\xC3\xA9\", first in line %lld: it is kept as it is; "
	    "better export the list anew",
	    (long long)n->lines, n->lines == 1 ? "line has" : "lines have",
	    (long long)n->first);
	text_note(t, t->kind.info.n_note);
	return true;
}

/* Text that was encoded twice is told, never mended: it may be meant so. */
static void
text_twice(struct text *t, struct sheet_row *row)
{
	for (size_t i = 0; i < row->n_cell; i++) {
		const struct sheet_cell *c = &row->cell[i];
		size_t len = 0;
		size_t at = 0;

		buf_reset(&t->meant);
		at = twice_find(c->text, c->len, &len, &t->meant);
		if (at == c->len)
			continue;
		buf_reset(&t->remark);
		buf_fmt(&t->remark,
		    "text that was encoded twice: \"%.*s\" was \"%s\"",
		    (int)len, c->text + at, buf_text(&t->meant));
		row->trouble = buf_text(&t->remark);
		row->trouble_column = i + 1;
		return;
	}
}

static bool
text_next(
    struct sheet_kind *k, struct sheet_row *row, bool *found, struct err *err)
{
	struct text *t = (struct text *)k;

	if (!csv_reader_next(t->reader, row, found, err))
		return false;
	if (t->twice.lines > 0 && *found && row->trouble == NULL)
		text_twice(t, row);
	return true;
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
	const struct text *t = (const struct text *)k;
	int64_t at = csv_reader_offset(t->reader);

	/* Of decoded text, about where that is in the file. */
	if (t->file == &t->utf8 && t->end > 0)
		at = at == t->end ? t->kind.info.bytes
				  : (int64_t)((double)at / (double)t->end *
					      (double)t->kind.info.bytes);
	return at;
}

static void
text_close(struct sheet_kind *k)
{
	struct text *t = (struct text *)k;

	csv_reader_close(t->reader);
	dialect_clear(&t->dialect);
	buf_clear(&t->said[0]);
	buf_clear(&t->said[1]);
	buf_clear(&t->remark);
	buf_clear(&t->meant);
	file_clear(&t->utf8);
	free(t);
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
	t->utf8.fd = -1;
	if (!text_options(f->name, opt, err) ||
	    !text_encoding(t, f, opt->encoding, err))
		goto fail;
	if (!text_count_twice(t, err))
		goto fail;
	text_dialect(t, opt);
	buf_clear(&t->utf8.sample);
	if (!text_rewind(&t->kind, err))
		goto fail;
	*out = &t->kind;
	return true;
fail:
	text_close(&t->kind);
	return false;
}
