"""A flag raised by hand, with a reason: the owning sub group always may, and the analyst who notices (R-DAT-04; W22).

The agency that owes the figure sees the flag and may comment on it, as on any other.
"""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Indicator
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.moving import an_answer
from safeboard.kernel.actions.tracking import NotNow
from safeboard.kernel.indicators.feeding import owed_by
from safeboard.kernel.indicators.flags import MANUAL, comment_until
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.indicators.periods_shown import latest
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.reporting import page_words
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.themes.explaining import ISSUED
from safeboard.kernel.trail import recorder

LONGEST_WORDS = 400


def flag_by_hand(*, pack: Pack, indicator: Indicator, reason: str, by: Reader, why_safe: str = "") -> Flag:
    """Flag a figure for the coming page with the reason of whoever raises it, where no test did.

    What the reason claims is bound there and then: it stands on the flag as it is printed. Raises NotNow where it
    claims what no result bears out, where it says too little, the page is issued, or the figure is flagged already.
    """
    if pack.issued or pack.snapshot is None:
        raise NotNow(ISSUED)
    said = an_answer(reason, "reason", "Say why the Board should look at this.")
    bound = page_words.checked(said, page_words.book_of(pack.snapshot))
    if bound.refusals:
        raise NotNow(" ".join(map(str, bound.refusals)), "reason")
    if Flag.objects.filter(indicator=indicator.code, meeting_on=pack.meeting_on).exists():
        raise NotNow("This figure is flagged already. Explain it on the dashboard.", "reason")
    now = latest(pack.snapshot, indicator.code, next(iter(areas(pack.snapshot)), ""))
    shown = f": {now.shown}" if now is not None else ""
    parts = f" ({now.parts})" if now is not None and now.parts and now.parts != now.shown else ""
    flag = Flag.objects.create(
        snapshot=pack.snapshot,
        indicator=indicator.code,
        period=now.period if now is not None else "",
        test=MANUAL,
        words=f"{indicator.title}{shown}{parts}. {bound.plain.rstrip('.')}"[:LONGEST_WORDS],
        theme=indicator.theme,
        note=f"{by.name} raised it by hand: no test did",
        about=owed_by(indicator),
        meeting_on=pack.meeting_on,
        raised_on=by.on,
        comment_by=comment_until(by.on, pack.meeting_on),
    )
    recorder.note("flags.raise", thing="flag", thing_id=flag.pk, test=MANUAL, kept_as_safe=bool(why_safe))
    return flag
