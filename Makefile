# Everything starts from Python 3.11 or newer and make; the rest is installed into .venv.
PYTHON ?= python3

.PHONY: help run test lint lock

help:
	@echo "make run    start the site here and say where (PORT=8000)"
	@echo "make test   run every test that can run here, and say what could not"
	@echo "make lint   check style, types, migrations and settings"
	@echo "make lock   choose the newest allowed version of every package, with its hashes"

run:
	@$(PYTHON) scripts/environment.py
	@.venv/bin/python scripts/run.py

test:
	@$(PYTHON) scripts/environment.py dev
	@.venv/bin/python scripts/test.py

lint:
	@$(PYTHON) scripts/environment.py dev
	@.venv/bin/python scripts/lint.py

lock:
	@$(PYTHON) scripts/environment.py dev
	@.venv/bin/python scripts/lock.py
