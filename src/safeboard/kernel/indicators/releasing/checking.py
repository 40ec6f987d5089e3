"""The attacker at work on a release: its own files, every release before it, and what they tell together (ADR 0025)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from safeboard.grammar.statistics.hiding.attacking import Attack, Contradiction, Found, Told, fits
from safeboard.kernel.indicators.releasing.reading import Read, read


@dataclass(frozen=True, slots=True)
class Paper:
    """One release on the attacker's table: its name, its data file, and the sentences that stand with it."""

    name: str
    data: bytes
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that would be found out: what, how closely, and from where. Board-side words only: no hidden number."""

    what: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What the attacker looked at and found."""

    looked_at: int
    hidden: int
    earlier: int
    leaks: tuple[Leak, ...]
    notes: tuple[str, ...] = ()

    @property
    def safe(self) -> bool:
        """Whether nothing was found and everything could be tried."""
        return not self.leaks

    def kept(self) -> dict[str, Any]:
        """As it is kept with a release."""
        return asdict(self)


REVISED = (
    "{} counts some of the same things differently, as figures do when late rows come in. It was tried as if what it hides "
    "had stayed the same, and that does not fit; so it was tried by itself."
)
CONTRADICTS = (
    "The figures contradict one another, so they cannot be checked. Look for a total that is not its parts."
)


def check(paper: Paper, earlier: Sequence[Paper] = (), notes: Iterable[str] = ()) -> Report:
    """Try everything on a release: alone first, then with each release before it, then with all together."""
    own = read(paper.name, paper.data, paper.sentences)
    said = list(notes)
    before = [_beside(own, read(each.name, each.data, each.sentences), each.name) for each in earlier]
    fitting: list[Read] = []
    try:
        found = _found([own])
        for each, old in zip(earlier, before, strict=True):
            try:
                _found([own, old])
            except Contradiction:
                said.append(REVISED.format(each.name))
                continue
            fitting.append(old)
        if fitting:
            found = _found([own, *fitting])
    except Contradiction:
        return Report(len(own.told), len(own.hidden), len(earlier), (Leak(CONTRADICTS, ()),), tuple(said))
    names = {key: words for each in (own, *before) for key, words in each.hidden.items()}
    leaks = tuple(Leak(names.get(each.key, each.key), each.surfaces) for each in found)
    looked = len(own.told) + sum(len(each.told) for each in before)
    return Report(looked, len(own.hidden), len(earlier), leaks, tuple(dict.fromkeys(said)))


def _found(papers: Sequence[Read]) -> list[Found]:
    told = [each for paper in papers for each in paper.told]
    hidden = {key: None for paper in papers for key in paper.hidden}
    # What one release shows is not hidden by another; what was hidden there and is shown here has been found out.
    shown = {key for paper in papers for key in paper.exact}
    least = {key: value for paper in papers for key, value in paper.least.items() if key not in shown}
    if fitting := [each for each in _claims(papers) if fits(told, each, least)]:
        told += fitting
    return Attack(told, hidden, least=least).exposed()


def _claims(papers: Sequence[Read]) -> list[Told]:
    return list(dict.fromkeys(each for paper in papers for each in paper.claims))


def _beside(own: Read, old: Read, name: str) -> Read:
    """An earlier release with its own names for the counts that were revised since."""
    now, then = own.exact, old.exact
    revised = {key for key in now.keys() & then.keys() if now[key] != then[key]}

    def renamed(key: str) -> str:
        return f"{key} in {name}" if key in revised else key

    told: list[Told] = [
        replace(each, terms=tuple((renamed(key), factor) for key, factor in each.terms)) for each in old.told
    ]
    least = {renamed(key): value for key, value in old.least.items()}
    claims = [each for each in old.claims if each.terms[0][0] not in revised]
    return Read(told, claims, dict(old.hidden), least, dict(old.slots), old.area)
