"""The Board's money: what agencies are asked for, pledge and give, what it is spent on, how it stands each quarter.

All money is whole pence.
"""

from __future__ import annotations

from django.db import models

from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.partnership.models import Agency, User


class Kind(models.TextChoices):
    """What a line of income is (codelist budget_line). Base and in-year money are never mixed (R-GOV-11)."""

    BASE = "BASE", "Base contribution"
    ADDITIONAL = "ADDITIONAL", "Additional in-year contribution"
    IN_KIND = "INKIND", "In-kind contribution"
    CARRY = "CARRY", "Carry forward"
    TRAINING = "TRAINING_INCOME", "Training income"


# What an agency is asked for; the rest the Board has of itself and records as it comes in.
ASKED_FOR = (Kind.BASE, Kind.ADDITIONAL, Kind.IN_KIND)
OF_ITSELF = (Kind.CARRY, Kind.TRAINING)


class State(models.TextChoices):
    """Where a contribution is (domain W29)."""

    REQUESTED = "requested", "Asked for"
    PLEDGED = "pledged", "Pledged"
    RECEIVED = "received", "Received"


class Line(Guarded, Versioned):
    """One line of income of one financial year, from one agency or shared by several.

    The three amounts are what stands now; how they came about is in the changes, which are only added.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    shared_with = models.ManyToManyField(Agency, related_name="+", blank=True)
    year = models.CharField(max_length=7)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.REQUESTED)
    requested_pence = models.PositiveBigIntegerField(default=0)
    pledged_pence = models.PositiveBigIntegerField(default=0)
    received_pence = models.PositiveBigIntegerField(default=0)
    note = models.CharField(max_length=500, blank=True, help_text="How a shared line is split, and why.")

    class Meta:
        ordering = ("year", "agency__name", "kind", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}, {self.agency}"

    @property
    def pence(self) -> int:
        """What the line counts for now: what was received, else pledged, else asked for."""
        return {
            State.REQUESTED: self.requested_pence,
            State.PLEDGED: self.pledged_pence,
            State.RECEIVED: self.received_pence,
        }[State(self.state)]


class Change(models.Model):
    """One thing that happened to a line: asked for, pledged, received. Added, never edited."""

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="changes")
    version = models.PositiveIntegerField()
    kind = models.CharField(
        max_length=10,
        choices=(
            ("requested", "Asked for"),
            ("changed", "Asked for a different amount"),
            ("pledged", "Pledged"),
            ("received", "Received"),
        ),
    )
    pence = models.PositiveBigIntegerField()
    words = models.CharField(max_length=500, blank=True)
    why_safe = models.CharField(max_length=500, blank=True)
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("line", "version")
        constraints = [
            models.UniqueConstraint(fields=("line", "version"), name="budget_one_change_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.line}"


class Purpose(models.TextChoices):
    """What a head of spending is: running the Board, or the reserve for reviews, which come unasked (S L2489)."""

    SPEND = "SPEND", "Spending"
    REVIEWS = "SCR_COST", "Reserve for reviews"


class Head(Guarded, Versioned):
    """One head of spending of a financial year, with what it is planned to need."""

    year = models.CharField(max_length=7)
    title = models.CharField(max_length=120)
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.SPEND)
    planned_pence = models.PositiveBigIntegerField()

    class Meta:
        ordering = ("year", "-purpose", "title")
        constraints = [models.UniqueConstraint(fields=("year", "title"), name="budget_one_head_a_title")]

    def __str__(self) -> str:
        return f"{self.title}, {self.year}"


class Position(models.Model):
    """How a head stood at the end of a quarter and how the year will end. Added, never edited; the last one counts."""

    head = models.ForeignKey(Head, on_delete=models.PROTECT, related_name="positions")
    version = models.PositiveIntegerField()
    quarter = models.PositiveSmallIntegerField()
    planned_pence = models.PositiveBigIntegerField()
    spent_pence = models.PositiveBigIntegerField()
    forecast_pence = models.PositiveBigIntegerField()
    words = models.CharField(max_length=500, blank=True)
    why_safe = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("head", "version")
        constraints = [
            models.UniqueConstraint(fields=("head", "version"), name="budget_one_position_a_version")
        ]

    def __str__(self) -> str:
        return f"Quarter {self.quarter}: {self.head}"
