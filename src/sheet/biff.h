/* biff.h - the records of an .xls workbook's stream (MS-XLS 2.1.4), and the
 * texts in them. */
#ifndef SHEET_BIFF_H
#define SHEET_BIFF_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct ole;

/* Types of records (2.3); some have another meaning in older files, which
 * are refused. */
enum biff_type {
	BIFF_FORMULA = 0x006,
	BIFF_EOF = 0x00A,
	BIFF_DATEMODE = 0x022,
	BIFF_FILEPASS = 0x02F,
	BIFF_CONTINUE = 0x03C,
	BIFF_CODEPAGE = 0x042,
	BIFF_COLINFO = 0x07D,
	BIFF_BOUNDSHEET = 0x085,
	BIFF_FILTERMODE = 0x09B,
	BIFF_MULRK = 0x0BD,
	BIFF_RSTRING = 0x0D6,
	BIFF_XF = 0x0E0,
	BIFF_MERGED = 0x0E5,
	BIFF_SST = 0x0FC,
	BIFF_LABELSST = 0x0FD,
	BIFF_NUMBER = 0x203,
	BIFF_LABEL = 0x204,
	BIFF_BOOLERR = 0x205,
	BIFF_STRING = 0x207,
	BIFF_ROW = 0x208,
	BIFF_RK = 0x27E,
	BIFF_FORMAT = 0x41E,
	BIFF_BOF = 0x809
};

#define BIFF_8 0x0600
#define BIFF_5 0x0500

/* A stream being read; zero-initialise, set ole and name. */
struct biff {
	struct ole *ole;  /* borrowed; its workbook is chosen */
	const char *name; /* of the file, for messages; borrowed */
	int64_t at;       /* the record behind the one read */
	bool wide;        /* BIFF8: texts are in Unicode */
	iconv_t page;     /* of other texts; NULL: Windows-1252 as a start */
	bool halves;      /* a text had half of a surrogate pair */
	bool unknown;     /* a text had bytes the code page has not */
	/* the record */
	uint16_t type;
	size_t len;
	size_t pos; /* where to read on in data */
	unsigned char data[0x10000];
};

/* Read the next record; false with err at the end of the stream, which no
 * stream reaches: it is cut short. */
bool biff_next(struct biff *b, struct err *err);

/* Start at another place of the stream. */
void biff_seek(struct biff *b, int64_t at);

/* Take the next n bytes of the record, at most 8, going on into the records
 * that continue it; NULL with err when there are none. */
const unsigned char *biff_take(
    struct biff *b, size_t n, unsigned char *to, struct err *err);

/* Append the text that starts here as UTF-8; the number of its characters has
 * a width of one or two bytes.  NULs and halves of pairs become \xHH. */
bool biff_text(struct biff *b, int width, struct buf *to, struct err *err);

/* The text has this code page (2.4.52); one that iconv does not have is
 * ERR_DATA. */
bool biff_code_page(struct biff *b, unsigned page, struct err *err);

/* The stream is damaged. */
bool biff_damaged(const struct biff *b, const char *what, struct err *err);

/* Frees what is in b. */
void biff_clear(struct biff *b);

#endif
