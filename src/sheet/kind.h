/* kind.h - what each kind of file does behind sheet.h; private to sheet/. */
#ifndef SHEET_KIND_H
#define SHEET_KIND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "sheet/file.h"
#include "sheet/sheet.h"

/* A file open for reading.  Each kind's struct starts with this one. */
struct sheet_kind {
	/* As sheet_next, sheet_select, sheet_rewind, sheet_offset. */
	bool (*next)(struct sheet_kind *k, struct sheet_row *row, bool *found,
	    struct err *err);
	bool (*select)(struct sheet_kind *k, size_t number, struct err *err);
	bool (*rewind)(struct sheet_kind *k, struct err *err);
	int64_t (*offset)(const struct sheet_kind *k);
	void (*close)(struct sheet_kind *k);
	/* What is known of the file; what is in it is the kind's. */
	struct sheet_info info;
	/* Cells of the sheet selected that are there in few words of the file
	 * (merged ranges, rows repeated); known before they are read. */
	int64_t spread;
};

/* Open a file of one kind.  The file stays the caller's and open; its sample
 * goes away after the call.  The caller sees to info.bytes, info.sha256,
 * info.at and opt->sheet, and selects a sheet before it reads. */
bool text_open(struct sheet_kind **out, struct file *f,
    const struct sheet_options *opt, struct err *err);

/* The ZIP file holds an Office Open XML document; xlsx_open may still refuse
 * it (a Word document).  *is false for other ZIP files. */
bool xlsx_is(struct file *f, bool *is, struct err *err);

/* The file is an Office document with a password, which no longer looks like
 * what it is. */
bool xlsx_is_encrypted(const struct file *f);

/* The ZIP file is an OpenDocument one; ods_open may still refuse it. */
bool ods_is(struct file *f, bool *is, struct err *err);

/* The file is a compound one, as .xls and other old Office files are; xls_open
 * may still refuse it. */
bool xls_is(const struct file *f);

/* As text_open. */
bool xls_open(struct sheet_kind **out, struct file *f,
    const struct sheet_options *opt, struct err *err);
bool ods_open(struct sheet_kind **out, struct file *f,
    const struct sheet_options *opt, struct err *err);
bool xlsx_open(struct sheet_kind **out, struct file *f,
    const struct sheet_options *opt, struct err *err);

#endif
