"""Short ways to declare the rules of Annex A, and the questions that many of them ask of a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from safeboard.grammar.dates import add_months
from safeboard.grammar.declarations.cross_rules import (
    CrossRule,
    HasRow,
    NoRow,
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


def after_referral(
    code: str,
    over: str,
    title: str,
    message: str,
    example_words: str,
    days: tuple[str, str, str],
    source: str = "",
) -> CrossRule:
    """What began without a referral or a start as a child in need on or before its day is asked about.

    Only where the file must hold the three months before. `days` are, in the example: when it began for both
    children, when the first was referred (before it), when the second was (after it).
    """
    began, before, after = map(on, days)
    looks_in = ("referrals", "children_in_need")
    return missing(
        code=code,
        title=title,
        over=over,
        points_at="started_on",
        check=HasRow(
            looks_in,
            _known_before,
            when=lambda row, window: within_file(row["started_on"], window, months_before=3),
        ),
        message=message,
        example=example(
            example_words,
            (2,),
            **{over: tuple({"child": who, "started_on": began} for who in "ab")},
            referrals=({"child": "a", "received_on": before}, {"child": "b", "received_on": after}),
            children_in_need=(),
        ),
        looks_in=looks_in,
        source=source,
    )


def births_agree(
    code: str, over: str, lists: str, example_words: str, second_child: Mapping[str, Any]
) -> CrossRule:
    """A child's date of birth that is another one among the children in need is asked about.

    `lists` are the two as people number them; in the example the second child's dates agree by `second_child`.
    """
    born = on("2009-06-14")
    return warning(
        code=code,
        title=f"A child's date of birth is the same in lists {lists}",
        over=over,
        points_at="born_on",
        check=NoRow("children_in_need", births_differ),
        message=(
            "list 6, row {other_row}, gives this child another date of birth, {other_born_on}. "
            "Check whether both rows are about one child."
        ),
        example=example(
            example_words,
            (1,),
            **{over: tuple({"child": who, "born_on": born} for who in "ab")},
            children_in_need=({"child": "a", "born_on": on("2009-07-14")}, {"child": "b", **second_child}),
        ),
        looks_in=("children_in_need",),
    )


def _known_before(row: Values, other: Values) -> bool:
    day = other.get("received_on") or other.get("started_on")
    return day is not None and day <= row["started_on"]


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
