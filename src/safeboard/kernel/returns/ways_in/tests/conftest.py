"""A small return of figures that is due, sent by the county council."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.kernel.partnership.personas import COUNCIL, POLICE
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.models import Due, Receipt

DISTRICT = Dimension(
    "district", "District", {"north": "North", "south": "South", "not_recorded": "Not recorded"}
)
PARTS = (
    Part("episodes", "Episodes", "Every episode that ended in the quarter."),
    Part("spoken_to", "Spoken to", "Where somebody spoke to the child.", within="episodes"),
    Part("open_now", "Open at the end", at_end=True),
)
SMALL = FigureReturn(
    code="small-figures",
    title="Missing episodes",
    about="How many episodes there were, and after how many somebody spoke to the child.",
    sender="The police",
    every=PeriodKind.QUARTER,
    grids=(Grid("episodes_by", "By district", PARTS, by=(DISTRICT,)), Grid("all_of", "All", (PARTS[0],))),
)
Q3, Q4 = "2015-16Q3", "2015-16Q4"


def due_of(agency: Any, over: str) -> Due:
    return Due.objects.create(
        agency=agency,
        return_code=SMALL.code,
        title=f"Missing episodes, {period(over).words}",
        period=over,
        as_at=period(over).end,
        due_on=period(over).end + dt.timedelta(days=29),
        purpose="So that the Board sees who looks for children.",
        lawful_basis="Children Act 2004, section 14B.",
        agreement="Agreement, version 3",
        agreed_on=dt.date(2015, 4, 1),
        delete_on=dt.date(2022, 3, 31),
    )


@pytest.fixture(autouse=True)
def _nobody_asked_before() -> None:
    cache.clear()


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> FigureReturn:
    """The small return, known to the program."""
    monkeypatch.setitem(REGISTRY.figures, SMALL.code, SMALL)
    return SMALL


@pytest.fixture
def due(people: Any, declared: FigureReturn) -> Due:
    """Its last quarter of 2015-16 is due from the county council; the police owe it too."""
    due_of(people.agencies[POLICE], Q4)
    return due_of(people.agencies[COUNCIL], Q4)


@pytest.fixture
def take_in(people: Any, declared: FigureReturn) -> Callable[..., Receipt]:
    """Take a file in: ``take_in("2015-16Q3", {"all_of.episodes": 12})``, from the council unless said."""

    def run(over: str, said: dict[str, Any], *, agency: str = COUNCIL, **more: Any) -> Receipt:
        rows = "".join(f"{box},{number},{over}\n" for box, number in said.items())
        return take_in_text(f"Box,Number,Period\n{rows}", over, people.agencies[agency], **more)

    return run


def take_in_text(text: str, over: str, agency: Any, **more: Any) -> Receipt:
    receipt = receiving.receive(
        agency=agency,
        return_code=SMALL.code,
        filename="figures.csv",
        data=text.encode(),
        as_at=period(over).end,
        look_back_months=3,
        by=None,
        **more,
    ).receipt
    receiving.check(receipt)
    receiving.send(receipt, by=None)
    receiving.accept(receipt)
    return receipt
