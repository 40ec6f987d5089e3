"""What returns give the office: what is owed, what to do with one's files, what an agency owes, the lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from safeboard.grammar.declarations.office import Do, Line, News, Part, Sheet
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.permissions import REMIND
from safeboard.kernel.returns.chasing import CHASER, about
from safeboard.kernel.returns.deleting.deletions import due_now, due_soon, kept
from safeboard.kernel.returns.models import State
from safeboard.kernel.returns.outstanding import checked_words, sent_files
from safeboard.kernel.returns.permissions import AGREEMENT, CHECK, DELETE, FOLLOW, PLAN, SEND
from safeboard.kernel.returns.scheduling.selectors import reviews_due
from safeboard.kernel.returns.scheduling.selectors import sheet as schedule_sheet
from safeboard.kernel.returns.standing import DueNow, dues
from safeboard.kernel.ui.templating import plural

NEWS = (News("returns.accept", "A file was received", "{} files were received"),)


def to_do(reader: Reader, on: dt.date) -> Iterator[Do]:
    """What to send, to check, to wait for; what is still to do with one's own files; what is to be deleted."""
    yield from _deletions(reader, on)
    yield from _reviews(reader, on)
    if not policy.may(reader, FOLLOW):
        return
    yield from _files(reader)
    for due in dues(reader, on):
        if policy.may(reader, SEND) and due.due.receipt is None:
            if due.due.as_at <= on:
                yield _owed(due)
        elif policy.may(reader, CHECK) and due.due.receipt and not due.due.receipt.checks.all():
            yield Do(
                f"{due.due.agency} sent {due.due.title}. Nobody has checked it.",
                "",
                "Check now",
                reverse("receipt-check", kwargs={"reference": due.due.receipt.reference}),
                order=30,
            )
        elif due.late and not policy.may(reader, SEND):
            yield _late(due, reader)


def about_agency(reader: Reader, agency_id: int, on: dt.date) -> Iterator[Part]:
    """The returns that the agency owes, and the last that it sent."""
    if not policy.may(reader, FOLLOW):
        return
    theirs = [each for each in dues(reader, on) if each.due.agency_id == agency_id]
    owed = sorted(
        (each for each in theirs if each.due.receipt is None and each.due.as_at <= on),
        key=lambda each: each.due.due_on,
    )
    sent = sorted((each for each in theirs if each.due.receipt), key=lambda each: each.due.due_on)[-3:]
    page = reverse("returns")
    yield Part(
        "Returns owed",
        tuple(Line(_owed_words(each), each.words if each.late else "", page) for each in owed),
        "No return is owed.",
        order=10,
    )
    yield Part(
        "Returns received",
        tuple(Line(f"{each.due.title}: {each.words[0].lower()}{each.words[1:]}", "", page) for each in sent),
        "No return is asked of this agency.",
        order=12,
    )


def _owed_words(each: DueNow) -> str:
    words = f"{each.due.title}, due {_day(each.due.due_on)}"
    if each.due.promised_on and not each.late:
        return f"{words}, promised for {_day(each.due.promised_on)}"
    return f"{words}. {each.broken_promise}".removesuffix(". ")


def sheets(reader: Reader) -> Iterator[Sheet]:
    """What was due from whom, and what came; never a row of a file."""
    rows = (
        (
            str(each.due.agency),
            each.due.title,
            each.due.due_on,
            each.due.receipt.reference if each.due.receipt else "",
            each.words,
            each.due.promised_on,
        )
        for each in dues(reader, reader.on)
    )
    yield Sheet(
        "Returns",
        ("Agency", "Return", "Due", "Receipt", "Where it stands", "Promised for"),
        rows,
        ("Rows about children are not in here: only the sending agency may read them.",),
    )
    if policy.may(reader, AGREEMENT):
        yield schedule_sheet(reader)


def _deletions(reader: Reader, on: dt.date) -> Iterator[Do]:
    """`3 files reach their deletion date this month`; and what waits for this reader as the second person."""
    if not policy.may(reader, DELETE):
        return
    found, page = kept(reader, on), reverse("returns-deletions")
    waiting = [
        each for each in found if each.asked and each.asked.asked_by_id != reader.user_id and each.due(on)
    ]
    now = [each for each in due_now(found, on) if each.asked is None]
    month = [each for each in due_soon(found, on, 1) if (each.agreed_day or on).month == on.month]
    if waiting:
        what = plural(len(waiting), "file waits", "files wait")
        yield Do(f"{what} for a second person to agree to deletion", "", "Look", page, order=45)
    if now:
        what = plural(len(now), "file has reached its", "files have reached their")
        yield Do(f"{what} day of deletion", "", "Look", page, order=45)
    if month:
        what = plural(len(month), "file reaches its", "files reach their")
        yield Do(f"{what} deletion date this month", "", "Look", page, order=60)


def _reviews(reader: Reader, on: dt.date) -> Iterator[Do]:
    if not policy.may(reader, PLAN):
        return
    for each in reviews_due(reader, on):
        if each.review_on is None:
            continue
        days = (on - each.review_on).days
        yield Do(
            f"Review the agreement: {each}, by {_day(each.review_on)}",
            f"{plural(days, 'day')} late" if days > 0 else "",
            "Change it",
            reverse("returns-schedule-change", kwargs={"pk": each.pk}),
            order=55,
        )


def _files(reader: Reader) -> Iterator[Do]:
    if not policy.may(reader, SEND):
        return
    for sent in sent_files(reader):
        name, page = sent.file.filename, reverse("receipt", kwargs={"reference": sent.file.reference})
        if sent.question:
            yield Do(f"The analyst asks about {name}", "", "Answer", page, order=20)
        if sent.file.state == State.READY and sent.file.rows_in:
            yield Do(f"{name}: {checked_words(sent.file)}. Not sent yet", "", "Continue", page, order=22)
        if sent.file.state == State.ACCEPTED and sent.to_put_right and not sent.adds:
            left = plural(sent.to_put_right, "row")
            yield Do(f"{name}: {left} still to put right", "", "Put right", page, order=24)


def _late(due: DueNow, reader: Reader) -> Do:
    what = f"The {due.due.agency} return has not come: {due.due.title}"
    if due.broken_promise:
        what += f". {due.broken_promise}"
    if policy.may(reader, REMIND):
        letter = {"code": CHASER.code, "key": about(due.due)}
        return Do(what, due.words, "Send reminder", reverse("remind", kwargs=letter), order=20)
    return Do(what, due.words, "See the return", reverse("returns"), order=20)


def _owed(due: DueNow) -> Do:
    figures = REGISTRY.figures.get(due.due.return_code)
    if figures:
        over = figures.period_with(due.due.as_at).words
        what = f"You owe {figures.title} for {over}, due {_day(due.due.due_on)}"
        page = reverse("figures", kwargs={"pk": due.due.pk})
    else:
        what, page = f"You owe: {due.due.title}, by {_day(due.due.due_on)}", reverse("returns")
    if due.broken_promise:
        what += f". {due.broken_promise}"
    elif due.due.promised_on:
        what += f". You said it comes on {_day(due.due.promised_on)}"
    return Do(what, due.words if due.late else "", "Start", page, order=10)


def _day(value: dt.date) -> str:
    return f"{value.day} {value:%B}"
