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
#include "sheet/lazy.h"

enum {
	BLOCK = 64 << 10,
	/* So much text around bytes beyond ASCII is judged. */
	EVIDENCE = 24 << 10
};

/* A text is taken for UTF-8 unless over one of so many of its characters
 * beyond ASCII is not well-formed. */
#define BAD_SHARE 8

/* Logarithms of likelihoods: what uchardet's word counts, and by how much
 * the best has to be better than one that reads the text otherwise. */
#define WITNESS 3.0
/* Letters less likely than that, on average, are no text in that encoding:
 * in scripts of some dozen letters and in those of thousands. */
#define NO_TEXT_FEW (-7.0)
#define NO_TEXT_MANY (-10.0)
/* A rare encoding takes so many characters to be believed. */
#define FEW 4
#define MARGIN 4.0

/* The encodings a spreadsheet may be in.  prior says how rare one is among
 * them (a logarithm): it decides where a text is the same, or as likely, in
 * several.  Of several names for one the first is shown. */
static const struct candidate {
	const char *name;
	const char *iconv;
	char script; /* of encoding_score; '\0': only when asked for */
	double prior;
} candidate[] = {
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
	{ "EUC-JP", "EUC-JP", 'j', -3 },
	{ "KOI8-R", "KOI8-R", 'r', -3 },
	{ "ISO-8859-15", "ISO-8859-15", 'w', -4 },
	{ "ISO-8859-2", "ISO-8859-2", 'c', -4 },
	{ "macintosh", "MACINTOSH", 'w', -4 },
	{ "IBM850", "CP850", 'w', -5 },
	{ "IBM852", "CP852", 'c', -5 },
	{ "IBM866", "CP866", 'r', -5 },
	{ "ISO-8859-5", "ISO-8859-5", 'r', -5 },
	{ "ISO-8859-7", "ISO-8859-7", 'g', -4 },
	{ "ISO-8859-9", "ISO-8859-9", 'u', -4 },
	{ "TIS-620", "CP874", 'i', -3 },
	{ "ISO-8859-1", "ISO-8859-1", '\0', 0 },
	{ "x-mac-cyrillic", "MAC-CYRILLIC", '\0', 0 },
	{ "KOI8-U", "KOI8-U", '\0', 0 },
	{ "windows-1258", "CP1258", '\0', 0 },
	{ "UTF-16LE", "UTF-16LE", '\0', 0 },
	{ "UTF-16BE", "UTF-16BE", '\0', 0 },
	{ "UTF-32LE", "UTF-32LE", '\0', 0 },
	{ "UTF-32BE", "UTF-32BE", '\0', 0 },
};
enum { N_CANDIDATE = sizeof(candidate) / sizeof(candidate[0]) };

static const struct {
	const char *alias;
	const char *name;
} alias[] = {
	{ "cp1252", "windows-1252" },
	{ "ansi", "windows-1252" },
	{ "latin1", "ISO-8859-1" },
	{ "latin-1", "ISO-8859-1" },
	{ "latin9", "ISO-8859-15" },
	{ "sjis", "Shift_JIS" },
	{ "cp932", "Shift_JIS" },
	{ "gbk", "GB18030" },
	{ "gb2312", "GB18030" },
	{ "cp936", "GB18030" },
	{ "cp949", "EUC-KR" },
	{ "cp950", "Big5" },
	{ "big5-hkscs", "Big5" },
	{ "mac", "macintosh" },
	{ "mac-roman", "macintosh" },
	{ "utf-16", "UTF-16LE" },
	{ "utf16", "UTF-16LE" },
	{ "utf-32", "UTF-32LE" },
};

static const struct candidate *
candidate_by_name(const char *name)
{
	for (size_t i = 0; i < sizeof(alias) / sizeof(alias[0]); i++) {
		if (strcasecmp(name, alias[i].alias) == 0)
			name = alias[i].name;
	}
	for (size_t i = 0; i < N_CANDIDATE; i++) {
		if (strcasecmp(name, candidate[i].name) == 0 ||
		    strcasecmp(name, candidate[i].iconv) == 0)
			return &candidate[i];
	}
	return NULL;
}

