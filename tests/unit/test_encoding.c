/* test_encoding.c - which encoding a text is in, and what becomes of bytes that
 * are none.  The bytes were made by Python's codecs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "sheet/charset.h"
#include "sheet/encoding.h"
#include "sheet/twice.h"

/* A file with these bytes, gone when it is closed. */
static void
file_of(struct file *f, const char *p, size_t n)
{
	struct err err = { 0 };
	char path[] = "/tmp/test_encoding.XXXXXX";
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, p, n), n);
	assert_int_equal(close(fd), 0);
	*f = (struct file){ .name = "list.csv", .fd = -1 };
	assert_true(file_open(f, path, &err));
	assert_int_equal(unlink(path), 0);
}

/* The text of p[0..n) in UTF-8, as it is found or asked to be; e stays. */
static void
decode(const char *p, size_t n, const char *asked, struct encoding *e,
    struct buf *text)
{
	struct file f;
	struct err err = { 0 };
	int64_t bytes = 0;
	int fd = -1;

	buf_reset(text);
	file_of(&f, p, n);
	assert_true(encoding_find(e, &f, asked, &err));
	if (e->iconv == NULL) {
		buf_add(text, p, n);
	} else {
		assert_true(encoding_decode(e, &f, &fd, &bytes, &err));
		assert_int_equal(
		    read(fd, buf_reserve(text, (size_t)bytes), (size_t)bytes),
		    bytes);
		text->len = (size_t)bytes;
		text->data[bytes] = '\0';
		assert_int_equal(close(fd), 0);
	}
	file_clear(&f);
}

static void
expect(const char *p, size_t n, const char *asked, const char *name,
    const char *text)
{
	struct encoding e = { 0 };
	struct buf b = { 0 };

	decode(p, n, asked, &e, &b);
	assert_string_equal(e.name, name);
	assert_string_equal(buf_text(&b), text);
	buf_clear(&b);
}

#define FOUND(bytes, name, text) \
	expect(bytes, sizeof(bytes) - 1, NULL, name, text)
#define ASKED(asked, bytes, name, text) \
	expect(bytes, sizeof(bytes) - 1, asked, name, text)

static void
a_mark_says_more_than_the_name_that_was_asked_for(void **state)
{
	(void)state;
	ASKED("UTF-16", "\xFE\xFF\0a\0\n", "UTF-16BE", "a\n");
	ASKED("utf16",
	    "\xFF\xFE"
	    "a\0\n\0",
	    "UTF-16LE", "a\n");
	ASKED("UTF-16", "a\0\n\0", "UTF-16LE", "a\n");
	ASKED("latin2",
	    "\xA3\xF3"
	    "d\xBC\n",
	    "ISO-8859-2",
	    "\xC5\x81\xC3\xB3"
	    "d\xC5\xBA\n");
}

static void
utf_16_cut_in_the_middle_of_a_character_is_utf_16(void **state)
{
	struct encoding e = { 0 };
	struct buf b = { 0 };

	(void)state;
	decode("a\0,\0b\0\n\0c\0,\0d\0\n", 15, NULL, &e, &b);
	assert_string_equal(e.name, "UTF-16LE");
	/* the byte left over is kept as what it is: U+DC0A */
	assert_string_equal(buf_text(&b), "a,b\nc,d\xED\xB0\x8A");
	buf_clear(&b);
}

static void
a_letter_alone_is_read_in_its_code_page(void **state)
{
	(void)state;
	FOUND("vendor;city\nM\xFCller;Basel\n", "windows-1252",
	    "vendor;city\nM\xC3\xBCller;Basel\n");
	FOUND("vendor;city\nM\x81ller;Basel\n", "IBM850",
	    "vendor;city\nM\xC3\xBCller;Basel\n");
	FOUND("vendor;price\nAcme;100 \x80\n", "windows-1252",
	    "vendor;price\nAcme;100 \xE2\x82\xAC\n");
	FOUND("vendor;city\nDr. Reddy\x92s;Basel\n", "windows-1252",
	    "vendor;city\nDr. Reddy\xE2\x80\x99s;Basel\n");
	FOUND("vendor;store\nAcme;25 \xB0"
	      "C\n",
	    "windows-1252",
	    "vendor;store\nAcme;25 \xC2\xB0"
	    "C\n");
}

/* 5 MB of ASCII, and in the last line one letter. */
static void
a_letter_at_the_end_of_a_large_file_counts(void **state)
{
	static const char last[] = "M\xFCller;Basel";
	struct encoding e = { 0 };
	struct buf b = { 0 };
	struct buf text = { 0 };

	(void)state;
	while (b.len < 5U << 20)
		buf_str(&b, "Acme;Bern\n");
	buf_str(&b, last);
	decode(b.data, b.len, NULL, &e, &text);
	assert_string_equal(e.name, "windows-1252");
	assert_int_equal(text.len, b.len + 1);
	assert_string_equal(
	    text.data + text.len - strlen(last) - 1, "M\xC3\xBCller;Basel");
	buf_clear(&b);
	buf_clear(&text);
}

static void
half_of_one_encoding_is_never_all_of_another(void **state)
{
	static const char utf8[] =
	    "M\xC3\xBCller AG;Z\xC3\xBCrich;gr\xC3\xBCn\n";
	static const char ansi[] = "M\xFCller AG;Z\xFCrich;gr\xFCn\n";
	struct encoding e = { 0 };
	struct buf b = { 0 };
	struct buf text = { 0 };

	(void)state;
	for (int order = 0; order < 2; order++) {
		buf_reset(&b);
		for (int i = 0; i < 6; i++)
			buf_str(&b, (i < 3) == (order == 0) ? utf8 : ansi);
		decode(b.data, b.len, NULL, &e, &text);
		assert_string_equal(e.name, "UTF-8");
	}
	buf_clear(&b);
	buf_clear(&text);
}

