"""People and what happened to them, as agencies report it.

Until matching exists a person is (agency, local id) and nothing is joined across agencies
(pages.md section 1.5). An episode row is one statement of one source about one event. Of the statements that were
not withdrawn the newest of each form of return stands; what they say together is the event (`merging`). The newest
of all is the current one, which there is one of for every event; the older ones stay as history.
"""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import Q

from safeboard.kernel.access.guarding import Walled
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.work.today import now


def new_code() -> str:
    """A random code for a person: it says nothing about them and cannot be guessed."""
    return "P" + secrets.token_hex(6).upper()


class Person(Walled):
    """A child as one agency knows them."""

    code = models.CharField(max_length=20, unique=True, default=new_code)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    local_id = models.CharField(max_length=100)
    born_on = models.DateField(null=True, blank=True)
    born_to_the_day = models.BooleanField(default=True)
    sex = models.CharField(max_length=20, blank=True)
    ethnicity = models.CharField(max_length=20, blank=True)
    disabled = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("agency", "local_id"), name="person_once_an_agency")]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.code


class Episode(Walled):
    """One statement about one event in a child's life: which list and row said it, and what it said.

    The natural key of the event is agency + local id + kind + start date + ordinal; `receipt` with it is
    the key of the statement. `kind` is the list's name; `facts` holds its columns as codes and ISO dates. `form` is
    the code of the return that said it. `newest` marks the newest statement of the event in its form, `current` the
    newest of all forms; a withdrawn one is neither.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    # Found by the first constraint, which begins with the person: an index of its own would only slow a file down.
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="episodes", db_index=False)
    kind = models.CharField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    ordinal = models.PositiveSmallIntegerField(default=1)
    facts = models.JSONField(default=dict)
    receipt = models.BigIntegerField(help_text="The receipt that said it; journeys lie below returns.")
    source = models.CharField(max_length=20)
    form = models.CharField(max_length=40, blank=True, default="", help_text="The code of the return.")
    as_at = models.DateField()
    sheet = models.CharField(max_length=100)
    row = models.PositiveIntegerField()
    withdrawn = models.BooleanField(default=False)
    newest = models.BooleanField(default=False)
    current = models.BooleanField(default=False)

    subjects = ("person",)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("person", "kind", "starts_on", "ordinal", "receipt"), name="episode_once_a_receipt"
            ),
            # These two begin with the kind, so that all events of a kind are found by them.
            models.UniqueConstraint(
                fields=("kind", "person", "starts_on", "ordinal"),
                condition=Q(current=True),
                name="episode_one_current_statement",
            ),
            models.UniqueConstraint(
                fields=("kind", "person", "starts_on", "ordinal", "form"),
                condition=Q(newest=True),
                name="episode_one_newest_a_form",
            ),
        ]
        indexes = [
            models.Index(fields=("receipt",)),
            # What stands beside a newer file of another form: few rows, looked for behind every figure.
            models.Index(
                fields=("kind", "receipt"), condition=Q(newest=True, current=False), name="episode_beside"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.person_id} from {self.starts_on:%d %B %Y}"


class EntryQuery(Walled):
    """Somebody says of an entry *This is not the same child* or *A date is wrong*; the sender's record is not edited."""

    NOT_SAME_CHILD, DATE_WRONG = "not_same_child", "date_wrong"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="queries")
    kind = models.CharField(max_length=20)
    words = models.TextField(max_length=2000)
    by = models.ForeignKey(User, on_delete=models.PROTECT)
    at = models.DateTimeField(default=now)

    subjects = ("episode", "episode__person")

    class Meta:
        ordering = ("at",)
        verbose_name_plural = "entry queries"

    def __str__(self) -> str:
        return f"{self.kind} about episode {self.episode_id}"
