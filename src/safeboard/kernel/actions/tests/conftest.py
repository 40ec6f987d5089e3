"""Challenges and actions at their several stages, made by the verbs that people use."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.models import Kind
from safeboard.kernel.trail import recorder

QUESTION = "Why do one in four referrals come back?"
ANSWER = "We looked at 40 cases: the plan ended too early in half of them."
PROMISE = "We will keep plans open until the family agrees."
PROMISED = dt.date(2016, 6, 30)
CHANGED = "Of 40 families asked in May, 31 knew whom to ring."


@pytest.fixture
def working(db):
    """A unit of work, as every request has one."""
    with recorder.recorded(recorder.Doer(actor="test")) as work:
        yield work


@pytest.fixture
def stages(working, people, reader_for):
    """Makes items: `stages.challenge()`, `stages.replied()`, `stages.action()`, `stages.done()` ..."""
    manager, police = reader_for("business-manager"), reader_for("police-data-lead")

    def challenge(**changes):
        fields = {
            "title": QUESTION,
            "words": "Children wait.",
            "agency": people.agencies["police"],
            **changes,
        }
        return tracking.raise_item(kind=Kind.CHALLENGE, by=manager, **fields)

    def replied(agrees=True):
        item = challenge()
        promised = {"promise": PROMISE, "promised_on": PROMISED} if agrees else {}
        tracking.reply(item=item, seen=item.version, agrees=agrees, answer=ANSWER, by=police, **promised)
        return item

    def accepted():
        item = replied()
        tracking.accept_reply(item=item, seen=item.version, by=manager)
        return item

    def action(**changes):
        fields = {
            "title": "Keep plans open",
            "agency": people.agencies["police"],
            "measure": "Re-referrals below 22%",
            "due_on": PROMISED,
            **changes,
        }
        return tracking.raise_item(kind=Kind.ACTION, by=manager, **fields)

    def evidenced():
        item = action()
        tracking.add_evidence(item=item, seen=1, changed=CHANGED, changed_on=dt.date(2016, 4, 1), by=police)
        return item

    def done():
        item = evidenced()
        tracking.say_done(item=item, seen=item.version, by=police)
        return item

    return SimpleNamespace(
        challenge=challenge, replied=replied, accepted=accepted, action=action, evidenced=evidenced, done=done
    )
