"""Short ways to declare the rules of Annex A, and the questions that many of them ask of a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from safeboard.grammar.dates import add_months
from safeboard.grammar.declarations.cross_rules import (
    CrossRule,
    NotBefore,
    RuleExample,
    Severity,
    Values,
    Window,
)

on = date.fromisoformat
error = partial(CrossRule, severity=Severity.ERROR)
warning = partial(CrossRule, severity=Severity.WARNING)
missing = partial(CrossRule, severity=Severity.WARNING, misses=True)

# A conference makes a plan on its day; agencies write the plan's start some days later.
PLAN_STARTS_WITHIN = timedelta(days=15)
ADULT, LEAVES_CARE_FROM, LEAVES_CARE_TO = 18, 16, 25


def example(words: str, broken: tuple[int, ...], **rows: Sequence[Mapping[str, Any]]) -> RuleExample:
    """An example by list; rows are about one child unless they name another."""
    return RuleExample(words, {name: tuple(given) for name, given in rows.items()}, broken)


def in_order(
    code: str, over: str, first: str, then: str, title: str, names: tuple[str, str], source: str = ""
) -> CrossRule:
    """A row whose second date is before its first is turned back; `names` are the two dates as people say them."""
    return error(
        code=code,
        title=title,
        over=over,
        points_at=then,
        check=NotBefore(then, first),
        message=f"{names[1]}, {{{then}}}, is before {names[0]}, {{{first}}}. Check which is right.",
        example=example(
            "The first row has the two dates the wrong way round. The same day, and one of them blank, are in order.",
            (1,),
            **{
                over: (
                    {first: on("2016-02-03"), then: on("2016-02-02")},
                    {first: on("2016-02-03"), then: on("2016-02-03")},
                    {first: on("2016-02-03"), then: None},
                )
            },
        ),
        joined_by="child" if over != "adopters" else "adopter",
        source=source,
    )


def surely_at_least(values: Values, years: int, day: date | None) -> bool:
    """Whether somebody was this old on that day, whatever the day of a month of birth."""
    born = values.get("born_on")
    if born is None or day is None:
        return False
    latest = add_months(born, 1) if values.get("born_on_precision") == "month" else born
    return add_months(latest, 12 * years) <= day


def surely_younger(values: Values, years: int, day: date | None) -> bool:
    """Whether somebody was younger than this on that day, whatever the day of a month of birth."""
    born = values.get("born_on")
    return born is not None and day is not None and add_months(born, 12 * years) > day


def births_differ(one: Values, other: Values) -> bool:
    """Two dates of birth that cannot be the same; month and year are all that some files say."""
    born, said = one.get("born_on"), other.get("born_on")
    if born is None or said is None:
        return False
    if "month" in (one.get("born_on_precision"), other.get("born_on_precision")):
        return (born.year, born.month) != (said.year, said.month)
    return bool(born != said)


def sexes_differ(one: Values, other: Values) -> bool:
    """Two that are stated and are not the same."""
    said = {one.get("sex"), other.get("sex")} - {None, "not_stated"}
    return len(said) > 1


def within_file(day: date | None, window: Window, months_before: int = 0) -> bool:
    """Whether a file must hold what happened in the months before that day."""
    return day is not None and window.holds(add_months(day, -months_before))
