"""The changes between two releases explain every difference."""

import csv
import io
import json
from collections import Counter
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.datasets.changes import changes, changes_csv
from incidents.datasets.csv_file import csv_of_frames
from incidents.editions.columns import RELATED, TABLES
from tests.datasets.made import bytes_of, made, rows
from tests.editions.conftest import incident_row, tables_of
from tests.served import awkward, campaign, clark, count, related

BOUNDED = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
TEXTS = st.sampled_from(["=1+1", "a, b", 'say "no"', "two\nlines", "ตำรวจ", "-5", "{}", "|", " "])
NUMBERS = st.none() | st.integers(0, 3)
MOMENTS = st.integers(0, 5).map(lambda days: datetime(2026, 1, 1, 8, tzinfo=UTC) + timedelta(days, microseconds=days))
COUNTRIES = st.sampled_from(["PH", "NA"])
CHANGED = st.fixed_dictionaries(
    {"title": TEXTS},
    optional={
        "summary": st.none() | TEXTS,
        "victims": NUMBERS,
        "latitude": st.none() | st.sampled_from([-15.5, 15.0, 1e-7]),
        "date_start": st.dates(date(2020, 1, 1), date(2020, 1, 3)),
        "means": st.lists(st.sampled_from(["debt", "threats"]), unique=True),
        "authorities": st.lists(TEXTS, max_size=2),
        "nationalities": st.lists(st.fixed_dictionaries({"nationality": COUNTRIES, "number": NUMBERS}), max_size=2),
        "updated_at": MOMENTS,
    },
)
COUNTS = st.builds(
    lambda incident, nationality, number, women: count(incident, "AR-00001", nationality, number, women=women),
    st.sampled_from(["TI-00001", "TI-00002"]),
    st.none() | COUNTRIES,
    NUMBERS,
    NUMBERS,
)
STONES = st.builds(
    lambda number, reason, into: {
        "id": f"TI-{number:05d}",
        "withdrawn_at": datetime(2026, 2, 1, tzinfo=UTC),
        "reason": reason,
        "merged_into": into,
    },
    st.integers(1, 4),
    TEXTS,
    st.none() | st.just("TI-00009"),
)
LINES = st.builds(
    lambda country, name, languages: {
        **{column.name: None for column in TABLES["helplines"]},
        "country": country,
        "name": name,
        "languages": languages,
    },
    COUNTRIES,
    TEXTS,
    st.lists(st.sampled_from(["en", "id"]), unique=True),
)
RECORDS = st.builds(
    lambda incidents, counts, stones, lines: tables_of(
        [incident_row(number, **changed) for number, changed in incidents.items()],
        counts=counts,
        withdrawn=stones,
        helplines=lines,
    ),
    st.dictionaries(st.integers(1, 4), CHANGED, max_size=4),
    st.lists(COUNTS, max_size=4),
    st.lists(STONES, max_size=3, unique_by=lambda stone: stone["id"]),
    st.lists(LINES, max_size=3),
)


def read(content):
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def texts(tables):
    """Every table as its CSV has it."""
    return {name: read(b"".join(csv_of_frames(name, [frame]))) for name, frame in tables.items()}


def applied(old, lines):
    """What a reader does who has the old release and the changes: docs/data.md tells how."""
    incidents = {row["id"]: dict(row) for row in old["incidents"]}
    others = {name: [dict(row) for row in listed] for name, listed in old.items() if name != "incidents"}
    for line in lines:
        kind, table, identity = line["kind"], line["table"], line["id"]
        if kind == "added":
            incidents[identity] = whole(table, line["new"])
        elif kind in ("withdrawn", "merged"):
            del incidents[identity]
            for name in RELATED:
                others[name] = [row for row in others[name] if row["incident"] != identity]
        elif kind == "changed":
            assert line["reason"] or incidents[identity][line["field"]] == line["old"]
            incidents[identity][line["field"]] = line["new"]
        elif kind == "row_added":
            others[table].append(whole(table, line["new"]))
        else:
            key = {"terms": "code", "helplines": "country"}.get(table, TABLES[table][0].name)
            others[table] = [row for row in others[table] if row[key] != identity]
    return {"incidents": list(incidents.values()), **others}


def whole(table, text):
    return {**dict.fromkeys((column.name for column in TABLES[table]), ""), **json.loads(text)}


def bags(tables):
    """The rows of each table, whatever their order."""
    return {name: Counter(tuple(row.items()) for row in listed) for name, listed in tables.items()}


@BOUNDED
@given(old=RECORDS, new=RECORDS)
def test_the_old_tables_and_the_changes_give_the_new_tables(old, new):
    lines = read(changes_csv(changes(old, new)))
    assert bags(applied(texts(old), lines)) == bags(texts(new))


@BOUNDED
@given(tables=RECORDS)
def test_there_are_no_changes_between_equal_tables(tables):
    assert list(changes(tables, tables)) == []


@BOUNDED
@given(old=RECORDS, new=RECORDS)
def test_no_line_of_the_changes_says_nothing(old, new):
    for line in changes(old, new):
        assert line.kind != "changed" or line.old != line.new or line.reason
        assert bool(line.reason) or line.kind in ("added", "changed", "row_added")
        assert len(set(asdict(line).values())) > 1


def changes_between(first, second):
    text = (second.folder / f"changes-since-{first.version}.csv").read_bytes()
    return read(text)


def test_the_first_release_has_no_changes_file(served):
    assert not [name for name in bytes_of(made().folder) if name.startswith("changes-since")]


