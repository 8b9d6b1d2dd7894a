/* encoding.c - which encoding the text of a file is in, and the way to UTF-8.
 */
#include "sheet/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <uchardet/uchardet.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "sheet/bytes.h"
#include "sheet/charset.h"
#include "sheet/high.h"
#include "sheet/lazy.h"
#include "sheet/script.h"

enum { BLOCK = 64 << 10 };

/* Logarithms of likelihoods: what uchardet's word counts, unless the text is
 * short, and by how much
 * the best has to be better than one that reads the text otherwise. */
#define WITNESS 3.0
/* A list has many characters of such a script, or none. */
#define LONELY 3.0
/* Letters less likely than that, on average, are no text in that encoding:
 * in scripts of some dozen letters and in those of thousands. */
#define NO_TEXT_FEW (-7.0)
#define NO_TEXT_MANY (-10.0)
/* A rare encoding takes so many characters to be believed. */
#define FEW 4
#define MARGIN 6.0

static void
encoding_is(struct encoding *e, const char *name)
{
	const struct charset *c = charset_by_name(name);

	e->name = c->name;
	e->iconv = c->iconv;
}

/* --- marks and zero bytes --- */

static bool
by_mark(struct encoding *e, const char *p, size_t n)
{
	static const struct {
		const char *mark;
		size_t n;
		const char *name;
	} mark[] = {
		{ "\xFF\xFE\0\0", 4, "UTF-32LE" },
		{ "\0\0\xFE\xFF", 4, "UTF-32BE" },
		{ "\xFF\xFE", 2, "UTF-16LE" },
		{ "\xFE\xFF", 2, "UTF-16BE" },
	};

	for (size_t i = 0; i < sizeof(mark) / sizeof(mark[0]); i++) {
		if (n < mark[i].n || memcmp(p, mark[i].mark, mark[i].n) != 0)
			continue;
		encoding_is(e, mark[i].name);
		e->mark = mark[i].n;
		return true;
	}
	return false;
}

/* Whether a line ends in p as UTF-16 has it, its zero byte at odd places or
 * even ones. */
static bool
wide_lines(const char *p, size_t n, size_t odd)
{
	for (size_t i = 0; i + 1 < n; i += 2) {
		if (p[i + odd] == '\0' &&
		    (p[i + 1 - odd] == '\n' || p[i + 1 - odd] == '\r'))
			return true;
	}
	return false;
}

/* Without a mark: the high halves of a text's characters are mostly zero, or
 * all alike in scripts that are no Latin; the low ones hardly ever are.  Line
 * ends and delimiters of any script have a zero. */
static bool
by_zeros(struct encoding *e, const char *p, size_t n)
{
	size_t nul[4] = { 0 };
	size_t quarter = n / 4;

	for (size_t i = 0; i < quarter * 4; i++)
		nul[i % 4] += p[i] == '\0' ? 1 : 0;
	if (n < 8)
		return false;
	if (n % 4 == 0 && nul[0] == quarter && nul[1] > quarter * 9 / 10 &&
	    nul[3] <= quarter / 16) {
		encoding_is(e, "UTF-32BE");
		return true;
	}
	if (n % 4 == 0 && nul[3] == quarter && nul[2] > quarter * 9 / 10 &&
	    nul[0] <= quarter / 16) {
		encoding_is(e, "UTF-32LE");
		return true;
	}
	for (size_t odd = 0; odd < 2; odd++) {
		size_t zeros = nul[odd] + nul[odd + 2];
		size_t other = nul[1 - odd] + nul[3 - odd];

		if ((zeros >= 2 && zeros > n / 8 && other <= n / 128) ||
		    (zeros >= 4 && zeros > n / 40 && other * 4 < zeros &&
			wide_lines(p, n, odd))) {
			encoding_is(e, odd == 0 ? "UTF-16BE" : "UTF-16LE");
			return true;
		}
	}
	return false;
}

/* --- bytes beyond ASCII --- */

/* uchardet's word on the evidence, as a candidate, or NULL. */
static const struct charset *
witness(const struct buf *text)
{
	struct err none = { 0 };
	const struct charset *c = NULL;
	uchardet_t u = NULL;

	if (!lazy_load(LAZY_UCHARDET, &none))
		return NULL;
	u = uchardet_new();
	if (uchardet_handle_data(u, buf_text(text), text->len) == 0) {
		uchardet_data_end(u);
		c = charset_by_name(uchardet_get_charset(u));
	}
	uchardet_delete(u);
	return c;
}

/* A byte that is no part of a character, in a form that no text has: a lone
 * surrogate (Unicode 15, chapter 3.9, D92) by its number. */
static void
add_stray(struct buf *out, unsigned char byte)
{
	buf_char(out, (char)0xED);
	buf_char(out, (char)(0xB0 | byte >> 6));
	buf_char(out, (char)(0x80 | (byte & 0x3F)));
}

