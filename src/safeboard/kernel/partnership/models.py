"""Agencies, sub groups, people who use Safeboard, and the hats they wear."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q, QuerySet

from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.work.models import Message
from safeboard.kernel.work.today import now, today


class Agency(Guarded, Versioned):
    """A partner: it sends figures, is challenged, owns actions. Names change by date; the code does not.

    `names` are the names by the day from which they count, as `{"since": "2016-06-01", "name": ...}`, the first from
    ""; it is empty while there was only one. Loaded from the database, `name` is the name of today; `name_on` tells
    that of any day.
    """

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    area_code = models.CharField(
        max_length=9, blank=True, help_text="The authority's code, for the county council."
    )
    names = models.JSONField(default=list, blank=True)
    since = models.DateField(null=True, blank=True, help_text="Empty for one that was there from the start.")
    until = models.DateField(null=True, blank=True, help_text="Its last day as a partner.")
    ended_why = models.CharField(max_length=1200, blank=True)

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any) -> Agency:
        """As stored, under the name of today: a new name counts from its day without anybody doing anything."""
        agency = super().from_db(db, field_names, values)
        if "names" in field_names and agency.names:
            agency.name = agency.name_on(today())
        return agency

    @classmethod
    def living(cls, on: dt.date) -> QuerySet[Agency]:
        """The agencies that are partners on this day: what a form offers."""
        begun = Q(since=None) | Q(since__lte=on)
        return cls.objects.filter(begun, Q(until=None) | Q(until__gte=on))

    def name_on(self, day: dt.date) -> str:
        """What it was called on this day; before its first name, that one."""
        if not self.names:
            return self.name
        by_day = sorted(self.names, key=lambda each: each["since"])
        counting = [each for each in by_day if each["since"] <= day.isoformat()]
        return str((counting or by_day[:1])[-1]["name"])

    def ended_by(self, day: dt.date) -> bool:
        """Whether it was no partner any more on this day."""
        return self.until is not None and self.until < day


class SubGroup(Guarded):
    """A sub group of the Board; it owns a theme of the dataset."""

    code = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Creates users by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A new user; without a password they can sign in only after setting one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        if password is None:
            user.set_unusable_password()
        else:
            user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in. What they may see comes from the hats they wear, never from here."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]  # noqa: RUF012
    objects = UserManager()

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name shown beside what they did."""
        return self.name


class Standing(models.TextChoices):
    """Where a hat is: only a given one may be worn."""

    GIVEN = "given", "Given"
    ASKED = "asked", "Waits for a second person"
    REFUSED = "refused", "Refused by a second person"
    TAKEN_BACK = "taken_back", "Taken back"


class Membership(Guarded, Versioned):
    """A hat: one person, one agency, one role, from a day to a day (never open-ended; threat T17).

    `sensitivity` is the highest class of record that the hat opens. As everywhere it also shuts: nobody sees or gives
    a hat that opens more than their own (threat T22).
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40)
    sub_group = models.ForeignKey(SubGroup, null=True, blank=True, on_delete=models.PROTECT)
    title = models.CharField(max_length=120)
    sensitivity = models.PositiveSmallIntegerField(default=2)
    walls = models.JSONField(default=list, blank=True)
    since = models.DateField()
    until = models.DateField()
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.GIVEN)
    confirmed_on = models.DateField(null=True, blank=True)
    deputy_for = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="deputies"
    )
    given_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")), name="membership_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.title}"

    @classmethod
    def live(cls, user_id: int, on: dt.date) -> QuerySet[Membership]:
        """The hats that this person may wear on this day."""
        return cls.objects.filter(
            user=user_id, user__is_active=True, since__lte=on, until__gte=on, standing=Standing.GIVEN
        ).select_related("agency", "sub_group", "user")


# --- What counts from a day: settings, successions of agencies, logos, districts (stream SETTINGS) ---------------------


class DatedValue(models.Model):
    """One value of one setting, from a day on. Rows are appended, never edited; the last row of a day wins.

    `number` counts the rows of one setting, so that of two people who save at once one is told. A row that takes
    another one back repeats it and is no value itself.
    """

    code = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    value = models.TextField(blank=True)
    since = models.DateField()
    why = models.CharField(max_length=500)
    why_safe = models.CharField(max_length=500, blank=True)
    correcting = models.BooleanField(default=False)
    takes_back = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_back_by"
    )
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("code", "-number")
        constraints = [
            models.UniqueConstraint(fields=("code", "number"), name="dated_value_one_after_the_other")
        ]

    def __str__(self) -> str:
        return f"{self.code} from {self.since}"


class Succession(Guarded, Versioned):
    """One agency comes after another from a day: by a merger several come into one, by a split one into several.

    What was open goes to the one that `takes_over`, on the day or as soon as somebody carries it out after it.
    """

    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="succeeded_by")
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="came_from")
    on = models.DateField()
    kind = models.CharField(max_length=8, choices=(("merger", "Merger"), ("split", "Split")))
    takes_over = models.BooleanField(default=True)
    why = models.CharField(max_length=1200)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    carried_out_at = models.DateTimeField(null=True, blank=True)
    moved = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("on", "pk")
        constraints = [
            models.UniqueConstraint(fields=("from_agency", "to_agency"), name="succession_once"),
            models.CheckConstraint(
                condition=~Q(from_agency=models.F("to_agency")), name="succession_of_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_agency} to {self.to_agency}"


class District(Guarded, Versioned):
    """A district of the county with its code, from a day to a day: figures by district keep those of their time."""

    code = models.CharField(max_length=9)
    name = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("name", "since")
        constraints = [models.UniqueConstraint(fields=("code", "since"), name="district_once_a_day")]

    def __str__(self) -> str:
        return self.name


class Logo(models.Model):
    """The partnership's sign in the header and on prints, from a day. Rows are appended, never edited."""

    data = models.BinaryField()
    content_type = models.CharField(max_length=10)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=120, help_text="What it says, for those who cannot see it.")
    since = models.DateField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("since", "pk")

    def __str__(self) -> str:
        return self.words


