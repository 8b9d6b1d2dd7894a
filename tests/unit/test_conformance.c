/* test_conformance.c - what other CSV readers are tested for, with texts of
 * our own: csv-spectrum, RFC 4180, and the suites of Papa Parse, Python's csv,
 * Go's encoding/csv and Ruby's csv.  Expectations are by hand; where we mean
 * to differ the case says why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "sheet/csv.h"
#include "sheet/dialect.h"
#include "sheet/sheet.h"

struct conformance {
	const char *name;
	const char *text;
	const char *rows; /* "[cell][cell]" a line; " !" when it is reported */
	/* How it is read; without a delimiter it is found out. */
	const char *delimiter;
	int quote, escape;
};

static void
show(struct buf *b, const char *p, size_t n, const struct csv_options *o)
{
	struct csv_reader *c = csv_reader_memory(p, n, o);
	struct sheet_row row = { 0 };
	struct err err = { 0 };
	bool found = true;

	while (found) {
		assert_true(csv_reader_next(c, &row, &found, &err));
		if (!found)
			break;
		for (size_t i = 0; i < row.n_cell; i++)
			buf_fmt(b, "[%s]", row.cell[i].text);
		buf_str(b, row.trouble == NULL ? "\n" : " !\n");
	}
	csv_reader_close(c);
}

static void
check(const struct conformance *x)
{
	struct dialect d = { .quote = x->quote, .escape = x->escape };
	struct csv_options o = { .name = "t", .line = 1 };
	size_t n = strlen(x->text);
	struct buf b = { 0 };

	if (x->delimiter != NULL)
		memcpy(d.delimiter, x->delimiter, strlen(x->delimiter) + 1);
	dialect_detect(x->text, n, true, &d);
	o.delimiter = d.delimiter;
	o.quote = d.quote;
	o.escape = d.escape;
	o.width = d.width;
	o.mend = d.mend;
	for (o.chunk = 0; o.chunk < 8; o.chunk++) {
		buf_reset(&b);
		show(&b, x->text, n, &o);
		if (strcmp(buf_text(&b), x->rows) != 0)
			fail_msg("%s: in pieces of %zu:\n%s", x->name, o.chunk,
			    buf_text(&b));
	}
	buf_clear(&b);
	dialect_clear(&d);
}

#define CHECK_ALL(table)                                                \
	for (size_t i = 0; i < sizeof(table) / sizeof((table)[0]); i++) \
	check(&(table)[i])

static void
csv_spectrum(void **state)
{
	static const struct conformance x[] = {
		{ .name = "comma in quotes",
		    .text = "who,where,zip\nAnn,\"Ulm, DE\",08123",
		    .rows = "[who][where][zip]\n[Ann][Ulm, DE][08123]\n" },
		{ .name = "empty",
		    .text = "x,y,z\n7,\"\",\"\"\n8,9,6",
		    .rows = "[x][y][z]\n[7][][]\n[8][9][6]\n" },
		{ .name = "empty, CRLF",
		    .text = "x,y,z\r\n7,\"\",\"\"\r\n8,9,6",
		    .rows = "[x][y][z]\n[7][][]\n[8][9][6]\n" },
		{ .name = "escaped quotes",
		    .text = "x,y\n7,\"oh \"\"oh\"\" oh\"\n8,9",
		    .rows = "[x][y]\n[7][oh \"oh\" oh]\n[8][9]\n" },
		{ .name = "JSON",
		    .text = "k,v\n7,\"{\"\"t\"\": \"\"P\"\", \"\"c\"\": [1.0, "
			    "2.5]}\"\n",
		    .rows = "[k][v]\n[7][{\"t\": \"P\", \"c\": [1.0, 2.5]}]"
			    "\n" },
		{ .name = "newlines",
		    .text = "x,y,z\n7,8,9\n\"Twice upon\na day\",5,6\n4,3,2",
		    .rows = "[x][y][z]\n[7][8][9]\n[Twice upon\na "
			    "day][5][6]\n[4][3][2]\n" },
		{ .name = "newlines, CRLF",
		    .text = "x,y,z\r\n7,8,9\r\n\"Twice upon\r\na "
			    "day\",5,6\r\n4,3,2",
		    .rows = "[x][y][z]\n[7][8][9]\n[Twice upon\r\na "
			    "day][5][6]\n[4][3][2]\n" },
		{ .name = "quotes and newlines",
		    .text = "x,y\n7,\"oh \n\"\"oh\"\" \noh\"\n8,9",
		    .rows = "[x][y]\n[7][oh \n\"oh\" \noh]\n[8][9]\n" },
		{ .name = "simple",
		    .text = "x,y,z\n7,8,9\n",
		    .rows = "[x][y][z]\n[7][8][9]\n" },
		{ .name = "simple, CRLF",
		    .text = "x,y,z\r\n7,8,9\r\n",
		    .rows = "[x][y][z]\n[7][8][9]\n" },
		{ .name = "UTF-8",
		    .text = "x,y\n\xC3\xA9,\xCA\xA4\n",
		    .rows = "[x][y]\n[\xC3\xA9][\xCA\xA4]\n" },
		/* Minutes and seconds bring bare quotes; they are told. */
		{ .name = "coordinates",
		    .text = "tel,at,in\n209,12'30.8\"N 4'17.9\"W,Ulm",
		    .rows = "[tel][at][in]\n[209][12'30.8\"N 4'17.9\"W][Ulm] "
			    "!\n" },
	};

	(void)state;
	CHECK_ALL(x);
}

