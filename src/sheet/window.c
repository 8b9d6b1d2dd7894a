/* window.c - the stretch of a file that is in memory, moving forward. */
#include "sheet/window.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

void
window_clear(struct window *w)
{
	free(w->data);
	*w = (struct window){ .fd = -1 };
}

static void
window_start(struct window *w, int64_t at, size_t chunk)
{
	w->chunk = chunk;
	w->pos = w->end = 0;
	w->passed = at;
	w->eof = false;
	w->error = 0;
}

void
window_start_fd(struct window *w, int fd, int64_t at, size_t chunk)
{
	window_start(w, at, chunk);
	w->fd = fd;
	w->from = NULL;
	w->n_from = 0;
}

void
window_start_memory(struct window *w, const char *p, size_t n, size_t chunk)
{
	window_start(w, 0, chunk);
	w->fd = -1;
	w->from = p;
	w->n_from = n;
}

/* Drop what is behind pos and make room for a chunk and one byte more. */
static void
window_room(struct window *w)
{
	if (w->pos > 0) {
		w->end -= w->pos;
		memmove(w->data, w->data + w->pos, w->end);
		w->passed += (int64_t)w->pos;
		w->pos = 0;
	}
	if (w->cap < w->end + w->chunk + 1) {
		size_t least = w->end + w->chunk + 1;

		w->cap = least < 2 * w->cap ? 2 * w->cap : least;
		w->data = xrealloc(w->data, w->cap, 1);
	}
}

static bool
window_read(struct window *w)
{
	ssize_t n = 0;

	window_room(w);
	if (w->fd < 0) {
		n = (ssize_t)(w->n_from < w->chunk ? w->n_from : w->chunk);
		if (n > 0)
			memcpy(w->data + w->end, w->from, (size_t)n);
		w->from += n;
		w->n_from -= (size_t)n;
	} else {
		do
			n = read(w->fd, w->data + w->end, w->chunk);
		while (n < 0 && errno == EINTR);
	}
	if (n < 0)
		w->error = errno;
	w->eof = n == 0;
	if (n > 0)
		w->end += (size_t)n;
	return n > 0;
}

bool
window_fill(struct window *w, size_t k)
{
	while (k < WINDOW_MAX && !w->eof && w->error == 0) {
		if (k < w->end - w->pos)
			return true;
		(void)window_read(w); /* the loop looks at what it did */
	}
	return k < window_held(w);
}
