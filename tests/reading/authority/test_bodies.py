"""Which bodies a text names, each once, and how far their names reach."""

import pytest

from incidents.reading import lexicon
from incidents.reading.authority import bodies
from incidents.reading.words import passages


def names(text: str, language: str) -> list[str]:
    return [body.name for body in bodies.of(passages.lay_out(text, lexicon.load(language), has_title=False))]


def test_a_part_of_a_name_is_the_same_body():
    assert names("They were freed by Kent Police. Later the police held two men.", "en") == ["kent police"]


def test_a_short_form_in_brackets_is_the_same_body():
    text = "They called the Provincial Task Force (PTF). Then PTF agents came, and the Task Force left."
    assert names(text, "en") == ["provincial task force"]


@pytest.mark.parametrize(
    ("text", "language", "both"),
    [
        ("Mereka diselamatkan Polres Lampung dan Kementerian Sosial.", "id", {"polres lampung", "kementerian sosial"}),
        ("They were freed by Immigration and Thai officers.", "en", {"immigration"}),
        (
            "Actuaron el Ministerio Público y la Policía Nacional.",
            "es",
            {"ministerio público", "policía nacional"},
        ),
    ],
)
def test_a_name_ends_before_another_body(text, language, both):
    assert set(names(text, language)) == both


def test_who_speaks_for_a_body_is_no_part_of_its_name():
    assert names("We heard Police Public Relations Officer Ann Lee.", "en") == ["police"]


@pytest.mark.parametrize(
    "text",
    [
        "Agents of the Provincial Task Force for the fight against trafficking (DSI) came.",
        "Agents of the Provincial Task Force (Royal Thai Police) came.",
    ],
)
def test_what_stands_in_brackets_behind_a_name_is_no_other_body(text):
    assert len(names(text, "en")) == 1


def test_the_force_of_an_office_is_named_behind_its_short_form():
    text = "Phòng Cảnh sát hình sự (PC02) Công an TP Hà Nội bắt 7 người."
    assert names(text, "vi") == ["phòng cảnh sát hình sự (pc02) công an tp hà nội"]


def test_a_name_ends_before_the_title_of_who_leads_it():
    assert names("Ayon kay NBI Director Juan Cruz, ligtas sila.", "tl") == ["nbi"]


def test_an_agency_of_the_press_before_a_report_is_no_police():
    assert names("MANILA (AFP) - Nine women were freed from a club.", "en") == []
