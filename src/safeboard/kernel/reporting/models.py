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


class Chapter(Guarded, Versioned):
    """A chapter of one year's annual report: where it stands and what it was frozen as (W34)."""

    code = models.CharField(max_length=40)
    year = models.CharField(max_length=7)
    title = models.CharField(max_length=200)
    owner = models.CharField(max_length=120)
    standing = models.CharField(
        max_length=16,
        choices=(
            ("draft", "Draft"),
            ("with_partners", "With partners"),
            ("agreed", "Agreed"),
            ("published", "Published"),
        ),
        default="draft",
    )
    reopened = models.TextField(blank=True, help_text="Why it is a draft again, in words.")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT)
    published_at = models.DateTimeField(null=True, blank=True)
    frozen = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ("year", "code")
        constraints = [models.UniqueConstraint(fields=("code", "year"), name="chapter_once_a_year")]

    def __str__(self) -> str:
        return f"{self.title}, {self.year}"


class Edition(Guarded):
    """The annual report of a year as it was issued: every chapter and appendix, frozen with its papers' finger-prints."""

    year = models.CharField(max_length=7, unique=True)
    frozen = models.JSONField()
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("year",)

    def __str__(self) -> str:
        return f"Annual report {self.year}"


class CountyFile(Guarded, Versioned):
    """A file of newer published figures of the county: its rows as they were sent, and what came of them (SYS-94).

    Taken in, it is never edited: the figures before it stay as earlier versions.
    """

    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.JSONField(help_text="Each row as it was sent: its number and its cells by heading.")
    not_read = models.JSONField(default=list, help_text="Headings and rows that were passed over, in words.")
    standing = models.CharField(
        max_length=8,
        choices=(("waiting", "Not taken in yet"), ("taken", "Taken in"), ("left", "Put away")),
        default="waiting",
    )
    facts = models.JSONField(default=list, help_text="The figures that were taken in.")
    skipped = models.JSONField(default=list, help_text="The rows that were skipped, with why.")
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-sent_at",)

    def __str__(self) -> str:
        return self.filename


class Erratum(models.Model):
    """A correction after issue: dated, beside the frozen page or chapter, which stays as it was."""

    pack = models.ForeignKey(Pack, null=True, blank=True, on_delete=models.PROTECT, related_name="errata")
    chapter = models.ForeignKey(
        Chapter, null=True, blank=True, on_delete=models.PROTECT, related_name="errata"
    )
    words = models.TextField(max_length=2000)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at",)
        verbose_name_plural = "errata"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pack__isnull=True) ^ models.Q(chapter__isnull=True),
                name="erratum_of_a_pack_or_a_chapter",
            )
        ]

    def __str__(self) -> str:
        return f"Correction to {self.pack or self.chapter}"


class Sentence(Guarded, Versioned):
    """A sentence or two of a chapter, in the notation of the report; taken out, it stays in the history."""

    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, related_name="sentences")
    order = models.PositiveIntegerField()
    kind = models.CharField(
        max_length=12,
        choices=(
            ("body", "The words"),
            ("promised", "Last year we promised"),
            ("happened", "What happened"),
            ("why", "Why we did it"),
            ("what", "What we did"),
            ("difference", "What difference it made"),
            ("next", "What is next"),
        ),
        default="body",
    )
    text = models.TextField(max_length=2000)
    taken_out = models.BooleanField(default=False)

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.text


class Remark(Guarded, Versioned):
    """A partner's comment on a chapter, or on one of its sentences, with what came of it."""

    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, related_name="remarks")
    sentence = models.ForeignKey(Sentence, null=True, on_delete=models.PROTECT, related_name="remarks")
    words = models.TextField(max_length=2000)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(
        max_length=8, blank=True, choices=(("accepted", "Accepted"), ("answered", "Answered"))
    )
    answer = models.TextField(max_length=2000, blank=True)
    why_safe = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("at",)

    def __str__(self) -> str:
        return f"Remark on {self.chapter}"


class Export(Guarded):
    """One *Export everything*: who asked, what came of it. The file is kept for a week and then let go."""

    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    hat = models.BigIntegerField(help_text="The membership that was worn, whose rights decide what is in it.")
    stored_as = models.CharField(max_length=48, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sheets = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-asked_at",)

    def __str__(self) -> str:
        return f"Export of {self.asked_at:%d %B %Y}"


class YearStep(Guarded):
    """One step of *Start the new year* that was done: what it wrote, by whom, when. Added, never edited."""

    year = models.CharField(max_length=7, help_text="The financial year that begins.")
    code = models.CharField(max_length=60)
    said = models.JSONField(default=list)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.year}: {self.code}"


class YearFigures(Guarded):
    """A year's figures as closed: which figures count for it, provisional first, then final (R-DAT-06)."""

    year = models.CharField(max_length=7)
    standing = models.CharField(max_length=12, choices=(("provisional", "Provisional"), ("final", "Final")))
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("year", "at")
        verbose_name_plural = "year figures"
        constraints = [
            models.UniqueConstraint(fields=("year", "standing"), name="year_closed_once_a_standing")
        ]

    def __str__(self) -> str:
        return f"{self.year}, {self.get_standing_display().lower()}"
