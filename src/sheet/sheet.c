/* sheet.c - a file of cells, read row by row, forward only. */
#include "sheet/sheet.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "sheet/bytes.h"
#include "sheet/csv.h"
#include "sheet/dialect.h"

enum { SHEET_BLOCK = 256 << 10 };

struct sheet {
	struct sheet_info info;
	struct csv_options how;
	struct csv_reader *reader; /* owned */
	char *name;                /* owned; for messages */
	struct buf sample;         /* the first bytes, while opening */
	int64_t start;             /* offset of the first record */
	int fd;                    /* owned */
};

static bool
read_block(const struct sheet *s, int fd, char *to, size_t *n, struct err *err)
{
	ssize_t got = 0;

	do
		got = read(fd, to, SHEET_BLOCK);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return err_errno(err, "%s: cannot be read", s->name);
	*n = (size_t)got;
	return true;
}

static bool
write_all(int fd, const char *p, size_t n, struct err *err)
{
	while (n > 0) {
		ssize_t put = write(fd, p, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return err_errno(err, "cannot write a temporary file");
		p += put;
		n -= (size_t)put;
	}
	return true;
}

/* Read all of fd once: digest, size and sample.  With spool not -1 the bytes
 * are written there, too. */
static bool
survey(struct sheet *s, int fd, int spool, struct err *err)
{
	char *block = xrealloc(NULL, SHEET_BLOCK, 1);
	struct sha256 sum;
	size_t n = 0;
	bool ok = false;

	sha256_init(&sum);
	for (;;) {
		size_t room = BYTES_SAMPLE - s->sample.len;

		if (!read_block(s, fd, block, &n, err))
			goto out;
		if (n == 0)
			break;
		sha256_add(&sum, block, n);
		s->info.bytes += (int64_t)n;
		buf_add(&s->sample, block, n < room ? n : room);
		if (spool >= 0 && !write_all(spool, block, n, err))
			goto out;
	}
	sha256_end(&sum, s->info.sha256);
	ok = true;
out:
	free(block);
	return ok;
}

/* A temporary file nobody else can open, gone when it is closed. */
static bool
open_spool(int *fd, struct err *err)
{
	const char *dir = getenv("TMPDIR");
	struct buf path = { 0 };
	bool ok = true;

	buf_fmt(&path, "%s/vendorcat.XXXXXX",
	    dir == NULL || dir[0] == '\0' ? "/tmp" : dir);
	*fd = mkstemp(path.data);
	if (*fd < 0)
		ok = err_errno(
		    err, "%s: cannot make a temporary file", path.data);
	else if (unlink(path.data) != 0)
		ok = err_errno(err, "%s: cannot remove", path.data);
	buf_clear(&path);
	return ok;
}

/* What only flows (a pipe, a terminal) is kept in a temporary file, because
 * it is read more than once. */
static bool
survey_flow(struct sheet *s, int fd, struct err *err)
{
	return open_spool(&s->fd, err) && survey(s, fd, s->fd, err);
}

static bool
open_path(struct sheet *s, const char *path, struct err *err)
{
	struct stat st = { 0 };
	bool ok = false;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return err_set(err, ERR_DATA, "%s: no such file", s->name);
	if (fd < 0 && (errno == EACCES || errno == EPERM))
		return err_set(
		    err, ERR_DATA, "%s: you may not read this file", s->name);
	if (fd < 0)
		return err_errno(err, "%s: cannot be opened", s->name);
	if (fstat(fd, &st) != 0)
		(void)err_errno(err, "%s: cannot be read", s->name);
	else if (S_ISDIR(st.st_mode))
		(void)err_set(err, ERR_DATA,
		    "%s: is a directory; name a file in it", s->name);
	else if (!S_ISREG(st.st_mode))
		ok = survey_flow(s, fd, err);
	else {
		s->fd = fd;
		return survey(s, fd, -1, err);
	}
	(void)close(fd); /* only read from */
	return ok;
}

/* Find out from the sample where the records start and how they are cut. */
static bool
find_dialect(struct sheet *s, const struct sheet_options *opt, struct err *err)
{
	struct dialect d = { 0 };
	char sep = '\0';
	const char *p = buf_text(&s->sample);
	size_t n = s->sample.len;
	size_t skip = 0;
	size_t line = 0;

	if (!bytes_check(p, n, s->name, err))
		return false;
	skip = bytes_bom(p, n);
	if (skip == n)
		return err_set(err, ERR_DATA, "%s: is empty", s->name);
	s->info.sep_line = bytes_sep(p + skip, n - skip, &sep, &line);
	if (s->info.sep_line)
		d.delimiter = sep;
	if (opt != NULL && opt->delimiter != '\0')
		d.delimiter = opt->delimiter;
	s->info.encoding = skip > 0 ? "UTF-8 with BOM" : "UTF-8";
	skip += line;
	dialect_detect(p + skip, n - skip, (int64_t)n == s->info.bytes, &d);
	s->info.format = "csv";
	s->info.quote = '"';
	s->info.delimiter = d.delimiter;
	s->start = (int64_t)skip;
	s->how = (struct csv_options){ .name = s->name,
		.delimiter = d.delimiter,
		.width = d.width,
		.line = s->info.sep_line ? 2 : 1,
		.chunk = csv_reader_chunk((size_t)s->info.bytes) };
	return true;
}

static bool
check_options(
    const char *name, const struct sheet_options *opt, struct err *err)
{
	if (opt == NULL)
		return true;
	if (opt->sheet != NULL && strcmp(opt->sheet, "1") != 0)
		return err_set(err, ERR_USAGE,
		    "%s: a CSV file has one sheet; leave out --sheet", name);
	if ((unsigned char)opt->delimiter >= 0x80 ||
	    (opt->delimiter != '\0' &&
		strchr("\"\r\n", opt->delimiter) != NULL))
		return err_set(err, ERR_USAGE,
		    "%s: that byte cannot be a delimiter", name);
	return true;
}

bool
sheet_open(struct sheet **out, const char *path,
    const struct sheet_options *opt, struct err *err)
{
	struct sheet *s = xcalloc(1, sizeof(*s));
	bool ok = false;

	s->fd = -1;
	s->name = xstrdup(strcmp(path, "-") == 0 ? "standard input" : path);
	if (!check_options(s->name, opt, err))
		goto out;
	if (strcmp(path, "-") == 0)
		ok = survey_flow(s, STDIN_FILENO, err);
	else
		ok = open_path(s, path, err);
	ok = ok && find_dialect(s, opt, err) && sheet_rewind(s, err);
out:
	buf_clear(&s->sample);
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
	return &s->info;
}

bool
sheet_next(struct sheet *s, struct sheet_row *row, bool *found, struct err *err)
{
	if (!csv_reader_next(s->reader, row, found, err))
		return false;
	if (!*found && sheet_offset(s) != s->info.bytes)
		return err_set(err, ERR_DATA,
		    "%s: changed while it was read; try again", s->name);
	return true;
}

bool
sheet_rewind(struct sheet *s, struct err *err)
{
	if (lseek(s->fd, (off_t)s->start, SEEK_SET) < 0)
		return err_errno(err, "%s: cannot be read again", s->name);
	csv_reader_close(s->reader);
	s->reader = csv_reader_fd(s->fd, s->start, &s->how);
	return true;
}

int64_t
sheet_offset(const struct sheet *s)
{
	return csv_reader_offset(s->reader);
}

void
sheet_close(struct sheet *s)
{
	if (s == NULL)
		return;
	csv_reader_close(s->reader);
	if (s->fd >= 0)
		(void)close(s->fd); /* only read from */
	free(s->name);
	buf_clear(&s->sample);
	free(s);
}
