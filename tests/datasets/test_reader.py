"""What a researcher with pandas alone gets from a release and the API is what the site says, for fifty queries."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.generate import tables
from incidents.datasets import release
from tests.served import serve_tables

READER = Path(__file__).parent / "reader.py"


@pytest.mark.django_db(transaction=True)
def test_a_researcher_with_pandas_gets_the_totals_of_the_site_for_fifty_queries(settings, live_server, tmp_path):
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    release.make(serve_tables(tables(500), tmp_path / "generated"), "2026-05")
    command = [sys.executable, str(READER), live_server.url, "2026-05"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert (done.stdout, done.returncode) == ("50 queries agree\n", 0), done.stderr
