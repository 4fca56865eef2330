# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by run.sh and test.sh: installs what is missing, configures, builds. POSIX sh, sourced.

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd) || exit 1
preset=${OCTROI_PRESET:-release}
build=$top/build/$preset

say() { printf '%s\n' "octroi: $*" >&2; }
die() {
    say "$*"
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        die "needs the right to install packages: run as root, or install sudo"
    fi
}

# Each entry is one need; names between '|' are what the distributions call it, the first known one counts.
build_needs_apt='cmake ninja-build g++ pkg-config|pkgconf ccache mold
qt6-base-dev libqt6opengl6-dev libxkbcommon-dev
qt6-svg-dev|libqt6svg6-dev qt6-charts-dev|libqt6charts6-dev
qtkeychain-qt6-dev|qt6keychain-dev qcoro-qt6-dev|libqcoro6-dev
qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
libboost-dev libssl-dev zlib1g-dev libarchive-dev libsqlite3-dev libpq-dev libcli11-dev libtomlplusplus-dev libyaml-cpp-dev libqrencode-dev
qt6-qpa-plugins|libqt6gui6
fonts-inter fonts-noto-core fonts-jetbrains-mono'
test_needs_apt='nodejs npm python3-venv postgresql nginx-light|nginx haproxy caddy prometheus openssl git xvfb xauth dbus-daemon|dbus gnome-keyring desktop-file-utils appstream dpkg-dev file python3 chromium chromium-driver default-jre-headless maven'

build_needs_dnf='cmake ninja-build gcc-c++ pkgconf-pkg-config ccache mold qt6-qtbase-devel qt6-qtsvg-devel
qt6-qtcharts-devel qtkeychain-qt6-devel qcoro-qt6-devel qt6-qttools-devel boost-devel openssl-devel zlib-devel libarchive-devel sqlite-devel libpq-devel
cli11-devel tomlplusplus-devel yaml-cpp-devel qrencode-devel libxkbcommon-devel google-noto-sans-fonts jetbrains-mono-fonts'
test_needs_dnf='nodejs npm python3 postgresql-server nginx haproxy caddy openssl git xorg-x11-server-Xvfb xorg-x11-xauth dbus-daemon gnome-keyring desktop-file-utils appstream file'

build_needs_brew='cmake ninja ccache pkg-config qt qtkeychain boost openssl@3 libarchive sqlite libpq cli11 tomlplusplus yaml-cpp qrencode'
test_needs_brew='node python postgresql@16 nginx haproxy caddy prometheus git'

bench_needs_apt='wrk curl openssl redis-server nodejs npm xvfb xauth'
bench_needs_dnf='wrk curl openssl redis nodejs npm'
bench_needs_brew='wrk curl redis node'

# Installed, or part of another package that is (Debian 13 has libqt6opengl6-dev in qt6-base-dev).
has_deb() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ] && return 0
    dpkg-query -W -f='${db:Status-Status} ${Provides}\n' 2>/dev/null | awk -v name="$1" '
        $1 == "installed" { gsub(/[,()=]/, " "); for (i = 2; i <= NF; i++) if ($i == name) found = 1 }
        END { exit !found }'
}

# The first name of "a|b|c" that is installed, else the first that can be: prints nothing when it is there.
# Node comes from other places than the distribution, too, and then the package npm cannot be installed.
missing_deb() {
    case $1 in
    nodejs) command -v node >/dev/null 2>&1 && return 0 ;;
    npm) command -v npm >/dev/null 2>&1 && return 0 ;;
    esac
    names=$(printf '%s' "$1" | tr '|' ' ')
    for name in $names; do
        has_deb "$name" && return 0
    done
    for name in $names; do
        if [ -n "$(apt-cache search --names-only "^$(printf '%s' "$name" | sed 's/[+.]/\\&/g')\$" 2>/dev/null)" ]; then
            printf '%s\n' "$name"
            return 0
        fi
    done
    printf '?%s\n' "$1"
}

list_missing_debs() {
    for need in $1; do
        missing_deb "$need"
    done
}

install_apt() {
    missing=$(list_missing_debs "$1")
    [ -z "$missing" ] && return 0
    case $missing in
    *\?*)
        say "reading the package lists"
        as_root apt-get update -qq || die "apt-get update failed: check the network and /etc/apt/sources.list"
        missing=$(list_missing_debs "$1")
        ;;
    esac
    unknown=$(printf '%s\n' "$missing" | sed -n 's/^?//p' | tr '\n' ' ')
    # Faster linking, a compiler cache and the typefaces of the interface are welcome, not needed.
    for name in $unknown; do
        case $name in
        ccache | mold | fonts-*) say "not in this distribution, going on without: $name" ;;
        *) die "this distribution has no package for: $name" ;;
        esac
    done
    wanted=$(printf '%s\n' "$missing" | grep -v '^?' | tr '\n' ' ')
    [ -z "$(printf '%s' "$wanted" | tr -d ' ')" ] && return 0
    say "installs: $wanted"
    # shellcheck disable=SC2086 # a list of names
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >"$log" 2>&1 ||
        { # the lists may be older than the mirror
            as_root apt-get update -qq &&
                as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >"$log" 2>&1
        } || {
        tail -n 20 "$log" >&2
        die "apt-get could not install: $wanted"
    }
}

