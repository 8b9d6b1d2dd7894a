/* xlsx_merge.c - the merged ranges of a sheet, carried down its rows. */
#include "sheet/xlsx_merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sheet/xml.h"

enum {
	COLUMN_LAST = SHEET_ROW_CELLS,
	ROW_LAST = 1048576,
	SCAN_BYTES = 64 << 10,
	QUOTE_BYTES = 80
};

static const char merge_word[] = "mergeCell";

bool
xlsx_address(const char *p, size_t n, int32_t *column, int32_t *row)
{
	size_t i = 0;

	*column = 0;
	*row = 0;
	for (; i < n; i++) {
		int letter = p[i] | 0x20;

		if (letter < 'a' || letter > 'z')
			break;
		*column = *column * 26 + letter - 'a' + 1;
		if (*column > COLUMN_LAST)
			return false;
	}
	for (; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return false;
		*row = *row * 10 + p[i] - '0';
		if (*row > ROW_LAST)
			return false;
	}
	return n > 0;
}

void
xlsx_column(int64_t column, struct buf *to)
{
	char letters[16];
	size_t i = sizeof(letters);

	for (; column > 0 && i > 0; column = (column - 1) / 26)
		letters[--i] = (char)('A' + (column - 1) % 26);
	buf_add(to, letters + i, sizeof(letters) - i);
}

void
xlsx_columns(struct buf *to, int64_t first, int64_t last)
{
	if (to->len > XLSX_COLUMNS) {
		if (to->data[to->len - 1] != '.')
			buf_str(to, ", ...");
		return;
	}
	buf_str(to, to->len > 0 ? ", " : "");
	xlsx_column(first, to);
	if (last <= first)
		return;
	buf_str(to, " to ");
	xlsx_column(
	    last < (int64_t)SHEET_ROW_CELLS ? last : (int64_t)SHEET_ROW_CELLS,
	    to);
}

size_t
xlsx_cut(const char *s, size_t n)
{
	size_t k = n < QUOTE_BYTES ? n : QUOTE_BYTES;

	while (k > 0 && k < n && ((unsigned char)s[k] & 0xC0) == 0x80)
		k--;
	return k;
}

static void
drop_held(struct xlsx_merge *m, size_t i)
{
	m->bytes -= m->held[i].len;
	free(m->held[i].text);
}

void
xlsx_merge_rewind(struct xlsx_merge *m)
{
	for (size_t i = 0; i < m->n_held; i++)
		drop_held(m, i);
	m->n_held = 0;
	m->next = 0;
}

void
xlsx_merge_clear(struct xlsx_merge *m)
{
	xlsx_merge_rewind(m);
	free(m->range);
	free(m->held);
	*m = (struct xlsx_merge){ 0 };
}

/* Whether the word is in p[0..n). */
static bool
holds_merge(const char *p, size_t n)
{
	size_t len = sizeof(merge_word) - 1;
	const char *end = p + n;

	while ((size_t)(end - p) >= len) {
		p = memchr(p, merge_word[0], (size_t)(end - p) - len + 1);
		if (p == NULL)
			return false;
		if (memcmp(p, merge_word, len) == 0)
			return true;
		p++;
	}
	return false;
}

/* Whether the part may have merged ranges; other encodings than ASCII's kin
 * are not looked through. */
static bool
scan_part(struct part *r, bool *maybe, struct err *err)
{
	char *block = xcalloc(1, SCAN_BYTES);
	size_t keep = 0;
	size_t n = 1;
	bool first = true;
	bool ok = true;

	*maybe = false;
	while (ok && !*maybe && n > 0) {
		ok = part_read(r, block + keep, SCAN_BYTES - keep, &n, err);
		if (!ok)
			break;
		n += n > 0 ? keep : 0;
		if (first && n > 1)
			*maybe = block[0] == '\0' || block[1] == '\0' ||
				 (unsigned char)block[0] >= 0xFE;
		first = false;
		*maybe = *maybe || holds_merge(block, n);
		keep = n < sizeof(merge_word) - 1 ? n : sizeof(merge_word) - 1;
		memmove(block, block + n - keep, keep);
	}
	free(block);
	return ok;
}

