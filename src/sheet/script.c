/* script.c - how much a text reads like one of the languages of a script.
 *
 * What counts is each letter beyond ASCII with its two neighbours, the same
 * three once and a little more when they come again: a list repeats itself,
 * and a thousand times "Genève" says little more than once.  For Latin
 * scripts letters.c has how common a letter is and what stands beside it.
 * The others have their letters in the order of how common they are: the one
 * of rank r is given a likelihood of about 1/(r+3).  That is rough, but
 * enough to tell encodings apart: a wrong one turns common letters into rare
 * ones, or into signs in the middle of words. */
#include "sheet/script.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "sheet/letters.h"

#define CAPITAL 6.0  /* a capital is so much rarer */
#define OTHER 2e-4   /* another letter or sign */
#define INSIDE 0.02  /* a sign between two letters: so much rarer */
#define ASTRAY 0.002 /* a letter of another script in a Latin word */
#define FLIP 0.05    /* a capital in a word of small letters, too */
#define CONTROL 1e-7 /* no text has those */
#define STRAY 1e-5   /* bytes that are no character: a list may be damaged */
#define TYPOGRAPHIC 0.01 /* dashes, curly quotes, no-break spaces */
#define UNSEEN 0.004     /* a neighbour that a letter has not been seen with */
#define LEAST 0.05       /* what neighbours make less likely, at most */
#define MOST 4.0         /* what they make more likely, at most */

static const struct script {
	char letter;
	const char *small;
	const char *capital;
} script[] = {
	{ 'r', "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъіїєґё",
	    "ОЕАИНТСРВЛКМДПУЯЫЬГЗБЧЙХЖШЮЦЩЭФЪІЇЄҐЁ" },
	{ 'g', "αοιετσνηυρπκμλςωάίόέγδήθχφβξζψύώΐϋϊΰ",
	    "ΑΟΙΕΤΣΝΗΥΡΠΚΜΛΩΆΊΌΈΓΔΉΘΧΦΒΞΖΨΎΏΪΫ" },
	{ 'h', "יוהלאמרתבשנדםקחעפכטסגצזןךףץ", "" },
	{ 'a', "اليمنرتبةدسعفقهكحجشصطخذضثزغءأإىئؤآظ", "" },
	{ 'i', "านรกอเง่้วมยลสทตะคดัิีปบหจพขชผใไ์ถแโณญซศธษฟภุูึืฐฝฉฮฏ็ฑฌฆ", "" },
	/* the syllables and characters most used in names of firms, places
	 * and services among them */
	{ 'k',
	    "이다의는에을고가지기로사하은리인시한어대서자제약주식회바오생산"
	    "과정공품해스도성국일용수전나보장동구원상부연소조관비화유무업체",
	    "" },
	{ 's',
	    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分"
	    "对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十"
	    "三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使"
	    "点从业本药剂限公司科技医包装研究股份市北海南京广东江苏浙州区省原"
	    "料注射液片剂胶囊分析检测服务商名称号类型城质认证",
	    "" },
	{ 't',
	    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分"
	    "對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十"
	    "三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使"
	    "點從業本藥劑限公司科技醫包裝研究股份市北海南京廣東江蘇浙州區省原"
	    "料注射液片膠囊析檢測服務商名稱號類型城質認證臺灣縣新竹",
	    "" },
	{ 'j',
	    "のにはをたがでとしれさるいすなーンストルリラクイアシカコタロジバプ"
	    "マ"
	    "ドサテデビグフレメツィッェセキハパニミトオチベガムブダナゴウネャュ"
	    "ボモソノエケペっもくきよこてあらりまうかどじ製薬品会社株式造医受"
	    "託",
	    "" },
};

enum { DEGREE = 0xB0, LETTERS = 400, LANGUAGES = 16, MIXED = 10 };

/* A letter as one of a script's languages uses it. */
struct letter {
	uint32_t c;
	unsigned char language;
	bool capital;
	double p;
	const char *beside[2]; /* in front and behind; NULL: not known */
};

struct model {
	char script;
	struct letter letter[LETTERS]; /* by character */
	size_t n;
	size_t n_language;
	double mixed; /* languages at most that a text mixes evenly */
};

static double
half_to_the(char digit)
{
	return 1.0 / (double)(1U << (unsigned)(digit - '0'));
}

static struct letter *
model_push(struct model *m, uint32_t c, double p)
{
	struct letter *l = &m->letter[m->n++];

	*l = (struct letter){
		.c = c, .p = p, .language = (unsigned char)m->n_language
	};
	return l;
}

/* Letters by rank. */
static void
model_ranks(struct model *m, const char *s, double part, bool capital)
{
	size_t len = strlen(s);
	size_t rank = 0;

	for (size_t k = 0; k < len && m->n < LETTERS;) {
		uint32_t c = 0;

		k += utf8_decode(s + k, len - k, &c);
		model_push(m, c, part / (double)(rank++ + 3))->capital =
		    capital;
	}
}

