/* fuzz.h - what the fuzzers share: a claim that must hold, and a file of the
 * bytes given. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <iconv.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "sheet/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(claim)                                              \
	do {                                                     \
		if (!(claim)) {                                  \
			fprintf(stderr, "not so: %s\n", #claim); \
			abort();                                 \
		}                                                \
	} while (0)

struct fuzz_file {
	char path[32];
};

/* Else the C library would load and drop its tables for each input, which
 * takes longer than to read it. */
static inline void
fuzz_keep_charsets(void)
{
	static const char *const name[] = { "CP1252", "CP1250", "CP1251",
		"GB18030", "CP932", "CP950", "CP949", "CP1254", "CP1253",
		"CP1257", "CP1255", "CP1256", "EUC-JP", "KOI8-R", "ISO-8859-15",
		"ISO-8859-2", "MACINTOSH", "CP850", "CP852", "CP866",
		"ISO-8859-5", "ISO-8859-7", "ISO-8859-9", "CP874", "ISO-8859-1",
		"MAC-CYRILLIC", "KOI8-U", "CP1258", "UTF-16LE", "UTF-16BE",
		"UTF-32LE", "UTF-32BE" };
	static iconv_t kept[sizeof(name) / sizeof(name[0])];

	if (kept[0] != NULL)
		return;
	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++)
		kept[i] = iconv_open("UTF-8", name[i]);
}

/* Write the bytes to a file of its own, in memory where that can be. */
static inline void
fuzz_file_write(struct fuzz_file *f, const void *data, size_t size)
{
	struct err err = { 0 };
	int fd = -1;

	fuzz_keep_charsets();
	strcpy(f->path, "/dev/shm/fuzz.XXXXXX");
	fd = mkstemp(f->path);
	if (fd < 0) {
		strcpy(f->path, "/tmp/fuzz.XXXXXX");
		fd = mkstemp(f->path);
	}
	MUST(fd >= 0);
	MUST(file_write(fd, data, size, &err));
	(void)close(fd); /* what matters is read back */
}

static inline void
fuzz_file_remove(const struct fuzz_file *f)
{
	(void)unlink(f->path); /* gone either way */
}

#endif
