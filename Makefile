# Everything starts here. Needs Python >= 3.11, make and a package index; no root, Docker, Node or PostgreSQL.

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done || echo python3)
IN := .venv/bin/python
BOOTSTRAP := $(PYTHON) tools/bootstrap.py
WORKERS ?= auto

# Every program that a start needs would read all of our sources anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := demo
.PHONY: demo serve web words test test-fast test-long check lock bench shots clean ground test-ground

ground:
	@$(BOOTSTRAP) run

web: ground
	@$(IN) tools/build_web.py

words: ground
	@$(IN) tools/messages.py compile

# The program ends when make does, however make ends.
demo: web words
	@GATEPOST_STOP_WITH_PARENT=$$PPID exec $(IN) -m gatepost demo

serve: web words
	@GATEPOST_STOP_WITH_PARENT=$$PPID exec $(IN) -m gatepost serve

test-ground:
	@$(BOOTSTRAP) run test

test: check web
	@$(IN) tools/browser.py
	@$(IN) tools/build_web.py --test
	@$(IN) -m pytest -n $(WORKERS) --dist worksteal -m "not long"

test-fast: test-ground words
	@$(IN) -m pytest -n $(WORKERS) --dist worksteal -m "not long and not browser"

test-long: test-ground web words
	@$(IN) tools/browser.py
	@$(IN) -m pytest -n $(WORKERS) --timeout 0 -m long

check: test-ground words
	@$(IN) -m ruff check .
	@$(IN) -m ruff format --check .
	@$(IN) -m mypy
	@.venv/bin/lint-imports
	@$(IN) tools/messages.py check

lock: test-ground
	@tools/lock.sh

bench: test-ground web words
	@$(IN) -m bench

shots: test-ground web words
	@$(IN) tools/browser.py
	@$(IN) tools/shots.py

# What can be made again. Data (.data) and the environment (.venv) stay.
clean:
	@rm -rf gatepost/static/built dist shots .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
