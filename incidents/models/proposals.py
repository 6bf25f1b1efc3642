"""What reading an article suggests, what staff made of it, and when the jobs behind it last ran."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .articles import Article
from .incident import Incident


class ProposalState(models.TextChoices):
    OPEN = "open", _("To decide")
    DONE = "done", _("Decided")
    REPLACED = "replaced", _("Replaced by a later reading")


class Proposal(models.Model):
    """The facts that one reading found in one version of an article's text, in the shape of DESIGN §5.

    Evidence is offsets into the article's text whose checksum is ``text_sha256``. Nothing of it is a fact of the
    ledger until a person has decided.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="proposals", verbose_name=_("article"))
    text_sha256 = models.CharField(_("SHA-256 of the text"), max_length=64)
    reader = models.CharField(_("reader"), max_length=120, help_text=_("Which reader, in which version."))
    facts = models.JSONField(_("facts"))
    state = models.CharField(_("state"), max_length=10, choices=ProposalState, default=ProposalState.OPEN)
    created_at = models.DateTimeField(_("read"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    incident = models.ForeignKey(
        Incident,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("incident"),
        help_text=_("The incident that the accepted facts went into."),
    )

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "text_sha256"], condition=Q(state="open"), name="proposal_open_once_a_text"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(decided_at__isnull=False), name="proposal_decided_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.get_state_display()}"


class DecisionState(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    CHANGED = "changed", _("Changed")
    REFUSED = "refused", _("Refused")


class FactDecision(models.Model):
    """What a person decided on one proposed fact. A fact without a row is still to be decided."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="decisions", verbose_name=_("proposal"))
    fact = models.CharField(
        _("fact"), max_length=120, help_text=_("Its key in the facts, e.g. victims_total or nationalities.ID.")
    )
    state = models.CharField(_("state"), max_length=10, choices=DecisionState)
    value = models.JSONField(_("value instead"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("when"), auto_now=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "fact"], name="decision_once_a_fact"),
            models.CheckConstraint(
                condition=Q(state="changed", value__isnull=False) | ~Q(state="changed") & Q(value__isnull=True),
                name="decision_changed_has_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fact}: {self.get_state_display()}"


class JobRun(models.Model):
    """When a periodic job last ran, and what it found: one row a job, shown to staff."""

    name = models.CharField(_("job"), max_length=40, unique=True)
    started_at = models.DateTimeField(_("started"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    found = models.JSONField(_("found"), default=dict)

    class Meta:
        verbose_name = _("periodic job")
        verbose_name_plural = _("periodic jobs")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
