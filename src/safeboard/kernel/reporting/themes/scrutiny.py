"""What sub groups said for one headline page, as data: it stands on the page, and is frozen with it at issue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.owners import sub_group_names
from safeboard.kernel.indicators.catalogue import THEMES
from safeboard.kernel.indicators.flags import in_order
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.indicators.permissions import FLAGS
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.permissions import PACK
from safeboard.kernel.reporting.themes.explaining import key_of, printed_of, said_of
from safeboard.kernel.reporting.themes.owners import owner_of_flag, owner_of_theme

Data = dict[str, object]


def of(pack: Pack, reader: Reader) -> Data:
    """The words of the sub groups on a page: of each theme its assurance, of each flag its explanation (SYS-56).

    `themes` are by code, `flags` by the number of the flag; where nobody spoke, `words` is empty.
    """
    on, names = reader.on, sub_group_names()
    themes = {
        code: {
            "title": title,
            "group": names.get(owner := owner_of_theme(code, on), owner),
            **asdict(printed_of(pack, code)),
        }
        for code, title in THEMES.items()
    }
    flags = {
        str(flag.pk): {
            "about": flag.words,
            "theme": flag.theme,
            "indicator": flag.indicator,
            "group": names.get(owner := owner_of_flag(flag, on), owner),
            **asdict(printed_of(pack, key_of(flag))),
        }
        for flag in flags_of(pack, reader)
    }
    return {"themes": themes, "flags": flags}


def flags_of(pack: Pack, reader: Reader) -> list[Flag]:
    """The flags of a page as this reader may see them, in the order of the page."""
    rows = Flag.visible(reader, FLAGS).filter(meeting_on=pack.meeting_on).select_related("about")
    return in_order(rows)


def unexplained(pack: Pack, reader: Reader) -> list[Flag]:
    """The flags of a page that nobody has explained yet (W22: commentary is required when flagged)."""
    return [flag for flag in flags_of(pack, reader) if not said_of(pack, key_of(flag))]


def not_assured(pack: Pack) -> list[str]:
    """The themes of which no sub group has said yet what it scrutinised."""
    return [code for code in THEMES if not said_of(pack, code)]


def next_pack(reader: Reader, on: dt.date) -> Pack | None:
    """The page of the next meeting, as far as this reader may open it; else the last one."""
    rows = Pack.visible(reader, PACK)
    return rows.filter(meeting_on__gte=on).order_by("meeting_on").first() or rows.first()


def by_group(flags: Sequence[Flag], on: dt.date) -> Iterator[tuple[str, list[Flag]]]:
    """The flags of each sub group that owns them."""
    groups: dict[str, list[Flag]] = {}
    for flag in flags:
        groups.setdefault(owner_of_flag(flag, on), []).append(flag)
    yield from groups.items()
