"""The pages about the data, and the files of releases."""

import hashlib
import re

import pytest

from incidents.datasets import release
from incidents.editions.columns import TABLES
from incidents.editions.store import current


@pytest.fixture(autouse=True)
def _own_releases(settings, tmp_path):
    settings.RELEASES = str(tmp_path / "releases")


@pytest.fixture
def released(served):
    return release.make(current(), "2026-05")


def test_the_data_page_links_every_format_of_every_table_with_its_rows(served, get):
    text = get("/data/").whole.decode()
    for extension in ("csv", "xlsx", "jsonl", "parquet"):
        for table in ("incidents", "counts", "citations", "involvements", "followups"):
            assert f"/incidents.{extension}?table={table}" in text
    assert "/incidents.geojson?table=incidents" in text
    assert re.search(r'<td class="number"[^>]*>15</td>', text)


def test_the_data_page_keeps_the_query(served, get):
    text = get("/data/?country=TH").whole.decode()
    assert "Incidents in Thailand" in text
    assert "/incidents.csv?country=TH&amp;table=incidents" in text


def test_every_link_of_the_data_page_works(released, get):
    text = get("/data/?country=PH").whole.decode()
    links = {link.replace("&amp;", "&") for link in re.findall(r'href="(/(?:incidents\.|data/)[^"]*)"', text)}
    assert len([link for link in links if link.startswith("/incidents.")]) == 22
    for link in links:
        assert get(link).status_code == 200, link


def test_the_codebook_page_names_every_column(served, get):
    text = get("/data/codebook/").whole.decode()
    for table, listed in TABLES.items():
        for column in listed:
            assert f'id="{table}-{column.name}"' in text


@pytest.mark.parametrize("address", ["/data/codebook.csv", "/data/values.csv"])
def test_the_codebook_is_a_file_too(served, get, address):
    answer = get(address)
    assert answer["Content-Type"].startswith("text/csv")
    assert answer.whole.count(b"\n") > 30


@pytest.mark.parametrize("address", ["/data/", "/data/codebook/", "/data/releases/2026-05/", "/api/docs/"])
def test_pages_have_no_inline_script_or_style_and_ask_nobody_else(released, get, address):
    text = get(address).whole.decode()
    assert "<style" not in text
    assert " style=" not in text
    assert "<script>" not in text
    assert 'src="http' not in text


def test_the_page_of_a_release_lists_its_files_with_checksums(released, get):
    text = get("/data/releases/2026-05/").whole.decode()
    for name, _, digest in released.files():
        assert f"/data/releases/2026-05/{name}" in text
        assert digest in text


def test_a_file_of_a_release_is_the_file_itself_and_may_be_kept_for_good(released, get):
    for name, size, digest in released.files():
        answer = get(f"/data/releases/2026-05/{name}")
        assert (len(answer.whole), hashlib.sha256(answer.whole).hexdigest()) == (size, digest)
        assert "immutable" in answer["Cache-Control"]
        assert get(f"/data/releases/2026-05/{name}", **{"If-None-Match": answer["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    ("address", "valid"),
    [
        ("/data/releases/2025-01/", "2026-05"),
        ("/data/releases/2025-01/incidents.csv", "2026-05"),
        ("/data/releases/2026-05/incidents.sav", "incidents.csv"),
        ("/data/releases/2026-05/..", "incidents.csv"),
    ],
)
def test_a_release_or_file_that_is_not_there_is_a_404_that_names_those_that_are(released, get, address, valid):
    answer = get(address)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert valid in answer.json()["valid"]


@pytest.mark.parametrize("address", ["/", "/incidents/"])
def test_map_and_list_lead_to_the_files_of_the_same_query_with_its_number(served, get, address):
    text = get(f"{address}?country=PH").whole.decode()
    assert '<a href="/data/?country=PH">Download or cite: 2 incidents</a>' in text


def test_a_release_that_is_not_there_is_a_page_for_who_reads_pages(released, get):
    answer = get("/data/releases/2025-01/", Accept="text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
    text = answer.whole.decode()
    assert (answer.status_code, answer["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "no release named “2025-01”" in text
    assert 'href="/data/releases/2026-05/"' in text


@pytest.mark.parametrize("damage", ["cut", "emptied", "gone", "a list", "checksums"])
def test_a_release_that_cannot_be_read_is_left_out_and_the_others_stay(served, get, caplog, damage):
    release.make(current(), "2026-04")
    broken = release.make(current(), "2026-05")
    path = broken.folder / ("checksums.txt" if damage == "checksums" else "release.json")
    content = path.read_bytes()
    path.unlink()  # It is read-only.
    if damage != "gone":
        kept = {"cut": content[: len(content) // 2], "a list": b"[]", "checksums": content[:100]}
        path.write_bytes(kept.get(damage, b""))
    for address in ("/data/", "/data/examples/", "/api/v1/releases/", "/data/?edition=2026-04"):
        response = get(address)
        assert response.status_code == 200
        assert b"2026-05/" not in response.whole
    assert b"2026-04" in get("/data/").whole
    assert get("/data/releases/2026-05/").status_code == 404
    assert get("/data/releases/2026-04/").status_code == 200
    assert sum("release 2026-05 is left out" in text for text in caplog.messages) == 1
    with pytest.raises(release.ReleaseError, match="2026-05"):
        release.make(current(), "2026-06")
