"""Adding articles: by address, by pasted text, or as a saved page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from incidents import tasks
from incidents.ledger.addresses import canonical
from incidents.models import Article
from incidents.models.articles import ArticleStep
from incidents.reading import record
from incidents.reading.fetch import LARGEST
from incidents.reading.record import Given
from incidents.reading.refusals import Reason, Refused, sentence

from .history import note
from .permissions import needs, page, staff

MOST_ADDRESSES = 200
LONGEST_TEXT = 500_000
UNREAD = gettext_lazy(
    "What you gave was kept as a copy of this article, but not read: the article stands in a case already. "
    "If it says more than the case does, correct the case."
)


class AddForm(forms.Form):
    """Addresses, one a line; or the text or saved page of one article, with its address if there is one."""

    addresses = forms.CharField(
        label=gettext_lazy("Addresses"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 5, "placeholder": "https://", "autofocus": True, "spellcheck": "false"}),
        help_text=gettext_lazy("One a line. Each is fetched and read by itself."),
    )
    text = forms.CharField(
        label=gettext_lazy("Pasted text"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 8}),
        help_text=gettext_lazy(
            "Where a page cannot be fetched: its text. Its address goes into the field above or on its first line."
        ),
    )
    saved = forms.FileField(
        label=gettext_lazy("Saved page"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".html,.htm,.xhtml,.txt,.pdf,text/html,text/plain,application/pdf"}),
        help_text=gettext_lazy("HTML, text or PDF, 10 MB at most. Pictures in it are never shown."),
    )

    def clean_addresses(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["addresses"].splitlines() if line.strip()]
        if len(lines) > MOST_ADDRESSES:
            raise forms.ValidationError(_("At most %(most)d addresses at a time.") % {"most": MOST_ADDRESSES})
        problems = [problem for line in lines if (problem := _problem(line))]
        if problems:
            raise forms.ValidationError(problems)
        return list({canonical(line): line for line in lines}.values())

    def clean_saved(self) -> UploadedFile | None:
        saved = self.cleaned_data["saved"]
        if saved and saved.size > LARGEST:
            raise forms.ValidationError(sentence(Reason.TOO_LARGE, f"{LARGEST / 1e6:g}"))
        if saved is not None and saved.size == 0:
            raise forms.ValidationError(sentence(Reason.EMPTY))
        return saved

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._take_address(data)
        if data.get("text", "").strip() and data.get("saved"):
            self.add_error("saved", _("Give either the text or the saved page, not both."))
        if self.given and len(data.get("addresses") or []) > 1:
            self.add_error("addresses", _("A text or saved page is one article: give its one address, or none."))
        if not self.errors and not self.given and not data.get("addresses"):
            self.add_error("addresses", _("Paste an address, or give a text or a saved page."))
        return data

    def _take_address(self, data: dict[str, Any]) -> None:
        """Of a pasted text that begins with its address, the address; what is left is the text."""
        first, _line, rest = data.get("text", "").strip().partition("\n")
        address = first.strip()
        if not rest.strip() or not address.startswith(("http://", "https://")) or _problem(address):
            return
        others = [one for one in data.get("addresses") or [] if canonical(one) != canonical(address)]
        if others:
            message = _("The text begins with another address than the one above. Leave one of the two.")
            self.add_error("text", message)
        data |= {"addresses": [*others, address], "text": rest.strip()}

    @property
    def given(self) -> Given | None:
        """The text or page that was given."""
        saved, text = self.cleaned_data.get("saved"), self.cleaned_data.get("text", "")
        if saved:
            saved.seek(0)
            return Given(saved.read(), saved.content_type or "application/octet-stream")
        return Given(text.encode()) if text.strip() else None


@dataclass
class Added:
    """What came of one submission."""

    new: list[Article] = field(default_factory=list)
    known: list[Article] = field(default_factory=list)
    unread: list[Article] = field(default_factory=list)  # known, in a case: what was given is only kept


@needs("change_article", "add_article")
def add(request: HttpRequest) -> HttpResponse:
    """The page on which articles are added (``address`` is filled in); then the queue, with just these."""
    form = AddForm(request.POST or None, request.FILES or None, initial={"addresses": request.GET.get("address", "")})
    if request.method == "POST" and form.is_valid():
        try:
            added = _add(form, staff(request))
        except Refused as problem:
            form.add_error("saved" if form.cleaned_data.get("saved") else "text", str(problem))
        except OSError as problem:
            form.add_error(None, sentence(Reason.ARCHIVE, problem.strerror or ""))
        else:
            _tell(request, added)
            chosen = ",".join(str(article.pk) for article in (*added.new, *added.known))
            return HttpResponseRedirect(f"{reverse('admin:inbox')}?articles={chosen}")
    status = 422 if form.is_bound else 200
    return page(request, "add.html", {"title": _("Add articles"), "form": form}, status)


@transaction.atomic
def _add(form: AddForm, by: AbstractBaseUser) -> Added:
    added = Added()
    for address, given in _wanted(form):
        article, is_new = record.add(_with_scheme(address), given)
        (added.new if is_new else added.known).append(article)
        if is_new:
            note(by, article, _("Added to the inbox"), is_new=True)
        elif given:
            note(by, article, _("Text given in the inbox"))
        if article.step in (ArticleStep.NEW, ArticleStep.FETCHED):
            tasks.article_soon(article.pk)
        elif given:
            added.unread.append(article)
    return added


def _wanted(form: AddForm) -> Iterator[tuple[str, Given | None]]:
    addresses, given = form.cleaned_data["addresses"], form.given
    if given:
        yield (addresses[0] if addresses else ""), given
    else:
        yield from ((address, None) for address in addresses)


def _with_scheme(address: str) -> str:
    return address if "://" in address or not address else f"https://{address}"


def _problem(line: str) -> str:
    """Why a line is no address; empty where it is one."""
    try:
        canonical(line)
    except ValueError as problem:
        return f"{line[:100]}: {problem}"
    return ""


def _tell(request: HttpRequest, added: Added) -> None:
    if added.new:
        text = ngettext("%(count)d article added.", "%(count)d articles added.", len(added.new))
        messages.success(request, text % {"count": len(added.new)})
    for article in added.known:
        address = reverse("admin:inbox_article", args=[article.pk])
        known = _("Recorded already")
        messages.info(request, format_html('{}: <a href="{}">{}</a>', known, address, article))
    if added.unread:
        messages.warning(request, UNREAD)
