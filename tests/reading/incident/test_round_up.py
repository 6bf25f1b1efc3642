"""A year that is told month by month is no incident; one whose victims are freed in two months is."""

import pytest

from incidents.reading import facts

DAY = "2024-12-20"


def is_incident(text: str, language: str) -> bool:
    return facts.read(text, published=DAY, language=language)["is_incident"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Nine girls were rescued from a bar in Mombasa in February. In May police freed a dozen men from a farm. "
            "In August eleven women were rescued from forced prostitution in Nairobi.",
            "en",
        ),
        (
            "En febrero la policía rescató a nueve niñas de un bar. En mayo fueron liberados doce hombres de una "
            "finca. En agosto rescataron a once mujeres víctimas de trata.",
            "es",
        ),
        (
            "Pada Februari polisi menyelamatkan sembilan gadis dari sebuah bar. Pada Mei dua belas pria dibebaskan "
            "dari kebun. Pada Agustus sebelas perempuan korban perdagangan orang diselamatkan.",
            "id",
        ),
    ],
)
def test_a_year_told_month_by_month_is_no_incident(text, language):
    assert not is_incident(text, language)


def test_people_freed_from_one_place_in_two_months_are_one_incident():
    text = (
        "Police rescued eleven women from forced labour on a farm near Nakuru on 14 December. "
        "The first two women had been freed from the same farm in November."
    )
    assert is_incident(text, "en")
