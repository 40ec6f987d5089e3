"""The keys with which an agency's own programs send figures (SYS-54)."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models

from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.work.today import now


class Token(Guarded, Versioned):
    """One token of one agency: what it may send, until when, and when it was used last.

    Only a hash of it is kept; `begins` are its first letters, by which people tell tokens apart.
    """

    agency = models.ForeignKey("partnership.Agency", on_delete=models.PROTECT)
    name = models.CharField(max_length=80)
    returns = models.JSONField(default=list)
    begins = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)
    until = models.DateField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    uses = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("agency__name", "-made_at")

    def __str__(self) -> str:
        return f"{self.name} ({self.begins}…)"

    def opens(self, on: dt.date) -> bool:
        """Whether a program may send with it on this day; never for an agency that is no partner any more."""
        return self.ended_at is None and on <= self.until and not self.agency.ended_by(on)