/* A language of letters.c. */
static void
model_language(struct model *m, const char *s)
{
	while (*s != '\0' && m->n + 1 < LETTERS) {
		uint32_t c = 0;
		size_t len = utf8_decode(s, strlen(s), &c);
		double p = half_to_the(s[len]);
		struct letter *l = model_push(m, c, p);
		uint32_t capital = (uint32_t)utf8proc_toupper((int)c);

		l->beside[0] = s + len + 2;
		l->beside[1] = strchr(l->beside[0], ':') + 1;
		if (c == 'i' || capital < 0x80)
			capital = c;
		if (capital != c) {
			m->letter[m->n] = *l;
			l = &m->letter[m->n++];
			l->c = capital;
			l->p = p / CAPITAL;
			l->capital = true;
		}
		s += strcspn(s, " ");
		s += strspn(s, " ");
	}
	m->n_language++;
}

static int
by_character(const void *a, const void *b)
{
	const struct letter *x = a;
	const struct letter *y = b;

	return x->c < y->c ? -1 : x->c > y->c ? 1 : 0;
}

/* Ready for a script: the likelihoods of its ranks add up to 1. */
static void
model_make(struct model *m, char letter)
{
	size_t n = 0;
	const struct letters *l = letters_all(&n);
	double sum = 0;

	*m = (struct model){ .script = letter };
	for (size_t i = 0; i < sizeof(script) / sizeof(script[0]); i++) {
		if (script[i].letter != letter)
			continue;
		model_ranks(m, script[i].small, 1.0, false);
		model_ranks(m, script[i].capital, 1.0 / CAPITAL, true);
		m->n_language = 1;
	}
	for (size_t i = 0; i < m->n; i++)
		sum += m->letter[i].p;
	for (size_t i = 0; i < m->n; i++)
		m->letter[i].p /= sum;
	for (size_t i = 0; i < n; i++) {
		if (l[i].script == letter)
			model_language(m, l[i].text);
	}
	m->mixed = m->n_language < 4 ? (double)m->n_language : MIXED;
	qsort(m->letter, m->n, sizeof(m->letter[0]), by_character);
}

static bool
in(uint32_t c, uint32_t first, uint32_t last)
{
	return c >= first && c <= last;
}

/* A character of a script of thousands that is not among the common ones. */
static double
many(uint32_t c, char letter)
{
	bool han = in(c, 0x4E00, 0x9FFF);

	if (letter == 'k' && in(c, 0xAC00, 0xD7A3))
		return 1.0 / 3000;
	if (letter == 'j' && in(c, 0x3041, 0x30FF))
		return 1.0 / 200;
	if (strchr("stj", letter) != NULL && han)
		return 1.0 / 9000;
	if (strchr("stjk", letter) != NULL &&
	    (in(c, 0x3000, 0x3011) || in(c, 0xFF01, 0xFF5E)))
		return TYPOGRAPHIC;
	if (han || in(c, 0xAC00, 0xD7A3) || in(c, 0x3041, 0x30FF))
		return 1e-6;
	if (in(c, 0xE000, 0xF8FF) || c >= 0x10000 || in(c, 0x3400, 0x4DBF))
		return CONTROL;
	return 0;
}

static double
sign(uint32_t c)
{
	static const uint32_t common[] = { 0xA0, 0x2013, 0x2014, 0x2018, 0x2019,
		0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x20AC, 0xAE, 0xB0,
		0xB5, 0xAB, 0xBB, 0x2122, 0xB2, 0xB7, 0xA9, 0x2116 };

	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++) {
		if (common[i] == c)
			return i < 11 ? TYPOGRAPHIC : TYPOGRAPHIC / 4;
	}
	if (in(c, 0xDC00, 0xDCFF))
		return STRAY;
	return c < 0xA0 ? CONTROL : OTHER;
}

static bool
is_small(uint32_t c)
{
	return in(c, 'a', 'z');
}

static bool
is_letter(uint32_t c)
{
	return is_small(c) || in(c, 'A', 'Z') ||
	       (c >= 0xC0 && c != 0xD7 && c != 0xF7);
}

/* The likelihood of a character that is none of the letters, between two
 * others. */
static double
other(const struct model *m, const uint32_t at[3])
{
	static const char opens[] = "\xA0\xAB"; /* and 0x2018 to 0x201E */
	uint32_t c = at[1];
	double p = many(c, m->script);

	if (p > 0)
		return p;
	p = sign(c);
	if (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7)
		return p; /* a letter of another language */
	if (is_letter(at[2]) && !in(c, 0x2018, 0x201E) && c != DEGREE &&
	    (c > 0xFF || strchr(opens, (int)c) == NULL))
		p *= INSIDE;
	return p;
}

static bool
is_latin(uint32_t c)
{
	return c < 0x80 && is_letter(c);
}

/* Whether at[1], a letter of the script, stands beside Latin ones as it does
 * only by mistake: in some scripts beside one, in others inside a word. */
static bool
is_astray(const struct model *m, const uint32_t at[3])
{
	if (strchr("rghai", m->script) != NULL)
		return is_latin(at[0]) || is_latin(at[2]);
	return strchr("stjk", m->script) != NULL && is_latin(at[0]) &&
	       is_small(at[2]);
}

