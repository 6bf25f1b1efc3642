"""What speaks for a date being that of the rescue."""

from incidents.reading import lexicon
from incidents.reading.days import when
from incidents.reading.people import headcount
from incidents.reading.words import passages


def evidence(text: str, label: str, published: str | None = "2024-03-14") -> set[str]:
    laid_out = passages.lay_out(text, lexicon.load("en"), False)
    answers = when.answers(laid_out, headcount.of(laid_out).counts, when.anchor(laid_out, published))
    return next(set(found) for day, found in answers if day.label == label)


def test_a_day_beside_a_rescue_is_told_from_one_beside_words():
    text = "Police rescued 14 women on 12 March. A spokesman spoke of it on Wednesday."
    assert "beside victims" in evidence(text, "2024-03-12")
    assert "nearest to a rescue date" in evidence(text, "2024-03-12")
    assert "of words" in evidence(text, "2024-03-13")


def test_a_day_of_a_court_is_seen():
    text = "A couple stood trial on Wednesday after nine girls were rescued from their bar on 2 March."
    assert "nearer a court" in evidence(text, "2024-03-13")


def test_a_weekday_that_cannot_be_dated_speaks_against_every_other_day():
    text = "Police rescued 14 women on Tuesday. The law is of 10 May 2005."
    assert "a day left open" in evidence(text, "2005-05-10", published=None)


def test_how_long_before_the_text_it_was_is_said():
    assert "before the text a week" in evidence("Police rescued 14 women on 10 March.", "2024-03-10")


def test_a_day_named_twice_is_one_answer():
    text = "Police rescued 14 women on 10 March. On 10 March a man fled."
    laid_out = passages.lay_out(text, lexicon.load("en"), False)
    basis = when.anchor(laid_out, "2024-03-14")
    assert len(when.answers(laid_out, headcount.of(laid_out).counts, basis)) == 1