/* Shift_JIS: 0x81 starts a character, and a line end is no part of it. */
static void
a_byte_that_is_no_character_takes_no_other_along(void **state)
{
	(void)state;
	ASKED("Shift_JIS", "\x95\x90\x93\x63\x81\n\x96\xF2\x95\x69,b\n",
	    "Shift_JIS",
	    "\xE6\xAD\xA6\xE7\x94\xB0\xED\xB2\x81\n"
	    "\xE8\x96\xAC\xE5\x93\x81,b\n");
	ASKED("windows-1252", "a\x81\xC2\x9D\n", "windows-1252",
	    "a\xED\xB2\x81\xC3\x82\xED\xB2\x9D\n");
	/* half of a pair of UTF-16, then a letter */
	ASKED("UTF-16",
	    "\xFE\xFF\xD8\x3D\0a"
	    "\0\n",
	    "UTF-16BE",
	    "\xED\xB3\x98\xED\xB0\xBD"
	    "a\n");
}

static void
names_are_known_as_people_write_them(void **state)
{
	static const char *const name[][2] = { { "latin1", "ISO-8859-1" },
		{ "iso8859-15", "ISO-8859-15" }, { "CP1252", "windows-1252" },
		{ "Windows_1250", "windows-1250" }, { "gbk", "GB18030" },
		{ "sjis", "Shift_JIS" }, { "MacRoman", "macintosh" },
		{ "cp437", "IBM437" }, { "euckr", "EUC-KR" } };

	(void)state;
	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		const struct charset *c = charset_by_name(name[i][0]);

		assert_non_null(c);
		assert_string_equal(c->name, name[i][1]);
	}
	assert_null(charset_by_name("EBCDIC-ES"));
	assert_null(charset_by_name(""));
}

/* --- encoded twice --- */

static void
twice(const char *text, const char *meant)
{
	struct buf b = { 0 };
	size_t len = 0;
	size_t at = twice_find(text, strlen(text), &len, &b);

	if (meant == NULL) {
		assert_int_equal(at, strlen(text));
	} else {
		assert_int_equal(at + len, strlen(text));
		assert_string_equal(buf_text(&b), meant);
	}
	buf_clear(&b);
}

static void
text_encoded_twice_is_known_by_each_usual_way(void **state)
{
	static const char e[] = "\xC3\xA9";
	static const char apostrophe[] = "\xE2\x80\x99";

	(void)state;
	twice("Caf\xC3\x83\xC2\xA9", e);         /* windows-1252 */
	twice("Caf\xC4\x82\xC2\xA9", e);         /* windows-1250 */
	twice("Caf\xE2\x88\x9A\xC2\xA9", e);     /* Mac Roman */
	twice("Caf\xE2\x94\x9C\xE2\x8C\x90", e); /* code page 437 */
	twice("Caf\xE2\x94\x9C\xC2\xAE", e);     /* code page 850 */
	twice("it\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2", apostrophe);
	twice("it\xCE\x93\xC3\x87\xC3\x96", apostrophe);     /* 437 */
	twice("it\xC3\x94\xC3\x87\xC3\x96", apostrophe);     /* 850 */
	twice("it\xE2\x80\x9A\xC3\x84\xC3\xB4", apostrophe); /* Mac */
	twice("\xC3\xA2\xE2\x80\x9A\xC2\xAC", "\xE2\x82\xAC");
	twice("Gy\xC4\xB9\xE2\x80\x98", "\xC5\x91");
	twice("\xD0\xA0\xD1\x9A\xD0\xA0\xD1\x95\xD0\xA1\xD0\x83",
	    "\xD0\x9C\xD0\xBE\xD1\x81"); /* windows-1251 */
}

static void
text_that_only_looks_so_is_let_pass(void **state)
{
	(void)state;
	twice("S\xC3\x83O PAULO", NULL);
	twice("M\xC4\x82R\xC4\x82\xC5\x9E"
	      "E\xC5\x9ETI",
	    NULL);
	twice("D\xC4\xB9\xC5\xBDKA", NULL);
	twice("\xC2\xABna\xC3\xAFve caf\xC3\xA9\xC2\xBB", NULL);
	twice("l\xE2\x80\x99\xC3\xA9t\xC3\xA9", NULL);
	twice("\xE2\x94\x8C\xE2\x94\x80\xE2\x94\x80\xE2\x94\x90", NULL);
	twice("\xD0\xA0\xD0\xA1\xD0\xA7 \xE2\x84\x96 5", NULL);
	twice("\xE6\xAD\xA6\xE7\x94\xB0", NULL);
	twice("", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_mark_says_more_than_the_name_that_was_asked_for),
		cmocka_unit_test(
		    utf_16_cut_in_the_middle_of_a_character_is_utf_16),
		cmocka_unit_test(a_letter_alone_is_read_in_its_code_page),
		cmocka_unit_test(a_letter_at_the_end_of_a_large_file_counts),
		cmocka_unit_test(half_of_one_encoding_is_never_all_of_another),
		cmocka_unit_test(
		    a_byte_that_is_no_character_takes_no_other_along),
		cmocka_unit_test(names_are_known_as_people_write_them),
		cmocka_unit_test(text_encoded_twice_is_known_by_each_usual_way),
		cmocka_unit_test(text_that_only_looks_so_is_let_pass),
	};

	return cmocka_run_group_tests_name("encoding", tests, NULL, NULL);
}