void
xlsx_merge_add(struct xlsx_merge *m, struct xlsx_range r)
{
	if (r.right < r.left || r.bottom < r.top)
		return;
	m->more = m->n == XLSX_MERGES;
	if (m->more)
		return;
	if ((m->n & (m->n - 1)) == 0)
		m->range = xrealloc(
		    m->range, m->n == 0 ? 1 : 2 * m->n, sizeof(*m->range));
	m->range[m->n++] = r;
}

static void
add_range(struct xlsx_merge *m, const char *ref)
{
	const char *colon = strchr(ref, ':');
	struct xlsx_range r = { 0 };

	if (colon == NULL ||
	    !xlsx_address(ref, (size_t)(colon - ref), &r.left, &r.top) ||
	    !xlsx_address(colon + 1, strlen(colon + 1), &r.right, &r.bottom) ||
	    r.left == 0 || r.top == 0)
		return;
	xlsx_merge_add(m, r);
}

struct looking {
	struct xlsx_merge *merge;
	int32_t row, column; /* of the cell */
};

static void
look_row(struct looking *l, const char *number)
{
	int32_t column = 0;
	int32_t row = 0;

	l->column = 0;
	if (number != NULL &&
	    xlsx_address(number, strlen(number), &column, &row) && row > 0)
		l->row = row;
	else if (l->row < ROW_LAST)
		l->row++;
}

static void
merge_start(void *ctx, const char *name, const char *const *attr)
{
	struct looking *l = ctx;
	const char *ref = NULL;
	int32_t row = 0;
	int32_t column = 0;

	if (strcmp(name, "row") == 0) {
		look_row(l, xml_attr(attr, "r"));
	} else if (strcmp(name, "c") == 0) {
		ref = xml_attr(attr, "r");
		l->column++;
		if (ref != NULL &&
		    xlsx_address(ref, strlen(ref), &column, &row) && column > 0)
			l->column = column;
	} else if (strcmp(name, "v") == 0 || strcmp(name, "is") == 0) {
		if (l->column > l->merge->width && l->column <= COLUMN_LAST)
			l->merge->width = l->column;
		if (l->row > l->merge->height)
			l->merge->height = l->row;
	} else if (strcmp(name, "mergeCell") == 0) {
		ref = xml_attr(attr, "ref");
		if (ref != NULL)
			add_range(l->merge, ref);
	}
}

static void
merge_end(void *ctx, const char *name)
{
	(void)ctx;
	(void)name;
}

static int
by_place(const void *a, const void *b)
{
	const struct xlsx_range *x = a;
	const struct xlsx_range *y = b;

	if (x->top != y->top)
		return x->top < y->top ? -1 : 1;
	return (x->left > y->left) - (x->left < y->left);
}

void
xlsx_merge_sort(struct xlsx_merge *m)
{
	if (m->n > 0)
		qsort(m->range, m->n, sizeof(*m->range), by_place);
}

int64_t
xlsx_merge_cells(const struct xlsx_merge *m)
{
	int64_t n = 0;

	for (size_t i = 0; i < m->n; i++) {
		const struct xlsx_range *r = &m->range[i];
		int64_t right = r->right < m->width ? r->right : m->width;
		int64_t bottom = r->bottom < m->height ? r->bottom : m->height;

		if (right >= r->left && bottom >= r->top)
			n += (right - r->left + 1) * (bottom - r->top + 1);
	}
	return n;
}

bool
xlsx_merge_read(
    struct xlsx_merge *m, struct package *p, size_t part, struct err *err)
{
	static const struct xml_events on = { .start = merge_start,
		.end = merge_end };
	struct looking l = { .merge = m };
	struct part *r = NULL;
	bool maybe = false;
	bool ok = part_open(&r, p, part, err) && scan_part(r, &maybe, err);

	part_close(r);
	if (!ok || !maybe)
		return ok;
	if (!xml_whole(p, part, &on, &l, err))
		return false;
	xlsx_merge_sort(m);
	return true;
}

/* The row being filled. */
struct xlsx_line {
	struct sheet_cell *cell;
	size_t *n;
	struct buf *trouble;
};

static void
first_trouble(struct buf *trouble, const char *text)
{
	if (trouble->len == 0)
		buf_str(trouble, text);
}

