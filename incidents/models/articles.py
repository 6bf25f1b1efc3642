"""Published sources: outlets, their articles, and the archived copies of these."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class OutletFamily(models.TextChoices):
    OFFICIAL = "official", _("Official (government, police, prosecution)")
    COURT = "court", _("Court")
    WIRE = "wire", _("News agency")
    NATIONAL_PRESS = "national_press", _("National press")
    LOCAL_PRESS = "local_press", _("Local press")
    NGO_IGO = "ngo_igo", _("NGO or international organisation")
    SOCIAL = "social", _("Social media or testimony")


class Outlet(models.Model):
    """Who publishes articles."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    family = models.CharField(_("family"), max_length=20, choices=OutletFamily)
    country = models.CharField(_("country"), max_length=2, blank=True, help_text="ISO 3166-1 alpha-2")

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ArticleStep(models.TextChoices):
    """Where an article stands on its way from an address to a decision."""

    NEW = "new", _("New")
    FETCHING = "fetching", _("Fetching")
    FETCHED = "fetched", _("Fetched")
    READ = "read", _("Read, to decide")
    FAILED = "failed", _("Failed")
    LINKED = "linked", _("Linked to an incident")
    SET_ASIDE = "set_aside", _("Set aside")


class Article(models.Model):
    """One published source. The author's name is never stored; the extracted text is for staff only."""

    address = models.URLField(_("address"), max_length=1000)
    canonical_address = models.CharField(_("canonical address"), max_length=1000, unique=True, editable=False)
    outlet = models.ForeignKey(
        Outlet, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("outlet")
    )
    title = models.CharField(_("title"), max_length=400, blank=True)
    language = models.CharField(_("language"), max_length=3, blank=True, help_text="ISO 639")
    published = models.DateField(_("published"), null=True, blank=True)
    original_source = models.ForeignKey(
        Outlet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reprints",
        verbose_name=_("original source"),
        help_text=_("The news agency or paper whose report this article reprints."),
    )
    identifies_victims = models.BooleanField(
        _("identifies victims"),
        default=False,
        help_text=_("The public then sees outlet and date, but no title and no link."),
    )
    step = models.CharField(_("step"), max_length=10, choices=ArticleStep, default=ArticleStep.NEW)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0, editable=False)
    last_error = models.CharField(_("last error"), max_length=300, blank=True, editable=False)
    problem = models.CharField(
        _("reason of the last error"),
        max_length=30,
        blank=True,
        editable=False,
        help_text="incidents.reading.refusals",
    )
    next_try_at = models.DateTimeField(_("next try"), null=True, blank=True, editable=False)
    queued_at = models.DateTimeField(_("queued"), null=True, blank=True, editable=False)
    claimed_at = models.DateTimeField(_("taken by a worker"), null=True, blank=True, editable=False)
    claim = models.CharField(_("claim"), max_length=32, blank=True, editable=False)
    text = models.TextField(_("extracted text"), blank=True, editable=False)
    text_sha256 = models.CharField(_("SHA-256 of the text"), max_length=64, blank=True, editable=False)
    sketch = models.JSONField(
        _("sketch of the text"), null=True, blank=True, editable=False, help_text="incidents.ledger.reprints"
    )
    link_checked_at = models.DateTimeField(_("link checked"), null=True, blank=True, editable=False)
    link_dead_since = models.DateTimeField(_("link found dead"), null=True, blank=True, editable=False)
    sent_to_archive_at = models.DateTimeField(_("sent to a public archive"), null=True, blank=True, editable=False)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-published", "-id"]
        indexes = [
            models.Index(fields=["step", "added_at"], name="article_step"),
            models.Index(fields=["-published"], name="article_published"),
            models.Index(fields=["text_sha256"], name="article_text"),
            models.Index(fields=["link_checked_at"], name="article_link_checked"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(canonical_address=""), name="article_has_canonical_address"),
        ]

    def __str__(self) -> str:
        name = self.title or self.address or _("Pasted text")
        return ": ".join(str(part) for part in (self.outlet, name) if part)


class ArticleCopy(models.Model):
    """The exact bytes of an article as fetched once. Copies are only ever added."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="copies", verbose_name=_("article"))
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    media_type = models.CharField(_("media type"), max_length=120)
    fetched_at = models.DateTimeField(_("fetched"))
    stored_as = models.CharField(_("file in the archive"), max_length=200)

    class Meta:
        verbose_name = _("archived copy")
        verbose_name_plural = _("archived copies")
        ordering = ["-fetched_at"]
        constraints = [
            models.UniqueConstraint(fields=["article", "sha256"], name="copy_once_for_an_article"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.sha256[:12]}"