static void
rfc_4180(void **state)
{
	static const struct conformance x[] = {
		{ "records end in CRLF", "aa,bb\r\nyy,xx\r\n",
		    "[aa][bb]\n[yy][xx]\n", NULL, 0, 0 },
		{ "the last line end may be missing", "aa,bb\r\nyy,xx",
		    "[aa][bb]\n[yy][xx]\n", NULL, 0, 0 },
		{ "blanks are part of a cell", " aa , bb \r\n",
		    "[ aa ][ bb ]\n", ",", 0, 0 },
		{ "all cells may be quoted", "\"aa\",\"bb\"\r\nyy,xx",
		    "[aa][bb]\n[yy][xx]\n", NULL, 0, 0 },
		{ "line breaks, quotes, commas",
		    "\"a\r\nb\",\"c\"\"d\",\"e,f\"\r\n1,2,3",
		    "[a\r\nb][c\"d][e,f]\n[1][2][3]\n", NULL, 0, 0 },
	};

	(void)state;
	CHECK_ALL(x);
}

static void
papa_parse(void **state)
{
	static const struct conformance x[] = {
		{ "one row", "P,q,r", "[P][q][r]\n", NULL, 0, 0 },
		{ "rows of different length", "P,q,r\ns,t\nu",
		    "[P][q][r]\n[s][t]\n[u]\n", ",", 0, 0 },
		{ "blanks at the edges stay", "p,  q  ,r", "[p][  q  ][r]\n",
		    ",", 0, 0 },
		{ "quoted cell with blanks inside", "p,\" q \",r",
		    "[p][ q ][r]\n", NULL, 0, 0 },
		{ "quoted cell with delimiter", "P,\"q,Q\",r", "[P][q,Q][r]\n",
		    NULL, 0, 0 },
		{ "quoted cell with CRLF", "P,\"q\r\nQ\",r", "[P][q\r\nQ][r]\n",
		    NULL, 0, 0 },
		{ "quoted cell with doubled quotes", "P,\"q\"\"Q\"\"\",r",
		    "[P][q\"Q\"][r]\n", NULL, 0, 0 },
		{ "quoted cells at the line's ends", "\"P\",q,\"r\"\n",
		    "[P][q][r]\n", NULL, 0, 0 },
		{ "empty quoted cell at the end", "p,q,\"\"\ns,t,u",
		    "[p][q][]\n[s][t][u]\n", NULL, 0, 0 },
		{ "only delimiters", ",,\n,,\n", "[][][]\n[][][]\n", ",", 0,
		    0 },
		{ "empty cells at the ends", ",q,\n", "[][q][]\n", ",", 0, 0 },
		{ "tabs", "P\tq\tr\ns\tt\tu", "[P][q][r]\n[s][t][u]\n", NULL, 0,
		    0 },
		{ "bars", "P|q|r\ns|t|u", "[P][q][r]\n[s][t][u]\n", NULL, 0,
		    0 },
		{ "ASCII 30 and 31", "P\037q\037r\ns\037t\037u",
		    "[P][q][r]\n[s][t][u]\n", NULL, 0, 0 },
		{ "CR only", "P,q\rs,t\ru,v", "[P][q]\n[s][t]\n[u][v]\n", NULL,
		    0, 0 },
		{ "several characters as delimiter", "P, q, r\ns, t, u",
		    "[P][q][r]\n[s][t][u]\n", ", ", 0, 0 },
		{ "another quote", "P,'q,Q',r", "[P][q,Q][r]\n", ",", '\'', 0 },
		{ "another escape", "P,\"q\\\"Q\\\"\",r", "[P][q\"Q\"][r]\n",
		    ",", '"', '\\' },
		{ "no quotes at all", "P,\"q,r\"", "[P][\"q][r\"]\n", ",",
		    SHEET_NONE, 0 },
		/* A quote in an unquoted cell is text there as here. */
		{ "stray quote", "P,q\"Q,r", "[P][q\"Q][r] !\n", ",", 0, 0 },
		{ "quoted cell that is not closed on its row", "P,\"q,r\ns,t,u",
		    /* There the cell takes all that is left; here no row is
		     * lost. */
		    "[P][\"q][r] !\n[s][t][u]\n", ",", 0, 0 },
		/* There blank lines are rows with one empty cell. */
		{ "blank lines", "P,q\n\ns,t\n", "[P][q]\n\n[s][t]\n", NULL, 0,
		    0 },
		/* There # can begin a comment if asked for; here it is text. */
	};

	(void)state;
	CHECK_ALL(x);
}

