"""What a sub group says for the headline page: why a flag is up, and its word of assurance (W22 COMMENTED; SYS-56).

It is kept in the commentary of the page beside the words on single figures: by indicator, by theme, or by flag where
a flag names no indicator. Issued, the page takes no more words, and so freezes what was said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import SUBGROUP_CHAIR
from safeboard.kernel.actions.moving import an_answer
from safeboard.kernel.actions.owners import sub_group_name
from safeboard.kernel.actions.tracking import NotNow, SomebodyElse
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.reporting import page_words
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.themes.owners import owner_of_flag, owner_of_theme
from safeboard.kernel.trail import recorder

NOBODY_YET = "Nobody has explained this yet."
ISSUED = "This page has been issued. Write a correction instead."


@dataclass(frozen=True, slots=True)
class Said:
    """What a sub group said of a flagged figure, or of its theme; `version` is 0 where nobody said anything.

    Of a figure: the explanation, what is being done, the next line of enquiry. Of a theme: what was scrutinised,
    and in `ask` what the Board is asked for. `tested` is how each bound claim was tested, where it is printed.
    """

    words: str = ""
    doing: str = ""
    enquiry: str = ""
    ask: str = ""
    by: str = ""
    on: str = ""
    version: int = 0
    tested: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)


def key_of(flag: Flag) -> str:
    """Under which word the commentary of a page keeps what is said of a flag."""
    return flag.indicator or f"flag-{flag.pk}"


def said_of(pack: Pack | None, key: str) -> Said:
    """What was said for this page of a figure, a flag or a theme."""
    kept = pack.commentary.get(key, {}) if pack else {}
    return Said(**{name: kept[name] for name in Said.__slots__ if name in kept})


def printed_of(pack: Pack | None, key: str) -> Said:
    """The same as readers see it: what is bound in its place, with its tests."""
    if pack is None:
        return Said()
    if pack.issued:
        kept = page_words.all_printed(pack).get(key, {})
    else:
        kept = page_words.printed(pack.commentary.get(key, {}), pack.snapshot)
    found = {name: kept[name] for name in Said.__slots__ if name in kept}
    return Said(**{**found, "tested": tuple(kept.get("tested") or ())})


def explain(
    *, pack: Pack, flag: Flag, seen: int, words: str, doing: str, enquiry: str, by: Reader, why_safe: str = ""
) -> None:
    """Explain a flag for its sub group: what explains it, what is being done, what to look into next (W22).

    Raises NotNow where it says too little or the page is issued, SomebodyElse where a colleague was quicker.
    """
    entry = {
        "words": an_answer(words, "words", "Say what explains it."),
        "doing": an_answer(doing, "doing", "Say what is being done about it."),
        "enquiry": an_answer(enquiry, "enquiry", "Say what you will look into next, or why nothing more."),
    }
    _keep(pack, key_of(flag), seen, entry, owner_of_flag(flag, by.on), by)
    recorder.note(
        "packs.explain",
        thing="pack",
        thing_id=pack.pk,
        about=key_of(flag),
        flag=flag.pk,
        kept_as_safe=bool(why_safe),
    )


def assure(
    *, pack: Pack, theme: str, seen: int, words: str, by: Reader, ask: str = "", why_safe: str = ""
) -> None:
    """Say for the sub group what it scrutinised of its theme, and what it asks of the Board (SYS-56).

    Raises NotNow where it says too little or the page is issued, SomebodyElse where a colleague was quicker.
    """
    entry = {
        "words": an_answer(words, "words", "Say in a sentence what you scrutinised."),
        "ask": ask.strip(),
    }
    _keep(pack, theme, seen, entry, owner_of_theme(theme, by.on), by)
    recorder.note("packs.assure", thing="pack", thing_id=pack.pk, about=theme, kept_as_safe=bool(why_safe))


def _keep(pack: Pack, key: str, seen: int, entry: dict[str, Any], group: str, by: Reader) -> None:
    """Write one entry; what others write of other figures at the same moment is not in its way."""
    with transaction.atomic():
        held = Pack.objects.select_for_update().get(pk=pack.pk)
        if held.issued:
            raise NotNow(ISSUED)
        if said_of(held, key).version != seen:
            raise SomebodyElse
        name = sub_group_name(group)
        spoken = {
            **entry,
            "by": f"{name} sub group, {by.name}"
            if by.role == SUBGROUP_CHAIR.code
            else f"{name} sub group, written down by {by.name}",
            "on": by.on.isoformat(),
            "version": seen + 1,
        }
        if not held.save_over(held.version, commentary={**held.commentary, key: spoken}):
            raise SomebodyElse
