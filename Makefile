# All this needs is make and Python 3.11 or newer; the rest is installed into .venv.
PYTHON ?= python3
BIN = .venv/bin
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --no-annotate

.PHONY: help run test lint lock tools style types migrations settings

help:
	@echo "make run    start the site here and say where (PORT=8000)"
	@echo "make test   run every test that can run here, and say what could not"
	@echo "make lint   check style, types, migrations and the settings of production"
	@echo "make lock   write requirements*.txt from requirements*.in (UPGRADE=--upgrade: the newest versions)"

run:
	@$(PYTHON) scripts/environment.py
	@$(BIN)/python scripts/run.py

test: tools
	@$(BIN)/python scripts/test.py

tools:
	@$(PYTHON) scripts/environment.py dev

style: tools
	@$(BIN)/ruff check --quiet --output-format concise .
	@$(BIN)/ruff format --check --quiet .

types: tools
	@$(BIN)/mypy --no-error-summary .

migrations: tools
	@$(BIN)/python manage.py makemigrations --check --dry-run --verbosity 1

settings: tools
	@$(BIN)/python manage.py compilemessages --verbosity 0
	@SITE_URL=https://rescues.example.org BEHIND_PROXY=yes CELERY_BROKER_URL=redis://localhost \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

lint: style types migrations settings

lock: tools
	@$(COMPILE) $(UPGRADE) --output-file requirements.txt requirements.in
	@$(COMPILE) $(UPGRADE) --output-file requirements-dev.txt requirements-dev.in
