"""Problem documents as answers."""

from typing import Any

import orjson
from django.http import HttpResponse

from incidents.datasets.problems import MEDIA_TYPE


def problem_response(document: dict[str, Any]) -> HttpResponse:
    """The answer that carries a problem document (RFC 9457); no cache keeps it."""
    content = orjson.dumps(document)
    response = HttpResponse(content, content_type=MEDIA_TYPE, status=document["status"])
    response.headers["Cache-Control"] = "no-store"
    return response
