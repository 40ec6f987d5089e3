"""Meetings: series, seats with their history, agenda and papers, attendance, quorum, minutes and decisions."""

from __future__ import annotations

from safeboard.grammar.declarations.office import Office
from safeboard.grammar.declarations.process import Contribution, Nav
from safeboard.kernel.actions.importing.target import declare
from safeboard.kernel.meetings import finding, new_year, taking_away, to_do
from safeboard.kernel.meetings.appendices import APPENDICES
from safeboard.kernel.meetings.holdings import OwnSeats
from safeboard.kernel.meetings.importing.members import MEMBERS
from safeboard.kernel.meetings.importing.registers import ATTENDANCE
from safeboard.kernel.meetings.indicators import INDICATORS
from safeboard.kernel.meetings.limits import SETTINGS
from safeboard.kernel.meetings.permissions import FOLLOW, GRANTS
from safeboard.kernel.meetings.successions import SeatsGoOn
from safeboard.kernel.meetings.tables import TABLES

for each in (MEMBERS, ATTENDANCE):
    declare(each)

CONTRIBUTION = Contribution(
    code="meetings",
    title="Meetings",
    about="Series, seats with their history, agenda and papers, attendance, quorum, minutes and decisions.",
    grants=GRANTS,
    nav=(Nav("Meetings", "meetings", FOLLOW, 20),),
    tables=TABLES,
    indicators=INDICATORS,
    appendices=APPENDICES,
    office=Office(
        to_do=to_do.to_do,
        search=finding.search,
        about_agency=finding.about_agency,
        sheets=finding.sheets,
        files=taking_away.files,
        holdings=OwnSeats(),
        successions=SeatsGoOn(),
        settings=SETTINGS,
        rollover=new_year.STEPS,
        news=finding.NEWS,
    ),
)
