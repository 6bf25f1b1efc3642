"""Addresses of the inbox, under the staff site's."""

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from . import adding, queue, reading


def addresses(site: AdminSite) -> list[URLPattern]:
    """The pages of the inbox, for those who may sign in to the staff site; each page asks for its own permission."""
    pages = (
        ("", queue.queue, "inbox"),
        ("state.json", queue.state, "inbox_state"),
        ("add/", adding.add, "inbox_add"),
        ("blur/", reading.blur, "inbox_blur"),
        ("<int:pk>/", reading.reading, "inbox_article"),
        ("<int:pk>/decide/", reading.decide_view, "inbox_decide"),
        ("<int:pk>/enter/", reading.enter_view, "inbox_enter"),
        ("<int:pk>/step/", queue.step, "inbox_step"),
    )
    return [path(f"inbox/{address}", site.admin_view(view), name=name) for address, view, name in pages]
