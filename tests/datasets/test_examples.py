"""The examples and the notebook of the examples page, run as a reader would run them."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from html import unescape

import pytest
from django.http import QueryDict

from bench.generate import tables
from incidents.datasets import release
from incidents.datasets.examples import examples
from incidents.datasets.notebook import cells, notebook
from incidents.editions.filters import parse
from incidents.editions.query import ask
from incidents.editions.statistics import Statistics
from tests.served import serve_tables


@pytest.fixture
def generated(tmp_path, settings):
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    return serve_tables(tables(300), tmp_path / "generated")


@pytest.fixture
def site(generated, live_server, settings):
    settings.SITE_URL = live_server.url
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


@pytest.mark.django_db(transaction=True)
def test_the_example_of_a_copy_gives_the_totals_of_the_site(generated, site, tmp_path):
    said = run([sys.executable, "-c"], code(site, "Python, a copy that stays in step"), tmp_path).split()
    assert said == [str(generated.height), str(generated.people)]


@pytest.fixture
def released(site, generated, settings):
    return release.make(generated, "2026-05")


def shown_by_year(get):
    """The chart of years as the statistics page shows it in its table: year, then its figures."""
    page = get("/statistics/").whole.decode()
    chart = re.search(r'<figure[^>]* id="over-time".*?</figure>', page, re.DOTALL)[0]
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", chart, re.DOTALL)
    plain = [re.sub(r"<[^>]*>", " ", unescape(head + cells)).replace(",", "").split() for head, cells in rows]
    return {row[0]: row[1:] for row in plain}


@pytest.mark.django_db(transaction=True)
def test_the_notebook_gives_the_numbers_of_the_statistics_page(released, site, get, tmp_path):
    whole = "\n".join(cell.code for cell in cells(site, released.version))
    said = run([sys.executable, "-c"], whole + "print(by_year.to_csv())\n", tmp_path)
    assert "The same as on the statistics page: 300 incidents" in said
    own = list(csv.DictReader(io.StringIO(said[said.index("year,") :])))
    page = shown_by_year(get)
    assert len(own) > 10
    for row in own:
        assert page[row["year"]][:2] == [row["incidents"], row["people"]]


@pytest.mark.django_db(transaction=True)
def test_the_notebook_file_holds_the_same_steps_for_jupyter(released, site, get):
    answer = get("/data/notebooks/2026-05.ipynb")
    told = json.loads(answer.whole)
    assert answer.whole == notebook(site, "2026-05")
    assert (told["nbformat"], told["nbformat_minor"]) == (4, 5)
    codes = ["".join(cell["source"]) + "\n" for cell in told["cells"] if cell["cell_type"] == "code"]
    assert codes == [cell.code for cell in cells(site, "2026-05")]
    assert len({cell["id"] for cell in told["cells"]}) == len(told["cells"])


@pytest.mark.django_db(transaction=True)
def test_the_page_shows_every_example_and_every_step(released, site, get):
    text = unescape(get("/data/examples/").whole.decode())
    for code in [one.code for one in examples(site)] + [cell.code for cell in cells(site, "2026-05")]:
        assert code in text
    assert "/data/notebooks/2026-05.ipynb" in text


def test_without_a_release_the_page_says_that_there_is_none_yet(generated, get):
    assert "There is no release yet" in get("/data/examples/").whole.decode()
    answer = get("/data/notebooks/2026-05.ipynb")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
