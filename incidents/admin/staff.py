"""Who works on the staff site."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet, Value
from django.http import HttpRequest, HttpResponse

from incidents.models import Incident


def who(request: HttpRequest) -> AbstractBaseUser:
    """The member of staff who asks. Raises PermissionDenied where nobody is signed in."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user


def may_view(user: Any, model: str) -> bool:
    """Whether an account may view the rows of a model of the record; whoever may change them may."""
    return any(user.has_perm(f"incidents.{step}_{model}") for step in ("view", "change"))


def with_leave(rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    """Rows that know, as ``by_title``, whether the incidents they name may be named by their titles to who asks."""
    return rows.annotate(by_title=Value(may_view(request.user, "incident")))


def named(incident: Incident, by_title: bool) -> str:
    """An incident by number and title; by its number alone for those who may not view incidents, drafts among them."""
    return str(incident) if by_title else incident.public_id


def for_the_record(view: Callable[..., HttpResponse], model: str = "") -> Callable[..., HttpResponse]:
    """Let only those in who may do something with the record; where rows of it are told, who may view such rows."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_module_perms("incidents") or (model and not may_view(request.user, model)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked
