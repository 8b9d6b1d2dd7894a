/* writer.h - a second thread that puts feeds into their tables while the
 * first reads on.  Reading a sheet and writing the catalog take about as long
 * as each other: side by side an import takes two thirds of the time.
 *
 * While a writer works the catalog is the writer's alone: whoever wants to
 * use the db waits for it (writer_wait). */
#ifndef DB_WRITER_H
#define DB_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "db/db.h"

struct writer;

/* One table to fill: the statement that reads the feed. */
struct writer_job {
	struct feed *feed;
	enum sql_id id;
};

#define WRITER_JOBS 8

/* Start the thread; ERR_SYSTEM when there is none to be had. */
bool writer_open(struct writer **out, struct db *db, struct err *err);

/* Hand over the feeds of n jobs that hold rows, to be written in this order.
 * Waits for what was handed over before; returns what became of that. */
bool writer_run(
    struct writer *w, const struct writer_job *job, size_t n, struct err *err);

/* Wait until all is written; false with the first failure. */
bool writer_wait(struct writer *w, struct err *err);

/* Wait, end the thread.  NULL is allowed. */
void writer_close(struct writer *w);

#endif
