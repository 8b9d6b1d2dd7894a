/* file.c - a file written beside its name and renamed when complete. */
#include "out/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

/* The one temporary there is.  A handler gets no parameter, so this is the
 * exception to the rule against globals; a second file open at the same time
 * is none of its business. */
static char *volatile file_pending;

/* Where path leads in the end: what a link points at is replaced, not it. */
static char *
real_path(const char *path)
{
	char *real = realpath(path, NULL);

	return real != NULL ? real : xstrdup(path);
}

/* The permissions a file opened in the usual way would have. */
static mode_t
usual_mode(void)
{
	mode_t mask = umask(0);

	(void)umask(mask); /* cannot fail */
	return 0666 & ~mask;
}

/* Make the temporary file beside f->path. */
static bool
open_beside(struct out_file *f, mode_t mode, struct err *err)
{
	struct buf name = { 0 };
	int fd = -1;

	buf_fmt(&name, "%s.XXXXXX", f->path);
	f->temporary = buf_take(&name);
	fd = mkstemp(f->temporary);
	if (fd == -1) {
		free(f->temporary);
		f->temporary = NULL; /* nothing to remove */
		return err_errno(err, "cannot write %s", f->path);
	}
	if (file_pending == NULL)
		file_pending = f->temporary;
	if (fchmod(fd, mode) == 0)
		f->to = fdopen(fd, "wb");
	if (f->to != NULL)
		return true;
	(void)err_errno(err, "cannot write %s", f->path);
	(void)close(fd); /* nothing was written to it */
	return false;
}

bool
out_file_open(struct out_file *f, const char *path, struct err *err)
{
	struct stat st = { 0 };
	bool there = false;

	*f = (struct out_file){ 0 };
	if (strcmp(path, "-") == 0) {
		f->to = stdout;
		return true;
	}
	f->path = real_path(path);
	there = stat(f->path, &st) == 0;
	if (*path == '\0' || (there && S_ISDIR(st.st_mode))) {
		errno = there ? EISDIR : ENOENT;
		(void)err_errno(err, "cannot write \"%s\"", f->path);
	} else if (there && !S_ISREG(st.st_mode)) {
		/* A device or a pipe is written as it is. */
		f->to = fopen(f->path, "wb");
		if (f->to == NULL)
			(void)err_errno(err, "cannot write %s", f->path);
	} else if (there && access(f->path, W_OK) != 0) {
		/* The rename would replace a file we may not write. */
		(void)err_errno(err, "cannot write %s", f->path);
	} else {
		(void)open_beside(
		    f, there ? st.st_mode & 07777 : usual_mode(), err);
	}
	if (f->to == NULL)
		out_file_discard(f);
	return f->to != NULL;
}

/* Make the rename itself last; a file system that cannot is no failure of
 * ours, as the file is complete under either name. */
static void
sync_folder(const char *path)
{
	char *folder = xstrdup(path);
	char *slash = strrchr(folder, '/');
	int fd = -1;

	if (slash == folder)
		slash++;
	if (slash != NULL)
		*slash = '\0';
	fd = open(slash == NULL ? "." : folder, O_RDONLY | O_DIRECTORY);
	if (fd != -1) {
		(void)fsync(fd);
		(void)close(fd);
	}
	free(folder);
}

static bool
commit_stdout(struct err *err)
{
	errno = EIO; /* for an error that an earlier write met */
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	if (errno == EPIPE) {
		clearerr(stdout);
		return true;
	}
	return err_errno(err, "cannot write the output");
}

/* All bytes on the disk and the stream closed; errno says why not. */
static bool
finish_stream(struct out_file *f)
{
	FILE *to = f->to;
	bool failed = ferror(to) != 0;
	int saved = failed ? EIO : 0;

	if (!failed && fflush(to) != 0)
		saved = errno;
	/* EINVAL: a pipe or a device, which have nothing to sync. */
	if (saved == 0 && fsync(fileno(to)) != 0 && errno != EINVAL)
		saved = errno;
	f->to = NULL;
	if (fclose(to) != 0 && saved == 0)
		saved = errno;
	errno = saved;
	return saved == 0;
}

/* There is no temporary any more. */
static void
forget(struct out_file *f)
{
	if (file_pending == f->temporary)
		file_pending = NULL;
	free(f->temporary);
	f->temporary = NULL;
}

bool
out_file_commit(struct out_file *f, struct err *err)
{
	bool ok = false;

	if (f->path == NULL) {
		f->to = NULL;
		return commit_stdout(err);
	}
	ok = finish_stream(f);
	if (f->temporary == NULL)
		ok = ok || errno == EPIPE; /* the reader had enough */
	else if (ok)
		ok = rename(f->temporary, f->path) == 0;
	if (!ok)
		(void)err_errno(err, "cannot write %s", f->path);
	if (ok && f->temporary != NULL) {
		forget(f);
		sync_folder(f->path);
	}
	out_file_discard(f);
	return ok;
}

void
out_file_discard(struct out_file *f)
{
	if (f->to != NULL && f->path != NULL)
		(void)fclose(f->to); /* its content is not wanted */
	if (f->temporary != NULL)
		(void)unlink(f->temporary); /* nobody else names it */
	forget(f);
	free(f->path);
	*f = (struct out_file){ 0 };
}

void
out_file_interrupted(void)
{
	if (file_pending != NULL)
		(void)unlink(file_pending); /* nothing more can be done */
}
