/* fuzz_sheet.c - any bytes through the sheet layer: it must read or refuse
 * them, lose no text, and not care in which pieces they arrive.
 * clang -fsanitize=fuzzer,address,undefined ... && ./fuzz_sheet DIR */
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "sheet/csv.h"
#include "sheet/dialect.h"
#include "sheet/sheet.h"

/* What all rows of a reading come to. */
struct sum {
	uint64_t hash;
	size_t letters;
	int64_t rows;
	bool ok;
};

static void
sum_number(struct sum *s, uint64_t n)
{
	s->hash = (s->hash ^ n) * 0x100000001b3U;
}

/* Letters that \xHH cannot bring in. */
static size_t
count_letters(const char *p, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += (p[i] >= 'g' && p[i] <= 'w') ||
			 (p[i] >= 'G' && p[i] <= 'Z');
	return count;
}

static void
sum_row(struct sum *s, const struct sheet_row *row)
{
	MUST(row->number == ++s->rows);
	MUST(row->trouble_column <= row->n_cell);
	MUST(row->trouble == NULL || row->trouble[0] != '\0');
	sum_number(s, (uint64_t)row->line);
	sum_number(s, row->n_cell);
	sum_number(s, row->trouble_column);
	for (size_t i = 0; i < row->n_cell; i++) {
		const struct sheet_cell *c = &row->cell[i];

		MUST(strlen(c->text) == c->len);
		MUST(utf8_valid(c->text, c->len) == c->len);
		for (size_t k = 0; k <= c->len; k++)
			sum_number(s, (unsigned char)c->text[k]);
		s->letters += count_letters(c->text, c->len);
	}
}

static struct sum
read_memory(const char *p, size_t n, const struct csv_options *opt)
{
	struct csv_reader *c = csv_reader_memory(p, n, opt);
	struct sum s = { .ok = true };
	struct sheet_row row = { 0 };
	struct err err = { 0 };
	bool found = true;

	while (s.ok && found) {
		s.ok = csv_reader_next(c, &row, &found, &err);
		if (s.ok && found)
			sum_row(&s, &row);
	}
	MUST(s.ok == (err.kind == ERR_NONE));
	MUST(!s.ok || csv_reader_offset(c) == (int64_t)n);
	csv_reader_close(c);
	MUST(!s.ok || s.letters == count_letters(p, n));
	return s;
}

/* How to cut, chosen by a byte of the input. */
static struct csv_options
chosen_form(uint8_t how)
{
	static const char *const delimiter[] = { ",", ";", "\t", " ", ", ",
		"||", "\xC2\xA7", "\x01" };
	static const int quote[] = { '"', '\'', SHEET_NONE, '`' };
	static const int escape[] = { SHEET_NONE, '\\' };
	struct csv_options opt = { .name = "fuzz",
		.delimiter = delimiter[how % 8],
		.quote = quote[how / 8 % 4],
		.escape = escape[how / 32 % 2],
		.width = 3,
		.line = 1 };

	if (how >= 192 && opt.quote == '\'')
		opt.escape = '"';
	return opt;
}

static void
check_pieces(const char *p, size_t n, struct csv_options opt)
{
	struct sum whole = read_memory(p, n, &opt);

	for (size_t chunk = 1; chunk <= 13; chunk += 4) {
		struct sum s = { 0 };

		opt.chunk = chunk;
		s = read_memory(p, n, &opt);
		MUST(s.ok == whole.ok && s.hash == whole.hash);
		MUST(s.rows == whole.rows);
	}
}

/* What is found out, or found out where some of it is given, reads the same in
 * any pieces; mended rows lose no letter either. */
static void
check_detected(const char *p, size_t n, uint8_t how)
{
	struct csv_options opt = chosen_form(how);
	struct dialect d = { 0 };

	if (how % 3 == 1)
		memcpy(d.delimiter, opt.delimiter, strlen(opt.delimiter) + 1);
	if (how % 5 == 1)
		d.quote = opt.quote;
	if (how % 7 == 1)
		d.escape = opt.escape == '"' ? 0 : opt.escape;
	dialect_detect(p, n, how % 2 == 0, &d);
	opt.delimiter = d.delimiter;
	opt.quote = d.quote;
	opt.escape = d.escape;
	opt.width = d.width;
	opt.mend = d.mend;
	check_pieces(p, n, opt);
	dialect_clear(&d);
}

static void
check_file(const char *path)
{
	struct sheet *sheet = NULL;
	struct sum s[2] = { { .ok = true }, { .ok = true } };
	struct sheet_row row = { 0 };
	struct err err = { 0 };

	if (!sheet_open(&sheet, path, NULL, &err)) {
		MUST(err.kind == ERR_DATA && err.text[0] != '\0');
		return;
	}
	for (size_t i = 0; i < 2; i++) {
		bool found = true;

		while (s[i].ok && found) {
			s[i].ok = sheet_next(sheet, &row, &found, &err);
			if (s[i].ok && found)
				sum_row(&s[i], &row);
		}
		MUST(sheet_rewind(sheet, &err) || err.kind != ERR_NONE);
	}
	MUST(s[0].ok == s[1].ok && s[0].hash == s[1].hash);
	sheet_close(sheet);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_file f = { 0 };

	fuzz_file_write(&f, data, size);
	check_file(f.path);
	fuzz_file_remove(&f);
	if (size > 1) {
		const char *p = (const char *)data + 1;

		check_pieces(p, size - 1, chosen_form(data[0]));
		check_detected(p, size - 1, data[0]);
	}
	return 0;
}
