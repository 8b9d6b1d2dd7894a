#!/bin/sh
# packages.sh - see that the Debian packages a make target needs are there.
#
# .ci/packages.sh SET...    install what is missing; quick and silent when
#                           nothing is
# .ci/packages.sh -l SET... print the packages of the sets
#
# A package counts as present when what we use of it is there, wherever it
# came from: c:NAME a command, h:NAME a header, l:NAME a library of clang's,
# d:NAME the Debian package itself.
set -u

# What a set holds, as PACKAGE=PROBE words; fails for a set we do not have.
packages_of() {
	case $1 in
	build)
		echo 'gcc=c:gcc libc6-dev=h:stdio.h pkg-config=c:pkg-config'
		echo 'libsqlite3-dev=h:sqlite3.h libcsv-dev=h:csv.h'
		echo 'libutf8proc-dev=h:utf8proc.h libexpat1-dev=h:expat.h'
		echo 'libzip-dev=h:zip.h'
		echo 'libuchardet-dev=h:uchardet/uchardet.h'
		;;
	check) echo 'libcmocka-dev=h:cmocka.h python3=c:python3' ;;
	valgrind) echo 'valgrind=c:valgrind libc6-dbg=d:libc6-dbg' ;;
	clang) echo 'clang=c:clang' ;;
	lint)
		echo 'clang=c:clang clang-format=c:clang-format'
		echo 'clang-tidy=c:clang-tidy shellcheck=c:shellcheck'
		echo 'mandoc=c:mandoc'
		;;
	fuzz) echo 'clang=c:clang libclang-rt-dev=l:libclang_rt.fuzzer' ;;
	bench) echo 'sqlite3=c:sqlite3 python3=c:python3' ;;
	*)
		echo "packages.sh: no set of packages named $1" >&2
		return 1
		;;
	esac
}

# Is what a probe names there?
present() {
	case $1 in
	c:*)
		command -v "${1#c:}" >/dev/null 2>&1
		;;
	h:*)
		[ -e "/usr/include/${1#h:}" ] ||
			{ command -v cc >/dev/null 2>&1 &&
			echo "#include <${1#h:}>" |
				cc -E -x c - >/dev/null 2>&1; }
		;;
	l:*)
		command -v clang >/dev/null 2>&1 || return 1
		name=${1#l:}-$(uname -m).a
		[ -e "$(clang -print-file-name="$name" 2>&1)" ]
		;;
	d:*)
		! command -v dpkg-query >/dev/null 2>&1 ||
			dpkg-query -s "${1#d:}" >/dev/null 2>&1
		;;
	esac
}

list=
missing=
only_list=
[ "${1-}" != -l ] || { only_list=yes; shift; }
for set; do
	entries=$(packages_of "$set") || exit 2
	for entry in $entries; do
		list="$list ${entry%%=*}"
		[ -n "$only_list" ] || present "${entry#*=}" ||
			missing="$missing ${entry%%=*}"
	done
done
if [ -n "$only_list" ]; then
	echo "$list" | tr ' ' '\n' | sed '/^$/d' | sort -u
	exit 0
fi
[ -n "$missing" ] || exit 0

give_up() {
	echo "vendorcat: $1" >&2
	echo "Please install these packages (named as in Debian)" \
		"and run make again:" >&2
	echo "   $missing" >&2
	exit 1
}

command -v apt-get >/dev/null 2>&1 ||
	give_up "some packages are missing, and this is no Debian system"
as_root=
if [ "$(id -u)" -ne 0 ]; then
	command -v sudo >/dev/null 2>&1 ||
		give_up "some packages are missing, and there is no sudo"
	if ! sudo -n true 2>/dev/null && ! [ -t 0 ]; then
		give_up "some packages are missing, and sudo wants a password"
	fi
	as_root='sudo'
fi

log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
apt() {
	$as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
		apt-get -y -q -o DPkg::Lock::Timeout=300 \
		-o APT::Install-Recommends=false "$@" >>"$log" 2>&1 </dev/null
}
install() {
	# Each word is one package.
	# shellcheck disable=SC2086
	apt install $missing
}

echo "Installing:$missing" >&2
install && exit 0
# The lists of packages may be missing or old.
apt update
install && exit 0
tail -n 20 "$log" >&2
give_up "apt-get could not install the missing packages"
