# make demo   sets up .venv and runs the whole job on source/
# make test   sets up .venv and passes the tests
# make check  style and types
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCTOOL := $(BIN)/loctool

.PHONY: demo test check setup format golden lock benchmarks checksums clean

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "loctool needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

demo: setup
	$(LOCTOOL) extract
	$(LOCTOOL) draft
	$(LOCTOOL) check --fail-on error
	$(LOCTOOL) compile --use-drafts
	$(LOCTOOL) render en --use-drafts -o build/en
	$(LOCTOOL) render ru --use-drafts -o build/ru
	$(LOCTOOL) status
	@echo
	@echo "Look at:  locales/en/LC_MESSAGES/*.po  locales/ru/LC_MESSAGES/*.po   the catalogs, drafts marked fuzzy"
	@echo "          build/en/*.md  build/ru/*.md                               the slides in English and Russian"
	@echo "Next:     edit a .po in Poedit or any editor, then  $(LOCTOOL) check && $(LOCTOOL) compile"

test: setup
	$(BIN)/python -m pytest

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: setup
	$(BIN)/python -m pytest --golden tests/test_golden.py

lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet '.[dev]'
	build/lock/bin/python -m pip freeze --exclude loctool > requirements.lock

benchmarks: setup
	for file in benchmarks/*.py; do $(BIN)/python $$file || exit 1; done

checksums:
	cd loctool/packages/embedded && sha256sum *.argosmodel > SHA256SUMS

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
