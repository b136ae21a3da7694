#!/bin/sh
# What `make check` looks at and all tests, side by side: the browser's in a process of their own, for the driver keeps an
# event loop in its thread. What tests write lies in memory where there is room: half their time was waiting for the disk.
set -u
bin=$1
room=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print int($4 / 1048576) }')
[ "${room:-0}" -ge 6 ] && [ -w /dev/shm ] && TMPDIR=/dev/shm && export TMPDIR
YOUJU_TEST_RUN=$(mktemp -d)  # what the processes share: a demonstration, prepared sites
TMPDIR=$YOUJU_TEST_RUN
export YOUJU_TEST_RUN TMPDIR
trap 'rm -rf "$YOUJU_TEST_RUN"' EXIT
"$bin/pytest" -q --durations=10 tests/browser >"$YOUJU_TEST_RUN/browser.log" 2>&1 &
browser=$!
make --no-print-directory check >"$YOUJU_TEST_RUN/check.log" 2>&1 &
check=$!
status=0
# A file's tests stay together (loadscope), so that what they share is made once; in their order, or the few of the benches,
# which take longest, would come last and alone.
"$bin/pytest" -q -n 2 --dist loadscope --no-loadscope-reorder --durations=25 --ignore=tests/browser || status=$?
wait "$check" || status=$?
wait "$browser" || status=$?
cat "$YOUJU_TEST_RUN/check.log" "$YOUJU_TEST_RUN/browser.log"
exit "$status"
