"""The papers of this room that told figures to people outside the office, for whoever checks what more may be told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from safeboard.grammar.declarations.office import Issued
from safeboard.kernel.indicators.releasing.checking import Leak, more_told
from safeboard.kernel.indicators.releasing.earlier import paper_of_issued, releases_before
from safeboard.kernel.reporting.models import Chapter, Pack


def issued() -> Iterator[Issued]:
    """Published chapters, which everybody may read, and issued pages of the Board, which its members do; oldest first."""
    found = [
        (each.published_at, _of_chapter(each, each.frozen or {}))
        for each in Chapter.objects.filter(standing="published", frozen__isnull=False)
    ] + [(each.issued_at, _of_pack(each)) for each in Pack.objects.filter(issued=True, frozen__isnull=False)]
    yield from (paper for at, paper in sorted(found, key=lambda each: each[0]))


def leaks_of(chapter: Chapter, frozen: dict[str, Any]) -> tuple[Leak, ...]:
    """What this chapter, published as it stands, and the releases before it would tell only together."""
    return more_told(paper_of_issued(_of_chapter(chapter, frozen)), releases_before())


def _of_chapter(chapter: Chapter, frozen: dict[str, Any]) -> Issued:
    """What stands behind the figures of a chapter. Its sentences print no other number: each is bound to one of these."""
    chart = frozen.get("chart")
    exhibits = (*frozen.get("behind", ()), *((chart,) if chart else ()))
    return Issued(f"Annual report: {chapter}", exhibits, public=True)


def _of_pack(pack: Pack) -> Issued:
    frozen = pack.frozen or {}
    said = [each.get("words", "") for each in (frozen.get("commentary") or {}).values()]
    said += [need.get(part) or "" for need in frozen.get("needs", ()) for part in ("comment", "rationale")]
    return Issued(
        f"Headline page: {pack}",
        tuple(frozen.get("behind", ())),
        public=False,
        words=tuple(filter(None, said)),
    )
