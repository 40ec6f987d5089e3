"""What a figure return said, box by box, and what somebody has typed so far (SYS-54)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.work.today import now


class Figure(models.Model):
    """One box of an accepted file. Rows are never edited; a later file for the same box is what counts then.

    `number` is 0 where the sender said none, and empty where it said not known or not held.
    """

    receipt = models.ForeignKey("returns.Receipt", on_delete=models.PROTECT, related_name="figures")
    box = models.CharField(max_length=200)
    period = models.CharField(max_length=12)
    ends_on = models.DateField()
    answer = models.CharField(max_length=20)
    number = models.PositiveIntegerField(null=True)
    status = models.CharField(max_length=12, default="provisional")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("receipt", "box", "period"), name="figure_once_a_file"),
            models.CheckConstraint(
                condition=models.Q(answer__in=("number", "none"), number__isnull=False)
                | models.Q(answer__in=("not known", "we do not hold this"), number__isnull=True),
                name="figure_blank_is_not_zero",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.box} {self.period}: {self.answer if self.number is None else self.number}"


class FigureDraft(Guarded, Versioned):
    """The boxes of one return and period as far as they are typed, kept page by page until they are sent.

    `said` maps a box's code to what was typed in it, right or wrong, so that nothing is lost.
    """

    agency = models.ForeignKey("partnership.Agency", on_delete=models.PROTECT)
    return_code = models.CharField(max_length=40)
    ends_on = models.DateField()
    said = models.JSONField(default=dict)
    notes = models.JSONField(default=dict)
    typed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    typed_at = models.DateTimeField(default=now)
    seconds = models.PositiveIntegerField(
        default=0, help_text="How long the typing took, without the pauses."
    )
    sent_as = models.ForeignKey("returns.Receipt", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-typed_at",)
        constraints = [
            models.UniqueConstraint(
                fields=("agency", "return_code", "ends_on"),
                condition=models.Q(sent_as=None),
                name="figure_draft_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.return_code} to {self.ends_on}"
