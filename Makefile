# make demo   sets up .venv and runs the whole job on source/
# make test   sets up .venv and runs the tests
# make parsers  installs what tests read decks and look at pages with into build/parsers, as far as it can be had here
# make check  checks style and types
# make wheel  writes dist/loctool-….whl, with the embedded models
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCTOOL := $(BIN)/loctool
DEMO_LOCTOOL = $(CURDIR)/$(LOCTOOL)

.PHONY: demo samples test parsers check wheel setup format golden lock benchmarks checksums clean

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "loctool needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

# Works on a copy: the committed catalogs stay as they are, and every draft is made anew.
DEMO := build/demo
demo: setup
	rm -rf $(DEMO)
	mkdir -p $(DEMO)
	cp -R source glossary loctool.toml $(DEMO)/
	cd $(DEMO) && $(DEMO_LOCTOOL) extract
	cd $(DEMO) && $(DEMO_LOCTOOL) draft
	cd $(DEMO) && $(DEMO_LOCTOOL) check
	cd $(DEMO) && $(DEMO_LOCTOOL) compile --use-drafts
	cd $(DEMO) && $(DEMO_LOCTOOL) render en --use-drafts -o rendered/en
	cd $(DEMO) && $(DEMO_LOCTOOL) render ru --use-drafts -o rendered/ru
	cd $(DEMO) && $(DEMO_LOCTOOL) preview -o preview
	cd $(DEMO) && $(DEMO_LOCTOOL) status
	@echo
	@echo "Look at:  $(DEMO)/locales/en/LC_MESSAGES/seltene-erden.po   the catalogs, with drafts marked fuzzy"
	@echo "          $(DEMO)/locales/ru/LC_MESSAGES/seltene-erden.po"
	@echo "          $(DEMO)/rendered/en/seltene-erden.md              the slides in English and Russian"
	@echo "          $(DEMO)/rendered/ru/seltene-erden.md"
	@echo "          $(DEMO)/preview/index.html                        the slides with all that is known of their texts"
	@echo "Next:     in $(DEMO), run ../../$(LOCTOOL) review, or edit a .po in any editor; then run check and compile"

# Updates the committed catalogs and rendered decks.
samples: setup
	$(LOCTOOL) extract
	$(LOCTOOL) draft --renew --no-memory
	$(LOCTOOL) render en --use-drafts -o docs/rendered/en
	$(LOCTOOL) render ru --use-drafts -o docs/rendered/ru
	$(LOCTOOL) -C examples/powerpoint extract
	$(LOCTOOL) -C examples/powerpoint draft --renew --no-memory
	$(LOCTOOL) -C examples/powerpoint render --use-drafts -o rendered

# The systems' own parsers; what cannot be installed is named, and the tests that need it are skipped.
PARSERS := tests/formats/dialects
parsers: setup build/parsers/.ready

build/parsers/.ready: $(PARSERS)/install.py $(PARSERS)/parsers/package-lock.json tests/review/package-lock.json
	$(BIN)/python $(PARSERS)/install.py && touch $@ || true

test: setup parsers
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

wheel: setup
	$(BIN)/python -m build --wheel --outdir dist

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: setup
	$(BIN)/python -m pytest --golden tests/test_golden.py tests/formats/test_cases.py tests/exchange/xliff/test_writer.py tests/engines/llm/test_prompts.py

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
