"""What the map asks for besides clusters: the incidents behind a symbol, and names of countries."""

from django.utils.translation import override


def test_rows_are_the_query_in_words(served, get):
    answer = get("/map/rows.json?q=clark")
    assert answer.json() == {
        "edition": served.id,
        "total": {"incidents": 1, "people": 1048},
        "rows": [
            {
                "id": "TI-00001",
                "title": "Raid at Clark",
                "written_in": "en",
                "when": "4 May 2023",
                "where": "Mabalacat, Pampanga, Philippines",
                "place": "Mabalacat, Pampanga",
                "place_in": "en",
                "figure": "1,048 people",
                "spread": "1,048–1,090",
                "url": "/incidents/TI-00001/",
            }
        ],
    }


def test_rows_say_how_many_there_are_beyond_those_given(served, get):
    found = get("/map/rows.json?page_size=1").json()
    assert (len(found["rows"]), found["total"]["incidents"]) == (1, 3)


def test_rows_of_a_bad_query_are_a_400(served, get):
    answer = get("/map/rows.json?country=ZZ")
    assert (answer.status_code, answer.json()["parameter"]) == (400, "country")


def test_names_need_no_edition_and_may_be_kept_for_a_day(get):
    answer = get("/map/names.json")
    assert answer.json()["PH"] == "Philippines"
    assert "max-age=86400" in answer["Cache-Control"]


def test_every_place_of_a_name_on_the_map_has_a_name(get):
    import json
    from pathlib import Path

    from django.conf import settings

    labels = json.loads(Path(settings.BASE_DIR, "static/basemap/world.json").read_text())["labels"]
    with override("en"):
        assert labels.keys() <= get("/map/names.json").json().keys()
