"""What keeps a headline page from being issued: the office's own words that claim what no result bears out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item
from safeboard.kernel.indicators.catalogue import THEMES
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.reporting import page_words
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.page_words import FIELDS, Finding
from safeboard.kernel.reporting.themes import scrutiny
from safeboard.kernel.reporting.themes.explaining import key_of

DECISION = "rationale"


@dataclass(frozen=True, slots=True)
class Unsupported:
    """One thing on the page whose words cannot be issued: what it is about, which page puts it right, and why.

    `page` is the name of the address and `about` its last part; a decision is taken back on the headline page itself.
    """

    title: str
    page: str
    about: str
    findings: tuple[Finding, ...]


def of(pack: Pack, reader: Reader) -> list[Unsupported]:
    """Every one of the office's own words that keeps this draft from being issued; none for an issued page."""
    if pack.issued or pack.snapshot is None:
        return []
    return list(_of(pack, reader))


def open_decision(flag: Flag) -> bool:
    """Whether a decision can still be taken back: nothing has happened to what came of it."""
    items = Item.objects.filter(flag=flag.pk).exclude(standing="undone")
    return all(item.story().count() == 1 for item in items)


def refused(found: list[Unsupported]) -> str:
    """Why the page is not issued, in a sentence."""
    named = "; ".join(each.title for each in found)
    return (
        "The office's own words claim what no result bears out. Put each of them right, then issue the page. "
        f"They are about: {named}."
    )


def _of(pack: Pack, reader: Reader) -> Iterator[Unsupported]:
    assert pack.snapshot is not None
    flags = {key_of(flag): flag for flag in scrutiny.flags_of(pack, reader)}
    for key in sorted(pack.commentary):
        flag = flags.get(key)
        if flag is not None:
            title, page, about, fields = flag.words, "flag-explain", str(flag.pk), tuple(FIELDS)
        elif key in REGISTRY.indicators:
            # Its flag is gone: of what was said, the page prints only the words beside the figure.
            title, page, about, fields = REGISTRY.indicators[key].title, "headline-comment", key, ("words",)
        elif key in THEMES:
            title, page, about, fields = THEMES[key], "theme-assure", key, tuple(FIELDS)
        else:
            continue
        if found := page_words.kept_findings(pack, key, fields):
            yield Unsupported(title, page, about, tuple(found.values()))
    for flag in flags.values():
        if flag.ending and page_words.claims(flag.rationale) and open_decision(flag):
            # Nothing is bound in it: the tracker shows it as it was typed.
            typed = flag.rationale.translate(str.maketrans("{}", "()"))
            done = page_words.checked(typed, page_words.book_of(pack.snapshot))
            yield Unsupported(flag.words, "headline", "", (Finding(DECISION, flag.rationale, done.refusals),))
