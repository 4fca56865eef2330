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

# Counts from ctest's own record: <testcase … status="run|fail|notrun|disabled" …>. A test that could not
# be started is "notrun" like a skipped one, but has another message, and counts as failed.
count() { grep -c "$1" "$junit" 2>/dev/null || true; }
if [ ! -s "$junit" ]; then
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
fi
passed=$(count '<testcase [^>]*status="run"')
skipped=$(($(count '<skipped message="SKIP_RETURN_CODE') + $(count '<testcase [^>]*status="disabled"')))
failed=$(($(count '<testcase ') - passed - skipped))

# The reason of a skipped test is the first line of what it printed.
awk '
    /<testcase / { name = $0; sub(/.*<testcase name="/, "", name); sub(/".*/, "", name); skipped = 0 }
    /<skipped message="SKIP_RETURN_CODE/ { skipped = 1 }
    skipped && /<system-out>/ { sub(/.*<system-out>/, ""); sub(/<\/system-out>.*/, ""); print "skipped: " name ": " $0; skipped = 0 }
' "$junit"

echo "$passed passed, $failed failed, $skipped skipped"
[ "$result" = 0 ] && [ "$failed" = 0 ]
