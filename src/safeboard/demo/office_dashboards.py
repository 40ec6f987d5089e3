"""What sub groups said on their dashboards by 21 April 2016, and what they asked. All invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item, Kind
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.partnership.hats import reader_of
from safeboard.kernel.partnership.models import Agency, Membership, SubGroup
from safeboard.kernel.partnership.personas import BY_CODE, COUNCIL, email_of
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.themes import attaching, enquiring, explaining

ASKED_ON, ANSWERED_ON = dt.date(2016, 4, 18), dt.date(2016, 4, 20)
# Indicator, persona that speaks, what explains it, what is being done, what is looked into next.
EXPLAINED = (
    (
        "T1-07",
        "business-manager",
        "Families come back to us when they withdrew consent and help ended. For how many, we do not know.",
        "The council reads a sample of closed cases and reports to the Early Help group.",
        "Which referrers send the children who come back, and what they saw the first time.",
    ),
    (
        "T3-04",
        "pqa-chair",
        "Rooms and chairs were not booked early enough for brothers and sisters who needed one conference.",
        "Rooms are booked well ahead. The council reports the late ones by name of team each month.",
        "Whether the late conferences were of children who had waited before.",
    ),
)
EXPLAINED_IN_APRIL = (
    (
        "T3-24",
        "pqa-chair",
        "Visits were missed when the worker who makes them was away.",
        "A second worker of the council now stands in for every visit.",
        "Whether the homes that waited were ones where a child had just come to live.",
    ),
)
# Theme, persona, what was scrutinised, what is asked.
ASSURED = (
    (
        "T3",
        "pqa-chair",
        "We looked at every figure of this theme with team managers. They told us which conferences were late.",
        "Ask the council when it will reach what others reach.",
    ),
    (
        "T1",
        "business-manager",
        "The group looked at referrals and repeat referrals. It has not yet seen what happens after early help.",
        "",
    ),
)


def february(pack: Pack) -> None:
    """What was said for the page of February, before it was issued: part of it, as it goes."""
    on = pack.meeting_on - dt.timedelta(days=8)
    _explain(pack, on, EXPLAINED)
    _assure(pack, on, ASSURED[:1])
    pack.refresh_from_db()


def dashboards(say: Callable[[str], None]) -> None:
    """What was said for April so far, a question asked and answered, and one that waits for its answer."""
    pack = Pack.objects.filter(issued=False).order_by("meeting_on").first()
    if pack is None or pack.commentary:
        return
    _explain(pack, ASKED_ON, EXPLAINED_IN_APRIL)
    _assure(pack, ASKED_ON, ASSURED[1:])
    _answered()
    _waiting()
    say("Two themes explained in part, two questions asked from the dashboards")


def _explain(pack: Pack, on: dt.date, lines: tuple[tuple[str, str, str, str, str], ...]) -> None:
    for code, persona, words, doing, enquiry in lines:
        flag = Flag.objects.filter(meeting_on=pack.meeting_on, indicator=code).first()
        if flag is not None:
            by = _wearing(persona, on)
            explaining.explain(pack=pack, flag=flag, seen=0, words=words, doing=doing, enquiry=enquiry, by=by)


def _assure(pack: Pack, on: dt.date, lines: tuple[tuple[str, str, str, str], ...]) -> None:
    for theme, persona, words, asked in lines:
        explaining.assure(pack=pack, theme=theme, seen=0, words=words, ask=asked, by=_wearing(persona, on))


def _answered() -> None:
    """The analyst answered with figures; the chair has still to say what was learnt."""
    item = enquiring.ask(
        theme_group=SubGroup.objects.get(code="PQA"),
        indicator="T3-07",
        question="Is the rise in plans the same for all reasons?",
        why="If it is neglect alone, the neglect strategy should say so.",
        whom=enquiring.THE_ANALYST,
        due_on=dt.date(2016, 4, 26),
        by=_wearing("pqa-chair", ASKED_ON),
        at=at(ASKED_ON),
    )
    by = _wearing("analyst", ANSWERED_ON)
    figures = [words for _, words in attaching.lines(by, "T3-07")][:3]
    enquiring.answer(
        item=item,
        seen=item.version,
        words="The rise began two years ago and goes on. It is not of one quarter only.",
        figures=figures,
        by=by,
        at=at(ANSWERED_ON),
    )


def _waiting() -> None:
    if not Item.objects.filter(kind=Kind.DEEP_DIVE, indicator="T3-01").exists():
        enquiring.ask(
            theme_group=SubGroup.objects.get(code="PQA"),
            indicator="T3-01",
            question="Which assessments take longest, and what are they waiting for?",
            why="A child who waits for an assessment waits for help.",
            whom=enquiring.AN_AGENCY,
            agency=Agency.objects.get(code=COUNCIL),
            due_on=dt.date(2016, 4, 29),
            by=_wearing("pqa-chair", ASKED_ON),
            at=at(ASKED_ON),
        )


def at(day: dt.date) -> dt.datetime:
    """A moment of a working day."""
    return dt.datetime(day.year, day.month, day.day, 11, 15, tzinfo=dt.UTC)


def _wearing(persona: str, on: dt.date) -> Reader:
    """The persona in the role it is tried as; the chair of the sub group has a second one."""
    hat = Membership.objects.select_related("user", "agency", "sub_group").get(
        user__email=email_of(BY_CODE[persona]), role=BY_CODE[persona].role.code
    )
    return reader_of(hat, on)
