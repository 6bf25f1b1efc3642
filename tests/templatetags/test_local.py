from django.template import Context, Template
from django.utils.translation import override


def test_a_number_is_written_in_the_language_of_the_page():
    template = Template("{% load local %}{{ rows|number }}")
    with override("id"):
        assert template.render(Context({"rows": 1048})) == "1.048"
