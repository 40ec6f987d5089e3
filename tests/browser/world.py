"""A county small enough for a browser test: two files taken in, flags raised, and something to do for everybody.

Everything is put in place by the verbs that pages and commands call; nothing is written past them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from safeboard.demo import (
    annex_a_files,
    loading,
    office_dashboards,
    office_import,
    office_releases,
    office_settings,
    story,
)
from safeboard.demo.annex_a_files import file_as_at, write_xlsx
from safeboard.demo.records import Assessment, Child, Contact, County, Enquiry, Need, Plan, Referral
from safeboard.grammar.dates import add_months
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.actions import breaches, tracking
from safeboard.kernel.actions.importing import batches
from safeboard.kernel.actions.importing.target import TARGETS
from safeboard.kernel.actions.models import Kind
from safeboard.kernel.meetings import declaring
from safeboard.kernel.meetings.models import Holder
from safeboard.kernel.partnership.models import Agency, Invitation, User
from safeboard.kernel.partnership.people import inviting
from safeboard.kernel.partnership.personas import BY_CODE, COUNCIL, POLICE, email_of
from safeboard.kernel.partnership.reminding import letters
from safeboard.kernel.reporting.annual import publishing, remarks
from safeboard.kernel.reporting.models import Chapter, Pack
from safeboard.kernel.reporting.themes import flagging
from safeboard.kernel.returns import questioning, receiving
from safeboard.kernel.returns.models import Due, Receipt
from safeboard.kernel.trail import recorder

FIRST_MONTH, MONTHS = dt.date(2013, 4, 1), 36
LAST_YEAR, THIS_YEAR = dt.date(2015, 3, 31), dt.date(2016, 3, 31)
TODAY = dt.date(2016, 4, 21)
BEFORE_ON, BOARD_ON = story.BEFORE, story.BOARD_ON
INVITATION = "known-in-the-tests-alone"
# Two actions that can be taken in and one that cannot.
OLD_LIST = b"""Ref,Agreed action,Lead,Named lead,Deadline,Status
14/01,Say who reads the late letters,Police,Inspector,29/04/2016,Ongoing
14/02,Bring the list of empty posts,Hospital trust,Named nurse,31/05/2016,Ongoing
14/03,Ask families what they thought,Hospital trust,Named nurse,31/02/2016,Ongoing
"""
NEW_EACH_MONTH, AGAIN_EACH_MONTH = 4, 3
TWELVE = 12
# The challenge that the police have not answered.
OF_THE_WINTER = "Why do we not know how many children went missing this winter?"
LISTS = ("contacts", "referrals", "assessments", "enquiries", "needs", "plans")
# Twelve rows that need a person: four mistakes, three times each.
MISTAKES: tuple[tuple[str, Any], ...] = (
    ("received_on", "31/02/2016"),
    ("child", None),
    ("source", "Neighbourhood Watch"),
    ("received_on", dt.date(2016, 5, 12)),
)


def county() -> County:
    """Three years in which 3 of 7 referrals are of a child who comes back and 3 of 5 conferences are late."""
    children: list[Child] = []
    rows: dict[str, list[Any]] = {name: [] for name in LISTS}
    for month in range(MONTHS):
        first = add_months(FIRST_MONTH, month)
        again = children[(month - 5) * NEW_EACH_MONTH :][:AGAIN_EACH_MONTH] if month >= 5 else []
        new = [_child(len(children) + place, first) for place in range(NEW_EACH_MONTH)]
        children += new
        for place, child in enumerate((*new, *again)):
            for name, event in _referred(child, first + dt.timedelta(3 * place), place):
                rows[name].append(event)
    return County(until=THIS_YEAR, children=tuple(children), **{name: tuple(rows[name]) for name in LISTS})


def _referred(child: Child, on: dt.date, place: int) -> Iterator[tuple[str, Any]]:
    """What follows when a child is referred: the same for all, but for how long it took and whether it went on."""
    source, worker = ("police", "schools", "health")[place % 3], "AB"
    yield "contacts", Contact(child, on, source)
    yield "contacts", Contact(child, on + dt.timedelta(40), "health")
    yield "referrals", Referral(child, on, source, place == 3, int(place >= NEW_EACH_MONTH), worker)
    signed = on + dt.timedelta(90 if place == 6 else 38)
    yield "assessments", Assessment(child, on + dt.timedelta(2), signed, True, place != 3, worker)
    closed = add_months(on, 4)
    yield "needs", Need(child, on, closed, "no_longer_in_need", "abuse_or_neglect", None, 30, worker)
    if place < 5:
        strategy = on + dt.timedelta(1)
        held = strategy + dt.timedelta(14 if place < 2 else 35)
        yield "enquiries", Enquiry(child, strategy, None, held, place < 3, 0, 0, worker)
        if place < 3:
            kind, review = "neglect" if place < 2 else "emotional", add_months(held, 3)
            ended = add_months(held, 9)
            yield (
                "plans",
                Plan(child, held, ended, kind, kind, None, (review,), 10, True, False, 0, worker),
            )


def _child(number: int, month: dt.date) -> Child:
    born = add_months(month, -12 * (1 + number % 15)) - dt.timedelta(number % 28)
    return Child(f"C{number:04d}", number, "male" if number % 2 else "female", "white", born, False, "North")


def hurried_file(of: County) -> tuple[bytes, bytes]:
    """One list sent in a hurry, with twelve rows that need a person; and those twelve put right."""
    whole = file_as_at(of, THIS_YEAR, 6)
    names = annex_a_files.FIELDS["3"]
    rows = list(whole.lists["3"])
    right = rows[: 2 * TWELVE : 2]
    for place in range(TWELVE):
        field, cell = MISTAKES[place % len(MISTAKES)]
        said = dict(zip(names, rows[2 * place], strict=True))
        rows[2 * place] = tuple({**said, field: cell}.values())
    only = {"headings": {"3": whole.headings["3"]}}
    return (
        write_xlsx(replace(whole, lists={"3": rows}, **only)),
        write_xlsx(replace(whole, lists={"3": right}, **only)),
    )


def load() -> None:
    """Put the small county in place."""
    drawn = county()
    with recorder.recorded(loading.DOER):
        loading.people()
        office_settings.settings(_quietly)
        loading.dues()
        # The demonstration's council has sent since 2013; this one is asked for two files.
        Due.objects.filter(agency__code=COUNCIL).exclude(as_at__in=(LAST_YEAR, THIS_YEAR)).delete()
    _send(drawn, LAST_YEAR, 24)
    with recorder.recorded(loading.DOER):
        story.board_of_february(loading.counted())
        first = Receipt.objects.get(as_at=LAST_YEAR)
        questioning.check_over(first, outcome="in_order", words="", by=user("analyst"))
    _send(drawn, THIS_YEAR, 12)
    office()
    with recorder.recorded(loading.DOER):
        story.prepare_board(loading.counted())
        _flag_conferences()
        office_dashboards.dashboards(_quietly)
        office_releases.releases(_quietly)
        _wait_for_people()
    with recorder.recorded(loading.DOER):
        receipt = receiving.receive(
            agency=Agency.objects.get(code=COUNCIL),
            return_code="annex-a",
            filename="Assessment Team North, referrals.xlsx",
            data=hurried_file(drawn)[0],
            as_at=THIS_YEAR,
            look_back_months=6,
            by=user("council-data-lead"),
        ).receipt
    receiving.check(receipt)


def _flag_conferences() -> None:
    """The analyst flags what the figures of so small a county do not."""
    flagging.flag_by_hand(
        pack=Pack.objects.get(meeting_on=story.BOARD_ON),
        indicator=REGISTRY.indicators["T3-04"],
        reason="Families wait, and the Board has not heard why",
        by=story.as_persona("analyst", TODAY),
    )


def office() -> None:
    """A year of the Board's office as the demonstration has it, and what its pages need to be seen half done."""
    loading.office(_quietly)
    manager = story.as_persona("business-manager", TODAY)
    with recorder.recorded(loading.DOER):
        for filename, data in (
            ("old-list.csv", OLD_LIST),
            (office_import.FILENAME, office_import.workbook()),
        ):
            begun = batches.receive(target=TARGETS["actions"], filename=filename, data=data, by=manager)
            if data == OLD_LIST:
                batches.take(batch=begun, by=manager)
        declaring.declare(
            holder=Holder.objects.filter(until=None, seat__series__code="BOARD").order_by("pk")[0],
            words="Trustee of a charity that runs courses for the Board.",
            by=manager,
        )
    # The link of an invitation is kept nowhere: the tests must know one.
    Invitation.objects.filter(ended_at=None).update(fingerprint=inviting.fingerprint(INVITATION))


