/* answer.c - what an answer in words says. */
#include "intake/answer.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "catalog/fold.h"
#include "catalog/particle.h"
#include "intake/meaning.h"

/* What follows yes or no is looked at up to the end of its clause. */
#define ANSWER_CLAUSE 100
/* Phases count where the clause says little else. */
#define ANSWER_PHASES 40

/* ". 5", as behind "No". */
static bool
behind_is_number(const char *s, size_t n)
{
	size_t i = 1;

	while (i < n && s[i] == ' ')
		i++;
	return s[0] == '.' && i < n && s[i] >= '0' && s[i] <= '9';
}

/* The first word: yes, no or neither; *rest is where what follows begins. */
static enum mark_meaning
first_word(const char *s, size_t n, size_t *rest)
{
	static const struct {
		const char *word;
		enum mark_meaning meaning;
	} words[] = { { "yes", MARK_YES }, { "ja", MARK_YES },
		{ "oui", MARK_YES }, { "si", MARK_YES }, { "sim", MARK_YES },
		{ "tak", MARK_YES }, { "no", MARK_NO }, { "nein", MARK_NO },
		{ "non", MARK_NO }, { "nej", MARK_NO }, { "nao", MARK_NO } };
	enum mark_meaning m = MARK_NONE;
	struct buf b = { 0 };
	size_t k = 0;

	while (k < n && strchr(" ,.;:!-(/\n\t", s[k]) == NULL)
		k++;
	/* "No. 5" counts, it does not deny. */
	if (k == n || k > 8 || behind_is_number(s + k, n - k))
		return MARK_NONE;
	fold_plain(&b, s, k);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i].word, buf_text(&b)) == 0)
			m = words[i].meaning;
	}
	buf_clear(&b);
	/* "no lyophilization" is no answer but a phrase. */
	if (m == MARK_NO && s[k] == ' ' && k + 1 < n &&
	    strchr("(-:", s[k + 1]) == NULL)
		return MARK_NONE;
	*rest = k;
	return m;
}

/* Bytes up to the end of the first clause. */
static size_t
clause_end(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool stop = s[i] == '.' && (i + 1 == n || s[i + 1] == ' ');

		if (stop || s[i] == ';' || s[i] == '\n')
			return i;
	}
	return n;
}

/* The text has a word that turns what was said before. */
static bool
turns(const char *s, size_t n)
{
	static const char *const words[] = { " but ", " except ", " excluding ",
		" however ", " not ", " no ", " without ", " only ",
		" limited ", " nicht ", " aber ", " nur ", " ohne ", " kein ",
		" keine ", " sauf ", " mais " };
	struct buf b = { 0 };
	struct buf key = { 0 };
	bool found = false;

	fold_plain(&key, s, n);
	buf_char(&b, ' ');
	buf_str(&b, buf_text(&key));
	buf_char(&b, ' ');
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		found = found || strstr(b.data, words[i]) != NULL;
	buf_clear(&key);
	buf_clear(&b);
	return found;
}

static struct mark
ask(const char *why)
{
	return (struct mark){ .ask = why };
}

/* A year or quarter in the clause that is no past event's. */
static bool
dated(const char *s, size_t n)
{
	struct buf key = { 0 };
	bool date = false;
	bool past = false;

	fold_plain(&key, s, n);
	for (size_t i = 0; i < key.len; i++) {
		const char *word = key.data + i;
		size_t k = strcspn(word, " ");

		past = past || particle_is_past(word, k);
		date = date || (particle_is_date(word, k) &&
				   strcspn(word, "0123456789") < k);
		i += k;
	}
	buf_clear(&key);
	return date && !past;
}

/* A word that says that something ends or has ended. */
static bool
ends(const char *s, size_t n)
{
	static const char *const words[] = { " until ", " till ", " bis ",
		" jusqu ", " hasta ", " fino ", " ate ", " formerly ",
		" previously ", " no longer ", " ehemals ", " anciennement " };
	struct buf b = { 0 };
	struct buf key = { 0 };
	bool found = false;

	fold_plain(&key, s, n);
	buf_fmt(&b, " %s ", buf_text(&key));
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		found = found || strstr(buf_text(&b), words[i]) != NULL;
	buf_clear(&key);
	buf_clear(&b);
	return found;
}

bool
answer_is_dated(const char *s, size_t n)
{
	return dated(s, n) || ends(s, n);
}

static struct mark
after_yes(const char *s, size_t n, size_t clause)
{
	struct mark m = meaning_parse(s, clause);

	if (clause > ANSWER_PHASES || m.phase_from < 0)
		m.phase_from = m.phase_to = 0;
	switch (m.meaning) {
	case MARK_PLANNED:
	case MARK_PARTNER:
	case MARK_PARTIAL:
		return m;
	case MARK_UNKNOWN:
		return ask("says yes and leaves it open: nothing is claimed");
	case MARK_NO:
		return ask("says yes and no: nothing is claimed");
	case MARK_NONE:
	case MARK_YES:
		break;
	}
	if (answer_is_dated(s, clause) || ends(s, n))
		return ask("says yes with a date, by which it may begin or "
			   "end: nothing is claimed");
	m.meaning = turns(s, n) ? MARK_PARTIAL : MARK_YES;
	return m;
}

static struct mark
after_no(const char *s, size_t n, size_t clause)
{
	struct mark m = meaning_parse(s, clause);

	m.phase_from = m.phase_to = 0;
	switch (m.meaning) {
	case MARK_PLANNED:
	case MARK_PARTNER:
		return m;
	case MARK_UNKNOWN:
		return ask("says no and leaves it open: nothing is claimed");
	case MARK_YES:
	case MARK_PARTIAL:
		return ask("says no and yes: nothing is claimed");
	case MARK_NONE:
	case MARK_NO:
		break;
	}
	if (turns(s, n) && m.meaning == MARK_NONE)
		return ask("says no and limits it: nothing is claimed");
	m.meaning = MARK_NO;
	return m;
}

struct mark
answer_parse(const char *s, size_t n)
{
	struct mark m = { 0 };
	size_t rest = 0;
	size_t clause = 0;
	bool whole = false; /* the word is a clause of its own */

	s = utf8_trim(s, &n);
	m.meaning = first_word(s, n, &rest);
	if (m.meaning == MARK_NONE)
		return m;
	whole = rest < n && strchr(".!\n", s[rest]) != NULL;
	while (rest < n && strchr(" ,.;:!-(/\n\t", s[rest]) != NULL)
		rest++;
	clause = clause_end(s + rest, n - rest);
	if (clause > ANSWER_CLAUSE)
		clause = ANSWER_CLAUSE;
	return m.meaning == MARK_YES
		   ? after_yes(s + rest, n - rest, whole ? 0 : clause)
		   : after_no(s + rest, n - rest, clause);
}
