"""What a setting said on a day: the value that counts from a day on, or the one declared before any change.

Every room declares its settings in its manifest (`Office.settings`); an indicator brings its own. Old pages ask with
their own day and so keep the old value (pages.md 3.6; ADR 0013).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from safeboard.grammar.declarations.office import Setting, Value
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.partnership.models import DatedValue

Rows = dict[str, list[DatedValue]]


class UnknownSetting(LookupError):
    """Somebody asked for a setting that no folder declares."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"No folder declares the setting {code!r}. Declare it in the manifest: Office(settings=(Setting(...),))."
        )


class _Remembered:
    """All rows, read at most once while one request lasts."""

    rows: Rows | None = None


_remembered: ContextVar[_Remembered | None] = ContextVar("safeboard_dated_values", default=None)


@contextmanager
def remembered() -> Iterator[None]:
    """Read all values once for everything inside: one request. Outside, every question is asked afresh."""
    token = _remembered.set(_Remembered())
    try:
        yield
    finally:
        _remembered.reset(token)


def forget() -> None:
    """Read again at the next question, because something was changed."""
    if (kept := _remembered.get()) is not None:
        kept.rows = None


def setting(code: str) -> Setting:
    """The declaration of a setting. Raises UnknownSetting."""
    try:
        return REGISTRY.settings[code]
    except KeyError:
        raise UnknownSetting(code) from None


def value(code: str, on: dt.date) -> Value:
    """What this setting said on this day, typed by its kind; None where a number was left empty.

    Raises UnknownSetting.
    """
    declared = setting(code)
    row = row_on(code, on)
    return declared.typed(row.value if row else declared.default)


def row_on(code: str, on: dt.date) -> DatedValue | None:
    """The row that gave the value of this day, or None where nobody had changed it."""
    setting(code)
    counting = [row for row in standing(code) if row.since <= on]
    return max(counting, key=lambda row: (row.since, row.number)) if counting else None


def upcoming(code: str, on: dt.date) -> list[DatedValue]:
    """The changes that do not count yet on this day, the nearest first."""
    setting(code)
    return sorted((row for row in standing(code) if row.since > on), key=lambda row: (row.since, row.number))


def changes(code: str) -> list[DatedValue]:
    """The whole history of a setting, the last change first; also what was taken back."""
    setting(code)
    return _rows(code)


def standing(code: str) -> list[DatedValue]:
    """The changes of a setting that were not taken back."""
    rows = _rows(code)
    gone = {row.takes_back_id for row in rows}
    return [row for row in rows if row.takes_back_id is None and row.pk not in gone]


def _rows(code: str) -> list[DatedValue]:
    kept = _remembered.get()
    if kept is None:
        return list(DatedValue.objects.filter(code=code).select_related("set_by"))
    if kept.rows is None:
        kept.rows = defaultdict(list)
        for row in DatedValue.objects.select_related("set_by"):
            kept.rows[row.code].append(row)
    return kept.rows.get(code, [])
