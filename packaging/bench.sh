#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# sh packaging/bench.sh [--short] [part…]
# Installs what is missing, builds the release preset with tests/bench, and prints each promised figure as a
# ratio of two things measured in this run, in interleaved rounds, with "met" or "not met". --short takes some
# minutes, without it each round is longer and there are more. Everything listens on loopback and ends with the
# script. Parts: check peers size proxy latency token intake scan forecast start console watch (default: all).
# CPU of a request: user and system time of all processes of a server divided by the requests it answered.
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/lib.sh"

rounds=5 seconds=6 short=
if [ "${1:-}" = --short ]; then
    rounds=3 seconds=2 short=1
    shift
fi
parts=${*:-check peers size proxy latency token intake scan forecast start console watch}
wants() { case " $parts " in *" $1 "*) return 0 ;; esac; return 1; }

install_needs bench
console=OFF
targets="octroid octroictl octroi_bench bench_intake bench_scan" # what is measured, and not every test
wants console && console=ON targets="$targets bench_console"
wants watch && console=ON targets="$targets bench_watch"
build_all -DOCTROI_TESTS=ON -DOCTROI_CONSOLE=$console
bin=$build/bin
work=$top/build/bench/run
rm -rf "$work"
mkdir -p "$work" || die "cannot write to $work"
. "$here/bench/measure.sh"
. "$here/bench/servers.sh"
. "$here/bench/parts.sh"
trap 'stop_all' EXIT
trap 'exit 130' INT TERM

for program in wrk curl nginx; do
    command -v $program >/dev/null || die "$program is not installed"
done
say "$(getconf _NPROCESSORS_ONLN) cores, $rounds rounds of $seconds s"
for part in $parts; do
    say "$part"
    "part_$part"
    stop_all
done
echo
cat "$work/verdicts"
! grep -q 'not met$' "$work/verdicts"
