#!/bin/sh
# All tests: the browser's in a process of their own beside the others, for the driver keeps an event loop in its thread.
set -u
bin=$1
YOUJU_TEST_RUN=$(mktemp -d)  # what the processes share: a demonstration, prepared sites
export YOUJU_TEST_RUN
log=$YOUJU_TEST_RUN/log
trap 'rm -rf "$YOUJU_TEST_RUN"' EXIT
"$bin/pytest" -q --durations=10 tests/browser >"$log" 2>&1 &
browser=$!
status=0
# A file's tests stay together (loadscope), so that what they share is made once.
"$bin/pytest" -q -n 2 --dist loadscope --durations=25 --ignore=tests/browser || status=$?
wait "$browser" || status=$?
cat "$log"
exit "$status"
