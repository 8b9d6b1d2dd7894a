/* package.c - the parts of a ZIP file (XLSX, ODS), read as streams. */
#include "sheet/package.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/mem.h"
#include "sheet/file.h"
#include "sheet/lazy.h"

#define WAY_AGAIN "get the file again, or open it and save it anew"

/* What may be read to find the directory: enough for PACKAGE_PARTS of them. */
enum { DIRECTORY_BYTES = 4 << 20, ORIGIN_BLOCK = 64 << 10 };

/* The file as libzip sees it; it counts what is read. */
struct origin {
	int fd;
	int64_t bytes;
	int64_t at;
	int64_t read;
	int64_t limit; /* of read; 0: none */
	bool over;     /* it has been reached */
	int64_t block_at, block_n;
	zip_error_t error;
	char block[ORIGIN_BLOCK];
};

struct package {
	struct origin origin;
	zip_t *zip;
	const char *name; /* borrowed */
	struct hash part; /* plain name -> number + 1 */
};

struct part {
	struct package *package;
	zip_file_t *file;
	const char *name;
	int64_t start; /* origin.read where it began */
	int64_t bytes; /* compressed */
	int64_t given;
};

/* Have the bytes at o->at in the block. */
static bool
origin_fill(struct origin *o)
{
	ssize_t got = 0;

	if (o->at >= o->block_at && o->at < o->block_at + o->block_n)
		return true;
	do
		got = pread(o->fd, o->block, ORIGIN_BLOCK, (off_t)o->at);
	while (got < 0 && errno == EINTR);
	if (got < 0) {
		zip_error_set(&o->error, ZIP_ER_READ, errno);
		return false;
	}
	o->block_at = o->at;
	o->block_n = got;
	return true;
}

static zip_int64_t
origin_read(struct origin *o, char *to, zip_uint64_t n)
{
	zip_uint64_t done = 0;

	if (o->limit > 0 && o->read + (int64_t)n > o->limit) {
		o->over = true;
		zip_error_set(&o->error, ZIP_ER_INCONS, 0);
		return -1;
	}
	while (done < n) {
		zip_uint64_t left = 0;

		if (!origin_fill(o))
			return -1;
		left = (zip_uint64_t)(o->block_at + o->block_n - o->at);
		if (left == 0)
			break;
		if (left > n - done)
			left = n - done;
		memcpy(to + done, o->block + (o->at - o->block_at), left);
		done += left;
		o->at += (int64_t)left;
		o->read += (int64_t)left;
	}
	return (zip_int64_t)done;
}

static zip_int64_t
origin_stat(const struct origin *o, void *data, zip_uint64_t n)
{
	zip_stat_t st;

	if (n < sizeof(st))
		return -1;
	zip_stat_init(&st);
	st.size = (zip_uint64_t)o->bytes;
	st.valid = ZIP_STAT_SIZE;
	memcpy(data, &st, sizeof(st));
	return sizeof(st);
}

static zip_int64_t
origin_seek(struct origin *o, void *data, zip_uint64_t n)
{
	zip_int64_t to = zip_source_seek_compute_offset(
	    (zip_uint64_t)o->at, (zip_uint64_t)o->bytes, data, n, &o->error);

	if (to < 0)
		return -1;
	o->at = to;
	return 0;
}

static zip_int64_t
origin_do(void *ctx, void *data, zip_uint64_t n, zip_source_cmd_t what)
{
	struct origin *o = ctx;

	switch (what) {
	case ZIP_SOURCE_OPEN:
		o->at = 0;
		return 0;
	case ZIP_SOURCE_READ:
		return origin_read(o, data, n);
	case ZIP_SOURCE_STAT:
		return origin_stat(o, data, n);
	case ZIP_SOURCE_SEEK:
		return origin_seek(o, data, n);
	case ZIP_SOURCE_TELL:
		return o->at;
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&o->error, data, n);
	case ZIP_SOURCE_SUPPORTS:
		return ZIP_SOURCE_SUPPORTS_SEEKABLE;
	case ZIP_SOURCE_CLOSE:
	case ZIP_SOURCE_FREE:
		return 0;
	default:
		zip_error_set(&o->error, ZIP_ER_OPNOTSUPP, 0);
		return -1;
	}
}

/* Of the system, or of the file? */
static bool
package_fail(const char *name, zip_error_t *e, struct err *err)
{
	int code = zip_error_code_zip(e);

	if (code == ZIP_ER_READ || code == ZIP_ER_SEEK || code == ZIP_ER_MEMORY)
		return err_set(err, ERR_SYSTEM, "%s: cannot be read: %s", name,
		    zip_error_strerror(e));
	if (code == ZIP_ER_NOZIP)
		return err_set(err, ERR_DATA,
		    "%s: is cut short or damaged (a ZIP file without its "
		    "directory); " WAY_AGAIN,
		    name);
	return err_set(err, ERR_DATA, "%s: is damaged (%s); " WAY_AGAIN, name,
	    zip_error_strerror(e));
}

/* The form in which names are compared. */
static void
plain_name(struct buf *to, const char *name)
{
	buf_reset(to);
	while (*name == '/' || *name == '\\')
		name++;
	for (; *name != '\0'; name++) {
		char c = *name;

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c == '\\')
			c = '/';
		buf_char(to, c);
	}
}

