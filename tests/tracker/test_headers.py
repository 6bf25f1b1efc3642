import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from tracker.headers import ContentPolicy, PermissionsPolicy

PUBLIC = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


def policy(response: HttpResponse) -> set[str]:
    return {part.strip() for part in response["Content-Security-Policy"].split(";")}


def test_the_public_policy_allows_our_own_files_and_nothing_else(client: Client) -> None:
    assert policy(client.get("/healthz")) == PUBLIC


@pytest.mark.django_db
def test_staff_pages_may_set_style_attributes_and_no_more(client: Client) -> None:
    assert policy(client.get("/admin/login/")) == {*PUBLIC, "style-src-attr 'unsafe-inline'"}


def test_a_view_can_change_its_own_policy(rf: RequestFactory) -> None:
    def embedded(request: HttpRequest) -> HttpResponse:
        response = HttpResponse()
        response._csp_replace = {"frame-ancestors": ["*"]}  # type: ignore[attr-defined]
        return response

    response = ContentPolicy(embedded)(rf.get("/embed/"))
    assert isinstance(response, HttpResponse)
    assert "frame-ancestors *" in policy(response)


def test_no_page_may_use_a_sensor(rf: RequestFactory) -> None:
    response = PermissionsPolicy(lambda request: HttpResponse())(rf.get("/"))
    assert "geolocation=()" in response["Permissions-Policy"]
    assert "camera=()" in response["Permissions-Policy"]


def test_nothing_is_told_to_other_sites(client: Client) -> None:
    response = client.get("/healthz")
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
def test_forms_of_staff_say_where_they_come_from(client: Client) -> None:
    assert client.get("/admin/login/")["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_cookies_are_for_staff_pages_alone(client: Client) -> None:
    response = client.get("/admin/login/")
    assert {(name, cookie["path"]) for name, cookie in response.cookies.items()} == {("csrftoken", "/admin/")}


def test_https_is_asked_for_and_remembered(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/admin/")
    assert (response.status_code, response["Location"]) == (301, "https://testserver/admin/")
    assert client.get("/healthz").status_code == 200
    assert "max-age=31536000" in client.get("/healthz", secure=True)["Strict-Transport-Security"]


def test_a_forged_host_is_refused_quietly(
    client: Client, caplog: pytest.LogCaptureFixture, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["rescues.example.org"]
    assert client.get("/admin/login/", headers={"host": "evil.example"}).status_code == 400
    assert caplog.text == ""
