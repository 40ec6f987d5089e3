"""Snapshots and flags."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone

import safeboard.kernel.indicators.counted  # noqa: F401 - its table belongs to this room
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
