# Everything a person needs: `make demo` and `make test`. Both set up all they need in .venv.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := UV_PYTHON_DOWNLOADS=never VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv

.PHONY: help demo test check unit bench bench-large bench-growth serve lock clean

help:
	@echo "make demo   set up; match the demo municipality under the rules before and after 13 August 2025"
	@echo "make test   set up; check and test everything"
	@echo "make bench  set up; print the speed tables, draw docs/growth.svg (a quarter of an hour)"
	@echo "make bench-large    the same tables for 2,600 botilbud and for ten nations, and all options of a region"
	@echo "make bench-growth   the growth plot alone"
	@echo "make serve  set up; start the service on http://127.0.0.1:8000"
	@echo "make lock   renew the pinned dependencies in requirements/"

$(VENV)/.tools: requirements/tools.txt
	@echo "setting up .venv …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tools.txt
	@touch $@

$(VENV)/.base: $(VENV)/.tools requirements/base.txt pyproject.toml
	@$(UV) pip install --quiet --require-hashes -r requirements/base.txt
	@$(UV) pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.txt
	@$(UV) pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.base
	@$(BIN)/botilbudsmatch demo

serve: $(VENV)/.base
	@$(BIN)/botilbudsmatch serve

bench: $(VENV)/.dev
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench.growth --svg docs/growth.svg

bench-large: $(VENV)/.dev
	@$(BIN)/python -m tests.bench nation-2600 ten-nations every-option

bench-growth: $(VENV)/.dev
	@$(BIN)/python -m tests.bench.growth --svg docs/growth.svg

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/.dev
	$(BIN)/python -m pytest

test: check unit

lock: $(VENV)/.tools
	cd requirements && for name in tools base dev; do \
		UV_PYTHON_DOWNLOADS=never ../$(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-header -o $$name.txt $$name.in || exit 1; done

clean:
	rm -rf $(VENV) out build *.egg-info
