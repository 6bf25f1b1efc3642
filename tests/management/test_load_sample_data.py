"""load_sample_data: what cannot be brought in is named with the reason, and the rest is brought in."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from incidents import sample
from incidents.models import Incident

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> dict[str, Any]:
    return dict(json.loads(sample.INCIDENTS.read_text("utf-8"))[0])


def load(tmp_path: Path, *records: dict[str, Any]) -> str:
    """What the command says of records it refuses; it fails where there are any."""
    file, errors = tmp_path / "incidents.json", io.StringIO()
    file.write_text(json.dumps(records))
    with pytest.raises(CommandError, match="reasons are above"):
        call_command("load_sample_data", str(file), stderr=errors, verbosity=0)
    return errors.getvalue()


def test_a_record_without_a_source_is_refused_and_the_others_come_in(tmp_path: Path, record: dict[str, Any]) -> None:
    assert "it names no source" in load(tmp_path, {**record, "citations": []}, record)
    assert Incident.objects.count() == 1


def test_what_a_record_lacks_is_named(tmp_path: Path, record: dict[str, Any]) -> None:
    del record["country"]
    assert "“country” is missing" in load(tmp_path, record)


def test_a_record_of_another_shape_is_refused(tmp_path: Path, record: dict[str, Any]) -> None:
    assert "not written as expected" in load(tmp_path, {**record, "citations": "none"})
    assert not Incident.objects.exists()
