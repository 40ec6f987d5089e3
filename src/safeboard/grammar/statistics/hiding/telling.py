"""What a number that is printed tells of the counts behind it: rates, percentages, intervals, means, places, words.

Each function answers with `Told`, wide by exactly the rounding of what was printed, so the attacker knows what a reader
with a calculator knows and no more (section 3, point 6).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import inf

from safeboard.grammar.statistics.hiding.attacking import Told, lies_between
from safeboard.grammar.statistics.intervals import rate_interval, wilson

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MOST_TRIED = 5_000


def half_a_step(printed: str) -> float:
    """How far a printed number may be from the one meant: 0.05 for 12.3, 0.5 for 12; a dot more for rounding itself."""
    _, dot, places = printed.replace(",", "").rstrip("%").partition(".")
    return 0.5 * 10.0 ** -(len(places) if dot else 0) + 1e-9


def rate(surface: str, key: str, printed: str, population: float, per: float = 10_000) -> Told:
    """`22.4 per 10,000` of a population that anybody can look up."""
    value, slack = _number(printed), half_a_step(printed)
    return lies_between(
        surface, key, max((value - slack) * population / per, 0.0), (value + slack) * population / per
    )


def share(surface: str, key: str, whole: Sequence[str], printed: str, of: float = 100.0) -> list[Told]:
    """`14.3%`: a count out of a whole, which may be hidden itself and be the sum of several counts."""
    value, slack = _number(printed) / of, half_a_step(printed) / of
    return [
        Told(surface, _together([(key, 1.0), *((each, -(value + slack)) for each in whole)]), high=0.0),
        Told(surface, _together([(key, 1.0), *((each, -(value - slack)) for each in whole)]), low=0.0),
    ]


def rounded(surface: str, key: str, printed: str, base: int) -> Told:
    """`20, to the nearest 10`."""
    value = _number(printed)
    return lies_between(surface, key, max(value - base / 2, 0), value + base / 2)


def mean(surface: str, key: str, printed: str, count: float) -> Told:
    """`2.3 on average`: the sum of so many."""
    value, slack = _number(printed), half_a_step(printed)
    return lies_between(surface, key, (value - slack) * count, (value + slack) * count)


def mean_of(surface: str, keys: Iterable[str], printed: str, factor: float = 1.0) -> Told:
    """The average line of a chart: the sum of its points, each `factor` times a count, by how many there are."""
    held = tuple(keys)
    value, slack = _number(printed), half_a_step(printed)
    low, high = ((value + sign * slack) * len(held) for sign in (-1, 1))
    return Told(surface, tuple((key, factor) for key in held), low, high)


def difference(surface: str, key: str, other: str, printed: str) -> Told:
    """`up by 3`: two counts less one another."""
    value, slack = _number(printed), half_a_step(printed)
    return Told(surface, ((key, 1.0), (other, -1.0)), value - slack, value + slack)


def change(surface: str, key: str, before: str, printed: str) -> list[Told]:
    """`up 50%`: a count as a share of the one before."""
    value, slack = 1 + _number(printed) / 100, half_a_step(printed) / 100
    return [
        Told(surface, ((key, 1.0), (before, -(value + slack))), high=0.0),
        Told(surface, ((key, 1.0), (before, -(value - slack))), low=0.0),
    ]


def total_of(surface: str, keys: Iterable[str], low: float, high: float | None = None) -> Told:
    """Several counts together: `7 in all`, a year to date, a rolling sum, a band."""
    return Told(surface, tuple((key, 1.0) for key in keys), low, low if high is None else high)


def coordinate(surface: str, key: str, place: float, origin: float, unit: float, step: float = 1.0) -> Told:
    """A point or a bar drawn `place` from the edge, where nought lies at `origin` and one count is `unit` long."""
    ends = sorted(((place - step / 2 - origin) / unit, (place + step / 2 - origin) / unit))
    return lies_between(surface, key, max(ends[0] - 1e-9, 0.0), max(ends[1] + 1e-9, 0.0))


def in_order(surface: str, keys: Sequence[str]) -> list[Told]:
    """A list sorted from the largest to the smallest."""
    return [Told(surface, ((above, 1.0), (beneath, -1.0)), low=0.0) for above, beneath in pairwise(keys)]


def wilson_end(
    surface: str, key: str, printed: str, base: tuple[int, int], *, upper: bool, level: float = 0.95
) -> Told:
    """An end of the interval round a percentage: with its base known it gives the count back."""
    value, slack = _number(printed) / 100, half_a_step(printed) / 100
    fits = [
        x
        for n in range(max(base[0], 1), min(base[1], MOST_TRIED) + 1)
        for x in _where(lambda x, n=n: _end(wilson(x, n, level), upper), value, slack, n)  # type: ignore[misc]
    ]
    return lies_between(surface, key, min(fits, default=0), max(fits, default=inf))


def rate_end(
    surface: str,
    key: str,
    printed: str,
    population: float,
    *,
    upper: bool,
    level: float = 0.95,
    per: float = 10_000,
) -> Told:
    """An end of the interval round a rate (exact Poisson or Byar): with its population known it gives the count back."""
    value, slack = _number(printed), half_a_step(printed)
    fits = _where(
        lambda x: _end(rate_interval(x, population, per, level), upper), value, slack, int(population)
    )
    return lies_between(surface, key, min(fits, default=0), max(fits, default=inf))


def counts_in_words(text: str) -> list[int]:
    """Every whole number that a sentence says, in digits or in words; percentages and rates are not among them."""
    plain = re.sub(r"[\d.,]*\d ?(?:%|per cent|per 10,000)", " ", text)
    found = [
        int(each.replace(",", ""))
        for each in re.findall(r"(?<![\d.,/-])(\d{1,3}(?:,\d{3})+|\d+)(?![\d.,]*\d)", plain)
    ]
    spoken = re.findall(r"\b(" + "|".join(WORDS) + r")\b", text.lower())
    return found + [WORDS.index(each) for each in spoken]


def words_about(surface: str, key: str, text: str, population: float | None = None) -> list[Told]:
    """What a sentence about one count tells: `fewer than 3`, `at least two`, `three`, `2.4 per 10,000`."""
    told = []
    for pattern, ends in PHRASES:
        for said in re.findall(pattern, text.lower()):
            low, high = ends(WORDS.index(said) if said in WORDS else int(said.replace(",", "")))
            told.append(lies_between(surface, key, low, high))
    if told:
        return told
    if population:
        told += [rate(surface, key, said, population) for said in re.findall(r"([\d,.]*\d) per 10,000", text)]
    return told or [lies_between(surface, key, each, each) for each in counts_in_words(text)]


_SAID = r"\b(\d[\d,]*|" + "|".join(WORDS) + r")\b"
Ends = Callable[[int], tuple[float, float]]
PHRASES: tuple[tuple[str, Ends], ...] = (
    (r"(?:fewer|less) than " + _SAID, lambda n: (1, n - 1)),
    (r"(?:at most|no more than|up to) " + _SAID, lambda n: (1, n)),
    (_SAID + r" or fewer", lambda n: (1, n)),
    (r"(?:more than|over) " + _SAID, lambda n: (n + 1, inf)),
    (r"at least " + _SAID, lambda n: (n, inf)),
)


def _where(of: Callable[[int], float], value: float, slack: float, most: int) -> list[int]:
    """The first and last count at which a rising function lies within the rounding of a value; none where none does."""
    first, last = _first(of, value - slack, most), _first(of, value + slack, most)
    if last <= most and of(last) <= value + slack:
        last += 1
    return [first, last - 1] if first < last else []


def _first(of: Callable[[int], float], at_least: float, most: int) -> int:
    low, high = 0, most + 1
    while low < high:
        middle = (low + high) // 2
        if of(middle) >= at_least:
            high = middle
        else:
            low = middle + 1
    return low


def _end(interval: object, upper: bool) -> float:
    return float(getattr(interval, "high" if upper else "low"))


def _together(terms: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """One factor for each count, whichever number of times it was named."""
    found: dict[str, float] = {}
    for key, factor in terms:
        found[key] = found.get(key, 0.0) + factor
    return tuple(found.items())


def _number(printed: str) -> float:
    return float(printed.replace(",", "").rstrip("%").replace("+", "").strip())
