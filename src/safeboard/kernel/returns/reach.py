"""How far the accepted returns reach, and which file came before: the program's own questions, asked for no reader.

Snapshots and checks count over every agency's files, so this is no selector; nothing here reaches a page.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from safeboard.grammar import dates
from safeboard.kernel.returns.models import Due, Receipt, State

Windows = list[list[str]]


def coverage() -> dict[str, dict[str, Windows]]:
    """For every list and authority, the days that accepted files cover, joined where they touch."""
    spans: dict[tuple[str, str], list[tuple[dt.date, dt.date]]] = defaultdict(list)
    accepted = Receipt.objects.filter(state=State.ACCEPTED).select_related("agency")
    for receipt in accepted:
        first = dates.add_months(receipt.as_at, -receipt.look_back_months) + dt.timedelta(days=1)
        for name in receipt.summary.get("lists", {}):
            spans[(name, receipt.agency.area_code)].append((first, receipt.as_at))
    found: dict[str, dict[str, Windows]] = defaultdict(dict)
    for (name, area), windows in sorted(spans.items()):
        found[name][area] = [[a.isoformat(), b.isoformat()] for a, b in joined(windows)]
    return dict(found)


def joined(windows: list[tuple[dt.date, dt.date]]) -> list[tuple[dt.date, dt.date]]:
    """Windows that overlap or touch, as one."""
    whole: list[tuple[dt.date, dt.date]] = []
    for first, last in sorted(windows):
        if whole and first <= whole[-1][1] + dt.timedelta(days=1):
            whole[-1] = (whole[-1][0], max(whole[-1][1], last))
        else:
            whole.append((first, last))
    return whole


def previous(receipt: Receipt) -> Receipt | None:
    """The newest file of the same return that was received before this one."""
    return (
        Receipt.objects.filter(
            agency=receipt.agency,
            return_code=receipt.return_code,
            state=State.ACCEPTED,
            as_at__lt=receipt.as_at,
        )
        .order_by("-as_at", "-pk")
        .first()
    )


def answers_instead(receipt: Receipt) -> Receipt | None:
    """The newest other received file of the same return and day; one that only adds rows answers nothing."""
    same = Receipt.objects.filter(
        agency=receipt.agency,
        return_code=receipt.return_code,
        as_at=receipt.as_at,
        state=State.ACCEPTED,
    )
    whole = (each for each in same.exclude(pk=receipt.pk) if not each.summary.get("adds_to"))
    return next(whole, None)


def owed_again(receipt: Receipt) -> bool:
    """Whether the agency owes the return again once this file is withdrawn."""
    return Due.objects.filter(receipt=receipt).exists() and answers_instead(receipt) is None
