"""Addresses of the product; DESIGN §6 lists them."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("admin/", admin.site.urls),
]
