"""What became of an incident after a release, told alike by its page, its preview, the API and lists as of then."""

from urllib.parse import unquote

import pytest

from incidents.datasets.release import make
from tests.editions.conftest import incident_row
from tests.served import MAY

WHOLE = {"means": [], "recruitment": [], "authorities": [], "headline_rule": "none"}
MERGED, KEPT, WITHDRAWN, UNPUBLISHED, WENT_ALONG = (f"TI-{number:05d}" for number in range(1, 6))
STONES = [
    {"id": MERGED, "withdrawn_at": MAY, "reason": f"It is part of {KEPT} now.", "merged_into": KEPT},
    {"id": WITHDRAWN, "withdrawn_at": MAY, "reason": "It put somebody in danger."},
    {"id": WENT_ALONG, "withdrawn_at": MAY, "reason": f"It is part of {WITHDRAWN} now.", "merged_into": WITHDRAWN},
]


@pytest.fixture(autouse=True)
def _release(serve, settings, tmp_path):
    """Release 2026-05 of five incidents; one is in the record still."""
    settings.RELEASES = str(tmp_path / "releases")
    make(serve(*(incident_row(number, title=f"Secret {number}", **WHOLE) for number in range(1, 6))), "2026-05")
    serve(incident_row(2, title="Secret 2", **WHOLE), withdrawn=STONES)


@pytest.mark.parametrize("before", ["/incidents/", "/api/v1/incidents/"])
def test_what_was_merged_since_is_told_as_it_stood_then(get, before):
    answer = get(f"{before}{MERGED}/?edition=2026-05")
    assert answer.status_code == 200
    assert "Secret 1" in answer.content.decode()
    now = get(f"{before}{MERGED}/")
    assert (now.status_code, now["Location"]) == (301, f"{before}{KEPT}/")


@pytest.mark.parametrize("before", ["/incidents/", "/api/v1/incidents/"])
def test_what_was_withdrawn_since_is_told_by_its_number_alone(get, before):
    answer = get(f"{before}{WITHDRAWN}/?edition=2026-05")
    assert answer.status_code == 410
    assert "It put somebody in danger." in answer.content.decode()
    assert "Secret" not in answer.content.decode()


@pytest.mark.parametrize("before", ["/incidents/", "/api/v1/incidents/"])
def test_what_is_not_public_any_more_is_not_there(get, before):
    assert get(f"{before}{UNPUBLISHED}/?edition=2026-05").status_code == 404


@pytest.mark.parametrize("before", ["/incidents/", "/api/v1/incidents/"])
def test_what_went_into_one_that_was_withdrawn_leads_to_its_notice_in_the_same_edition(get, before):
    answer = get(f"{before}{WENT_ALONG}/?edition=2026-05")
    assert (answer.status_code, answer["Location"]) == (301, f"{before}{WITHDRAWN}/?edition=2026-05")


@pytest.mark.parametrize("address", ["/incidents/", "/map/rows.json"])
def test_a_list_of_then_says_what_its_pages_say(get, address):
    told = get(f"{address}?edition=2026-05").content.decode()
    assert "Secret 1" in told
    assert f"{MERGED} was" not in told
    assert f"{WITHDRAWN} was withdrawn" in told
    assert f"{WENT_ALONG} was withdrawn" in told
    assert f"{UNPUBLISHED} is not public any more" in told
    assert not any(f"Secret {number}" in told for number in (3, 4, 5))


def test_a_picture_of_then_shows_what_the_page_shows(get):
    found = {one: get(f"/incidents/{one}/preview.png?edition=2026-05").status_code for one in (MERGED, WITHDRAWN)}
    assert found == {MERGED: 200, WITHDRAWN: 404}


def test_a_file_of_then_holds_what_the_files_of_the_release_hold(get):
    assert get("/incidents.csv?edition=2026-05").whole.count(b"Secret") == 5


def test_how_to_cite_a_page_of_then_names_the_release(get):
    page = get(f"/incidents/{KEPT}/?edition=2026-05").content.decode()
    cited = page.split('<p class="citation">')[1].split("</p>")[0]
    assert cited.endswith(f"/incidents/{KEPT}/?edition=2026-05")


@pytest.mark.parametrize("address", [f"/api/v1/incidents/{WITHDRAWN}/", f"/api/v1/incidents/{MERGED}/"])
def test_what_is_gone_has_an_etag_that_a_later_withdrawal_changes(get, serve, address):
    answer = get(f"{address}?edition=2026-05")
    known = {"If-None-Match": answer["ETag"]}
    assert get(f"{address}?edition=2026-05", **known).status_code == 304
    serve(withdrawn=STONES)
    assert get(f"{address}?edition=2026-05", **known).status_code != 304


def test_the_notice_of_a_merger_in_a_feed_does_not_call_it_withdrawn(get):
    entry = unquote(get("/feed.atom").content.decode()).split(f"{MERGED} became part of another incident")[1]
    assert f"Merged on 1 May 2026: It is part of {KEPT} now." in entry.split("</entry>")[0]
