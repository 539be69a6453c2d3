# Needs python3 (3.11 or newer, with venv) and make; everything else goes into .venv.
# Another interpreter: make test PYTHON=python3.12

PYTHON ?= python3
BIN := .venv/bin
EXAMPLE := examples/sub-6-mile
DEMO := build/demo
TABLES := grammar/tables.json

# The tests start the program hundreds of times: compiled once, it starts in half the time.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help demo test lint pytest pytest-newest test-clients fmt bench clean

help: ## print this list
	@echo "plandsl: training plans and logs as plain text"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1@\2/p' Makefile | awk -F@ '{printf "%-20s %s\n", $$1, $$2}'

demo: .venv/.installed $(TABLES) ## install into .venv, check and build the example, judge its log
	@echo; echo '$$ plandsl check $(EXAMPLE)/as-prescribed.plan'
	@# Exit status 1 means "there are findings": that is what this plan is there to show.
	@$(BIN)/plandsl check $(EXAMPLE)/as-prescribed.plan || test $$? -eq 1
	@echo; echo '$$ plandsl build $(EXAMPLE)/mile.plan --to ics,html,pdf --sheet season,week,band -o $(DEMO)'
	@$(BIN)/plandsl build $(EXAMPLE)/mile.plan --to ics,html,pdf --sheet season,week,band -o $(DEMO)
	@echo; echo '$$ plandsl eval $(EXAMPLE)/mile.plan $(EXAMPLE)/mile.tlog'
	@$(BIN)/plandsl eval $(EXAMPLE)/mile.plan $(EXAMPLE)/mile.tlog
	@echo; echo "The calendar, to import on a phone:   $$(ls "$$PWD"/$(DEMO)/*.ics)"
	@echo "The sheet, to open in a browser:      $$(ls "$$PWD"/$(DEMO)/*.html)"
	@echo "The season, to print and hang up:     $$(ls "$$PWD"/$(DEMO)/*-season.pdf)"
	@echo "The weeks, to print and write on:     $$(ls "$$PWD"/$(DEMO)/*-week.pdf)"

test: lint pytest pytest-newest ## everything: format, lint, types, layers, tests

lint: .venv/.installed-dev $(TABLES) ## format, lint, types and layers only
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

pytest: .venv/.installed-dev $(TABLES) ## the tests only
	$(BIN)/pytest -n auto --dist loadgroup

pytest-newest: .venv/.installed-dev ## the tests, on the newest Python of this machine
	@MAKE="$(MAKE)" sh scripts/test-newest.sh

test-clients: .venv/.installed-clients ## the tests with calendar programs: khal, calcurse
	$(BIN)/pytest -m clients

fmt: .venv/.installed-dev ## put the code into canonical form, make the editors' files anew
	$(BIN)/python -m editors.generate
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.installed-dev $(TABLES) ## measure cold start and throughput
	$(BIN)/python bench/run.py

clean: ## remove all that make has made
	rm -rf .venv .venv-newest build dist .mypy_cache .pytest_cache .ruff_cache \
	    .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.installed: pyproject.toml scripts/venv.sh
	@sh scripts/venv.sh "$(PYTHON)" .venv '.[pdf]'
	@touch $@

.venv/.installed-dev: .venv/.installed
	@sh scripts/venv.sh "$(PYTHON)" .venv '.[dev]'
	@touch $@

# Installing makes them as well; here they follow a grammar that has changed since.
$(TABLES): grammar/lines.lark grammar/session.lark grammar/terminals.lark plandsl/syntax/tables.py \
    | .venv/.installed
	$(BIN)/python -m plandsl.syntax.tables

.venv/.installed-clients: .venv/.installed-dev
	@sh scripts/venv.sh "$(PYTHON)" .venv '.[dev,clients]'
	@touch $@

# Called by scripts/test-newest.sh, which chooses NEWEST.
.venv-newest/.installed-test: pyproject.toml scripts/venv.sh
	@sh scripts/venv.sh "$(NEWEST)" .venv-newest '.[test]'
	@touch $@
