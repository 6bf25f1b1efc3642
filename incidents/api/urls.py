"""Addresses below /api/."""

from django.urls import path, re_path
from django.views.decorators.http import etag
from drf_spectacular.views import SpectacularAPIView

from .base import etag_of_schema
from .changes import Changes
from .documentation import nothing_here
from .figures import Facets, StatisticsOfQuery
from .incidents import IncidentDetail, IncidentList
from .releases import Releases
from .vocabulary import Root, Terms

urlpatterns = [
    path("v1/", Root.as_view(), name="api"),
    path("v1/incidents/", IncidentList.as_view(), name="api-incidents"),
    path("v1/incidents/<str:identity>/", IncidentDetail.as_view(), name="api-incident"),
    path("v1/facets/", Facets.as_view(), name="api-facets"),
    path("v1/statistics/", StatisticsOfQuery.as_view(), name="api-statistics"),
    path("v1/changes/", Changes.as_view(), name="api-changes"),
    path("v1/terms/", Terms.as_view(), name="api-terms"),
    path("v1/releases/", Releases.as_view(), name="api-releases"),
    path("schema/", etag(etag_of_schema)(SpectacularAPIView.as_view()), name="api-schema"),
    re_path("", nothing_here),
]
