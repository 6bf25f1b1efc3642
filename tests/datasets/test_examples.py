"""The examples of the data page, run as a reader would run them."""

import csv
import io
import json
import shutil
import subprocess
import sys

import pytest
from django.http import QueryDict

from bench.generate import tables
from incidents.datasets import release
from incidents.datasets.examples import examples
from incidents.editions.filters import parse
from incidents.editions.query import ask
from incidents.editions.statistics import Statistics
from tests.served import serve_tables


@pytest.fixture
def generated(tmp_path):
    return serve_tables(tables(300), tmp_path / "generated")


@pytest.fixture
def site(generated, live_server):
    return live_server.url


def code(site, name):
    return next(one.code for one in examples(site) if one.name == name)


def run(command, code, folder):
    done = subprocess.run([*command, code], cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def statistics(edition, query=""):
    return Statistics(ask(edition, parse(edition, QueryDict(query))))


@pytest.mark.django_db(transaction=True)
def test_the_pandas_example_gives_the_totals_of_the_site(generated, site, tmp_path):
    total = statistics(generated, "date_after=2023").total
    said = run([sys.executable, "-c"], code(site, "Python, pandas"), tmp_path).split()
    assert said == [str(total["incidents"]), str(total["people"])]


@pytest.mark.django_db(transaction=True)
def test_the_polars_example_gives_the_nationalities_of_the_site(generated, site, tmp_path):
    lines = statistics(generated, "date_after=2023").by_nationality()[:-1]
    wanted = sorted(((line["nationality"], line["people"]) for line in lines), key=lambda line: (-line[1], line[0]))
    assert run([sys.executable, "-c"], code(site, "Python, Polars"), tmp_path).strip() == str(wanted[:5])


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_curl_example_saves_a_file_and_prints_json(generated, site, tmp_path):
    said = run(["sh", "-c"], code(site, "curl"), tmp_path)
    assert json.loads(said)["edition"] == generated.id
    rows = list(csv.DictReader(io.StringIO((tmp_path / "incidents.csv").read_text())))
    assert len(rows) == statistics(generated, "country=PH&date_after=2023").total["incidents"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_the_r_example_gives_the_totals_of_the_site(generated, site, tmp_path):
    total = statistics(generated, "date_after=2023").total
    said = run(["Rscript", "-e"], code(site, "R"), tmp_path).split()
    assert said == [str(total["incidents"]), str(total["people"])]


def test_the_chart_from_a_release_has_the_numbers_of_the_statistics(generated, settings, tmp_path):
    settings.RELEASES = str(tmp_path / "releases")
    folder = release.make(generated, "2026-05").folder
    name = "Python, the chart of years from the files of a release"
    rows = list(csv.DictReader(io.StringIO(run([sys.executable, "-c"], code("", name), folder))))
    lines = [line for line in statistics(generated).over_time("year") if line["incidents"]]
    assert [(row["year"], int(row["incidents"]), int(row["people"])) for row in rows if row["year"]] == [
        (line["period"], line["incidents"], line["people"]) for line in lines
    ]
