"""Members of several agencies and a round that they answered, made by the verbs that people use."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.access import roles
from safeboard.kernel.actions.models import Kind
from safeboard.kernel.actions.raising import raise_item
from safeboard.kernel.partnership.hats import reader_of
from safeboard.kernel.partnership.models import Membership, User
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import today
from safeboard.processes.governance.models import Judgement
from safeboard.processes.governance.services import assessing

WHY = "We read figures at each meeting and ask."


@pytest.fixture
def working(db):
    """A unit of work, as every request has one."""
    with recorder.recorded(recorder.Doer(actor="test")) as work:
        yield work


@pytest.fixture
def members(people):
    """`members("police", 3)`: this many Board members of an agency, as readers."""

    def made(agency, number):
        found = []
        for each in range(number):
            user = User.objects.create_user(f"{agency}-{each}@chalkshire.example", name=f"{agency} {each}")
            hat = Membership.objects.create(
                user=user,
                agency=people.agencies[agency],
                role=roles.BOARD_MEMBER.code,
                title="Board member",
                since=dt.date(2015, 4, 1),
                until=dt.date(2017, 3, 31),
            )
            found.append(reader_of(hat, today()))
        return found

    return made


@pytest.fixture
def opened(people, reader_for):
    """A round in which members can answer."""
    with recorder.recorded(recorder.Doer(actor="test")):
        return assessing.open_round(
            title="March 2016", closes_on=dt.date(2016, 5, 31), by=reader_for("business-manager")
        )


@pytest.fixture
def say():
    """`say(round, member, "GOOD")`: a member answers one standard."""

    def said(each, by, judgement, standard="DATA", comment=WHY):
        with recorder.recorded(recorder.Doer(actor="test")):
            return assessing.answer(
                round=each, standard=standard, judgement=Judgement(judgement), comment=comment, by=by
            )

    return said


@pytest.fixture
def plan_item(people, reader_for):
    """An item of the Improvement and Development Plan."""
    with recorder.recorded(recorder.Doer(actor="test")):
        return raise_item(
            kind=Kind.PLAN,
            title="Read one dataset together",
            agency=people.agencies["county-council"],
            measure="Every sub group reads it.",
            due_on=dt.date(2016, 9, 30),
            priority="5",
            source="self_assessment",
            source_words="Use of data",
            plan_year="2016-17",
            by=reader_for("business-manager"),
        )
