"""What the budget gives the office: pledges that wait, finds, an agency's contributions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from safeboard.grammar.dates import financial_year
from safeboard.grammar.declarations.office import Do, Found, Part
from safeboard.grammar.declarations.office import Line as Shown
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.processes.budget.models import Kind, Line, State
from safeboard.processes.budget.permissions import EDIT, PLEDGE, READ
from safeboard.processes.budget.selectors.contributions import of_agency
from safeboard.processes.budget.selectors.money import pounds

WAITS_LATE = 28


def to_do(reader: Reader, on: dt.date) -> Iterator[Do]:
    """A contribution that one's own agency is asked for; for the office, pledges that nobody has made for weeks."""
    for line in Line.visible(reader, PLEDGE).filter(state=State.REQUESTED).select_related("agency"):
        yield Do(
            f"The Board asks {line.agency} for {pounds(line.requested_pence)} in {line.year}: {line.get_kind_display().lower()}.",
            "",
            "Pledge a contribution",
            reverse("budget-act", kwargs={"pk": line.pk, "act": "pledge"}),
            order=45,
        )
    waiting = _waiting(reader, on)
    if waiting and policy.may(reader, EDIT):
        year = waiting[0].year
        yield Do(
            f"{len(waiting)} contribution{'s' if len(waiting) > 1 else ''} of {year} asked for more than "
            f"{WAITS_LATE} days ago {'are' if len(waiting) > 1 else 'is'} not pledged.",
            "",
            "Look at the budget",
            f"{reverse('budget')}?year={year}",
            order=60,
        )


def _waiting(reader: Reader, on: dt.date) -> list[Line]:
    rows = Line.visible(reader, READ).filter(state=State.REQUESTED, kind__in=(Kind.BASE, Kind.ADDITIONAL))
    since = on - dt.timedelta(days=WAITS_LATE)
    return [
        line
        for line in rows.prefetch_related("changes")
        if min(each.on for each in line.changes.all()) < since
    ]


def search(reader: Reader, words: str) -> Iterator[Found]:
    """Lines of income by agency, kind or note."""
    looked = Q()
    for word in words.split():
        looked &= Q(agency__name__icontains=word) | Q(note__icontains=word) | Q(kind__icontains=word)
    if not looked:
        return
    for line in Line.visible(reader, READ).filter(looked).select_related("agency")[:50]:
        yield Found(
            "Budget",
            str(line),
            f"{pounds(line.pence)}, {line.get_state_display().lower()}. {line.note}".strip(),
            None,
            reverse("budget-line", kwargs={"pk": line.pk}),
        )


def about_agency(reader: Reader, agency_id: int, on: dt.date) -> Iterator[Part]:
    """What the agency is asked for and gives, this financial year."""
    if not policy.may(reader, READ):
        return
    year = financial_year(on)
    yield Part(
        "Contributions to the Board",
        tuple(
            Shown(
                f"{line.get_kind_display()} {year}: {pounds(line.pence)}, {line.get_state_display().lower()}"
                + (f" (shared: {line.note})" if line.note else ""),
                href=reverse("budget-line", kwargs={"pk": line.pk}),
            )
            for line in of_agency(reader, agency_id, year)
        ),
        f"Nothing is asked for in {year}.",
        order=80,
    )
