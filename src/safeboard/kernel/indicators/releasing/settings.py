"""What a county decides about releases, from a day on: how long they are held, whom to ask, under which licence."""

from __future__ import annotations

from safeboard.grammar.declarations.office import Setting

HELD_DAYS = "indicators.release_held_days"
CONTACT, LICENCE = "indicators.release_contact", "indicators.release_licence"
SETTINGS = (
    Setting(
        HELD_DAYS,
        "Working days for which a release is held before it is public",
        "whole number",
        "5",
        "The county's own.",
        least=0,
        most=60,
        help="While it is held only the people named in it read it, besides who proposed and who approved it.",
    ),
    Setting(
        CONTACT,
        "Whom people may ask about released figures",
        "words",
        "The Board office",
        "The county's own.",
        help="Printed on the open page. A place to write to, not a person's name.",
    ),
    Setting(
        LICENCE,
        "The licence under which figures are released",
        "words",
        "Open Government Licence v3.0",
        "The National Archives",
    ),
)
