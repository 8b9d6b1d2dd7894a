/* read_sheet.c - a file through sheet.h, counting as plain_csv.c does. */
#include <stdio.h>

#include "sheet/sheet.h"

int
main(int argc, char **argv)
{
	struct sheet *s = NULL;
	struct sheet_row row = { 0 };
	struct err err = { 0 };
	size_t rows = 0;
	size_t cells = 0;
	bool found = true;
	bool ok = argc == 2 && sheet_open(&s, argv[1], NULL, &err);

	while (ok && found) {
		ok = sheet_next(s, &row, &found, &err);
		rows += ok && found;
		cells += ok && found ? row.n_cell : 0;
	}
	sheet_close(s);
	if (!ok)
		fprintf(stderr, "%s\n", err.text);
	printf("%zu rows, %zu cells\n", rows, cells);
	return ok ? 0 : 3;
}
