"""What returns give the office: what is owed, what to do with one's files, what an agency owes, the lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from safeboard.grammar.declarations.office import Do, Line, News, Part, Sheet
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.permissions import REMIND
from safeboard.kernel.returns.chasing import CHASER, about
from safeboard.kernel.returns.models import State
from safeboard.kernel.returns.outstanding import checked_words, sent_files
from safeboard.kernel.returns.permissions import CHECK, FOLLOW, SEND
from safeboard.kernel.returns.selectors import DueNow, dues
from safeboard.kernel.ui.templating import plural

NEWS = (News("returns.accept", "A file was received", "{} files were received"),)


def to_do(reader: Reader, on: dt.date) -> Iterator[Do]:
    """What to send, to check, to wait for; and what is still to do with one's own files."""
    if not policy.may(reader, FOLLOW):
        return
    yield from _files(reader)
    for due in dues(reader, on):
        if policy.may(reader, SEND) and due.due.receipt is None:
            yield _owed(due)
        elif policy.may(reader, CHECK) and due.due.receipt and not due.due.receipt.checks.exists():
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
    owed = sorted((each for each in theirs if each.due.receipt is None), key=lambda each: each.due.due_on)
    sent = sorted((each for each in theirs if each.due.receipt), key=lambda each: each.due.due_on)[-3:]
    page = reverse("returns")
    yield Part(
        "Returns owed",
        tuple(
            Line(f"{each.due.title}, due {_day(each.due.due_on)}", each.words if each.late else "", page)
            for each in owed
        ),
        "No return is owed.",
        order=10,
    )
    yield Part(
        "Returns received",
        tuple(Line(f"{each.due.title}: {each.words[0].lower()}{each.words[1:]}", "", page) for each in sent),
        "No return is asked of this agency.",
        order=12,
    )


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
    if policy.may(reader, REMIND):
        letter = {"code": CHASER.code, "key": about(due.due)}
        return Do(what, due.words, "Send reminder", reverse("remind", kwargs=letter), order=20)
    return Do(what, due.words, "See the return", reverse("returns"), order=20)


def _owed(due: DueNow) -> Do:
    what = f"You owe: {due.due.title}, by {_day(due.due.due_on)}"
    if due.due.promised_on:
        what += f". You said it comes on {_day(due.due.promised_on)}"
    return Do(what, due.words if due.late else "", "Start", reverse("returns"), order=10)


def _day(value: dt.date) -> str:
    return f"{value.day} {value:%B}"
