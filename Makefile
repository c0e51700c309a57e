# Two commands: `make demo` shows the main job on the bundled registry, `make test` runs the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PTR := $(BIN)/ptr

.PHONY: demo test lint bench docs clean
.DEFAULT_GOAL := demo

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "ptr needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@echo "Installing into $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --group test
	@touch $@

$(VENV)/.installed-lint: $(VENV)/.installed-test
	@$(BIN)/python -m pip install --quiet --group lint
	@touch $@

demo: $(VENV)/.installed
	@rm -rf out/demo && mkdir -p out
	@echo; echo "1. A playground: the example registry, with a year of its history in Git:"; echo
	$(PTR) demo out/demo
	@echo; echo "2. Everything is checked; the last commit left a catalogue that is out of date:"; echo
	$(PTR) --registry out/demo validate || test $$? -eq 1
	@echo; echo "3. What that commit changed, and what it obliges the unit to do:"; echo
	$(PTR) --registry out/demo diff HEAD~1
	@echo; echo "4. In June two bureaus handed licences to the approval bureau; what one of them owed, and did:"; echo
	$(PTR) --registry out/demo diff --since 2026-06-01 --unit zhujian
	@echo; echo "5. The catalogues for the notice boards are printed:"; echo
	$(PTR) --registry out/demo render catalogue --to out
	@echo; echo "Open out/minzheng/catalogue-board.pdf (A3), catalogue-book.pdf (A4) or catalogue.html."

test: $(VENV)/.installed-test
	$(BIN)/python -m pytest --numprocesses auto

lint: $(VENV)/.installed-lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python benchmarks/compare.py --peers $(BIN) $(PEERS) $(if $(ONLY),--only $(ONLY))

docs: $(VENV)/.installed
	$(PTR) rules --format markdown > docs/rules.md
	$(BIN)/python docs/make_cli.py docs/cli.md
	$(BIN)/python -m tools.word templates
	$(PTR) --registry registry schema --to schemas --editor .vscode/settings.json

clean:
	rm -rf $(VENV) out build dist
