"""The page about the record."""


def test_it_says_what_the_numbers_are_not(served, get):
    page = get("/about/").content.decode()
    assert 'id="not"' in page
    assert "Not how common trafficking is." in page


def test_it_credits_the_data_of_the_map_and_takes_no_side_over_borders(served, get):
    page = get("/about/").content.decode()
    for name in ("Natural Earth", "Unicode CLDR", "GeoNames", "Leaflet"):
        assert name in page
    assert "takes no side in any dispute" in page


def test_it_names_every_grade(served, get):
    page = get("/about/").content.decode()
    for grade in ("1: one media source", "5: official source"):
        assert grade in page


def test_it_says_whether_a_second_person_checks_here(served, get, settings):
    settings.SELF_REVIEW = False
    assert "A second person checks before anything is published." in get("/about/").content.decode()


def test_it_does_not_promise_a_second_person_where_one_may_publish_alone(served, get, settings):
    settings.SELF_REVIEW = True
    page = get("/about/").content.decode()
    assert "Here one person may enter an incident and publish it" in page
    assert "A second person checks" not in page
