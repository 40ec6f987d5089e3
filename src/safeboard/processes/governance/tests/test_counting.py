"""Counts that never let one member be made out, and a middle that hides no weakness (R-GOV-12, SYS-49)."""

from __future__ import annotations

import pytest

from safeboard.processes.governance.models import Judgement
from safeboard.processes.governance.selectors.counting import TOGETHER, by_group, counted, disagreement

G, R, O, I = "GOOD", "RI", "OUTSTANDING", "INADEQUATE"  # noqa: E741


@pytest.mark.parametrize(
    ("said", "middle"),
    [
        ([G, G, R], Judgement.GOOD),
        ([G, R], Judgement.RI),
        ([O, G, R, I], Judgement.RI),
        ([I, I, O, O, O], Judgement.OUTSTANDING),
        ([], None),
    ],
)
def test_between_two_judgements_the_middle_is_the_worse_one(said, middle):
    assert counted("All", said).middle == middle


def test_the_spread_is_told_and_not_only_a_mean():
    assert counted("", [O, I]).spread == "Answers lie as far apart as they can: outstanding to inadequate."
    assert counted("", [G, G]).spread == "All answers are the same."
    assert counted("", [O, R]).steps_apart == 2


def test_groups_of_fewer_than_three_are_put_together():
    answers = [("Health", G)] * 3 + [("Police", R)] * 2 + [("Schools", R)]
    groups = {each.label: each.answers for each in by_group(answers, {})}
    assert groups == {"Health": 3, TOGETHER: 3}


def test_a_single_answer_cannot_be_found_by_taking_the_rest_away():
    """One small group alone would be the total less the others: another group joins it."""
    answers = [("Health", G)] * 3 + [("Council", G)] * 4 + [("Police", I)]
    groups = {each.label: each.answers for each in by_group(answers, {})}
    assert groups == {"Council": 4, TOGETHER: 4}
    assert by_group([("Health", G)] * 3 + [("Police", I)], {}) == ()


def test_nothing_is_broken_down_where_only_one_group_is_left():
    assert by_group([("Health", G), ("Police", R), ("Schools", I)], {}) == ()


def test_disagreement_between_groups_is_said():
    groups = by_group([("Health", G)] * 3 + [("Police", R)] * 3, {})
    assert disagreement(groups) == "Groups see it differently. Health: good; Police: requires improvement."
    assert disagreement(by_group([("Health", G)] * 3 + [("Police", G)] * 3, {})) == ""
