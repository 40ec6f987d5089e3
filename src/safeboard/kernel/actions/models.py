"""One tracker for what follows from a finding: actions, challenges, deep dives, risks, things to keep watching.

What happens to an item is added as a step and never edited; the item's state is that of its last step.
"""

from __future__ import annotations

from django.db import models

from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.partnership.models import Agency, SubGroup, User


class Kind(models.TextChoices):
    """The five endings of a red flag (R-DAT-04)."""

    ACTION = "action", "Action"
    DEEP_DIVE = "deep_dive", "Request to a sub group to look deeper"
    CHALLENGE = "challenge", "Challenge to an agency"
    CONCERN = "concern", "Risk or concern"
    WATCH = "watch", "Keep watching"


class Standing(models.TextChoices):
    """Where an item stands, in the words people see (architecture section 4, actions)."""

    OPEN = "open", "Open"
    DONE = "done", "Done, to be checked"
    CHECKED = "checked", "Checked"
    MADE_A_DIFFERENCE = "made_a_difference", "Made a difference"
    NO_DIFFERENCE = "no_difference", "Checked: made no difference"
    UNDONE = "undone", "Taken back"


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
    flag = models.BigIntegerField(null=True, blank=True, help_text="The red flag it answers; actions lie below flags.")
    standing = models.CharField(max_length=20, choices=Standing.choices, default=Standing.OPEN)
    raised_on = models.DateField()
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    hidden = models.BooleanField(default=False)

    class Meta:
        ordering = ("due_on", "number")
        constraints = [models.UniqueConstraint(fields=("kind", "number"), name="item_number_once_a_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class Step(models.Model):
    """One thing that happened to an item: a reply, evidence, a check. Added, never edited."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(
        max_length=12,
        choices=(
            ("raised", "Raised"),
            ("sent", "Sent"),
            ("reply", "Reply"),
            ("evidence", "Evidence"),
            ("done", "Said to be done"),
            ("check", "Checked by someone else"),
            ("accepted", "Reply accepted"),
            ("not_accepted", "Reply not accepted"),
            ("taken_back", "Taken back"),
        ),
    )
    words = models.TextField(max_length=4000, blank=True)
    promised_on = models.DateField(null=True, blank=True)
    standing = models.CharField(max_length=20, choices=Standing.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    hidden = models.BooleanField(default=False)

    class Meta:
        ordering = ("at", "pk")

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

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.page}"
