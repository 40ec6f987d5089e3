"""Raw counts, as the engine counted them. Only runs writes them and only disclosure reads them (a contract says so)."""

from __future__ import annotations

from django.db import models


class Result(models.Model):
    """One count of one indicator for one period, area and category, as the engine counted it."""

    snapshot = models.ForeignKey("indicators.Snapshot", on_delete=models.PROTECT, related_name="results")
    code = models.CharField(max_length=10)
    definition = models.CharField(max_length=12)
    period = models.CharField(max_length=12)
    area = models.CharField(max_length=9)
    by = models.CharField(max_length=30, blank=True)
    category = models.CharField(max_length=60, blank=True)
    numerator = models.IntegerField(help_text="Below nought only for points that fell.")
    denominator = models.PositiveIntegerField(null=True)
    excluded = models.PositiveIntegerField(default=0)
    standing = models.CharField(
        max_length=10,
        choices=(("whole", "Covers the period"), ("too_early", "Too early to say"), ("no_data", "No data")),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("snapshot", "code", "period", "area", "by", "category"), name="result_once_a_snapshot"
            )
        ]
        indexes = [models.Index(fields=("snapshot", "code", "by"))]

    def __str__(self) -> str:
        return f"{self.code} {self.period} {self.category}".strip()
