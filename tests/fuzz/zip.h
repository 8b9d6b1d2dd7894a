/* zip.h - parts packed into a ZIP file, stored, so that what a fuzzer varies is
 * the text of the parts (APPNOTE.TXT 4.3). */
#ifndef FUZZ_ZIP_H
#define FUZZ_ZIP_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"

/* A ZIP file being made; both are the caller's to clear. */
struct zip {
	struct buf file;
	struct buf list; /* the directory */
	uint64_t parts;
};

static uint32_t
zip_crc32(const char *p, size_t n)
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
zip_put(struct buf *to, uint64_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_char(to, (char)(unsigned char)(value >> (8 * i)));
}

/* What the local header and the directory say alike. */
static void
zip_put_header(struct buf *to, const char *part, const char *p, size_t n)
{
	zip_put(to, 20, 2);
	zip_put(to, 0, 2 + 2 + 4); /* flags, stored, time */
	zip_put(to, zip_crc32(p, n), 4);
	zip_put(to, n, 4);
	zip_put(to, n, 4);
	zip_put(to, strlen(part), 2);
	zip_put(to, 0, 2);
}

static void
zip_part(struct zip *z, const char *part, const char *p, size_t n)
{
	size_t at = z->file.len;

	buf_str(&z->file, "PK\3\4");
	zip_put_header(&z->file, part, p, n);
	buf_str(&z->file, part);
	buf_add(&z->file, p, n);
	buf_str(&z->list, "PK\1\2\24");
	zip_put(&z->list, 0, 1);
	zip_put_header(&z->list, part, p, n);
	zip_put(&z->list, 0, 2 + 2 + 2);
	zip_put(&z->list, 0, 4);
	zip_put(&z->list, at, 4);
	buf_str(&z->list, part);
	z->parts++;
}

static void
zip_end(struct zip *z)
{
	size_t at = z->file.len;

	buf_add(&z->file, z->list.data, z->list.len);
	buf_str(&z->file, "PK\5\6");
	zip_put(&z->file, 0, 4);
	zip_put(&z->file, z->parts, 2);
	zip_put(&z->file, z->parts, 2);
	zip_put(&z->file, z->list.len, 4);
	zip_put(&z->file, at, 4);
	zip_put(&z->file, 0, 2);
}

/* The next of the parts that stand in n bytes at p, each behind a line "==";
 * *at moves behind it. */
static const char *
zip_cut(const char *p, size_t n, size_t *at, size_t *len)
{
	const char *start = p + *at;
	size_t k = *at;

	while (k < n && !(k + 4 <= n && memcmp(p + k, "\n==\n", 4) == 0))
		k++;
	*len = k - *at;
	*at = k + 4 <= n ? k + 4 : n;
	return start;
}

#endif
