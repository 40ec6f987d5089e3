"""What both lists share: the body they are of, chosen by whoever imports, and words as they are compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.importing.target import Choice, Field, Holds
from safeboard.kernel.meetings.models import Meeting, Series
from safeboard.kernel.meetings.permissions import MINUTE, SEATS

WORDS = ("group", "body", "meeting of", "board or group", "sub group", "subgroup", "name of group")


def body(bodies: Callable[[Reader], Sequence[Series]]) -> Field:
    """Of which body the row is; asked once where the list does not say."""
    return Field(
        "series",
        "Which body",
        Holds.CHOICE,
        WORDS,
        needed=True,
        chosen_from=lambda by: [Choice(each.code, each.name) for each in bodies(by)],
    )


def with_seats(by: Reader) -> list[Series]:
    """The bodies whose seats this reader may fill."""
    return list(Series.visible(by, SEATS))


def with_registers(by: Reader) -> list[Series]:
    """The bodies whose registers this reader may take."""
    rows = Meeting.visible(by, MINUTE).values_list("series", flat=True)
    return list(Series.objects.filter(pk__in=rows))


def in_full(day: dt.date) -> str:
    """28 April 2016."""
    return f"{day.day} {day:%B %Y}"
