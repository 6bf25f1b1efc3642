"""Whom, what and how news in English, Spanish, French, Portuguese and Arabic tell of: one kind of word a case."""

import pytest

from incidents.reading import facts

DAY = "2024-03-13"  # a Wednesday


def read(text: str, language: str) -> dict:
    return facts.read(text, published=DAY, language=language)


@pytest.mark.parametrize(
    ("text", "language", "victims"),
    [
        ("Police freed 27 peasants from bonded labour on a farm near Umerkot.", "en", 27),
        ("Police in Lagos freed 14 housekeepers from forced labour.", "en", 14),
        ("La Policía liberó en Salta a 27 tareferos sometidos a trabajo forzado.", "es", 27),
        ("Liberan en Sosúa a 14 meseras explotadas sexualmente por una red de trata.", "es", 14),
        ("La gendarmerie a libéré à Soubré 27 cultivateurs victimes de traite.", "fr", 27),
        ("La police a libéré à Dakar 14 femmes de ménage victimes de traite.", "fr", 14),
        ("A PF resgatou em Goiás 27 camponeses em trabalho análogo ao de escravo.", "pt", 27),
        ("A PJ libertou em Beja 14 apanhadoras de azeitona, vítimas de tráfico de pessoas.", "pt", 14),
        ("حررت الشرطة في القاهرة 27 خياطا من العمل القسري.", "ar", 27),
        ("حررت الشرطة في عمان 14 شغالة من العمل القسري.", "ar", 14),
    ],
)
def test_trades_count_as_people(text, language, victims):
    assert read(text, language)["victims_total"]["value"] == victims


@pytest.mark.parametrize(
    ("text", "language", "victims"),
    [
        ("Police taking part in an anti-trafficking raid in Leeds came upon 14 women.", "en", 14),
        ("Los agentes de la lucha contra la trata se toparon con 14 mujeres en un club de Murcia.", "es", 14),
        ("Técnicos de la niñez recogieron anoche en Sosúa a 14 niños usados para pedir limosna.", "es", 14),
        ("Traite : les gendarmes sont tombés sur 14 femmes enfermées dans un bar de Lyon.", "fr", 14),
        ("Tráfico de pessoas: os inspetores depararam-se com 14 mulheres numa casa de alterne em Faro.", "pt", 14),
        ("وُجدت في شقة في عمان أربع عاملات من ضحايا الاتجار بالبشر.", "ar", 4),
    ],
)
def test_to_come_upon_people_is_to_find_them(text, language, victims):
    assert read(text, language)["victims_total"]["value"] == victims


@pytest.mark.parametrize(
    ("text", "language", "arrests"),
    [
        ("Police freed nine women from a brothel in Leeds. The owner was arraigned in court.", "en", 1),
        ("Liberan a nueve mujeres de un prostíbulo en Murcia. Dos hombres están entre rejas.", "es", 2),
        (
            "Neuf femmes libérées d'un bordel à Lyon. Deux hommes sont entre les mains de la police judiciaire.",
            "fr",
            2,
        ),
        ("Libertadas nove mulheres de um bordel em Faro. Dois homens receberam voz de prisão.", "pt", 2),
        ("حررت الشرطة في عمان تسع عاملات من الاستغلال، وتم ضبط الثلاثة وإحالتهم إلى النيابة.", "ar", 3),
    ],
)
def test_those_in_the_hands_of_justice_are_arrested(text, language, arrests):
    assert read(text, language)["arrests"]["value"] == arrests


def test_a_number_right_behind_its_verb_needs_no_noun():
    found = read("Police raided a brothel in Leeds on Tuesday. The officers freed nine and arrested five.", "en")
    assert (found["victims_total"]["value"], found["arrests"]["value"]) == (9, 5)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Police in Leeds freed four women from forced prostitution, three Romanians and a Kenyan.", "en"),
        ("La Policía liberó en Murcia a cuatro mujeres de una red de trata, tres rumanas y una keniana.", "es"),
        ("La police a libéré à Lyon quatre femmes d'un réseau de traite, trois Roumaines et une Kényane.", "fr"),
        ("A PJ libertou em Faro quatro mulheres de uma rede de tráfico, três romenas e uma queniana.", "pt"),
    ],
)
def test_those_told_again_by_nations_are_not_added(text, language):
    found = read(text, language)
    assert found["victims_total"]["value"] == 4
    assert {n["value"] for n in found["nationalities"]} == {"RO", "KE"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La Policía liberó en Murcia a ocho mujeres de una red de trata: siete de Rumanía y una de Kenia.", "es"),
        ("عثرت الشرطة في عمان على ثماني عاملات، سبع من رومانيا وواحدة من كينيا، ضحايا اتجار بالبشر.", "ar"),
    ],
)
def test_one_from_a_country_ends_a_list(text, language):
    assert "KE" in {n["value"] for n in read(text, language)["nationalities"]}


def test_a_month_cut_short_ends_no_sentence():
    text = "Police entered a brothel in Leeds on Feb. 28 and freed nine women from sex trafficking."
    assert read(text, "en")["incident_date"]["value"] == "2024-02-28"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Inspectors removed 12 people from a farm near Leeds. They were not allowed to leave and never paid.", "en"),
        ("Doce personas fueron retiradas de un campo en Salta por infracción a la Ley 26.842; no cobraban.", "es"),
        ("Douze personnes mises en lieu sûr à Lyon. Passeports confisqués, salaires jamais versés.", "fr"),
        ("Auditores resgataram 12 pessoas em Goiás. Dormiam em barraco de lona e nunca receberam salário.", "pt"),
        ("أخرجت الشرطة 12 عاملا من مجمع في لاوس. وكانوا عالقين بعد صودرت جوازات سفرهم.", "ar"),
    ],
)
def test_what_was_done_to_them_tells_of_trafficking_without_its_name(text, language):
    assert read(text, language)["is_incident"]


@pytest.mark.parametrize("held", ["encontram-se detidos", "ficam detidos", "permanecem detidos"])
def test_those_named_without_a_number_are_held_in_the_portuguese_plural(held):
    text = f"A PRM resgatou 14 menores vítimas de tráfico em Tete. O camionista e dois cúmplices {held} na esquadra."
    assert read(text, "pt")["arrests"]["value"] == 3
