/* fold.c - texts made equal where people mean the same. */
#include "catalog/fold.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "catalog/legal.h"

/* Code points gathered before they are composed; longer runs are cut at a
 * letter, which changes no key of a real text. */
#define WINDOW 192
#define EXPANSION 32 /* one character becomes 18 at most (U+FDFA) */

/* Where words go.  gap is what parts the next word from the one before: a
 * blank, or a full stop where only full stops stood between them. */
struct sink {
	struct buf *b;
	char gap;
	bool is_name;
};

struct word {
	const char *s;
	size_t n;
};

/* --- characters to words --- */

/* Room for 5 bytes is the caller's duty. */
static void
put_ascii(struct sink *k, char c)
{
	char *to = k->b->data;

	if (c >= 'A' && c <= 'Z')
		c = (char)(c + 32);
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
		if (k->gap != '\0' && k->b->len > 0)
			to[k->b->len++] = k->gap;
		to[k->b->len++] = c;
		k->gap = '\0';
	} else if (c == '&' || c == '+') {
		if (k->b->len > 0)
			to[k->b->len++] = ' ';
		to[k->b->len++] = 'a';
		to[k->b->len++] = 'n';
		to[k->b->len++] = 'd';
		k->gap = ' ';
	} else if (k->is_name && c == '.') {
		k->gap = k->gap == ' ' ? ' ' : '.';
	} else if (k->is_name && c == ' ' && k->gap == '.') {
		return; /* "F. I. S." is as "F.I.S." */
	} else if (!k->is_name || (c != '\'' && c != '`')) {
		k->gap = ' ';
	}
}

/* A mark that people leave out: an accent, a Hebrew or Arabic vowel point.
 * The signs of Indic scripts, kana and Thai make another letter. */
static bool
is_accent(utf8proc_int32_t c)
{
	const utf8proc_property_t *p = utf8proc_get_property(c);
	int class = p->combining_class;

	return p->category == UTF8PROC_CATEGORY_MN &&
	       (class >= 200 || (class >= 10 && class <= 36));
}

/* Soft hyphen, joiners, byte order mark: nothing a reader sees. */
static bool
is_invisible(utf8proc_int32_t c)
{
	return c == 0xad || c == 0x200c || c == 0x200d || c == 0x2060 ||
	       c == 0xfeff;
}

static bool
is_word_part(utf8proc_int32_t c)
{
	utf8proc_category_t g = utf8proc_category(c);

	return (g >= UTF8PROC_CATEGORY_LU && g <= UTF8PROC_CATEGORY_MC) ||
	       (g >= UTF8PROC_CATEGORY_ND && g <= UTF8PROC_CATEGORY_NO);
}

/* Letters that Unicode does not take apart, as people type them without. */
static const char *
plain_letter(utf8proc_int32_t c)
{
	switch (c) {
	case 0xe6:
		return "ae";
	case 0x153:
		return "oe";
	case 0xf8:
		return "o";
	case 0xf0:
	case 0x111:
		return "d";
	case 0xfe:
		return "th";
	case 0x127:
		return "h";
	case 0x131:
		return "i";
	case 0x142:
		return "l";
	case 0x167:
		return "t";
	case 0x2019: /* the apostrophes */
	case 0x2bc:
		return "'";
	default:
		return NULL;
	}
}

static void
put_wide(struct sink *k, utf8proc_int32_t c)
{
	const char *plain = plain_letter(c);

	(void)buf_reserve(k->b, 8);
	if (c < 0x80) {
		put_ascii(k, (char)c);
	} else if (plain != NULL) {
		for (; *plain != '\0'; plain++)
			put_ascii(k, *plain);
	} else if (is_word_part(c)) {
		if (k->gap != '\0' && k->b->len > 0)
			k->b->data[k->b->len++] = k->gap;
		k->b->len += utf8_encode((uint32_t)c, k->b->data + k->b->len);
		k->gap = '\0';
	} else {
		put_ascii(k, ' ');
	}
}

