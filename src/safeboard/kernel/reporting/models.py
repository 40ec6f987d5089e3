"""Packs frozen when issued, errata added after, and the chapters of the annual report."""

from __future__ import annotations

from django.db import models

from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.partnership.models import User


class Pack(Guarded, Versioned):
    """The headline page for one Board meeting. Issued, it is frozen: its words, its figures, its snapshot."""

    meeting_on = models.DateField(unique=True)
    title = models.CharField(max_length=120)
    snapshot = models.ForeignKey(Snapshot, null=True, on_delete=models.PROTECT)
    issued = models.BooleanField(default=False)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    frozen = models.JSONField(null=True, blank=True)
    content = models.CharField(max_length=64, blank=True)
    commentary = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("-meeting_on",)

    def __str__(self) -> str:
        return self.title


class Erratum(models.Model):
    """A correction after issue: dated, beside the frozen page, which stays as it was."""

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="errata")
    words = models.TextField(max_length=2000)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at",)
        verbose_name_plural = "errata"

    def __str__(self) -> str:
        return f"Correction to {self.pack}"


class Chapter(Guarded, Versioned):
    """A chapter of one year's annual report: its sentences in our notation, and where it stands (W34)."""

    code = models.CharField(max_length=40)
    year = models.CharField(max_length=7)
    title = models.CharField(max_length=200)
    owner = models.CharField(max_length=120)
    standing = models.CharField(
        max_length=16,
        choices=(("draft", "Draft"), ("with_partners", "With partners"), ("agreed", "Agreed"), ("published", "Published")),
        default="draft",
    )
    promised = models.TextField(max_length=2000, blank=True)
    happened = models.TextField(max_length=2000, blank=True)
    words = models.TextField(blank=True)
    snapshot = models.ForeignKey(Snapshot, null=True, on_delete=models.PROTECT)
    published_at = models.DateTimeField(null=True, blank=True)
    frozen = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ("year", "code")
        constraints = [models.UniqueConstraint(fields=("code", "year"), name="chapter_once_a_year")]

    def __str__(self) -> str:
        return f"{self.title}, {self.year}"


class Remark(models.Model):
    """A partner's comment on a chapter, with the answer it got."""

    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, related_name="remarks")
    words = models.TextField(max_length=2000)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering = ("at",)

    def __str__(self) -> str:
        return f"Remark on {self.chapter}"
