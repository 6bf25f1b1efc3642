"""Files and API as of a release: what was cited can be asked for again after the record has gone on."""

import shutil
from urllib.parse import unquote

import pytest

from incidents.datasets import release
from incidents.editions.store import current
from tests.editions.conftest import incident_row
from tests.served import MAY, awkward, campaign, clark, related


@pytest.fixture
def gone_on(serve, settings, tmp_path):
    """A release of two incidents, and a record that has another one now, which the first went into."""
    settings.RELEASES = str(tmp_path / "releases")
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    first = serve(clark(), awkward())
    release.make(current(), "2026-05")
    serve(campaign(), withdrawn=[{"id": "TI-00001", "withdrawn_at": MAY, "reason": "", "merged_into": "TI-00003"}])
    return first


def test_the_file_of_a_release_is_the_file_of_then(gone_on, get):
    rows = get("/incidents.csv?edition=2026-05&sort=date").whole.decode()
    assert "TI-00001" in rows and "TI-00003" not in rows
    assert "TI-00003" in get("/incidents.csv").whole.decode()


def test_the_address_in_a_file_of_then_leads_to_the_same_file(gone_on, get):
    answer = get("/incidents.csv?edition=2026-05&country=PH")
    address = answer["X-Record-Address"].removeprefix("http://localhost:8000")
    assert get(address).whole == answer.whole


def test_the_api_answers_as_of_a_release_and_its_pages_stay_there(gone_on, get):
    answer = get("/api/v1/incidents/?edition=2026-05&page_size=1").json()
    assert (answer["count"], answer["people"]) == (2, 1048)
    second = get(answer["next"].removeprefix("http://localhost:8000")).json()
    assert (second["count"], len(second["results"])) == (2, 1)


def test_a_release_is_found_by_the_edition_it_was_made_of(gone_on, get):
    assert get(f"/api/v1/statistics/?edition={gone_on.id}").json()["people"] == 1048


def test_an_incident_can_be_read_as_it_was(gone_on, get):
    assert get("/api/v1/incidents/TI-00001/").status_code == 301
    assert get("/api/v1/incidents/TI-00001/?edition=2026-05").json()["victims"] == 1048


@pytest.mark.parametrize("address", ["/incidents.csv", "/api/v1/incidents/", "/api/v1/terms/"])
@pytest.mark.parametrize("edition", ["2020-01", "0123456789abcdef", "../x"])
def test_an_edition_nobody_keeps_is_a_404_that_names_the_releases(gone_on, get, address, edition):
    answer = get(f"{address}?edition={edition}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert "2026-05" in answer.json()["detail"]
    assert answer.json()["valid"] == ["2026-05"]


def test_the_current_edition_has_its_own_name_too(gone_on, get):
    newest = current().id
    assert get(f"/api/v1/incidents/?edition={newest}").json()["count"] == 1


def test_an_edition_between_two_releases_is_not_answered_from(serve, get):
    """The last editions are still kept, and what was withdrawn since would come back from them."""
    before = serve(clark(), awkward())
    serve(clark())
    answer = get(f"/incidents.csv?edition={before.id}")
    assert answer.status_code == 404
    assert "there are releases: none yet" in answer.json()["detail"]


def test_what_was_built_of_a_release_is_built_again_where_it_is_damaged(gone_on, settings):
    one = release.find("2026-05")
    folder = release.opened(one).folder
    (folder / "incidents.arrow").write_bytes(b"x")
    assert release.opened(one).table("incidents").height == 2
    (folder / "manifest.json").write_bytes(b"x")
    assert release.opened(one).people == 1048


def test_a_release_can_be_looked_at_although_its_files_are_read_only(gone_on):
    assert release.opened(release.find("2026-05")).height == 2
    assert release.edition_for("2026-05") is release.edition_for("2026-05")


def test_a_release_that_was_made_anew_after_it_was_deleted_is_the_new_one(gone_on, get):
    assert get("/api/v1/incidents/?edition=2026-05").json()["count"] == 2
    shutil.rmtree(release.find("2026-05").folder)
    release.make(current(), "2026-05")
    assert get("/api/v1/incidents/?edition=2026-05").json()["count"] == 1


def test_what_was_merged_by_then_leads_to_the_other_as_of_then(serve, get, settings, tmp_path):
    settings.RELEASES = str(tmp_path / "releases")
    stone = {"id": "TI-00002", "withdrawn_at": MAY, "reason": "Twice.", "merged_into": "TI-00001"}
    serve(clark(), withdrawn=[stone])
    release.make(current(), "2026-05")
    answer = get("/api/v1/incidents/TI-00002/?edition=2026-05")
    assert (answer.status_code, answer["Location"]) == (301, "/api/v1/incidents/TI-00001/?edition=2026-05")


@pytest.fixture
def treated(serve, settings, tmp_path):
    """A release that says less than its edition did, as it is about a single girl; gives the edition's id."""
    settings.RELEASES = str(tmp_path / "releases")
    first = serve(incident_row(5, girls=1, minors=1, means=[], recruitment=[], authorities=[]), clark(), **related())
    release.make(first, "2026-05")
    serve(clark(), campaign())
    return first.id


@pytest.mark.parametrize("named", ["version", "id"])
def test_every_answer_as_of_a_release_names_the_edition_that_the_release_names(treated, get, named):
    given = treated if named == "id" else "2026-05"
    file = get(f"/incidents.csv?edition={given}")
    assert file["X-Record-Edition"] == treated
    assert f"Edition {treated}" in unquote(file["X-Record-Citation"])
    assert treated in file["Content-Disposition"]
    for address in ("/api/v1/incidents/", "/api/v1/statistics/", "/map/clusters.json", "/map/rows.json"):
        assert get(f"{address}?edition={given}").json()["edition"] == treated
    for address in ("/", "/incidents/", "/incidents/TI-00001/", "/statistics/", "/data/"):
        stamp = get(f"{address}?edition={given}").content.decode().split('data-part="stamp"')[1]
        assert treated in stamp.split("</p>")[0]
    assert get(f"/statistics/countries.csv?edition={given}")["X-Record-Edition"] == treated
    assert get(f"/api/v1/changes/?since={file['X-Record-Edition']}").json()["count"] == 2


def test_a_release_that_says_less_has_an_etag_of_its_own(serve, get, settings, tmp_path):
    settings.RELEASES = str(tmp_path / "releases")
    edition = serve(incident_row(5, girls=1, minors=1))
    before = get(f"/incidents.csv?edition={edition.id}")
    release.make(edition, "2026-05")
    after = get(f"/incidents.csv?edition={edition.id}", **{"If-None-Match": before["ETag"]})
    assert (after.status_code, after.whole == before.whole) == (200, False)
