# The one way in. Every target sets up what it needs by itself, once, from the lock
# files; a person needs make and a Python 3.12 or newer, nothing else.

PYTHON = .venv/bin/python
PORT = 8000

# MkDocs Material prints a page about MkDocs 2 at each start; we pin MkDocs 1.6.1.
export NO_MKDOCS_2_WARNING = 1

# Two builds of the same commit are the same, to the last byte.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1764000000)
export SOURCE_DATE_EPOCH

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z][a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s%s\n", $$1, $$2 }'

.PHONY: serve
serve: .setup-serve ## build the site and serve it on 127.0.0.1:8000 (PORT=8000), rebuilt at every change
	@$(PYTHON) -m mkdocs serve -a 127.0.0.1:$(PORT)

.PHONY: test
test: .setup-dev ## run all tests (about 30 minutes)
	@CHROMIUM="$$(tools/chromium)" && LIBREOFFICE="$$(tools/libreoffice)" && export CHROMIUM LIBREOFFICE && $(PYTHON) -m pytest

.PHONY: check
check: .check-format .check-lint .check-types test mutants ## everything that must hold before a change lands

.PHONY: mutants
mutants: .setup-dev ## plant mistakes in a copy of the engine; the tests must notice each (about 8 minutes)
	@$(PYTHON) -m tests.mutants

.PHONY: fix
fix: .setup-dev ## format the code and mend what the linter can mend
	@$(PYTHON) -m ruff format
	@$(PYTHON) -m ruff check --fix

.PHONY: site
site: .setup-serve ## build the folder to publish, site/ (SITE_ENV=production refuses what is not ready)
	@$(PYTHON) -m calculator.publish

.PHONY: called
called: .setup-dev ## note what the engine calls of Python, for the runtime that is ready (about nine minutes)
	@$(PYTHON) -m tests.covering

.PHONY: bench
bench: .setup-dev ## measure speed and size beside stock Pyodide, into tests/BENCH.md (about 12 minutes)
	@CHROMIUM="$$(tools/chromium)" && export CHROMIUM && $(PYTHON) -m tests.bench

.PHONY: gambar
gambar: .setup-dev ## make contact sheets of all pages, 360 and 1280 px wide, light and dark
	@CHROMIUM="$$(tools/chromium)" && export CHROMIUM && $(PYTHON) -m tests.gambar

.PHONY: periksa
periksa: .setup-serve ## list law and licences past their check age, watch dates, the end of calendar data, ageing pins
	@$(PYTHON) -m calculator.publish.periksa

.PHONY: lock
lock: ## renew every lock file
	@tools/lock

.PHONY: .setup-serve .setup-dev
.setup-serve:
	@tools/setup serve
.setup-dev:
	@tools/setup dev

.PHONY: .check-format .check-lint .check-types
.check-format: .setup-dev
	@$(PYTHON) -m ruff format --check
.check-lint: .setup-dev
	@$(PYTHON) -m ruff check
.check-types: .setup-dev
	@$(PYTHON) -m mypy
