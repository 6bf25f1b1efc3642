"""Addresses of the product; DESIGN §6 lists them."""

from django.contrib import admin
from django.urls import path

from incidents.views.health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("admin/", admin.site.urls),
]
