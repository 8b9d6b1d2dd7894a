/* fuzz_ods.c - any bytes as an OpenDocument spreadsheet: it must be read or
 * refused, and read again the same.
 *
 * Bytes that start with PK are the file itself.  Others are its parts, the
 * second behind a line "==": the content, the manifest; they are packed here,
 * so that what is varied is the XML. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "sheet/sheet.h"
#include "zip.h"

/* Rows that are only counted take long and find nothing. */
enum { ROWS_MAX = 200 };

static void
pack(struct zip *z, const char *p, size_t n)
{
	static const char type[] =
	    "application/vnd.oasis.opendocument.spreadsheet";
	size_t at = 0;
	size_t len = 0;
	const char *part = NULL;

	zip_part(z, "mimetype", type, strlen(type));
	part = zip_cut(p, n, &at, &len);
	zip_part(z, "content.xml", part, len);
	part = zip_cut(p, n, &at, &len);
	if (len > 0)
		zip_part(z, "META-INF/manifest.xml", part, len);
	zip_end(z);
}

static void
check_row(const struct sheet_row *row, int64_t number, uint64_t *hash)
{
	MUST(row->number == number && row->line == number);
	MUST(row->n_cell <= SHEET_ROW_CELLS);
	MUST(row->trouble == NULL || row->trouble[0] != '\0');
	MUST(row->trouble_column <= row->n_cell);
	for (size_t i = 0; i < row->n_cell; i++) {
		const struct sheet_cell *c = &row->cell[i];

		MUST(strlen(c->text) == c->len);
		MUST(utf8_valid(c->text, c->len) == c->len);
		for (size_t k = 0; k <= c->len; k++)
			*hash = (*hash ^ (unsigned char)c->text[k]) *
				0x100000001b3U;
		*hash += c->merged ? 1 : 0;
	}
}

/* All rows, or those up to ROWS_MAX, come to this. */
static uint64_t
read_rows(struct sheet *s)
{
	struct sheet_row row = { 0 };
	struct err err = { 0 };
	uint64_t hash = 0;
	bool found = true;
	bool ok = true;

	for (int64_t n = 1; ok && found && n < ROWS_MAX; n++) {
		ok = sheet_next(s, &row, &found, &err);
		MUST(ok || err.text[0] != '\0');
		if (ok && found)
			check_row(&row, n, &hash);
		MUST(sheet_offset(s) >= 0 &&
		     sheet_offset(s) <= sheet_info(s)->bytes);
	}
	return ok ? hash : hash + 1;
}

static void
read_book(const char *path)
{
	struct sheet *s = NULL;
	struct err err = { 0 };
	uint64_t first = 0;

	if (!sheet_open(&s, path, NULL, &err)) {
		MUST(err.kind == ERR_DATA && err.text[0] != '\0');
		return;
	}
	first = read_rows(s);
	for (size_t i = 0; i < sheet_info(s)->n_note; i++)
		MUST(sheet_info(s)->note[i].text[0] != '\0');
	if (sheet_rewind(s, &err))
		MUST(read_rows(s) == first);
	for (size_t i = sheet_info(s)->n_sheet; i > 1; i /= 2)
		if (sheet_select(s, i, &err))
			(void)read_rows(s);
	sheet_close(s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_file f = { 0 };
	struct zip z = { 0 };

	if (size >= 2 && memcmp(data, "PK", 2) == 0)
		buf_add(&z.file, data, size);
	else
		pack(&z, (const char *)data, size);
	fuzz_file_write(&f, z.file.data, z.file.len);
	read_book(f.path);
	fuzz_file_remove(&f);
	buf_clear(&z.file);
	buf_clear(&z.list);
	return 0;
}
