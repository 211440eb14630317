# Everything here runs in .venv, which make builds itself from the locked files in requirements/.
#   make PYTHON=/path/to/python3.12 test   chooses the interpreter (3.11 or newer)
#   make test PYTEST_ARGS='-k times -x'    hands options to pytest

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PYTHON ?=
PYTEST_ARGS ?= -n auto

DEMO_LEDGER := build/demo.ledger
DEMO_ID ?= AZE-ARM-2020-10-26
DEMO_FIELD ?= effect
DEMO_DAY ?= 2020-11-20

# The tool that `make lock` runs; it has an environment of its own.
UV := uv==0.13.9
LOCK := build/lock/bin/uv pip compile pyproject.toml --quiet --universal --fork-strategy fewest \
	--python-version 3.11 --no-build --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command 'make lock'

.PHONY: help demo test lint audit format docs bench serve notebook screenshots preview sbom advisories lock clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

demo: $(VENV)/.runtime ## Code the example articles, list their ceasefires, explain one value
	@rm -rf $(DEMO_LEDGER) $(DEMO_LEDGER)-* && mkdir -p $(dir $(DEMO_LEDGER))
	$(BIN)/truceline add examples/karabakh --metadata examples/karabakh/metadata.csv --ledger $(DEMO_LEDGER)
	$(BIN)/truceline list --on $(DEMO_DAY) --ledger $(DEMO_LEDGER)
	$(BIN)/truceline explain $(DEMO_ID) $(DEMO_FIELD) --ledger $(DEMO_LEDGER)

test: lint audit $(VENV)/.debian ## Check format, rules, types, imports and parts, then run the tests
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/.dev ## Check format, rules, types and imports only
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

audit: $(VENV)/.dev ## Hold the locked packages against what is known of their weaknesses
	$(BIN)/python tools/audit.py

format: $(VENV)/.dev ## Put the code into its format and mend what ruff can mend
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

docs: $(VENV)/.docs ## Build the documentation into build/site
	$(BIN)/mkdocs build --strict

bench: $(VENV)/.dev ## Measure speed and memory
	$(BIN)/python -m bench

serve: $(VENV)/.runtime ## Show the ledger of `make demo` in a browser, on http://127.0.0.1:8642
	@[ -e $(DEMO_LEDGER) ] || $(MAKE) --no-print-directory demo
	$(BIN)/truceline serve --ledger $(DEMO_LEDGER)

screenshots: $(VENV)/.dev $(VENV)/.debian ## Take the pictures of the pages in docs/screens
	@[ -e $(DEMO_LEDGER) ] || $(MAKE) --no-print-directory demo
	$(BIN)/python tools/screenshots.py

notebook: $(VENV)/.dev ## Run the worked notebook of the docs anew, and write it as a page
	$(BIN)/python tools/build_notebook.py

preview: $(VENV)/.docs ## Serve the documentation on http://127.0.0.1:8000, anew at each change
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

sbom: $(VENV)/.dev ## List all parts, with versions, hashes and licences, in build/sbom.json
	$(BIN)/python tools/sbom.py

advisories: $(VENV)/.dev ## Fetch anew what is known of weaknesses, for audits without a network
	$(BIN)/python tools/build_advisories.py

lock: build/lock/bin/uv ## Pin all dependencies anew in requirements/ (UPGRADE=1 takes newer versions)
	$(LOCK) $(if $(UPGRADE),--upgrade) --group build --output-file requirements/runtime.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) --group build --group test --group lint \
	  --constraints requirements/runtime.txt --output-file requirements/dev.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) --group build --group test --group lint --group docs \
	  --constraints requirements/dev.txt --output-file requirements/docs.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) --group build --extra postgresql \
	  --constraints requirements/dev.txt --output-file requirements/image.txt

clean: ## Remove .venv and everything built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the environment: each stamp is newer than what it was made from, so a second run starts at once ---

define install
	@echo "Installing $(1) into $(VENV) ..."
	@$(PIP) install -qq --require-hashes --no-deps --only-binary :all: -r $(1)
	@$(PIP) install -qq --no-deps --no-build-isolation -e .
	@touch $@
endef

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml | $(BIN)/python
	$(call install,requirements/runtime.txt)

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	$(call install,requirements/dev.txt)

$(VENV)/.docs: requirements/docs.txt $(VENV)/.dev
	$(call install,requirements/docs.txt)

# What only tests need, of Debian's: Chromium shows the pages, LibreOffice and Poppler read what we write, PostgreSQL keeps ledgers.
DEBIAN := chromium libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils postgresql
$(VENV)/.debian: Makefile | $(BIN)/python
	@missing=; for package in $(DEBIAN); do \
	  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing Debian's$$missing ..."; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	  elif ! { command -v chromium && command -v soffice && command -v pdftoppm && ls /usr/lib/postgresql/*/bin/initdb; } >/dev/null; then \
	    echo "The tests need Chromium, LibreOffice, Poppler and PostgreSQL. On Debian: sudo apt-get install $(DEBIAN)" >&2; exit 2; \
	  fi; \
	fi; \
	touch $@

build/lock/bin/uv: $(BIN)/python Makefile
	@$(BIN)/python -m venv --clear build/lock && build/lock/bin/python -m pip install -qq '$(UV)' && touch $@

# Tries each candidate by running it: a name on the PATH may lead nowhere (pyenv). Debian keeps venv in a
# package of its own.
$(BIN)/python:
	@python=; for candidate in $(or $(PYTHON),python3.13 python3.12 python3.11 python3); do \
	  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "Truceline needs Python 3.11 or newer, and found none (tried: $(or $(PYTHON),python3.13 python3.12 python3.11 python3))." >&2; \
	  echo "Install one, or name it: make PYTHON=/path/to/python3.12" >&2; exit 2; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing Debian's python3-venv ..."; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null; \
	  else \
	    echo "$$python cannot make virtual environments. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2; exit 2; \
	  fi; \
	fi; \
	echo "Making $(VENV) with $$("$$python" --version) ..."; \
	"$$python" -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
