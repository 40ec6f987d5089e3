"""Tables of the Board's own work, and the limits it set (docs/adr/0014)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from safeboard.grammar.declarations.indicators import Limit
from safeboard.grammar.declarations.office import Setting
from safeboard.grammar.declarations.tables import Counts, FactTable, FieldClass
from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.tables import Field, Table

MEETINGS = Table("meetings_of_test", (Field("held_on", Kind.DATE, nullable=False),), person=None)
PEOPLE = Table("people_of_test", (Field("held_on", Kind.DATE, nullable=False),))


def of(table: Table, **said: Any) -> FactTable:
    classes: Mapping[str, FieldClass] = {
        column.name: said.pop("as_class", FieldClass.PLAIN) for column in table.columns
    }
    return FactTable(table, "Meetings", "held_on", classes, lambda: (), **said)


def reach() -> dict[str, tuple[dt.date, dt.date]]:
    return {"825": (dt.date(2015, 4, 1), dt.date(2016, 3, 31))}


def test_a_table_of_work_says_how_far_it_reaches() -> None:
    assert of(MEETINGS, counts=Counts.WORK, reach=reach).reach is reach
    with pytest.raises(ValueError, match="says how far it reaches"):
        of(MEETINGS, counts=Counts.WORK)
    with pytest.raises(ValueError, match="says how far it reaches"):
        of(MEETINGS, reach=reach)


def test_a_table_of_work_is_about_nobody() -> None:
    with pytest.raises(ValueError, match="about nobody"):
        of(PEOPLE, counts=Counts.WORK, reach=reach)
    with pytest.raises(ValueError, match="about nobody"):
        of(MEETINGS, counts=Counts.WORK, reach=reach, as_class=FieldClass.SENSITIVE)


@pytest.mark.parametrize(("value", "broken"), [(59.9, True), (60.0, False), (100.0, False)])
def test_a_limit_below_is_broken_only_below_it(value: float, broken: bool) -> None:
    assert Limit("below 60%", below=60).is_broken_by(value) is broken


@pytest.mark.parametrize(("value", "broken"), [(0.0, False), (1.0, True)])
def test_a_limit_above_none_is_broken_by_one(value: float, broken: bool) -> None:
    assert Limit("any high risk", above=0).is_broken_by(value) is broken


@pytest.mark.parametrize("said", [{}, {"below": 60.0, "above": 80.0}])
def test_a_limit_has_one_side(said: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="either below or above"):
        Limit("unclear", **said)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"code": "reply"}, "room.thing"),
        ({"kind": "colour"}, "its kind is one of"),
        ({"kind": "choice", "default": "red", "choices": (("blue", "Blue"),)}, "not among its choices"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(said: dict[str, Any], message: str) -> None:
    right = {
        "code": "actions.reply",
        "title": "Days",
        "kind": "whole number",
        "default": "15",
        "source": "W20",
    }
    Setting(**right)
    with pytest.raises(ValueError, match=message):
        Setting(**{**right, **said})
