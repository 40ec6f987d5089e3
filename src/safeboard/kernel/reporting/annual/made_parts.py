"""Parts of a chapter that the program writes itself: a title, sentences, a table, bars. Plain data, so that it can be frozen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from safeboard.kernel.reporting.profile import held
from safeboard.kernel.reporting.profile import table as profile

Made = dict[str, Any]


def made(
    title: str,
    *words: str,
    table: dict[str, Any] | None = None,
    bars: dict[str, Any] | None = None,
    notes: Sequence[str] = (),
) -> Made:
    """One part: its sentences, then its picture, its table, and notes beneath it."""
    return {"title": title, "words": list(words), "table": table, "bars": bars, "notes": list(notes)}


def table(caption: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    """A table of words. Raises ValueError where a row does not fit its headings."""
    for row in rows:
        if len(row) != len(headings):
            raise ValueError(f"{caption}: {len(row)} cells under {len(headings)} headings.")
    return {"caption": caption, "headings": list(headings), "rows": [list(row) for row in rows]}


def county() -> list[Made]:
    """The county's profile: every published figure with its source, and where its small areas stand (SYS-94)."""
    return [*map(_part, held.by_part()), _districts()]


def _part(part: tuple[str, list[profile.Fact]]) -> Made:
    title, facts = part
    rows = [
        (
            each.title,
            f"{each.shown}{f' ({each.share})' if each.share else ''}",
            f"{each.beside_name}: {each.beside_shown}" if each.beside_name else "",
            each.period,
        )
        for each in facts
    ]
    kept = [place for place in range(4) if place != 2 or any(row[2] for row in rows)]
    headings = ("What", "Our county", "Beside it", "When")
    sources: dict[str, list[str]] = {}
    for each in facts:
        sources.setdefault(each.comes_from, []).append(each.title)
    return made(
        title,
        table=table(
            f"{title}: the figures",
            [headings[place] for place in kept],
            [[row[place] for place in kept] for row in rows],
        ),
        notes=[f"{'; '.join(titles)}. {where}" for where, titles in sources.items()],
    )


def _districts() -> Made:
    tenths = profile.by_tenth()
    labels = [str(each) for each in profile.TENTHS]
    said = "; ".join(f"tenth {label}: {count}" for label, count in zip(labels, tenths, strict=True))
    rows = [(name, *map(str, counts), str(sum(counts))) for name, counts in profile.small_areas().items()]
    rows.append(("Whole county", *map(str, tenths), str(sum(tenths))))
    source, release, licence = profile.INDICES
    return made(
        "Where need lies",
        "A small area is home to some 1,500 people. England's small areas are put in a line and cut into ten parts.",
        "Part 1 is the most deprived. A child who needs help can live in any of them.",
        bars={
            "values": list(tenths),
            "labels": labels,
            "title": "Our small areas by tenth of England",
            "finding": f"Our {sum(tenths)} small areas, by tenth of England",
            "description": f"How many small areas of the county lie in each tenth of England. {said}.",
            "beneath": "1 is the most deprived tenth of England, 10 the least",
        },
        table=table(
            "Small areas by tenth of England and district",
            ("District", *labels, "All"),
            rows,
        ),
        notes=[f"{source}, {release}. Licence: {licence}."],
    )
