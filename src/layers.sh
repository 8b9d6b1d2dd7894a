#!/bin/sh
# layers.sh - check what no compiler checks: who includes whom, where SQL
# lives, functions we do not use, files that grew too long.
set -u
cd "$(dirname "$0")/.." || exit 4
# No name of ours has a blank in it.
# shellcheck disable=SC2046
set -- $(find src -name '*.[ch]' | sort)

awk '
function complain(text) {
	print FILENAME ":" FNR ": " text
	bad = 1
}

# May a file of layer a include a header of layer b?
function may(a, b) {
	return a == b || index(allowed[a], " " b " ") > 0
}

BEGIN {
	allowed["main"] = " cmd report out intake sheet catalog db base "
	allowed["cmd"] = " report out intake sheet catalog db base "
	allowed["report"] = " out catalog db base "
	allowed["intake"] = " sheet catalog db base "
	allowed["catalog"] = " db base "
	allowed["db"] = " base "
	allowed["sheet"] = " base "
	allowed["out"] = " base "
	allowed["base"] = " "
	banned = "strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|gets|" \
	    "strncpy|strncat|gmtime|localtime|ctime|asctime|alloca"
}

FNR == 1 {
	split(FILENAME, part, "/")
	layer = part[3] == "" ? "main" : part[2]
	if (!(layer in allowed))
		complain("a folder that is no layer: " layer)
	base = FILENAME
	sub(/.*\//, "", base)
	if (index($0, "/* " base " - ") != 1)
		complain("the first line says: /* " base " - what it is for")
	comment = 0
}

FNR == 601 { complain("over 600 lines: look for the seam") }

/^#[ \t]*include[ \t]+"/ {
	name = $0
	sub(/^[^"]*"/, "", name)
	sub(/".*/, "", name)
	if (name == "sql_gen.h") {
		if (layer != "db" && layer != "catalog")
			complain("only db and catalog name statements")
		next
	}
	# Names of libraries, made by the Makefile for one file.
	if (name == "soname.h" && base == "lazy.c")
		next
	if (split(name, part, "/") != 2)
		complain("write \"layer/name.h\", not \"" name "\"")
	else if (!may(layer, part[1]))
		complain(layer " must not include " part[1])
	if (name == "out/format.h" && layer != "out")
		complain("out/format.h is private to out")
}

/^#[ \t]*include[ \t]+<sqlite3/ && layer != "db" {
	complain("only db knows sqlite3")
}
/^#[ \t]*include[ \t]+<csv.h>/ && layer != "sheet" {
	complain("only sheet knows libcsv")
}

{
	# Code alone: no comments (block comments of whole lines included).
	line = $0
	if (comment) {
		if (index(line, "*/") == 0)
			next
		sub(/.*\*\//, "", line)
		comment = 0
	}
	while (match(line, /\/\*([^*]|\*[^\/])*\*\//))
		line = substr(line, 1, RSTART - 1) \
		    substr(line, RSTART + RLENGTH)
	if (index(line, "/*") > 0) {
		sub(/\/\*.*/, "", line)
		comment = 1
	}
	# db declares its virtual tables to SQLite and steers transactions.
	if (layer != "db" && line ~ /"[^"]*(SELECT |INSERT INTO|UPDATE .* SET|DELETE FROM|CREATE TABLE|CREATE VIEW|CREATE INDEX|DROP )/)
		complain("SQL lives in sql/")
	code = line
	gsub(/"([^"\\]|\\.)*"/, "\"\"", code)
	if (code ~ ("(^|[^A-Za-z0-9_])(" banned ")[ ]*\\("))
		complain("a function we do not use")
	if (code ~ /(^|[^A-Za-z0-9_])(exit|_exit|abort)[ ]*\(/ &&
	    FILENAME !~ /^src\/(main|base\/mem)\.c$/)
		complain("only main exits")
	if (FILENAME ~ /\.c$/ && code ~ /^extern /)
		complain("extern belongs in a header")
	if (head ~ /^static [^(;=]*$/ && match(code, /^[a-z0-9_]+\(/)) {
		name = substr(code, 1, RLENGTH - 1)
		if (name in owner)
			complain("static " name " is also in " owner[name])
		owner[name] = FILENAME
	}
	head = code
	if (line ~ /(TODO|FIXME)/)
		complain("unfinished: " line)
}

END { exit bad }
' "$@"
