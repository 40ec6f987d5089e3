"""What has happened in Chalkshire's Board by 21 April 2016, so that every page has something to do."""

from __future__ import annotations

import datetime as dt

from safeboard.demo import annex_a_files, bad_rows, office_dashboards, report_words
from safeboard.demo.records import County
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.models import Kind
from safeboard.kernel.indicators import deciding
from safeboard.kernel.indicators.models import Flag, Snapshot
from safeboard.kernel.partnership.hats import reader_of
from safeboard.kernel.partnership.models import Agency, Membership, SubGroup, User
from safeboard.kernel.partnership.personas import BY_CODE, COUNCIL, email_of
from safeboard.kernel.reporting import packs
from safeboard.kernel.reporting.models import Chapter, Pack
from safeboard.kernel.reporting.themes import flagging
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.models import Check, Receipt

BOARD_ON = dt.date(2016, 4, 28)
FLAGGED_ON = dt.date(2016, 4, 14)
NOTICED_ON = dt.date(2016, 4, 19)
COMMENT_BY = dt.date(2016, 4, 26)
BEFORE = dt.date(2016, 2, 25)


def at(day: dt.date, hour: int = 10) -> dt.datetime:
    """A moment of a working day."""
    return dt.datetime(day.year, day.month, day.day, hour, 15, tzinfo=dt.UTC)


def as_persona(code: str, on: dt.date) -> Reader:
    """The reader that this persona was on that day."""
    membership = Membership.objects.select_related("user", "agency", "sub_group").get(
        user__email=email_of(BY_CODE[code])
    )
    return reader_of(membership, on)


def board_of_february(snapshot: Snapshot) -> None:
    """The page that the Board had in February, what it decided, and what happened since."""
    if Pack.objects.exists():
        return
    Snapshot.objects.filter(pk=snapshot.pk).update(made_at=at(dt.date(2016, 2, 11), 9))
    pack = packs.prepare(
        meeting_on=BEFORE, snapshot=snapshot, raised_on=dt.date(2016, 2, 11), comment_by=dt.date(2016, 2, 18)
    )
    chair, council = as_persona("independent-chair", BEFORE), Agency.objects.get(code=COUNCIL)
    for flag in Flag.objects.filter(meeting_on=BEFORE):
        if flag.indicator == "T1-07":
            _challenge(flag, chair, council)
        elif flag.indicator == "T3-04":
            _action(flag, chair, council)
        else:
            deciding.decide(
                flag=flag,
                seen=flag.version,
                ending=Kind.WATCH,
                rationale="Another spring and summer will show whether it lasts.",
                due_on=BOARD_ON,
                by=chair,
                at=at(BEFORE),
            )
    tracking.raise_item(
        kind=Kind.DEEP_DIVE,
        title="Which contacts of partners lead nowhere, and why?",
        words="Half of all contacts do not become referrals. We do not know which should not have been made.",
        sub_group=SubGroup.objects.get(code="EH"),
        due_on=dt.date(2016, 5, 19),
        indicator="T1-03",
        by=chair,
        at=at(BEFORE),
    )
    pack.refresh_from_db()
    office_dashboards.february(pack)
    packs.issue(
        pack=pack, seen=pack.version, by=as_persona("business-manager", BEFORE), at=at(dt.date(2016, 2, 19))
    )


def _challenge(flag: Flag, chair: Reader, council: Agency) -> None:
    """A challenge on its way: asked in February, answered in March, the answer still to be read."""
    challenge = deciding.decide(
        flag=flag,
        seen=flag.version,
        ending=Kind.CHALLENGE,
        rationale="Children are referred again after help has ended. What is different for them?",
        agency=council,
        due_on=dt.date(2016, 3, 17),
        by=chair,
        at=at(BEFORE),
    )
    tracking.reply(
        item=challenge,
        seen=challenge.version,
        agrees=True,
        answer="An audit of 40 children found that consent was missing in most child in need plans that ended early.",
        promise="A manager now looks at every case before it closes without a plan that the family agreed.",
        promised_on=dt.date(2016, 6, 30),
        by=as_persona("council-data-lead", dt.date(2016, 3, 15)),
        at=at(dt.date(2016, 3, 15)),
    )


def _action(flag: Flag, chair: Reader, council: Agency) -> None:
    """An action said to be done, to be checked by somebody else."""
    action = deciding.decide(
        flag=flag,
        seen=flag.version,
        ending=Kind.ACTION,
        rationale="Conferences waited for rooms: book rooms and chairs well ahead.",
        agency=council,
        owner="Head of conference chairs",
        due_on=dt.date(2016, 3, 31),
        measure="8 of 10 first conferences are held within 15 working days.",
        by=chair,
        at=at(BEFORE),
    )
    lead = as_persona("council-data-lead", dt.date(2016, 4, 5))
    tracking.add_evidence(
        item=action,
        seen=action.version,
        changed="Rooms are booked six weeks ahead since February. Conferences in time rose in March.",
        changed_on=dt.date(2016, 3, 31),
        by=lead,
        at=at(dt.date(2016, 4, 5)),
    )
    action.refresh_from_db()
    tracking.say_done(item=action, seen=action.version, by=lead, at=at(dt.date(2016, 4, 5), 11))


def checked_before() -> None:
    """The analyst has checked every return but the newest."""
    analyst = User.objects.get(email=email_of(BY_CODE["analyst"]))
    for receipt in Receipt.objects.filter(state="accepted").order_by("as_at")[:5]:
        Check.objects.get_or_create(receipt=receipt, outcome="in_order", by=analyst)


def bad_file(county: County) -> None:
    """A file of one team, uploaded and not sent: 12 rows need its sender."""
    lead = User.objects.get(email=email_of(BY_CODE["council-data-lead"]))
    receipt = receiving.receive(
        agency=Agency.objects.get(code=COUNCIL),
        return_code="annex-a",
        filename="Assessment Team North, lists 3 and 4.xlsx",
        data=bad_rows.bad_rows_workbook(county),
        as_at=annex_a_files.SENT_AS_AT[-1],
        look_back_months=1,
        by=lead,
    ).receipt
    receiving.check(receipt)


def prepare_board(snapshot: Snapshot) -> None:
    """The draft of the headline page for 28 April with its flags, one of them by hand, and of the report's chapters."""
    manager = User.objects.get(email=email_of(BY_CODE["business-manager"]))
    if not Chapter.objects.exists():
        report_words.chapters(snapshot, manager)
    pack = packs.prepare(meeting_on=BOARD_ON, snapshot=snapshot, raised_on=FLAGGED_ON, comment_by=COMMENT_BY)
    if not Flag.objects.filter(meeting_on=BOARD_ON, indicator="T1-07").exists():
        flagging.flag_by_hand(
            pack=pack,
            indicator=REGISTRY.indicators["T1-07"],
            reason="Children come back after help has ended, and the Board has not heard why",
            by=as_persona("analyst", NOTICED_ON),
        )
