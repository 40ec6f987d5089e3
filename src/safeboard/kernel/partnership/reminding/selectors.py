"""What was sent, to whom, about what and by whom, for those who remind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from safeboard.grammar.declarations.office import Do, Line, Part, Sheet
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Agency, Reminder
from safeboard.kernel.partnership.permissions import REMIND
from safeboard.kernel.ui.templating import day, plural
from safeboard.kernel.work import outbox
from safeboard.kernel.work.models import Standing

SHOWN = 5


def sent(reader: Reader, agency: str = "") -> QuerySet[Reminder]:
    """The log, the newest first; of one agency where a code is given."""
    rows = Reminder.visible(reader, REMIND).select_related("agency", "by", "message")
    return rows.filter(agency__code=agency) if agency else rows


def history(reader: Reader, code: str, about: str) -> list[Reminder]:
    """How they were reminded of one thing so far, the first first."""
    return list(sent(reader).filter(chaser=code, about=about).order_by("number"))


def agencies_reminded(reader: Reader) -> list[tuple[str, str]]:
    """The agencies that stand in the log."""
    codes = sent(reader).order_by().values("agency").distinct()
    return [(each.code, each.name) for each in Agency.visible(reader, REMIND).filter(pk__in=codes)]


def how(reminder: Reminder, *, demonstration: bool) -> str:
    """How it went: sent, by hand, waiting; in a demonstration it would have been sent."""
    if demonstration and reminder.message.standing == Standing.TO_COPY:
        return "Would have been sent"
    return str(reminder.message.get_standing_display())


def sheets(reader: Reader) -> Iterator[Sheet]:
    """The log as a table, and with it everything that was sent."""
    if policy.may(reader, REMIND):
        yield log_sheet(sent(reader))


def unsent_sheet(messages: Iterable[outbox.Message]) -> Sheet:
    """The e-mails that have not gone, without their words."""
    rows = [
        (
            timezone.localdate(each.put_at),
            each.subject,
            ", ".join(each.to),
            ", ".join(each.cc),
            each.get_standing_display(),
            each.fault,
            each.tries,
        )
        for each in messages
    ]
    return Sheet(
        "E-mails not gone", ("Day", "Subject", "To", "Copied to", "Standing", "Fault", "Tried"), rows
    )


def log_sheet(rows: Iterable[Reminder]) -> Sheet:
    """Reminders that were sent, the newest first."""
    demonstration = outbox.mode() is outbox.Mode.DEMONSTRATION
    return Sheet(
        "Reminders sent",
        ("Day", "Agency", "About", "Due", "Reminder", "To", "Copied to", "By", "How"),
        tuple(
            (
                timezone.localdate(each.at),
                each.agency.name,
                each.what,
                each.due_on,
                each.number,
                each.names,
                each.copied_to,
                each.by.name,
                how(each, demonstration=demonstration),
            )
            for each in rows
        ),
    )


def about_agency(reader: Reader, agency_id: int, on: dt.date) -> Iterator[Part]:
    """The newest reminders to one agency, for its page."""
    if not policy.may(reader, REMIND):
        return
    rows = sent(reader).filter(agency=agency_id)
    lines = tuple(
        Line(
            f"{each.what}: reminded on {day(timezone.localdate(each.at))} by {each.by.name}",
            href=reverse("reminder", kwargs={"pk": each.pk}),
        )
        for each in rows[:SHOWN]
    )
    yield Part("Reminders", lines, "Nobody has reminded this agency of anything.", 80)


def to_do(reader: Reader, on: dt.date) -> Iterator[Do]:
    """E-mails that did not go and need somebody."""
    if not policy.may(reader, REMIND) or outbox.mode() is outbox.Mode.DEMONSTRATION:
        return
    stuck = outbox.unsent().filter(standing__in=(Standing.FAILED, Standing.TO_COPY)).count()
    if stuck:
        yield Do(f"{plural(stuck, 'e-mail')} did not go by itself", "", "See which", reverse("outbox"), 40)
