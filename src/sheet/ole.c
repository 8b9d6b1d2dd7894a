/* ole.c - compound files (MS-CFB). */
#include "sheet/ole.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "sheet/file.h"
#include "sheet/little.h"

#define WAY_AGAIN "get the file again, or open it and save it anew"

/* Sector numbers from here on are marks (2.1). */
#define LAST_SECTOR 0xFFFFFFFAU

enum {
	HEADER = 512,
	HEADER_FATS = 109, /* sectors of the table that the header lists */
	ENTRY = 128,
	NAME_BYTES = 64,
	ENTRY_STREAM = 2,
	ENTRY_ROOT = 5,
	MINI_SHIFT = 6,
	TABLE_BYTES = 16 << 20, /* of the directory, of the small sectors */
	BLOCK_SECTORS = 64      /* read at once where they lie together */
};

/* Sectors in the order of the stream they make up. */
struct chain {
	uint32_t *sector; /* owned */
	size_t n;
};

struct ole {
	const char *name; /* borrowed */
	int fd;           /* borrowed */
	int64_t bytes;
	int shift; /* of a sector's size */
	uint32_t cutoff;
	struct chain fat; /* its own sectors */
	uint32_t *next;   /* owned: of each sector the next one */
	size_t n_next;    /* sectors there are */
	struct buf dir;   /* the directory */
	uint32_t *mini;   /* owned: of each small sector the next one */
	size_t n_mini;
	struct chain root; /* where the small sectors are */
	struct chain chosen;
	struct buf small; /* all of the chosen stream, if it is a small one */
	int64_t size;
	bool is_small;
	char *block;              /* owned */
	size_t block_at, block_n; /* sectors of the chosen stream in it */
};

