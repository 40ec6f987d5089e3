"""What was looked at for a meeting, as the headline page tells it: good news by test, and what is notable and no flag."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from safeboard.kernel.indicators.models import Look, Snapshot
from safeboard.kernel.indicators.noticing import GOOD


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something notable that is not a flag: in words, and whether it is convincing among all that was looked at."""

    indicator: str
    words: str
    stands_out: bool


def seen_for(meeting_on: dt.date) -> dict[str, Any]:
    """What was looked at for the meeting when its flags were raised last; nothing where none were."""
    look = Look.objects.filter(meeting_on=meeting_on).last()
    return look.seen if look else {}


def good_signals(seen: Mapping[str, Any]) -> tuple[str, ...]:
    """Improvements that chance does not explain, listed before all other good news."""
    return tuple(f"{each['words']}." for each in seen.get("noticed", ()) if each["test"] == GOOD)


def noticed_in(seen: Mapping[str, Any]) -> tuple[Noticed, ...]:
    """What is notable and neither flagged nor good news by itself; what is convincing stands first."""
    found = [
        Noticed(each["indicator"], each["words"], each["stands_out"])
        for each in seen.get("noticed", ())
        if each["test"] != GOOD
    ]
    return tuple(sorted(found, key=lambda each: (not each.stands_out, each.indicator)))


def signs_in(snapshot: Snapshot) -> Mapping[str, list[dict[str, str]]]:
    """The signs of each indicator when these figures were looked at last; none where they never were."""
    look = Look.objects.filter(snapshot=snapshot).last()
    found: Mapping[str, list[dict[str, str]]] = look.seen.get("signs", {}) if look else {}
    return found
