"""The vocabularies and code lists, with their codes in the standards of the field; and the addresses there are."""

from dataclasses import asdict

from django.conf import settings
from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from ..datasets.codebook import values
from ..datasets.licences import licence
from . import schema
from .base import EditionView


class Terms(EditionView):
    """Every allowed value of every list of codes."""

    @extend_schema(
        operation_id="terms",
        summary="Every code with its meaning, and its code in HTCDS 2.0, CTDC, the Palermo Protocol and IC-TIP",
        parameters=[schema.AS_OF],
        responses=schema.responses(schema.TermList),
    )
    def get(self, request: Request) -> HttpResponseBase:
        self.check(request)
        lines = [{name: text or None for name, text in asdict(value).items()} for value in values(self.edition.terms)]
        return self.reply(request, {"edition": self.edition.id, "results": lines})


class Root(EditionView):
    """Where everything is."""

    @extend_schema(
        operation_id="root",
        summary="The addresses of this API, its edition and its licence",
        parameters=[schema.AS_OF],
        responses=schema.responses(schema.RootShape),
    )
    def get(self, request: Request) -> HttpResponseBase:
        self.check(request)
        names = ("incidents", "facets", "statistics", "changes", "terms", "releases")
        content = {
            "edition": self.edition.id,
            "as_of": self.edition.as_of,
            "licence": licence().spdx,
            "licence_url": licence().url,
            "schema": f"{settings.SITE_URL}/api/schema/",
            "documentation": f"{settings.SITE_URL}/api/docs/",
            **{name: f"{settings.SITE_URL}/api/v1/{name}/" for name in names},
        }
        return self.reply(request, content)