static void
papa_parse_more(void **state)
{
	static const struct conformance x[] = {
		{ "comment", "P,q\n# no,t\n", "[P][q]\n[# no][t]\n", ",", 0,
		    0 },
		{ "quoted line break in the last cell", "P,\"q\nQ\"\n",
		    "[P][q\nQ]\n", NULL, 0, 0 },
		{ "quotes around a delimiter, doubled before it",
		    "P,\"\"\",\",r", "[P][\",][r]\n", NULL, 0, 0 },
		{ "the same, doubled behind it", "P,\",\"\"\",r",
		    "[P][,\"][r]\n", NULL, 0, 0 },
		{ "five quotes in a row",
		    "\"7\",\"qp=\"\"\"\",km=\"\"\"\"\",\"8\"",
		    "[7][qp=\"\",km=\"\"][8]\n", NULL, 0, 0 },
		{ "quotes within an unquoted cell", "P,q \"q\",r",
		    "[P][q \"q\"][r] !\n", NULL, 0, 0 },
		/* There the quote is taken as the cell's, to the next that
		 * could close it; in the next four there it takes all that
		 * is left.  Here a row ends where it ends, and says so. */
		{ "a quote that is closed a cell later", "\"p,\"q,r\"\ns,t,u",
		    "[\"p][q,r] !\n[s][t][u]\n", NULL, 0, 0 },
		{ "a second quote behind the delimiter", "p,\"q,\"r\ns,t,u",
		    "[p][\"q][\"r] !\n[s][t][u]\n", NULL, 0, 0 },
		{ "a second quote before the delimiter", "p,\"q\"r,s\nt,u,v",
		    "[p][\"q\"r][s] !\n[t][u][v]\n", NULL, 0, 0 },
		{ "a second quote on the next row", "p,\"q,r\ns\"t,u,v",
		    "[p][\"q][r] !\n[s\"t][u][v] !\n", NULL, 0, 0 },
		{ "a quoted cell over two rows, closed", "p,\"q,r\ns,t,u\"",
		    "[p][q,r\ns,t,u]\n", NULL, 0, 0 },
		{ "blanks behind closing quotes, at the line's end too",
		    "P,\"q\" ,r,\"s\" \r\nt,u,\"v\"  ,\"w\"  \r\nx,y,\"z\" "
		    ",k",
		    "[P][q][r][s]\n[t][u][v][w]\n[x][y][z][k]\n", NULL, 0, 0 },
		/* There the first kind of line end is the only one. */
		{ "LF, then CR", "p,q,r\ns,t,u\rv,w,x\n",
		    "[p][q][r]\n[s][t][u]\n[v][w][x]\n", NULL, 0, 0 },
		{ "nothing but a delimiter", ",", "[][]\n", NULL, 0, 0 },
		{ "nothing but delimiters, ragged", ",,\n,,,",
		    "[][][]\n[][][][]\n", NULL, 0, 0 },
		{ "one cell", "Pqr stu", "[Pqr stu]\n", NULL, 0, 0 },
		{ "nothing", "", "", NULL, 0, 0 },
		{ "one column, a blank in front", "p\n q\nr",
		    "[p]\n[ q]\n[r]\n", NULL, 0, 0 },
		{ "one column with blank lines", "p\nq\n\n\nr\ns\nt\n",
		    "[p]\n[q]\n\n\n[r]\n[s]\n[t]\n", NULL, 0, 0 },
		{ "empty first cells behind quoted last ones",
		    "p,q,r\n,s,t\n,\"u\",\"v\"\n,\"w\",\"x\"",
		    "[p][q][r]\n[][s][t]\n[][u][v]\n[][w][x]\n", NULL, 0, 0 },
		{ "runs of empty cells", "p,q,,,r,s\n,,t,,,u",
		    "[p][q][][][r][s]\n[][][t][][][u]\n", NULL, 0, 0 },
		{ "quote behind blanks", "P,  \"q,Q\"  ,r", "[P][q,Q][r]\n",
		    ",", 0, 0 },
	};

	(void)state;
	CHECK_ALL(x);
}

