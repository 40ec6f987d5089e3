"""A theme beside others as Excel: the lines of the spine, or an indicator's areas and years."""

from __future__ import annotations

from collections.abc import Sequence

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.files import spreadsheets
from safeboard.kernel.indicators.comparing.sheets import LICENCE, PLACES
from safeboard.kernel.indicators.comparing.themes import Heat, Line
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.sheets import SMALL_HIDDEN, SMALL_SHOWN
from safeboard.kernel.ui.templating import moment
from safeboard.kernel.work.today import now

SPINE = (
    *("Measure", "Year", "Ours", "England", "Worst or lowest", "Lower quartile", "Upper quartile"),
    *("Best or highest", "Others", "Our fifth", "Verdict"),
)


def spine_workbook(lines: Sequence[Line], title: str, snapshot: Snapshot, *, small: bool) -> bytes:
    """The spine as a table."""
    rows = [
        (
            each.comparison.indicator.title,
            each.comparison.year,
            None if each.comparison.figure.value is None else round(each.comparison.figure.value, PLACES),
            each.spine.benchmark,
            *(
                round(value, PLACES)
                for value in (
                    each.spine.worst,
                    each.spine.lower_quartile,
                    each.spine.upper_quartile,
                    each.spine.best,
                )
            ),
            each.of,
            each.fifth,
            each.comparison.said.words,
        )
        for each in lines
    ]
    return spreadsheets.write(
        [Sheet("Spine", SPINE, rows)], _notes(title, snapshot, small=small), title=title
    )


def heat_workbook(heat: Heat, snapshot: Snapshot, *, small: bool) -> bytes:
    """Areas and years as a table, with the fifth of each in a second one."""
    words = [(area, *(each.words for each in heat.row(area))) for area in heat.areas]
    in_fifths = [(area, *(each.fifth for each in heat.row(area))) for area in heat.areas]
    heads = ("Area", *heat.years)
    return spreadsheets.write(
        [Sheet("Figures", heads, words), Sheet("Fifths", heads, in_fifths)],
        _notes(heat.indicator.title, snapshot, small=small),
        title=heat.indicator.title,
    )


def _notes(title: str, snapshot: Snapshot, *, small: bool) -> tuple[tuple[str, str], ...]:
    return (
        ("What", title),
        ("Figures as at", moment(snapshot.made_at)),
        ("Small numbers", SMALL_SHOWN if small else SMALL_HIDDEN),
        ("Licence", LICENCE),
        ("Made", moment(now())),
    )
