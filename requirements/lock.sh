#!/bin/sh
# Compile the lock files: pinned, with hashes, for every platform, without index addresses.   sh requirements/lock.sh
set -eu
cd "$(dirname "$0")/.."
compile() {
    uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet "$@"
}
compile pyproject.toml --all-extras requirements/run.in -o requirements/run.txt
compile -c requirements/run.txt pyproject.toml --all-extras requirements/run.in requirements/test.in -o requirements/test.txt
compile -c requirements/run.txt requirements/train.in -o requirements/train.txt
compile requirements/front.in -o requirements/front.txt
