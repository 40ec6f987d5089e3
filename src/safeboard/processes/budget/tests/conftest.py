"""A year of contributions, made by the verbs that people use."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.trail import recorder
from safeboard.processes.budget import services
from safeboard.processes.budget.models import Kind


@pytest.fixture
def working(db):
    """A unit of work, as every request has one."""
    with recorder.recorded(recorder.Doer(actor="test")) as work:
        yield work


@pytest.fixture
def ask(people, reader_for):
    """`ask("police", 15_000)`: an agency is asked for this many pounds."""

    def asked(agency, amount, *, kind=Kind.BASE, year="2016-17", shared_with=(), note="", paid=False):
        with recorder.recorded(recorder.Doer(actor="test")):
            manager = reader_for("business-manager")
            line = services.request(
                agency=people.agencies[agency],
                year=year,
                kind=kind,
                pence=amount * 100,
                shared_with=[people.agencies[each] for each in shared_with],
                note=note,
                by=manager,
            )
            if paid:
                services.pledge(line=line, seen=line.version, pence=amount * 100, by=manager)
                services.receive(
                    line=line, seen=line.version, pence=amount * 100, on=dt.date(2016, 4, 20), by=manager
                )
        return line

    return asked
