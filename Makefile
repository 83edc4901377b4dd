# make run   starts Earnest          make test    runs every test
# make demo  a sample, no screen     make check   lint, types, layers, dependencies
# make shots pictures of the screens make bench   measures against the budgets
# make lock  pins dependencies anew  make clean   removes all that was made here

SHELL := /bin/sh
VENV := .venv
IN_VENV := $(VENV)/bin/python
EARNEST := $(IN_VENV) -m ui.cli
OUT ?= demo-out
SHOTS ?= shots
# One worker a processor, four at most: more wait for each other's windows.
WORKERS ?= auto

PIP_INSTALL := $(IN_VENV) -m pip install --quiet --disable-pip-version-check \
	--no-input --require-hashes

export PYTHON

.DEFAULT_GOAL := run
.PHONY: run test check demo shots bench lock clean system-libraries

run: $(VENV)/runtime system-libraries
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no display to open a window on, so this makes a sample instead (make demo)."; \
		$(MAKE) --no-print-directory demo; \
	else \
		$(EARNEST); \
	fi

demo: $(VENV)/runtime system-libraries
	@$(EARNEST) demo --out "$(OUT)"

test: $(VENV)/development system-libraries
	$(IN_VENV) -m pytest -q -n $(WORKERS) --maxprocesses 4

check: $(VENV)/development
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/deptry .

shots: $(VENV)/development system-libraries
	QT_QPA_PLATFORM=offscreen $(IN_VENV) -m bench.shots "$(SHOTS)"

bench: $(VENV)/development system-libraries
	QT_QPA_PLATFORM=offscreen $(IN_VENV) -m bench

lock:
	@packaging/lock.sh

clean:
	rm -rf $(VENV) build dist demo-out shots .coverage .hypothesis
	rm -rf .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

system-libraries:
	@packaging/system-libraries.sh

$(IN_VENV):
	@python=$$(packaging/find-python.sh) && \
		echo "Making $(VENV) with $$python (once)." && \
		"$$python" -m venv --clear $(VENV)

# Each file says when its requirements were last installed.
$(VENV)/runtime: requirements.txt | $(IN_VENV)
	@echo "Installing what Earnest runs on (once, about 250 MB)."
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/development: requirements-dev.txt | $(IN_VENV)
	@echo "Installing what Earnest is tested with (once)."
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@ $(VENV)/runtime
