/* show_cells.c - a file of cells as JSON lines, for comparison with what other
 * readers make of it.
 *
 * show_cells FILE [SHEET]    The first line says how the file is read, then
 *                            comes a line a row. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sheet/sheet.h"

static void
put_text(const char *s, size_t n)
{
	(void)putchar('"');
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c < 0x20 || c == '"' || c == '\\')
			(void)printf("\\u%04x", c);
		else
			(void)putchar(c);
	}
	(void)putchar('"');
}

static void
put_info(const struct sheet_info *info)
{
	(void)printf("{\"format\":\"%s\",\"at\":%zu,\"sheets\":[", info->format,
	    info->at + 1);
	for (size_t i = 0; i < info->n_sheet; i++) {
		(void)fputs(i > 0 ? "," : "", stdout);
		put_text(info->sheet[i].name, strlen(info->sheet[i].name));
	}
	(void)fputs("],\"notes\":[", stdout);
	for (size_t i = 0; i < info->n_note; i++) {
		(void)fputs(i > 0 ? "," : "", stdout);
		put_text(info->note[i].text, strlen(info->note[i].text));
	}
	(void)fputs("]}\n", stdout);
}

static void
put_row(const struct sheet_row *row)
{
	const char *comma = "";

	(void)printf("{\"row\":%lld,\"cells\":[", (long long)row->number);
	for (size_t i = 0; i < row->n_cell; i++) {
		(void)fputs(i > 0 ? "," : "", stdout);
		put_text(row->cell[i].text, row->cell[i].len);
	}
	(void)fputs("],\"merged\":[", stdout);
	for (size_t i = 0; i < row->n_cell; i++) {
		if (!row->cell[i].merged)
			continue;
		(void)printf("%s%zu", comma, i + 1);
		comma = ",";
	}
	(void)printf(
	    "],\"hidden\":%s,\"trouble\":", row->hidden ? "true" : "false");
	if (row->trouble == NULL)
		(void)fputs("null", stdout);
	else
		put_text(row->trouble, strlen(row->trouble));
	(void)printf(",\"column\":%zu}\n", row->trouble_column);
}

int
main(int argc, char **argv)
{
	struct sheet_options opt = { .sheet = argc > 2 ? argv[2] : NULL };
	struct sheet *s = NULL;
	struct sheet_row row = { 0 };
	struct err err = { 0 };
	bool found = true;
	bool ok = argc > 1 && sheet_open(&s, argv[1], &opt, &err);

	if (ok)
		put_info(sheet_info(s));
	while (ok && found) {
		ok = sheet_next(s, &row, &found, &err);
		if (ok && found)
			put_row(&row);
	}
	ok = ok && sheet_offset(s) == sheet_info(s)->bytes;
	sheet_close(s);
	if (!ok)
		(void)fprintf(stderr, "%s\n", err.text);
	return ok ? 0 : 3;
}
