# make run ARGS="contacts --area nuoriso"    answer a question
# make test                                  run the tests
# make lint / accept / bench / finland / browser   see CONTRIBUTING.md
# Each sets up all that it needs in .venv, on a machine with Python 3.11 or newer and make.

PYTHON ?= python3
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint accept bench finland browser browser-parts clean

run: $(VENV)/run.stamp
	@$(BIN)/yhdistys $(ARGS)

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# Renews everything generated: catalogues, golden outputs, the documents made from the program.
accept: $(VENV)/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/python -m tests.generate
	$(BIN)/python -m pytest --accept -n 0 $(ARGS)

# What npm installs for `browser`: axe, vnu, and what drives Chromium. Scripts of packages fetch what nobody asked for.
browser-parts:
	cd tests/browser && npm install --silent --ignore-scripts --no-audit --no-fund --no-package-lock

# Looks at every page of the site in Chromium: tests/browser/README.md.
browser: $(VENV)/dev.stamp browser-parts
	YHDISTYS_BROWSER=1 $(BIN)/python -m pytest -n 0 -rs tests/browser $(ARGS)

bench: $(VENV)/dev.stamp
	$(BIN)/python -m bench $(ARGS)

# The site of every municipality of Finland, with made-up people.
finland: $(VENV)/dev.stamp
	$(BIN)/python -m bench.finland $(ARGS)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "yhdistys needs Python 3.11 or newer: make PYTHON=python3.11 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e . 1>&2
	@touch $@

$(VENV)/dev.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]' 1>&2
	@touch $@ $(VENV)/run.stamp

clean:
	rm -rf $(VENV)
