/* numfmt.c - number formats of workbooks: what a cell shows of its number. */
#include "sheet/numfmt.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "sheet/decimal.h"
#include "sheet/numfmt_parse.h"

enum {
	EXPONENT_MIN = 9, /* integers so long are identifiers, not E+08 */
	FORMAT_PLACES = 60,
};

/* ECMA-376 part 1, 18.8.30.  Those that differ by language (5 to 8 and 41 to
 * 44 are currencies; 27 to 36 and 50 to 58 dates of East Asia, 67 to 81 as
 * in Thai) are given by what they have in common. */
const char *
numfmt_builtin(int id)
{
	static const char *const code[] = { [0] = "General",
		[1] = "0",
		[2] = "0.00",
		[3] = "#,##0",
		[4] = "#,##0.00",
		[5] = "$#,##0;-$#,##0",
		[6] = "$#,##0;[Red]-$#,##0",
		[7] = "$#,##0.00;-$#,##0.00",
		[8] = "$#,##0.00;[Red]-$#,##0.00",
		[9] = "0%",
		[10] = "0.00%",
		[11] = "0.00E+00",
		[12] = "# ?/?",
		[13] = "# ?\?/?\?",
		[14] = "mm-dd-yy",
		[15] = "d-mmm-yy",
		[16] = "d-mmm",
		[17] = "mmm-yy",
		[18] = "h:mm AM/PM",
		[19] = "h:mm:ss AM/PM",
		[20] = "h:mm",
		[21] = "h:mm:ss",
		[22] = "m/d/yy h:mm",
		[27] = "yyyy-m-d",
		[28] = "yyyy-m-d",
		[29] = "yyyy-m-d",
		[30] = "yyyy-m-d",
		[31] = "yyyy-m-d",
		[32] = "h:mm",
		[33] = "h:mm:ss",
		[34] = "h:mm",
		[35] = "h:mm:ss",
		[36] = "yyyy-m-d",
		[37] = "#,##0 ;(#,##0)",
		[38] = "#,##0 ;[Red](#,##0)",
		[39] = "#,##0.00;(#,##0.00)",
		[40] = "#,##0.00;[Red](#,##0.00)",
		[41] = "_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-",
		[42] = "_-$* #,##0_-;-$* #,##0_-;_-$* \"-\"_-;_-@_-",
		[43] = "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"_-;_-@_-",
		[44] = "_-$* #,##0.00_-;-$* #,##0.00_-;_-$* \"-\"_-;_-@_-",
		[45] = "mm:ss",
		[46] = "[h]:mm:ss",
		[47] = "mm:ss.0",
		[48] = "##0.0E+0",
		[49] = "@",
		[50] = "yyyy-m-d",
		[51] = "yyyy-m-d",
		[52] = "yyyy-m-d",
		[53] = "yyyy-m-d",
		[54] = "yyyy-m-d",
		[55] = "yyyy-m-d",
		[56] = "yyyy-m-d",
		[57] = "yyyy-m-d",
		[58] = "yyyy-m-d",
		[59] = "0",
		[60] = "0.00",
		[61] = "#,##0",
		[62] = "#,##0.00",
		[67] = "0%",
		[68] = "0.00%",
		[69] = "# ?/?",
		[70] = "# ?\?/?\?",
		[71] = "d/m/yyyy",
		[72] = "d-mmm-yy",
		[73] = "d-mmm",
		[74] = "mmm-yy",
		[75] = "h:mm",
		[76] = "h:mm:ss",
		[77] = "d/m/yyyy h:mm",
		[78] = "mm:ss",
		[79] = "[h]:mm:ss",
		[80] = "mm:ss.0",
		[81] = "d/m/yyyy" };

	if (id < 0 || (size_t)id >= sizeof(code) / sizeof(code[0]))
		return NULL;
	return code[id];
}

struct numfmt *
numfmt_new(const char *code)
{
	struct numfmt *f = NULL;
	const char *p = code;

	if (code[0] == '\0' || strcasecmp(code, "General") == 0 ||
	    strcmp(code, "@") == 0)
		return NULL;
	f = xcalloc(1, sizeof(*f));
	while (f->n < SECTION_MAX) {
		p = section_parse(&f->section[f->n++], p);
		if (*p != ';')
			break;
		p++;
	}
	return f;
}

void
numfmt_free(struct numfmt *f)
{
	if (f == NULL)
		return;
	for (size_t i = 0; i < f->n; i++)
		section_clear(&f->section[i]);
	free(f);
}

/* Sections for numbers: one may be for texts. */
static size_t
number_sections(const struct numfmt *f)
{
	size_t n = f->n;

	if (n == SECTION_MAX || (n > 1 && f->section[n - 1].texts > 0))
		n--;
	return n;
}