def to_remind_of() -> list[str]:
    """What the office would remind of now, as its list ticks it."""
    return [letter.pick for letter in letters.letters(story.as_persona("business-manager", TODAY), TODAY)]


def _quietly(words: str) -> None:
    """What loading says of itself is for whoever starts the demonstration."""


def _send(drawn: County, as_at: dt.date, look_back_months: int) -> None:
    file = file_as_at(drawn, as_at, look_back_months)
    loading.send(file.filename, write_xlsx(file), as_at, look_back_months, user("council-data-lead"))


def _wait_for_people() -> None:
    """A challenge without an answer, a remark, a problem that was told, a breach with its clock running."""
    office, chair = story.as_persona("business-manager", TODAY), story.as_persona("independent-chair", TODAY)
    tracking.raise_item(
        kind=Kind.CHALLENGE,
        title=OF_THE_WINTER,
        words="The Board cannot see whether children who go missing are spoken to when they come back.",
        agency=Agency.objects.get(code=POLICE),
        by=chair,
    )
    chapter = Chapter.objects.get(code="journey")
    publishing.move(chapter, seen=chapter.version, to="with_partners", by=user("business-manager"))
    remarks.remark(
        chapter,
        sentence=chapter.sentences.first(),
        words="Our own count of conferences in March was one higher. Can we look at it together?",
        by=user("health-board-member"),
    )
    breaches.report_problem(page="/indicators/", words="The table is cut off on my telephone.", by=office)
    breaches.report_breach(page="/board/2016-02-25/", words="The second comment names a school.", by=office)


def user(code: str) -> User:
    """The user of a persona."""
    return User.objects.get(email=email_of(BY_CODE[code]))
