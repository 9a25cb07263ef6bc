# make demo       set everything up and run the main job on the bundled sample corpus
# make test       set everything up and pass the tests      (make test-all: the slow ones too)
# make check      what a reviewer asks for: style, types    (make lock: compile the lock files again)
# make front      build what the desk draws with again, after a change in frontend/ (the built files are committed)
# make evaluate   measure the reader on the gold beside the checkout and compare with the floors

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-slow test-all check lock front evaluate clean

demo: .venv/run.stamp
	@$(BIN)/python -m whence.views.demo

test: .venv/test.stamp
	$(BIN)/pytest -n 2 -m "not slow"

test-slow: .venv/test.stamp
	$(BIN)/pytest -n 2 -m slow

test-all: test test-slow

check: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

evaluate: .venv/test.stamp
	$(BIN)/whence evaluate

# One line for what is missing, with the command that brings it.
.venv/bin/python:
	@command -v git >/dev/null || { echo "whence needs git: sudo apt-get install git"; exit 2; }
	@command -v $(PYTHON) >/dev/null || { echo "whence needs Python 3.11 or newer: sudo apt-get install python3 python3-venv"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "whence needs Python 3.11 or newer, this is $$($(PYTHON) --version): sudo apt-get install python3.11 python3.11-venv, then make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "whence needs the venv module: sudo apt-get install python3-venv"; exit 2; }
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/run.txt pyproject.toml | .venv/bin/python
	@echo "Installing what Whence needs into .venv (once) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.stamp: requirements/test.txt pyproject.toml | .venv/bin/python
	@echo "Installing what Whence and its tests need into .venv (once) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ .venv/run.stamp

front: .venv/front.stamp
	cd frontend && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --no-audit --no-fund && PATH="$(CURDIR)/$(BIN):$$PATH" npm run build

.venv/front.stamp: requirements/front.txt | .venv/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/front.txt
	@touch $@

lock:
	sh requirements/lock.sh

clean:
	rm -rf .venv demo build dist .mypy_cache .ruff_cache .pytest_cache