static void
encoding_is(struct encoding *e, const char *name)
{
	const struct candidate *c = candidate_by_name(name);

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
	if (n < 8 || n % 2 != 0)
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

/* What a reading of the whole file finds. */
struct evidence {
	size_t good;     /* characters beyond ASCII, well-formed */
	size_t bad;      /* bytes that belong to none */
	struct buf text; /* owned: stretches of lines with such bytes */
};

static size_t
ascii_run(const char *p, size_t n)
{
	size_t k = 0;

	while (k + 8 <= n) {
		uint64_t word = 0;

		memcpy(&word, p + k, 8);
		if ((word & UINT64_C(0x8080808080808080)) != 0)
			break;
		k += 8;
	}
	while (k < n && (unsigned char)p[k] < 0x80)
		k++;
	return k;
}

/* Count in p[0..n); last says that nothing follows it.  Returns how many
 * bytes at the end belong to a character that goes on behind it. */
static size_t
evidence_count(struct evidence *v, const char *p, size_t n, bool last)
{
	size_t k = ascii_run(p, n);

	while (k < n) {
		uint32_t c = 0;
		size_t len = utf8_decode(p + k, n - k, &c);

		if (len == 0 && !last && n - k < 4)
			return n - k;
		if (len == 0)
			v->bad++;
		else
			v->good++;
		k += len == 0 ? 1 : len;
		k += ascii_run(p + k, n - k);
	}
	return 0;
}

/* Keep the lines of p[0..n) that have bytes beyond ASCII, as long as there is
 * room; a line without end is cut where it is long. */
static void
evidence_keep(struct evidence *v, const char *p, size_t n)
{
	size_t k = 0;

	while (k < n && v->text.len < EVIDENCE) {
		size_t high = k + ascii_run(p + k, n - k);
		size_t from = high;
		size_t to = high;

		if (high == n)
			return;
		while (from > k && from + 200 > high && p[from - 1] != '\n' &&
		       p[from - 1] != '\r')
			from--;
		while (to < n && to < high + 2000 && p[to] != '\n' &&
		       p[to] != '\r')
			to++;
		buf_add(&v->text, p + from, to - from);
		buf_char(&v->text, '\n');
		k = to;
	}
}

static bool
evidence_read(struct evidence *v, const struct file *f, struct err *err)
{
	char *block = xrealloc(NULL, BLOCK, 1);
	size_t held = 0;
	int64_t at = 0;
	bool ok = true;

	for (;;) {
		ssize_t got =
		    pread(f->fd, block + held, BLOCK - held, (off_t)at);
		size_t n = held + (got > 0 ? (size_t)got : 0);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			ok = err_errno(err, "%s: cannot be read", f->name);
		if (got <= 0) {
			(void)evidence_count(v, block, held, true); /* none */
			break;
		}
		at += got;
		evidence_keep(v, block + held, (size_t)got);
		held = evidence_count(v, block, n, false);
		memmove(block, block + n - held, held);
	}
	free(block);
	return ok;
}

/* uchardet's word on the evidence, as a candidate, or NULL. */
static const struct candidate *
witness(const struct buf *text)
{
	struct err none = { 0 };
	const struct candidate *c = NULL;
	uchardet_t u = NULL;

	if (!lazy_load(LAZY_UCHARDET, &none))
		return NULL;
	u = uchardet_new();
	if (uchardet_handle_data(u, buf_text(text), text->len) == 0) {
		uchardet_data_end(u);
		c = candidate_by_name(uchardet_get_charset(u));
	}
	uchardet_delete(u);
	return c;
}

/* Decode in[0..n) into out; bytes that are no character go through as they
 * are and are counted.  Returns the bytes at the end that are a character cut
 * short, unless last. */
static size_t
convert(iconv_t how, const char *in, size_t n, bool last, struct buf *out,
    size_t *failed)
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
		buf_char(out, *from++);
		n--;
		++*failed;
	}
	return 0;
}

/* What a candidate makes of the evidence: its text, and how likely it is. */
static double
try_candidate(const struct candidate *c, const struct buf *text,
    const struct candidate *word, struct buf *out)
{
	iconv_t how = iconv_open("UTF-8", c->iconv);
	double score = c->prior + (c == word ? WITNESS : 0);
	size_t failed = 0;

	buf_reset(out);
	if (how == (iconv_t)-1)
		return -HUGE_VAL;
	(void)convert(how, buf_text(text), text->len, true, out, &failed);
	(void)iconv_close(how); /* cannot fail on one that is open */
	return score + encoding_score(buf_text(out), out->len, c->script);
}

