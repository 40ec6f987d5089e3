"""Releases of figures to the public: proposed by one person, approved by another, held for a while, then open to all."""

from __future__ import annotations

import datetime as dt

from django.db import models

from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.partnership.models import User


class Release(Guarded, Versioned):
    """One release as it stands: its frozen files and page with their hash, what the attacker found, who did what and when.

    It is being checked until a job has made the files. A release is never changed: a correction is a release of its
    own, which names the one it `replaces`.
    """

    CHECKING, PROPOSED, BLOCKED, APPROVED, WITHDRAWN, DECLINED = (
        "checking",
        "proposed",
        "blocked",
        "approved",
        "withdrawn",
        "declined",
    )

    # Large: lists leave them where they are.
    FROZEN = ("data", "metadata", "page")

    title = models.CharField(max_length=120)
    words = models.TextField(max_length=1000, blank=True)
    choice = models.JSONField(
        help_text="Indicators, years, and whether quarters, months and breakdowns are in it."
    )
    snapshot = models.ForeignKey("indicators.Snapshot", on_delete=models.PROTECT, related_name="releases")
    state = models.CharField(
        max_length=10,
        choices=(
            (CHECKING, "Being checked"),
            (PROPOSED, "Waits for approval"),
            (BLOCKED, "Blocked: it would give a small count away"),
            (APPROVED, "Approved"),
            (WITHDRAWN, "Withdrawn"),
            (DECLINED, "Not approved"),
        ),
    )
    data = models.BinaryField(default=b"")
    metadata = models.BinaryField(default=b"")
    page = models.BinaryField(default=b"", help_text="The tables and charts as drawn when they were checked.")
    content = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the files and the page.")
    report = models.JSONField(default=dict, help_text="What the attacker looked at and found.")
    readers = models.ManyToManyField(User, related_name="+", help_text="Who may read it while it is held.")
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    public_at = models.DateTimeField(null=True)
    reason = models.TextField(max_length=1000, blank=True, help_text="Why it was not approved, or withdrawn.")
    replaces = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="replaced_by",
        help_text="The one it corrects.",
    )

    class Meta:
        ordering = ("-proposed_at", "-pk")

    def __str__(self) -> str:
        return self.title

    def is_public(self, at: dt.datetime) -> bool:
        """Whether everybody may read it at this moment."""
        return self.state == self.APPROVED and self.public_at is not None and self.public_at <= at

    def is_held(self, at: dt.datetime) -> bool:
        """Whether it is approved and waits for its moment."""
        return self.state == self.APPROVED and not self.is_public(at)
