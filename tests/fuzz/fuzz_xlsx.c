/* fuzz_xlsx.c - any bytes as a workbook: it must be read or refused, and read
 * again the same.
 *
 * Bytes that start with PK are the file itself.  Others are its parts, each
 * behind a line "==": the sheet, the shared strings, the styles, the
 * workbook; they are packed here, so that what is varied is the XML. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "sheet/file.h"
#include "sheet/sheet.h"

/* Rows that are only counted take long and find nothing. */
enum { ROWS_MAX = 100, PARTS = 4 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(claim)                                              \
	do {                                                     \
		if (!(claim)) {                                  \
			fprintf(stderr, "not so: %s\n", #claim); \
			abort();                                 \
		}                                                \
	} while (0)

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

static uint32_t
crc32_of(const char *p, size_t n)
{
	uint32_t crc = 0xFFFFFFFFU;

	for (size_t i = 0; i < n; i++) {
		crc ^= (unsigned char)p[i];
		for (int k = 0; k < 8; k++)
			crc = (crc >> 1) ^ (0xEDB88320U & (0U - (crc & 1)));
	}
	return ~crc;
}

static void
put(struct buf *to, uint64_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_char(to, (char)(unsigned char)(value >> (8 * i)));
}

/* What the local header and the directory say alike. */
static void
put_header(struct buf *to, const char *part, const char *p, size_t n)
{
	put(to, 20, 2);
	put(to, 0, 2 + 2 + 4); /* flags, stored, time */
	put(to, crc32_of(p, n), 4);
	put(to, n, 4);
	put(to, n, 4);
	put(to, strlen(part), 2);
	put(to, 0, 2);
}

static void
zip_part(struct buf *zip, struct buf *list, const char *part, const char *p,
    size_t n)
{
	size_t at = zip->len;

	buf_str(zip, "PK\3\4");
	put_header(zip, part, p, n);
	buf_str(zip, part);
	buf_add(zip, p, n);
	buf_str(list, "PK\1\2\24");
	put(list, 0, 1);
	put_header(list, part, p, n);
	put(list, 0, 2 + 2 + 2);
	put(list, 0, 4);
	put(list, at, 4);
	buf_str(list, part);
}

static void
pack(struct buf *zip, const char *p, size_t n)
{
	struct buf list = { 0 };
	size_t parts = sizeof(fixed) / sizeof(fixed[0]);
	size_t at = 0;

	for (size_t i = 0; i < parts; i++)
		zip_part(
		    zip, &list, fixed[i][0], fixed[i][1], strlen(fixed[i][1]));
	for (int i = 0; i < PARTS; i++) {
		const char *text = usual[i];
		size_t len = strlen(text);
		size_t k = at;

		while (
		    k < n && !(k + 4 <= n && memcmp(p + k, "\n==\n", 4) == 0))
			k++;
		if (k > at) {
			text = p + at;
			len = k - at;
		}
		zip_part(zip, &list, name[i], text, len);
		at = k + 4 <= n ? k + 4 : n;
	}
	parts += PARTS;
	at = zip->len;
	buf_add(zip, list.data, list.len);
	buf_str(zip, "PK\5\6");
	put(zip, 0, 4);
	put(zip, parts, 2);
	put(zip, parts, 2);
	put(zip, list.len, 4);
	put(zip, at, 4);
	put(zip, 0, 2);
	buf_clear(&list);
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
	static char path[] = "/tmp/fuzz_xlsx.XXXXXX";
	static int fd = -1;
	struct buf zip = { 0 };
	struct err err = { 0 };

	if (fd < 0)
		fd = mkstemp(path);
	MUST(fd >= 0);
	if (size >= 2 && memcmp(data, "PK", 2) == 0)
		buf_add(&zip, data, size);
	else
		pack(&zip, (const char *)data, size);
	MUST(ftruncate(fd, 0) == 0 && lseek(fd, 0, SEEK_SET) == 0);
	MUST(file_write(fd, zip.data, zip.len, &err));
	read_book(path);
	buf_clear(&zip);
	return 0;
}
