"""What may be counted of child protection and need that no list of Annex A has: reviews, conferences, plans, factors."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.tables import Field, Table
from safeboard.processes.socialcare.tables.facts import AREA, Facts, date_of, yes_of
from safeboard.processes.socialcare.tables.periods import Row
from safeboard.processes.socialcare.tables.reviewing import (
    PLANS,
    PLANS_IN_DAYS,
    Reviewed,
    Timetable,
    Window,
    late,
    stretches,
)

protection_reviews = Table(
    "protection_reviews",
    (
        AREA,
        Field("reviewed_on", Kind.DATE, nullable=False, title="Day of the review"),
        Field("plan_started_on", Kind.DATE, title="Start of the plan reviewed"),
    ),
)
reviewed_plans = Table(
    "reviewed_plans",
    (
        AREA,
        Field("from_on", Kind.DATE, nullable=False, title="On the plan, 3 months or longer, from"),
        Field("until_on", Kind.DATE, title="Until"),
        Field("in_time", Kind.BOOLEAN, nullable=False, title="Every review that was due was held in time"),
        Field(
            "in_time_by_days",
            Kind.BOOLEAN,
            nullable=False,
            title="The same with 91 and 183 days in place of 3 and 6 months",
        ),
        Field("category", Kind.TEXT, title="Latest category of abuse"),
    ),
)
in_need_plans = Table(
    "in_need_plans",
    (
        AREA,
        Field("started_on", Kind.DATE, nullable=False, title="Child in need plan from"),
        Field("ended_on", Kind.DATE, title="Until"),
    ),
)
first_conferences = Table(
    "first_conferences",
    (AREA, Field("held_on", Kind.DATE, nullable=False, title="First conference without an enquiry")),
)
assessment_factors = Table(
    "assessment_factors",
    (
        AREA,
        Field("started_on", Kind.DATE, nullable=False, title="Assessment started"),
        Field("authorised_on", Kind.DATE, title="Assessment authorised"),
        Field("neglect", Kind.BOOLEAN, title="Neglect among the factors found"),
    ),
)
before_birth = Table(
    "before_birth",
    (
        AREA,
        Field("started_on", Kind.DATE, nullable=False, title="Assessment started before birth"),
        Field("authorised_on", Kind.DATE, title="Assessment authorised"),
        Field(
            "due_on", Kind.DATE, title="Birth expected on; born on where no file says when it was expected"
        ),
        Field("birth_on", Kind.DATE, title="Born on"),
    ),
)


def read_plan_review(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One review of a child protection plan."""
    return {"reviewed_on": start, "plan_started_on": date_of(facts, "plan_started_on")}


def read_in_need_plan(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One child in need plan."""
    return {"started_on": start, "ended_on": end}


def read_first_conference(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One initial conference of a child of whom no enquiry is told."""
    return {"held_on": start}


def read_factors(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """Whether an assessment found neglect; not known where it names no factor at all."""
    authorised = date_of(facts, "authorised_on")
    return {"started_on": start, "authorised_on": authorised, "neglect": yes_of(facts, "neglect")}


def read_before_birth(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One assessment that began before the child was born."""
    expected, born = date_of(facts, "expected_on"), date_of(facts, "birth_on")
    authorised = date_of(facts, "authorised_on")
    return {"started_on": start, "authorised_on": authorised, "due_on": expected or born, "birth_on": born}


def reviewed_plan_rows(
    plans: Iterable[Row], reviews: Iterable[Row], known: Mapping[str, Sequence[Window]]
) -> Iterator[dict[str, Any]]:
    """A row for each time on a plan in which it stayed the same whether every review had been in time (R-CP-03).

    A plan counts from the day its first review is due. `known` says by authority between which days reviews are told; an
    authority that sends none has no row.
    """
    of_child: dict[str, list[Row]] = defaultdict(list)
    for row in reviews:
        of_child[row["person"]].append(row)
    for plan in plans:
        reach = known.get(plan["area"], ())
        if not reach:
            continue
        one = Reviewed(plan["started_on"], plan["ended_on"], tuple(_held(plan, of_child[plan["person"]])))
        since = one.judged_from(PLANS, reach)
        if plan["ended_on"] is not None and plan["ended_on"] <= since:
            continue
        spoilt = {
            "in_time": _ever_late(one, PLANS, reach),
            "in_time_by_days": _ever_late(one, PLANS_IN_DAYS, reach),
        }
        for first, last, answers in stretches(since, plan["ended_on"], spoilt):
            yield {
                "key": f"{plan['key']}/{first}",
                "person": plan["person"],
                "area": plan["area"],
                "from_on": first,
                "until_on": last,
                "category": plan["latest_category"],
                **answers,
            }


def _held(plan: Row, reviews: Iterable[Row]) -> Iterator[dt.date]:
    """The days on which a plan was reviewed: of the reviews that name it, or name none and fall into its time."""
    until = plan["ended_on"] or dt.date.max
    for row in reviews:
        named = row["plan_started_on"]
        if named == plan["started_on"] or (
            named is None and plan["started_on"] < row["reviewed_on"] <= until
        ):
            yield row["reviewed_on"]


def _ever_late(
    one: Reviewed, timetable: Timetable, known: Sequence[Window]
) -> list[tuple[dt.date, dt.date | None]]:
    """The time since the first late review; it stays late for as long as the plan lasts."""
    first = next(iter(late(one, timetable, known)), None)
    return [(first.since, None)] if first else []
