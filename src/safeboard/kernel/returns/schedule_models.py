"""Schedules: which agency sends which return, how often, by when, why, and on what basis, from a day on."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.work.today import now


class Every(models.TextChoices):
    """How often a return comes, in the words people choose from."""

    MONTH = "month", "Every month"
    QUARTER = "quarter", "Every quarter"
    HALF_YEAR = "half_year", "Every half year, April and October"
    YEAR = "year", "Every financial year"
    SCHOOL_YEAR = "school_year", "Every school year"


class Schedule(Guarded, Versioned):
    """What one agency sends, as agreed: it counts for every period that ends from `since` to `until`, inclusive.

    A change from a day on ends one row and begins another that `follows` it; what was asked for before keeps the
    terms it was asked for on. `working_days` are counted from the last day of the period, which is day 0 (R-CAL-02).
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    return_code = models.CharField(max_length=40)
    title = models.CharField(max_length=80)
    every = models.CharField(max_length=12, choices=Every.choices)
    working_days = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=300)
    lawful_basis = models.CharField(max_length=300)
    agreement = models.CharField(max_length=200)
    agreed_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    keep_months = models.PositiveSmallIntegerField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=500, blank=True, help_text="Why it was changed or ended.")
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    set_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("agency__name", "title", "since")
        constraints = [
            models.UniqueConstraint(
                fields=("agency", "return_code"), condition=Q(until=None), name="schedule_one_open"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="schedule_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.title}"
