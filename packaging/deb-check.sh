#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# sh packaging/deb-check.sh BUILD [SUITE]     (as root; needs debootstrap)
# Makes the packages of a build, installs both into a clean Debian root, starts octroid there, removes
# both, and fails when anything stays behind.
set -eu
build=$(CDPATH='' cd -- "${1:?which build folder}" && pwd)
suite=${2:-bookworm}
mirror=$(sed -n 's/^URIs: *//p; s/^deb  *\(\[[^]]*\] *\)\{0,1\}\([^ ]*\).*/\2/p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/debian*.list 2>/dev/null |
    grep '/debian/\{0,1\}$' | head -n 1)
mirror=${mirror:-http://deb.debian.org/debian}

fail() {
    echo "deb-check: $*" >&2
    exit 1
}
[ "$(id -u)" = 0 ] || fail "needs root, for debootstrap and chroot"
command -v debootstrap >/dev/null || fail "debootstrap is not installed"

work=$(mktemp -d)
root=$work/root
octroid=
cleanup() {
    [ -z "$octroid" ] || kill "$octroid" 2>/dev/null || true
    for dir in proc dev; do
        mountpoint -q "$root/$dir" && umount -l "$root/$dir"
    done
    rm -rf --one-file-system "$work"
}
trap cleanup EXIT INT TERM

echo "makes the packages"
rm -f "$build"/*.deb
(cd "$build" && cpack -G DEB >"$work/cpack.log" 2>&1) || {
    cat "$work/cpack.log" >&2
    fail "cpack failed"
}
for deb in "$build"/*.deb; do
    echo "$(basename "$deb"): $(dpkg-deb -f "$deb" Depends)"
done

console= # a build with OCTROI_CONSOLE=OFF makes the server's package only
for deb in "$build"/octroi_*.deb; do
    [ -e "$deb" ] && console=octroi
done

echo "makes a clean $suite"
debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$work/debootstrap.log" 2>&1 || {
    tail -n 20 "$work/debootstrap.log" >&2
    fail "debootstrap failed"
}
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
for file in resolv.conf hosts; do
    cp "/etc/$file" "$root/etc/$file"
done
for conf in /etc/apt/apt.conf.d/*proxy* /etc/apt/apt.conf; do
    [ -f "$conf" ] && cp "$conf" "$root/etc/apt/apt.conf.d/"
done
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
in_root() { chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
listing() { (cd "$root" && find etc usr var/lib opt srv home root -xdev \( -path var/lib/apt -o -path var/lib/dpkg -o -path '*/__pycache__' -o -path var/lib/systemd \) -prune -o -print | sort); }

cp "$build"/*.deb "$root/tmp/"
in_root apt-get update -qq
# What the packages need goes in first, so that only they themselves are compared below.
needs=$(for deb in "$build"/*.deb; do dpkg-deb -f "$deb" Depends; done | tr ',' '\n' | sed 's/(.*//; s/|.*//; s/ //g' | grep -v '^octroid$' | sort -u)
# shellcheck disable=SC2086 # a list of names
in_root apt-get install -y -qq --no-install-recommends $needs >"$work/apt.log" 2>&1 || {
    tail -n 20 "$work/apt.log" >&2
    fail "the packages' needs cannot be installed"
}
listing >"$work/before"
cp "$root/etc/passwd" "$work/passwd.before"

echo "installs"
in_root sh -c 'apt-get install -y -qq --no-install-recommends /tmp/*.deb' >"$work/apt.log" 2>&1 || {
    tail -n 30 "$work/apt.log" >&2
    fail "the packages cannot be installed"
}
paths="usr/bin/octroid usr/bin/octroictl etc/octroid/octroid.toml"
for proxy in nginx caddy haproxy traefik envoy; do paths="$paths usr/share/octroi/proxy/$proxy/README.md"; done
[ -z "$console" ] || paths="$paths usr/bin/octroi usr/share/applications/octroi.desktop
    usr/share/metainfo/example.octroi.octroi.metainfo.xml usr/share/icons/hicolor/scalable/apps/octroi.svg"
for path in $paths; do
    [ -e "$root/$path" ] || fail "$path was not installed"
done
[ -e "$root/usr/lib/systemd/system/octroid.service" ] || fail "the systemd unit was not installed"
[ "$(stat -c '%a' "$root/var/lib/octroid")" = 700 ] || fail "/var/lib/octroid is open to others"
for program in $console octroid octroictl; do
    missing=$(in_root ldd "/usr/bin/$program" | grep 'not found' || true)
    [ -z "$missing" ] || fail "$program lacks $missing"
done
[ -z "$console" ] || QT_QPA_PLATFORM=offscreen in_root octroi --version || fail "octroi does not start"
in_root octroictl --version || fail "octroictl does not start"

echo "starts octroid"
# Not through in_root: the process in the background has to be octroid itself, not a shell around it.
chroot "$root" /usr/bin/setpriv --reuid octroid --regid octroid --clear-groups \
    /usr/bin/octroid --data /var/lib/octroid --listen 127.0.0.1:18470 --init-admin /var/lib/octroid/admin.json \
    >"$work/octroid.log" 2>&1 &
octroid=$!
tries=0
until [ -s "$root/var/lib/octroid/admin.json" ]; do
    tries=$((tries + 1))
    if [ $tries -gt 100 ] || ! kill -0 "$octroid" 2>/dev/null; then
        cat "$work/octroid.log" >&2
        fail "octroid does not start"
    fi
    sleep 0.1
done
[ "$(stat -c '%a' "$root/var/lib/octroid/admin.json")" = 600 ] || fail "admin.json is open to others"
kill "$octroid"
wait "$octroid" || fail "octroid ended with $?"
octroid=

echo "removes"
in_root apt-get remove -y -qq $console octroid >"$work/apt.log" 2>&1 || fail "removing failed"
[ -d "$root/var/lib/octroid" ] || fail "removing deleted the data"
[ -e "$root/etc/octroid/octroid.toml" ] || fail "removing deleted the configuration"
in_root dpkg --purge $console octroid >"$work/apt.log" 2>&1 || fail "purging failed"
listing >"$work/after"
grep -vE '^(etc/(passwd|group|shadow|gshadow|subuid|subgid)-?|var/lib/(ucf|polkit-1).*)$' "$work/after" >"$work/after.own" || true
left=$(comm -13 "$work/before" "$work/after.own")
[ -z "$left" ] || fail "stayed behind: $left"
cmp -s "$root/etc/passwd" "$work/passwd.before" || fail "the user octroid stayed behind"
echo "deb-check: ok"
