"""Snapshots, flags, what was looked at to raise them, and answers to a proposed new baseline."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone

import safeboard.kernel.indicators.counted  # noqa: F401 - its table belongs to this room
import safeboard.kernel.indicators.published.models  # noqa: F401 - its tables belong to this room
import safeboard.kernel.indicators.release_models  # noqa: F401 - its table belongs to this room
from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.partnership.models import Agency, User


class Snapshot(Guarded):
    """The figures as they stood at a moment: which tables, how many rows, what they cover, one hash of all."""

    content = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    folder = models.CharField(max_length=100)
    tables = models.JSONField()
    coverage = models.JSONField()
    released = models.BooleanField(default=False, help_text="A page made from it was issued to members.")

    class Meta:
        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        return f"Figures as at {timezone.localtime(self.made_at):%d %B %Y, %H:%M}"

    @property
    def rows_deleted_on(self) -> dt.date | None:
        """The day on which rows of it were last deleted as agreed; what was counted from them stays."""
        days = [each["deleted_on"] for each in self.tables.values() if "deleted_on" in each]
        return dt.date.fromisoformat(max(days)) if days else None


class Flag(Guarded, Versioned):
    """Something that needs the Board: which indicator, which test fired, whom it is about, what they say."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT)
    indicator = models.CharField(max_length=10)
    period = models.CharField(max_length=12)
    test = models.CharField(max_length=12)
    words = models.CharField(max_length=400)
    stands_out = models.BooleanField(
        null=True,
        help_text="Whether it is convincing among all that was looked at; empty where chance plays no part.",
    )
    note = models.CharField(max_length=200, blank=True, help_text="How far to trust it, in words.")
    about = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="flags")
    theme = models.CharField(max_length=4)
    meeting_on = models.DateField()
    raised_on = models.DateField()
    comment_by = models.DateField()
    comment = models.TextField(max_length=2000, blank=True)
    commented_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    commented_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=12, blank=True)
    rationale = models.TextField(max_length=2000, blank=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("indicator", "test", "meeting_on", "about"), name="flag_once_a_meeting"
            )
        ]

    def __str__(self) -> str:
        return self.words


class Look(Guarded):
    """What was looked at for a meeting: each test with its chance, and what was noticed. Written once, never changed."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT)
    meeting_on = models.DateField()
    looked_at = models.DateTimeField()
    seen = models.JSONField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"What was looked at for {self.meeting_on:%d %B %Y}"


class Rebase(Guarded):
    """An answer to a proposed new baseline: from which month, accepted or declined, by whom and why.

    Rows are never changed: a later answer for the same month stands in place of an earlier one, which stays to be read.
    """

    ACCEPTED, DECLINED = "accepted", "declined"

    indicator = models.CharField(max_length=10)
    starts_on = models.DateField(help_text="The first day of the first month of the new baseline.")
    answer = models.CharField(max_length=10, choices=((ACCEPTED, "Accepted"), (DECLINED, "Declined")))
    reason = models.CharField(max_length=300)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return (
            f"{self.indicator}: new baseline from {self.starts_on:%B %Y}, {self.get_answer_display().lower()}"
        )
