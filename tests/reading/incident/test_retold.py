"""What tells of a rescue and is no report of one: old cases, running totals, films, laws, missing persons."""

import pytest

from incidents.reading import facts

DAY = "2024-03-15"  # a Friday


def is_incident(text: str, language: str) -> bool:
    return facts.read(text, published=DAY, language=language)["is_incident"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hotel staff met on Thursday. Last spring police rescued two girls forced into prostitution here.", "en"),
        ("La policía rescató en marzo de 2021 a siete hombres víctimas de trata y trabajo forzoso.", "es"),
        ("Il y a dix ans, la police a libéré 32 ouvriers soumis au travail forcé dans cet atelier.", "fr"),
    ],
)
def test_a_rescue_long_before_the_text_is_no_news_of_it(text, language):
    assert not is_incident(text, language)


def test_a_rescue_of_people_held_for_years_is_news():
    assert is_incident("Police on Tuesday freed a man kept in forced labour since 1984.", "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Un documentário conta como 26 pescadores foram resgatados do trabalho escravo em um barco.", "pt"),
        ("The senate passed a bill to protect workers after 38 victims of forced labour were freed.", "en"),
    ],
)
def test_a_film_or_a_law_is_no_incident(text, language):
    assert not is_incident(text, language)


def test_a_headline_that_counts_since_a_month_is_no_incident():
    text = "More than 900 workers brought home since June\n\nThe ministry freed 934 people from scam compounds."
    assert not is_incident(text, "en")


def test_what_was_unpaid_since_a_month_is_no_running_total():
    assert is_incident("Police on Tuesday freed nine women exploited in forced labour since June.", "en")


def test_what_one_officer_did_in_years_is_no_incident():
    assert not is_incident("En 15 años la comisaria ha rescatado a más de 400 niños víctimas de trata.", "es")


def test_what_was_unpaid_for_years_is_no_running_total():
    text = "A woman who had not been paid a penny in 14 years has been rescued from a house where she was a slave."
    assert facts.read(text, published=DAY, language="en")["victims_total"]["value"] == 1


def test_a_missing_person_found_is_no_incident():
    text = "A missing girl, 14, has been found by police. A man was arrested on suspicion of abduction."
    assert not is_incident(text, "en")


def test_a_missing_person_found_in_a_brothel_is_an_incident():
    text = "A missing girl, 14, has been rescued from a brothel by police on Tuesday. A man was arrested."
    assert is_incident(text, "en")


def test_raids_told_one_by_one_without_a_whole_are_no_incident():
    text = (
        "Police searched three suspected brothels last week.\n\nIn the first raid nobody was there. Four women "
        "were rescued next. At a third address police rescued six women forced into prostitution."
    )
    assert not is_incident(text, "en")


def test_workers_without_a_permit_are_no_victims():
    text = "Immigration officers arrested 38 people suspected of working illegally in raids on car washes on Tuesday."
    assert not is_incident(text, "en")


def test_a_court_days_after_a_rescue_does_not_date_it():
    text = "A couple were in court on Friday, two days after police freed nine women from forced prostitution."
    assert facts.read(text, published=DAY, language="en")["incident_date"] is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Police found 27 migrants in a refrigerated lorry on Tuesday. The driver was arrested.", "en"),
        ("A polícia encontrou na terça-feira 27 migrantes em um caminhão frigorífico. O motorista foi preso.", "pt"),
    ],
)
def test_migrants_found_in_a_lorry_are_no_victims_unless_exploited(text, language):
    assert not is_incident(text, language)


def test_a_visit_to_those_freed_is_no_incident():
    text = "La embajadora visitó a 26 mujeres rescatadas de la trata y el trabajo forzoso en un albergue."
    assert not is_incident(text, "es")


def test_children_in_a_lorry_are_freed_where_all_else_speaks_of_trafficking():
    text = "O SERNIC resgatou na noite de sábado catorze menores que seguiam num camião interceptado em Namialo. "
    text += "As crianças foram recrutadas em aldeias para trabalhar nas minas. Dois angariadores foram detidos."
    assert is_incident(text, "pt")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The first scene of Ines Varga's debut feature is a raid: police free twelve women from a brothel. "
            "The screenplay keeps to one of them, and a subplot about her brother takes up most of the 104 minutes.",
            "en",
        ),
        (
            "La policía libera a doce mujeres en la primera escena del largometraje. "
            "La cineasta filma el burdel sin música; se estrena el viernes en cines.",
            "es",
        ),
        (
            "Dans la première scène, la police libère douze femmes d'un bordel. "
            "Le premier long-métrage de la cinéaste est en salles mercredi.",
            "fr",
        ),
    ],
)
def test_a_rescue_in_a_film_that_is_reviewed_is_no_incident(text, language):
    assert not is_incident(text, language)
