#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# sh packaging/test.sh [options of ctest]
# Installs what is missing, builds, runs every test; the last line counts them.
set -u
. "$(dirname -- "$0")/lib.sh"

# Debian starts nginx when it is installed; the tests start their own and want no port 80.
install_needs test
build_all -DOCTROI_TESTS=ON

junit=$build/tests.xml
rm -f "$junit"
ctest --test-dir "$build" --output-on-failure --no-tests=error --output-junit "$junit" "$@"
result=$?

# Counts from ctest's own record: <testcase … status="run|fail|notrun|disabled" …>
count() { grep -c "<testcase [^>]*status=\"$1\"" "$junit" 2>/dev/null || true; }
if [ ! -s "$junit" ]; then
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
fi
passed=$(count run)
failed=$(count fail)
skipped=$(($(count notrun) + $(count disabled)))

# Why a test was skipped stands in its output.
awk '
    /<testcase / { name = $0; sub(/.* name="/, "", name); sub(/".*/, "", name); skipped = ($0 ~ /status="(notrun|disabled)"/) }
    skipped && /^(Skipped|skipped|SKIP)/ { print "skipped: " name ": " $0 }
    skipped && /<system-out>/ { line = $0; sub(/.*<system-out>/, "", line); if (line != "") print "skipped: " name ": " line }
' "$junit"

echo "$passed passed, $failed failed, $skipped skipped"
[ "$result" = 0 ] && [ "$failed" = 0 ]
