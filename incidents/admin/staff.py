"""Who works on the staff site."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse


def who(request: HttpRequest) -> AbstractBaseUser:
    """The member of staff who asks. Raises PermissionDenied where nobody is signed in."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user


def for_the_record(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only those in who may do something with the record; a member of staff without any permission may not."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_module_perms("incidents"):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked
