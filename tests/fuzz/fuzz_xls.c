/* fuzz_xls.c - any bytes as an .xls file: it must be read or refused.  An input
 * that is no compound file is the workbook in one, made around it here, so
 * that mutations reach the records. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "sheet/sheet.h"

enum { SECTOR = 512, ENTRIES = SECTOR / 4 };

static void
put32(struct buf *b, uint32_t n)
{
	for (int i = 0; i < 4; i++)
		buf_char(b, (char)(n >> 8 * i));
}

static void
put_zeros(struct buf *b, size_t to)
{
	while (b->len < to)
		buf_char(b, '\0');
}

/* A directory entry (MS-CFB 2.6.1). */
static void
put_entry(
    struct buf *b, const char *name, char kind, uint32_t child, uint32_t size)
{
	size_t start = b->len;

	for (const char *c = name; *c != '\0'; c++) {
		buf_char(b, *c);
		buf_char(b, '\0');
	}
	put_zeros(b, start + 64);
	buf_char(b, (char)(2 * (strlen(name) + 1)));
	buf_char(b, '\0');
	buf_char(b, kind);
	buf_char(b, 1);
	put32(b, UINT32_MAX);
	put32(b, UINT32_MAX);
	put32(b, child);
	put_zeros(b, start + 116);
	put32(b, kind == 5 ? 0xFFFFFFFE : 2);
	put32(b, size);
	put_zeros(b, start + 128);
}

/* Sector 0 is the table of sectors, 1 the directory, the rest the workbook. */
static void
wrap(struct buf *b, const uint8_t *data, size_t size)
{
	size_t n = (size + SECTOR - 1) / SECTOR;

	buf_add(b, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
	put_zeros(b, 30);
	buf_char(b, 9);
	put_zeros(b, 44);
	put32(b, 1);
	put32(b, 1);
	put_zeros(b, 60);
	put32(b, 0xFFFFFFFE);
	put_zeros(b, 68);
	put32(b, 0xFFFFFFFE);
	put_zeros(b, SECTOR);
	put32(b, 0xFFFFFFFD);
	put32(b, 0xFFFFFFFE);
	for (uint32_t i = 2; i < ENTRIES; i++)
		put32(b, i + 1 < n + 2 ? i + 1 : 0xFFFFFFFE);
	put_entry(b, "Root Entry", 5, 1, 0);
	put_entry(b, "Workbook", 2, UINT32_MAX, (uint32_t)size);
	put_zeros(b, 3 * (size_t)SECTOR);
	buf_add(b, data, size);
	put_zeros(b, (n + 3) * SECTOR);
}

static uint64_t
sum_rows(struct sheet *s, bool *ok)
{
	struct sheet_row row = { 0 };
	struct err err = { 0 };
	uint64_t sum = 0;
	int64_t n = 0;
	bool found = true;

	while (*ok && found) {
		*ok = sheet_next(s, &row, &found, &err);
		if (!*ok || !found)
			break;
		MUST(row.number == ++n && row.n_cell <= SHEET_ROW_CELLS);
		MUST(row.trouble == NULL || row.trouble[0] != '\0');
		for (size_t i = 0; i < row.n_cell; i++) {
			const struct sheet_cell *c = &row.cell[i];

			MUST(strlen(c->text) == c->len);
			MUST(utf8_valid(c->text, c->len) == c->len);
			for (size_t k = 0; k <= c->len; k++)
				sum = sum * 31 + (unsigned char)c->text[k];
		}
	}
	MUST(*ok == (err.kind == ERR_NONE));
	return sum;
}

static void
check_sheets(const char *path)
{
	struct sheet *s = NULL;
	struct err err = { 0 };
	size_t n = 0;

	if (!sheet_open(&s, path, NULL, &err)) {
		MUST(err.kind == ERR_DATA && err.text[0] != '\0');
		return;
	}
	n = sheet_info(s)->n_sheet;
	for (size_t i = 1; i <= n && i <= 3; i++) {
		bool ok = sheet_select(s, i, &err);
		uint64_t sum = ok ? sum_rows(s, &ok) : 0;

		if (ok) {
			MUST(sheet_rewind(s, &err));
			MUST(sum_rows(s, &ok) == sum && ok);
		}
		err = (struct err){ 0 };
	}
	sheet_close(s);
}

static void
check_bytes(const void *data, size_t size)
{
	struct fuzz_file f = { 0 };

	fuzz_file_write(&f, data, size);
	check_sheets(f.path);
	fuzz_file_remove(&f);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf b = { 0 };

	if (size >= 8 && memcmp(data, "\xD0\xCF\x11\xE0", 4) == 0) {
		check_bytes(data, size);
		return 0;
	}
	if (size > (ENTRIES - 2) * (size_t)SECTOR)
		return 0;
	wrap(&b, data, size);
	check_bytes(b.data, b.len);
	buf_clear(&b);
	return 0;
}