/* Characters beyond ASCII; a byte that is none counts, too. */
static size_t
beyond(const struct buf *b)
{
	struct evidence v = { 0 };

	(void)evidence_count(&v, buf_text(b), b->len, true); /* to the end */
	return v.good + v.bad;
}

static void
by_language(struct encoding *e, const struct buf *text)
{
	const struct candidate *word = witness(text);
	double score[N_CANDIDATE];
	struct buf out = { 0 };
	struct buf best = { 0 };
	size_t at = 0;
	double rival = -HUGE_VAL;
	double least = 0;
	size_t n = 0;

	for (size_t i = 0; i < N_CANDIDATE; i++) {
		score[i] = -HUGE_VAL;
		if (candidate[i].script == '\0')
			continue;
		score[i] = try_candidate(&candidate[i], text, word, &out);
		if (score[i] > score[at] || i == 0) {
			at = i;
			buf_reset(&best);
			buf_add(&best, buf_text(&out), out.len);
		}
	}
	n = beyond(&best);
	least = strchr("stjk", candidate[at].script) != NULL ? NO_TEXT_MANY
							     : NO_TEXT_FEW;
	if (score[at] - candidate[at].prior < least * (double)n)
		goto out; /* UTF-8 with damage, then */
	encoding_is(e, candidate[at].name);
	for (size_t i = 0; i < N_CANDIDATE; i++) {
		if (i == at || score[i] < score[at] - MARGIN ||
		    score[i] <= rival)
			continue;
		(void)try_candidate(&candidate[i], text, word, &out);
		if (out.len == best.len &&
		    memcmp(buf_text(&out), buf_text(&best), out.len) == 0)
			continue;
		rival = score[i];
		e->rival = candidate[i].name;
	}
	if (e->rival == NULL && n < FEW && candidate[at].prior < -1)
		e->rival = candidate[0].name;
out:
	buf_clear(&out);
	buf_clear(&best);
}

static bool
encoding_asked(struct encoding *e, const char *asked, const struct file *f,
    struct err *err)
{
	const struct candidate *c = candidate_by_name(asked);

	if (strcasecmp(asked, "UTF-8") == 0 || strcasecmp(asked, "UTF8") == 0)
		return true;
	if (c == NULL)
		return err_set(err, ERR_USAGE,
		    "%s: \"%s\" is no encoding known here; some that are: "
		    "UTF-8, UTF-16, windows-1252 (Western Europe), "
		    "windows-1250 (Central Europe), windows-1251 (Cyrillic), "
		    "ISO-8859-15, macintosh, Shift_JIS, GB18030, Big5, EUC-KR",
		    f->name, asked);
	(void)by_mark(e, buf_text(&f->sample), f->sample.len); /* its length */
	e->name = c->name;
	e->iconv = c->iconv;
	return true;
}

bool
encoding_find(struct encoding *e, const struct file *f, const char *asked,
    struct err *err)
{
	const char *p = buf_text(&f->sample);
	struct evidence v = { 0 };
	bool ok = true;

	*e = (struct encoding){ .name = "UTF-8" };
	e->mark = bytes_bom(p, f->sample.len);
	if (asked != NULL)
		return encoding_asked(e, asked, f, err);
	if (e->mark > 0 || by_mark(e, p, f->sample.len) ||
	    by_zeros(e, p, f->sample.len) || !f->high)
		return true;
	ok = evidence_read(&v, f, err);
	if (ok && v.bad > 0 && v.good < v.bad * BAD_SHARE)
		by_language(e, &v.text);
	buf_clear(&v.text);
	return ok;
}

static bool
decode_blocks(iconv_t how, const struct encoding *e, const struct file *f,
    int spool, struct err *err)
{
	char *block = xrealloc(NULL, BLOCK, 1);
	struct buf out = { 0 };
	size_t held = 0;
	size_t failed = 0;
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
		held = convert(how, block, n, got == 0, &out, &failed);
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
