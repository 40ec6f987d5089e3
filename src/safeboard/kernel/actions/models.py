"""One tracker for what follows from a finding: actions, challenges, deep dives, risks, things to keep watching.

What happens to an item is added as a step and never edited; the item's state is that of its last step.
"""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import QuerySet

from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.partnership.models import Agency, SubGroup, User


class Kind(models.TextChoices):
    """The five endings of a red flag (R-DAT-04)."""

    ACTION = "action", "Action"
    DEEP_DIVE = "deep_dive", "Request to a sub group to look deeper"
    CHALLENGE = "challenge", "Challenge to an agency"
    CONCERN = "concern", "Risk or concern"
    WATCH = "watch", "Keep watching"


KIND_NAMES = {
    Kind.ACTION: "Action",
    Kind.DEEP_DIVE: "Deeper look",
    Kind.CHALLENGE: "Challenge",
    Kind.CONCERN: "Risk or concern",
    Kind.WATCH: "Watch",
}


class Standing(models.TextChoices):
    """Where an item stands, in the words people see (architecture section 4, actions)."""

    OPEN = "open", "Open"
    DONE = "done", "Done, to be checked"
    CHECKED = "checked", "Checked"
    MADE_A_DIFFERENCE = "made_a_difference", "Made a difference"
    NO_DIFFERENCE = "no_difference", "Checked: made no difference"
    UNDONE = "undone", "Taken back"


class Wait(models.TextChoices):
    """The one next step that an item waits for (domain W19, W20)."""

    REPLY = "reply", "Waiting for a reply"
    READING = "reading", "Reply received: to be read"
    DOING = "doing", "Being done"
    CHECK = "check", "Said to be done: to be checked by someone else"
    NOTHING = "nothing", "Ended"


class Item(Guarded, Versioned):
    """Something that somebody has undertaken, with an owner, a date and a measure of success."""

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=300)
    words = models.TextField(max_length=4000, blank=True)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="items")
    sub_group = models.ForeignKey(SubGroup, null=True, blank=True, on_delete=models.PROTECT)
    owner = models.CharField(max_length=120, blank=True)
    due_on = models.DateField()
    measure = models.CharField(max_length=300, blank=True)
    indicator = models.CharField(max_length=10, blank=True)
    flag = models.BigIntegerField(
        null=True, blank=True, help_text="The red flag it answers; actions lie below flags."
    )
    standing = models.CharField(max_length=20, choices=Standing.choices, default=Standing.OPEN)
    waits_for = models.CharField(max_length=10, choices=Wait.choices, default=Wait.DOING)
    raised_on = models.DateField()
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    hidden = models.BooleanField(default=False)

    class Meta:
        ordering = ("due_on", "number")
        constraints = [models.UniqueConstraint(fields=("kind", "number"), name="item_number_once_a_kind")]

    def __str__(self) -> str:
        return f"{KIND_NAMES[Kind(self.kind)]} {self.number}"

    @property
    def ended(self) -> bool:
        """Whether nothing more is asked of anybody."""
        return self.waits_for == Wait.NOTHING

    @property
    def asked_of(self) -> str:
        """Whom it is asked of: an agency or a sub group, and the role there that owns it."""
        whom = str(self.agency or self.sub_group or "")
        return ", ".join(each for each in (whom, self.owner) if each)

    def days_late(self, on: dt.date) -> int:
        """How many days late it is on this day: 0 where it is in time, said to be done, or ended."""
        late = self.waits_for in (Wait.REPLY, Wait.DOING) and on > self.due_on
        return (on - self.due_on).days if late else 0

    def story(self) -> QuerySet[Step]:
        """Everything that happened to it, first things first."""
        return self.steps.select_related("by", "agency")

    def last_step(self) -> Step:
        """The last thing that happened to it."""
        return max(self.steps.all(), key=lambda step: step.version)


class Step(models.Model):
    """One thing that happened to an item: a reply, evidence, a check. Added, never edited.

    `version` is the item's version that the step made. In a reply `agrees` says yes or no and `promise` with
    `promised_on` what will be done by when; in evidence `changed_on` is the day from which it counts.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="steps")
    version = models.PositiveIntegerField()
    kind = models.CharField(
        max_length=12,
        choices=(
            ("raised", "Raised"),
            ("reply", "Reply"),
            ("accepted", "Reply accepted"),
            ("not_accepted", "Reply not accepted"),
            ("evidence", "Evidence"),
            ("done", "Said to be done"),
            ("check", "Checked by someone else"),
            ("taken_back", "Taken back"),
        ),
    )
    words = models.TextField(max_length=4000, blank=True)
    agrees = models.BooleanField(null=True, blank=True)
    promise = models.TextField(max_length=1000, blank=True)
    promised_on = models.DateField(null=True, blank=True)
    changed_on = models.DateField(null=True, blank=True)
    why_safe = models.CharField(max_length=500, blank=True)
    standing = models.CharField(max_length=20, choices=Standing.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("version",)
        constraints = [models.UniqueConstraint(fields=("item", "version"), name="step_once_a_version")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.item}"


class Report(Guarded):
    """Something a person told us is wrong; a data breach hides the words at once and starts a 72-hour clock."""

    BREACH, PROBLEM = "breach", "problem"

    kind = models.CharField(max_length=10, choices=((BREACH, "Data breach"), (PROBLEM, "Something is wrong")))
    page = models.CharField(max_length=300)
    words = models.TextField(max_length=4000)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="reports")
    why_safe = models.CharField(max_length=500, blank=True)
    outcome = models.CharField(
        max_length=10,
        blank=True,
        choices=(("shown", "Shown again"), ("kept", "Kept hidden; the record is closed")),
    )
    reason = models.TextField(max_length=2000, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.page}"
