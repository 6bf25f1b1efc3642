"""score_reader: how well labelled articles are read, and which line of a file is none."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

GOLD = {"is_incident": True, "country": "PH", "victims_total": 12, "nationalities": None, "authorities": None}
ARTICLE = {"id": "a", "language": "en", "text": "Police in Manila, Philippines, rescued 12 women.", "gold": GOLD}


def score(tmp_path: Path, *lines: object) -> str:
    file, out = tmp_path / "articles.jsonl", io.StringIO()
    file.write_text("\n".join(json.dumps(line) for line in lines))
    call_command("score_reader", str(file), stdout=out)
    return out.getvalue()


def test_each_field_has_its_precision_and_recall(tmp_path: Path) -> None:
    table = [line.split() for line in score(tmp_path, ARTICLE).splitlines()]
    assert ["all", "victims_total", "1.00", "1.00", "1.00", "1/1"] in table


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ([], "an object with text and gold"),
        ({"x": 1}, "“text” is missing"),
        ({"text": "abc"}, "“gold” is missing"),
        ({"text": "abc", "gold": {}}, "“is_incident” is true or false"),
    ],
)
def test_a_line_that_is_no_labelled_article_is_named(tmp_path: Path, line: object, fault: str) -> None:
    with pytest.raises(CommandError, match=f"line 2: .*{fault}"):
        score(tmp_path, ARTICLE, line)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="is not JSON Lines"):
        call_command("score_reader", str(tmp_path / "binary"))
