/* script.c - how much a text reads like one of the languages of a script.
 *
 * Each script has its letters beyond ASCII in the order of how common they are
 * in the languages written with it, several languages side by side, since a
 * list of vendors names places of many countries.  The letter of rank r is
 * given a likelihood of about 1/(r+3); capitals a sixth of it.  The orders are
 * rough: to tell encodings apart it is enough that a wrong one turns common
 * letters into rare ones, or into signs in the middle of words. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "sheet/encoding.h"

#define CAPITAL 6.0      /* a capital is so much rarer */
#define OTHER 2e-4       /* another letter or sign */
#define INSIDE 0.02      /* a sign between two letters: so much rarer */
#define FLIP 0.05        /* a capital right behind a small letter, too */
#define FEW_LETTERS 3.0  /* such a sum of 1/(r+3) is no little alphabet's */
#define CONTROL 1e-7     /* no text has those */
#define TYPOGRAPHIC 0.01 /* dashes, curly quotes, no-break spaces */

static const struct script {
	char letter;
	const char *small; /* languages, a blank between two */
	const char *capital;
} script[] = {
	/* German, French, Spanish, Portuguese, Italian, the Nordic ones,
	 * Icelandic */
	{ 'w',
	    "üäößé éèêàçôîœâûùëï óíáéñúü ãçáéóíêõâàúô àèéìòù åäöøæéü "
	    "íáóðþéöæúý",
	    "ÜÄÖÉ ÉÈÊÀÇÔÎŒÂÛ ÓÍÁÉÑÚ ÃÇÁÉÓÍÊÕÂ ÀÈÉÌÒÙ ÅÄÖØÆÉ ÍÁÓÐÞÉÖÆÚÝ" },
	/* Polish, Czech and Slovak, Hungarian, Romanian, Croatian and
	 * Slovene, German */
	{ 'c', "łąęóśżćńź áíéěšřčžýůúťďňôľĺŕ éáőöóűüúí ăâîșțşţ čšžćđ üäößé",
	    "ŁĄĘÓŚŻĆŃŹ ÁÍÉĚŠŘČŽÝŮÚŤĎŇÔĽ ÉÁŐÖÓŰÜÚÍ ĂÂÎȘȚŞŢ ČŠŽĆĐ ÜÄÖÉ" },
	{ 'r', "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъіїєґё",
	    "ОЕАИНТСРВЛКМДПУЯЫЬГЗБЧЙХЖШЮЦЩЭФЪІЇЄҐЁ" },
	{ 'g', "αοιετσνηυρπκμλςωάίόέγδήθχφβξζψύώΐϋϊΰ",
	    "ΑΟΙΕΤΣΝΗΥΡΠΚΜΛΩΆΊΌΈΓΔΉΘΧΦΒΞΖΨΎΏΪΫ" },
	{ 'u', "ıüşğçöâîû", "İÜŞĞÇÖÂÎÛ" },
	/* Lithuanian, Latvian, Estonian */
	{ 'b', "ėšžįųąūčę āīēšūņļčžģķ äõüöšž", "ĖŠŽĮŲĄŪČĘ ĀĪĒŠŪŅĻČŽĢĶ ÄÕÜÖŠŽ" },
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

enum { LETTERS = 400, LANGUAGES = 8 };

/* A letter as one of a script's languages uses it. */
struct letter {
	uint32_t c;
	float p;
	unsigned char language;
	bool capital;
};

struct model {
	const struct script *script;
	struct letter letter[LETTERS]; /* by character */
	size_t n;
	size_t n_language;
};

static const struct script *
script_of(char letter)
{
	size_t i = 0;

	while (script[i].letter != letter)
		i++;
	return &script[i];
}

/* Add the letters of all languages; part is theirs of the likelihood. */
static void
model_add(struct model *m, const char *s, double part, bool capital)
{
	size_t len = strlen(s);
	size_t rank = 0;
	unsigned char language = 0;

	for (size_t k = 0; k < len && m->n < LETTERS;) {
		struct letter *l = &m->letter[m->n];

		k += utf8_decode(s + k, len - k, &l->c);
		if (l->c == ' ') {
			language++;
			rank = 0;
			continue;
		}
		l->language = language;
		l->capital = capital;
		l->p = (float)(part / (double)(rank++ + 3));
		m->n++;
	}
	if (m->n_language <= language)
		m->n_language = language + 1U;
}

static int
by_character(const void *a, const void *b)
{
	const struct letter *x = a;
	const struct letter *y = b;

	return x->c < y->c ? -1 : x->c > y->c ? 1 : 0;
}

/* Ready for a script: the likelihoods of a language add up to 1, or to less
 * where it has few letters beyond ASCII, so that its first letter is not taken
 * for more than that of a language with many. */
static void
model_make(struct model *m, char letter)
{
	double sum[LANGUAGES] = { 0 };

	*m = (struct model){ .script = script_of(letter) };
	model_add(m, m->script->small, 1.0, false);
	model_add(m, m->script->capital, 1.0 / CAPITAL, true);
	for (size_t i = 0; i < m->n; i++)
		sum[m->letter[i].language] += (double)m->letter[i].p;
	for (size_t i = 0; i < m->n; i++) {
		double all = sum[m->letter[i].language];

		m->letter[i].p =
		    (float)((double)m->letter[i].p /
			    (all > FEW_LETTERS ? all : FEW_LETTERS));
	}
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
	double p = many(c, m->script->letter);

	if (p > 0)
		return p;
	p = sign(c);
	if (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7)
		return p; /* a letter of another language */
	if (is_letter(at[2]) && !in(c, 0x2018, 0x201E) &&
	    (c > 0xFF || strchr(opens, (int)c) == NULL))
		p *= INSIDE;
	return p;
}

/* Whether letters of the script stand beside Latin ones only by mistake. */
static bool
is_apart(const struct model *m)
{
	return strchr("rgha", m->script->letter) != NULL;
}

/* Add the logarithm of the likelihood of at[1], in each language; the last
 * place is for text in all of them. */
static void
weigh(const struct model *m, const uint32_t at[3], double *score)
{
	double p[LANGUAGES + 1] = { 0 };
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

		p[l->language] = (double)l->p;
		p[m->n_language] += (double)l->p / (double)m->n_language;
		if (l->capital && is_small(at[0]))
			rare = FLIP;
	}
	if (p[m->n_language] > 0 && is_apart(m) &&
	    ((at[0] < 0x80 && is_letter(at[0])) ||
		(at[2] < 0x80 && is_letter(at[2]))))
		rare = INSIDE;
	if (p[m->n_language] <= 0)
		p[m->n_language] = other(m, at);
	for (size_t i = 0; i <= m->n_language; i++)
		score[i] += log(rare * (0.98 * p[i] + 0.02 * p[m->n_language]));
}

double
encoding_score(const char *p, size_t n, char letter)
{
	struct model m;
	double score[LANGUAGES + 1] = { 0 };
	uint32_t at[3] = { '\n', '\n', '\n' };
	double best = 0;
	size_t k = 0;

	model_make(&m, letter);
	while (k <= n) {
		size_t len = utf8_decode(p + k, n - k, &at[2]);

		if (k == n)
			at[2] = '\n';
		else if (len == 0) /* a byte that is no character */
			at[2] = 0x81;
		if (at[1] >= 0x80)
			weigh(&m, at, score);
		at[0] = at[1];
		at[1] = at[2];
		k += len == 0 ? 1 : len;
	}
	best = score[0];
	for (size_t i = 1; i <= m.n_language; i++)
		best = score[i] > best ? score[i] : best;
	return best;
}
