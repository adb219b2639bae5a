# Everything there is to do here, one word each. Needs only make and Python 3.11 or newer;
# the rest is installed into .venv (and node_modules, for the tests) from the locks.

# A Python to make .venv with, e.g. make PYTHON=python3.12; empty: the newest that fits.
PYTHON ?=
# Seconds to fuzz: a minute as part of `make test`, an hour by itself.
FUZZ ?= 3600
# More for pytest, e.g. make test PYTEST="-k policies".
PYTEST ?=
# Sizes to measure, in competencies; empty: 100, 1,000, 5,000 and 14,000.
BENCH ?=

export PYTHON
# The pinned MkDocs is the one wanted; its successor needs no mention on every build.
export NO_MKDOCS_2_WARNING := 1

bin := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help site pdf serve check test lint fuzz bench lock schema golden sbom audit mutants clean venv tools

help: ## list these targets
	@echo "Rolebook: a bilingual site from a folder of YAML"
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: venv ## build the site into www/
	$(bin)/rolebook build

pdf: ## build the site with every policy as PDF; installs what that needs
	@scripts/pango
	@scripts/venv pdf
	$(bin)/rolebook build --pdf

serve: venv ## serve the site on this machine, rebuilding on change
	$(bin)/rolebook serve

check: venv ## check the YAML, warnings count as errors
	$(bin)/rolebook check --strict

schema: venv ## write the JSON Schema of the YAML files
	$(bin)/rolebook schema

lint: tools ## check the code: ruff, mypy, tsc, shellcheck where it is installed
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	scripts/types
	@if command -v shellcheck >/dev/null 2>&1; then shellcheck scripts/* .ci/run; fi

test: lint ## everything: lint, then all tests, with a real browser
	scripts/chromium
	scripts/nginx
	scripts/pango
	$(bin)/pytest -n auto $(PYTEST)
	@scripts/fuzz 60 || test $$? -eq 3  # 3: no atheris for this Python, which it has said

fuzz: tools ## look for input that breaks the reader, for an hour; make fuzz FUZZ=28800: longer
	scripts/fuzz $(FUZZ)

golden: tools ## rewrite the golden pages after a wanted change; review the difference
	scripts/chromium
	$(bin)/pytest --update-golden -k golden $(PYTEST)

bench: tools ## measure large handbooks beside Hugo and Material, e.g. make bench BENCH="100 1000"
	$(bin)/python -m pip install -qq --require-hashes --no-deps -r requirements/bench.lock
	scripts/chromium
	$(bin)/pytest -q -s tests/end_to_end/test_search.py -k staff_find
	$(bin)/python -m bench $(BENCH)

lock: ## bring the locks up to date with pyproject.toml and package.json
	scripts/lock

sbom: tools ## write the software bill of materials from the lock
	$(bin)/python scripts/sbom

mutants: tools ## change the code in small ways for ten minutes: does a test notice?
	scripts/mutants 600

audit: ## ask a database of vulnerabilities about everything that is locked
	scripts/audit

clean: ## remove the built site and caches (not .venv and node_modules)
	rm -rf www www.* .cache .rolebook-cache .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	find . -name __pycache__ -not -path './.venv/*' -not -path './node_modules/*' -prune \
	  -exec rm -rf {} +

# Both keep stamps with checksums and return at once when nothing changed.
venv:
	@scripts/venv site

tools:
	@scripts/venv dev
	@scripts/node
