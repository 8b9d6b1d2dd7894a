/* fuzz_xlsx.c - any bytes as a workbook: it must be read or refused, and read
 * again the same.
 *
 * Bytes that start with PK are the file itself.  Others are its parts, each
 * behind a line "==": the sheet, the shared strings, the styles, the
 * workbook; they are packed here, so that what is varied is the XML. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "sheet/sheet.h"
#include "zip.h"

/* Rows that are only counted take long and find nothing. */
enum { ROWS_MAX = 100, PARTS = 4 };

#define REL \
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define R(id, type, target)                                \
	"<Relationship Id=\"" id "\" Type=\"" REL "/" type \
	"\" Target=\"" target "\"/>"

static const char *const fixed[][2] = {
	{ "[Content_Types].xml", "<Types/>" },
	{ "_rels/.rels", "<R>" R("a", "officeDocument", "xl/w.xml") "</R>" },
	{ "xl/_rels/w.xml.rels",
	    "<R>" R("a", "worksheet", "a.xml") R("b", "sharedStrings", "b.xml")
		R("c", "styles", "c.xml") R("d", "worksheet", "b.xml") "</R>" },
};
static const char *const name[PARTS] = { "xl/a.xml", "xl/b.xml", "xl/c.xml",
	"xl/w.xml" };
static const char *const usual[PARTS] = {
	"<worksheet/>", "<sst/>", "<styleSheet/>",
	"<workbook><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>"
};

static void
pack(struct zip *z, const char *p, size_t n)
{
	size_t at = 0;

	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		zip_part(z, fixed[i][0], fixed[i][1], strlen(fixed[i][1]));
	for (int i = 0; i < PARTS; i++) {
		size_t len = 0;
		const char *text = zip_cut(p, n, &at, &len);

		if (len == 0) {
			text = usual[i];
			len = strlen(text);
		}
		zip_part(z, name[i], text, len);
	}
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
	bool ok = sheet_open(&s, path, NULL, &err);

	MUST(ok || err.text[0] != '\0');
	if (!ok)
		return;
	first = read_rows(s);
	for (size_t i = 0; i < sheet_info(s)->n_note; i++)
		MUST(sheet_info(s)->note[i].text[0] != '\0');
	MUST(sheet_rewind(s, &err));
	MUST(read_rows(s) == first);
	if (sheet_select(s, sheet_info(s)->n_sheet, &err))
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