def test_changes_name_what_was_added_changed_and_withdrawn_with_the_reason(serve):
    serve(clark(), awkward(), **related())
    first = made()
    gone = [{**related()["withdrawn"][0], "id": "TI-00002", "reason": "It was reported twice."}]
    serve({**clark(), "victims": 1050, "title": "A raid at Clark"}, campaign(), **{**related(), "withdrawn": gone})
    lines = [line for line in changes_between(first, made("2026-06")) if line["table"] == "incidents"]
    told = [(line["kind"], line["id"], line["field"], line["old"], line["new"], line["reason"]) for line in lines]
    assert told[1:] == [
        ("withdrawn", "TI-00002", "", "", "", "It was reported twice."),
        ("changed", "TI-00001", "title", "", "A raid at Clark", "the old value is not repeated"),
        ("changed", "TI-00001", "victims", "1048", "1050", ""),
    ]
    assert told[0][:3] == ("added", "TI-00003", "")
    assert json.loads(told[0][4])["title"] == "A campaign of a year"


def test_changes_tell_into_which_incident_a_duplicate_went(serve):
    serve(clark(), awkward(), **related())
    first = made()
    stone = {**related()["withdrawn"][0], "id": "TI-00002", "reason": "Twice.", "merged_into": "TI-00001"}
    serve(clark(), **{**related(), "withdrawn": [stone]})
    line = next(line for line in changes_between(first, made("2026-06")) if line["table"] == "incidents")
    assert (line["kind"], line["id"], line["new"], line["reason"]) == ("merged", "TI-00002", "TI-00001", "Twice.")


def test_an_incident_that_went_without_a_tombstone_is_told_too(serve):
    serve(clark(), awkward())
    first = made()
    serve(clark())
    line = next(line for line in changes_between(first, made("2026-06")) if line["table"] == "incidents")
    assert (line["kind"], line["id"], line["reason"]) == ("withdrawn", "TI-00002", "no longer public")


def test_changes_repeat_nothing_of_an_incident_that_was_withdrawn(serve):
    serve(clark(), awkward(), **related())
    first = made()
    stone = {**related()["withdrawn"][0], "id": "TI-00001", "reason": "Wrong."}
    serve(awkward(), withdrawn=[stone])
    lines = [line for line in changes_between(first, made("2026-06")) if line["id"] == "TI-00001"]
    assert [line["kind"] for line in lines if line["table"] in ("incidents", *RELATED)] == ["withdrawn"]


COARSE = {
    "place": None,
    "latitude": None,
    "longitude": None,
    "place_precision": "province",
    "title": "A raid in a province",
    "authorities": ["Police"],
}


def text_between(first, second):
    return (second.folder / f"changes-since-{first.version}.csv").read_text()


def test_changes_repeat_no_place_point_or_title_of_an_incident_that_was_made_coarse(serve):
    exact = {**clark(), "place": "Mabalacat", "latitude": 15.19, "longitude": 120.56}
    exact |= {"title": "Raid at Sun Valley", "authorities": ["Police of Mabalacat"], "girls": 4}
    serve(exact, **related())
    first = made()
    serve({**exact, **COARSE, "girls": None}, **related())
    told = text_between(first, made("2026-06"))
    assert "A raid in a province" in told
    assert not [word for word in ("Mabalacat", "15.19", "120.56", "Sun Valley", ",4,") if word in told]


def test_changes_repeat_no_title_or_link_of_an_article_that_identifies_victims():
    told = {**citation(), "title": "Maria tells", "url": "https://news.example/maria"}
    hidden = {**told, "title": None, "url": None, "identifies_victims": True}
    text = changes_csv(changes(cited(told), cited(hidden))).decode()
    assert "identifies_victims" in text
    assert "tells" not in text
    assert "maria" not in text


def test_changes_repeat_no_link_of_an_article_that_is_not_cited_any_more():
    gone = {**citation(), "article": "AR-00077", "title": "Maria tells", "is_lead": False}
    lines = list(changes(cited(citation(), gone), cited(citation())))
    assert [(line.kind, line.table, line.id) for line in lines] == [
        ("rows_replaced", "citations", "TI-00001"),
        ("row_added", "citations", "TI-00001"),
    ]
    assert "Maria" not in changes_csv(iter(lines)).decode()


def citation():
    return tables_of([clark()])["citations"].to_dicts()[0]


def cited(*rows):
    return tables_of([clark()], citations=list(rows))


def test_an_old_figure_is_told_beside_the_new_one(serve):
    old, new = tables_of([clark()]), tables_of([{**clark(), "victims": 1050}])
    told = [(line.field, line.old, line.new, line.reason) for line in changes(old, new)]
    assert told == [("victims", "1048", "1050", "")]


def test_a_reason_that_begins_as_a_formula_does_is_harmless(serve):
    stone = {**related()["withdrawn"][0], "id": "TI-00002", "reason": "=1+1"}
    old, new = tables_of([clark(), awkward()]), tables_of([clark()], withdrawn=[stone])
    assert "'=1+1" in [line["reason"] for line in read(changes_csv(changes(old, new)))]


def test_the_files_of_two_releases_differ_as_their_changes_say(serve):
    serve(clark(), awkward(), incident_row(8), **related())
    first = made()
    later = related()
    later["counts"] = [*later["counts"][2:], *2 * [count("TI-00003", "AR-00003", "VN", 7)]]
    serve({**clark(), "arrests": None, "means": ["debt"]}, {**awkward(), "victims": 9}, campaign(), **later)
    second = made("2026-06")
    old, new = ({table: rows(one, table) for table in TABLES} for one in (first, second))
    assert bags(applied(old, changes_between(first, second))) == bags(new)