static void
python_csv(void **state)
{
	static const struct conformance x[] = {
		{ "simple", "k,m\n", "[k][m]\n", ",", 0, 0 },
		{ "lone quoted empty", "\"\"\n", "[]\n", ",", 0, 0 },
		{ "quotes only", "\"\"\"\"\n", "[\"]\n", ",", 0, 0 },
		{ "doubled around a delimiter", "k,\"\"\",\"\"\",m\n",
		    "[k][\",\"][m]\n", ",", 0, 0 },
		{ "escape, quoted", "\"k\\\",m\",n\n", "[k\",m][n]\n", ",", '"',
		    '\\' },
		{ "escape, not quoted", "k\\,m,n\n", "[k,m][n]\n", ",",
		    SHEET_NONE, '\\' },
		{ "escaped escape", "k\\\\,m\n", "[k\\][m]\n", ",", SHEET_NONE,
		    '\\' },
		/* There the escape goes away before any character; here it is
		 * left where it escapes nothing, as in a path. */
		{ "escape before a letter", "k\\n,m\n", "[k\\n][m]\n", ",", 0,
		    '\\' },
		{ "delimiter is a blank", "k m n\n", "[k][m][n]\n", " ", 0, 0 },
		{ "delimiter is a tab", "k\tm\n", "[k][m]\n", "\t", 0, 0 },
		{ "quote is an apostrophe", "'it''s','m, n'\n",
		    "[it's][m, n]\n", ",", '\'', 0 },
		/* There "k"m reads km; here nothing is dropped. */
		{ "text behind the closing quote", "\"k\"m,n\n",
		    "[\"k\"m][n] !\n", ",", 0, 0 },
		{ "line feed in quotes", "k,\"m\nn\",o\n", "[k][m\nn][o]\n",
		    ",", 0, 0 },
		/* There a blank before a quote makes it text, unless told. */
		{ "blank before a quote", "k, \"m\"\n", "[k][m]\n", ",", 0, 0 },
		{ "sniffs a semicolon",
		    "name;since\nAnn;2026-01-02\nBob;2026-02-03\n",
		    "[name][since]\n[Ann][2026-01-02]\n[Bob][2026-02-03]\n",
		    NULL, 0, 0 },
		{ "sniffs apostrophes",
		    "'Ann''s place':'Ulm':'5/19/03'\n'Bob''s':'Bonn, "
		    "DE':'5/20/03'\n'Cy':'Visp':'5/21/03'\n",
		    "[Ann's place][Ulm][5/19/03]\n[Bob's][Bonn, "
		    "DE][5/20/03]\n[Cy][Visp][5/21/03]\n",
		    NULL, 0, 0 },
		{ "sniffs tildes", "'a'~'b'~3\n'c'~'d'~4\n'e'~'f'~5\n",
		    "[a][b][3]\n[c][d][4]\n[e][f][5]\n", NULL, 0, 0 },
	};

	(void)state;
	CHECK_ALL(x);
}

