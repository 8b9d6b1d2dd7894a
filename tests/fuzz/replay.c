/* replay.c - a fuzzer's function on each of the files named, once: what was
 * found stays mended. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { BYTES = 1 << 20 };

static int
replay(const char *path, uint8_t *data)
{
	FILE *f = fopen(path, "rb");
	size_t n = 0;

	if (f == NULL) {
		perror(path);
		return 1;
	}
	n = fread(data, 1, BYTES, f);
	(void)fclose(f); /* only read from */
	fprintf(stderr, "%s\n", path);
	return LLVMFuzzerTestOneInput(data, n);
}

int
main(int argc, char **argv)
{
	uint8_t *data = malloc(BYTES);
	int status = data == NULL;

	for (int i = 1; i < argc && status == 0; i++)
		status = replay(argv[i], data);
	free(data);
	return status;
}