static bool
meets(const struct section *s, double value)
{
	const char *c = s->compare;

	if (strcmp(c, "<") == 0)
		return value < s->limit;
	if (strcmp(c, "<=") == 0)
		return value <= s->limit;
	if (strcmp(c, ">") == 0)
		return value > s->limit;
	if (strcmp(c, ">=") == 0)
		return value >= s->limit;
	if (strcmp(c, "=") == 0)
		return value == s->limit;
	return strcmp(c, "<>") == 0 && value != s->limit;
}

/* The section for a number; *bare: its sign is the section's own affair. */
static const struct section *
choose_section(const struct numfmt *f, double value, bool *bare)
{
	const struct section *s = f->section;
	size_t n = number_sections(f);

	*bare = false;
	if (s[0].compare[0] != '\0' || (n > 1 && s[1].compare[0] != '\0')) {
		for (size_t i = 0; i < n; i++) {
			bool last = i + 1 == n && i > 0;

			if (meets(&s[i], value) ||
			    (s[i].compare[0] == '\0' &&
				(last || (i == 0 ? value > 0 : value < 0))))
				return &s[i];
		}
		return n > 1 ? &s[n - 1] : NULL;
	}
	if (value < 0 && n > 1) {
		*bare = true;
		return &s[1];
	}
	return value == 0 && n > 2 ? &s[2] : &s[0];
}

/* How a section of numbers is laid out. */
struct layout {
	int whole;  /* digits before the point */
	int places; /* and behind */
	int percent;
	int thousands; /* commas behind the last digit */
	bool grouped;
	bool has_point;
	size_t exponent; /* its token, or the section's n */
};

static void
layout_section(const struct section *s, struct layout *l)
{
	int commas = 0;

	*l = (struct layout){ .exponent = s->n };
	for (size_t i = 0; i < s->n; i++) {
		switch (s->token[i].kind) {
		case TOKEN_DIGIT:
			if (l->exponent < s->n)
				break;
			l->grouped =
			    l->grouped ||
			    (commas > 0 && l->whole > 0 && !l->has_point);
			commas = 0;
			if (l->has_point)
				l->places++;
			else
				l->whole++;
			break;
		case TOKEN_POINT:
			l->thousands += l->has_point ? 0 : commas;
			commas = 0;
			l->has_point = true;
			break;
		case TOKEN_COMMA:
			commas += l->whole > 0 ? 1 : 0;
			break;
		case TOKEN_PERCENT:
			l->percent++;
			break;
		case TOKEN_EXPONENT:
			l->exponent = l->exponent == s->n ? i : l->exponent;
			break;
		default:
			break;
		}
	}
	l->thousands += commas;
	if (l->places > FORMAT_PLACES)
		l->places = FORMAT_PLACES;
}

/* One digit before the point, with the comma behind it. */
static void
put_whole(
    const struct layout *l, const struct decimal *d, int k, struct buf *to)
{
	buf_char(to, decimal_digit(d, k));
	if (l->grouped && k > 0 && k % 3 == 0)
		buf_char(to, ',');
}

/* The place for the digit that counts ten to the power of k. */
static void
put_digit(const struct layout *l, const struct decimal *d, char what, int k,
    struct buf *to)
{
	bool real = k >= 0 ? k < d->point && d->n > 0
			   : d->n > 0 && -k <= d->n - d->point;

	if (!real && what == '#')
		return;
	if (!real && what == '?')
		buf_char(to, ' ');
	else if (k < 0)
		buf_char(to, decimal_digit(d, k));
	else
		put_whole(l, d, k, to);
}

static void
put_exponent(const struct section *s, size_t at, int exponent, struct buf *to)
{
	int width = 0;

	for (size_t i = at + 1; i < s->n; i++)
		width += s->token[i].kind == TOKEN_DIGIT ? 1 : 0;
	buf_char(to, 'E');
	if (exponent < 0)
		buf_char(to, '-');
	else if (s->token[at].what == '+')
		buf_char(to, '+');
	buf_fmt(to, "%0*d", width > 8 ? 8 : width, abs(exponent));
}

struct placed {
	const struct section *s;
	const struct layout *l;
	const struct decimal *d;
	int exponent;
};

/* Put the digits of d where the section has room for them. */
static void
put_number(const struct placed *p, struct buf *to)
{
	const struct decimal *d = p->d;
	int k = p->l->whole;
	int above = d->n > 0 ? d->point : 0; /* digits before the point */
	bool behind = false;

	for (size_t i = 0; i < p->s->n; i++) {
		const struct token *t = &p->s->token[i];

		if (i == p->l->exponent)
			put_exponent(p->s, i, p->exponent, to);
		if (i > p->l->exponent && t->kind == TOKEN_DIGIT)
			continue;
		/* what there is no room for goes to the first place */
		if ((t->kind == TOKEN_DIGIT || t->kind == TOKEN_POINT) &&
		    !behind && k == p->l->whole)
			for (int m = above - 1; m >= p->l->whole; m--)
				put_whole(p->l, d, m, to);
		if (t->kind == TOKEN_LITERAL)
			section_literal(p->s, t, to);
		else if (t->kind == TOKEN_BLANK)
			buf_char(to, ' ');
		else if (t->kind == TOKEN_PERCENT)
			buf_char(to, '%');
		else if (t->kind == TOKEN_DIGIT)
			put_digit(p->l, d, t->what, --k, to);
		else if (t->kind == TOKEN_POINT && !behind) {
			behind = true;
			k = 0;
			buf_char(to, '.');
		}
		/* no point with nothing behind it: "5." */
		if (behind &&
		    (i + 1 == p->s->n ||
			p->s->token[i + 1].kind != TOKEN_DIGIT) &&
		    to->len > 0 && to->data[to->len - 1] == '.')
			to->data[--to->len] = '\0';
	}
}

