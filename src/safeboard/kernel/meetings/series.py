"""Bodies that meet: make one, edit its terms, and what is said of it on its home page (SYS-46, R-GOV-01)."""

from __future__ import annotations

import datetime as dt
import re

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.meetings.models import Series, SeriesKind
from safeboard.kernel.partnership.models import SubGroup
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.trail import recorder

CODE = re.compile(r"[A-Z][A-Z0-9-]{1,15}")


def create_series(
    *,
    code: str,
    name: str,
    kind: str,
    since: dt.date,
    by: Reader,
    sub_group: SubGroup | None = None,
    terms: str = "",
    months_between: int = 2,
) -> Series:
    """Make a body that meets: the Board, a sub group, a panel or a task group.

    A sub group that nobody named yet is made with it. Raises NotNow where the code is taken, or the sub group has
    its meetings already.
    """
    code = code.strip().upper()
    if not CODE.fullmatch(code):
        raise NotNow("Write a short code of capital letters and numbers, for example MASH.", "code")
    if Series.objects.filter(code=code).exists():
        raise NotNow(f"{code} is in use for {Series.objects.get(code=code)}. Choose another.", "code")
    if kind == SeriesKind.BOARD and Series.objects.filter(kind=kind, until=None).exists():
        raise NotNow(worded("The {board} is there already. Edit its terms instead."), "kind")
    if sub_group and Series.objects.filter(sub_group=sub_group, kind=SeriesKind.SUB_GROUP).exists():
        raise NotNow(f"{sub_group} has its meetings already.", "sub_group")
    if kind == SeriesKind.SUB_GROUP and sub_group is None:
        sub_group = _new_sub_group(code, name.strip())
    series = Series.objects.create(
        code=code,
        name=name.strip(),
        kind=kind,
        sub_group=sub_group,
        terms=terms.strip(),
        months_between=months_between,
        since=since,
    )
    recorder.note("meetings.series_made", thing="series", thing_id=code, by=by.user_id)
    return series


def _new_sub_group(code: str, name: str) -> SubGroup:
    longest = SubGroup._meta.get_field("code").max_length or 0
    if len(code) > longest:
        raise NotNow(f"The short code of a sub group has at most {longest} letters.", "code")
    if SubGroup.objects.filter(code=code).exists():
        raise NotNow(f"{code} is a sub group already. Choose it from the list.", "sub_group")
    return SubGroup.objects.create(code=code, name=name)


def edit_series(
    *,
    series: Series,
    seen: int,
    name: str,
    terms: str,
    months_between: int,
    by: Reader,
    until: dt.date | None = None,
) -> Series:
    """Change name, terms of reference and how often it meets; a last day ends it. Raises SomebodyElse."""
    if until is not None and until < series.since:
        raise NotNow("It cannot end before it began.", "until")
    changes = {
        "name": name.strip(),
        "terms": terms.strip(),
        "months_between": months_between,
        "until": until,
    }
    if not series.save_over(seen, **changes):
        raise SomebodyElse
    recorder.note("meetings.series_edited", thing="series", thing_id=series.code, by=by.user_id)
    return series
