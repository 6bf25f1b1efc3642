"""Who works on the staff site."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def who(request: HttpRequest) -> AbstractBaseUser:
    """The member of staff who asks. Raises PermissionDenied where nobody is signed in."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user
