"""A date as a text has it, before anything is taken from the day of publication."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as the text has it; what it leaves out is None until an anchor date fills it in.

    `ago`, `months_ago` and `years_ago` count back from the anchor (`yesterday`, `last month`, `last year`);
    `last_week` is a weekday just past, `week_before` one of the calendar week before; a `bikram` month and day are
    those of the Bikram Sambat calendar, whose year the text leaves out.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    ago: int | None = None
    last_week: bool = False
    last_day: int | None = None
    months_ago: int | None = None
    years_ago: int | None = None
    week_before: bool = False
    bikram: bool = False

    @property
    def complete(self) -> bool:
        """Whether it names a day of a year by itself."""
        return self.year is not None and self.month is not None and self.day is not None

    @property
    def names_a_day(self) -> bool:
        """Whether it says a day, and not only a month or year."""
        return self.day is not None or self.weekday is not None or self.ago is not None
