"""What the partnership gives the office: its settings, what to do about them, who goes along when agencies change.

Each stream of the room adds its part here; the manifest names only `OFFICE`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safeboard.grammar.declarations.office import Do, Office, Part, Sheet
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership import clocks, phones, words
from safeboard.kernel.partnership.people import office as people_office
from safeboard.kernel.partnership.reminding import selectors as reminding
from safeboard.kernel.partnership.standing import agency_selectors
from safeboard.kernel.partnership.successions import Roles


def to_do(reader: Reader, on: dt.date) -> Iterator[Do]:
    """Mergers and splits that wait; e-mails that did not go by themselves; people to confirm, agree to, hand over."""
    yield from agency_selectors.to_do(reader, on)
    yield from reminding.to_do(reader, on)
    yield from people_office.to_do(reader, on)


def about_agency(reader: Reader, agency_id: int, on: dt.date) -> Iterator[Part]:
    """What the agency was reminded of, and who acts for it."""
    yield from reminding.about_agency(reader, agency_id, on)
    yield from people_office.about_agency(reader, agency_id, on)


def sheets(reader: Reader) -> Iterator[Sheet]:
    """The reminders that were sent; people and their roles."""
    yield from reminding.sheets(reader)
    yield from people_office.sheets(reader)


OFFICE = Office(
    to_do=to_do,
    search=people_office.search,
    about_agency=about_agency,
    sheets=sheets,
    successions=Roles(),
    chasers=people_office.CHASERS,
    news=people_office.NEWS,
    settings=(*phones.SETTINGS, *clocks.SETTINGS, *words.SETTINGS, *people_office.SETTINGS),
)
