"""Who may do what in the inbox: whoever may change articles reads and decides, adding needs leave to add."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

View = Callable[..., HttpResponse]


def needs(*permissions: str) -> Callable[[View], View]:
    """Let only those in who have all these permissions (``change_article``)."""

    def guarded(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perms([f"incidents.{name}" for name in permissions]):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return checked

    return guarded


def staff(request: HttpRequest) -> AbstractBaseUser:
    """Who asks; the staff site lets nobody in who is not signed in. Raises PermissionDenied."""
    if not isinstance(request.user, AbstractBaseUser):
        raise PermissionDenied
    return request.user


def page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> TemplateResponse:
    """A page of the staff site."""
    shared = admin.site.each_context(request)
    return TemplateResponse(request, f"admin/inbox/{template}", {**shared, **context}, status=status)
