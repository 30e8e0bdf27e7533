# The verbs of the day. `make run` and `make test` do what the README's two lines do.
VENV := .venv
PYTHON := $(VENV)/bin/python
READY := $(VENV)/.ready

.PHONY: run test lint types check-content bench docs pack pictures

$(READY): requirements-dev.lock
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install -q -r requirements-dev.lock
	touch $@

run: $(READY)  ## start the app; the browser opens by itself
	$(VENV)/bin/streamlit run app.py

test: $(READY)  ## every test, with the reason of each that was skipped
	$(VENV)/bin/pytest -rs

lint: $(READY)  ## style and layers
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/lint-imports --no-logo

types: $(READY)  ## strict types
	$(VENV)/bin/mypy

check-content: $(READY)  ## every fault in questions/
	$(PYTHON) -m roadmap check

bench: $(READY)  ## measurements, each against a floor in the same run: docs/performance.md
	$(PYTHON) -m bench

docs: $(READY)  ## write the generated pages and schemas, then test what the papers say
	$(PYTHON) -m roadmap.content.field_tables
	$(PYTHON) -m roadmap.content.schemas
	$(PYTHON) -m roadmap.content.papers
	$(VENV)/bin/pytest tests/test_docs.py tests/content/test_docs.py tests/content/test_schemas.py tests/cli/test_docs.py

pack: $(READY)  ## what works with no install, as a folder and as one file to put beside a release
	$(PYTHON) -m roadmap pack build/self-assessment-pack --replace
	cd build && ../$(PYTHON) -m zipfile -c self-assessment-pack.zip self-assessment-pack

pictures: $(READY)  ## the README's pictures, from the example
	$(PYTHON) -m bench.screenshots
