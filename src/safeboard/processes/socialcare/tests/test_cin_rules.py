"""Every rule of the children in need census, read from XML: broken on just the rows said, its clean neighbour not.

The codes are those of the Department for Education's published rule list (Open Government Licence v3.0).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polars as pl
import pytest

from safeboard.grammar.statutory.rules import Rows, Rule, Severity, Where
from safeboard.grammar.statutory.running import run
from safeboard.grammar.statutory.tables import Tables, empty
from safeboard.processes.socialcare.returns.cin.layout import LAYOUTS
from safeboard.processes.socialcare.returns.cin.method import METHOD
from safeboard.processes.socialcare.returns.cin.rules import RULES
from safeboard.processes.socialcare.returns.cin.writing import (
    PLAIN,
    Form,
    Group,
    assessment,
    census,
    child,
    enquiry,
    episode,
    in_need_plan,
    plan,
)

YEAR = 2026
OPPOSITE = Form(group_a_review=True, words=True, namespace=True, byte_order_mark=True)
WIDE = Form(words=True, encoding="utf-16")
PUBLISHED = """
    100 1103 1104 1105 1510 1520 1530 1540 1550 1560Q 1570 1580 2883 2884 2885 2886Q 2887Q 2888Q 2889 2990 2991Q
    4000 4001 4003 4004 4008 4009Q 4010 4011 4012Q 4013 4014 4015 4016 4017 4180 4220
    8500 8510 8520 8525Q 8530Q 8535Q 8540 8545Q 8555Q 8565 8568 8569Q 8585Q 8590
    8600 8606 8608 8610 8614 8615 8620 8630 8640 8650 8670Q 8675Q 8696
    8715 8720 8730 8736 8740 8750 8770Q 8772 8775Q 8790 8794
    8805 8810 8815 8816 8820 8825Q 8831 8832 8839 8840 8841 8842Q 8863Q 8866 8867 8868 8869 8870Q 8873Q 8875 8890 8896
    8897Q 8898 8905 8910 8915 8920 8925 8930 8935 8940 8945Q 8950Q
