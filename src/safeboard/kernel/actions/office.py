"""What actions, risks and challenges give the Board's office: things to do, finds, an agency's part, sheets, news."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import and_

from django.db.models import Q, QuerySet
from django.urls import reverse

from safeboard.grammar.declarations.office import Do, Found, Line, News, Part, Sheet
from safeboard.grammar.declarations.permissions import Permission
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import (
    challenge_selectors,
    escalating,
    item_sheets,
    plan_selectors,
    risk_selectors,
    risks,
    selectors,
    sheets,
)
from safeboard.kernel.actions.models import Item, Kind, Wait
from safeboard.kernel.actions.permissions import (
    BREACHES,
    CLOSE,
    EVENTS,
    FOLLOW,
    OWN_RISK,
    RAISE,
    RECORD,
    SCORE,
    SHOW,
    SORT,
)
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.ui.templating import day, plural
from safeboard.kernel.work.today import now

MOST_FOUND = 50
MOST_OF_A_SORT = 3
AROUND = 80
SOON = dt.timedelta(days=14)

NEWS = (
    News("actions.reply", "A reply to a challenge came in", "{} replies to challenges came in"),
    News("actions.evidence", "Evidence was added to an action", "Evidence was added {} times"),
    News("actions.escalated", "Something late was escalated", "{} late things were escalated"),
    News("actions.closed", "A risk was closed", "{} risks were closed"),
)


def to_do(reader: Reader, on: dt.date) -> Iterator[Do]:
    """What waits for this reader: breaches, answers, checks, risks to be sorted, scored, owned, reviewed or closed."""
    yield from _breaches(reader)
    yield from _lines(selectors.awaiting_reply(reader), on, "Reply", 14)
    yield from _own_work(reader, on)
    yield from _lines(selectors.replies_to_read(reader), on, "Read reply", 40, "reply received")
    # Lines of enquiry are answered and read on the dashboards (reporting/themes), which say so.
    checks = selectors.to_check(reader).exclude(kind=Kind.DEEP_DIVE)
    yield from _lines(checks, on, "Check it", 42, "said to be done")
    yield from _risks(reader, on)
    yield from _lines(
        _waiting(reader, RECORD, Kind.CHALLENGE, Wait.IMPACT).filter(due_on__lte=on),
        on,
        "Record what changed",
        46,
    )
    yield from _ladder(reader, on)
    yield from _briefings(reader, on)


def search(reader: Reader, words: str) -> Iterator[Found]:
    """Items and what happened to them that hold every one of these words, the newest first."""
    parts = words.split()
    if not parts:
        return
    fields = (
        "title",
        "words",
        "source_words",
        "their_number",
        "owner",
        "measure",
        "steps__words",
        "steps__promise",
    )
    held = reduce(
        and_, (reduce(lambda a, b: a | b, (Q(**{f"{f}__icontains": p}) for f in fields)) for p in parts)
    )
    rows = Item.visible(reader, FOLLOW).filter(held).distinct().order_by("-raised_on", "-pk")
    for item in rows.prefetch_related("steps")[:MOST_FOUND]:
        said = [item.words, *(step.words for step in item.steps.all()), item.title]
        text = next((each for each in said if parts[0].lower() in each.lower()), item.title)
        yield Found(
            item.get_kind_display(),
            f"{item}: {item.title}",
            _around(text, parts[0]),
            item.raised_on,
            reverse("action", kwargs={"pk": item.pk}),
        )


def about_agency(reader: Reader, agency_id: int, on: dt.date) -> Iterator[Part]:
    """What is asked of an agency: challenges, actions with the late ones first, risks that it owns, its plan items."""
    rows = list(selectors.open_items(reader, on).filter(agency=agency_id))
    for order, (title, kinds, empty) in enumerate(
        (
            ("Challenges", (Kind.CHALLENGE,), "No challenge to this agency is open."),
            ("Actions", (Kind.ACTION, Kind.DEEP_DIVE, Kind.WATCH), "No action of this agency is open."),
            ("Risks it owns", (Kind.CONCERN,), "It owns no open risk."),
            ("Items of the plan", (Kind.PLAN,), "It owns no open item of the plan."),
        )
    ):
        of_kind = sorted((item for item in rows if item.kind in kinds), key=lambda item: -item.days_late(on))
        lines = tuple(
            Line(f"{item}: {item.title}", _late(item, on), reverse("action", kwargs={"pk": item.pk}))
            for item in of_kind
        )
        yield Part(title, lines, empty, order=40 + order)


def all_sheets(reader: Reader) -> Iterator[Sheet]:
    """Every item and everything that happened to each, as far as this reader may follow it."""
    on = reader.on
    rows = list(
        selectors.items(reader, on).order_by("kind", "number").prefetch_related("steps__by", "steps__agency")
    )
    yield item_sheets.items(rows, on)
    yield item_sheets.steps(rows)
    yield sheets.risks(risk_selectors.log(reader, on, risk_selectors.Narrowed(ended=True)))
    yield sheets.challenges(challenge_selectors.log(reader, on))
    planned = [
        line for year in plan_selectors.years(reader) for line in plan_selectors.planned(reader, year, on)
    ]
    yield sheets.plan(planned)
    yield sheets.shared(plan_selectors.shared(reader, on))
    if policy.may(reader, EVENTS):
        yield sheets.events(challenge_selectors.events_listed(reader, on))


def _breaches(reader: Reader) -> Iterator[Do]:
    if not policy.may(reader, BREACHES):
        return
    for each in selectors.breaches(reader, now()):
        if each.report.ended_at is None:
            left = int(each.hours_left)
            yield Do(
                f"A data breach was reported: {each.report.item or each.report.page}",
                f"{plural(left, 'hour')} left" if left > 0 else "late: the 72 hours are over",
                "Decide",
                reverse("breach-record", kwargs={"pk": each.report.pk}),
                order=1,
            )


def _own_work(reader: Reader, on: dt.date) -> Iterator[Do]:
    """What the reader's own agency has promised and that is late or due within two weeks."""
    if reader.agency_id is None:
        return
    rows = Item.visible(reader, SHOW).filter(
        agency=reader.agency_id, waits_for=Wait.DOING, due_on__lte=on + SOON
    )
    yield from _lines(
        rows.exclude(kind__in=(Kind.CONCERN, Kind.WATCH, Kind.DEEP_DIVE)), on, "Add evidence", 16
    )


