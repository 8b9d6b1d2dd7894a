# coverage.awk - what gcov -n says of src/, a line a file and the sum.
/^File / { file = substr($2, 2, length($2) - 2) }
/^Lines executed:/ && file ~ /^src\// {
	split(substr($2, 10), part, "%")
	printf "%6.1f%% of %5d lines  %s\n", part[1], $4, file
	run += part[1] * $4 / 100
	lines += $4
}
/^$/ { file = "" }
END { printf "%6.1f%% of %5d lines  in all\n", 100 * run / lines, lines }