/* The place among those held where a range that starts at left belongs. */
static size_t
place_for(const struct xlsx_merge *m, int32_t left)
{
	size_t low = 0;
	size_t high = m->n_held;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (m->held[mid].range.left < left)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Hold a range that starts in this row or one passed over.  False when it
 * overlaps another. */
static bool
hold(struct xlsx_merge *m, const struct xlsx_range *r, const char *text,
    size_t len)
{
	size_t i = place_for(m, r->left);

	if ((i > 0 && m->held[i - 1].range.right >= r->left) ||
	    (i < m->n_held && m->held[i].range.left <= r->right))
		return false;
	if (m->n_held == m->room_held) {
		m->room_held = m->room_held == 0 ? 16 : 2 * m->room_held;
		m->held = xrealloc(m->held, m->room_held, sizeof(*m->held));
	}
	memmove(
	    m->held + i + 1, m->held + i, (m->n_held - i) * sizeof(*m->held));
	m->held[i] = (struct xlsx_held){
		.range = *r, .text = xstrndup(text, len), .len = len
	};
	m->n_held++;
	m->bytes += len;
	return true;
}

static void
let_go(struct xlsx_merge *m, int64_t row)
{
	size_t to = 0;

	for (size_t i = 0; i < m->n_held; i++) {
		if (m->held[i].range.bottom < row)
			drop_held(m, i);
		else
			m->held[to++] = m->held[i];
	}
	m->n_held = to;
}

/* Hold all ranges that start up to this row. */
static void
take_up(struct xlsx_merge *m, int64_t row, const struct sheet_cell *cell,
    size_t n, struct buf *trouble)
{
	for (; m->next < m->n && m->range[m->next].top <= row; m->next++) {
		const struct xlsx_range *r = &m->range[m->next];
		size_t i = (size_t)r->left - 1;
		const char *text = "";
		size_t len = 0;

		if (r->bottom < row)
			continue;
		if (r->top == row && i < n) {
			text = cell[i].text;
			len = cell[i].len;
		}
		if (m->bytes + len > SHEET_ROW_BYTES) {
			first_trouble(trouble, "too much text in merged cells");
			len = 0;
		}
		if (!hold(m, r, text, len))
			first_trouble(trouble, "merged ranges overlap");
	}
}

/* Another cell of the range than its first one. */
static void
cover(const struct xlsx_held *h, int64_t row, size_t i, struct sheet_cell *c,
    struct buf *trouble)
{
	c->merged = c->len == 0 || h->len > 0;
	if (!c->merged)
		return;
	if (c->len > 0 && trouble->len == 0 &&
	    (c->len != h->len || memcmp(c->text, h->text, h->len) != 0)) {
		buf_str(trouble, "cell ");
		xlsx_column((int64_t)i + 1, trouble);
		buf_fmt(trouble,
		    "%lld lies under a merged cell and is not shown: \"%.*s\"",
		    (long long)row, (int)xlsx_cut(c->text, c->len), c->text);
	}
	c->text = h->text;
	c->len = h->len;
}

/* Give the cells of one range their text; returns the bytes of it, with
 * copies.  There are at most room left. */
static size_t
spread(const struct xlsx_merge *m, const struct xlsx_held *h, int64_t row,
    struct xlsx_line *line, size_t room)
{
	size_t from = (size_t)h->range.left - 1;
	size_t end = (size_t)h->range.right;
	size_t bytes = 0;

	if (end > (size_t)m->width)
		end = (size_t)m->width;
	/* a range without a text makes no row wider */
	if (h->len == 0 && end > *line->n)
		end = *line->n;
	for (size_t i = from; i < end; i++) {
		for (; *line->n <= i; (*line->n)++)
			line->cell[*line->n] =
			    (struct sheet_cell){ .text = "" };
		if (i == from && h->range.top == row)
			continue;
		bytes += h->len;
		if (bytes > room) {
			first_trouble(
			    line->trouble, "too much text in merged cells");
			break;
		}
		cover(h, row, i, &line->cell[i], line->trouble);
	}
	return bytes < room ? bytes : room;
}

void
xlsx_merge_row(struct xlsx_merge *m, int64_t row, struct sheet_cell *cell,
    size_t *n, struct buf *trouble)
{
	struct xlsx_line line = { .cell = cell, .n = n, .trouble = trouble };
	size_t room = SHEET_ROW_BYTES;

	let_go(m, row);
	take_up(m, row, cell, *n, trouble);
	for (size_t k = 0; k < m->n_held && room > 0; k++)
		room -= spread(m, &m->held[k], row, &line, room);
}
