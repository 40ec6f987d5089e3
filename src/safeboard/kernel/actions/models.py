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
    """The five endings of a red flag (R-DAT-04), and what the plan promises (domain W27)."""

    ACTION = "action", "Action"
    DEEP_DIVE = "deep_dive", "Request to a sub group to look deeper"
    CHALLENGE = "challenge", "Challenge to an agency"
    CONCERN = "concern", "Risk or concern"
    WATCH = "watch", "Keep watching"
    PLAN = "plan", "Item of the Improvement and Development Plan"


# The five endings of a red flag (R-DAT-04); a plan item is none.
ENDINGS = (Kind.ACTION, Kind.DEEP_DIVE, Kind.CHALLENGE, Kind.CONCERN, Kind.WATCH)
KIND_NAMES = {
    Kind.ACTION: "Action",
    Kind.DEEP_DIVE: "Deeper look",
    Kind.CHALLENGE: "Challenge",
    Kind.CONCERN: "Risk or concern",
    Kind.WATCH: "Watch",
    Kind.PLAN: "Plan item",
}


class Standing(models.TextChoices):
    """Where an item stands, in the words people see (architecture section 4, actions)."""

    OPEN = "open", "Open"
    DONE = "done", "Done, to be checked"
    CHECKED = "checked", "Checked"
    MADE_A_DIFFERENCE = "made_a_difference", "Made a difference"
    NO_DIFFERENCE = "no_difference", "Checked: made no difference"
    CLOSED = "closed", "Closed"
    SAME = "same", "The same as another entry"
    CARRIED = "carried", "Carried to the next year"
    UNDONE = "undone", "Taken back"


class Wait(models.TextChoices):
    """The one next step that an item waits for (domain W19, W20)."""

    REPLY = "reply", "Waiting for a reply"
    READING = "reading", "Reply received: to be read"
    DOING = "doing", "Being done"
    CHECK = "check", "Said to be done: to be checked by someone else"
    IMPACT = "impact", "Resolved: to be looked at, what changed for children"
    SORTING = "sorting", "To be sorted by the business manager"
    SCORE = "score", "To be scored"
    OWNER = "owner", "Waiting for its owner to accept it"
    TOLERATED = "tolerated", "Tolerated by decision of the Board"
    CLOSING = "closing", "Proposed to be closed: somebody else must agree"
    NOTHING = "nothing", "Ended"


# While an item waits for one of these, its day can pass; what is with the Board or ended is never late.
CLOCK_RUNS = (Wait.REPLY, Wait.DOING, Wait.IMPACT)


class Source(models.TextChoices):
    """What an item follows from."""

    BOARD = "board", "Board meeting"
    SUB_GROUP = "sub_group", "Sub group"
    FLAG = "flag", "Red flag"
    AUDIT = "audit", "Audit"
    REVIEW = "review", "Case review"
    CHILD_DEATHS = "cdop", "Child death overview panel"
    SECTION_11 = "section11", "Section 11"
    INSPECTION = "inspection", "Inspection or peer review"
    SELF_ASSESSMENT = "self_assessment", "Board self-assessment"
    EVENT = "event", "Challenge event"
    PLAN = "plan", "Business planning"
    OTHER_BOARD = "other_board", "Another strategic board"


class EntryType(models.TextChoices):
    """What an entry of the risks and concerns log is (codelist risk_entry_type; capacity is SYS-97)."""

    RISK = "risk", "Risk"
    CONCERN = "concern", "Concern"
    ISSUE = "issue", "Issue"
    CAPACITY = "capacity", "Capacity concern"


class Channel(models.TextChoices):
    """How the Board heard of a risk or concern (codelist risk_source)."""

    DASHBOARD = "dashboard", "Dashboard red flag"
    AUDIT = "audit", "Audit"
    REVIEW = "review", "Case review"
    CHILD_DEATHS = "cdop", "Child death overview panel"
    ALLEGATIONS = "lado", "LADO report"
    MEMBER = "member", "Board member"
    SUB_GROUP = "sub_group", "Sub group"
    OTHER_BOARD = "other_board", "Other strategic board"
    INSPECTION = "inspection", "Inspection or peer review"
    STAFF = "staff", "Front line staff"
    COMPLAINT = "complaint", "Complaint"
    YOUNG_PEOPLE = "young_people", "Children and young people"


