from datetime import date

import pytest
from django.http import QueryDict
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.generate import tables
from incidents.editions.build import build
from incidents.editions.edition import Edition
from incidents.editions.filters import parse
from incidents.editions.postings import FACETS
from incidents.editions.query import Answer, Total, ask

from .conftest import Maker, incident_row


def answer(edition: Edition, address: str = "") -> Answer:
    return ask(edition, parse(edition, QueryDict(address)))


def by_value(found: Answer, name: str) -> dict[str, dict[str, int]]:
    return {line["value"]: line for line in found.facets((name,))[name]}


def ids(edition: Edition, address: str) -> list[str]:
    return [row["id"] for row in answer(edition, address).page().rows]


def test_people_are_summed_over_single_events_with_a_known_figure(edition_of: Maker) -> None:
    edition = edition_of(
        incident_row(1, victims=10),
        incident_row(2, victims=None),
        incident_row(3, victims=500, counting="cumulative"),
        incident_row(4, victims=70, counting="estimate"),
    )
    assert answer(edition).total == Total(incidents=4, people=10)


def test_an_empty_edition_answers_every_question(edition_of: Maker) -> None:
    empty = answer(edition_of(), "country=PH&q=x")
    assert (empty.total, empty.page().rows, empty.facets(), empty.clusters(3)["clusters"]) == (
        Total(0, 0),
        [],
        dict.fromkeys(FACETS, []),
        [],
    )


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("-date", ["TI-00003", "TI-00001", "TI-00002"]),
        ("date", ["TI-00002", "TI-00001", "TI-00003"]),
        ("-victims", ["TI-00002", "TI-00001", "TI-00003"]),
        ("victims", ["TI-00001", "TI-00002", "TI-00003"]),
    ],
)
def test_the_list_has_the_order_asked_for_and_unknown_figures_last(
    edition_of: Maker, sort: str, order: list[str]
) -> None:
    edition = edition_of(
        incident_row(1, victims=5, date_start=date(2023, 5, 2)),
        incident_row(2, victims=50, date_start=date(2023, 5, 1)),
        incident_row(3, victims=None, date_start=date(2023, 5, 3)),
    )
    assert ids(edition, f"sort={sort}") == order
    assert ids(edition, f"sort={sort}&country=PH") == order


def test_pages_follow_each_other_without_gap_or_overlap(edition_of: Maker) -> None:
    edition = edition_of(*[incident_row(number) for number in range(1, 8)])
    pages = [ids(edition, f"page_size=3&page={page}") for page in (1, 2, 3)]
    assert sum(pages, []) == [f"TI-{number:05d}" for number in range(7, 0, -1)]


def test_a_page_beyond_the_last_says_so(edition_of: Maker) -> None:
    page = answer(edition_of(incident_row(1)), "page=2").page()
    assert (page.rows, page.exists, page.pages) == ([], False, 1)


def test_a_facet_counts_what_each_choice_would_leave(edition_of: Maker) -> None:
    edition = edition_of(
        incident_row(1, country="PH", exploitation=["forced_labour", "forced_criminality"], victims=3),
        incident_row(2, country="KH", exploitation=["forced_labour"], victims=4),
        incident_row(3, country="KH", exploitation=["forced_criminality"], victims=None),
    )
    facets = answer(edition, "country=KH").facets()
    assert facets["country"] == [
        {"value": "KH", "label": "Cambodia", "incidents": 2, "people": 4},
        {"value": "PH", "label": "Philippines", "incidents": 1, "people": 3},
    ]
    assert [(row["value"], row["incidents"], row["people"]) for row in facets["exploitation"]] == [
        ("forced_criminality", 1, 0),
        ("forced_labour", 1, 4),
    ]


def test_a_chosen_value_stays_among_the_choices_when_it_leaves_nothing(edition_of: Maker) -> None:
    edition = edition_of(incident_row(1, country="PH"), incident_row(2, country="KH", grade=5))
    facet = answer(edition, "country=PH&grade_min=5").facets(("country",))["country"]
    assert ("PH", 0) in [(row["value"], row["incidents"]) for row in facet]


def test_a_bounded_facet_keeps_the_largest_and_the_chosen(edition_of: Maker) -> None:
    edition = edition_of(incident_row(1, country="PH"), incident_row(2, country="PH"), incident_row(3, country="KH"))
    facet = answer(edition, "country=KH").facets(("country",), most=1)["country"]
    assert [row["value"] for row in facet] == ["PH", "KH"]


def test_a_facet_knows_how_many_choices_it_has_without_a_bound(edition_of: Maker) -> None:
    edition = edition_of(*(incident_row(n, country=code) for n, code in enumerate(("PH", "TH", "KH"), 1)))
    asked = ("", "grade_min=5", "country=KH&grade_min=5")
    assert [answer(edition, address).choices_in_all("country") for address in asked] == [3, 0, 1]


