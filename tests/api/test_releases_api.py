"""Releases over the API."""

from incidents.datasets import release
from incidents.editions.store import current


def test_releases_come_with_their_files_and_checksums(served, get):
    made = release.make(current(), "2026-05")
    found = get("/api/v1/releases/").json()["results"][0]
    assert (found["version"], found["edition"], found["people"]) == ("2026-05", served.id, 1048)
    assert [file["sha256"] for file in found["files"]] == [digest for _, _, digest in made.files()]
    address = found["files"][0]["url"].removeprefix("http://localhost:8000")
    assert get(address).status_code == 200


def test_a_new_release_is_seen_although_the_edition_is_the_same(served, get):
    etag = get("/api/v1/releases/")["ETag"]
    release.make(current(), "2026-05")
    assert get("/api/v1/releases/", **{"If-None-Match": etag}).status_code == 200
