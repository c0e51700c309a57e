# Two commands: `make demo` shows the main job on the bundled registry, `make test` runs the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PTR := $(BIN)/ptr

PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
LOCKER := uv==0.13.9

.PHONY: demo test check-long lint bench docs lock clean
.DEFAULT_GOAL := demo

# What is installed is what the files in requirements/ name, with hashes: on a fresh machine, and next year.
$(VENV)/.installed: pyproject.toml requirements/run.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "ptr needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@echo "Installing into $(VENV) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) --require-hashes --requirement requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-%: requirements/%.txt $(VENV)/.installed
	@$(PIP) --require-hashes --requirement $<
	@touch $@

demo: $(VENV)/.installed
	@rm -rf out/demo && mkdir -p out
	@echo; echo "1. A playground: the example registry, with a year of its history in Git:"; echo
	$(PTR) demo out/demo
	@echo; echo "2. Everything is checked; the last commit left a catalogue that is out of date:"; echo
	$(PTR) --registry out/demo validate || test $$? -eq 1
	@echo; echo "3. What that commit changed, and what it requires of the unit:"; echo
	$(PTR) --registry out/demo diff HEAD~1
	@echo; echo "4. In June two bureaus handed licences to the approval bureau; what one of them owed, and did:"; echo
	$(PTR) --registry out/demo diff --since 2026-06-01 --unit zhujian
	@echo; echo "5. The catalogues for the notice boards are printed:"; echo
	$(PTR) --registry out/demo render catalogue --to out
	@echo; echo "Open out/minzheng/catalogue-board.pdf (A3), catalogue-book.pdf (A4) or catalogue.html."

test: $(VENV)/.installed-test
	$(BIN)/python -m pytest --numprocesses auto

# What takes longer than anybody waits for: properties on FACTOR times as many examples, by other chance each time; edit
# sequences, killed processes, and what Word documents and spreadsheets become in an office program.
FACTOR ?= 20
check-long: $(VENV)/.installed-test
	PTR_TEST_FACTOR=$(FACTOR) $(BIN)/python -m pytest --numprocesses auto -m "hypothesis or long" $(LONG)

lint: $(VENV)/.installed-test $(VENV)/.installed-lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed $(VENV)/.installed-bench
	$(BIN)/python benchmarks/compare.py --peers $(BIN) $(PEERS) $(if $(ONLY),--only $(ONLY))

docs: $(VENV)/.installed
	$(PTR) rules --format markdown > docs/rules.md
	$(BIN)/python docs/make_cli.py docs/cli.md
	$(BIN)/python -m tools.word templates
	$(PTR) --registry registry schema --to schemas --editor .vscode/settings.json

# Renews what is locked, to the newest that the ranges of pyproject.toml allow. All are resolved together first, so that
# a package has one version in all files; nothing is written before all have been.
COMPILE = out/lock/bin/uv --no-config pip compile pyproject.toml --quiet --group build --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate
lock:
	@$(PYTHON) -m venv --clear out/lock
	@out/lock/bin/python -m pip --quiet --disable-pip-version-check install $(LOCKER)
	@$(COMPILE) --group test --group lint --group bench --output-file out/lock/all.txt
	@$(COMPILE) --constraint out/lock/all.txt --output-file out/lock/run.txt
	@for group in test lint bench; do \
		$(COMPILE) --constraint out/lock/all.txt --group $$group --output-file out/lock/$$group.txt || exit 1; done
	@for name in run test lint bench; do cp out/lock/$$name.txt requirements/; done

clean:
	rm -rf $(VENV) out build dist
