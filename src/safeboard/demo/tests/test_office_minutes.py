"""The Board's year in the demonstration: attendance as printed, minutes agreed for all but the last (R-GOV-02, W26)."""

from __future__ import annotations

import pytest

from safeboard.demo import loading, office_meetings, office_minutes
from safeboard.demo.story import as_persona
from safeboard.kernel.meetings import attendance, finding
from safeboard.kernel.meetings.models import Decision, Meeting, Minute, Series, State
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import today

# Percent of the last five meetings, by constituency, as the table prints them.
PRINTED = {
    "Adult social care": 80,
    "Children and families": 100,
    "Hospital trust": 100,
    "Legal team": 60,
    "Cabinet member": 80,
    "Family court": 0,
    "Clinical commissioning groups (CCG)": 100,
    "District councils": 100,
    "Independent schools": 40,
    "Lay members": 60,
    "Probation": 60,
    "Regional health body": 80,
    "Community health trust": 100,
    "Primary schools": 100,
    "Public health": 80,
    "Secondary schools": 20,
    "Police": 100,
    "Community rehabilitation": 40,
    "Voluntary sector": 100,
    "Youth offending": 80,
    "Independent Chair": 100,
}


@pytest.fixture
def told(db):
    with recorder.recorded(recorder.Doer(actor="test")):
        loading.people()
        office_meetings.meetings(lambda words: None)
        office_minutes.office_minutes(lambda words: None)
        yield


def test_the_boards_year_reads_as_printed(told):
    board = Series.objects.get(kind="board")
    manager = as_persona("business-manager", today())
    table = attendance.table(manager, board, today())
    assert {row.constituency.name: row.now.percent for row in table.rows} == PRINTED
    assert {row.constituency.name for row in table.rows if row.needs_chair} == {"Family court"}
    assert any(row.now.by_deputy for row in table.rows)
    states = [each.state for each in Meeting.objects.filter(series=board, on__lt=today())]
    assert states == [State.AGREED] * 4 + [State.MINUTES_DRAFT]
    assert all(each.quorate for each in Meeting.objects.filter(series=board, on__lt=today()))
    assert Decision.objects.count() == 9
    assert Minute.objects.filter(correction=True).count() == 2
    assert any("neglect" in each.words.lower() for each in finding.search(manager, "tool neglect"))
    chair = [each.what for each in finding.to_do(as_persona("independent-chair", today()), today())]
    assert any("Family court attended 0 of 5" in each for each in chair)
