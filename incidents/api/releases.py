"""Releases over the API."""

from django.conf import settings
from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from ..datasets.release import Release, releases
from . import schema
from .base import EditionView


class Releases(EditionView):
    """Every release, newest first."""

    @extend_schema(
        operation_id="releases",
        summary="Every release with its edition, totals, files and checksums, newest first",
        parameters=[schema.AS_OF],
        responses=schema.responses(schema.ReleaseList),
    )
    def get(self, request: Request) -> HttpResponseBase:
        self.check(request)
        found = releases()
        # A release does not change the edition, so it has a part of its own in the ETag.
        self.stamp = f"-{found[0].version}-{len(found)}" if found else ""
        return self.reply(request, {"edition": self.edition.id, "results": [_told(one) for one in found]})


def _told(release: Release) -> dict[str, object]:
    home = f"{settings.SITE_URL}/data/releases/{release.version}/"
    return {
        "version": release.version,
        "edition": release.edition,
        "previous": release.previous,
        "as_of": release.as_of,
        "format": release.format,
        "incidents": release.incidents,
        "people": release.people,
        "withdrawn": release.withdrawn,
        "url": home,
        "files": [{"url": f"{home}{name}", "size": size, "sha256": digest} for name, size, digest in release.files()],
    }