static void
put_window(struct sink *k, utf8proc_int32_t *window, utf8proc_ssize_t n)
{
	n = utf8proc_normalize_utf32(
	    window, n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	for (utf8proc_ssize_t i = 0; i < n; i++)
		put_wide(k, window[i]);
}

static void
fold_wide(struct sink *k, const char *s, size_t n)
{
	utf8proc_int32_t window[WINDOW + EXPANSION];
	utf8proc_ssize_t used = 0;

	for (size_t i = 0; i < n;) {
		uint32_t c = ' ';
		size_t len = utf8_decode(s + i, n - i, &c);
		utf8proc_ssize_t end = 0;

		i += len == 0 ? 1 : len; /* a byte astray parts words */
		if (is_invisible((utf8proc_int32_t)c))
			continue;
		end = used + utf8proc_decompose_char((utf8proc_int32_t)c,
				 window + used, EXPANSION,
				 UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
				     UTF8PROC_CASEFOLD,
				 NULL);
		for (utf8proc_ssize_t from = used; from < end; from++) {
			if (!is_accent(window[from]))
				window[used++] = window[from];
		}
		if (used >= WINDOW) {
			put_window(k, window, used);
			used = 0;
		}
	}
	put_window(k, window, used);
}

static bool
is_ascii(const char *s, size_t n)
{
	unsigned char all = 0;

	for (size_t i = 0; i < n; i++)
		all |= (unsigned char)s[i];
	return all < 0x80;
}

static void
fold_text(struct buf *b, const char *s, size_t n, bool is_name)
{
	struct sink k = { .b = b, .is_name = is_name };

	buf_reset(b);
	if (is_ascii(s, n)) {
		(void)buf_reserve(b, n * 5 + 1);
		for (size_t i = 0; i < n; i++)
			put_ascii(&k, s[i]);
	} else {
		fold_wide(&k, s, n);
	}
	(void)buf_reserve(b, 1);
	b->data[b->len] = '\0';
}

void
fold_plain(struct buf *b, const char *s, size_t n)
{
	fold_text(b, s, n, false);
}

/* --- words --- */

/* The next word of s[*at..n): words are parted by one blank. */
static bool
word_next(const char *s, size_t n, size_t *at, struct word *w)
{
	const char *end = NULL;

	if (*at >= n)
		return false;
	w->s = s + *at;
	end = memchr(w->s, ' ', n - *at);
	w->n = end == NULL ? n - *at : (size_t)(end - w->s);
	*at += w->n + 1;
	return true;
}

static bool
word_is(struct word w, const char *text)
{
	return strlen(text) == w.n && memcmp(w.s, text, w.n) == 0;
}

static bool
word_ends(struct word w, const char *text)
{
	size_t n = strlen(text);

	return w.n >= n && memcmp(w.s + w.n - n, text, n) == 0;
}

static bool
word_in(struct word w, const char *const *list)
{
	for (; *list != NULL; list++) {
		if (word_is(w, *list))
			return true;
	}
	return false;
}

static size_t
word_letters(struct word w)
{
	size_t letters = 0;

	for (size_t i = 0; i < w.n; i++)
		letters += ((unsigned char)w.s[i] & 0xc0) != 0x80;
	return letters;
}

/* --- phrases --- */

static const char *
word_spelling(struct word w)
{
	static const char *const pair[][2] = {
		{ "aluminium", "aluminum" },
		{ "analyse", "analyze" },
		{ "analyses", "analysis" },
		{ "apis", "api" },
		{ "centre", "center" },
		{ "colour", "color" },
		{ "dev", "development" },
		{ "devt", "development" },
		{ "fibre", "fiber" },
		{ "hpapis", "hpapi" },
		{ "labelled", "labeled" },
		{ "labelling", "labeling" },
		{ "licence", "license" },
		{ "manufacture", "manufacturing" },
		{ "mfg", "manufacturing" },
		{ "mfr", "manufacturing" },
		{ "moulded", "molded" },
		{ "moulding", "molding" },
		{ "packing", "packaging" },
		{ "paediatric", "pediatric" },
		{ "pkg", "packaging" },
		{ "programme", "program" },
		{ "programmes", "program" },
		{ "relabelling", "relabeling" },
		{ "tabletting", "tableting" },
	};

	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++) {
		if (pair[i][0][0] == w.s[0] && word_is(w, pair[i][0]))
			return pair[i][1];
	}
	return NULL;
}

/* Length of the part before "is" where w is a verb on -ise or what is made
 * of it ("lyophil" of "lyophilising"), else 0. */
static size_t
word_ise_stem(struct word w)
{
	static const char *const tail[] = { "ise", "ises", "ised", "iser",
		"isers", "ising", "isate", "isates", NULL };
	static const char *const stem[] = { "lyophil", "steril", "optim",
		"micron", "serial", "character", "random", "custom", "formal",
		"harmon", "minim", "maxim", "commercial", "solubil", "stabil",
		"crystall", "util", "organ", "real", "standard", "nebul",
		"pellet", "homogen", NULL };
	struct word rest = w;

	if (word_ends(w, "isation"))
		return w.n - 7;
	if (word_ends(w, "isations"))
		return w.n - 8;
	for (size_t i = 0; tail[i] != NULL; i++) {
		if (!word_ends(w, tail[i]))
			continue;
		rest.n = w.n - strlen(tail[i]);
		for (size_t j = 0; stem[j] != NULL; j++) {
			if (word_ends(rest, stem[j]))
				return rest.n;
		}
	}
	return 0;
}

