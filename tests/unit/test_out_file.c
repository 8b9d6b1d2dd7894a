/* test_out_file.c - a file is replaced as a whole or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "out/file.h"

/* An empty directory, made and left for each test. */
struct place {
	char folder[64];
	char path[80]; /* a file in it that does not exist yet */
};

static int
enter(void **state)
{
	struct place *p = calloc(1, sizeof(*p));

	assert_non_null(p);
	(void)snprintf(
	    p->folder, sizeof(p->folder), "/tmp/test_out_file.XXXXXX");
	assert_non_null(mkdtemp(p->folder));
	(void)snprintf(p->path, sizeof(p->path), "%s/x", p->folder);
	*state = p;
	return 0;
}

static int
leave(void **state)
{
	struct place *p = *state;
	DIR *d = opendir(p->folder);
	struct dirent *e = NULL;

	assert_non_null(d);
	for (e = readdir(d); e != NULL; e = readdir(d)) {
		char path[400];

		(void)snprintf(
		    path, sizeof(path), "%s/%s", p->folder, e->d_name);
		(void)unlink(path); /* fails for . and .. */
	}
	(void)closedir(d);
	assert_int_equal(rmdir(p->folder), 0);
	free(p);
	return 0;
}

static int
count_files(const struct place *p)
{
	DIR *d = opendir(p->folder);
	int n = 0;

	assert_non_null(d);
	while (readdir(d) != NULL)
		n++;
	(void)closedir(d);
	return n - 2; /* . and .. */
}

static void
put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static void
expect_content(const char *path, const char *text)
{
	char got[100] = { 0 };
	FILE *f = fopen(path, "r");

	assert_non_null(f);
	(void)fread(got, 1, sizeof(got) - 1, f); /* compared below */
	(void)fclose(f);
	assert_string_equal(got, text);
}

static void
nothing_is_there_before_the_commit(void **state)
{
	const struct place *p = *state;
	struct out_file f = { 0 };
	struct err err = { 0 };

	assert_true(out_file_open(&f, p->path, &err));
	assert_true(fputs("new\n", f.to) >= 0);
	assert_int_equal(fflush(f.to), 0);
	assert_int_equal(access(p->path, F_OK), -1);
	assert_true(out_file_commit(&f, &err));
	expect_content(p->path, "new\n");
	assert_int_equal(count_files(p), 1);
	out_file_discard(&f);
}

static void
discard_leaves_the_old_file(void **state)
{
	const struct place *p = *state;
	struct out_file f = { 0 };
	struct err err = { 0 };

	put(p->path, "old\n");
	assert_true(out_file_open(&f, p->path, &err));
	assert_true(fputs("new\n", f.to) >= 0);
	out_file_discard(&f);
	out_file_discard(&f);
	expect_content(p->path, "old\n");
	assert_int_equal(count_files(p), 1);
}

static void
permissions_are_the_old_ones_or_the_usual_ones(void **state)
{
	const struct place *p = *state;
	struct out_file f = { 0 };
	struct err err = { 0 };
	struct stat st = { 0 };
	mode_t mask = umask(027);

	assert_true(out_file_open(&f, p->path, &err));
	assert_true(out_file_commit(&f, &err));
	assert_int_equal(stat(p->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_int_equal(chmod(p->path, 0604), 0);
	assert_true(out_file_open(&f, p->path, &err));
	assert_true(out_file_commit(&f, &err));
	assert_int_equal(stat(p->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0604);
	(void)umask(mask); /* cannot fail */
}

static void
a_link_stays_a_link(void **state)
{
	const struct place *p = *state;
	struct out_file f = { 0 };
	struct err err = { 0 };
	struct stat st = { 0 };
	char link[100];

	put(p->path, "old\n");
	(void)snprintf(link, sizeof(link), "%s/link", p->folder);
	assert_int_equal(symlink("x", link), 0);
	assert_true(out_file_open(&f, link, &err));
	assert_true(fputs("new\n", f.to) >= 0);
	assert_true(out_file_commit(&f, &err));
	assert_int_equal(lstat(link, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	expect_content(p->path, "new\n");
}

static void
what_cannot_be_written_is_an_error_of_the_system(void **state)
{
	const struct place *p = *state;
	const char *const path[] = { p->folder, "/nonexistent/x", "" };

	for (size_t i = 0; i < 3; i++) {
		struct out_file f = { 0 };
		struct err err = { 0 };

		assert_false(out_file_open(&f, path[i], &err));
		assert_int_equal(err.kind, ERR_SYSTEM);
		assert_null(f.to);
		out_file_discard(&f);
	}
	assert_int_equal(count_files(p), 0);
}

static void
a_full_device_fails_the_commit(void **state)
{
	struct out_file f = { 0 };
	struct err err = { 0 };

	(void)state;
	assert_true(out_file_open(&f, "/dev/full", &err));
	assert_true(fputs("x", f.to) >= 0);
	assert_false(out_file_commit(&f, &err));
	assert_int_equal(err.kind, ERR_SYSTEM);
	assert_non_null(strstr(err.text, "/dev/full"));
	assert_non_null(strstr(err.text, strerror(ENOSPC)));
	assert_int_equal(access("/dev/full", F_OK), 0);
}

static void
a_failed_write_keeps_the_old_file(void **state)
{
	const struct place *p = *state;
	struct out_file f = { 0 };
	struct err err = { 0 };
	FILE *to = NULL;

	put(p->path, "old\n");
	assert_true(out_file_open(&f, p->path, &err));
	/* The stream is made one whose writes fail. */
	to = f.to;
	f.to = fopen("/dev/full", "w");
	assert_non_null(f.to);
	assert_true(fputs("new\n", f.to) >= 0);
	assert_false(out_file_commit(&f, &err));
	assert_int_equal(err.kind, ERR_SYSTEM);
	expect_content(p->path, "old\n");
	assert_int_equal(count_files(p), 1);
	assert_int_equal(fclose(to), 0);
}

static void
a_dash_is_standard_output(void **state)
{
	struct out_file f = { 0 };
	struct err err = { 0 };

	(void)state;
	assert_true(out_file_open(&f, "-", &err));
	assert_ptr_equal(f.to, stdout);
	assert_true(out_file_commit(&f, &err));
	out_file_discard(&f);
	assert_int_equal(fflush(stdout), 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, enter, leave)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(nothing_is_there_before_the_commit),
		CASE(discard_leaves_the_old_file),
		CASE(permissions_are_the_old_ones_or_the_usual_ones),
		CASE(a_link_stays_a_link),
		CASE(what_cannot_be_written_is_an_error_of_the_system),
		CASE(a_full_device_fails_the_commit),
		CASE(a_failed_write_keeps_the_old_file),
		CASE(a_dash_is_standard_output),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
