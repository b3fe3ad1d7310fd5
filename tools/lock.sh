#!/usr/bin/env bash
# Writes the three locks: what the program runs on, what tests and checks add, and Node for machines that have none.
# No address in them: a lock works with whatever package index the machine is set up for.
set -euo pipefail
cd "$(dirname "$0")/.."

uv=.venv/bin/uv
[ -x "$uv" ] || uv=uv

compile() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header "$@"
}

compile pyproject.toml --output-file requirements.lock
compile pyproject.toml --group test --group check --constraint requirements.lock --output-file requirements-test.lock
compile --group node --output-file requirements-node.lock

if grep -nE '://' requirements*.lock; then
    echo "An address got into a lock." >&2
    exit 1
fi
