"""Totals, dates and countries in English, Spanish, French, Portuguese and Arabic: one phenomenon a case."""

import pytest

from incidents.reading import facts

DAY = "2024-03-13"  # a Wednesday


def read(text: str, language: str) -> dict:
    return facts.read(text, published=DAY, language=language)


@pytest.mark.parametrize(
    ("text", "language", "victims"),
    [
        ("Police raided a villa in Phuket. Sixty foreigners were inside. After interviews, 38 of them were identified "
         "as victims of human trafficking.", "en", 38),
        ("Contrôle dans un salon de Lyon. Huit personnes y étaient. Trois d'entre elles, dont une mineure, ont "
         "été reconnues comme victimes de la traite.", "fr", 3),
        ("La Policía registró un club en Murcia. Había 20 mujeres. Once de ellas fueron reconocidas como víctimas de "
         "trata.", "es", 11),
        ("A GNR entrou numa quinta em Beja. Havia lá 30 pessoas. Dezoito deles foram identificados como vítimas "
         "de tráfico de pessoas.", "pt", 18),
        ("داهمت الشرطة مبنى في القاهرة أمس وكان في داخله 40 شخصا. وتبين أن 15 منهم ضحايا اتجار بالبشر.", "ar", 15),
    ],
)  # fmt: skip
def test_those_of_them_who_were_identified_as_victims_are_the_total(text, language, victims):
    assert read(text, language)["victims_total"]["value"] == victims


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two men were arrested for sex trafficking in Leeds. The nine victims are from Romania.", "en"),
        ("La police a démantelé un réseau de prostitution forcée à Lyon. Les neuf victimes sont roumaines.", "fr"),
        ("La Policía liberó en Murcia a víctimas de trata. Las nueve víctimas son rumanas.", "es"),
        ("A PJ libertou em Faro vítimas de tráfico de pessoas. As nove vítimas são romenas.", "pt"),
    ],
)
def test_the_victims_with_their_article_are_all_of_them(text, language):
    assert read(text, language)["victims_total"]["value"] == 9


def test_a_rough_number_in_the_headline_gives_way_to_the_one_below_it():
    text = "Lomé : une centaine de jeunes délivrés\n\nEnviron 110 victimes de traite ont été découvertes."
    assert read(text, "fr")["victims_total"]["value"] == 110


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Resgatados 20 trabalhadores escravizados em Goiás. A operação teve início na segunda-feira (11).", "pt", 11),
        ("Rescatan a 20 víctimas de trata en Murcia. El operativo se inició el lunes 11.", "es", 11),
    ],
)
def test_the_day_an_operation_began_is_its_day(text, language, day):
    assert read(text, language)["incident_date"]["value"] == f"2024-03-{day}"


def test_what_the_reader_is_asked_to_recall_is_another_case():
    text = (
        "NAPTIP intercepted 23 trafficking victims.\n\nTwo agents were arrested. It would be recalled that in "
        "January the agency received 41 returnees."
    )
    assert read(text, "en")["incident_date"] is None


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Rescatan a una niña explotada en Mora Cué. La Codeni de Luque la encontró.", "es", "PY"),
        ("Rescatadas ocho víctimas de trata en Valencia.", "es", None),
        ("La police cantonale délivre neuf femmes de la prostitution forcée.", "fr", "CH"),
        ("A PRM resgatou nove vítimas de tráfico de pessoas.", "pt", "MZ"),
        ("DCI detectives rescued nine women from sex trafficking.", "en", "KE"),
    ],
)  # fmt: skip
def test_a_country_is_told_by_its_agencies_and_not_by_small_towns_of_other_languages(text, language, country):
    found = read(text, language)["country"]
    assert (found and found["value"]) == country


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Federal agents freed 12 women from a spa in Houston and nine from a flat, victims of trafficking.",
         "en"),
        ("La police a libéré 12 femmes dans un salon et neuf dans un appartement, victimes de proxénétisme.", "fr"),
        ("La policía liberó a 12 mujeres en un club y a nueve en un departamento, víctimas de trata.", "es"),
        ("A polícia libertou 12 mulheres numa boate de Goiânia e nove num apartamento, vítimas de tráfico.", "pt"),
        ("حررت الشرطة 12 امراة من ملهى في بغداد وتسع نساء من شقة في البصرة، ضحايا اتجار بالبشر.", "ar"),
    ],
)  # fmt: skip
def test_those_freed_at_two_sites_by_one_verb_add_up(text, language):
    assert read(text, language)["victims_total"]["value"] == 21


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Un couple et ses quatre enfants ont été secourus dans une ferme où ils étaient exploités.", "fr"),
        ("Un matrimonio y sus cuatro hijos fueron rescatados el domingo de una finca donde los explotaban.", "es"),
        ("Um casal e os seus quatro filhos foram resgatados de uma herdade onde eram explorados.", "pt"),
    ],
)
def test_a_couple_freed_with_its_children_is_counted_with_them(text, language):
    assert read(text, language)["victims_total"]["value"] == 6


