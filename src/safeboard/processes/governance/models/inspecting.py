"""Outside judgements: who judged what when, each finding with its owner, response, position and evidence (SYS-91)."""

from __future__ import annotations

from django.db import models

from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.actions.models import Item
from safeboard.kernel.partnership.models import Agency, User

KINDS = (
    ("inspection", "Inspection"),
    ("review", "Review of the Board"),
    ("peer", "Peer review"),
    ("national", "National review"),
    ("scrutiny", "Council scrutiny"),
    ("inquiry", "Select committee inquiry"),
    ("report", "Independent report"),
)
# The five themes of the dataset, and how the Board itself works.
THEMES = (
    ("T1", "Early help and thresholds"),
    ("T2", "Exploitation and missing children"),
    ("T3", "The child’s journey"),
    ("T4", "Neglect"),
    ("T5", "Effectiveness of the Board"),
)
JUDGEMENTS = (
    ("OUTSTANDING", "Outstanding"),
    ("GOOD", "Good"),
    ("RI", "Requires improvement"),
    ("INADEQUATE", "Inadequate"),
    ("NONE", "No grade given"),
)


class Status(models.TextChoices):
    """Where a finding is (SYS-91)."""

    RECEIVED = "received", "Received: response to be agreed"
    RESPONSE_AGREED = "agreed", "Response agreed"
    IN_PROGRESS = "progress", "In progress"
    EVIDENCED = "evidenced", "Evidence given: to be verified"
    VERIFIED = "verified", "Verified by someone else"
    CLOSED = "closed", "Closed"


class Inspection(Guarded, Versioned):
    """One judgement from outside."""

    body = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=KINDS)
    title = models.CharField(max_length=200)
    on = models.DateField()
    respond_by = models.DateField(null=True, blank=True)
    again_on = models.DateField(null=True, blank=True, help_text="When they come again, if known.")
    summary = models.TextField(max_length=4000, blank=True)
    why_safe = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-on", "title")

    def __str__(self) -> str:
        return self.title


class Strand(models.Model):
    """What was judged of one strand of an inspection. Added, never edited."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="strands")
    strand = models.CharField(max_length=120)
    judgement = models.CharField(max_length=12, choices=JUDGEMENTS)

    class Meta:
        ordering = ("inspection", "pk")

    def __str__(self) -> str:
        return f"{self.strand}: {self.get_judgement_display()}"


class Finding(Guarded, Versioned):
    """One finding or recommendation: who owns it, what was answered, where it stands, what shows it."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(
        max_length=14, choices=(("finding", "Finding"), ("recommendation", "Recommendation"))
    )
    words = models.TextField(max_length=2000)
    theme = models.CharField(max_length=2, choices=THEMES)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.RECEIVED)
    accepted = models.BooleanField(null=True, blank=True)
    response = models.TextField(max_length=2000, blank=True)
    position = models.TextField(max_length=2000, blank=True)
    evidence = models.TextField(max_length=2000, blank=True)
    plan_item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("inspection", "number")
        constraints = [
            models.UniqueConstraint(fields=("inspection", "number"), name="governance_one_finding_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class FindingStep(models.Model):
    """One thing that happened to a finding. Added, never edited."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="steps")
    version = models.PositiveIntegerField()
    kind = models.CharField(
        max_length=10,
        choices=(
            ("received", "Received"),
            ("accepted", "Accepted"),
            ("contested", "Contested"),
            ("position", "Position stated"),
            ("evidence", "Evidence given"),
            ("verified", "Verified"),
            ("returned", "Evidence not enough"),
            ("linked", "Linked to the plan"),
            ("closed", "Closed"),
        ),
    )
    words = models.TextField(max_length=2000, blank=True)
    why_safe = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("finding", "version")
        constraints = [
            models.UniqueConstraint(fields=("finding", "version"), name="governance_one_step_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.finding}"
