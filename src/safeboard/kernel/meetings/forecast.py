"""How a coming meeting stands: apologies so far, and whether the quorum is in danger (R-GOV-03, pages.md 2b)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from safeboard.kernel.meetings import limits, quorum
from safeboard.kernel.meetings.models import Attendance, Meeting, Presence
from safeboard.kernel.meetings.seats import Sitting

NOT_COMING = (Presence.APOLOGIES, Presence.ABSENT)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Apologies, deputies who will come, and the quorum if everybody else comes."""

    apologies: int
    deputies: int
    quorum: quorum.Quorum

    @property
    def at_risk(self) -> bool:
        """No quorum, or one further absence of a statutory constituency would end it."""
        return not self.quorum.reached or self.quorum.there <= self.quorum.needed

    @property
    def words(self) -> str:
        """Yes, at risk or no, with the reason."""
        if not self.quorum.statutory:
            return "no rule: no statutory constituencies"
        if self.at_risk:
            missing = f": {', '.join(self.quorum.missing)} will not be there" if self.quorum.missing else ""
            return f"{'at risk' if self.quorum.reached else 'no'}{missing}"
        return "yes"


def forecast(meeting: Meeting, sittings: Iterable[Sitting], said: Iterable[Attendance]) -> Forecast:
    """What to expect. A vacant seat counts as empty, a deputy as there; of a shared constituency one is enough."""
    told = {each.seat_id: each.presence for each in said}
    there: set[int] = set()
    for each in sittings:
        presence = told.get(each.seat.pk)
        filled = presence == Presence.DEPUTY or (
            (each.holder or each.deputy) is not None and presence not in NOT_COMING
        )
        if filled:
            there.add(each.seat.constituency_id)
    return Forecast(
        sum(1 for each in told.values() if each == Presence.APOLOGIES),
        sum(1 for each in told.values() if each == Presence.DEPUTY),
        quorum.judge(quorum.statutory_of(meeting), there, limits.quorum_share(meeting.on)),
    )
