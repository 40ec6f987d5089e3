"""The Joint Protocol of the strategic boards: who leads on a topic since when, what they exchange and ask (SYS-52)."""

from __future__ import annotations

from django.db import models

from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.actions.escalating import OTHER_BOARDS
from safeboard.kernel.partnership.models import Agency, User

US = "children"
BOARDS = {US: "Safeguarding children board", **OTHER_BOARDS}


class Topic(Guarded, Versioned):
    """A topic that more than one board works on. Who leads is never typed over: each change is a step."""

    title = models.CharField(max_length=160)
    lead = models.CharField(max_length=24, choices=tuple(BOARDS.items()), blank=True)
    lead_since = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=12,
        default="unassigned",
        choices=(
            ("unassigned", "Nobody leads yet"),
            ("lead_agreed", "Lead agreed"),
            ("reporting", "Reporting"),
            ("reviewed", "Reviewed"),
        ),
    )

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class TopicStep(models.Model):
    """A lead or a strand lead from a day on, a report, a review. Added, never edited.

    `strand` is empty for the topic as a whole.
    """

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="steps")
    version = models.PositiveIntegerField()
    kind = models.CharField(
        max_length=10,
        choices=(
            ("lead", "Lead agreed"),
            ("strand", "Strand lead agreed"),
            ("report", "Report received"),
            ("review", "Reviewed"),
        ),
    )
    board = models.CharField(max_length=24, choices=tuple(BOARDS.items()), blank=True)
    strand = models.CharField(max_length=120, blank=True)
    on = models.DateField()
    words = models.TextField(max_length=2000, blank=True)
    why_safe = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("topic", "on", "version")
        constraints = [models.UniqueConstraint(fields=("topic", "version"), name="governance_one_topic_step")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.topic}"


class Exchange(Guarded, Versioned):
    """A meeting of the chairs, or an annual report that one board gave the others (R-GOV-08)."""

    kind = models.CharField(
        max_length=8, choices=(("chairs", "Meeting of the chairs"), ("report", "Annual report exchanged"))
    )
    board = models.CharField(max_length=24, choices=tuple(BOARDS.items()), blank=True)
    year = models.CharField(max_length=7, blank=True)
    on = models.DateField()
    words = models.TextField(max_length=2000, blank=True)
    why_safe = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.on}"


class Asked(Guarded, Versioned):
    """Data that one board asks of one agency, so that the same is not asked twice (the map of scrutiny)."""

    title = models.CharField(max_length=160)
    board = models.CharField(max_length=24, choices=tuple(BOARDS.items()))
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    how_often = models.CharField(
        max_length=10,
        choices=(
            ("month", "Every month"),
            ("quarter", "Every quarter"),
            ("year", "Every year"),
            ("once", "Once"),
        ),
    )
    ended_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("title", "agency__name", "board")

    def __str__(self) -> str:
        return f"{self.title}, {self.agency}"
