"""What was told before a release, as the attacker reads it: releases that left, published chapters, issued pages of the Board."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from safeboard.grammar import dates
from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.declarations.office import Issued
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.disclosure import HIDDEN, breakdown_title, school_year_in
from safeboard.kernel.indicators.exhibits import long_rows
from safeboard.kernel.indicators.long_form import COUNTED, HEADINGS, STATUS
from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing.checking import Paper
from safeboard.kernel.indicators.releasing.choosing import UNITS
from safeboard.kernel.indicators.releasing.dfe_layout import FIGURES, HIDDEN_SIGN, NOT_APPLICABLE
from safeboard.kernel.indicators.releasing.linking import Slot
from safeboard.kernel.indicators.releasing.reading import Row
from safeboard.kernel.indicators.runs import categories_of


def papers_before() -> list[Paper]:
    """Everything that was told, oldest first: what was read once is known, also when it was withdrawn since."""
    issued = [
        paper_of_issued(each) for office in REGISTRY.offices() if office.issued for each in office.issued()
    ]
    return [*(each for each in issued if each.rows), *releases_before()]


def releases_before() -> list[Paper]:
    """Every release that was approved, also one that is still held or was withdrawn."""
    gone = Release.objects.filter(state__in=(Release.APPROVED, Release.WITHDRAWN)).order_by("pk")
    return [paper_of(each) for each in gone]


def paper_of(release: Release) -> Paper:
    """A release as the attacker reads it."""
    return Paper(
        f"{release.title} ({release.pk})",
        bytes(release.data),
        (release.title, release.words),
        bytes(release.page),
    )


def paper_of_issued(issued: Issued) -> Paper:
    """Another paper as the attacker reads it: each figure that it prints, and what it hides."""
    rows = [row for exhibit in issued.exhibits for row in _rows(issued.name, exhibit)]
    return Paper(issued.name, sentences=issued.words, rows=tuple(rows), public=issued.public)


def _rows(name: str, exhibit: dict[str, Any]) -> Iterator[tuple[str, Slot, Row]]:
    indicator = REGISTRY.indicators.get(exhibit["code"])
    if indicator is None or indicator.unit not in UNITS:
        return
    known = {title: (by, _categories(indicator, by)) for title, by in _breakdowns(indicator).items()}
    for number, values in enumerate(long_rows(exhibit), start=1):
        row = dict(zip(HEADINGS, values, strict=True))
        slot, cells = _slot(indicator, row, known), _cells(indicator, row)
        if slot is not None and cells is not None:
            yield (
                f"{name}, {indicator.code}, line {number}",
                slot,
                {**cells, "old_la_code": str(row["Area"])},
            )


def _slot(
    indicator: Indicator, row: dict[str, Any], known: dict[str, tuple[str, dict[str, str]]]
) -> Slot | None:
    """The place of a line; None for a period or a breakdown that is not known any more."""
    code = _period_code(str(row["Period"]), row["To"])
    if not row["Broken down by"]:
        return Slot(indicator.code, code) if code else None
    by, categories = known.get(str(row["Broken down by"]), ("", {}))
    said = str(row["Category"] or "")
    return Slot(indicator.code, code, by, categories.get(said, said)) if code and by else None


def _cells(indicator: Indicator, row: dict[str, Any]) -> Row | None:
    """The cells of a line as a release would print them; None where it says nothing of its count."""
    cells = dict.fromkeys(FIGURES, NOT_APPLICABLE)
    if row["Status"] == STATUS[HIDDEN]:
        return cells | {"number": HIDDEN_SIGN}
    if row["Status"] != COUNTED or row["Numerator"] is None:
        return None
    cells["number"] = str(row["Numerator"])
    if row["Denominator"] is not None and indicator.unit is not Unit.RATE:
        cells["base"] = str(row["Denominator"])
    return cells


@lru_cache(maxsize=4096)
def _period_code(words: str, end: dt.date) -> str:
    """The period that is called so and ends on this day."""
    year = period(dates.financial_year(end))
    candidates: Iterable[Any] = (year, *year.quarters(), *year.months(), school_year_in(year.code))
    return next((each.code for each in candidates if each.words == words and each.end == end), "")


def _breakdowns(indicator: Indicator) -> dict[str, str]:
    return {breakdown_title(indicator, by): by for by in indicator.measure.breakdowns}


def _categories(indicator: Indicator, by: str) -> dict[str, str]:
    """The categories of a breakdown by what they are called."""
    measure = indicator.measure
    column = getattr(measure.breakdowns[by].node, "name", "")
    known = categories_of(indicator.code, by)
    return {REGISTRY.label(measure.table.name, column, each): each for each in known}