/* Scale d to its mantissa and round it; returns the exponent. */
static int
scientific(const struct layout *l, struct decimal *d)
{
	int step = l->whole > 0 ? l->whole : 1;
	int exponent = 0;

	for (int i = 0; i < 2 && d->n > 0; i++) { /* rounding may carry */
		int up = d->point - 1;
		int e = (up >= 0 ? up : up - step + 1) / step * step;

		decimal_scale(d, -e);
		exponent += e;
		decimal_round(d, l->places);
	}
	return exponent;
}

static void
format_general(const struct section *s, const struct decimal *d, struct buf *to)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct token *t = &s->token[i];

		if (t->kind == TOKEN_LITERAL)
			section_literal(s, t, to);
		else if (t->kind == TOKEN_GENERAL || t->kind == TOKEN_TEXT)
			decimal_format(d, to);
	}
}

static void
format_number(const struct section *s, const struct decimal *d, struct buf *to)
{
	struct decimal shown = *d;
	struct layout l;
	struct placed p = { .s = s, .l = &l, .d = &shown };

	layout_section(s, &l);
	if (s->is_fraction) {
		fraction_format(s, d, to);
		return;
	}
	if (l.exponent < s->n) {
		if (decimal_is_integer(d) && d->point >= EXPONENT_MIN) {
			shown.minus = false;
			decimal_format(&shown, to);
			return;
		}
		p.exponent = scientific(&l, &shown);
	} else {
		decimal_scale(&shown, 2 * l.percent - 3 * l.thousands);
		decimal_round(&shown, l.places);
	}
	put_number(&p, to);
}

/* Blanks at both ends are padding. */
static void
trim(struct buf *to, size_t from)
{
	size_t skip = 0;

	while (to->len > from && to->data[to->len - 1] == ' ')
		to->data[--to->len] = '\0';
	while (from + skip < to->len && to->data[from + skip] == ' ')
		skip++;
	if (skip == 0)
		return;
	memmove(
	    to->data + from, to->data + from + skip, to->len - from - skip + 1);
	to->len -= skip;
}

/* Only zeros: then there is no minus before them. */
static bool
only_zeros(const char *s)
{
	return strpbrk(s, "123456789") == NULL && strchr(s, '0') != NULL;
}

static bool
format_date(
    const struct section *s, double value, bool since_1904, struct buf *to)
{
	struct serial how = section_serial(s);

	how.since_1904 = since_1904;
	return serial_format(&how, value, to);
}

static bool
section_is_empty(const struct section *s)
{
	return s->n == 0 && !s->is_date;
}

/* All sections are empty (";;;"): somebody hid the numbers; they count. */
static bool
hides_all(const struct numfmt *f)
{
	for (size_t i = 0; i < number_sections(f); i++)
		if (!section_is_empty(&f->section[i]))
			return false;
	return true;
}

void
numfmt_number(const struct numfmt *f, const char *text, size_t n,
    bool since_1904, struct buf *to)
{
	const struct section *s = NULL;
	struct decimal d;
	size_t from = to->len;
	bool bare = false;

	if (!decimal_parse(&d, text, n)) {
		buf_add(to, text, n);
		return;
	}
	if (f != NULL && !hides_all(f))
		s = choose_section(f, d.value, &bare);
	if (s == NULL ||
	    (s->is_date && !format_date(s, d.value, since_1904, to))) {
		decimal_format(&d, to);
		return;
	}
	if (s->is_date)
		return;
	if (d.minus && !bare)
		buf_char(to, '-');
	d.minus = false;
	if (s->has_digit)
		format_number(s, &d, to);
	else
		format_general(s, &d, to);
	trim(to, from);
	if (to->len > from && to->data[from] == '-' && !bare &&
	    only_zeros(to->data + from)) {
		memmove(to->data + from, to->data + from + 1, to->len - from);
		to->len--;
	}
}

void
numfmt_text(const struct numfmt *f, const char *text, size_t n, struct buf *to)
{
	const struct section *s = f == NULL ? NULL : &f->section[f->n - 1];

	if (s == NULL || s->texts == 0) {
		buf_add(to, text, n);
		return;
	}
	for (size_t i = 0; i < s->n; i++) {
		if (s->token[i].kind == TOKEN_LITERAL)
			section_literal(s, &s->token[i], to);
		else if (s->token[i].kind == TOKEN_TEXT)
			buf_add(to, text, n);
	}
}
