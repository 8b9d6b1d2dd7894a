/* bytes.c - what the first bytes of a file say about it. */
#include "sheet/bytes.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum {
	CONTROL_BYTES = 4, /* fewer control bytes may be accidents */
	CONTROL_SHARE = 16 /* one of so many may be, too */
};

struct magic {
	const char *bytes;
	size_t n;
	const char *what;
	const char *way_out;
};

/* Workbooks are read (xlsx.c, xls.c, ods.c). */
#define WAY_BOOK "save it as CSV UTF-8 and import that"
#define WAY_UNPACK "unpack it and import the table in it"
#define WAY_TABLE "import the table it was made from, as CSV UTF-8"
#define MAGIC(bytes, what, way)                     \
	{                                           \
		bytes, sizeof(bytes) - 1, what, way \
	}

static const struct magic magic[] = {
	MAGIC("%PDF-", "a PDF document", WAY_TABLE),
	MAGIC("\x89PNG\r\n\x1A\n", "a PNG image", WAY_TABLE),
	MAGIC("\xFF\xD8\xFF", "a JPEG image", WAY_TABLE),
	MAGIC("GIF8", "a GIF image", WAY_TABLE),
	MAGIC("II*\0", "a TIFF image", WAY_TABLE),
	MAGIC("MM\0*", "a TIFF image", WAY_TABLE),
	MAGIC("{\\rtf", "a rich text document", WAY_BOOK),
	MAGIC("SQLite format 3", "an SQLite database",
	    "name it with --db to use it as the catalog"),
	MAGIC("\x1F\x8B", "gzip-compressed data", WAY_UNPACK),
	MAGIC("BZh", "bzip2-compressed data", WAY_UNPACK),
	MAGIC("\xFD"
	      "7zXZ",
	    "xz-compressed data", WAY_UNPACK),
	MAGIC("\x28\xB5\x2F\xFD", "zstd-compressed data", WAY_UNPACK),
	MAGIC("7z\xBC\xAF\x27\x1C", "a 7-Zip archive", WAY_UNPACK),
	MAGIC("Rar!\x1A\x07", "a RAR archive", WAY_UNPACK),
	MAGIC("PAR1", "a Parquet file", WAY_TABLE),
	MAGIC("\x7F"
	      "ELF",
	    "a program", WAY_TABLE),
};

/* How a document in text form starts, blanks and case aside. */
static const struct magic markup[] = {
	MAGIC("<!doctype html", "an HTML page", WAY_BOOK),
	MAGIC("<html", "an HTML page", WAY_BOOK),
	MAGIC("<table", "an HTML page", WAY_BOOK),
	MAGIC("<?xml", "an XML document", WAY_BOOK),
	MAGIC("{\"", "JSON", WAY_TABLE),
};

static bool
holds(const char *p, size_t n, const char *word)
{
	size_t len = strlen(word);

	for (size_t i = 0; i + len <= n; i++)
		if (memcmp(p + i, word, len) == 0)
			return true;
	return false;
}

static const struct magic *
zip_kind(const char *p, size_t n)
{
	static const struct magic zip = MAGIC("", "a ZIP archive", WAY_UNPACK);

	return n < 4 || memcmp(p, "PK\3\4", 4) != 0 ? NULL : &zip;
}

static const struct magic *
binary_kind(const char *p, size_t n)
{
	for (size_t i = 0; i < sizeof(magic) / sizeof(magic[0]); i++)
		if (n >= magic[i].n &&
		    memcmp(p, magic[i].bytes, magic[i].n) == 0)
			return &magic[i];
	return zip_kind(p, n);
}

static size_t
blanks(const char *p, size_t n)
{
	size_t k = 0;

	while (k < n && p[k] != '\0' && strchr(" \t\r\n", p[k]) != NULL)
		k++;
	return k;
}

static const struct magic *
markup_kind(const char *p, size_t n)
{
	static const struct magic json = MAGIC("[{", "JSON", WAY_TABLE);
	static const struct magic book =
	    MAGIC("", "a workbook as XML (XML Spreadsheet 2003)",
		"open it in Excel, save it as .xlsx and import that");
	size_t k = bytes_bom(p, n);

	k += blanks(p + k, n - k);
	if (n - k >= 5 && memcmp(p + k, "<?xml", 5) == 0 &&
	    holds(p + k, n - k < 1024 ? n - k : 1024,
		"urn:schemas-microsoft-com:office:spreadsheet"))
		return &book;
	for (size_t i = 0; i < sizeof(markup) / sizeof(markup[0]); i++)
		if (n - k >= markup[i].n &&
		    strncasecmp(p + k, markup[i].bytes, markup[i].n) == 0)
			return &markup[i];
	if (k == n || p[k++] != '[')
		return NULL;
	k += blanks(p + k, n - k);
	return k < n && p[k] == '{' ? &json : NULL;
}

/* Files with many control bytes are no text of any kind.  A few NULs are let
 * pass, and what may be a delimiter. */
static const struct magic *
control_kind(const char *p, size_t n)
{
	static const struct magic binary = MAGIC("", "no text", WAY_TABLE);
	size_t control = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c < 0x20 &&
		    (c == 0 ||
			strchr("\1\t\n\v\f\r\x1A\x1B\x1E\x1F", c) == NULL))
			control++;
	}
	return control < CONTROL_BYTES || control <= n / CONTROL_SHARE
		   ? NULL
		   : &binary;
}

static bool
refuse(const char *name, const struct magic *m, struct err *err)
{
	return m == NULL || err_set(err, ERR_DATA, "%s: looks like %s; %s",
				name, m->what, m->way_out);
}

bool
bytes_binary(const char *p, size_t n, const char *name, struct err *err)
{
	return refuse(name, binary_kind(p, n), err);
}

bool
bytes_text(const char *p, size_t n, const char *name, struct err *err)
{
	const struct magic *m = markup_kind(p, n);

	return refuse(name, m == NULL ? control_kind(p, n) : m, err);
}

size_t
bytes_bom(const char *p, size_t n)
{
	return n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

bool
bytes_sep(const char *p, size_t n, char *delimiter, size_t *len)
{
	size_t k = n > 0 && p[0] == '"' ? 1 : 0;
	size_t quote = k;

	if (n < k + 5 || strncasecmp(p + k, "sep=", 4) != 0)
		return false;
	k += 4;
	if (p[k] != '\t' && (!ispunct((unsigned char)p[k]) || p[k] == '"'))
		return false;
	*delimiter = p[k++];
	if (quote > 0 && (k == n || p[k++] != '"'))
		return false;
	if (k < n && p[k] != '\r' && p[k] != '\n')
		return false;
	if (k + 1 < n && p[k] == '\r' && p[k + 1] == '\n')
		k++;
	*len = k < n ? k + 1 : k;
	return true;
}
