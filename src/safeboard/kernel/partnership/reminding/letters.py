"""Every reminder as it would go now: to whom, copied to whom and why, and when they were reminded before."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from safeboard.grammar.declarations.office import Chaser, Draft
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Agency, Membership, Reminder
from safeboard.kernel.partnership.permissions import REMIND
from safeboard.kernel.partnership.reminding import addresses, wording
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.ui.templating import plural

# From the second reminder about a thing that is late (pages.md 3.2).
COPIED_FROM = 2
NOBODY = "Nobody of this agency can be written to. Invite its data lead or {member} first."


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft with its addresses and its history; `seen` is how often they were reminded of this before."""

    chaser: Chaser
    draft: Draft
    agency: Agency
    to: tuple[Membership, ...]
    copied: tuple[Membership, ...]
    history: tuple[Reminder, ...]
    body: str
    on: dt.date

    @property
    def pick(self) -> str:
        """How a page names this letter among others."""
        return f"{self.chaser.code} {self.draft.about}"

    @property
    def seen(self) -> int:
        """How often they were reminded of this before."""
        return len(self.history)

    @property
    def late(self) -> bool:
        """Whether the day it was due is over."""
        return self.draft.due_on < self.on

    @property
    def due(self) -> str:
        """`6 days late` or `due in 3 days`."""
        days = (self.on - self.draft.due_on).days
        if days > 0:
            return f"{plural(days, 'day')} late"
        return f"due in {plural(-days, 'day')}" if days else "due today"

    @property
    def copied_because(self) -> str:
        """Why somebody gets a copy, or why nobody can; empty where nobody should."""
        if not self.due_a_copy:
            return ""
        if self.copied:
            return worded(
                "They were reminded before and it is still late, so the agency’s {member} gets a copy."
            )
        if addresses_include_board(self):
            return ""
        return worded(
            "They were reminded before and it is still late, but no {member} of this agency uses Safeboard: "
            "nobody gets a copy."
        )

    @property
    def due_a_copy(self) -> bool:
        """Whether this is the second or a later reminder while it is late."""
        return self.late and sum(each.late for each in self.history) + 1 >= COPIED_FROM

    @property
    def names(self) -> str:
        """To whom, in words."""
        return addresses.in_words(self.to)

    @property
    def copied_names(self) -> str:
        """Who gets a copy, in words."""
        return addresses.in_words(self.copied)


def addresses_include_board(letter: Letter) -> bool:
    """Whether the agency's Board member is written to anyway."""
    board = {hat.user_id for hat in addresses.board_members(letter.agency.pk, letter.on)}
    return any(hat.user_id in board for hat in letter.to)


def letters(reader: Reader, on: dt.date, code: str = "") -> list[Letter]:
    """All that is due or late now, by agency, the latest first; of one kind where a code is given."""
    chasers = [each for each in REGISTRY.chasers.values() if code in ("", each.code)]
    drafts = [(chaser, draft) for chaser in chasers for draft in chaser.drafts(reader, on)]
    agencies = {each.pk: each for each in Agency.visible(reader, REMIND)}
    before: dict[tuple[str, str], list[Reminder]] = defaultdict(list)
    for each in Reminder.visible(reader, REMIND).select_related("by").order_by("number"):
        before[each.chaser, each.about].append(each)
    found = [
        _letter(chaser, draft, agencies[draft.agency_id], before[chaser.code, draft.about], reader, on)
        for chaser, draft in drafts
        if draft.agency_id in agencies
    ]
    return sorted(found, key=lambda each: (each.agency.name, each.draft.due_on, each.draft.what))


def one(reader: Reader, on: dt.date, code: str, about: str) -> Letter | None:
    """One letter; None where there is nothing to remind of any more."""
    if code not in REGISTRY.chasers:
        return None
    return next((each for each in letters(reader, on, code) if each.draft.about == about), None)


def by_agency(found: list[Letter]) -> list[tuple[Agency, list[Letter]]]:
    """The letters of each agency together."""
    return [(agency, list(group)) for agency, group in groupby(found, key=lambda each: each.agency)]


def _letter(
    chaser: Chaser, draft: Draft, agency: Agency, history: list[Reminder], reader: Reader, on: dt.date
) -> Letter:
    board = addresses.board_members(agency.pk, on)
    to = addresses.named(draft.to_user_ids, agency.pk, on) or board
    late_before = sum(each.late for each in history)
    copy = draft.due_on < on and late_before + 1 >= COPIED_FROM
    written_to = {hat.user_id for hat in to}
    copied = tuple(hat for hat in board if hat.user_id not in written_to) if copy else ()
    body = wording.letter_body(draft.body, to, reader)
    return Letter(chaser, draft, agency, tuple(to), copied, tuple(history), body, on)
