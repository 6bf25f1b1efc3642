"""A signed-in member of staff, and a colleague."""

import pytest
from django.contrib.auth.base_user import AbstractBaseUser
from django.test import Client

from tests.factories import make_user


@pytest.fixture
def ana(db: None) -> AbstractBaseUser:
    return make_user("ana", is_superuser=True)


@pytest.fixture
def budi(db: None) -> AbstractBaseUser:
    return make_user("budi", is_superuser=True)


@pytest.fixture
def staff(ana: AbstractBaseUser) -> Client:
    client = Client()
    client.force_login(ana)
    return client


@pytest.fixture
def colleague(budi: AbstractBaseUser) -> Client:
    client = Client()
    client.force_login(budi)
    return client