@pytest.mark.parametrize("address", ["victims_min=2", "victims_min=4", "victims_min=5"])
def test_a_facet_counts_the_same_whether_most_or_few_match(edition_of: Maker, address: str) -> None:
    edition = edition_of(
        *(
            incident_row(n, victims=n, country="PH" if n % 2 else "TH", sectors=["fishing", "other"][: n % 3])
            for n in range(1, 7)
        )
    )
    found = answer(edition, address)
    rows = found.page().rows
    assert {name: (line["incidents"], line["people"]) for name, line in by_value(found, "country").items()} == {
        code: (
            sum(row["country"] == code for row in rows),
            sum(row["victims"] for row in rows if row["country"] == code),
        )
        for code in {row["country"] for row in rows}
    }
    assert {name: line["incidents"] for name, line in by_value(found, "sector").items()} == {
        code: sum(code in row["sectors"] for row in rows) for code in {code for row in rows for code in row["sectors"]}
    }


def test_labels_of_facets_are_in_the_language_of_the_request(edition_of: Maker) -> None:
    edition = edition_of(incident_row(1))
    answer(edition).facets(("country",))
    with override("id"):
        assert answer(edition).facets(("country",))["country"][0]["label"] == "Filipina"


def test_two_near_incidents_are_one_cluster_far_out_and_two_close_up(edition_of: Maker) -> None:
    edition = edition_of(
        incident_row(1, longitude=120.57, latitude=15.22, victims=3),
        incident_row(2, longitude=120.60, latitude=15.25, place_precision="province", victims=4),
    )
    assert answer(edition).clusters(2)["clusters"] == [[120.585, 15.235, 2, 7, "province", None]]
    assert answer(edition).clusters(14)["clusters"] == [
        [120.57, 15.22, 1, 3, "town", "TI-00001"],
        [120.6, 15.25, 1, 4, "province", "TI-00002"],
    ]


def test_the_total_of_a_map_leaves_its_box_aside(edition_of: Maker) -> None:
    edition = edition_of(incident_row(1), incident_row(2, longitude=10.0, latitude=50.0, country="DE"))
    shown = answer(edition, "bbox=100,0,130,20").clusters(5)
    assert shown["total"] == {"incidents": 2, "people": 20}
    assert [cluster[5] for cluster in shown["clusters"]] == ["TI-00001"]


def test_what_has_no_point_is_counted_by_country(edition_of: Maker) -> None:
    nowhere = {"latitude": None, "longitude": None, "place_precision": "country"}
    edition = edition_of(
        incident_row(1, **nowhere), incident_row(2, **nowhere, country="OM", victims=None), incident_row(3)
    )
    assert answer(edition).clusters(2)["unplaced"] == [
        {"country": "OM", "incidents": 1, "people": 0},
        {"country": "PH", "incidents": 1, "people": 10},
    ]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("many")
    made = tables(2_000)
    return Edition(build(made, dict.fromkeys(made["incidents"]["id"], 1), {}, folder), folder)


PARTS = st.fixed_dictionaries(
    {},
    optional={
        "country": st.lists(st.sampled_from(["PH", "KH", "TH", "US", "IN", "BR"]), min_size=1, max_size=3),
        "nationality": st.lists(st.sampled_from(["ID", "VN", "CN"]), min_size=1, max_size=2),
        "exploitation": st.just(["forced_labour"]),
        "date_after": st.sampled_from([["2015"], ["2020-06"]]),
        "victims_min": st.sampled_from([["5"], ["100"]]),
        "q": st.sampled_from([["people"], ["ตำรวจ"]]),
        "bbox": st.sampled_from([["-180,-90,180,90"], ["90,-15,140,30"], ["150,-50,-30,60"]]),
    },
)


@settings(max_examples=60, deadline=None)
@given(parts=PARTS, zoom=st.integers(0, 12))
def test_map_list_and_facets_give_the_same_total(many: Edition, parts: dict[str, list[str]], zoom: int) -> None:
    params = QueryDict(mutable=True)
    for name, values in parts.items():
        params.setlist(name, values)
    asked = ask(many, parse(many, params))
    shown = asked.clusters(zoom)
    on_map = sum(cluster[2] for cluster in shown["clusters"]) + sum(row["incidents"] for row in shown["unplaced"])
    people = sum(cluster[3] for cluster in shown["clusters"]) + sum(row["people"] for row in shown["unplaced"])
    years = asked.facets(("year",))["year"]
    assert (on_map, people) == (asked.total.incidents, asked.total.people)
    assert len(asked.rows()) == asked.total.incidents
    assert (sum(y["incidents"] for y in years), sum(y["people"] for y in years)) == (on_map, people)


def test_a_word_asked_for_again_finds_the_same(edition_of: Maker) -> None:
    edition = edition_of(*(incident_row(number, title=f"Raid {number}") for number in range(1, 12)))
    first = ids(edition, "q=raid+1")
    assert first == ids(edition, "q=raid+1")
    assert sorted(first) == ["TI-00001", "TI-00010", "TI-00011"]
    assert ids(edition, "q=raid") != first
