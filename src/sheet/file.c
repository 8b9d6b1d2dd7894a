/* file.c - the bytes of a file: opened, digested, their first part kept. */
#include "sheet/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/sha256.h"
#include "sheet/bytes.h"

enum { FILE_BLOCK = 256 << 10 };

static bool
read_block(const struct file *f, int fd, char *to, size_t *n, struct err *err)
{
	ssize_t got = 0;

	do
		got = read(fd, to, FILE_BLOCK);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return err_errno(err, "%s: cannot be read", f->name);
	*n = (size_t)got;
	return true;
}

bool
file_write(int fd, const char *p, size_t n, struct err *err)
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

/* Whether a byte of p[0..n) is beyond ASCII. */
static bool
holds_high(const char *p, size_t n)
{
	uint64_t all = 0;
	unsigned char rest = 0;
	size_t k = 0;

	for (; k + 8 <= n; k += 8) {
		uint64_t word = 0;

		memcpy(&word, p + k, 8);
		all |= word;
	}
	for (; k < n; k++)
		rest |= (unsigned char)p[k];
	return (all & UINT64_C(0x8080808080808080)) != 0 || rest >= 0x80;
}

/* Read all of fd once: digest, size and sample.  With spool not -1 the bytes
 * are written there, too. */
static bool
survey(struct file *f, int fd, int spool, struct err *err)
{
	char *block = xrealloc(NULL, FILE_BLOCK, 1);
	struct sha256 sum;
	size_t n = 0;
	bool ok = false;

	sha256_init(&sum);
	for (;;) {
		size_t room = BYTES_SAMPLE - f->sample.len;

		if (!read_block(f, fd, block, &n, err))
			goto out;
		if (n == 0)
			break;
		sha256_add(&sum, block, n);
		f->bytes += (int64_t)n;
		f->high = f->high || holds_high(block, n);
		buf_add(&f->sample, block, n < room ? n : room);
		if (spool >= 0 && !file_write(spool, block, n, err))
			goto out;
	}
	sha256_end(&sum, f->sha256);
	ok = true;
out:
	free(block);
	return ok;
}

bool
file_spool(int *fd, struct err *err)
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
survey_flow(struct file *f, int fd, struct err *err)
{
	return file_spool(&f->fd, err) && survey(f, fd, f->fd, err);
}

static bool
open_path(struct file *f, const char *path, struct err *err)
{
	struct stat st = { 0 };
	bool ok = false;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return err_set(err, ERR_DATA, "%s: no such file", f->name);
	if (fd < 0 && (errno == EACCES || errno == EPERM))
		return err_set(
		    err, ERR_DATA, "%s: you may not read this file", f->name);
	if (fd < 0)
		return err_errno(err, "%s: cannot be opened", f->name);
	if (fstat(fd, &st) != 0)
		(void)err_errno(err, "%s: cannot be read", f->name);
	else if (S_ISDIR(st.st_mode))
		(void)err_set(err, ERR_DATA,
		    "%s: is a directory; name a file in it", f->name);
	else if (!S_ISREG(st.st_mode))
		ok = survey_flow(f, fd, err);
	else {
		f->fd = fd;
		return survey(f, fd, -1, err);
	}
	(void)close(fd); /* only read from */
	return ok;
}

bool
file_open(struct file *f, const char *path, struct err *err)
{
	if (strcmp(path, "-") == 0)
		return survey_flow(f, STDIN_FILENO, err);
	return open_path(f, path, err);
}

void
file_clear(struct file *f)
{
	if (f->fd >= 0)
		(void)close(f->fd); /* only read from */
	buf_clear(&f->sample);
	*f = (struct file){ .fd = -1 };
}
