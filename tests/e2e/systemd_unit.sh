#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# systemd_unit.sh FOLDER OCTROID: the service is what systemd understands, its sandbox is closed, and its
# configuration is one that octroid takes.
set -u
folder=$1 octroid=$2
command -v systemd-analyze >/dev/null || {
    echo "systemd-analyze is not installed"
    exit 77
}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
fail() {
    echo "$*" >&2
    exit 1
}
sed "s|/usr/bin/octroid|$octroid|; s|^Documentation=.*||" "$folder/octroid.service" >"$work/octroid.service"
said=$(systemd-analyze verify --man=no "$work/octroid.service" 2>&1 | grep octroid)
[ -z "$said" ] || fail "$said"
# From 0.0 (closed) to 10.0 (open), times ten.
systemd-analyze security --offline=true --threshold=20 "$work/octroid.service" >"$work/said" 2>&1 || fail "$(tail -n 3 "$work/said")"
"$octroid" --config "$folder/octroid.toml" --check-config || fail "octroid.toml is refused"
# What stands in it as a suggestion is right too, as far as names go.
sed 's/^# \([a-z_]* = \)/\1/' "$folder/octroid.toml" >"$work/all.toml"
"$octroid" --config "$work/all.toml" --print-config >"$work/printed" || fail "a suggestion of octroid.toml is refused"
grep -q '^tls_cert = "/etc/octroid/tls.pem"' "$work/printed" || fail "the suggestions were not read"