static void
go_encoding_csv(void **state)
{
	static const struct conformance x[] = {
		{ "CRLF", "k,m\r\nn,o\r\n", "[k][m]\n[n][o]\n", NULL, 0, 0 },
		{ "bare CR inside is a line end here", "k,m\rn,o\r\n",
		    "[k][m]\n[n][o]\n", ",", 0, 0 },
		{ "quoted with line break and quotes",
		    "\"two\nlines\",\"one line\",\"th\"\"ree\nlines\nhere\"\n",
		    "[two\nlines][one line][th\"ree\nlines\nhere]\n", ",", 0,
		    0 },
		{ "no newline at the end", "k,m,n", "[k][m][n]\n", ",", 0, 0 },
		{ "semicolon", "k;m;n\n", "[k][m][n]\n", NULL, 0, 0 },
		{ "multi-byte delimiter", "k\xCE\xBB\"m\xCE\xBBn\"\n",
		    "[k][m\xCE\xBBn]\n", "\xCE\xBB", 0, 0 },
		{ "blank lines between", "k,m,n\n\nd,e,f\n\n",
		    "[k][m][n]\n\n[d][e][f]\n\n", ",", 0, 0 },
		{ "lazy quotes", "k \"word\",\"1\"2\",k\",\"m\n",
		    "[k \"word\"][1\"2][k\"][\"m] !\n", ",", 0, 0 },
		{ "bare doubled quotes", "k \"\"word\"\",m\n",
		    "[k \"\"word\"\"][m] !\n", ",", 0, 0 },
		{ "trailing comma", "k,m,\n", "[k][m][]\n", ",", 0, 0 },
		{ "field counts may differ", "k,m,n\nd,e\n",
		    "[k][m][n]\n[d][e]\n", ",", 0, 0 },
		{ "even quotes", "\"\"\"\"\"\"\"\"", "[\"\"\"]\n", ",", 0, 0 },
		{ "odd quotes", "\"\"\"\"\"\"\"", "[\"\"\"\"\"\"\"] !\n", ",",
		    0, 0 },
		{ "RFC 4180 with a number sign",
		    "#one,two,three\n\"ppp\",\"qq\nq\",\"rrr\"\n"
		    "\"p,p\",\"q\"\"qq\",\"rrr\"\nxxx,www,vvv\n",
		    "[#one][two][three]\n[ppp][qq\nq][rrr]\n"
		    "[p,p][q\"qq][rrr]\n[xxx][www][vvv]\n",
		    NULL, 0, 0 },
		{ "leading blanks", " p,  q,   r\n", "[ p][  q][   r]\n", NULL,
		    0, 0 },
		{ "a blank last cell", "k,l,m, \n", "[k][l][m][ ]\n", NULL, 0,
		    0 },
		/* There the next three are errors unless told to be lazy. */
		{ "a quote at an unquoted cell's end", "\"a word\",q\"\n",
		    "[a word][q\"] !\n", NULL, 0, 0 },
		{ "a quote inside a quoted cell, CRLF", "\"one\"two\"\r\n",
		    "[one\"two] !\n", NULL, 0, 0 },
		{ "bare doubled quotes inside", "k\"\"l,m\n", "[k\"\"l][m] !\n",
		    NULL, 0, 0 },
		/* There these two are errors. */
		{ "a quote over a line end, not the cell's", "p,\"q\nr\"s,t",
		    "[p][\"q] !\n[r\"s][t] !\n", NULL, 0, 0 },
		{ "a quote that nothing closes", "p,q\n\"s\n\n,t",
		    "[p][q]\n[\"s] !\n\n[][t]\n", NULL, 0, 0 },
		/* There a CR at the end of the file is text. */
		{ "CR at the end", "one,two\r", "[one][two]\n", NULL, 0, 0 },
		{ "only line ends, quoted", "\"\n\n\n\n\"", "[\n\n\n\n]\n",
		    NULL, 0, 0 },
		/* There blank lines are left out. */
		{ "only line ends", "\r\n\r\n\r\n\r\n", "\n\n\n\n", NULL, 0,
		    0 },
		{ "empty cells from the right, bare and quoted",
		    "k,l,m\nk,l,\nk,,\n,,\n\"k\",\"l\",\"m\"\n"
		    "\"k\",\"l\",\"\"\n\"k\",\"\",\"\"\n\"\",\"\",\"\"\n",
		    "[k][l][m]\n[k][l][]\n[k][][]\n[][][]\n[k][l][m]\n"
		    "[k][l][]\n[k][][]\n[][][]\n",
		    NULL, 0, 0 },
		{ "characters that begin with the delimiter's byte",
		    "\"ab\xCE\xB8"
		    "cd\"\xCE\xBB"
		    "ef\xCE\xB8gh",
		    "[ab\xCE\xB8"
		    "cd][ef\xCE\xB8gh]\n",
		    "\xCE\xBB", 0, 0 },
		{ "control characters", "k09\x1B\x1C,Riga",
		    "[k09\x1B\x1C][Riga]\n", NULL, 0, 0 },
		{ "long first cell",
		    "\"................................................\",m\n",
		    "[................................................][m]\n",
		    ",", 0, 0 },
	};

	(void)state;
	CHECK_ALL(x);
}

