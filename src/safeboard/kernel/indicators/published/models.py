"""Files of published statistics that an analyst sent, and the figures kept from them."""

from __future__ import annotations

from django.db import models

from safeboard.kernel.access.guarding import Guarded
from safeboard.kernel.partnership.models import User


class PublishedFile(Guarded):
    """A published file: what it was read as, of which release, and whether its figures are kept."""

    filename = models.CharField(max_length=200)
    layout = models.CharField(max_length=12)
    source = models.CharField(max_length=100)
    release = models.CharField(max_length=100)
    published_on = models.DateField()
    content = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    sent_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True)
    kept = models.PositiveIntegerField(default=0)
    taken_out_at = models.DateTimeField(
        null=True, help_text="Its figures and its bytes are gone; that it was here stays."
    )

    class Meta:
        ordering = ("-published_on", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("content",),
                condition=models.Q(kept_at__isnull=False, taken_out_at__isnull=True),
                name="published_file_kept_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.release}"

    @property
    def in_use(self) -> bool:
        """Whether its figures stand beside ours."""
        return self.kept_at is not None and self.taken_out_at is None

    @property
    def published_words(self) -> str:
        """When it was published; the last day of a year stands for a year of which no more is known."""
        day = self.published_on
        return f"in {day.year}" if (day.month, day.day) == (12, 31) else f"on {day.day} {day:%B %Y}"


class PublishedValue(models.Model):
    """One figure kept from a published file; public already, so nobody is kept from reading it."""

    file = models.ForeignKey(PublishedFile, on_delete=models.CASCADE, related_name="values")
    measure = models.CharField(max_length=60)
    area_kind = models.CharField(max_length=10)
    area_code = models.CharField(max_length=9)
    area_name = models.CharField(max_length=80)
    period = models.CharField(max_length=20)
    value = models.FloatField(null=True)
    status = models.CharField(max_length=10)
    symbol = models.CharField(max_length=5, blank=True)
    meaning = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=20)
    population_base = models.CharField(max_length=100, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("file", "measure", "area_code", "period"), name="published_once_a_file"
            )
        ]
        indexes = [models.Index(fields=("measure", "period"))]

    def __str__(self) -> str:
        return f"{self.measure} {self.area_code} {self.period}"
