"""read_article: what an article reports, in whichever way its language is named."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

STORY = (
    "On 5 May 2023 Philippine police rescued 1,048 people, including 143 from Indonesia, from a cyber scam compound "
    "in Clark."
)


@pytest.fixture
def story(tmp_path: Path) -> str:
    file = tmp_path / "story.txt"
    file.write_text(STORY)
    return str(file)


def read(*arguments: str) -> dict[str, Any]:
    out = io.StringIO()
    call_command("read_article", *arguments, stdout=out)
    return dict(json.loads(out.getvalue()))


@pytest.mark.parametrize("named", ["en", "EN", "eng", "en-GB", "en_US"])
def test_a_language_may_be_named_by_any_code_or_tag(story: str, named: str) -> None:
    found = read(story, "--language", named)
    assert found["language"] == "en"
    assert found["article"]["basis"]["language"] == "given"
    assert found["victims_total"]["value"] == 1048


@pytest.mark.parametrize(
    ("named", "code"), [("fil", "tl"), ("tgl", "tl"), ("ind", "id"), ("zh-TW", "zh"), ("ja", "ja")]
)
def test_a_language_has_one_code(story: str, named: str, code: str) -> None:
    assert read(story, "--language", named)["language"] == code


@pytest.mark.parametrize("named", ["english", "xx", "und"])
def test_what_is_no_language_is_refused_with_an_example(story: str, named: str) -> None:
    with pytest.raises(CommandError, match="such as en, id or zh"):
        read(story, "--language", named)


@pytest.mark.parametrize("content", [b"%PDF-1.4 broken", bytes(range(32)) * 20])
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(CommandError):
        read(str(tmp_path / "file"))


def test_a_file_without_a_word_reports_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("\n")
    assert read(str(tmp_path / "empty.txt"))["is_incident"] is None
