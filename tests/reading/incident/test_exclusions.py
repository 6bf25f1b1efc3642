"""What makes a text no report of an incident: pleas for a rescue, crowds arrested and nobody freed, hearings."""

import pytest

from incidents.reading import facts


def is_incident(text: str, language: str) -> bool:
    return facts.read(text, published="2024-03-15", language=language)["is_incident"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Families of eight Kenyans trapped in a scam compound in Myanmar ask the government for help.", "en"),
        ("احتج أهالي شبان تونسيين محتجزين لدى عصابات احتيال في ميانمار، في وقفة احتجاجية للمطالبة باعادتهم.", "ar"),
        ("แม่วอนช่วยลูกชายวัย 19 ปี ถูกหลอกไปทำงานแก๊งคอลเซ็นเตอร์ที่ประเทศเมียนมา", "th"),
        ("म्यांमार में साइबर ठगी के कैंप में फंसे बेटे के लिए मां ने सौंपा ज्ञापन, सकुशल वापस लाने की मांग", "hi"),
        ("母泪求政府救人,儿子被卖到缅甸诈骗园区。", "zh"),
    ],
)
def test_a_family_that_pleads_has_nobody_back(text, language):
    assert not is_incident(text, language)


def test_whom_a_family_pleaded_for_may_be_rescued():
    text = "Police on Tuesday rescued two girls from a brothel after their mother's plea for help."
    assert is_incident(text, "en")


def test_a_crowd_arrested_and_nobody_freed_is_no_incident():
    text = "Police arrested 310 suspects in a raid on a scam compound in Bavet on Tuesday."
    assert not is_incident(text, "en")


def test_people_who_cross_the_sea_by_themselves_are_no_incident():
    assert not is_incident("Vingt harraga ont été secourus mardi au large d'Oran. Ils sont devant la justice.", "fr")


def test_a_year_since_when_somebody_recruited_counts_no_cases():
    text = "警方昨日突击两家按摩院，七名遭胁迫卖淫的女子脱困。起诉书说，主嫌自2021年起在网上招人，两人被捕。"
    assert is_incident(text, "zh")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Embassy cautions job seekers against offers from scam compounds\nThose who go are forced into "
            "cybercrime, and it is difficult to rescue them, the embassy said on Monday.",
            "en",
        ),
        (
            "L'ambassade met en garde contre de fausses offres d'emploi\nCeux qui partent sont soumis au travail "
            "forcé et il est difficile de les secourir, a-t-elle dit lundi.",
            "fr",
        ),
        (
            "Kedutaan mengimbau warga tidak tergiur lowongan palsu\nMereka yang berangkat dipaksa menipu secara "
            "daring dan sulit diselamatkan, kata kedutaan, Senin.",
            "id",
        ),
        (
            "驻柬使馆提醒公民警惕招工陷阱\n受骗者被迫从事网络诈骗，解救难度很大，使馆周一表示。",
            "zh",
        ),
    ],
)
def test_a_warning_by_which_nobody_is_freed_is_no_incident(text, language):
    assert not is_incident(text, language)


def test_a_rescue_after_which_the_public_is_warned_is_an_incident():
    text = "Police warn of fake jobs after 14 women are rescued from forced prostitution\nThey were freed on Monday."
    assert is_incident(text, "en")