/* The likelihood of a neighbour, in the form of letters.h. */
static double
beside(const char *s, uint32_t c)
{
	while (*s != '\0' && *s != ':' && *s != ' ') {
		uint32_t is = 0;
		size_t len = utf8_decode(s, strlen(s), &is);

		if (is == c)
			return half_to_the(s[len]);
		s += len + 1;
	}
	return UNSEEN;
}

static uint32_t
folded(uint32_t c)
{
	if (!is_letter(c))
		return '_';
	return c == 0x130 ? c : (uint32_t)utf8proc_tolower((int)c);
}

/* By how much its neighbours make a letter more likely than it is. */
static double
company(const struct letter *l, const uint32_t at[3])
{
	double p = 1;

	if (l->beside[0] == NULL)
		return 1;
	for (size_t i = l->capital ? 1 : 0; i < 2; i++) {
		uint32_t c = folded(i == 0 ? at[0] : at[2]);
		double r =
		    beside(l->beside[i], c) / beside(letters_beside(i == 1), c);

		p *= r < LEAST ? LEAST : r > MOST ? MOST : r;
	}
	return p;
}

/* Add the logarithm of the likelihood of at[1], weight times, in each
 * language; the last place is for text in all of them. */
static void
weigh(const struct model *m, const uint32_t at[3], double weight, double *score)
{
	double p[LANGUAGES + 1] = { 0 };
	double all = 0;
	double rare = 1;
	size_t low = 0;
	size_t high = m->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (m->letter[mid].c < at[1])
			low = mid + 1;
		else
			high = mid;
	}
	for (size_t i = low; i < m->n && m->letter[i].c == at[1]; i++) {
		const struct letter *l = &m->letter[i];

		p[l->language] = l->p * company(l, at);
		all += p[l->language] / m->mixed;
		if (l->capital &&
		    (is_small(at[0]) || (is_latin(at[0]) && is_small(at[2]))))
			rare = FLIP;
	}
	if (is_astray(m, at) && (all > 0 || at[1] > 0x2E7F))
		rare = ASTRAY;
	if (all <= 0)
		all = other(m, at);
	p[m->n_language] = all;
	for (size_t i = 0; i <= m->n_language; i++)
		score[i] += weight * log(rare * (0.98 * p[i] + 0.02 * all));
}

/* Three characters side by side, and how often. */
struct three {
	uint32_t at[3];
	unsigned count; /* 0: a free place */
};

/* All threes of a text, found by a hash. */
struct threes {
	struct three *place; /* owned */
	size_t n;            /* of places, a power of two */
};

static void
threes_add(struct threes *all, const uint32_t at[3])
{
	struct three *t = all->place;
	uint32_t hash =
	    at[0] * 2654435761U ^ at[1] * 2246822519U ^ at[2] * 3266489917U;
	size_t i = (hash ^ hash >> 15) & (all->n - 1);

	while (t[i].count > 0 && memcmp(t[i].at, at, sizeof(t[i].at)) != 0)
		i = (i + 1) & (all->n - 1);
	memcpy(t[i].at, at, sizeof(t[i].at));
	t[i].count++;
}

/* A byte that is no character, as it is or as encoding_decode writes it: *c is
 * a number that no character has.  Returns its length. */
static size_t
stray(const char *p, size_t n, uint32_t *c)
{
	const unsigned char *q = (const unsigned char *)p;
	bool written = n >= 3 && q[0] == 0xED && (q[1] & 0xFC) == 0xB0;

	*c = 0xDC00U + (written ? (q[1] & 3U) << 6 | (q[2] & 0x3FU) : q[0]);
	return written ? 3 : 1;
}

/* All that have a character beyond ASCII in the middle. */
static void
threes_make(struct threes *all, const char *p, size_t n)
{
	uint32_t at[3] = { '\n', '\n', '\n' };

	/* Each takes a byte at least: some places stay free. */
	for (all->n = 64; all->n < n + 2;)
		all->n *= 2;
	all->place = xcalloc(all->n, sizeof(*all->place));
	for (size_t k = 0; k <= n;) {
		size_t len = utf8_decode(p + k, n - k, &at[2]);

		if (k == n)
			at[2] = '\n';
		else if (len == 0)
			len = stray(p + k, n - k, &at[2]);
		if (at[1] >= 0x80)
			threes_add(all, at);
		at[0] = at[1];
		at[1] = at[2];
		k += k == n ? 1 : len;
	}
}

double
script_score(const char *p, size_t n, char letter, double *weight)
{
	struct model m;
	double score[LANGUAGES + 1] = { 0 };
	struct threes all = { 0 };
	double best = 0;

	*weight = 0;
	model_make(&m, letter);
	threes_make(&all, p, n);
	for (size_t i = 0; i < all.n; i++) {
		const struct three *t = &all.place[i];
		double w = t->count == 0 ? 0 : 1 + log(t->count);

		if (t->count == 0)
			continue;
		weigh(&m, t->at, w, score);
		*weight += w;
	}
	free(all.place);
	best = score[0];
	for (size_t i = 1; i <= m.n_language; i++)
		best = score[i] > best ? score[i] : best;
	return best;
}
