#!/bin/sh
# Makes the virtual environment and installs the locked requirements; prints the time this takes apart.
set -eu
venv=$1
lock=$2
python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "Youju needs Python 3.11 or newer; name it with: make PYTHON=/path/to/python3.12 ..." >&2
  exit 2
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() { "$@" >"$log" 2>&1 || { cat "$log" >&2; exit 2; }; }
start=$(date +%s)
[ -x "$venv/bin/python" ] || quietly "$python" -m venv "$venv"
echo "Installing the locked requirements from your package index (once) ..."
export PIP_DISABLE_PIP_VERSION_CHECK=1
quietly "$venv/bin/python" -m pip install --no-compile --require-hashes -r "$lock"
quietly "$venv/bin/python" -m pip install --no-build-isolation --no-deps -e .
echo "Set up in $(( $(date +%s) - start )) s (download and install; not counted as Youju's own work)."