def _risks(reader: Reader, on: dt.date) -> Iterator[Do]:
    yield from _lines(
        _waiting(reader, SORT, Kind.CONCERN, Wait.SORTING), on, "Sort it", 34, "new: to be sorted"
    )
    yield from _lines(_waiting(reader, SCORE, Kind.CONCERN, Wait.SCORE), on, "Score it", 44, "to be scored")
    yield from _lines(
        _waiting(reader, OWN_RISK, Kind.CONCERN, Wait.OWNER), on, "Accept it", 18, "asked of your agency"
    )
    closing = [
        each for each in _waiting(reader, CLOSE, Kind.CONCERN, Wait.CLOSING) if risks.may_agree(each, reader)
    ]
    yield from _lines(closing, on, "Agree or not", 44, "proposed to be closed")
    if not policy.may(reader, RECORD):
        return
    count = sum(risk.item.waits_for != Wait.SORTING for risk in risk_selectors.unreviewed(reader, on))
    if count:
        was = "was" if count == 1 else "were"
        what = f"{count} {'risk' if count == 1 else 'risks'} {was} not reviewed in time"
        yield Do(what, "late", "Open the log", reverse("risks"), order=36)


def _ladder(reader: Reader, on: dt.date) -> Iterator[Do]:
    """What is so late that somebody further up should hear of it: offered to the business manager, never sent."""
    if not policy.may(reader, SORT):
        return
    ready = [(item, escalating.rung(item, on)) for item in selectors.late_items(reader, on)]
    due = [(item, to) for item, to in ready if to]
    due.sort(key=lambda pair: pair[0].due_on)
    for item, to in due[:MOST_OF_A_SORT]:
        yield Do(
            f"{item}, {item.asked_of}: {item.title}",
            _late(item, on),
            f"Escalate to {worded(escalating.RUNG_WORDS[to])}",
            reverse("act", kwargs={"pk": item.pk, "code": "escalate"}),
            order=38,
        )
    more = len(due) - MOST_OF_A_SORT
    if more > 0:
        what = f"{more} more {'thing is' if more == 1 else 'things are'} late enough to be escalated"
        yield Do(what, "", "See what is late", f"{reverse('actions')}?overdue=1", order=39)


def _briefings(reader: Reader, on: dt.date) -> Iterator[Do]:
    if not (policy.may(reader, RAISE) and policy.may(reader, SORT)):
        return
    for each in challenge_selectors.events_listed(reader, on):
        if each.event.state == "held" and each.briefing_by is not None:
            late = (
                f"late: it was due {day(each.briefing_by)}" if each.late else f"due {day(each.briefing_by)}"
            )
            page = reverse("challenge-event", kwargs={"pk": each.event.pk})
            yield Do(f"Write the public briefing: {each.event.title}", late, "Write it", page, order=45)


def _waiting(reader: Reader, permission: Permission, kind: str, wait: str) -> QuerySet[Item]:
    rows = Item.visible(reader, permission).filter(kind=kind, waits_for=wait)
    return rows.select_related("agency", "sub_group")


def _lines(rows: Iterable[Item], on: dt.date, button: str, order: int, words: str = "") -> Iterator[Do]:
    for item in rows:
        late = words or _late(item, on) or f"due {item.due_on.day} {item.due_on:%B}"
        yield Do(
            f"{item}: {item.title}", late, button, reverse("action", kwargs={"pk": item.pk}), order=order
        )


def _late(item: Item, on: dt.date) -> str:
    late = item.days_late(on)
    return f"{plural(late, 'day')} late" if late else ""


def _around(text: str, word: str) -> str:
    place = max(text.lower().find(word.lower()), 0)
    start, end = max(place - AROUND, 0), place + len(word) + AROUND
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"
