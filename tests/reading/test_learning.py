"""What a labelled article teaches about each thing that may be so beside others."""

from incidents.reading import learning
from incidents.reading.authority import authorities
from incidents.reading.incident import exploitation

TEXT = "Police in Kent freed nine Thai women from a brothel. Interpol sent a team. Some had been made to beg."


def taught(question: str, **labels) -> list[int | None]:
    gold = {"is_incident": True, "authorities": ["Kent police"], "exploitation": ["sexual_exploitation"]}
    article = {"id": "x", "language": "en", "title": None, "text": TEXT, "gold": gold, **labels}
    return [example.right for asked, example in learning._examples(article) if asked == question]


def test_each_body_and_each_form_is_an_example_of_its_own():
    assert taught(authorities.QUESTION) == [0, None]
    assert taught(exploitation.QUESTION) == [0, None]


def test_what_a_label_leaves_open_teaches_nothing():
    assert taught(authorities.QUESTION, accept={"authorities": ["Interpol"]}) == [0]
    assert taught(exploitation.QUESTION, accept={"exploitation": ["forced_begging"]}) == [0]


def test_what_is_not_graded_teaches_nothing():
    assert taught(authorities.QUESTION, ungraded=["authorities"]) == []
    assert taught(exploitation.QUESTION, ungraded=["exploitation"]) == []
