"""What stands on a start page: a sentence, what to do now with one button each, the next Board (pages.md 2b)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import selectors as actions
from safeboard.kernel.actions.permissions import BREACHES
from safeboard.kernel.indicators.permissions import DECIDE
from safeboard.kernel.indicators.selectors import commentable, flags_of
from safeboard.kernel.journeys.permissions import READ as READ_CHILDREN
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.permissions import ISSUE, PACK
from safeboard.kernel.returns.models import State
from safeboard.kernel.returns.outstanding import checked_words, sent_files
from safeboard.kernel.returns.permissions import CHECK, FOLLOW, SEND
from safeboard.kernel.returns.selectors import DueNow, dues
from safeboard.kernel.trail.models import Event
from safeboard.kernel.ui.templating import plural
from safeboard.kernel.work.today import now


@dataclass(frozen=True, slots=True)
class Do:
    """One thing to do: what, how late, one button."""

    what: str
    late: str
    button: str
    href: str


@dataclass(frozen=True, slots=True)
class Start:
    """A start page."""

    greeting: str
    todo: tuple[Do, ...]
    pack: Pack | None
    last: Pack | None
    undecided: int
    news: tuple[str, ...]


def of(reader: Reader, on: dt.date) -> Start:
    """The start page of this reader on this day; a thing that they cannot do is never listed."""
    todo = (*_breaches(reader), *_returns(reader, on), *_flags(reader), *_items(reader, on), *_own(reader))
    packs = Pack.visible(reader, PACK).order_by("meeting_on")
    pack = packs.filter(meeting_on__gte=on).first()
    undecided = flags_of(reader).filter(meeting_on=pack.meeting_on, ending="").count() if pack else 0
    last = None if pack else packs.last()
    return Start(_greeting(len(todo), pack), todo, pack, last, undecided, tuple(_news(reader)))


def _greeting(count: int, pack: Pack | None) -> str:
    hour = now().hour
    hello = "Good morning" if hour < 12 else "Good afternoon" if hour < 18 else "Good evening"
    things = (
        "Nothing is waiting for you"
        if not count
        else f"{count} thing{'s' if count > 1 else ''} need{'s' if count == 1 else ''} you"
    )
    if pack and count:
        return f"{hello}. {things} before the Board on {pack.meeting_on.day} {pack.meeting_on:%B}."
    return f"{hello}. {things}."


def _breaches(reader: Reader) -> Iterator[Do]:
    if not policy.may(reader, BREACHES):
        return
    for each in actions.breaches(reader, now()):
        if each.report.ended_at is None:
            left = int(each.hours_left)
            yield Do(
                f"A data breach was reported: {each.report.item or each.report.page}",
                f"{left} hour{'' if left == 1 else 's'} left" if left > 0 else "late: the 72 hours are over",
                "Decide",
                reverse("breach-record", kwargs={"pk": each.report.pk}),
            )


def _returns(reader: Reader, on: dt.date) -> Iterator[Do]:
    if not policy.may(reader, FOLLOW):
        return
    yield from _files(reader)
    for due in dues(reader, on):
        if policy.may(reader, SEND) and due.due.receipt is None:
            yield _owed(due, on)
        elif policy.may(reader, CHECK) and due.due.receipt and not due.due.receipt.checks.exists():
            yield Do(
                f"{due.due.agency} sent {due.due.title}. Nobody has checked it.",
                "",
                "Check now",
                reverse("receipt-check", kwargs={"reference": due.due.receipt.reference}),
            )
        elif due.late and not policy.may(reader, SEND):
            yield Do(
                f"The {due.due.agency} return has not come: {due.due.title}",
                due.words,
                "See the return",
                reverse("returns"),
            )


def _files(reader: Reader) -> Iterator[Do]:
    """What is still to do with one's own files: answer a question, send what was checked, put rows right."""
    if not policy.may(reader, SEND):
        return
    for sent in sent_files(reader):
        name, page = sent.file.filename, reverse("receipt", kwargs={"reference": sent.file.reference})
        if sent.question:
            yield Do(f"The analyst asks about {name}", "", "Answer", page)
        if sent.file.state == State.READY and sent.file.rows_in:
            yield Do(f"{name}: {checked_words(sent.file)}. Not sent yet", "", "Continue", page)
        if sent.file.state == State.ACCEPTED and sent.to_put_right and not sent.adds:
            left = plural(sent.to_put_right, "row")
            yield Do(f"{name}: {left} still to put right", "", "Put right", page)


def _owed(due: DueNow, on: dt.date) -> Do:
    what = f"You owe: {due.due.title}, by {due.due.due_on.day} {due.due.due_on:%B}"
    if due.due.promised_on:
        what += f". You said it comes on {due.due.promised_on.day} {due.due.promised_on:%B}"
    return Do(what, due.words if due.late else "", "Start", reverse("returns"))


def _flags(reader: Reader) -> Iterator[Do]:
    for flag in commentable(reader).filter(comment=""):
        yield Do(
            f"About you: {flag.words}. You may comment until {flag.comment_by.day} {flag.comment_by:%B}",
            "",
            "Comment",
            reverse("flag-comment", kwargs={"pk": flag.pk}),
        )
    if not policy.may(reader, DECIDE):
        return
    for flag in flags_of(reader).filter(ending="", meeting_on__gte=reader.on):
        yield Do(flag.words, "", "Decide", reverse("flag-decide", kwargs={"pk": flag.pk}))


def _items(reader: Reader, on: dt.date) -> Iterator[Do]:
    for item in actions.awaiting_reply(reader):
        late = item.days_late(on)
        due = f"{late} days late" if late else f"due {item.due_on.day} {item.due_on:%B}"
        yield Do(f"{item}: {item.title}", due, "Reply", reverse("action", kwargs={"pk": item.pk}))
    for item in actions.replies_to_read(reader):
        yield Do(
            f"{item}: {item.title}", "reply received", "Read reply", reverse("action", kwargs={"pk": item.pk})
        )
    for item in actions.to_check(reader):
        yield Do(
            f"{item}: {item.title}", "said to be done", "Check it", reverse("action", kwargs={"pk": item.pk})
        )


def _own(reader: Reader) -> Iterator[Do]:
    if policy.may(reader, READ_CHILDREN) and not policy.may(reader, SEND):
        yield Do("Children on a protection plan", "", "Open the list", reverse("children"))
    if policy.may(reader, ISSUE):
        for pack in Pack.visible(reader, ISSUE).filter(issued=False, meeting_on__gte=reader.on):
            day = {"day": pack.meeting_on.isoformat()}
            yield Do(
                f"The headline page for {pack.meeting_on.day} {pack.meeting_on:%B} is a draft",
                "",
                "Read and issue",
                reverse("headline", kwargs=day),
            )


NEWS = {
    "returns.accept": ("A file was received", "{} files were received"),
    "flags.comment": ("An agency commented on a flag", "Agencies commented on {} flags"),
    "actions.reply": ("A reply to a challenge came in", "{} replies to challenges came in"),
    "packs.issue": ("A headline page was issued", "{} headline pages were issued"),
    "packs.correct": (
        "A correction was added to an issued page",
        "{} corrections were added to issued pages",
    ),
}


def _news(reader: Reader) -> Iterator[str]:
    """What happened last, without names or figures; for those who follow the Board's work."""
    if not policy.may(reader, DECIDE) and not policy.may(reader, CHECK):
        return
    latest = Event.objects.filter(action__in=NEWS).order_by("-pk").values_list("action", flat=True)[:20]
    for action, count in list(Counter(latest).items())[:5]:
        one, many = NEWS[action]
        yield one if count == 1 else many.format(count)
