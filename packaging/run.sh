#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# sh packaging/run.sh [--tour DIR] [options of octroi]
# Installs what is missing, builds the release preset, opens the console on the demo organisation.
# --tour DIR: no display needed; the console walks through its main job and saves pictures to DIR.
set -u
. "$(dirname -- "$0")/lib.sh"

tour=
if [ "${1:-}" = --tour ]; then
    [ -n "${2:-}" ] || die "--tour wants a folder"
    mkdir -p "$2" || die "cannot create $2"
    tour=$(CDPATH='' cd -- "$2" && pwd)
    shift 2
elif [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] && [ "$(uname -s)" != Darwin ]; then
    die "no display: use a desktop session, or sh packaging/run.sh --tour DIR"
fi

install_needs build
build_all -DOCTROI_TESTS=OFF

console=$build/bin/octroi
if [ "$(uname -s)" = Darwin ]; then
    console=$build/bin/Octroi.app/Contents/MacOS/Octroi
    set -- --octroid "$build/bin/octroid" "$@"
fi
if [ -n "$tour" ]; then
    QT_QPA_PLATFORM=offscreen
    export QT_QPA_PLATFORM
    exec "$console" --tour "$tour" "$@"
fi
exec "$console" --demo "$@"
