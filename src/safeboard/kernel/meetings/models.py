"""Series of meetings, seats and who held them, meetings, their agenda, papers, attendance, minutes, decisions.

A seat exists on its own: who held it is history (SYS-43). Attendance is of a seat at a meeting, never of a person.
What a meeting became is added as a `Move`, what was minuted as a `Minute`, and neither is edited.
"""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q

from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.partnership.models import Agency, SubGroup, User


class SeriesKind(models.TextChoices):
    """What meets."""

    BOARD = "board", "Board"
    SUB_GROUP = "sub_group", "Sub group"
    PANEL = "panel", "Panel"
    OTHER = "other", "Other group"


class Series(Guarded, Versioned):
    """A body that meets: the Board, a sub group, a panel. Its rules of meeting have defaults in the settings."""

    code = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=SeriesKind.choices)
    sub_group = models.ForeignKey(SubGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    terms = models.TextField(max_length=6000, blank=True, help_text="Terms of reference.")
    months_between = models.PositiveSmallIntegerField(default=2)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("kind", "name")
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.name


class Constituency(Guarded):
    """Whom one seat, or several that share one, speaks for: attendance is counted by it (R-GOV-02).

    Four district councils share one seat a meeting: whoever comes satisfies all of them.
    """

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="constituencies")
    name = models.CharField(max_length=120)
    statutory = models.BooleanField(default=False, help_text="Counts for the quorum.")
    must_be_there = models.BooleanField(
        default=False, help_text="No quorum without it: authority, police, health."
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "name")
        verbose_name_plural = "constituencies"
        constraints = [models.UniqueConstraint(fields=("series", "name"), name="constituency_once_a_series")]

    def __str__(self) -> str:
        return self.name


class SeatKind(models.TextChoices):
    """How somebody sits there (codelist board_role)."""

    CHAIR = "chair", "Chair"
    VICE_CHAIR = "vice_chair", "Vice chair"
    MEMBER = "member", "Member"
    LAY = "lay", "Lay member"
    ADVISER = "adviser", "Professional adviser"
    OBSERVER = "observer", "Participant observer"


class Seat(Guarded):
    """A place at a series' table from a day to a day, whoever holds it."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="seats")
    constituency = models.ForeignKey(Constituency, on_delete=models.PROTECT, related_name="seats")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=SeatKind.choices, default=SeatKind.MEMBER)
    title = models.CharField(
        max_length=120, help_text="The post that sits there, for example 'Head of service'."
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("constituency__order", "constituency__name", "title")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="seat_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.constituency}: {self.title}"


class Holder(Guarded, Versioned):
    """Who held a seat, or stood in as its named deputy, from a day to a day."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="holders")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    deputy = models.BooleanField(default=False)
    interim = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    induction_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("since", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="holder_ends_after_they_start",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Declaration(Guarded):
    """An interest that the holder of a seat declared: standing, or at one meeting about one item."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="declarations")
    holder = models.ForeignKey(Holder, on_delete=models.PROTECT, related_name="declarations")
    words = models.CharField(max_length=400)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    item = models.ForeignKey(
        "AgendaItem", null=True, blank=True, on_delete=models.PROTECT, related_name="declarations"
    )
    handling = models.CharField(
        max_length=12,
        blank=True,
        choices=(
            ("noted", "Stayed and spoke"),
            ("no_voice", "Stayed and took no part"),
            ("left", "Left the room; the paper stays closed to them"),
        ),
    )
    why_safe = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("since", "pk")

    def __str__(self) -> str:
        return self.words


class State(models.TextChoices):
    """How far a meeting is (domain W26)."""

    PLANNED = "planned", "Planned"
    AGENDA_SET = "agenda_set", "Agenda set"
    PAPERS_ISSUED = "papers", "Papers issued"
    HELD = "held", "Held"
    MINUTES_DRAFT = "draft", "Minutes in draft"
    AGREED = "agreed", "Minutes agreed"
    CANCELLED = "cancelled", "Cancelled"


class Meeting(Guarded, Versioned):
    """One meeting of a series."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField()
    starts = models.TimeField(default=dt.time(10))
    ends = models.TimeField(default=dt.time(12, 30))
    place = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PLANNED)
    sequence = models.PositiveSmallIntegerField(default=0, help_text="How often its calendar entry changed.")
    quorate = models.BooleanField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("on", "starts")
        constraints = [models.UniqueConstraint(fields=("series", "on", "starts"), name="meeting_once")]

    def __str__(self) -> str:
        return f"{self.series}, {self.on.day} {self.on:%B %Y}"


