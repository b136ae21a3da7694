# Youju: what people and the build both call. `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO ?= demo
PORT ?= 8000
SERVE ?= 1
SMALL ?= 0
.DEFAULT_GOAL := help
.PHONY: help demo check test long bench bench-peers lock guide clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/run-ready: requirements/lock.txt pyproject.toml
	@PYTHON="$(PYTHON)" sh tools/venv.sh $(VENV) requirements/lock.txt
	@touch $@

$(VENV)/dev-ready: requirements/dev.txt requirements/lock.txt pyproject.toml
	@PYTHON="$(PYTHON)" sh tools/venv.sh $(VENV) requirements/dev.txt
	@touch $@ $(VENV)/run-ready

demo: $(VENV)/run-ready  ## set up, make the demo district in DEMO=demo, print its figures, serve it (SERVE=0 SMALL=1 PORT=8000)
	$(BIN)/youju demo $(DEMO) --port $(PORT) $(if $(filter 1,$(SMALL)),--small) $(if $(filter 0,$(SERVE)),--no-serve)

check: $(VENV)/dev-ready  ## ruff, mypy and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(VENV)/dev-ready  ## everything: system parts, check, all tests
	@sh tools/system.sh
	@sh tools/tests.sh $(BIN)

long: $(VENV)/dev-ready  ## the large sizes of the harnesses; writes bench/LONG.md
	$(BIN)/python -m bench.long

bench: $(VENV)/dev-ready  ## ratios against the named peers at 100k and 1M records; writes bench/TABLE.md
	@sh tools/system.sh
	$(BIN)/python -m bench

bench-peers: $(VENV)/dev-ready  ## the peers that need npm; writes bench/PEERS.md
	$(BIN)/python -m bench.npm

guide: $(VENV)/dev-ready  ## build the user guide, zh and en, into build/guide (no network needed)
	$(BIN)/sphinx-build -q -W -c docs/guide -D language=zh_CN docs/guide/zh build/guide/zh
	$(BIN)/sphinx-build -q -W -c docs/guide -D language=en docs/guide/en build/guide/en

lock: $(VENV)/dev-ready  ## write the locked requirements again from pyproject.toml
	sh tools/lock.sh $(VENV)

clean:  ## remove what the targets made (the demo site, caches, the virtual environment)
	rm -rf $(VENV) demo build .mypy_cache .ruff_cache .hypothesis .import_linter_cache src/*.egg-info
