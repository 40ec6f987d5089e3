"""The Board's self-assessment: a round, each member's own answers, what was agreed of each standard (SYS-49, W27)."""

from __future__ import annotations

from django.db import models

from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.actions.models import Item
from safeboard.kernel.partnership.models import Agency, User

# Codelist self_assessment_standard: what a good Board does, in the words of the project.
STANDARDS = {
    "GOV": "Governance and accountability arrangements",
    "PRIORITIES": "Priorities informed by data and voice",
    "MONITOR": "Monitoring and evaluating front line practice",
    "DATA": "Use of multi-agency data",
    "AUDIT": "Section 11 and case file audit",
    "CHALLENGE": "Challenge and influence",
    "LEARNING": "Learning and improvement framework and reviews",
    "CDOP": "Child death review",
    "POLICIES": "Policies, procedures and thresholds",
    "TRAINING": "Sufficiency and impact of training",
    "CSE": "Child sexual exploitation and missing oversight",
    "VOICE": "Participation of children and families",
    "ANNUAL": "Rigorous annual report",
}


class Judgement(models.TextChoices):
    """The four judgements, best first (codelist ofsted_judgement)."""

    OUTSTANDING = "OUTSTANDING", "Outstanding"
    GOOD = "GOOD", "Good"
    RI = "RI", "Requires improvement"
    INADEQUATE = "INADEQUATE", "Inadequate"


WEAK = (Judgement.RI, Judgement.INADEQUATE)


class Stage(models.TextChoices):
    """Where a round is (domain W27)."""

    OPENED = "opened", "Open: members answer"
    ANALYSED = "analysed", "Analysed"
    FEEDBACK = "feedback", "Fed back to members"
    PLAN_UPDATED = "plan_updated", "Closed: the plan is updated"


class Round(Guarded, Versioned):
    """One self-assessment of the Board by all of its members."""

    title = models.CharField(max_length=120)
    state = models.CharField(max_length=14, choices=Stage.choices, default=Stage.OPENED)
    opened_on = models.DateField()
    closes_on = models.DateField()
    feedback = models.TextField(max_length=4000, blank=True)
    why_safe = models.CharField(max_length=500, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-opened_on", "-pk")

    def __str__(self) -> str:
        return self.title


class Answer(Guarded, Versioned):
    """What one member says of one standard. Only they read it as theirs; everybody else reads counts.

    `group` is the kind of agency they act for, kept as it was when they answered.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=20)
    standard = models.CharField(max_length=12, choices=tuple(STANDARDS.items()))
    judgement = models.CharField(max_length=12, choices=Judgement.choices, blank=True)
    comment = models.TextField(max_length=2000, blank=True)
    evidence = models.TextField(max_length=2000, blank=True)
    why_safe = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("round", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("round", "user", "standard"), name="governance_one_answer_a_standard"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_standard_display()}, {self.round}"


class Agreed(models.Model):
    """What the Board agreed of a standard, with its reason and the item of the plan that answers it.

    Added, never edited; the last one of a standard counts.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="agreed")
    version = models.PositiveIntegerField()
    standard = models.CharField(max_length=12, choices=tuple(STANDARDS.items()))
    judgement = models.CharField(max_length=12, choices=Judgement.choices)
    reason = models.TextField(max_length=2000)
    plan_item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why_safe = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("round", "version")
        constraints = [
            models.UniqueConstraint(fields=("round", "version"), name="governance_one_agreed_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.get_standard_display()}: {self.get_judgement_display()}"
