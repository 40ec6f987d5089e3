"""Contacts, referrals, plans and looked after children (chapter 2 of the report)."""

from __future__ import annotations

from fractions import Fraction

from safeboard.demo.seed.printed import Compute, Printed
from safeboard.demo.seed.world import World
from safeboard.processes.socialcare.indicators.assessments import ASSESSMENT_LIMIT

A15 = "A15: a window of recent months that is not said; ours is the whole year, with its numerator and denominator."
A24 = "A24: local extract, provisional; the records follow DfE ({}), which counts a few more."


def _count(code: str, by: str = "", category: str = "", period: str = "2015-16") -> Compute:
    return lambda world: world.count(code, period, by, category)


def _share(code: str, by: str, category: str, period: str = "2015-16") -> Compute:
    return lambda world: world.share(code, by, category, period)


def _percent(code: str, by: str = "", category: str = "", period: str = "2015-16") -> Compute:
    return lambda world: world.percent(code, period, by, category)


def _need(code: str) -> Compute:
    """Of the children taken on in the year, those for whom it was for this."""

    def share(world: World) -> Fraction | None:
        needs = world.needs_of("2015-16")
        return Fraction(100 * needs.count(code), len(needs)) if needs else None

    return share


FIGURES = (
    Printed("SF0085", "45", "working_days", lambda world: ASSESSMENT_LIMIT),
    Printed("SF0068", "75", "percent", _percent("T1-03", "source", "schools"), A15),
    Printed("SF0071", "30", "percent", _share("T1-01", "source", "police")),
    Printed("SF0072", "4762", "contacts", _count("T1-01", "source", "police")),
    Printed("SF0073", "27", "percent", _share("T1-05", "source", "police")),
    Printed("SF0074", "1874", "referrals", _count("T1-04", "source", "police"), A24.format("1,884")),
    Printed("SF0075", "16", "percent", _share("T1-01", "source", "schools")),
    Printed("SF0076", "2599", "contacts", _count("T1-01", "source", "schools")),
    *(
        Printed(sf, value, "percent", _need(code))
        for sf, value, code in (
            ("SF0079", "44", "abuse_or_neglect"),
            ("SF0080", "25", "acute_stress"),
            ("SF0081", "21", "dysfunction"),
        )
    ),
    Printed("SF0077", "24", "percent", _share("T1-05", "source", "schools")),
    Printed("SF0078", "1648", "referrals", _count("T1-04", "source", "schools"), A24.format("1,650")),
)
