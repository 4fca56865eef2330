# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by the parts of bench.sh: processes, rounds, verdicts. POSIX sh, sourced.

ticks=$(getconf CLK_TCK)
started=

# start NAME COMMAND…: in the background, its output in $work/NAME.log; sets pid.
start() {
    name=$1
    shift
    "$@" >"$work/$name.log" 2>&1 &
    pid=$!
    started="$started $pid"
}
stop_all() {
    for p in $started; do
        kill "$p" 2>/dev/null
    done
    for p in $started; do
        wait "$p" 2>/dev/null
    done
    started=
}
# stop PID: one of those started, and wait for its end.
stop() {
    kill "$1" 2>/dev/null
    wait "$1" 2>/dev/null
    started=$(printf '%s' "$started" | sed "s/ $1\$//; s/ $1 / /")
}
# A loopback port that was free a moment ago.
free_port() {
    awk "BEGIN { srand(); print int(20000 + rand() * 12000) }" >"$work/port"
    p=$(cat "$work/port")
    while curl -s -o /dev/null --max-time 1 "http://127.0.0.1:$p/" || [ -e "$work/taken.$p" ]; do p=$((p + 1)); done
    : >"$work/taken.$p"
    echo "$p"
}
# wait_http PORT [PATH [TENTHS]]: until what start() started last answers; fails when it has ended.
wait_http() {
    tries=0
    until curl -s -o /dev/null --max-time 2 "http://127.0.0.1:$1${2:-/}"; do
        tries=$((tries + 1))
        if [ $tries -gt "${3:-300}" ] || ! kill -0 "$pid" 2>/dev/null; then return 1; fi
        sleep 0.1
    done
}
# Children of a process and itself.
family() {
    for p in $1; do
        echo "$p"
        family "$(cat /proc/"$p"/task/*/children 2>/dev/null)"
    done
}
# cpu PID…: user and system ticks of these processes and their children.
cpu() {
    sum=0
    for p in $(family "$*"); do
        t=$(sed 's/.*) //' "/proc/$p/stat" 2>/dev/null | awk '{ print $12 + $13 }')
        sum=$((sum + ${t:-0}))
    done
    echo $sum
}

# load PIDS SECONDS CONNECTIONS URL SCRIPT ARGS…: one run of wrk. Sets us (CPU microseconds a request of all
# server processes), rps, p99 (microseconds), bad (answers that were not 2xx, and errors).
load() {
    pids=$1 seconds=$2 connections=$3 url=$4 script=$5
    shift 5
    before=$(cpu "$pids")
    wrk -t1 -c"$connections" -d"${seconds}s" --timeout 10s --latency -s "$here/bench/$script" "$url" -- "$@" >"$work/wrk.out" 2>&1
    after=$(cpu "$pids")
    requests=$(awk '/ requests in / { print $1 }' "$work/wrk.out")
    rps=$(awk '/^Requests\/sec/ { printf "%.0f", $2 }' "$work/wrk.out")
    p99=$(awk '$1 == "99%" { v = $2; if (v ~ /us$/) m = 1; else if (v ~ /ms$/) m = 1000; else m = 1000000; sub(/[a-z]+$/, "", v); printf "%.0f", v * m }' "$work/wrk.out")
    bad=$(awk '/Non-2xx or 3xx responses/ { n += $NF } /Socket errors/ { gsub(/,/, ""); n += $4 + $6 + $8 + $10 } END { print n + 0 }' "$work/wrk.out")
    if [ "${requests:-0}" = 0 ]; then
        cat "$work/wrk.out" >&2
        die "no answers from $url"
    fi
    us=$(awk "BEGIN { printf \"%.2f\", ($after - $before) * 1000000 / $ticks / $requests }")
    say "  $(printf '%-28s %8s req/s %9s us CPU/request  p99 %7s us%s' "$label" "$rps" "$us" "$p99" "$([ "$bad" = 0 ] || echo "  $bad not 2xx")")"
    echo "$us $rps $p99 $bad" >>"$work/rows.$label"
}
# median LABEL COLUMN (1 us, 2 rps, 3 p99)
median() {
    cut -d' ' -f"$2" "$work/rows.$1" | sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}
# No figure counts when calls were refused instead of answered: all_good LABEL… before the verdict on them.
spoiled=
all_good() {
    for of in "$@"; do
        awk '$4 != 0 { bad = 1 } END { exit bad }' "$work/rows.$of" || spoiled="$spoiled $of"
    done
}

# verdict NAME VALUE LIMIT at_most|at_least UNIT
verdict() {
    value=$2
    case $value in '' | *[!0-9.]*) value= ;; esac
    if [ -z "$value" ] || [ -n "$spoiled" ]; then
        why='no figure'
        [ -n "$spoiled" ] && why="answers that were not 2xx:$spoiled"
        printf '%-62s %10s %-6s (%s)  not met\n' "$1" "${value:--}" "${5:-}" "$why" | tee -a "$work/verdicts"
        spoiled=
        return
    fi
    if [ "$4" = at_most ]; then
        met=$(awk "BEGIN { print ($2 <= $3) ? \"met\" : \"not met\" }")
        relation='at most'
    else
        met=$(awk "BEGIN { print ($2 >= $3) ? \"met\" : \"not met\" }")
        relation='at least'
    fi
    printf '%-62s %10s %-6s (%s %s)  %s\n' "$1" "$(awk "BEGIN { printf \"%.2f\", $2 }")" "${5:-}" "$relation" "$3" "$met" | tee -a "$work/verdicts"
}
skipped() {
    printf '%-62s %s\n' "$1" "not measured: $2" | tee -a "$work/verdicts"
}
ratio() { awk "BEGIN { printf \"%.4f\", $1 / $2 }"; }
