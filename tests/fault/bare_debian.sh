#!/bin/sh
# bare_debian.sh - build, demo and check in a Debian that has nothing but
# make: debootstrap's minbase, a copy of the repository, no tools of ours.
#
# tests/fault/bare_debian.sh [-k] [COMMAND]...
#   -k  keep the system afterwards and say where it is
#   COMMAND is run by sh in the copy; default: "make demo" and "make check".
# Needs root and debootstrap.  SUITE and MIRROR may be set; the host's apt
# configuration is copied, so a proxy it uses is used inside.
set -eu

TOP=$(cd "$(dirname "$0")/../.." && pwd)
keep=
while [ $# -gt 0 ]; do
	case $1 in
	-k) keep=yes; shift ;;
	*) break ;;
	esac
done
[ "$(id -u)" -eq 0 ] || { echo "bare_debian.sh: needs root" >&2; exit 4; }
command -v debootstrap >/dev/null || {
	echo "bare_debian.sh: needs the package debootstrap" >&2
	exit 4
}
suite=${SUITE-bookworm}
mirror=${MIRROR-http://deb.debian.org/debian}
root=$(mktemp -d /tmp/vendorcat-bare.XXXXXX)
log=$root.log

leave() {
	status=$?
	for dir in dev/pts dev proc; do
		mountpoint -q "$root/$dir" && umount "$root/$dir"
	done
	if [ -n "$keep" ]; then
		echo "kept: $root"
	elif mount | grep -q " $root/"; then
		echo "still mounted below $root: not removed" >&2
	else
		rm -rf "$root" "$log"
	fi
	exit "$status"
}
trap leave EXIT
trap 'exit 130' INT TERM

echo "== debootstrap $suite (minbase and make)"
debootstrap --variant=minbase --include=make "$suite" "$root" "$mirror" \
	>"$log" 2>&1 || { tail -n 20 "$log" >&2; exit 4; }

# The sources of the host, where they are Debian's own, and its proxy.
rm -f "$root/etc/apt/sources.list"
cp -R /etc/apt/sources.list.d/debian.sources \
	"$root/etc/apt/sources.list.d/" 2>/dev/null ||
	cp /etc/apt/sources.list "$root/etc/apt/sources.list"
for file in /etc/apt/apt.conf /etc/apt/apt.conf.d/99*; do
	[ -e "$file" ] && cp "$file" "$root/etc/apt/apt.conf.d/"
done
cp /etc/resolv.conf /etc/hosts "$root/etc/"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"

git clone -q "$TOP" "$root/root/vendorcat"
rm -rf "$root/root/vendorcat/.git"
echo "== in it: $(chroot "$root" dpkg-query -W | wc -l) packages"

[ $# -gt 0 ] || set -- "make demo" "make check"
failed=0
for command; do
	echo "== $command"
	chroot "$root" /usr/bin/env -i HOME=/root \
		PATH=/usr/sbin:/usr/bin:/sbin:/bin \
		${http_proxy+"http_proxy=$http_proxy"} \
		${https_proxy+"https_proxy=$https_proxy"} \
		sh -c "cd /root/vendorcat && $command" </dev/null || {
		echo "== FAILED: $command"
		failed=1
	}
done
exit "$failed"
