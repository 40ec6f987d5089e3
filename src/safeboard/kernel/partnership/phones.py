"""Telephone numbers by date: for the emergency sheet, Help, the foot of every page, and the page of a failure."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from safeboard.grammar.declarations.office import Setting
from safeboard.kernel.partnership import dated, words
from safeboard.kernel.ui import emergency

FRONT_DOOR, OUT_OF_HOURS, OFFICE, ALLEGATIONS, POLICE = (
    "partnership.phone_front_door",
    "partnership.phone_out_of_hours",
    "partnership.phone_office",
    "partnership.phone_allegations",
    "partnership.phone_police",
)
HOURS = "partnership.hours_front_door"
# Numbers of the range that Ofcom keeps for drama: nobody answers them.
INVENTED = {
    FRONT_DOOR: "01632 960 101",
    OUT_OF_HOURS: "01632 960 102",
    OFFICE: "01632 960 103",
    ALLEGATIONS: "01632 960 104",
}
SOURCE = "The county's own."
SETTINGS = (
    Setting(FRONT_DOOR, "Telephone: worries about a child", "phone", "", SOURCE),
    Setting(
        HOURS,
        "When somebody answers there",
        "words",
        "Monday to Thursday 9am to 5:30pm, Friday 9am to 5pm",
        SOURCE,
    ),
    Setting(OUT_OF_HOURS, "Telephone: out of hours social work team", "phone", "", SOURCE),
    Setting(OFFICE, "Telephone: office", "phone", "", SOURCE),
    Setting(ALLEGATIONS, "Telephone: allegations about people who work with children", "phone", "", SOURCE),
    Setting(POLICE, "Telephone: police, when nobody is in danger now", "phone", "101", "England and Wales."),
)


def number(code: str, on: dt.date) -> str:
    """One number of the day; an invented one in a demonstration where none was set; else empty."""
    found = str(dated.value(code, on))
    return found or (INVENTED.get(code, "") if settings.DEMONSTRATION else "")


def numbers(on: dt.date) -> tuple[tuple[str, str], ...]:
    """Whom to ring and on which number, for the emergency sheet; empty where nobody entered one yet."""
    return (
        (f"{words.word('front_door', on)} ({dated.value(HOURS, on)})", number(FRONT_DOOR, on)),
        ("Out of hours social work team (all other times)", number(OUT_OF_HOURS, on)),
        (words.word("board_office", on), number(OFFICE, on)),
        ("Allegations about people who work with children", number(ALLEGATIONS, on)),
        ("Police, when nobody is in danger now", number(POLICE, on)),
    )


def for_every_page(on: dt.date) -> emergency.Numbers:
    """The two numbers at the foot of every page; they are also laid by for the day the database does not answer."""
    known = emergency.Numbers(
        front_door=words.word("front_door", on),
        front_door_number=number(FRONT_DOOR, on),
        hours=str(dated.value(HOURS, on)),
        out_of_hours_number=number(OUT_OF_HOURS, on),
    )
    emergency.keep(known)
    return known