static void
name_parts(struct package *p, zip_int64_t n)
{
	struct buf plain = { 0 };

	for (zip_int64_t i = 0; i < n; i++) {
		const char *name =
		    zip_get_name(p->zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
		int64_t *number = NULL;
		bool added = false;

		if (name == NULL)
			continue;
		plain_name(&plain, name);
		number =
		    hash_put(&p->part, buf_text(&plain), plain.len, &added);
		if (added)
			*number = i + 1;
	}
	buf_clear(&plain);
}

static bool
too_many(const struct package *p, struct err *err)
{
	return err_set(err, ERR_DATA,
	    "%s: has over %u parts, which no workbook has", p->name,
	    PACKAGE_PARTS);
}

static bool
open_zip(struct package *p, struct err *err)
{
	zip_error_t e;
	zip_source_t *source = NULL;
	bool ok = false;

	zip_error_init(&e);
	source = zip_source_function_create(origin_do, &p->origin, &e);
	if (source != NULL)
		p->zip = zip_open_from_source(source, ZIP_RDONLY, &e);
	if (p->zip == NULL) {
		if (source != NULL)
			zip_source_free(source);
		if (p->origin.over)
			(void)too_many(p, err);
		else
			(void)package_fail(p->name, &e, err);
		goto out;
	}
	p->origin.limit = 0;
	if (zip_get_num_entries(p->zip, 0) > (zip_int64_t)PACKAGE_PARTS)
		(void)too_many(p, err);
	else
		ok = true;
out:
	zip_error_fini(&e);
	return ok;
}

bool
package_is(const char *p, size_t n)
{
	return n >= 4 &&
	       (memcmp(p, "PK\3\4", 4) == 0 || memcmp(p, "PK\5\6", 4) == 0);
}

bool
package_open(struct package **out, const struct file *f, struct err *err)
{
	struct package *p = NULL;

	if (!lazy_load(LAZY_ZIP, err) || !lazy_load(LAZY_EXPAT, err))
		return err_prefix(err, "%s", f->name);
	p = xcalloc(1, sizeof(*p));
	p->name = f->name;
	p->origin = (struct origin){
		.fd = f->fd, .bytes = f->bytes, .limit = DIRECTORY_BYTES
	};
	zip_error_init(&p->origin.error);
	if (!open_zip(p, err)) {
		package_close(p);
		return false;
	}
	name_parts(p, zip_get_num_entries(p->zip, 0));
	*out = p;
	return true;
}

const char *
package_name(const struct package *p)
{
	return p->name;
}

size_t
package_find(const struct package *p, const char *name)
{
	struct buf plain = { 0 };
	int64_t number = 0;
	bool found = false;

	plain_name(&plain, name);
	found = hash_get(&p->part, buf_text(&plain), plain.len, &number);
	buf_clear(&plain);
	return found ? (size_t)number - 1 : PACKAGE_NONE;
}

static bool
part_stat(const struct package *p, size_t part, zip_stat_t *st)
{
	return zip_stat_index(p->zip, part, ZIP_FL_ENC_RAW, st) == 0;
}

int64_t
package_part_bytes(const struct package *p, size_t part)
{
	zip_stat_t st;

	if (!part_stat(p, part, &st) || st.comp_size > INT64_MAX)
		return 0;
	return (int64_t)st.comp_size;
}

void
package_close(struct package *p)
{
	if (p == NULL)
		return;
	if (p->zip != NULL)
		zip_discard(p->zip);
	zip_error_fini(&p->origin.error);
	hash_clear(&p->part);
	free(p);
}

bool
part_open(struct part **out, struct package *p, size_t part, struct err *err)
{
	struct part *r = NULL;
	zip_file_t *file = NULL;
	int64_t start = p->origin.read;
	zip_stat_t st;

	if (!part_stat(p, part, &st))
		return package_fail(p->name, zip_get_error(p->zip), err);
	if (st.encryption_method != ZIP_EM_NONE)
		return err_set(err, ERR_DATA,
		    "%s: is encrypted: open it and save it without a password",
		    p->name);
	if (st.comp_method != ZIP_CM_STORE && st.comp_method != ZIP_CM_DEFLATE)
		return err_set(err, ERR_DATA,
		    "%s: is compressed in a way (%u) that workbooks are not; "
		    "open it and save it anew",
		    p->name, st.comp_method);
	file = zip_fopen_index(p->zip, part, 0);
	if (file == NULL)
		return package_fail(p->name, zip_get_error(p->zip), err);
	r = xcalloc(1, sizeof(*r));
	r->package = p;
	r->file = file;
	r->name = st.name;
	r->bytes = (int64_t)st.comp_size;
	r->start = start;
	*out = r;
	return true;
}

const char *
part_name(const struct part *r)
{
	return r->name;
}

static bool
part_bomb(const struct part *r, struct err *err)
{
	if (r->given <= PACKAGE_BYTES &&
	    (r->given <= PACKAGE_FREE ||
		r->given / PACKAGE_RATIO <= part_offset(r)))
		return true;
	return err_set(err, ERR_DATA,
	    "%s: looks like a ZIP bomb (its part %.80s swells to over %lld MB)",
	    r->package->name, r->name, (long long)(r->given >> 20));
}

bool
part_read(struct part *r, char *to, size_t n, size_t *got, struct err *err)
{
	zip_int64_t k = zip_fread(r->file, to, n);
	zip_error_t *e = zip_file_get_error(r->file);

	if (k >= 0) {
		*got = (size_t)k;
		r->given += k;
		return part_bomb(r, err);
	}
	if (zip_error_code_zip(e) == ZIP_ER_READ)
		return package_fail(r->package->name, e, err);
	return err_set(err, ERR_DATA,
	    "%s: its part %.80s is damaged (%s); " WAY_AGAIN, r->package->name,
	    r->name, zip_error_strerror(e));
}

int64_t
part_offset(const struct part *r)
{
	int64_t n = r->package->origin.read - r->start;

	return n < r->bytes ? n : r->bytes;
}

void
part_close(struct part *r)
{
	if (r == NULL)
		return;
	(void)zip_fclose(r->file); /* only read from */
	free(r);
}