/* Decode in[0..n) into out, but for bytes at the end that are a character cut
 * short, unless last; returns how many those are.  unit is how many bytes are
 * passed over where there is no character. */
static size_t
convert(iconv_t how, const char *in, size_t n, bool last, size_t unit,
    struct buf *out)
{
	char *from = (char *)(uintptr_t)in; /* iconv does not write there */

	while (n > 0) {
		size_t room = n * 4 + 16;
		char *to = buf_reserve(out, room);
		size_t left = room;
		size_t rc = iconv(how, &from, &n, &to, &left);

		out->len += room - left;
		out->data[out->len] = '\0';
		if (rc != (size_t)-1 || errno == E2BIG)
			continue;
		if (errno == EINVAL && !last)
			return n;
		for (size_t i = 0; i < unit && n > 0; i++, n--)
			add_stray(out, (unsigned char)*from++);
	}
	return 0;
}

/* What the evidence is in one encoding. */
struct reading {
	const struct charset *charset; /* NULL: UTF-8, damaged */
	struct buf text;               /* owned */
	double score;                  /* how likely */
	double weight;                 /* what its letters count */
};

static bool
is_8859(const struct charset *c)
{
	return strncmp(c->name, "ISO-8859-", 9) == 0;
}

/* Whether it is of a script of thousands. */
static bool
is_many(const struct charset *c)
{
	return strchr("stjk", c->script) != NULL;
}

static void
reading_make(struct reading *r, const struct charset *c, const struct high *v,
    const struct charset *word)
{
	iconv_t how = iconv_open("UTF-8", c->iconv);

	buf_reset(&r->text);
	r->charset = c;
	r->score = -HUGE_VAL;
	if (how == (iconv_t)-1)
		return;
	(void)convert(how, buf_text(&v->text), v->text.len, true, 1, &r->text);
	(void)iconv_close(how); /* cannot fail on one that is open */
	r->score = script_score(
	    buf_text(&r->text), r->text.len, c->script, &r->weight);
	r->score += c->prior;
	if (c == word && r->weight >= FEW)
		r->score += WITNESS;
	if (r->weight < FEW && is_many(c))
		r->score -= LONELY;
}

/* UTF-8 in which some bytes are in another encoding. */
static void
reading_damaged(struct reading *r, const struct high *v)
{
	double weight = 0;

	r->score = -HUGE_VAL;
	for (const char *s = "wcubrghaistjk"; v->good > 0 && *s != '\0'; s++) {
		double score =
		    script_score(buf_text(&v->text), v->text.len, *s, &weight);

		if (score > r->score)
			r->score = score;
	}
}

/* Whether letters are as likely as they are in a text. */
static bool
reading_is_text(const struct reading *r)
{
	return r->score - r->charset->prior >=
	       r->weight * (is_many(r->charset) ? NO_TEXT_MANY : NO_TEXT_FEW);
}

/* Another encoding in which the text reads nearly as well, otherwise. */
static void
find_rival(struct encoding *e, const struct reading *best, const double *score,
    const struct high *v)
{
	size_t n = 0;
	const struct charset *c = charset_all(&n);
	struct reading r = { 0 };
	double most = best->score - MARGIN;
	struct high count = { 0 };

	for (size_t i = 0; i < n; i++) {
		if (&c[i] == best->charset || score[i] < most)
			continue;
		reading_make(&r, &c[i], v, NULL);
		if (r.text.len == best->text.len &&
		    memcmp(buf_text(&r.text), buf_text(&best->text),
			r.text.len) == 0)
			continue;
		most = score[i];
		e->rival = c[i].name;
	}
	high_count(&count, buf_text(&best->text), best->text.len);
	if (e->rival == NULL && count.good + count.bad < FEW &&
	    best->charset->prior < -1)
		e->rival = c[0].name;
	buf_clear(&r.text);
}

static void
by_language(struct encoding *e, const struct high *v)
{
	const struct charset *word = witness(&v->text);
	size_t n = 0;
	const struct charset *c = charset_all(&n);
	double *score = xcalloc(n, sizeof(*score));
	struct reading best = { .score = -HUGE_VAL };
	struct reading damaged = { 0 };
	struct reading r = { 0 };

	for (size_t i = 0; i < n; i++) {
		score[i] = -HUGE_VAL;
		if (c[i].script == '\0' || (v->c1 && is_8859(&c[i])))
			continue;
		reading_make(&r, &c[i], v, word);
		score[i] = r.score;
		if (r.score > best.score) {
			struct reading was = best;

			best = r;
			r = was;
		}
	}
	reading_damaged(&damaged, v);
	if (best.charset != NULL && best.score > damaged.score &&
	    reading_is_text(&best)) {
		encoding_is(e, best.charset->name);
		find_rival(e, &best, score, v);
	}
	buf_clear(&best.text);
	buf_clear(&r.text);
	free(score);
}

