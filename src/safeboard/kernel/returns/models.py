"""Returns: what is due from whom, what came, what was wrong with it, what became of it."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import Q

from safeboard.kernel.access.guarding import Guarded, Versioned, Walled
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.returns.deletion_models import Disposal, Hold
from safeboard.kernel.returns.figure_models import Figure, FigureDraft
from safeboard.kernel.returns.issues import Issue
from safeboard.kernel.returns.schedule_models import Every, Schedule
from safeboard.kernel.returns.token_models import Token
from safeboard.kernel.work.today import now

__all__ = (
    "Check",
    "Disposal",
    "Due",
    "Every",
    "Figure",
    "FigureDraft",
    "Hold",
    "Problem",
    "Receipt",
    "Schedule",
    "State",
    "Token",
    "new_reference",
)

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def new_reference() -> str:
    """A short reference that can be read out over the telephone, for example K4-7293."""
    return f"{secrets.choice(ALPHABET)}{secrets.randbelow(10)}-{secrets.randbelow(10_000):04d}"


class State(models.TextChoices):
    """Where a file stands, in the words people see."""

    CHECKING = "checking", "Being checked"
    READY = "ready", "Checked, not sent"
    ACCEPTING = "accepting", "Being taken in"
    ACCEPTED = "accepted", "Received"
    REFUSED = "refused", "Could not be read"
    DISCARDED = "discarded", "Not kept"
    WITHDRAWN = "withdrawn", "Withdrawn"
    REPLACED = "replaced", "Replaced by a corrected file"
    DELETED = "deleted", "Deleted as agreed"


class Receipt(Walled, Versioned):
    """One file from one agency: what it is, what was in it, what became of it.

    rows_in = accepted + rejected, always. `content` is the hash of the file's bytes: the same file again
    gives the same receipt.
    """

    reference = models.CharField(max_length=12, unique=True, default=new_reference)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    return_code = models.CharField(max_length=40)
    as_at = models.DateField()
    look_back_months = models.PositiveSmallIntegerField()
    filename = models.CharField(max_length=255)
    stored = models.CharField(max_length=64)
    content = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=State.choices, default=State.CHECKING)
    refusal = models.CharField(max_length=500, blank=True)
    rows_in = models.PositiveIntegerField(default=0)
    accepted = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    summary = models.JSONField(default=dict)
    why = models.CharField(max_length=500, blank=True, help_text="The sender's word on an unusual change.")
    sent_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    deleted_on = models.DateField(null=True, blank=True, help_text="The day the file was deleted as agreed.")
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )

    class Meta:
        ordering = ("-received_at",)
        constraints = [
            models.UniqueConstraint(
                fields=("agency", "return_code", "content"),
                condition=~Q(state__in=("refused", "discarded", "withdrawn", "deleted")),
                name="receipt_once_a_content",
            ),
            models.CheckConstraint(
                condition=Q(rows_in=models.F("accepted") + models.F("rejected")),
                name="receipt_rows_conserved",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def withdrawn_because(self) -> str:
        """The reason of withdrawal as a sentence; empty where none was given. `why` is another matter."""
        said = self.summary.get("withdrawn_because", "").strip()
        return said if not said or said.endswith((".", "!", "?", "…")) else f"{said}."


class Problem(models.Model):
    """Something about a row that its sender should know; an error rejects the row, a warning does not."""

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="problems")
    severity = models.CharField(max_length=8)
    sheet = models.CharField(max_length=100)
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=4)
    heading = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    message = models.CharField(max_length=600)
    child = models.CharField(max_length=100, blank=True, help_text="The agency's own id, as in the file.")
    team = models.CharField(max_length=100, blank=True, help_text="Allocated to, as in the file.")
    worker = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("sheet", "row", "column")

    def __str__(self) -> str:
        return self.message

    @property
    def words(self) -> str:
        """What is wrong, without the place that stands before it."""
        return self.message.removeprefix(f"{self.where}: ")

    @property
    def where(self) -> str:
        """The place as Excel says it."""
        return Issue("error", self.sheet, self.row, self.column, self.heading, "", self.kind).where


class Due(Guarded, Versioned):
    """A return that is expected: from whom, of what, by when; and why not, if not."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    return_code = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    schedule = models.ForeignKey(
        Schedule, null=True, blank=True, on_delete=models.PROTECT, related_name="dues"
    )
    period = models.CharField(max_length=12)
    as_at = models.DateField()
    due_on = models.DateField()
    receipt = models.ForeignKey(
        Receipt, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    purpose = models.CharField(max_length=300)
    lawful_basis = models.CharField(max_length=300)
    agreement = models.CharField(max_length=200)
    agreed_on = models.DateField()
    delete_on = models.DateField()
    excuse = models.CharField(max_length=500, blank=True)
    promised_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("due_on", "agency__name")
        constraints = [
            models.UniqueConstraint(fields=("agency", "return_code", "period"), name="due_once_a_period"),
        ]
        verbose_name_plural = "dues"

    def __str__(self) -> str:
        return f"{self.agency}: {self.title}, {self.period}"


class Check(models.Model):
    """The analyst's word on a return: in order, or a question to the sender (W22)."""

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="checks")
    outcome = models.CharField(
        max_length=10, choices=(("in_order", "In order"), ("question", "Question to the sender"))
    )
    words = models.TextField(max_length=2000, blank=True)
    answer = models.TextField(max_length=2000, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT)
    at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.receipt}"
