/* charset.c - the encodings of text that are known by name. */
#include "sheet/charset.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* Where the text would be the same in two, the first is shown. */
static const struct charset charset[] = {
	{ "windows-1252", "CP1252", 'w', 0 },
	{ "windows-1250", "CP1250", 'c', -1 },
	{ "windows-1251", "CP1251", 'r', -1 },
	{ "GB18030", "GB18030", 's', -1 },
	{ "Shift_JIS", "CP932", 'j', -1 },
	{ "Big5", "CP950", 't', -1 },
	{ "EUC-KR", "CP949", 'k', -1 },
	{ "windows-1254", "CP1254", 'u', -2 },
	{ "windows-1253", "CP1253", 'g', -2 },
	{ "windows-1257", "CP1257", 'b', -2 },
	{ "windows-1255", "CP1255", 'h', -2 },
	{ "windows-1256", "CP1256", 'a', -2 },
	{ "EUC-JP", "EUC-JP-MS", 'j', -3 },
	{ "KOI8-R", "KOI8-R", 'r', -3 },
	{ "TIS-620", "CP874", 'i', -3 },
	{ "ISO-8859-15", "ISO-8859-15", 'w', -4 },
	{ "ISO-8859-2", "ISO-8859-2", 'c', -4 },
	{ "ISO-8859-7", "ISO-8859-7", 'g', -4 },
	{ "ISO-8859-9", "ISO-8859-9", 'u', -4 },
	{ "ISO-8859-13", "ISO-8859-13", 'b', -4 },
	{ "ISO-8859-8", "ISO-8859-8", 'h', -4 },
	{ "ISO-8859-6", "ISO-8859-6", 'a', -4 },
	{ "macintosh", "MACINTOSH", 'w', -4 },
	{ "KOI8-U", "KOI8-U", 'r', -4 },
	{ "IBM850", "CP850", 'w', -5 },
	{ "IBM852", "CP852", 'c', -5 },
	{ "IBM866", "CP866", 'r', -5 },
	{ "ISO-8859-5", "ISO-8859-5", 'r', -5 },
	{ "x-mac-cyrillic", "MAC-CYRILLIC", 'r', -6 },
	{ "x-mac-ce", "MAC-CENTRALEUROPE", 'c', -6 },
	{ "IBM857", "CP857", 'u', -6 },
	{ "IBM437", "CP437", 'w', -7 },
	{ "IBM737", "CP737", 'g', -7 },
	{ "IBM775", "CP775", 'b', -7 },
	{ "ISO-8859-1", "CP1252", '\0', 0 },
	{ "ISO-8859-3", "ISO-8859-3", '\0', 0 },
	{ "ISO-8859-4", "ISO-8859-4", '\0', 0 },
	{ "ISO-8859-10", "ISO-8859-10", '\0', 0 },
	{ "ISO-8859-14", "ISO-8859-14", '\0', 0 },
	{ "ISO-8859-16", "ISO-8859-16", '\0', 0 },
	{ "windows-1258", "CP1258", '\0', 0 },
	{ "IBM855", "CP855", '\0', 0 },
	{ "Big5-HKSCS", "BIG5-HKSCS", '\0', 0 },
	{ "Johab", "JOHAB", '\0', 0 },
	{ "ISO-2022-JP", "ISO-2022-JP-2", '\0', 0 },
	{ "ISO-2022-KR", "ISO-2022-KR", '\0', 0 },
	{ "UTF-16LE", "UTF-16LE", '\0', 0 },
	{ "UTF-16BE", "UTF-16BE", '\0', 0 },
	{ "UTF-32LE", "UTF-32LE", '\0', 0 },
	{ "UTF-32BE", "UTF-32BE", '\0', 0 },
};
enum { N_CHARSET = sizeof(charset) / sizeof(charset[0]) };

static const struct {
	const char *alias;
	const char *name;
} alias[] = {
	{ "ansi", "windows-1252" },
	{ "latin1", "ISO-8859-1" },
	{ "latin-1", "ISO-8859-1" },
	{ "latin2", "ISO-8859-2" },
	{ "latin-2", "ISO-8859-2" },
	{ "latin9", "ISO-8859-15" },
	{ "latin-9", "ISO-8859-15" },
	{ "sjis", "Shift_JIS" },
	{ "shift-jis", "Shift_JIS" },
	{ "windows-31j", "Shift_JIS" },
	{ "gbk", "GB18030" },
	{ "gb2312", "GB18030" },
	{ "cp936", "GB18030" },
	{ "cp51932", "EUC-JP" },
	{ "uhc", "EUC-KR" },
	{ "ks_c_5601-1987", "EUC-KR" },
	{ "windows-874", "TIS-620" },
	{ "mac", "macintosh" },
	{ "macroman", "macintosh" },
	{ "mac-roman", "macintosh" },
	{ "mac-centraleurope", "x-mac-ce" },
	{ "utf16", "UTF-16LE" },
	{ "utf-16", "UTF-16LE" },
	{ "utf32", "UTF-32LE" },
	{ "utf-32", "UTF-32LE" },
};

const struct charset *
charset_all(size_t *n)
{
	*n = N_CHARSET;
	return charset;
}

/* Whether two names are one, "ISO8859-1" and "iso_8859_1" for instance. */
static bool
same(const char *a, const char *b)
{
	for (;;) {
		a += strspn(a, "-_ ");
		b += strspn(b, "-_ ");
		if (*a == '\0' || *b == '\0')
			return *a == *b;
		if (strncasecmp(a++, b++, 1) != 0)
			return false;
	}
}

const struct charset *
charset_by_name(const char *name)
{
	for (size_t i = 0; i < sizeof(alias) / sizeof(alias[0]); i++) {
		if (strcasecmp(name, alias[i].alias) == 0)
			name = alias[i].name;
	}
	for (size_t i = 0; i < N_CHARSET; i++) {
		if (same(name, charset[i].name) || same(name, charset[i].iconv))
			return &charset[i];
	}
	return NULL;
}