class Move(models.Model):
    """What a meeting became, by whom, when and why. Added, never edited."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="moves")
    state = models.CharField(max_length=12, choices=State.choices)
    why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.meeting}: {self.get_state_display()}"


class Purpose(models.TextChoices):
    """What the meeting is asked to do with an item."""

    DECIDE = "decide", "To decide"
    ASSURE = "assure", "To be assured"
    DISCUSS = "discuss", "To discuss"
    INFORM = "inform", "To be informed"


class Origin(models.TextChoices):
    """How an item came onto an agenda."""

    STANDING = "standing", "Standing item"
    PLANNED = "planned", "Forward plan"
    MATTERS_ARISING = "arising", "Matters arising"
    LATE = "late", "Late item"
    TABLED = "tabled", "Tabled at the meeting"


class AgendaItem(Guarded, Versioned):
    """Something on an agenda, or on the forward plan while it has no meeting yet."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="items")
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="agenda"
    )
    wanted_on = models.DateField(
        null=True, blank=True, help_text="Forward plan: the meeting on or after this day."
    )
    place = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.PLANNED)
    presenter = models.CharField(max_length=120, blank=True)
    minutes_allowed = models.PositiveSmallIntegerField(default=10)
    part_two = models.BooleanField(
        default=False, help_text="Confidential: only for those who sit in part two."
    )
    standing_code = models.CharField(max_length=20, blank=True)
    paper_wanted = models.BooleanField(default=True, help_text="Whether a paper is expected for it.")
    why = models.CharField(max_length=300, blank=True, help_text="Why it is late, tabled or confidential.")
    taken_off = models.BooleanField(default=False)
    why_safe = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("part_two", "place", "pk")

    def __str__(self) -> str:
        return self.title


class Paper(Guarded):
    """A paper of an item, one row a version; the newest version of a number is the one that counts."""

    subjects = ("item",)

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="papers")
    number = models.CharField(max_length=12)
    paper_version = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=200)
    filename = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=48)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    late = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("item", "number", "-paper_version")
        constraints = [
            models.UniqueConstraint(fields=("item", "number", "paper_version"), name="paper_version_once")
        ]

    def __str__(self) -> str:
        return f"Paper {self.number}: {self.title}"


class Presence(models.TextChoices):
    """Whether a seat was filled at a meeting (codelist attendance_status)."""

    ATTENDED = "attended", "Attended"
    DEPUTY = "deputy", "Deputy attended"
    APOLOGIES = "apologies", "Apologies"
    ABSENT = "absent", "Absent without apologies"
    NOT_EXPECTED = "not_expected", "Not expected (shared seat)"


class Attendance(Guarded, Versioned):
    """One seat at one meeting: who filled it, or who sent apologies and why."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="attendances")
    holder = models.ForeignKey(Holder, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    presence = models.CharField(max_length=12, choices=Presence.choices)
    who = models.CharField(max_length=120, blank=True, help_text="Role of whoever came instead.")
    reason = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("seat__constituency__order", "seat__title")
        constraints = [models.UniqueConstraint(fields=("meeting", "seat"), name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.seat}: {self.get_presence_display()}"


class Minute(Guarded):
    """What was minuted under an item; a correction is a further row, and the last row counts."""

    subjects = ("item",)

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="minutes")
    minute_version = models.PositiveSmallIntegerField()
    words = models.TextField(max_length=8000)
    challenge = models.TextField(
        max_length=2000, blank=True, help_text="Who challenged, and what was answered."
    )
    correction = models.BooleanField(default=False)
    why_safe = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("item", "minute_version")
        constraints = [models.UniqueConstraint(fields=("item", "minute_version"), name="minute_version_once")]

    def __str__(self) -> str:
        return f"Minute of {self.item}"


class Decision(Guarded):
    """What was decided, on what, why, against what else, and who dissented. Never edited; one may supersede another."""

    subjects = ("item",)

    number = models.PositiveIntegerField(unique=True)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="decisions")
    words = models.TextField(max_length=2000)
    rationale = models.TextField(max_length=2000)
    options = models.TextField(max_length=2000, blank=True)
    dissent = models.CharField(max_length=400, blank=True)
    known = models.TextField(
        max_length=2000, help_text="What was known: papers and figures before the meeting."
    )
    supersedes = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why_safe = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"Decision {self.number}"
