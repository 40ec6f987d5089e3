"""Long work that somebody waits for: how far it is, and what came of it."""

from __future__ import annotations

from django.db import models


class Job(models.Model):
    """One piece of background work with its progress in words; it can be run again after a kill."""

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    words = models.CharField(max_length=200, default="Waiting to start")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    state = models.CharField(
        max_length=10,
        choices=(
            ("waiting", "Waiting"),
            ("running", "Running"),
            ("finished", "Finished"),
            ("failed", "Failed"),
        ),
        default="waiting",
    )
    fault = models.CharField(max_length=300, blank=True)
    started_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-pk",)
        indexes = [models.Index(fields=("kind", "subject"))]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}: {self.words}"