"""
CODES = PUBLISHED.split()
# These look at all children together, as those over the header do: their two returns are not joined to one.
OVER_ALL_CHILDREN = {"1520", "8510"}
# Until 2023-24 the census had GenderCurrent in the place of Sex.
SAID_TWICE = {"2886Q", "4180", "8750"}


def _name(rule: Rule) -> str:
    return f"{rule.code}-until-{rule.until}" if rule.until else rule.code


def _tables(children: Iterable[Group], year: int = YEAR, form: Form = PLAIN) -> Tables:
    return METHOD.read([("census.xml", census(children, year, form=form))], None).tables


def _told(rule: Rule, children: Iterable[Group], form: Form) -> list[int]:
    ran = run(_tables(children, min(YEAR, rule.until or YEAR), form), [rule])
    assert ran.ran == (rule.code,), ran.not_run
    assert set(ran.findings["table"]) <= {rule.over}
    return ran.findings["row"].to_list()


def _sound_children() -> Iterator[Group]:
    """Children of every kind that the census knows, whose records are as they should be."""
    yield child(
        episode(
            assessment("2B", "3A"),
            enquiry(),
            plan("2025-08-20", "2026-02-03"),
            CINreferralDate="2025-05-01",
        ),
        disabilities=("LD", "BEH", "AUT", "COMM", "HAND", "HEAR", "VIS", "MOB"),
        UPN="J825201500101",
        UPNunknown=None,
        FormerUPN="V82520150010A",
    )
    yield child(
        episode(
            assessment("21", AssessmentAuthorisationDate="2025-06-10"),
            CINclosureDate="2025-06-10",
            ReasonForClosure="RC8",
        ),
        episode(
            assessment(AssessmentActualStartDate="2026-03-02", AssessmentAuthorisationDate=None),
            in_need_plan(CINPlanStartDate="2026-03-09"),
            CINreferralDate="2026-03-02",
        ),
    )
    yield child(
        episode(
            assessment(),
            enquiry(),
            plan("2025-08-20", CPPendDate="2025-10-01"),
            in_need_plan(CINPlanStartDate="2025-10-01", CINPlanEndDate="2025-12-01"),
            CINclosureDate="2025-12-01",
            ReasonForClosure="RC2",
        ),
        PersonDeathDate="2025-12-01",
    )
    yield child(episode(PrimaryNeedCode=None, ReferralNFA="1"), UPNunknown="UN7", disabilities=())
    yield child(
        episode(
            assessment(AssessmentActualStartDate="2025-11-04", AssessmentAuthorisationDate="2025-12-02"),
            enquiry(
                S47ActualStartDate="2025-11-10",
                InitialCPCtarget=None,
                DateOfInitialCPC=None,
                ICPCnotRequired="1",
            ),
            CINreferralDate="2025-11-03",
        ),
        Sex="U",
        PersonBirthDate=None,
        ExpectedPersonBirthDate="2026-04-20",
        UPNunknown="UN1",
        disabilities=(),
    )


def test_every_published_rule_is_there_once() -> None:
    assert len(CODES) == len(set(CODES)) == 109
    said = [rule.code for rule in RULES]
    assert set(said) == set(CODES)
    assert {code for code in said if said.count(code) > 1} == SAID_TWICE
    assert len(said) == len(CODES) + len(SAID_TWICE)


def test_a_rule_said_twice_runs_once_in_every_year() -> None:
    for code in SAID_TWICE:
        both = [rule for rule in RULES if rule.code == code]
        for layout in LAYOUTS.values():
            assert len([rule for rule in both if not rule.why_not_run(layout)]) == 1, (code, layout.year)


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_a_rule_tells_the_rows_that_break_it_and_no_others(rule: Rule) -> None:
    apart = rule.over == "Header" or rule.code in OVER_ALL_CHILDREN
    for example in rule.examples:
        for form in (PLAIN, OPPOSITE):
            both = example.breaks if apart else (*example.breaks, *example.keeps)
            assert _told(rule, both, form) == list(example.rows), (example.words, form)
            if apart:
                assert _told(rule, example.keeps, form) == [], (example.words, form)


def test_every_rule_has_its_words_its_example_and_a_year_with_its_fields() -> None:
    for rule in RULES:
        assert rule.examples, rule.code
        assert all(example.rows for example in rule.examples), rule.code
        assert rule.severity is (Severity.QUERY if rule.code.endswith("Q") else Severity.ERROR), rule.code
        assert any(all(map(layout.has, rule.reads)) for layout in LAYOUTS.values()), rule.code
        assert "invalid" not in f"{rule.message} {rule.logic} {rule.note}".lower(), rule.code
        assert rule.ruleset in ("2022-23", "2023-24", "2024-25"), rule.code


@pytest.mark.parametrize("form", [PLAIN, OPPOSITE, WIDE], ids=["plain", "opposite", "wide"])
def test_a_sound_return_breaks_no_rule(form: Form) -> None:
    came = METHOD.read([("census.xml", census(_sound_children(), YEAR, form=form))], None)
    assert came.faults["message"].to_list() == []
    ran = run(came.tables, RULES)
    assert ran.findings.rows() == []
    assert set(ran.ran) == set(CODES)
    assert ran.not_run == ()


@pytest.mark.parametrize("year", [2010, 2014, 2017, 2022, 2025, 2027])
def test_a_return_without_children_stops_no_rule_of_any_year(year: int) -> None:
    layout = LAYOUTS[year]
    frames = {table.name: empty(layout, table.name) for table in layout.tables}
    ran = run(Tables(layout, frames, pl.Series([], dtype=pl.String)), RULES)
    assert [each for each in ran.not_run if each.failed] == []
    assert {*ran.ran, *(each.rule for each in ran.not_run)} == set(CODES)
    assert ran.findings.rows() == []


def test_a_rule_that_fails_is_told_as_not_run_and_stops_no_other() -> None:
    def fails(_: Tables) -> pl.Series:
        raise RuntimeError("planted")

    planted = [
        Rule("X1", Severity.ERROR, "CINdetails", ("CINreferralDate",), "A.", "B.", Rows(fails)),
        Rule("X2", Severity.ERROR, "CINdetails", ("CINreferralDate",), "A.", "B.", Where(pl.col("no such"))),
    ]
    broken = next(rule for rule in RULES if rule.code == "8630")
    tables = _tables(broken.examples[0].breaks)
    ran = run(tables, [planted[0], *RULES, planted[1]])
    assert [(each.rule, each.failed) for each in ran.not_run] == [("X1", True), ("X2", True)]
    assert "RuntimeError" in ran.not_run[0].why
    assert set(ran.ran) == set(CODES)
    assert "8630" in ran.findings["rule"].to_list()
