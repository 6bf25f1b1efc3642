"""What numbers of people say where the noun is joined, in brackets, a dual, or missing; sentences of our own."""

import pytest

from incidents.reading import facts


def _read(title: str, text: str, language: str, published: str = "2024-03-14") -> facts.Facts:
    return facts.read(f"{title}\n\n{text}", published=published, language=language)


def test_a_number_in_brackets_counts_the_noun_behind_it_in_arabic() -> None:
    text = "ألقت شرطة منطقة الرياض القبض على رجل لاستغلاله (9) أطفال في التسول عند الإشارات المرورية."
    found = _read("القبض على رجل استغل أطفالا في التسول بالرياض", text, "ar")
    assert found["victims_total"]["value"] == 9


def test_a_girl_joined_to_girls_counted_is_one_more_in_arabic() -> None:
    text = "أفادت الشرطة في بيروت بأن خمس فتيات سوريات وفتاة أثيوبية حررن من شقة أجبرن فيها على ممارسة الدعارة."
    found = _read("الشرطة تحرر فتيات في بيروت", text, "ar")
    assert found["victims_total"]["value"] == 6


def test_two_behind_a_verb_of_arrest_are_no_monday() -> None:
    text = "حررت الشرطة في كسلا عشر رهائن كانت تحتجزهم عصابة لتجارة البشر، وألقي القبض على اثنين."
    found = _read("تحرير رهائن في كسلا من عصابة لتجارة البشر", text, "ar")
    assert found["incident_date"] is None


@pytest.mark.parametrize("day", ["9 شباط (فبراير) 2024", "9 فبراير/شباط 2024"])
def test_a_month_told_by_both_its_names_is_one(day: str) -> None:
    text = f"داهمت الشرطة في {day} مصنعا في عمان وحررت 12 عاملا من بنغلادش أجبروا على العمل دون أجر."
    assert _read("تحرير عمال في عمان", text, "ar")["incident_date"]["value"] == "2024-02-09"


def test_a_woman_among_the_suspects_is_not_the_one_victim() -> None:
    text = "أعلنت الشرطة في بغداد القبض على سبعة متهمين بالمتاجرة بالأعضاء البشرية، من بينهم امرأة."
    assert _read("الإطاحة بشبكة للاتجار بالأعضاء في بغداد", text, "ar")["victims_total"] is None


def test_the_nationality_beside_the_very_total_is_that_of_all() -> None:
    text = (
        "Dans un hangar de Reims, les gendarmes ont libéré 17 saisonniers. Ces 17 Bulgares travaillaient sans salaire."
    )
    found = _read("Reims : des saisonniers exploités libérés", text, "fr")
    assert [(one["value"], one["number"]) for one in found["nationalities"]] == [("BG", 17)]


def test_a_nationality_said_of_all_has_the_number_of_all() -> None:
    text = (
        "La policía rescató en Iquique a nueve mujeres explotadas sexualmente. Eran todas de nacionalidad boliviana."
    )
    found = _read("Rescatan a nueve mujeres en Iquique", text, "es")
    assert [(one["value"], one["number"]) for one in found["nationalities"]] == [("BO", 9)]


def test_they_were_so_many_counts_people_without_a_noun() -> None:
    text = "Ils étaient 18, sous une bâche. La gendarmerie de Gaoua a intercepté les enfants, victimes de traite."
    found = _read("Gaoua : des enfants victimes de traite interceptés", text, "fr")
    assert found["victims_total"]["value"] == 18