bool
ole_is(const char *p, size_t n)
{
	static const char magic[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

	return n >= 8 && memcmp(p, magic, 8) == 0;
}

static bool
ole_damaged(const struct ole *o, const char *what, struct err *err)
{
	return err_set(err, ERR_DATA,
	    "%s: is cut short or damaged (%s); " WAY_AGAIN, o->name, what);
}

/* The last sector may be cut short; what is missing reads as zeros. */
static bool
read_sectors(const struct ole *o, uint32_t sector, size_t count, char *to,
    struct err *err)
{
	size_t n = count << o->shift;
	size_t done = 0;
	off_t at = (off_t)(((int64_t)sector + 1) << o->shift);

	while (done < n) {
		ssize_t got =
		    pread(o->fd, to + done, n - done, at + (off_t)done);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_errno(err, "%s: cannot be read", o->name);
		if (got == 0)
			break;
		done += (size_t)got;
	}
	memset(to + done, 0, n - done);
	return true;
}

static void
chain_add(struct chain *c, uint32_t sector)
{
	if ((c->n & (c->n - 1)) == 0)
		c->sector = xrealloc(
		    c->sector, c->n == 0 ? 1 : 2 * c->n, sizeof(*c->sector));
	c->sector[c->n++] = sector;
}

/* Follow a chain; one that is longer than all sectors runs in a circle. */
static bool
chain_follow(const struct ole *o, uint32_t first, const uint32_t *next,
    size_t n_next, struct chain *c, struct err *err)
{
	uint32_t at = first;

	while (at < LAST_SECTOR) {
		if (at >= n_next)
			return ole_damaged(
			    o, "a sector that is not there", err);
		if (c->n >= n_next)
			return ole_damaged(
			    o, "sectors that run in a circle", err);
		chain_add(c, at);
		at = next[at];
	}
	return true;
}

/* Collect the sectors of the table of sectors: the header lists the first
 * ones, a chain of its own the rest (2.2, 2.5.1). */
static bool
read_fat_sectors(struct ole *o, const unsigned char *header, struct err *err)
{
	uint32_t count = little32(header + 44);
	uint32_t more = little32(header + 68);
	size_t per = ((size_t)1 << o->shift) / 4 - 1;
	char *block = xcalloc(1, (size_t)1 << o->shift);
	bool ok = count <= o->n_next ||
		  ole_damaged(o, "a table larger than the file", err);

	for (uint32_t i = 0; ok && i < count && i < HEADER_FATS; i++)
		chain_add(&o->fat, little32(header + 76 + (size_t)4 * i));
	while (ok && o->fat.n < count) {
		const unsigned char *p = (unsigned char *)block;

		ok = more < o->n_next ||
		     ole_damaged(o, "its table is not complete", err);
		ok = ok && read_sectors(o, more, 1, block, err);
		for (size_t i = 0; ok && i < per && o->fat.n < count; i++)
			chain_add(&o->fat, little32(p + 4 * i));
		more = little32(p + 4 * per);
	}
	free(block);
	return ok;
}

static bool
read_fat(struct ole *o, struct err *err)
{
	size_t per = ((size_t)1 << o->shift) / 4;
	char *block = xcalloc(1, (size_t)1 << o->shift);
	bool ok = true;

	o->next = xrealloc(NULL, o->n_next + 1, sizeof(*o->next));
	memset(o->next, 0xFF, (o->n_next + 1) * sizeof(*o->next));
	for (size_t i = 0; ok && i < o->fat.n; i++) {
		ok = o->fat.sector[i] < o->n_next ||
		     ole_damaged(o, "its table is not complete", err);
		ok = ok && read_sectors(o, o->fat.sector[i], 1, block, err);
		for (size_t k = 0; ok && k < per; k++)
			if (i * per + k < o->n_next)
				o->next[i * per + k] =
				    little32((unsigned char *)block + 4 * k);
	}
	free(block);
	return ok;
}

/* Read all of a chain that is not long. */
static bool
read_chain(
    const struct ole *o, const struct chain *c, struct buf *to, struct err *err)
{
	size_t size = (size_t)1 << o->shift;

	if (c->n > (size_t)TABLE_BYTES >> o->shift)
		return ole_damaged(o, "a table too large to be one", err);
	for (size_t i = 0; i < c->n; i++) {
		char *p = buf_reserve(to, size);

		if (!read_sectors(o, c->sector[i], 1, p, err))
			return false;
		to->len += size;
	}
	(void)buf_reserve(to, 0);
	return true;
}

static const unsigned char *
entry_at(const struct ole *o, uint32_t i)
{
	return (i + (size_t)1) * ENTRY <= o->dir.len
		   ? (unsigned char *)o->dir.data + (size_t)i * ENTRY
		   : NULL;
}

/* Read the table of small sectors. */
static bool
read_mini(struct ole *o, uint32_t first, struct err *err)
{
	struct chain c = { 0 };
	struct buf b = { 0 };
	bool ok = chain_follow(o, first, o->next, o->n_next, &c, err) &&
		  read_chain(o, &c, &b, err);

	free(c.sector);
	o->n_mini = ok ? b.len / 4 : 0;
	o->mini = xcalloc(o->n_mini + 1, sizeof(*o->mini));
	for (size_t i = 0; i < o->n_mini; i++)
		o->mini[i] = little32((unsigned char *)b.data + 4 * i);
	buf_clear(&b);
	return ok;
}

/* Read the directory, and of the small sectors where they are (2.6, 2.4). */
static bool
read_directory(struct ole *o, const unsigned char *header, struct err *err)
{
	struct chain c = { 0 };
	bool ok = chain_follow(
		      o, little32(header + 48), o->next, o->n_next, &c, err) &&
		  read_chain(o, &c, &o->dir, err);
	const unsigned char *root = NULL;

	free(c.sector);
	if (!ok)
		return false;
	root = entry_at(o, 0);
	if (root == NULL || root[66] != ENTRY_ROOT)
		return ole_damaged(o, "it has no directory", err);
	return chain_follow(o, little32(root + 116), o->next, o->n_next,
		   &o->root, err) &&
	       read_mini(o, little32(header + 60), err);
}

static bool
read_tables(struct ole *o, struct err *err)
{
	unsigned char header[HEADER];
	ssize_t n = 0;

	do
		n = pread(o->fd, header, HEADER, 0);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return err_errno(err, "%s: cannot be read", o->name);
	if (n < HEADER)
		return ole_damaged(o, "it has no whole header", err);
	o->shift = header[30];
	if ((o->shift != 9 && o->shift != 12) || header[31] != 0)
		return ole_damaged(o, "its header has no meaning", err);
	o->cutoff = little32(header + 56);
	o->n_next = (size_t)(((o->bytes - 1) >> o->shift));
	return read_fat_sectors(o, header, err) && read_fat(o, err) &&
	       read_directory(o, header, err);
}

bool
ole_open(struct ole **out, const struct file *f, struct err *err)
{
	struct ole *o = NULL;

	if (f->bytes > OLE_BYTES)
		return err_set(err, ERR_DATA,
		    "%s: is over %lld MB; save the sheet as .xlsx or CSV "
		    "UTF-8 and import that",
		    f->name, (long long)(OLE_BYTES >> 20));
	o = xcalloc(1, sizeof(*o));
	o->name = f->name;
	o->fd = f->fd;
	o->bytes = f->bytes;
	if (!read_tables(o, err)) {
		ole_close(o);
		return false;
	}
	*out = o;
	return true;
}

/* The entry has this name, which is in UTF-16 there. */
static bool
entry_is(const unsigned char *e, const char *name)
{
	size_t n = strlen(name);

	if (2 * (n + 1) > NAME_BYTES || little16(e + NAME_BYTES) != 2 * (n + 1))
		return false;
	for (size_t i = 0; i < n; i++)
		if (e[2 * i + 1] != 0 ||
		    tolower(e[2 * i]) != tolower((unsigned char)name[i]))
			return false;
	return true;
}

/* Entries are the nodes of trees; only the one below the root matters, for an
 * embedded workbook is not the file's. */
static const unsigned char *
ole_find(const struct ole *o, const char *name)
{
	size_t n = o->dir.len / ENTRY;
	uint32_t *todo = xcalloc(2 * n + 1, sizeof(*todo));
	char *seen = xcalloc(n + 1, 1);
	const unsigned char *found = NULL;
	size_t n_todo = 1;

	todo[0] = little32((unsigned char *)o->dir.data + 76);
	while (n_todo > 0 && found == NULL) {
		uint32_t i = todo[--n_todo];
		const unsigned char *e = entry_at(o, i);

		if (e == NULL || seen[i])
			continue;
		seen[i] = 1;
		if (entry_is(e, name))
			found = e;
		todo[n_todo++] = little32(e + 68);
		todo[n_todo++] = little32(e + 72);
	}
	free(todo);
	free(seen);
	return found;
}

bool
ole_has(const struct ole *o, const char *name)
{
	return ole_find(o, name) != NULL;
}

/* A small stream lies in small sectors, which lie in the root's sectors. */
static bool
read_small(struct ole *o, uint32_t first, struct err *err)
{
	struct chain c = { 0 };
	char *block = xcalloc(1, (size_t)1 << o->shift);
	int less = o->shift - MINI_SHIFT;
	bool ok = chain_follow(o, first, o->mini, o->n_mini, &c, err);

	for (size_t i = 0; ok && i < c.n; i++) {
		size_t in = c.sector[i] >> less;
		size_t at = (c.sector[i] & ((1U << less) - 1)) << MINI_SHIFT;

		ok = in < o->root.n ||
		     ole_damaged(o, "a sector that is not there", err);
		ok = ok && read_sectors(o, o->root.sector[in], 1, block, err);
		if (ok)
			buf_add(&o->small, block + at, (size_t)1 << MINI_SHIFT);
	}
	if (ok && (int64_t)o->small.len < o->size)
		ok = ole_damaged(o, "a stream ends too early", err);
	free(c.sector);
	free(block);
	return ok;
}

/* The file's last sector may be cut short, but not where the stream has bytes
 * in it. */
static bool
all_there(const struct ole *o)
{
	for (size_t i = 0; i < o->chosen.n; i++) {
		int64_t from = (int64_t)i << o->shift;
		int64_t n = o->size - from;
		int64_t at = ((int64_t)o->chosen.sector[i] + 1) << o->shift;

		if (n > INT64_C(1) << o->shift)
			n = INT64_C(1) << o->shift;
		if (n > 0 && at + n > o->bytes)
			return false;
	}
	return true;
}

bool
ole_select(struct ole *o, const char *name, struct err *err)
{
	const unsigned char *e = ole_find(o, name);

	if (e == NULL || e[66] != ENTRY_STREAM)
		return ole_damaged(o, "its workbook is no stream", err);
	free(o->chosen.sector);
	o->chosen = (struct chain){ 0 };
	buf_reset(&o->small);
	o->block_n = 0;
	/* the upper half means something with large sectors only (2.6.1) */
	o->size = little32(e + 120);
	if (o->shift == 12 && little32(e + 124) != 0)
		return ole_damaged(o, "a stream larger than the file", err);
	o->is_small = o->size < (int64_t)o->cutoff;
	if (o->is_small)
		return read_small(o, little32(e + 116), err);
	if (!chain_follow(
		o, little32(e + 116), o->next, o->n_next, &o->chosen, err))
		return false;
	if ((int64_t)o->chosen.n << o->shift < o->size || !all_there(o))
		return ole_damaged(o, "a stream ends too early", err);
	return true;
}

int64_t
ole_size(const struct ole *o)
{
	return o->size;
}

/* Have the i-th sector of the stream in the block, and those that follow it
 * in the file, too. */
static bool
ole_fill(struct ole *o, size_t i, struct err *err)
{
	const uint32_t *sector = o->chosen.sector;
	size_t n = 1;

	if (i >= o->block_at && i < o->block_at + o->block_n)
		return true;
	if (o->block == NULL)
		o->block = xcalloc(BLOCK_SECTORS, (size_t)1 << o->shift);
	while (n < BLOCK_SECTORS && i + n < o->chosen.n &&
	       sector[i + n] == sector[i] + n)
		n++;
	o->block_n = 0;
	if (!read_sectors(o, sector[i], n, o->block, err))
		return false;
	o->block_at = i;
	o->block_n = n;
	return true;
}

bool
ole_read(struct ole *o, int64_t at, void *to, size_t n, struct err *err)
{
	char *p = to;

	if (o->is_small) {
		memcpy(p, o->small.data + at, n);
		return true;
	}
	while (n > 0) {
		size_t i = (size_t)(at >> o->shift);
		size_t in = 0;
		size_t k = 0;

		if (!ole_fill(o, i, err))
			return false;
		in = (size_t)(at - ((int64_t)o->block_at << o->shift));
		k = (o->block_n << o->shift) - in;
		if (k > n)
			k = n;
		memcpy(p, o->block + in, k);
		p += k;
		at += (int64_t)k;
		n -= k;
	}
	return true;
}

void
ole_close(struct ole *o)
{
	if (o == NULL)
		return;
	free(o->fat.sector);
	free(o->next);
	free(o->mini);
	free(o->root.sector);
	free(o->chosen.sector);
	free(o->block);
	buf_clear(&o->dir);
	buf_clear(&o->small);
	free(o);
}