static void
ruby_csv(void **state)
{
	static const struct conformance x[] = {
		{ "quotes around one", "\"k\",m\n", "[k][m]\n", ",", 0, 0 },
		{ "quote and comma at the end", "k,\"m,\"\n", "[k][m,]\n", ",",
		    0, 0 },
		{ "doubled at both ends", "k,\"\"\"m\"\"\"\n", "[k][\"m\"]\n",
		    ",", 0, 0 },
		{ "only a line break quoted", "k,\"\n\",m\n", "[k][\n][m]\n",
		    ",", 0, 0 },
		{ "CR in quotes", "k,\"\r\",m\n", "[k][\r][m]\n", ",", 0, 0 },
		{ "empty and quoted empty", "k,,\"\",m\n", "[k][][][m]\n", ",",
		    0, 0 },
		{ "column separator of two", "k||m||n\n", "[k][m][n]\n", "||",
		    0, 0 },
		{ "quotes next to a separator of two", "\"k||m\"||n\n",
		    "[k||m][n]\n", "||", 0, 0 },
		{ "a lone quote, doubled and quoted",
		    "\"k\",\"\"\"\",\"m\n\"\"n\"\"\"\n", "[k][\"][m\n\"n\"]\n",
		    ",", 0, 0 },
		{ "CRLF in quotes, rows in CRLF", "\"k\r\nm\",n\r\n\"o\",p\r\n",
		    "[k\r\nm][n]\n[o][p]\n", ",", 0, 0 },
		{ "an empty quoted row, then a blank one", "\"\"\n\n", "[]\n\n",
		    ",", 0, 0 },
		/* There it is an error unless told to be liberal. */
		{ "liberal", "k,m\"n\" o,p\n", "[k][m\"n\" o][p] !\n", ",", 0,
		    0 },
	};

	(void)state;
	CHECK_ALL(x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(csv_spectrum),
		cmocka_unit_test(rfc_4180),
		cmocka_unit_test(papa_parse),
		cmocka_unit_test(papa_parse_more),
		cmocka_unit_test(python_csv),
		cmocka_unit_test(go_encoding_csv),
		cmocka_unit_test(ruby_csv),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
