"""Vision, values and the statement of the partnership: its versions and who adopted them (SYS-53)."""

from __future__ import annotations

from django.db import models

from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.partnership.models import Agency, User


class Statement(Guarded, Versioned):
    """One version of the vision and the values, one value a line. Once agreed its words stay."""

    number = models.PositiveIntegerField(unique=True)
    vision = models.TextField(max_length=1000)
    values = models.TextField(max_length=2000)
    why_safe = models.CharField(max_length=500, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"Version {self.number}"

    @property
    def each_value(self) -> list[str]:
        """The values, one by one."""
        return [line.strip() for line in self.values.splitlines() if line.strip()]


class Adoption(models.Model):
    """How an agency lives a version from a day on. Added, never edited; the last one of an agency counts."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="adoptions")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    adopted_on = models.DateField()
    displayed = models.BooleanField(default=False)
    in_induction = models.BooleanField(default=False)
    words = models.CharField(max_length=500, blank=True)
    why_safe = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("statement", "agency__name", "pk")

    def __str__(self) -> str:
        return f"{self.agency}: {self.statement}"
