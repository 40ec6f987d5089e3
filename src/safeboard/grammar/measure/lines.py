"""Lines of a statement read back as counts: the same for every engine that runs statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from safeboard.grammar.measure.counts import Counts, Results
from safeboard.grammar.measure.measures import Measure
from safeboard.grammar.measure.planning import DuringDate, Pass, ways
from safeboard.grammar.measure.tallies import Tallied, Tally

# The same few numbers come again and again, and counts never change: one of each is enough.
_counts = lru_cache(maxsize=16_384)(Counts)


def nothing(measures: Iterable[Measure], codes: Iterable[str]) -> Results:
    """A count of zero for each measure and period, as where no row belongs to them."""
    every = tuple(codes)
    results: Results = {}
    for measure in measures:
        zero = _counts(0, None if measure.denominator is None else 0, 0)
        results.update({(measure.name, code, "", ""): zero for code in every})
    return results


def read(one: Pass, by: str | None, lines: Iterable[Sequence[Any]], into: Mapping[str, Results]) -> None:
    """Put what a statement gave into the results of each value counted apart ("" where nothing is)."""
    first = 1 if one.apart is None else 2
    places = {tally: number for number, tally in enumerate(one.tallies, first + len(one.categories))}
    counted = [
        (measure, _places(found, places)) for measure, found in zip(one.measures, one.tallied, strict=True)
    ]
    # For the whole, and for each category: which measures it is asked of, under which name.
    wanted = [[(measure.name, "", *where) for measure, where in counted] if one.whole else []]
    for node in one.categories:
        asked = ((measure, where, ways(measure, by)) for measure, where in counted)
        wanted.append(
            [
                (m.name, name, *where)
                for m, where, named in asked
                for name, said in named.items()
                if said == node
            ]
        )
    same_end = {} if isinstance(one.basis, DuringDate) else one.spans.ending_with
    for line in lines:
        results = into.get("" if one.apart is None else line[0])
        if results is None:
            continue
        code, way, category = line[first - 1], 0, ""
        for number in range(len(one.categories)):
            if line[first + number] is not None:
                way, category = number + 1, line[first + number]
        for each in same_end.get(code, (code,)):
            for name, named, counts, whole, left_out in wanted[way]:
                results[name, each, named, category] = _counts(
                    line[counts],
                    None if whole is None else line[whole],
                    0 if left_out is None else line[left_out],
                )


def _places(found: Tallied, places: Mapping[Tally, int]) -> tuple[int, int | None, int | None]:
    return (
        places[found.numerator],
        None if found.denominator is None else places[found.denominator],
        None if found.excluded is None else places[found.excluded],
    )
