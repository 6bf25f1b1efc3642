"""Help lines in the ledger: loaded once, confirmed, retired; each change owes a print."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from incidents.editions.store import current
from incidents.ledger import help_lines
from incidents.models import HelpLine, PrintRequest
from tests.factories import make_help_line, make_user

pytestmark = pytest.mark.django_db


def owed() -> int:
    return PrintRequest.objects.filter(done_at=None).count()


def test_the_list_that_is_brought_is_loaded_whole():
    listed = json.loads(help_lines.LIST.read_text("utf-8"))
    assert help_lines.load() == len(listed) == 36
    assert set(HelpLine.objects.values_list("country", "number")) == {
        (row["country"], row["number"]) for row in listed
    }
    assert owed() == 1


def test_no_line_of_the_list_is_called_confirmed():
    help_lines.load()
    assert not HelpLine.objects.exclude(confirmed_on=None).exists()


def test_whoever_reads_in_a_language_of_the_site_finds_lines_of_its_country_that_answer_from_abroad():
    help_lines.load()
    abroad = HelpLine.objects.exclude(international_number="").values_list("country", flat=True)
    assert {"ID", "PH"} <= set(abroad)


def test_loading_again_changes_nothing():
    help_lines.load()
    PrintRequest.objects.all().delete()
    assert help_lines.load() == 0
    assert owed() == 0


def test_what_staff_corrected_or_retired_stays_so():
    help_lines.load()
    corrected, retired = HelpLine.objects.get(country="TH"), HelpLine.objects.get(country="VN")
    corrected.number = "1301"
    corrected.save()
    help_lines.retire([retired])
    assert help_lines.load() == 0
    assert HelpLine.objects.get(country="TH").number == "1301"
    assert HelpLine.objects.get(country="VN").retired_on == timezone.localdate()


def test_a_line_that_staff_entered_first_is_not_doubled():
    make_help_line(country="TH", number="1300")
    help_lines.load()
    assert HelpLine.objects.filter(country="TH").count() == 1


def test_a_confirmation_notes_the_day_and_who():
    staff, line, other = make_user(), make_help_line(), make_help_line()
    assert help_lines.confirm([line], staff) == 1
    line.refresh_from_db()
    other.refresh_from_db()
    assert (line.confirmed_on, line.confirmed_by_staff) == (timezone.localdate(), staff)
    assert other.confirmed_on is None
    assert owed() == 1


def test_a_retired_line_cannot_be_confirmed_and_keeps_its_day():
    line = make_help_line(retired_on="2020-01-01")
    assert help_lines.confirm([line], make_user()) == help_lines.retire([line]) == 0
    line.refresh_from_db()
    assert (line.confirmed_on, str(line.retired_on)) == (None, "2020-01-01")
    assert owed() == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "call us"),
        ("international_number", "6564350000"),
        ("languages", "English"),
        ("country", "QQ"),
        ("confirmed_on", timezone.localdate().replace(year=timezone.localdate().year + 1)),
        ("source_url", "javascript:alert(1)"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused(field, value):
    line = make_help_line()
    setattr(line, field, value)
    with pytest.raises(ValidationError) as refused:
        line.full_clean()
    assert field in refused.value.message_dict


@pytest.mark.django_db(transaction=True)
def test_the_command_loads_and_prints(capsys):
    call_command("load_help_lines")
    assert "36 help lines added." in capsys.readouterr().out
    assert current().table("helplines").height == 36
