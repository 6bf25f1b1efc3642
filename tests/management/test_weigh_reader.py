"""weigh_reader: from labelled articles to the weights of the reader's judgement."""

import json

import pytest
from django.core.management import CommandError, call_command

from incidents.reading import weighing

ARTICLES = [
    ("Police on Tuesday rescued 14 women from a brothel in Ipoh.", True),
    ("Parliament on Tuesday discussed a bill on human trafficking.", False),
]


@pytest.fixture(autouse=True)
def weights_file(tmp_path, monkeypatch):
    monkeypatch.setattr(weighing, "FILE", tmp_path / "weights.tsv")
    weighing._weights.cache_clear()
    yield weighing.FILE
    weighing._weights.cache_clear()


@pytest.fixture
def articles(tmp_path):
    file = tmp_path / "articles.jsonl"
    lines = [{"title": None, "text": text, "gold": {"is_incident": is_one}} for text, is_one in ARTICLES * 3]
    file.write_text("\n".join(json.dumps(line) for line in lines))
    return file


def test_it_writes_weights_that_tell_the_articles_apart(articles, weights_file, capsys):
    call_command("weigh_reader", articles)
    lines = [line.split("\t") for line in weights_file.read_text().splitlines()]
    weights = {
        name: float(weight) for question, name, weight in lines if (question, name) != ("incident", weighing.BIAS)
    }
    assert weights["rescue of people first"] > 0 > min(weights.values())
    assert capsys.readouterr().out == "Weighed by 6 articles.\n"


def test_equal_articles_give_equal_bytes(articles, weights_file):
    call_command("weigh_reader", articles)
    first = weights_file.read_bytes()
    call_command("weigh_reader", articles)
    assert weights_file.read_bytes() == first


def test_the_weights_of_questions_not_asked_for_stay(articles, weights_file):
    weighing.write({"incident": {weighing.BIAS: 0.25}, "date": {weighing.BIAS: 1.0, "said": 2.0}})
    call_command("weigh_reader", articles, only=["incident"])
    lines = weights_file.read_text().splitlines()
    assert "incident\t(bias)\t0.250" not in lines
    assert [line for line in lines if line.startswith("date")] == ["date\t(bias)\t1.000", "date\tsaid\t2.000"]


def test_only_new_evidence_is_weighed_where_that_is_asked_for(articles, weights_file):
    weighing.write({"incident": {weighing.BIAS: 0.25, "rescue of people first": 0.125}})
    call_command("weigh_reader", articles, only=["incident"], new=True)
    lines = weights_file.read_text().splitlines()
    assert {"incident\t(bias)\t0.250", "incident\trescue of people first\t0.125"} < set(lines)


def test_a_broken_file_changes_nothing(articles, weights_file, tmp_path):
    call_command("weigh_reader", articles)
    before = weights_file.read_bytes()
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{")
    with pytest.raises(CommandError, match="not JSON Lines"):
        call_command("weigh_reader", articles, broken)
    assert weights_file.read_bytes() == before
