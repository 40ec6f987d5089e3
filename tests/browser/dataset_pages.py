"""The pages of the whole dataset: what is due, agreed and deleted; figures typed in; programs; dashboards of other boards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from safeboard.kernel.partnership.models import User
from safeboard.kernel.partnership.personas import BY_CODE, email_of
from safeboard.kernel.returns.models import Due, FigureDraft, Receipt, Schedule, State
from safeboard.kernel.returns.ways_in import drafting
from safeboard.kernel.trail import recorder
from tests.browser.seen import Kwargs, Seen, of


def missing() -> Due:
    """The figures of missing children that the police owe."""
    return Due.objects.filter(agency__code="police", return_code="missing", receipt=None).order_by("as_at")[0]


def begun(**more: Any) -> Callable[[], Kwargs]:
    """The same with a draft begun."""

    def kwargs() -> Kwargs:
        due = missing()
        if not FigureDraft.objects.filter(return_code="missing", sent_as=None).exists():
            lead = User.objects.get(email=email_of(BY_CODE["police-data-lead"]))
            with recorder.recorded(recorder.Doer(actor=f"user {lead.pk}")):
                drafting.begin(due, by=lead)
        return {"pk": due.pk, **more}

    return kwargs


def received() -> Kwargs:
    """A received file about children."""
    return {
        "reference": Receipt.objects.filter(return_code="annex-a", state=State.ACCEPTED)
        .order_by("as_at")[0]
        .reference
    }


schedule = of(lambda: Schedule.objects.filter(agency__code="police").order_by("pk")[0])

DATASET: dict[tuple[str, str], tuple[Seen, ...]] = {
    ("business-manager", "dataset"): (
        Seen("returns-calendar"),
        Seen("returns-schedules"),
        Seen("returns-schedule-add"),
        Seen("returns-schedule-add", press="Add it to the calendar"),
        Seen("returns-schedule-change", schedule),
        Seen("returns-schedule-end", schedule),
        Seen("returns-schedule-agreement", schedule),
        Seen("returns-deletions"),
        Seen("returns-deletion", received),
        Seen("tokens"),
        Seen("themes"),
    ),
    ("police-data-lead", "dataset"): (
        Seen("figures", of(missing)),
        Seen("figures-page", begun(number=1)),
        Seen("figures-check", begun()),
        Seen("returns-calendar"),
        Seen("returns-schedules"),
        Seen("tokens"),
        Seen("tokens-how"),
        Seen("token-give"),
    ),
}
