"""Whether a release still holds is found out, however it was changed."""

import hashlib
import shutil

import pytest
from django.core.management import CommandError, call_command

from incidents.datasets import recipe
from incidents.datasets.verification import verify
from tests.datasets.made import made
from tests.served import awkward, clark, related


def test_a_release_that_was_not_touched_holds(served):
    made()
    call_command("verify_release")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("counts.csv", b"x", "counts.csv does not have its checksum"),
        ("README.md", None, "README.md is missing"),
        ("more.txt", b"x", "more.txt was added"),
    ],
)
def test_a_release_that_was_touched_does_not_hold(served, name, content, said):
    rewrite(made().folder / name, content)
    with pytest.raises(CommandError, match=said):
        call_command("verify_release", "2026-05")


def rewrite(path, content):
    """What only somebody who means it can do: the files of a release are read-only."""
    path.unlink(missing_ok=True)
    if content is not None:
        path.write_bytes(content)


def forge(one, name, change):
    """Change a file of a release, and its checksum with it."""
    path, sums = one.folder / name, one.folder / "checksums.txt"
    old = path.read_bytes()
    rewrite(path, change(old))
    told = [hashlib.sha256(text).hexdigest().encode() for text in (old, path.read_bytes())]
    rewrite(sums, sums.read_bytes().replace(*told))


def test_a_total_that_was_changed_together_with_its_checksum_is_found(served):
    one = made()
    forge(one, "incidents.csv", lambda text: text.replace(b",1048,", b",1049,"))
    assert any("1049 people, not 1048" in problem for problem in verify(one).problems)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("counts.csv", b"Wire", b"Fire", "counts.csv does not say what counts.parquet says"),
        ("incidents.csv", b"Raid at Clark", b"Raid at Cluck", "incidents.csv does not say"),
        ("datapackage.json", b'"people": 1048', b'"people": 1049', "1049 people, not 1048"),
        ("codebook.html", b"Codebook", b"Cookbook", "codebook.html is not the same when made again"),
        ("disclosure.json", b'"threshold": 3', b'"threshold": 2', "2026-05.zip is not the same when made again"),
    ],
)
def test_a_file_that_was_changed_together_with_its_checksum_is_found(served, name, old, new, said):
    one = made()
    forge(one, name, lambda text: text.replace(old, new))
    assert any(said in problem for problem in verify(one).problems)


def test_a_release_that_was_forged_as_a_whole_is_found_by_the_one_after_it(serve):
    serve(clark(), **related())
    first = made()
    serve(clark(), awkward())
    second = made("2026-06")
    shutil.rmtree(first.folder)
    serve(awkward())
    made()
    assert verify(second).problems == ["the release before it, 2026-05, is not the one it was made after"]
    shutil.rmtree(first.folder)
    assert verify(second).problems == ["the release before it, 2026-05, is missing"]


def test_a_release_of_other_settings_holds_and_says_why_it_was_not_made_again(served, settings, capsys):
    one = made()
    settings.DISCLOSURE_THRESHOLD = 10
    verdict = verify(one)
    assert (verdict.problems, verdict.notes) == (
        [],
        ["not made again, because these differ from when it was made: disclosure"],
    )
    call_command("verify_release")
    assert capsys.readouterr().out.splitlines() == ["2026-05: holds", f"2026-05: {verdict.notes[0]}"]


def test_a_release_of_another_program_is_still_checked_row_by_row(served, monkeypatch):
    one = made()
    monkeypatch.setattr(recipe, "_program", lambda: "another")
    forge(one, "counts.csv", lambda text: text.replace(b"Wire", b"Fire"))
    assert verify(one).problems == ["counts.csv does not say what counts.parquet says"]


def test_the_command_names_the_releases_there_are(served):
    made()
    with pytest.raises(CommandError, match="there are: 2026-05"):
        call_command("verify_release", "2025-01")