/* Text of seven bits that switches between sets of characters. */
static bool
by_escape(struct encoding *e, const char *p, size_t n)
{
	static const struct {
		const char *escape;
		const char *name;
	} known[] = {
		{ "\x1B$B", "ISO-2022-JP" },
		{ "\x1B$@", "ISO-2022-JP" },
		{ "\x1B$)C", "ISO-2022-KR" },
	};
	const char *esc = memchr(p, '\x1B', n);

	for (size_t i = 0; esc != NULL && i < 3; i++) {
		size_t len = strlen(known[i].escape);

		if ((size_t)(p + n - esc) < len ||
		    memcmp(esc, known[i].escape, len) != 0)
			continue;
		encoding_is(e, known[i].name);
		return true;
	}
	return false;
}

static bool
encoding_asked(struct encoding *e, const char *asked, const struct file *f,
    struct err *err)
{
	const struct charset *c = charset_by_name(asked);

	if (strcasecmp(asked, "UTF-8") == 0 || strcasecmp(asked, "UTF8") == 0)
		return true;
	if (c == NULL)
		return err_set(err, ERR_USAGE,
		    "%s: \"%s\" is no encoding known here; some that are: "
		    "UTF-8, UTF-16, windows-1252 (Western Europe), "
		    "windows-1250 (Central Europe), windows-1251 (Cyrillic), "
		    "ISO-8859-15, macintosh, Shift_JIS, GB18030, Big5, EUC-KR",
		    f->name, asked);
	/* Of UTF-16 and UTF-32 a mark says more than the name; of others it
	 * is left out. */
	if (by_mark(e, buf_text(&f->sample), f->sample.len) &&
	    strncmp(e->name, c->name, 6) == 0)
		return true;
	e->name = c->name;
	e->iconv = c->iconv;
	return true;
}

bool
encoding_find(struct encoding *e, const struct file *f, const char *asked,
    struct err *err)
{
	const char *p = buf_text(&f->sample);
	struct high v = { 0 };
	bool ok = true;

	*e = (struct encoding){ .name = "UTF-8" };
	e->mark = bytes_bom(p, f->sample.len);
	if (asked != NULL)
		return encoding_asked(e, asked, f, err);
	if (e->mark > 0 || by_mark(e, p, f->sample.len) ||
	    by_zeros(e, p, f->sample.len))
		return true;
	if (!f->high) {
		(void)by_escape(e, p, f->sample.len); /* or it is ASCII */
		return true;
	}
	ok = high_read(&v, f, err);
	e->twice = v.twice;
	if (ok && !high_is_utf8(&v))
		by_language(e, &v);
	buf_clear(&v.text);
	return ok;
}

/* Bytes that a character has at least. */
static size_t
unit_of(const struct encoding *e)
{
	return strncmp(e->name, "UTF-16", 6) == 0   ? 2
	       : strncmp(e->name, "UTF-32", 6) == 0 ? 4
						    : 1;
}

static bool
decode_blocks(iconv_t how, const struct encoding *e, const struct file *f,
    int spool, struct err *err)
{
	char *block = xrealloc(NULL, BLOCK, 1);
	struct buf out = { 0 };
	size_t unit = unit_of(e);
	size_t held = 0;
	int64_t at = (int64_t)e->mark;
	bool ok = true;

	while (ok) {
		ssize_t got =
		    pread(f->fd, block + held, BLOCK - held, (off_t)at);
		size_t n = held + (got > 0 ? (size_t)got : 0);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			ok = err_errno(err, "%s: cannot be read", f->name);
		if (got < 0 || n == 0)
			break;
		buf_reset(&out);
		held = convert(how, block, n, got == 0, unit, &out);
		memmove(block, block + n - held, held);
		ok = file_write(spool, buf_text(&out), out.len, err);
		at += got;
		if (got == 0)
			break;
	}
	buf_clear(&out);
	free(block);
	return ok;
}

bool
encoding_decode(const struct encoding *e, const struct file *f, int *fd,
    int64_t *bytes, struct err *err)
{
	iconv_t how = iconv_open("UTF-8", e->iconv);
	off_t end = 0;
	bool ok = false;

	if (how == (iconv_t)-1)
		return err_errno(
		    err, "%s: %s cannot be decoded here", f->name, e->name);
	*fd = -1;
	ok = file_spool(fd, err) && decode_blocks(how, e, f, *fd, err);
	(void)iconv_close(how); /* cannot fail on one that is open */
	end = ok ? lseek(*fd, 0, SEEK_END) : 0;
	if (ok && (end < 0 || lseek(*fd, 0, SEEK_SET) < 0))
		ok = err_errno(err, "%s: cannot be read again", f->name);
	*bytes = (int64_t)end;
	return ok;
}
