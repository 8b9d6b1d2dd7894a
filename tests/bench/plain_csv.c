/* plain_csv.c - libcsv alone over a file, counting: what reading is measured
 * against (bench.sh). */
#include <csv.h>
#include <stdio.h>

struct counts {
	size_t cells, rows;
};

static void
on_cell(void *text, size_t n, void *to)
{
	(void)text;
	(void)n;
	((struct counts *)to)->cells++;
}

static void
on_row(int end, void *to)
{
	(void)end;
	((struct counts *)to)->rows++;
}

int
main(int argc, char **argv)
{
	static char block[256 << 10];
	struct csv_parser p;
	struct counts c = { 0, 0 };
	FILE *f = argc == 2 ? fopen(argv[1], "rb") : NULL;
	size_t n = 0;

	if (f == NULL || csv_init(&p, CSV_APPEND_NULL | CSV_REPALL_NL) != 0)
		return 4;
	csv_set_blk_size(&p, 64 << 10);
	while ((n = fread(block, 1, sizeof(block), f)) > 0)
		if (csv_parse(&p, block, n, on_cell, on_row, &c) != n)
			return 3;
	(void)csv_fini(&p, on_cell, on_row, &c); /* counts only */
	csv_free(&p);
	(void)fclose(f); /* only read from */
	printf("%zu rows, %zu cells\n", c.rows, c.cells);
	return 0;
}
