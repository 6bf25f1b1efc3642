"""Addresses of the product; DESIGN §6 lists them."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from incidents.api.documentation import documentation
from incidents.views.about import about
from incidents.views.data import codebook_file, codebook_page, data_page, examples_page, notebook_file
from incidents.views.downloads import download
from incidents.views.embed import embed
from incidents.views.feed import feed
from incidents.views.health import healthz, readyz
from incidents.views.help_page import help_page
from incidents.views.incident_page import incident_page
from incidents.views.list_page import choices_page, list_page
from incidents.views.map_data import clusters, names, rows
from incidents.views.map_page import map_page
from incidents.views.method import method
from incidents.views.preview import incident_preview, preview
from incidents.views.releases import release_file, release_page
from incidents.views.sitemap import robots, sitemap, sitemap_part
from incidents.views.statistics.page import chart_file, statistics_page
from incidents.views.suggest import received, suggest

# What people read: in LANGUAGE_CODE at the root, in each other language under its code.
in_every_language = i18n_patterns(
    path("", map_page, name="map"),
    path("map/rows.json", rows, name="rows"),
    path("map/names.json", names, name="names"),
    path("map/preview.png", preview, name="preview"),
    path("incidents/", list_page, name="list"),
    path("incidents/choices/<slug:name>/", choices_page, name="choices"),
    path("incidents/<str:identity>/", incident_page, name="incident"),
    path("incidents/<str:identity>/preview.png", incident_preview, name="incident-preview"),
    path("statistics/", statistics_page, name="statistics"),
    path("statistics/<slug:slug>.<str:extension>", chart_file, name="chart"),
    path("about/", about, name="about"),
    path("about/method/", method, name="method"),
    path("help/", help_page, name="help"),
    path("suggest/", suggest, name="suggest"),
    path("suggest/received/<slug:reference>/", received, name="suggested"),
    path("data/", data_page, name="data"),
    path("data/codebook/", codebook_page, name="codebook"),
    path("data/examples/", examples_page, name="examples"),
    path("data/releases/<str:version>/", release_page, name="release"),
    path("embed/", embed, name="embed"),
    path("feed.atom", feed, name="feed"),
    path("api/docs/", documentation, name="api-docs"),
    prefix_default_language=False,
)
urlpatterns = [
    *in_every_language,
    path("map/clusters.json", clusters, name="clusters"),
    path("incidents.<str:extension>", download, name="download"),
    path("data/codebook.csv", codebook_file, {"name": "codebook"}, name="codebook-csv"),
    path("data/values.csv", codebook_file, {"name": "values"}, name="values-csv"),
    path("data/notebooks/<str:version>.ipynb", notebook_file, name="notebook"),
    path("data/releases/<str:version>/<str:name>", release_file, name="release-file"),
    path("api/", include("incidents.api.urls")),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap_part, name="sitemap_part"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("admin/language/", set_language, name="staff-language"),
    path("admin/", admin.site.urls),
]
handler400 = "incidents.views.errors.bad_request"
handler403 = "incidents.views.errors.forbidden"
handler404 = "incidents.views.errors.not_found"
