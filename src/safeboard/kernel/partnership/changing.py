"""Changing a setting from a day on, and taking a change back that does not count yet (pages.md 3.6). Verbs only."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership import dated
from safeboard.kernel.partnership.models import DatedValue
from safeboard.kernel.partnership.words import WORDS
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

SHORTEST_REASON = 10


class NotNow(Exception):
    """It cannot be done, and why, in words for beside the field it is about."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class SomebodyElse(Exception):
    """Somebody saved since this page was opened; nothing was changed."""


def last_number(code: str) -> int:
    """How many rows the setting has: what a form remembers as the version that its writer saw."""
    rows = dated.changes(code)
    return rows[0].number if rows else 0


def set_value(
    *,
    code: str,
    text: str,
    since: dt.date,
    why: str,
    seen: int,
    by: Reader,
    correcting: bool = False,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> DatedValue:
    """Give a setting a value from a day on; whatever asks for an earlier day keeps the earlier value.

    A day that has passed is refused unless a mistake is being corrected. Raises NotNow naming the field, and
    SomebodyElse where the setting was changed since version `seen`.
    """
    declared = dated.setting(code)
    text, why = text.strip(), why.strip()
    try:
        wanted = declared.read(text)
    except ValueError as refused:
        raise NotNow(str(refused), "value") from None
    if since < by.on and not correcting:
        raise NotNow(
            "This day has passed. Enter today or a day ahead, or say below that you are correcting a mistake.",
            "since",
        )
    if len(why) < SHORTEST_REASON:
        raise NotNow("Say in a sentence why, for example: agreed by the Board on 28 April.", "why")
    if wanted == dated.value(code, since):
        raise NotNow("That is the value on this day already.", "value")
    row = _append(
        code, seen, text=text, since=since, why=why, why_safe=why_safe, correcting=correcting, by=by, at=at
    )
    recorder.note("settings.set", thing="setting", thing_id=code, since=since.isoformat(), number=row.number)
    return row


def take_back(*, row: DatedValue, seen: int, by: Reader) -> None:
    """Take a change back before its day comes; it stays in the history as taken back.

    Raises NotNow where it counts already, and SomebodyElse where the setting was changed since version `seen`.
    """
    if row.since <= by.on:
        raise NotNow("This counts already. Set another value from a day ahead, or correct the mistake.")
    if row.pk not in {each.pk for each in dated.standing(row.code)}:
        raise NotNow("This was taken back already.")
    taken = _append(
        row.code,
        seen,
        text=row.value,
        since=row.since,
        why="Taken back before it counted.",
        by=by,
        takes_back=row,
    )
    recorder.note("settings.take_back", thing="setting", thing_id=row.code, number=taken.number)


def _append(
    code: str,
    seen: int,
    *,
    text: str,
    since: dt.date,
    why: str,
    by: Reader,
    why_safe: str = "",
    correcting: bool = False,
    takes_back: DatedValue | None = None,
    at: dt.datetime | None = None,
) -> DatedValue:
    dated.forget()
    if last_number(code) != seen:
        raise SomebodyElse
    try:
        with transaction.atomic():
            row = DatedValue.objects.create(
                code=code,
                number=seen + 1,
                value=text,
                since=since,
                why=why,
                why_safe=why_safe,
                correcting=correcting,
                takes_back=takes_back,
                set_by_id=by.user_id,
                set_at=at or now(),
            )
    except IntegrityError:
        dated.forget()
        raise SomebodyElse from None
    dated.forget()
    return row


def choose_words(*, preset: str, since: dt.date, why: str, by: Reader, why_safe: str = "") -> int:
    """Give every name of a thing the word of a preset from a day on; how many changed. Raises NotNow."""
    changed = [each for each in WORDS if dated.value(each.setting, since) != each.by(preset)]
    if not changed:
        raise NotNow("All names are these on that day already.", "preset")
    with transaction.atomic():
        for each in changed:
            set_value(
                code=each.setting,
                text=each.by(preset),
                since=since,
                why=why,
                why_safe=why_safe,
                seen=last_number(each.setting),
                by=by,
            )
    return len(changed)
