"""Printed beside computed: rounding, what never leaks from one to the other, and that each difference has its reason."""

from __future__ import annotations

import csv
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from io import StringIO

import pytest

from safeboard.demo import agreed, loading
from safeboard.demo.figures import allegations, education, missing
from safeboard.demo.figures.sent import SUBMISSIONS
from safeboard.demo.figures.submissions import as_csv, over_the_year, send, spread
from safeboard.demo.seed.answers import FIGURES, answers
from safeboard.demo.seed.printed import Printed, rounded
from safeboard.demo.seed.world import World
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.returns.models import Due
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import today


class Nothing(World):
    """An installation in which there is nothing."""

    def __init__(self) -> None:
        super().__init__(None)


@pytest.mark.parametrize(
    ("exact", "places", "printed"),
    [
        (Fraction(183, 2), 0, "92"),  # 91.5 goes up
        (Fraction(11, 49) * 100, 0, "22"),  # A8: 22.4 was printed as 23
        (Fraction(-22, 10), 0, "-2"),
        (Fraction(-25, 10), 0, "-3"),
        (Fraction(889, 10), 1, "88.9"),
        (Fraction(88949, 1000), 1, "88.9"),
        (463, 0, "463"),
    ],
)
def test_one_rounding_rule(exact, places, printed):
    """A8: half away from nothing, to as many places as were printed."""
    assert str(rounded(exact, places)) == printed


@pytest.mark.parametrize(
    ("printed", "found", "equal"),
    [
        ("27", Fraction(2708, 100), True),
        ("27", Fraction(275, 10), False),
        ("87.5", Fraction(8754, 100), True),
    ],
)
def test_equal_is_what_prints_alike(printed, found, equal):
    figure = Printed("SF0001", printed, "percent", lambda world: found, "A0")
    said = figure.answer(Nothing())
    assert said["equal"] is equal and said["reason"] == ("" if equal else "A0")


def test_a_bound_is_met_from_above_only():
    over = Printed("SF0001", "600", "people", lambda world: 612, at_least=True)
    assert over.same(612) and not over.same(599)
    assert replace(over, printed="2015-09", at_least=False).same("2015-09")


def test_nothing_there_is_no_figure_and_says_so():
    said = Printed("SF0001", "0", "cases", lambda world: None).answer(Nothing())
    assert said["computed"] is None and not said["equal"] and said["reason"]


def test_figures_are_named_once_and_well():
    numbers = [figure.id for figure in FIGURES]
    assert len(set(numbers)) == len(numbers) > 250
    with pytest.raises(ValueError, match="SF and four digits"):
        Printed("463", "463", "children", lambda world: 463)


def test_what_is_computed_never_sees_what_is_printed(db):
    """In an installation without records nothing is computed but what the rules and declarations themselves say."""
    assert [each.name for each in fields(World)] == ["snapshot"]
    # Limits, numbers of priorities, boards and themes are said by the program, not by records.
    said_by_rules = {"SF0085", "SF0132", "SF0133", "SF0134", "SF0135", "SF0136", "SF0331", "SF0391"}
    by_tables = [figure for figure in FIGURES if figure.compute.__module__ != "safeboard.demo.seed.office"]
    empty = answers(Nothing(), [each for each in by_tables if "money" not in each.compute.__module__])
    found = {each["id"] for each in empty if each["computed"] is not None}
    assert found <= said_by_rules
    # Another printed value changes what is equal, never what is computed.
    wrong = [replace(figure, printed="987654", at_least=False) for figure in by_tables if figure.id in found]
    again = answers(Nothing(), wrong)
    assert {each["id"]: each["computed"] for each in again} == {
        each["id"]: each["computed"] for each in empty if each["id"] in found
    }
    assert not any(each["equal"] for each in again)


