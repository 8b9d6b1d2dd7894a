/* writer.c - a second thread that puts feeds into their tables. */
#include "db/writer.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "db/feed.h"

struct writer {
	struct db *db;
	pthread_t thread;
	pthread_mutex_t lock; /* guards what follows */
	pthread_cond_t change;
	bool busy; /* the jobs and the db are the thread's */
	bool stop;
	struct writer_job job[WRITER_JOBS];
	size_t n;
	bool failed;
	struct err err;
};

static bool
writer_write(struct writer *w, struct err *err)
{
	bool ok = true;

	for (size_t i = 0; ok && i < w->n; i++) {
		struct stmt *st = db_stmt(w->db, w->job[i].id, err);

		ok = st != NULL && stmt_run(st, err);
		stmt_done(st);
	}
	return ok;
}

static void *
writer_main(void *arg)
{
	struct writer *w = arg;

	/* The lock fails only by our mistake. */
	(void)pthread_mutex_lock(&w->lock);
	while (!w->stop) {
		struct err err = { 0 };
		bool ok = true;

		if (!w->busy) {
			(void)pthread_cond_wait(&w->change, &w->lock);
			continue;
		}
		(void)pthread_mutex_unlock(&w->lock);
		ok = writer_write(w, &err);
		(void)pthread_mutex_lock(&w->lock);
		if (!ok && !w->failed) {
			w->failed = true;
			w->err = err;
		}
		w->busy = false;
		(void)pthread_cond_signal(&w->change);
	}
	(void)pthread_mutex_unlock(&w->lock);
	return NULL;
}

bool
writer_open(struct writer **out, struct db *db, struct err *err)
{
	struct writer *w = xcalloc(1, sizeof(*w));
	int rc = 0;

	w->db = db;
	/* With default attributes these take no resource that could lack. */
	(void)pthread_mutex_init(&w->lock, NULL);
	(void)pthread_cond_init(&w->change, NULL);
	rc = pthread_create(&w->thread, NULL, writer_main, w);
	if (rc != 0) {
		errno = rc;
		free(w);
		return err_errno(err, "cannot start a second thread");
	}
	*out = w;
	return true;
}

bool
writer_wait(struct writer *w, struct err *err)
{
	bool ok = true;

	(void)pthread_mutex_lock(&w->lock);
	while (w->busy)
		(void)pthread_cond_wait(&w->change, &w->lock);
	ok = !w->failed;
	(void)pthread_mutex_unlock(&w->lock);
	for (size_t i = 0; i < w->n; i++)
		feed_return(w->job[i].feed);
	w->n = 0;
	return ok || err_set(err, w->err.kind, "%s", w->err.text);
}

bool
writer_run(
    struct writer *w, const struct writer_job *job, size_t n, struct err *err)
{
	assert(n <= WRITER_JOBS);
	if (!writer_wait(w, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (feed_rows(job[i].feed) == 0)
			continue;
		feed_hand(job[i].feed);
		w->job[w->n++] = job[i];
	}
	(void)pthread_mutex_lock(&w->lock);
	w->busy = w->n > 0;
	(void)pthread_cond_signal(&w->change);
	(void)pthread_mutex_unlock(&w->lock);
	return true;
}

void
writer_close(struct writer *w)
{
	struct err err = { 0 };

	if (w == NULL)
		return;
	(void)writer_wait(w, &err); /* who cares has waited before */
	(void)pthread_mutex_lock(&w->lock);
	w->stop = true;
	(void)pthread_cond_signal(&w->change);
	(void)pthread_mutex_unlock(&w->lock);
	(void)pthread_join(w->thread, NULL); /* it is there: it was made */
	(void)pthread_cond_destroy(&w->change);
	(void)pthread_mutex_destroy(&w->lock);
	free(w);
}