# --- People: invitations, what two people must agree, quarterly confirmations (stream PEOPLE) --------------------------


class Invitation(Guarded, Versioned):
    """A one-time link with which somebody new sets a password. Only its fingerprint is kept, never the link."""

    hat = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="invitations")
    fingerprint = models.CharField(max_length=64, unique=True)
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    used = models.BooleanField(default=False)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    def open(self, at: dt.datetime) -> bool:
        """Whether the link still works."""
        return self.ended_at is None and at < self.expires_at


class Agreement(Guarded, Versioned):
    """Something that one person asks and a second one must agree to (ASVS 2.3.5; threat T22)."""

    class Kind(models.TextChoices):
        """What is asked."""

        ROLE = "role", "A role that opens more than others"
        RESET = "reset", "Reset of a lost second step of sign-in"

    class Outcome(models.TextChoices):
        """What the second person said."""

        OPEN = "open", "Waits for a second person"
        AGREED = "agreed", "Agreed"
        REFUSED = "refused", "Refused"
        TAKEN_BACK = "taken_back", "Taken back"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    hat = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="agreements"
    )
    why = models.CharField(max_length=500)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_for = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person}"

    def open(self, at: dt.datetime) -> bool:
        """Whether the second person may still answer."""
        return self.outcome == self.Outcome.OPEN and at < self.expires_at


class Confirmation(Guarded, Versioned):
    """What an agency's Board member said of one person in the quarterly round (threat T17: every 90 days)."""

    class Answer(models.TextChoices):
        """Whether this person is still right."""

        YES = "yes", "Yes, still right"
        LEFT = "left", "No, has left"
        CHANGE = "change", "Something must change"

    hat = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="confirmations")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer.choices)
    words = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    dealt_with_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.hat}: {self.get_answer_display()}"


# --- Reminders and the weekly e-mail (stream POST) -----------------------------------------------------------------------


class Reminder(Guarded):
    """A reminder that was sent: to whom, about what, by whom, the how manieth. Never changed, never deleted.

    Two people who send at once claim the same `number`; the second one is told instead.
    """

    chaser = models.CharField(max_length=40)
    about = models.CharField(max_length=120)
    number = models.PositiveSmallIntegerField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    due_on = models.DateField()
    late = models.BooleanField()
    names = models.CharField(max_length=500)
    copied_to = models.CharField(max_length=500, blank=True)
    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("chaser", "about", "number"), name="reminder_one_after_the_other")
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.what}"


class Digest(models.Model):
    """That a person's weekly e-mail was made for a week such as 2016-W16; no message where nothing waited."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="digests")
    week = models.CharField(max_length=8)
    message = models.OneToOneField(Message, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("-week",)
        constraints = [models.UniqueConstraint(fields=("user", "week"), name="digest_once_a_week")]

    def __str__(self) -> str:
        return f"{self.user}, {self.week}"


class DigestChoice(models.Model):
    """Whether a person wants the weekly e-mail; who never chose gets it."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="digest_choice")
    wanted = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.user}: {'weekly' if self.wanted else 'no'} e-mail"
