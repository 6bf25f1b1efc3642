"""Addresses of the peer, as in the product."""

from django.http import HttpResponse
from django.urls import path

from . import views

urlpatterns = [
    path("healthz", lambda request: HttpResponse("ok")),
    path("map/clusters.json", views.clusters),
    path("incidents/", views.list_page),
    path("facets/", views.facets),
    path("statistics/", views.statistics),
]
