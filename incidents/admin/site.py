"""The staff site."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.actions import delete_selected
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext_lazy as _


class StaffSite(AdminSite):
    """Django's admin with the look-ups of our forms; it is for staff only, as are they."""

    site_header = _("The rescue record: staff")
    site_title = _("Staff")
    index_title = _("Work on the record")
    enable_nav_sidebar = False

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        # Django notes each deletion first: where it then fails, that is not to stand in the history.
        self.add_action(transaction.atomic(delete_selected), "delete_selected")

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The first page, with what waits for whoever asks."""
        from .home import groups, notices

        waiting = {"groups": groups(request.user), "notices": list(notices())}
        return super().index(request, {**waiting, **(extra_context or {})})

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Sign in, as often as may be tried."""
        # Imported late, as below: forms use the model of accounts.
        from .sign_in import SignInForm, refused_by_limit

        self.login_form = SignInForm
        return refused_by_limit(super().login(request, extra_context))

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """Django's check of who may enter, but that a form of somebody who is signed out by now loses nothing."""
        allowed = super().admin_view(view, cacheable)

        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            is_form = request.method == "POST" and request.path != reverse("admin:logout")
            if not is_form or self.has_permission(request):
                return allowed(request, *args, **kwargs)
            from .held import held

            return held(request)

        return checked

    def get_urls(self) -> list[URLPattern | URLResolver]:
        # Imported late: these modules use models, which are not loaded yet when the site is.
        from .held import again
        from .inbox.urls import addresses
        from .lookups import LOOKUPS, NEEDED
        from .preview import preview
        from .staff import for_the_record

        lookups = {name: for_the_record(view, NEEDED.get(name, "")) for name, view in LOOKUPS.items()}
        views: dict[str, Any] = {**lookups, "preview": preview}
        return [
            *(path(f"lookup/{name}/", self.admin_view(view), name=f"lookup_{name}") for name, view in views.items()),
            path("again/", again, name="again"),
            *addresses(self),
            *super().get_urls(),
        ]