@pytest.mark.parametrize("submission", SUBMISSIONS, ids=lambda each: getattr(each, "__module__", str(each)))
def test_submissions_fit_their_declarations(submission):
    """Every box is declared, none is negative, and no part is more than its whole."""
    said = submission()
    declared = REGISTRY.figures[said.code]
    for code, answered in said.answers.items():
        assert period(code).kind is declared.every
        for box, number in answered.items():
            part = declared.boxes[box].part
            if not isinstance(number, int):
                continue
            assert number >= 0, (code, box)
            if part.within:
                whole = answered.get(box.replace(f".{part.name}", f".{part.within}", 1), 0)
                assert not isinstance(whole, int) or number <= whole, (code, box)


def test_a_file_has_a_row_for_every_box_and_refuses_an_unknown_one():
    said = SUBMISSIONS[0]()
    declared = REGISTRY.figures[said.code]
    quarter = period("2015-16Q4")
    rows = list(csv.reader(StringIO(as_csv(said, declared, [quarter]).decode())))
    assert rows[0] == ["Box", "Number", "Period", "Note"] and len(rows) == len(declared.boxes) + 1
    with pytest.raises(ValueError, match="has no box"):
        as_csv(replace(said, answers={"2015-16Q4": {"lado_contacts.visits": 1}}), declared, [quarter])


def test_totals_are_spread_whole():
    assert spread(10, [1, 1, 1]) == [4, 3, 3] and spread(0, [1, 2]) == [0, 0]
    table = over_the_year("2015-16", "month", {"a": 17, "b": 5}, (1.0, 2.0))
    assert len(table) == 12 and sum(said["a"] for said in table.values()) == 17


def whole(said, beginning: str) -> int:
    return sum(number for box, number in said.items() if box.startswith(beginning))


def test_the_same_occasions_add_up_to_the_same_in_every_grid():
    for quarter, said in missing.by_the_police().answers.items():
        by_district = whole(said, "missing_episodes.episodes.")
        assert by_district == missing.QUARTERS[quarter]
        assert by_district == whole(said, "missing_ages.episodes.")
        assert by_district == whole(said, "missing_children.episodes.")
        assert whole(said, "missing_children.children.") < by_district


def test_allegations_are_fewer_than_contacts_and_each_quarter_says_how_they_ended():
    for quarter, said in allegations.submission().answers.items():
        contacts = whole(said, "lado_contacts.contacts.")
        assert 0.3 * contacts < whole(said, "lado_outcomes.closed.") < 0.45 * contacts, quarter
        resolved = [
            said[f"lado_resolution.resolved.{limit}"] / said[f"lado_resolution.reached.{limit}"]
            for limit in ("month_1", "months_3", "months_12")
        ]
        assert 0.65 < resolved[0] < resolved[1] < resolved[2] < 1, quarter


def test_what_is_late_came_late_and_the_council_owes_one_return_that_is_not_late(db):
    with recorder.recorded(loading.DOER):
        loading.people()
        agreed.schedules_of_returns()
    send(missing.by_the_police())
    send(education.missing_education())
    police = Due.objects.filter(return_code="missing", agency__code="police").order_by("due_on")
    autumn, winter = police[0], police[1]
    # The page for the Board of February, of the figures of 11 February, says that it had not come.
    assert autumn.due_on < date(2016, 2, 11) < autumn.receipt.received_at.date() == date(2016, 2, 18)
    assert winter.receipt is None and winter.due_on < today()
    ours = Due.objects.filter(return_code="missing_education", as_at__lt=today()).order_by("due_on")
    assert [due.receipt is None for due in ours] == [False, True]
    assert ours[1].due_on == date(2016, 4, 28) > today()
    # 31 July 2016, until when the department takes the census, is a Sunday.
    census = Due.objects.get(return_code="cin-census", as_at=date(2016, 3, 31))
    assert (census.agency.code, census.due_on) == ("county-council", date(2016, 7, 29))
    drawn = Due.objects.get(return_code="safeguarding-dataset", as_at=date(2016, 3, 31))
    assert (drawn.agency.code, drawn.due_on) == ("county-council", date(2016, 4, 28))
