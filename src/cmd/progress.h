/* progress.h - how far a long file is, in a line on the terminal. */
#ifndef CMD_PROGRESS_H
#define CMD_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct app;

/* Zero-initialise but for the path. */
struct progress {
	const char *path; /* borrowed; of the file */
	bool wanted;      /* stderr is a terminal and nobody said -q */
	bool drawn;       /* a line stands there */
	double began;     /* seconds of some clock */
	double shown;     /* when it was last written */
};

/* The work begins.  Nothing is ever shown where stderr is no terminal. */
void progress_begin(struct progress *p, const struct app *app);

/* So many rows are done, and so many of all bytes; arg is the struct
 * progress.  Call it often: it shows a line a few times a second, and the
 * first only after a while. */
void progress_show(void *arg, int64_t rows, int64_t done, int64_t bytes);

/* Take the line away; always safe to call. */
void progress_end(struct progress *p);

#endif
