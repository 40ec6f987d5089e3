"""The Board office of the demonstration: constituencies, vacancies, a year of meetings, the coming Board."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.demo import loading, office_meetings
from safeboard.demo.story import as_persona
from safeboard.kernel.meetings import group_selectors, limits, selectors
from safeboard.kernel.meetings.models import Constituency, Holder, Meeting, Series, State
from safeboard.kernel.trail import recorder

TODAY = dt.date(2016, 4, 21)


@pytest.mark.django_db
def test_the_board_office_of_chalkshire():
    said: list[str] = []
    with recorder.recorded(loading.DOER):
        loading.people()
        office_meetings.meetings(said.append)
        office_meetings.meetings(said.append)
    assert len(said) == 1 and Series.objects.count() == 10
    board = Series.objects.get(kind="board")
    # Twenty constituencies and the Chair; four districts share one of them.
    assert Constituency.objects.filter(series=board).count() == 21
    assert board.constituencies.get(name="District councils").seats.count() == 4
    reader = as_persona("business-manager", TODAY)
    coming = selectors.next_board(reader, TODAY)
    assert coming is not None and coming.papers.words == "7 of 9 in"
    assert (coming.forecast.apologies, coming.forecast.words) == (2, "yes")
    # R-GOV-04: one lay member left in November 2015, one in January 2016.
    vacant = [
        each.vacant_since for each in group_selectors.sitting_in(reader, board, TODAY) if each.vacant_since
    ]
    assert vacant == [dt.date(2015, 12, 1), dt.date(2016, 2, 1)]
    held = Meeting.objects.filter(series=board, on__lte=coming.meeting.on)
    assert group_selectors.gaps(held.values_list("on", flat=True), limits.longest_gap(TODAY)) == []
    assert held.filter(state=State.PAPERS_ISSUED).count() == 5
    assert Meeting.objects.filter(state=State.MINUTES_DRAFT).exclude(series=board).count() == 9
    names = list(Holder.objects.filter(seat__series=board).values_list("name", flat=True))
    assert len(names) == len(set(names))
