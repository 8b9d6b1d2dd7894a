# embed_seed.awk - the tables of sql/seed become C (src/catalog/seed.h).
#
# LC_ALL=C awk -f sql/embed_seed.awk FILE.csv... > seed_gen.c (POSIX awk)
# A file is UTF-8 as RFC 4180 has it, with LF line ends and no line break
# inside a cell; anything else ends the build.
#
# All texts stand in one array, each once, and tables hold where they begin:
# pointers would have to be set right each time the program starts.

function die(text) {
	print FILENAME ":" FNR ": " text > "/dev/stderr"
	failed = 1
	exit 1
}

# s as a C string literal; bytes outside ASCII in octal, ? escaped because
# -std=c11 knows trigraphs.
function literal(s,    i, c, to) {
	gsub(/[\\"?]/, "\\\\&", s)
	if (s !~ /[^ -~]/)
		return "\"" s "\""
	to = ""
	for (i = 1; i <= length(s); i++) {
		c = substr(s, i, 1)
		to = to (c ~ /[ -~]/ ? c : sprintf("\\%03o", byte[c]))
	}
	return "\"" to "\""
}

# Take the quoted cell that s begins with; sets rest to what follows it.
function quoted(s,    i, to) {
	to = ""
	s = substr(s, 2)
	for (;;) {
		i = index(s, "\"")
		if (i == 0)
			die("a quoted cell does not end on its line")
		to = to substr(s, 1, i - 1)
		s = substr(s, i + 1)
		if (substr(s, 1, 1) != "\"")
			break
		to = to "\""
		s = substr(s, 2)
	}
	rest = s
	return to
}

# Split a line into cell[1..n]; returns n.
function split_line(s,    i, n) {
	if (index(s, "\"") == 0)
		return split(s, cell, ",")
	n = 0
	rest = s
	for (;;) {
		n++
		if (substr(rest, 1, 1) == "\"") {
			cell[n] = quoted(rest)
		} else {
			i = index(rest, ",")
			cell[n] = i == 0 ? rest : substr(rest, 1, i - 1)
			rest = i == 0 ? "" : substr(rest, i)
			if (index(cell[n], "\"") != 0)
				die("a quote inside an unquoted cell")
		}
		if (rest == "")
			return n
		if (substr(rest, 1, 1) != ",")
			die("text after a closing quote")
		rest = substr(rest, 2)
	}
}

# Where the text s begins in the array.
function place(s) {
	if (!(s in placed)) {
		placed[s] = size
		text[n_text++] = s
		size += length(s) + 1
	}
	return placed[s]
}

function table_end() {
	if (n_table == 0)
		return
	print "\t0\n};\n"
	row_count[n_table] = rows
}

function table_begin(n,    i, name) {
	table_end()
	name = FILENAME
	sub(/.*\//, "", name)
	if (!sub(/\.csv$/, "", name) || name !~ /^[a-z][a-z0-9_]*$/)
		die("a seed file is named like_this.csv")
	table[++n_table] = name
	column_count[n_table] = n
	rows = 0
	print "static const uint32_t column_" name "[] = {"
	for (i = 1; i <= n; i++) {
		if (cell[i] == "" || (name, cell[i]) in title)
			die("a column without a title of its own")
		title[name, cell[i]] = 1
		print "\t" place(cell[i]) ","
	}
	print "};\nstatic const uint32_t cell_" name "[] = {"
}

function table_row(n,    i, line) {
	if (n != column_count[n_table])
		die(n " cells where " column_count[n_table] " belong")
	rows++
	line = "\t"
	for (i = 1; i <= n; i++)
		line = line place(cell[i]) ", "
	print line
}

BEGIN {
	size = n_text = 0
	for (i = 1; i < 256; i++)
		byte[sprintf("%c", i)] = i
	print "/* seed_gen.c - the tables of sql/seed/, made by" \
	    " sql/embed_seed.awk. */"
	print "#include \"catalog/seed.h\"\n"
	print "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
}
/\r/ { die("a carriage return") }
/^\357\273\277/ { die("a byte order mark") }
/^$/ { die("an empty line") }
FNR == 1 { table_begin(split_line($0)); next }
{ table_row(split_line($0)) }
END {
	if (failed)
		exit 1
	table_end()
	print "const char seed_text[] ="
	for (i = 0; i < n_text; i++)
		print "\t" literal(text[i]) " \"\\0\""
	print ";\n"
	print "const struct seed_table seed_tables[] = {"
	for (i = 1; i <= n_table; i++)
		print "\t{ \"" table[i] "\", " column_count[i] ", " \
		    row_count[i] ", column_" table[i] ", cell_" table[i] " },"
	print "};"
	print "const size_t seed_table_count = " n_table + 0 ";"
}
