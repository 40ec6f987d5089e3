"""Chalkshire's money adds up to the printed totals (SYS-47); its governance has something to do on every page."""

from __future__ import annotations

import datetime as dt

from safeboard.demo import loading, office_governance, office_people
from safeboard.demo.story import as_persona
from safeboard.kernel.trail import recorder
from safeboard.processes.budget.models import Line
from safeboard.processes.budget.selectors import contributions, position
from safeboard.processes.governance.models import Answer, Finding, Inspection, Round, Stage
from safeboard.processes.governance.selectors import assessing, protocol

TODAY = dt.date(2016, 4, 21)


def test_the_money_and_the_governance_of_a_year(db):
    said: list[str] = []
    with recorder.recorded(recorder.Doer(actor="test")):
        loading.people()
        office_people.people(said.append)
        for _ in (1, 2):
            office_governance.budget(said.append)
            office_governance.governance(said.append)
    assert len(said) == 3
    manager = as_persona("business-manager", TODAY)
    then, now = (contributions.table(manager, year).total for year in ("2014-15", "2015-16"))
    assert (then.base, then.total, now.total, now.added) == (16_830_100, 24_830_100, 31_736_000, 1_600_000)
    assert (now.base_moved.words, now.overall_moved.words) == ("+79.1%", "+27.8%")
    heads, lines = position.spending(manager, "2016-17"), contributions.lines(manager, "2016-17")
    assert position.standing(heads, lines).gap > 0 and Line.objects.filter(state="requested").count() == 4

    march, april = Round.objects.all()
    assert (march.state, april.state) == (Stage.ANALYSED, Stage.PLAN_UPDATED)
    assert Answer.objects.filter(round=march).values("user").distinct().count() >= 17
    counted = assessing.analysed(manager, march)
    flagged = {each.code for each in counted if each.flagged}
    assert {"VOICE"} <= flagged and any(each.changed == "better" for each in counted)
    assert all(group.answers >= 3 for each in counted for group in each.groups)
    assert Inspection.objects.count() == 6 and {*Finding.objects.values_list("status", flat=True)} >= {
        "received",
        "agreed",
        "progress",
        "evidenced",
        "closed",
    }
    assert protocol.twice(protocol.data_items(manager)) == 1 and protocol.chairs(manager, TODAY) == ""
