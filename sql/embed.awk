# embed.awk - sql/schema, sql/query and sql/view become C.
#
# LC_ALL=C awk -v mode=h|c -f sql/embed.awk FILE... (POSIX awk; mawk will do)
# mode h prints sql_gen.h, mode c prints sql_gen.c.

function die(text) {
	print FILENAME ":" FNR ": " text > "/dev/stderr"
	failed = 1
	exit 1
}

# A line as a C string literal with its newline; bytes outside ASCII in octal,
# ? escaped because -std=c11 knows trigraphs.
function literal(s,    i, c, to) {
	gsub(/[\\"?]/, "\\\\&", s)
	if (s !~ /[^ -~]/)
		return "\"" s "\\n\""
	to = ""
	for (i = 1; i <= length(s); i++) {
		c = substr(s, i, 1)
		to = to (c ~ /[ -~]/ ? c : sprintf("\\%03o", byte[c]))
	}
	return "\"" to "\\n\""
}

# A short text without line breaks as a C string literal.
function word(s) {
	s = literal(s)
	return substr(s, 1, length(s) - 3) "\""
}

function file_begin(    base) {
	finish()
	base = FILENAME
	sub(/.*\//, "", base)
	sub(/\.sql$/, "", base)
	kind = ""
	if (FILENAME ~ /(^|\/)schema\/[^\/]*$/) {
		kind = "schema"
		if (base !~ /^[0-9][0-9][0-9][0-9]_/)
			die("a schema file is named NNNN_what.sql")
		if (substr(base, 1, 4) + 0 != n_schema + 1)
			die("the schema before this one is missing")
		schema_name[++n_schema] = base
	} else if (FILENAME ~ /(^|\/)view\/[^\/]*$/) {
		kind = "view"
		view_name[++n_view] = base
	} else if (FILENAME ~ /(^|\/)query\/[^\/]*$/)
		kind = "query"
	else
		die("not in sql/schema, sql/query or sql/view")
}

# The statement being gathered is complete.
function finish() {
	if (open_query && query_text[n_query] == "")
		die("statement " query_name[n_query] " has no text")
	if (open_query && !ended)
		die("statement " query_name[n_query] " does not end with ;")
	open_query = 0
}

function query_begin(name) {
	finish()
	if (name !~ /^[a-z][a-z0-9_]*$/)
		die("not a name: " name)
	if (name in seen)
		die("a second statement " name)
	seen[name] = 1
	query_name[++n_query] = name
	query_text[n_query] = ""
	query_scan[n_query] = ""
	open_query = 1
	ended = 0
}

function query_line(    s) {
	s = $0
	if (s ~ /^-- name:/) {
		sub(/^-- name:[ ]*/, "", s)
		query_begin(s)
	} else if (s ~ /^-- scan:/) {
		sub(/^-- scan:[ ]*/, "", s)
		if (!open_query || s == "")
			die("-- scan: WHY follows -- name:")
		query_scan[n_query] = s
	} else if (s !~ /^[ \t]*(--.*)?$/) {
		if (!open_query)
			die("a statement without -- name:")
		if (ended)
			die("text after the end of " query_name[n_query])
		query_text[n_query] = query_text[n_query] "\n\t    " literal(s)
		ended = s ~ /;[ \t]*(--.*)?$/
	}
}

function print_header(    i, u) {
	print "/* sql_gen.h - the statements of sql/, made by sql/embed.awk. */"
	print "#ifndef SQL_GEN_H\n#define SQL_GEN_H\n"
	print "enum sql_id {"
	for (i = 1; i <= n_query; i++)
		print "\tSQL_" toupper(query_name[i]) ","
	print "\tSQL_COUNT\n};\n"
	print "struct sql_text {"
	print "\tconst char *name; /* \"vendor_list\" */"
	print "\tconst char *text;"
	print "\tconst char *scan; /* why it may scan, or NULL */"
	print "};\n"
	print "struct sql_script {"
	print "\tconst char *name; /* the file's, without .sql */"
	print "\tint version;      /* of a schema; a view: 0 */"
	print "\tconst char *text; /* the whole file */"
	print "};\n"
	print "extern const struct sql_text sql_texts[]; /* SQL_COUNT of them */"
	print "extern const struct sql_script sql_schema[];"
	print "extern const int sql_schema_count;"
	print "extern const struct sql_script sql_view[];"
	print "extern const int sql_view_count;\n"
	print "#endif"
}

function print_scripts(what, n, name, text,    i) {
	print "\nconst struct sql_script sql_" what "[] = {"
	for (i = 1; i <= n; i++)
		print "\t{ " word(name[i]) ", " (what == "schema" ? i : 0) \
		    "," text[i] " },"
	print "\t{ 0, 0, 0 }\n};"
	print "const int sql_" what "_count = " n + 0 ";"
}

function print_source(    i, scan) {
	print "/* sql_gen.c - the statements of sql/, made by sql/embed.awk. */"
	print "#include \"sql_gen.h\"\n"
	print "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
	print "const struct sql_text sql_texts[] = {"
	for (i = 1; i <= n_query; i++) {
		scan = query_scan[i] == "" ? "0" : word(query_scan[i])
		print "\t{ " word(query_name[i]) "," query_text[i] ","
		print "\t    " scan " },"
	}
	print "\t{ 0, 0, 0 }\n};"
	print_scripts("schema", n_schema, schema_name, schema_text)
	print_scripts("view", n_view, view_name, view_text)
}

BEGIN {
	for (i = 1; i < 256; i++)
		byte[sprintf("%c", i)] = i
}
FNR == 1 { file_begin() }
/\r/ { die("a carriage return") }
kind == "query" { query_line() }
kind == "schema" {
	schema_text[n_schema] = schema_text[n_schema] "\n\t    " literal($0)
}
kind == "view" { view_text[n_view] = view_text[n_view] "\n\t    " literal($0) }
END {
	if (!failed)
		finish()
	if (failed)
		exit 1
	if (mode == "h")
		print_header()
	else
		print_source()
}
