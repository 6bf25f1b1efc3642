"""The CSV rows that stand written in an edition are those its columns give."""

import csv
import io

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.editions.csv_rows import csv_rows, write_rows

from .conftest import Maker, incident_row, tables_of

AWKWARD = ["", '"', 'a,"b",c', "two\nlines", 'odd "\n', "\r\n", "=1+1", "'=1", '"\n"\n"', "a|b", "ตำรวจ\n,"]


def in_full(edition) -> list[bytes]:
    """Each incident as CSV, written by itself from the columns."""
    return [csv_rows("incidents", edition.table("incidents")[at]) for at in range(edition.height)]


def test_a_row_is_what_its_columns_give(edition_of: Maker):
    rows = [incident_row(at, title=text, summary=text, authorities=[text]) for at, text in enumerate(AWKWARD, start=1)]
    edition = edition_of(*rows)
    assert [edition.csv_rows(np.array([at])) for at in range(edition.height)] == in_full(edition)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠A1"])
def test_what_begins_as_a_formula_has_an_apostrophe_before_it(text: str):
    row = csv_rows("incidents", tables_of([incident_row(1, title=text)])["incidents"])
    assert next(csv.reader(io.StringIO(row.decode(), newline="")))[1] == f"'{text}"


def test_rows_come_in_the_order_they_are_asked_for(edition_of: Maker):
    edition = edition_of(*[incident_row(number, title=f"{number}\n") for number in range(1, 8)])
    wanted = np.array([5, 0, 0, 6, 2])
    assert edition.csv_rows(wanted[::-1]) == b"".join(in_full(edition)[at] for at in wanted[::-1])


def test_no_rows_are_no_bytes(edition_of: Maker):
    edition = edition_of(incident_row(1))
    assert edition.csv_rows(np.arange(0)) == b""


def test_an_edition_without_incidents_has_an_empty_file_of_rows(edition_of: Maker):
    assert (edition_of().folder / "incidents.csv").read_bytes() == b""


def test_batches_leave_no_seam(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("incidents.editions.csv_rows.BATCH", 2)
    incidents = tables_of([incident_row(number, title='"\n"' * number) for number in range(1, 6)])["incidents"]
    starts = write_rows(incidents, tmp_path / "rows")["start"].to_list()
    assert (tmp_path / "rows").read_bytes() == csv_rows("incidents", incidents)
    assert (starts[0], len(starts), starts[-1]) == (0, 6, (tmp_path / "rows").stat().st_size)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet='",\n\r=|a é', max_size=8), min_size=1, max_size=12))
def test_whatever_the_texts_each_row_can_be_read_by_itself(tmp_path, texts: list[str]):
    incidents = tables_of([incident_row(at, title=text) for at, text in enumerate(texts, start=1)])["incidents"]
    starts = write_rows(incidents, tmp_path / "rows")["start"].to_list()
    written = (tmp_path / "rows").read_bytes()
    rows = [written[first:last] for first, last in zip(starts, starts[1:], strict=False)]
    read = [list(csv.reader(io.StringIO(row.decode(), newline=""))) for row in rows]
    assert [[row[0] for row in found] for found in read] == [[key] for key in pl.Series(incidents["id"])]
