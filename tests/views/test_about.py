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
