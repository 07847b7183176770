# What a contributor does, by name. `make help` lists it.
# Needed beforehand: Python 3.11 or newer, git and make. Everything else is put into .venv.

PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$name" && break; done)
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)

# One version of the tool that writes the lock, so that everyone's `make lock` writes the same.
UV := uv==0.13.9

# Material prints an advertisement when MkDocs runs as a command; nobody here is its reader.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help site pages serve incidents check test lighthouse measure search bench lock clean

help: ## List these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F '|' '{ printf "%-14s %s\n", $$1, $$2 }'

site: .venv/installed ## Build the whole site into site/
	$(BIN)/outages build

pages: .venv/installed ## Build the site without what takes longest, its search index and the copy to take away
	$(BIN)/outages build --pages-only

serve: .venv/installed ## Serve the site on this machine, rebuilt whenever a file changes
	$(BIN)/outages serve

incidents: .venv/installed ## Check every incident
	$(BIN)/outages check

check: .venv/installed ## Check the code and every incident, then run every test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/outages check
	@$(MAKE) --no-print-directory test

test: .venv/installed ## Run every test, those in a browser included
	$(BIN)/python -m tests.browser.get_chromium
	$(BIN)/python -m tests.node.tools
	$(BIN)/pytest --numprocesses auto --dist worksteal

lighthouse: .venv/installed ## Hold home, incident, index and Explore pages to Lighthouse's scores on a phone
	$(BIN)/python -m tests.browser.get_chromium
	$(BIN)/python -m tests.node.tools lighthouse
	$(BIN)/outages build --site-dir .cache/measured
	$(BIN)/python -m tests.measure.lighthouse .cache/measured

measure: .venv/installed ## Measure pages of every kind anew, into site_config/pages/measured.md
	$(BIN)/python -m tests.browser.get_chromium
	$(BIN)/python -m tests.node.tools lighthouse
	$(BIN)/outages build --site-dir .cache/measured
	$(BIN)/python -m tests.measure.page .cache/measured site_config/pages/measured.md

search: .venv/installed ## Measure what a first search fetches from ten thousand incidents, into the same page
	$(BIN)/python -m tests.browser.get_chromium
	$(BIN)/outages build --site-dir .cache/measured
	$(BIN)/python -m tests.measure.search .cache/measured site_config/pages/measured.md

bench: .venv/installed ## Build N made-up incidents beside other generators (N=1000, PEERS=ours,hugo, WHAT=pages, ROUNDS=3)
	$(BIN)/python -m tests.bench.run $(or $(N),1000) $(if $(PEERS),--peers $(PEERS)) $(if $(WHAT),--what $(WHAT)) \
		$(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(LIMIT),--limit $(LIMIT)) $(if $(KEEP),--keep)

lock: .cache/uv ## Write requirements.lock anew from pyproject.toml (newest versions: make lock UPGRADE=1)
	.cache/uv/$(notdir $(BIN))/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--python .cache/uv --no-config --generate-hashes --no-emit-index-url --no-emit-find-links --quiet \
		--custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade) --output-file requirements.lock

clean: ## Remove everything that was made: the site, the tools, the caches
	rm -rf .venv .cache site .site.* build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The locked packages, in a new environment whenever the lock changes.
.venv/locked: requirements.lock
	$(call make_environment,.venv)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@touch $@

# The project itself, again whenever its description changes. Its build tools are in the lock: nothing is fetched.
.venv/installed: .venv/locked pyproject.toml
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.cache/uv: Makefile
	$(call make_environment,$@)
	$@/$(notdir $(BIN))/python -m pip install --quiet '$(UV)'
	@touch $@

# $(call make_environment,FOLDER): an empty Python environment there, or a plain word on what is missing.
define make_environment
@python='$(PYTHON)'; \
if ! "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	echo "Python 3.11 or newer is needed$${python:+, and $$python is not that}." >&2; \
	echo 'Install it, or say where it is: make PYTHON=/path/to/python3' >&2; exit 1; fi; \
if ! "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
	echo "$$python lacks its venv module. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; fi; \
echo "Making $(1) with $$python (the first time takes a minute or two)"; \
"$$python" -m venv --clear $(1)
endef
