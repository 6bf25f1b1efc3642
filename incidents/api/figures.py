"""Figures of a query: what each filter would leave, and statistics."""

from typing import Any

from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from ..editions.statistics import Statistics
from . import schema
from .base import EditionView

# Figures are of the whole query: they have no order and no pages.
IDLE = ("sort", "page", "page_size")


class Facets(EditionView):
    """What each choice of each filter would leave."""

    idle = IDLE

    @extend_schema(
        operation_id="facets",
        summary="What each choice of each filter would leave",
        description="A facet counts what each choice would leave, so its own parameter does not narrow it.",
        parameters=[*schema.filter_parameters(without=IDLE), schema.AS_OF],
        responses=schema.responses(schema.FacetCounts),
    )
    def get(self, request: Request) -> HttpResponseBase:
        answer = self.answer(request)
        return self.reply(request, {**_total(self, answer), "facets": answer.facets()})


class StatisticsOfQuery(EditionView):
    """Statistics of a query."""

    idle = IDLE

    @extend_schema(
        operation_id="statistics",
        summary="Incidents and people over time, by nationality, country, exploitation and authority; sources",
        description=(
            "`people` is the sum of the headline figures over single events; unknown figures are not summed. The line "
            "without nationality holds the people whom no source breaks down, the one without period the incidents "
            "whose month nobody reports."
        ),
        parameters=[*schema.filter_parameters(without=IDLE), schema.AS_OF],
        responses=schema.responses(schema.StatisticsShape),
    )
    def get(self, request: Request) -> HttpResponseBase:
        answer = self.answer(request)
        figures = Statistics(answer)
        content = {
            **_total(self, answer),
            "by_year": figures.over_time("year"),
            "by_month": figures.over_time("month"),
            "by_nationality": figures.by_nationality(),
            "by_country": figures.by("country"),
            "by_exploitation": figures.by("exploitation"),
            "by_authority": figures.by("authority"),
            "sources_by_country": figures.sources_by_country(),
            "sources_by_month": figures.sources_by_month(),
        }
        return self.reply(request, content)


def _total(view: EditionView, answer: Any) -> dict[str, Any]:
    return {"edition": view.edition.id, "count": answer.total.incidents, "people": answer.total.people}
