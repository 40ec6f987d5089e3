"""Deletion as agreed: who asked for it, who agreed, what went; and holds, which always win (security.md 7.1)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from safeboard.kernel.access.guarding import Guarded, Versioned
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.work.today import now


class Hold(Guarded, Versioned):
    """Keep until a day, and why: one file, or every file of a return of an agency where `receipt` is empty."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    return_code = models.CharField(max_length=40)
    receipt = models.ForeignKey("returns.Receipt", null=True, blank=True, on_delete=models.PROTECT)
    until = models.DateField()
    why = models.CharField(max_length=500)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=now)
    lifted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_why = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("set_at", "pk")

    def __str__(self) -> str:
        return f"Kept until {self.until:%d %B %Y}"


class Disposal(Guarded, Versioned):
    """The deletion of one file: asked for by one person, carried out when a second agrees; with its certificate.

    `gone` counts what was deleted; `left` names what stays and why. Nothing here is about a child.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    receipt = models.ForeignKey("returns.Receipt", on_delete=models.PROTECT, related_name="disposals")
    agreed_day = models.DateField(help_text="The day of deletion as agreed.")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=now)
    carried_out_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    carried_out_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_back_why = models.CharField(max_length=500, blank=True)
    gone = models.JSONField(default=dict)

    class Meta:
        ordering = ("asked_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("receipt",), condition=Q(taken_back_by=None), name="disposal_one_a_file"
            ),
        ]

    def __str__(self) -> str:
        return f"Deletion of {self.receipt}"