/* Append the word as keys have it: US spelling, singular. */
static void
put_phrase_word(struct buf *b, struct word w)
{
	static const char *const two[] = { "sses", "ches", "shes", "xes",
		NULL };
	const char *spelling = word_spelling(w);
	size_t stem = 0;

	if (spelling != NULL) {
		buf_str(b, spelling);
		return;
	}
	stem = word_ise_stem(w);
	buf_add(b, w.s, w.n);
	if (stem > 0)
		b->data[b->len - w.n + stem + 1] = 'z';
	if (!word_ends(w, "s") || word_ends(w, "ss") || word_ends(w, "is") ||
	    word_ends(w, "us") || word_letters(w) <= 3)
		return;
	b->len--;
	if (word_ends(w, "ies") && word_letters(w) > 4) {
		b->len--;
		b->data[b->len - 1] = 'y';
	}
	for (size_t i = 0; two[i] != NULL; i++) {
		if (word_ends(w, two[i]))
			b->len--;
	}
	b->data[b->len] = '\0';
}

/* Move what was written after the first n bytes to the front. */
static void
keep_tail(struct buf *b, size_t n)
{
	b->len -= n;
	memmove(b->data, b->data + n, b->len);
	b->data[b->len] = '\0';
}

void
fold_phrase(struct buf *b, const char *s, size_t n)
{
	static const char *const noise[] = { "the", "of", "for", "and",
		"services", "service", "capabilities", "capability", NULL };
	size_t len = 0;

	fold_plain(b, s, n);
	len = b->len;
	/* First without noise words; with them when nothing else is there. */
	for (int round = 0; round < 2 && b->len == len && len > 0; round++) {
		struct word w = { 0 };
		size_t at = 0;

		while (word_next(b->data, len, &at, &w)) {
			size_t from = (size_t)(w.s - b->data);

			if (round == 0 && word_in(w, noise))
				continue;
			/* Room first: w points into b. */
			(void)buf_reserve(b, w.n + 16);
			w.s = b->data + from;
			if (b->len > len)
				b->data[b->len++] = ' ';
			put_phrase_word(b, w);
		}
	}
	keep_tail(b, len);
}

/* --- company names --- */

/* Join initials ("f.i.s" -> "fis"); the other full stops become blanks. */
static void
join_initials(struct buf *b)
{
	char *s = b->data;
	bool initials = false; /* the word before is one */
	size_t to = 0;

	for (size_t at = 0; at < b->len;) {
		size_t n = strcspn(s + at, " .");
		bool single = word_letters((struct word){ s + at, n }) == 1;
		bool joined = at > 0 && s[at - 1] == '.' && single && initials;

		if (at > 0 && !joined)
			s[to++] = ' ';
		memmove(s + to, s + at, n);
		to += n;
		at += n + 1;
		initials = single;
	}
	b->len = to;
	s[to] = '\0';
}

/* Copy the words of the first n bytes behind them, without "the" in front
 * and without the forms that are unmistakable anywhere. */
static void
copy_name_words(struct buf *b, size_t n)
{
	static const char *const and_word[] = { "und", "et", NULL };
	struct word w = { 0 };
	bool after_and = false;
	size_t at = 0;

	(void)buf_reserve(b, 2 * n + 8);
	while (word_next(b->data, n, &at, &w)) {
		bool first = w.s == b->data;

		if (first ? word_is(w, "the") || legal_form_leads(w.s, w.n)
			  : legal_form_anywhere(w.s, w.n))
			continue;
		if (b->len > n)
			b->data[b->len++] = ' ';
		if (after_and && word_is(w, "company"))
			w.n = 2;
		after_and = word_is(w, "and") || word_in(w, and_word);
		if (after_and)
			buf_str(b, "and");
		else
			buf_add(b, w.s, w.n);
	}
}

/* The length of s[0..n) without raised digits at its end: they lead to a
 * footnote. */
static size_t
without_footnote(const char *s, size_t n)
{
	static const char *const raised[] = { "\u00b9", "\u00b2", "\u00b3",
		"\u2070", "\u2074", "\u2075", "\u2076", "\u2077", "\u2078",
		"\u2079", " " };
	size_t left = n;

	for (size_t i = 0; i < sizeof(raised) / sizeof(raised[0]); i++) {
		size_t k = strlen(raised[i]);

		if (left > k && memcmp(s + left - k, raised[i], k) == 0) {
			left -= k;
			i = (size_t)-1; /* once more from the first */
		}
	}
	return left;
}

void
fold_name(struct buf *b, const char *s, size_t n)
{
	size_t len = 0;

	if (n > 0 && ((unsigned char)s[n - 1] & 0x80) != 0)
		n = without_footnote(s, n);
	fold_text(b, s, n, true);
	join_initials(b);
	len = b->len;
	if (len == 0)
		return;
	copy_name_words(b, len);
	b->len = len + legal_form_cut(b->data + len, b->len - len);
	if (b->len == len) /* legal forms alone: they are the name */
		buf_add(b, b->data, len);
	keep_tail(b, len);
}
