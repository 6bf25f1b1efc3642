"""Requests made up from the schema: every answer must be one that the schema describes, and none may be an error."""

from pathlib import Path

import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.specs.openapi.checks import positive_data_acceptance

# These requests go through the whole of WSGI, which looks after the connections to the database.
pytestmark = pytest.mark.django_db
BOUNDED = settings(
    max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
# The client of these tests asks for packed answers and cannot unpack them.
PLAIN = {"Accept-Encoding": "identity"}
# A schema cannot say that 30 February is no day, or that a date may not lie before another: those are 400.
BEYOND_A_SCHEMA = [positive_data_acceptance]
PATHS = list(yaml.safe_load((Path(__file__).parent / "schema.yml").read_text())["paths"])


@pytest.fixture
def api(served, settings):
    # Not at the top: an application made before the settings of the tests serves static files by other names.
    from tracker.wsgi import application

    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    return schemathesis.openapi.from_wsgi("/api/schema/?format=json", application)


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_one_that_the_schema_describes(api, path):
    statuses = set()

    @BOUNDED
    @given(case=api[path]["GET"].as_strategy())
    def asked(case: Case) -> None:
        statuses.add(case.call_and_validate(headers=PLAIN, excluded_checks=BEYOND_A_SCHEMA).status_code)

    asked()
    assert statuses <= {200, 400, 404, 410}
