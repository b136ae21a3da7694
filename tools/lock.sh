#!/bin/sh
# Writes the locked requirements, with hashes and without any index address.
set -eu
venv=$1
"$venv/bin/python" -m pip install --quiet pip-tools
compile="$venv/bin/pip-compile --quiet --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras --allow-unsafe"
$compile --extra build --extra dev --extra bench --extra postgres -o requirements/dev.txt pyproject.toml
$compile -c requirements/dev.txt --extra build --extra postgres -o requirements/lock.txt pyproject.toml
