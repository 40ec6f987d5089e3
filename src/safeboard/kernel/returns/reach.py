"""How far the accepted returns reach, and which file came before: the program's own questions, asked for no reader.

Snapshots and checks count over every agency's files, so this is no selector; nothing here reaches a page.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from safeboard.grammar import dates
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns.models import Due, Receipt, State

Windows = list[list[str]]


def coverage() -> dict[str, dict[str, Windows]]:
    """For every list and authority, the days that accepted files cover, joined where they touch.

    Figures cover the periods they speak of; where several agencies owe the same figures, a period counts as covered
    when all of them sent it.
    """
    spans: dict[tuple[str, str], list[tuple[dt.date, dt.date]]] = defaultdict(list)
    accepted = Receipt.objects.filter(state=State.ACCEPTED).select_related("agency")
    unsent = Due.objects.filter(receipt=None)
    county = county_area()
    owed = {
        (code, area or county, as_at)
        for code, area, as_at in unsent.values_list("return_code", "agency__area_code", "as_at")
    }
    for receipt in accepted:
        if "windows" in receipt.summary:
            area = receipt.agency.area_code or county
            for name, windows in receipt.summary["windows"].items():
                sent = [(dt.date.fromisoformat(a), dt.date.fromisoformat(b)) for a, b in windows]
                spans[(name, area)] += [
                    each for each in sent if (receipt.return_code, area, each[1]) not in owed
                ]
            continue
        first = dates.add_months(receipt.as_at, -receipt.look_back_months) + dt.timedelta(days=1)
        for name in receipt.summary.get("lists", {}):
            spans[(name, receipt.agency.area_code)].append((first, receipt.as_at))
    found: dict[str, dict[str, Windows]] = defaultdict(dict)
    for (name, area), windows in sorted(spans.items()):
        found[name][area] = [[a.isoformat(), b.isoformat()] for a, b in joined(windows)]
    return dict(found)


def county_area() -> str:
    """The authority's area that figures are about when their sender has no area of its own, as the police have none."""
    council = Agency.objects.exclude(area_code="").order_by("code").first()
    return council.area_code if council else ""


def joined(windows: list[tuple[dt.date, dt.date]]) -> list[tuple[dt.date, dt.date]]:
    """Windows that overlap or touch, as one."""
    whole: list[tuple[dt.date, dt.date]] = []
    for first, last in sorted(windows):
        if whole and first <= whole[-1][1] + dt.timedelta(days=1):
            whole[-1] = (whole[-1][0], max(whole[-1][1], last))
        else:
            whole.append((first, last))
    return whole


def in_both(one: Windows, other: Windows) -> Windows:
    """The days that lie in windows of both."""
    pairs = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return [[first, last] for first, last in sorted(pairs) if first <= last]


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