class Rag(models.TextChoices):
    """How an item of the plan stands against its date (codelist business_plan_status)."""

    NOT_STARTED = "not_started", "Not started"
    ON_TRACK = "on_track", "On track"
    AT_RISK = "at_risk", "At risk"
    OFF_TRACK = "off_track", "Off track"
    COMPLETE = "complete", "Complete"


class Batch(Guarded):
    """One import from a workbook: its columns as chosen, what was taken, what was not understood, and its undo."""

    kind = models.CharField(max_length=12, choices=Kind.choices)
    filename = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=48, blank=True)
    sheet = models.CharField(max_length=80, blank=True)
    columns = models.JSONField(default=dict)
    not_understood = models.JSONField(default=list)
    rows_in = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.filename


class ChallengeEvent(Guarded, Versioned):
    """An evidence session: agencies are asked for evidence, findings follow, a briefing is published (domain W20)."""

    title = models.CharField(max_length=200)
    scope = models.TextField(max_length=2000)
    state = models.CharField(
        max_length=12,
        default="planned",
        choices=(
            ("planned", "Planned"),
            ("asked", "Evidence asked for"),
            ("held", "Held"),
            ("findings", "Findings written"),
            ("actions", "Actions agreed"),
            ("revisited", "Revisited"),
        ),
    )
    held_on = models.DateField()
    agencies = models.ManyToManyField(Agency, related_name="+", blank=True)
    sub_group = models.ForeignKey(SubGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    strengths = models.TextField(max_length=4000, blank=True)
    gaps = models.TextField(max_length=4000, blank=True)
    briefing = models.TextField(max_length=6000, blank=True)
    briefing_on = models.DateField(null=True, blank=True)
    changed = models.TextField(max_length=4000, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-held_on",)

    def __str__(self) -> str:
        return self.title


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
    first_due_on = models.DateField(null=True, blank=True, help_text="As it was raised; `due_on` moves on.")
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
    confidential = models.BooleanField(default=False, help_text="Follows from part two of a meeting.")
    source = models.CharField(max_length=16, blank=True, choices=Source.choices)
    source_words = models.CharField(max_length=200, blank=True, help_text="Which finding, paper or meeting.")
    meeting = models.BigIntegerField(null=True, blank=True, help_text="Meetings lie above actions.")
    event = models.ForeignKey(
        ChallengeEvent, null=True, blank=True, on_delete=models.PROTECT, related_name="items"
    )
    their_number = models.CharField(max_length=40, blank=True, help_text="The number in an imported list.")
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="items")
    owner_user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    shared_with = models.CharField(
        max_length=120, blank=True, help_text="Codes of other strategic boards, joined by spaces."
    )
    escalated_to = models.CharField(
        max_length=12,
        blank=True,
        choices=(
            ("member", "the agency's Board member"),
            ("chair", "the Independent Chair"),
            ("officer", "the agency's chief officer"),
            ("board", "another strategic board"),
        ),
    )
    escalated_on = models.DateField(null=True, blank=True)
    # Risks and concerns (domain W19).
    entry_type = models.CharField(max_length=10, blank=True, choices=EntryType.choices)
    channel = models.CharField(max_length=14, blank=True, choices=Channel.choices)
    likelihood = models.PositiveSmallIntegerField(null=True, blank=True)
    impact = models.PositiveSmallIntegerField(null=True, blank=True)
    target_score = models.PositiveSmallIntegerField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    tolerated_until = models.DateField(null=True, blank=True)
    same_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # Challenges (domain W20): who asks, and when the Board looks whether it changed anything.
    asked_by = models.CharField(max_length=120, blank=True, help_text="The body or the role that challenges.")
    impact_check_on = models.DateField(null=True, blank=True)
    # The plan (domain W27).
    plan_year = models.CharField(max_length=7, blank=True)
    priority = models.CharField(max_length=2, blank=True)
    objective = models.CharField(max_length=200, blank=True)
    baseline = models.CharField(max_length=200, blank=True)
    rag = models.CharField(max_length=12, blank=True, choices=Rag.choices)
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="carried_to"
    )

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
    def score(self) -> int | None:
        """Likelihood times impact; None where it has not been scored."""
        return self.likelihood * self.impact if self.likelihood and self.impact else None

    @property
    def asked_of(self) -> str:
        """Whom it is asked of: an agency or a sub group, and the role there that owns it.

        What has ended speaks of then: its agency stands there as it was called when it was raised (pages.md 3.7).
        """
        whom = str(self.agency or self.sub_group or "")
        if self.agency is not None and self.ended:
            whom = self.agency.name_on(self.raised_on)
        return ", ".join(each for each in (whom, self.owner) if each)

    def days_late(self, on: dt.date) -> int:
        """How many days late it is on this day: 0 where it is in time, said to be done, or ended."""
        late = self.waits_for in CLOCK_RUNS and on > self.due_on
        return (on - self.due_on).days if late else 0

    def tolerated(self, on: dt.date) -> bool:
        """Whether the Board tolerates it on this day; past its date it counts as open again (domain W19)."""
        until = self.tolerated_until
        return self.waits_for == Wait.TOLERATED and until is not None and on <= until

    def stands(self, on: dt.date) -> str:
        """Where it stands on this day, in words."""
        until = self.tolerated_until
        if self.waits_for == Wait.TOLERATED and until is not None:
            ended = "" if self.tolerated(on) else "Open again: "
            word = "tolerance ended on" if ended else "Tolerated until"
            return f"{ended}{word} {until.day} {until:%B %Y}"
        return self.get_standing_display() if self.ended else self.get_waits_for_display()

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
        max_length=16,
        choices=(
            ("raised", "Raised"),
            ("imported", "Imported"),
            ("reply", "Reply"),
            ("accepted", "Reply accepted"),
            ("not_accepted", "Reply not accepted"),
            ("evidence", "Evidence"),
            ("progress", "Progress"),
            ("done", "Said to be done"),
            ("check", "Checked by someone else"),
            ("sorted", "Sorted"),
            ("scored", "Scored"),
            ("reviewed", "Reviewed"),
            ("owned", "Ownership accepted"),
            ("escalated", "Escalated"),
            ("tolerated", "Tolerated by decision of the Board"),
            ("proposed", "Proposed to be closed"),
            ("closed", "Closing agreed"),
            ("not_closed", "Closing not agreed"),
            ("carried", "Carried to the next year"),
            ("resolved", "Resolved"),
            ("impact", "What changed for children"),
            ("assigned", "Given to somebody else"),
            ("moved", "Moved to another day"),
            ("corrected", "Corrected"),
            ("reopened", "Opened again"),
            ("undone", "Undone"),
            ("taken_back", "Taken back"),
        ),
    )
    words = models.TextField(max_length=4000, blank=True)
    agrees = models.BooleanField(null=True, blank=True)
    promise = models.TextField(max_length=1000, blank=True)
    promised_on = models.DateField(null=True, blank=True)
    changed_on = models.DateField(null=True, blank=True)
    why_safe = models.CharField(max_length=500, blank=True)
    likelihood = models.PositiveSmallIntegerField(null=True, blank=True)
    impact = models.PositiveSmallIntegerField(null=True, blank=True)
    confidence = models.CharField(
        max_length=6, blank=True, choices=(("low", "Low"), ("medium", "Medium"), ("high", "High"))
    )
    rag = models.CharField(max_length=12, blank=True, choices=Rag.choices)
    corrects = models.PositiveIntegerField(
        null=True, blank=True, help_text="The version of the step put right."
    )
    before = models.JSONField(default=dict, blank=True, help_text="What the item was before, for an undo.")
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


class SavedFilter(models.Model):
    """A way of looking at a list that somebody wants again: a name for what stands in the address. Theirs alone."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    page = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(fields=("user", "page", "name"), name="saved_filter_once_a_name")
        ]

    def __str__(self) -> str:
        return self.name
