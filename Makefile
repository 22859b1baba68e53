# Set-up and every habit of this repository. `make` alone lists the targets.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
FITS := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c '$(FITS)' 2>/dev/null && { echo $$p; break; }; done)
TSC := npx --yes --package typescript@5.9.3 tsc --project visual
ARGS ?=
WORKERS ?= 2

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test fast check bench soak neo4j golden pictures format clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/ready ## install, load an example, print the answer, then serve (ARGS=--once ends after printing)
	@$(BIN)/goldenthread demo $(ARGS)

test: $(VENV)/ready-to-test ## run every test (ARGS=... goes to pytest)
	$(BIN)/python -m pytest -n $(WORKERS) -m "not bench" $(ARGS)

fast: $(VENV)/ready-to-test ## run the tests that take less than a second each
	$(BIN)/python -m pytest -n $(WORKERS) -m "not bench and not slow" $(ARGS)

check: $(VENV)/ready-to-test ## lint, formatting, types and layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	@if command -v npx >/dev/null; then $(TSC); \
	elif [ -n "$$REQUIRE_NODE" ]; then echo "The types of the explorer need Node 20 or newer (npx)." >&2; exit 1; \
	else echo "NOT CHECKED: the types of the explorer's modules need Node 20 or newer (npx)."; fi

bench: $(VENV)/ready-to-test ## measure the bars and write docs/performance.md
	$(BIN)/python -m pytest tests/benchmarks $(ARGS)

soak: $(VENV)/ready-to-test ## let fifty people ask at once for five minutes, and write what came out
	$(BIN)/python -m pytest tests/benchmarks/soak.py $(ARGS)

neo4j: $(VENV)/ready-to-test ## start a Neo4j server, print its address, stop it at Ctrl-C (ARGS=newest: the newest line)
	@$(BIN)/python -m tests.neo4j_server $(ARGS)

golden: $(VENV)/ready-to-test ## rewrite golden files and generated pages; read the diff
	$(BIN)/python -m pytest -m "not bench and not slow" --update-golden $(ARGS)

pictures: $(VENV)/ready-to-test ## take the pictures of the README anew
	$(BIN)/python -m pytest tests/browser/pictures.py $(ARGS)

format: $(VENV)/ready-to-test ## put every file in the house format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean: ## remove the environment and everything that was built
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks

# A stamp is written last: an environment without one is half made, and is removed.
$(VENV)/ready: pyproject.toml constraints.txt
	@$(if $(PYTHON),$(PYTHON),false) -c '$(FITS)' 2>/dev/null || { \
		echo "Golden Thread needs Python 3.11 or newer with venv: install it (on Debian and Ubuntu: python3 and python3-venv), then run make again." >&2; \
		exit 1; }
	@echo "Setting up $(VENV) with $(PYTHON); this takes about a minute once."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --editable .
	@touch $@

$(VENV)/ready-to-test: $(VENV)/ready
	@echo "Adding what tests and checks need."
	@$(PIP) --editable '.[test]'
	@touch $@
