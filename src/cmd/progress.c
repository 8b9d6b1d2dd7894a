/* progress.c - how far a long file is, in a line on the terminal. */
#include "cmd/progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "cmd/cmd.h"
#include "out/out.h"

/* Seconds before the line is first shown, and between two times. */
#define PROGRESS_FIRST 0.5
#define PROGRESS_EVERY 0.2
/* A guess from less than this share of the file would be a bad one. */
#define PROGRESS_SHARE 0.01

static double
seconds_now(void)
{
	struct timespec t = { 0 };

	/* It cannot fail for this clock. */
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* A line that wraps could not be taken away again. */
static size_t
terminal_columns(void)
{
	struct winsize size = { 0 };

	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return 80;
}

/* 1234567 as 1,234,567. */
static void
add_count(struct buf *b, int64_t n)
{
	if (n >= 1000) {
		add_count(b, n / 1000);
		buf_fmt(b, ",%03d", (int)(n % 1000));
	} else {
		buf_int(b, n);
	}
}

static void
add_left(struct buf *b, double seconds)
{
	int64_t s = (int64_t)(seconds + 0.5);

	buf_str(b, ", ");
	if (s >= 60)
		buf_fmt(b, "%lld min ", (long long)s / 60);
	buf_fmt(b, "%d s left", (int)(s % 60));
}

static void
draw(struct progress *p, double taken, double share, int64_t rows)
{
	size_t room = terminal_columns() - 1;
	struct buf line = { 0 };
	struct buf b = { 0 };

	buf_fmt(&b, ": %d %%, ", (int)(share * 100));
	add_count(&b, rows);
	buf_str(&b, " rows, ");
	add_count(&b, (int64_t)((double)rows / taken));
	buf_str(&b, " rows/s");
	if (share >= PROGRESS_SHARE)
		add_left(&b, taken / share * (1 - share));
	buf_str(&line, "\r\033[K");
	(void)out_add_cell(&line, p->path, room > b.len + 8 ? room - b.len : 8);
	buf_add(&line, buf_text(&b), b.len);
	/* Progress that cannot be shown is no loss. */
	(void)fputs(buf_text(&line), stderr);
	(void)fflush(stderr);
	buf_clear(&line);
	buf_clear(&b);
}

void
progress_begin(struct progress *p, const struct app *app)
{
	p->wanted = !app->quiet && isatty(STDERR_FILENO) == 1;
	p->began = p->wanted ? seconds_now() : 0;
}

void
progress_show(void *arg, int64_t rows, int64_t done, int64_t bytes)
{
	struct progress *p = arg;
	double share = bytes <= 0 ? 0 : (double)done / (double)bytes;
	double now = 0;

	if (!p->wanted || share <= 0)
		return;
	now = seconds_now();
	if (now - p->began < PROGRESS_FIRST || now - p->shown < PROGRESS_EVERY)
		return;
	p->shown = now;
	p->drawn = true;
	draw(p, now - p->began, share > 1 ? 1 : share, rows);
}

void
progress_end(struct progress *p)
{
	if (p->drawn)
		(void)fputs("\r\033[K", stderr); /* a broken one is mute */
	p->drawn = false;
}
