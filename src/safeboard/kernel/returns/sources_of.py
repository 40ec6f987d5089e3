"""Which received files a figure was counted from: the way back from a figure to the returns behind it (W22).

`stood` is the program's own question, as in `reach`: a snapshot counts over every agency's files. What a reader is
told of them goes through the policy, in `told`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from safeboard.grammar import dates
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.journeys.events import stood_beside
from safeboard.kernel.returns.kinds import title_of
from safeboard.kernel.returns.models import Receipt, State
from safeboard.kernel.returns.permissions import CHECK, ROWS
from safeboard.kernel.returns.reach import county_area

ONCE_RECEIVED = (State.ACCEPTED, State.REPLACED, State.WITHDRAWN, State.DELETED)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One received file behind a figure. `reference` and `page` are empty for readers who may not open it."""

    agency: str
    title: str
    as_at: dt.date
    received_on: dt.date
    deleted_on: dt.date | None
    reference: str = ""
    page: str = ""


def stood(
    tables: Collection[str], first: dt.date, last: dt.date, at: dt.datetime, area: str
) -> list[Receipt]:
    """The files that counted at a moment, fill one of these tables and touch these days; the newest first.

    With them those of another form that state the same events: what is counted of such an event rests on both.
    A file that was replaced, withdrawn or deleted since still counted then; one that went before it did not.
    """
    counted = [
        each
        for each in _counting(at, area).filter(return_code__in=_filling(tables), as_at__gte=first)
        if not _gone(each, at) and _speaks_of(each, tables, first, last)
    ]
    # A row may rest on more than one file, and not each of them is of this time.
    beside = stood_beside(tables, {each.pk for each in counted})
    counted += [each for each in _counting(at, area).filter(pk__in=beside) if not _gone(each, at)]
    return sorted(counted, key=lambda each: (each.as_at, each.accepted_at, each.pk), reverse=True)


def _counting(at: dt.datetime, area: str) -> QuerySet[Receipt]:
    """The files of an area that had been received at a moment and not been replaced; a county-wide agency's are the county's."""
    theirs = Q(agency__area_code=area)
    if area == county_area():
        theirs |= Q(agency__area_code="")
    return (
        Receipt.objects.filter(theirs, state__in=ONCE_RECEIVED, accepted_at__lte=at)
        .exclude(replaced_by__accepted_at__lte=at)
        .select_related("agency")
    )


def told(reader: Reader, receipts: Iterable[Receipt]) -> list[SourceFile]:
    """What this reader is told of these files: who checks them opens the check, their sender the receipt.

    Everybody else who sees the figure sees whose they are and of when. A file behind a wall is told inside it only.
    """
    asked = [each for each in receipts if each.wall in ("", *reader.walls)]
    keys = [each.pk for each in asked]
    checks = set(Receipt.visible(reader, CHECK).filter(pk__in=keys).values_list("pk", flat=True))
    own = set(Receipt.visible(reader, ROWS).filter(pk__in=keys).values_list("pk", flat=True))
    return [
        SourceFile(
            agency=str(each.agency),
            title=title_of(each.return_code),
            as_at=each.as_at,
            received_on=timezone.localtime(each.accepted_at).date(),
            deleted_on=each.deleted_on,
            reference=each.reference if each.pk in checks | own else "",
            page="receipt-check" if each.pk in checks else "receipt" if each.pk in own else "",
        )
        for each in asked
    ]


def _filling(tables: Collection[str]) -> list[str]:
    rows = [code for code, each in REGISTRY.returns.items() if any(one.name in tables for one in each)]
    figures = [code for code, each in REGISTRY.figures.items() if any(one.name in tables for one in each)]
    collections = [
        code for code, each in REGISTRY.collections.items() if any(kind in tables for kind in each.fills)
    ]
    return rows + figures + collections


def _gone(receipt: Receipt, at: dt.datetime) -> bool:
    """Whether its rows had left the figures before this moment. Figures outlive their file; rows about children do not."""
    on = timezone.localtime(at).date()
    if receipt.state == State.DELETED:
        return receipt.deleted_on is not None and receipt.deleted_on < on
    if receipt.state == State.WITHDRAWN:
        withdrawn_at = receipt.summary.get("withdrawn_at")
        # Of a file withdrawn before the moment was noted, nobody can say that it counted.
        return withdrawn_at is None or dt.datetime.fromisoformat(withdrawn_at) <= at
    return False


def _speaks_of(receipt: Receipt, tables: Collection[str], first: dt.date, last: dt.date) -> bool:
    if "windows" in receipt.summary:
        spans = [span for name, each in receipt.summary["windows"].items() if name in tables for span in each]
        return any(
            dt.date.fromisoformat(begins) <= last and dt.date.fromisoformat(ends) >= first
            for begins, ends in spans
        )
    begins = dates.add_months(receipt.as_at, -receipt.look_back_months) + dt.timedelta(days=1)
    named = any(name in tables for name in receipt.summary.get("lists", {}))
    return named and begins <= last and receipt.as_at >= first
