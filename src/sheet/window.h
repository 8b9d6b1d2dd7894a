/* window.h - the stretch of a file that is in memory, moving forward. */
#ifndef SHEET_WINDOW_H
#define SHEET_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sheet/sheet.h"

/* How far past pos the window reaches at most: a row and its line end. */
#define WINDOW_MAX ((size_t)SHEET_ROW_BYTES + 2)

/* What is ahead starts at data + pos.  data moves when more is read, so
 * places in it are kept as offsets from pos. */
struct window {
	int fd;           /* borrowed; -1: the bytes are in memory */
	const char *from; /* borrowed; what is still to come of them */
	size_t n_from;
	size_t chunk; /* bytes to read at a time */
	char *data;   /* owned; has room for one byte past end */
	size_t pos, end, cap;
	int64_t passed; /* bytes of the file in front of data */
	bool eof;
	int error; /* errno of a read that failed, or 0 */
};

void window_clear(struct window *w);

/* Read on from where the file stands; at is that offset in the file. */
void window_start_fd(struct window *w, int fd, int64_t at, size_t chunk);

/* Read the n bytes at p, which have to stay there. */
void window_start_memory(
    struct window *w, const char *p, size_t n, size_t chunk);

/* Read until byte pos + k is in the window.  False at the end of the file,
 * when k reaches WINDOW_MAX, or when reading fails (w->error). */
bool window_fill(struct window *w, size_t k);

/* How many bytes are ahead in memory, at most WINDOW_MAX. */
static inline size_t
window_held(const struct window *w)
{
	size_t n = w->end - w->pos;

	return n < WINDOW_MAX ? n : WINDOW_MAX;
}

/* As window_fill, without the cost when the byte is there. */
static inline bool
window_has(struct window *w, size_t k)
{
	return k < window_held(w) || window_fill(w, k);
}

#endif