@pytest.mark.parametrize(
    ("text", "language", "victims"),
    [
        ("La Policía liberó el lunes en Lugo a 14 jornaleros que trabajaban sin cobrar desde 2020.", "es", 14),
        ("A GNR resgatou na segunda-feira em Beja 14 homens que trabalhavam sem salário desde 2020.", "pt", 14),
        ("La police a libéré lundi à Nantes 14 ouvriers qui travaillaient sans salaire depuis 2020.", "fr", 14),
        ("Police on Monday freed 14 men who had worked without pay since 2020 on a farm in Kent.", "en", 14),
    ],
)  # fmt: skip
def test_a_year_since_which_victims_were_exploited_makes_no_statistic(text, language, victims):
    assert read(text, language)["victims_total"]["value"] == victims


def test_a_number_told_of_a_rescue_is_not_that_of_a_year_told_at_the_end():
    text = (
        "Quarante enfants ont été extraits de plantations à Soubré.\nLa police les a trouvés mardi.\nIls sont "
        "âgés de 9 à 14 ans.\nUn centre les accueille.\nEn 2021, une opération avait permis de retrouver 40 enfants."
    )
    assert read(text, "fr")["victims_total"]["value"] == 40


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La Policía liberó el pasado miércoles en Lugo a 14 jornaleros explotados.", "es"),
        ("A PJ libertou na passada quarta-feira em Faro 14 trabalhadores explorados.", "pt"),
    ],
)
def test_a_last_wednesday_in_a_wednesdays_paper_is_that_of_the_week_before(text, language):
    assert read(text, language)["incident_date"]["value"] == "2024-03-06"


def test_the_day_since_which_she_was_missing_is_not_that_of_the_rescue():
    text = (
        "Dos hermanas de 15 años, desaparecidas desde el 20 de febrero, fueron rescatadas este lunes de un prostíbulo."
    )
    assert read(text, "es")["incident_date"]["value"] == "2024-03-11"


def test_to_end_up_somewhere_is_not_to_be_found():
    text = (
        "Une Camerounaise a été libérée à Riyad. Elle s'est retrouvée bonne à tout faire dans une famille de neuf "
        "personnes, sans salaire."
    )
    found = read(text, "fr")["victims_total"]
    assert found is None or found["value"] == 1


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("ضبطت مباحث الجيزة أمس 3 أشخاص لاستغلال الأطفال في التسول، وضبط بصحبة المتهمين 12 حدثا.", 12),
        ("ألقت الشرطة القبض أمس على سيدتين تستغلان الأطفال في التسول، وبرفقة المتهمين 5 أطفال.", 5),
    ],
)
def test_children_found_with_those_arrested_are_the_victims(text, victims):
    assert read(text, "ar")["victims_total"]["value"] == victims