install_dnf() {
    wanted=
    for name in $1; do
        rpm -q --quiet "$name" || wanted="$wanted $name"
    done
    [ -z "$wanted" ] && return 0
    say "installs:$wanted"
    # shellcheck disable=SC2086
    as_root dnf install -y -q $wanted || die "dnf could not install:$wanted"
}

install_brew() {
    command -v brew >/dev/null 2>&1 || die "needs Homebrew (https://brew.sh)"
    wanted=
    for name in $1; do
        brew list --versions "$name" >/dev/null 2>&1 || wanted="$wanted $name"
    done
    if [ -n "$wanted" ]; then
        say "installs:$wanted"
        # shellcheck disable=SC2086
        brew install -q $wanted || die "brew could not install:$wanted"
    fi
    CMAKE_PREFIX_PATH="$(brew --prefix qt);$(brew --prefix openssl@3);$(brew --prefix libarchive);$(brew --prefix sqlite);$(brew --prefix libpq)"
    export CMAKE_PREFIX_PATH
    build_qcoro
}

# QCoro is not in Homebrew: built once from its release into build/deps.
build_qcoro() {
    deps=$top/build/deps
    CMAKE_PREFIX_PATH="$deps;$CMAKE_PREFIX_PATH"
    export CMAKE_PREFIX_PATH
    [ -d "$deps/lib/cmake/QCoro6" ] && return 0
    say "builds QCoro into build/deps"
    mkdir -p "$deps/src" || exit 1
    git clone -q --depth 1 --branch v0.11.0 https://github.com/qcoro/qcoro.git "$deps/src/qcoro" || die "QCoro could not be fetched"
    cmake -S "$deps/src/qcoro" -B "$deps/src/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$deps" \
        -DUSE_QT_VERSION=6 -DQCORO_BUILD_EXAMPLES=OFF -DBUILD_TESTING=OFF -DQCORO_WITH_QML=OFF \
        -DQCORO_WITH_QTQUICK=OFF -DQCORO_WITH_QTDBUS=OFF -DQCORO_WITH_QTWEBSOCKETS=OFF >"$log" 2>&1 &&
        cmake --build "$deps/src/build" --target install >>"$log" 2>&1 || {
        tail -n 20 "$log" >&2
        die "QCoro could not be built"
    }
}

# install_needs build|test|bench
install_needs() {
    mkdir -p "$top/build" || die "cannot write to $top/build"
    log=$top/build/install.log
    what=$1
    if command -v apt-get >/dev/null 2>&1; then
        needs=$build_needs_apt
        [ "$what" != build ] && needs="$needs $test_needs_apt"
        [ "$what" = bench ] && needs="$needs $bench_needs_apt"
        install_apt "$needs"
    elif command -v dnf >/dev/null 2>&1; then
        needs=$build_needs_dnf
        [ "$what" != build ] && needs="$needs $test_needs_dnf"
        [ "$what" = bench ] && needs="$needs $bench_needs_dnf"
        install_dnf "$needs"
    elif [ "$(uname -s)" = Darwin ]; then
        needs=$build_needs_brew
        [ "$what" != build ] && needs="$needs $test_needs_brew"
        [ "$what" = bench ] && needs="$needs $bench_needs_brew"
        install_brew "$needs"
    else
        say "no package manager known here: going on with what is installed"
    fi
}

jobs() {
    cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
    # A compiler that builds Boost.Beast wants about a gigabyte.
    if [ -r /proc/meminfo ]; then
        room=$(awk '/^MemTotal/ { print int($2 / 1200000) }' /proc/meminfo)
        [ "$room" -lt 1 ] && room=1
        [ "$room" -lt "$cores" ] && cores=$room
    fi
    echo "$cores"
}

# build_all [cmake options]: quiet while all is well, the whole story when not. $targets: all when empty.
targets=
build_all() {
    (cd "$top" && cmake --preset "$preset" "$@") >"$top/build/configure.log" 2>&1 || {
        tail -n 40 "$top/build/configure.log" >&2
        die "cmake could not configure; the whole log is build/configure.log"
    }
    [ -e "$build/bin/octroid" ] || say "builds build/$preset: the first time takes some minutes"
    # shellcheck disable=SC2086 # a list of names
    cmake --build "$build" --parallel "$(jobs)" ${targets:+--target $targets} >"$top/build/build.log" 2>&1 || {
        grep -v '^\[' "$top/build/build.log" | tail -n 60 >&2
        die "the build failed; the whole log is build/build.log"
    }
}
