"""What can be done to the budget: ask, pledge, receive, plan spending, say how it stands (domain W29).

Every verb adds an immutable row. Raises NotNow where it cannot be done and SomebodyElse where somebody was faster.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from django.db import transaction

from safeboard.grammar.measure.periods import period
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Channel, EntryType, Item
from safeboard.kernel.actions.models import Kind as ItemKind
from safeboard.kernel.actions.raising import raise_item
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now
from safeboard.processes.budget.models import OF_ITSELF, Change, Head, Kind, Line, Position, Purpose, State
from safeboard.processes.budget.selectors.position import source_words

YEAR = re.compile(r"20\d\d-\d\d")


def request(
    *,
    agency: Agency,
    year: str,
    kind: str,
    pence: int,
    by: Reader,
    note: str = "",
    shared_with: Iterable[Agency] = (),
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Line:
    """Ask an agency for a contribution, or record money that the Board has of itself as received."""
    at, others = at or now(), [each for each in shared_with if each.pk != agency.pk]
    a_year(year)
    if pence <= 0:
        raise NotNow("Enter an amount above £0.", "amount")
    if others and len(note.strip()) < 10:
        raise NotNow("Say how the agencies split what they share.", "note")
    if kind == Kind.BASE and Line.objects.filter(agency=agency, year=year, kind=kind).exists():
        raise NotNow(
            f"{agency} has a base contribution in {year} already. Change that one, or choose an in-year contribution.",
            "kind",
        )
    own = kind in OF_ITSELF
    with transaction.atomic():
        line = Line.objects.create(
            agency=agency,
            year=year,
            kind=kind,
            state=State.RECEIVED if own else State.REQUESTED,
            requested_pence=pence,
            pledged_pence=pence if own else 0,
            received_pence=pence if own else 0,
            note=note.strip(),
        )
        line.shared_with.set(others)
        _add(line, "received" if own else "requested", pence, note, why_safe, at.date(), by, at)
    return line


def change_request(
    *,
    line: Line,
    seen: int,
    pence: int,
    words: str,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Change:
    """Ask for a different amount, with the reason; only before anybody pledged."""
    _unmoved(line, seen)
    if line.state != State.REQUESTED:
        raise NotNow("This is pledged already: what was asked for stays as it was.", "amount")
    if pence <= 0:
        raise NotNow("Enter an amount above £0.", "amount")
    if len(words.strip()) < 10:
        raise NotNow("Say why the amount changes.", "words")
    at = at or now()
    with transaction.atomic():
        _save(line, seen, requested_pence=pence)
        return _add(line, "changed", pence, words, why_safe, at.date(), by, at)


def pledge(
    *,
    line: Line,
    seen: int,
    pence: int,
    by: Reader,
    words: str = "",
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Change:
    """Pledge for an agency: we will pay this. Less than was asked for needs a reason; a pledge may be changed."""
    _unmoved(line, seen)
    if line.state == State.RECEIVED:
        raise NotNow("This was received already: there is nothing left to pledge.", "amount")
    if pence < line.received_pence:
        raise NotNow("More than this was received already.", "amount")
    if pence < line.requested_pence and len(words.strip()) < 10:
        raise NotNow("This is less than was asked for. Say why.", "words")
    at = at or now()
    with transaction.atomic():
        _save(line, seen, pledged_pence=pence, state=State.PLEDGED)
        return _add(line, "pledged", pence, words, why_safe, at.date(), by, at)


def receive(
    *,
    line: Line,
    seen: int,
    pence: int,
    on: dt.date,
    by: Reader,
    words: str = "",
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Change:
    """Record money that came in. The line is received when all that was pledged is there; parts add up."""
    _unmoved(line, seen)
    at = at or now()
    if line.state != State.PLEDGED:
        raise NotNow(f"Nothing is waited for here: {line.get_state_display().lower()}.", "amount")
    if pence <= 0:
        raise NotNow("Enter an amount above £0.", "amount")
    if on > at.date():
        raise NotNow("Only money that has come in can be recorded: choose a day that is not ahead.", "on")
    together = line.received_pence + pence
    if together > line.pledged_pence:
        raise NotNow(
            "This is more than was pledged. Record an additional in-year contribution for the rest.", "amount"
        )
    state = State.RECEIVED if together == line.pledged_pence else State.PLEDGED
    with transaction.atomic():
        _save(line, seen, received_pence=together, state=state)
        return _add(line, "received", pence, words, why_safe, on, by, at)


def add_head(*, year: str, title: str, purpose: str, pence: int, by: Reader) -> Head:
    """Plan what a head of spending needs in a year; the reserve for reviews is one."""
    a_year(year)
    title = " ".join(title.split())
    if Head.objects.filter(year=year, title__iexact=title).exists():
        raise NotNow(f"There is a head called {title} in {year} already.", "title")
    head = Head.objects.create(year=year, title=title, purpose=Purpose(purpose), planned_pence=pence)
    recorder.note("budget.head", thing="head", thing_id=head.pk)
    return head


def say_position(
    *,
    head: Head,
    seen: int,
    quarter: int,
    spent: int,
    forecast: int,
    by: Reader,
    words: str = "",
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Position:
    """Say what was spent from April to the end of a quarter, and what the whole year will need."""
    at = at or now()
    ends = [period(f"{head.year}Q{each}").end for each in (1, 2, 3, 4)]
    if period(f"{head.year}Q{quarter}").start > at.date():
        raise NotNow(f"Quarter {quarter} of {head.year} has not begun.", "quarter")
    if forecast < spent:
        raise NotNow("The year cannot need less than is spent already.", "forecast")
    if forecast > head.planned_pence and len(words.strip()) < 10:
        raise NotNow("The forecast is above what was planned. Say why.", "words")
    if spent < max((each.spent_pence for each in head.positions.filter(quarter__lt=quarter)), default=0):
        raise NotNow("Spending is counted from April on: it cannot be less than a quarter before.", "spent")
    with transaction.atomic():
        if not head.save_over(seen, title=head.title):
            raise SomebodyElse
        position = Position.objects.create(
            head=head,
            version=head.version,
            quarter=quarter,
            planned_pence=head.planned_pence,
            spent_pence=spent,
            forecast_pence=forecast,
            words=words.strip(),
            why_safe=why_safe,
            by_id=by.user_id,
            at=at,
        )
    recorder.note("budget.position", thing="head", thing_id=head.pk, quarter=f"{ends[quarter - 1]:%Y-%m}")
    return position


def raise_risk(
    *, year: str, title: str, words: str, by: Reader, why_safe: str = "", at: dt.datetime | None = None
) -> Item:
    """Raise missing money as a risk in the log of risks and concerns (SYS-47 feeds T5-03)."""
    return raise_item(
        kind=ItemKind.CONCERN,
        title=title,
        words=words,
        by=by,
        why_safe=why_safe,
        at=at,
        entry_type=EntryType.RISK,
        channel=Channel.MEMBER,
        source_words=source_words(year),
    )


def a_year(year: str) -> None:
    """Raise NotNow unless it is a financial year such as 2016-17."""
    if not YEAR.fullmatch(year) or (int(year[2:4]) + 1) % 100 != int(year[5:]):
        raise NotNow("Write the financial year as 2016-17.", "year")


def _unmoved(line: Line, seen: int) -> None:
    if line.version != seen:
        raise SomebodyElse


def _save(line: Line, seen: int, **changes: object) -> None:
    if not line.save_over(seen, **changes):
        raise SomebodyElse


def _add(
    line: Line, kind: str, pence: int, words: str, why_safe: str, on: dt.date, by: Reader, at: dt.datetime
) -> Change:
    change = Change.objects.create(
        line=line,
        version=line.version,
        kind=kind,
        pence=pence,
        words=words.strip(),
        why_safe=why_safe,
        on=on,
        by_id=by.user_id,
        agency_id=by.agency_id,
        at=at,
    )
    recorder.note(f"budget.{kind}", thing="line", thing_id=line.pk)
    return change
