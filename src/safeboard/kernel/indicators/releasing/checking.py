"""The attacker at work on a release: its own files, every release before it, and what they tell together (ADR 0025)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from safeboard.grammar.statistics.hiding.attacking import Attack, Contradiction, Found, Told, fits, linked
from safeboard.kernel.indicators.releasing.linking import Slot, counted_at
from safeboard.kernel.indicators.releasing.page_reading import Unreadable, read_page
from safeboard.kernel.indicators.releasing.reading import Read, Row, read, read_rows, sums

Say = Callable[[str, int, int], None]


def in_silence(words: str, done: int = 0, total: int = 0) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper on the attacker's table: its name, what it prints, and the sentences that stand with it.

    A release prints a data file and its `page`; other papers are `rows` (where, place, cells). One that is not `public`
    was shown to members of the Board alone.
    """

    name: str
    data: bytes = b""
    sentences: tuple[str, ...] = ()
    page: bytes = b""
    rows: tuple[tuple[str, Slot, Row], ...] = ()
    public: bool = True

    def read(self) -> Read:
        """Everything that it tells."""
        if self.rows:
            return read_rows(self.name, self.rows, self.sentences, hidden_last=True)
        found = read(self.name, self.data, self.sentences)
        if self.page:
            read_page(found, f"{self.name}, page", self.page)
        return found


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that would be found out: what, how closely, and from where. Board-side words only: no hidden number."""

    what: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What the attacker looked at and found.

    `tried` names the papers before it. `already` is what those tell without the release: for whoever may see small
    counts alone, since it says which of the hidden ones are small.
    """

    looked_at: int
    hidden: int
    tried: tuple[str, ...]
    leaks: tuple[Leak, ...]
    notes: tuple[str, ...] = ()
    already: tuple[str, ...] = ()

    @property
    def safe(self) -> bool:
        """Whether nothing was found and everything could be tried."""
        return not self.leaks

    def kept(self) -> dict[str, Any]:
        """As it is kept with a release."""
        return asdict(self)


REVISED = (
    "{} counts some of the same things differently, as figures do when late rows come in. What does not fit was left out "
    "of the comparison."
)
CONTRADICTS = (
    "The figures contradict one another, so they cannot be checked. Look for a total that is not its parts."
)


def check(
    paper: Paper, earlier: Sequence[Paper] = (), notes: Iterable[str] = (), say: Say = in_silence
) -> Report:
    """Try everything on a release: alone, and with all that was told before it, the newest first.

    What everybody may read is tried together, and nothing hidden in it may be found. What members of the Board were
    shown is tried too: there the release may not tell more than those papers tell by themselves.
    """
    said, tried = list(notes), tuple(each.name for each in earlier)
    already: list[str] = []
    try:
        own = paper.read()
    except Unreadable as fault:
        return Report(0, 0, tried, (Leak(str(fault), ()),), tuple(said))
    looked, hidden = len(own.told), len(own.hidden)
    try:
        found = _found([own], own.hidden)
        kept, revised = _beside(own, earlier, say)
        said += [REVISED.format(each.name) for each in revised]
        looked += sum(len(each.told) for each in kept[1:])
        known = _joined(kept)
        asked = _touched(own, known)
        public = [own, *(old for old, each in zip(kept[1:], reversed(earlier), strict=True) if each.public)]
        found = list(dict.fromkeys((*found, *_found(public, asked))))
        if len(kept) > len(public):
            sure = {each.key for each in found}
            more = [each for each in _found(kept, asked) if each.key not in sure]
            anyway = {each.key for each in _found(kept[1:], [each.key for each in more])} if more else set()
            found += [each for each in more if each.key not in anyway]
            already = sorted(known.hidden[key] for key in anyway)
    except Contradiction:
        return Report(looked, hidden, tried, (Leak(CONTRADICTS, ()),), tuple(said))
    leaks = {each.key: Leak(known.hidden.get(each.key, each.key), each.surfaces) for each in found}
    notes = tuple(dict.fromkeys(said))
    return Report(looked, hidden, tried, tuple(leaks.values()), notes, tuple(already))


def more_told(paper: Paper, earlier: Sequence[Paper]) -> tuple[Leak, ...]:
    """What a paper that hides by the quick rule tells with those before it, that neither it nor they tell alone."""
    own = paper.read()
    try:
        kept, _ = _beside(own, earlier, in_silence)
        known = _joined(kept)
        asked = _touched(own, known)
        alone = {each.key for papers in ([own], kept[1:]) if papers for each in _found(papers, asked)}
        found = [each for each in _found(kept, asked) if each.key not in alone]
    except Contradiction:
        # The chapter's own counts do not add up, as where different children are counted in each part.
        return ()
    return tuple(Leak(known.hidden.get(each.key, each.key), each.surfaces) for each in found)


def _beside(own: Read, earlier: Sequence[Paper], say: Say) -> tuple[list[Read], list[Paper]]:
    """A paper with those before it, the newest first, as far as they fit; and those of which something does not."""
    kept, revised = [own], []
    known = own
    for number, each in enumerate(reversed(earlier), start=1):
        say("Trying to find out what is hidden", number, len(earlier))
        old, all_fits = _that_fits(known, _renamed(known, each.read(), each.name))
        if not all_fits:
            revised.append(each)
        kept.append(old)
        known = _joined([known, old])
    return kept, revised


def _found(papers: Sequence[Read], asked: Iterable[str]) -> list[Found]:
    """The counts among those asked that can be placed between 1 and 5, from all these papers."""
    together, wanted = _joined(papers), dict.fromkeys(asked)
    claims = set(together.claims)
    # What one release shows is not hidden by another; what was hidden there and is shown here has been found out.
    shown = together.exact
    least = {key: value for key, value in together.least.items() if key not in shown}
    found: list[Found] = []
    for piece in linked([*together.told, *dict.fromkeys(together.claims)]):
        inside = {key for each in piece for key, _ in each.terms}
        if here := [key for key in wanted if key in inside]:
            told = [each for each in piece if each not in claims]
            told += [each for each in piece if each in claims and fits(told, each, least)]
            found += Attack(told, here, least=least).exposed()
    return found


def _joined(papers: Sequence[Read]) -> Read:
    """Several papers as one, with the sums that only all of them together make."""
    if len(papers) == 1:
        return papers[0]
    found = Read(area=papers[0].area)
    for each in papers:
        found.told += each.told
        found.claims += each.claims
        found.hidden = each.hidden | found.hidden
        found.least |= each.least
        found.slots |= each.slots
        found.revised |= each.revised
    exact, made = found.exact, {_line(each) for each in found.told}
    for each in sums(found.slots, exact, "all of them together"):
        # With a count that was revised since, the sum of a mixture would be of no year.
        if _line(each) not in made and not any(key in found.revised for key, _ in each.terms):
            found.told.append(each)
    return found


def _line(told: Told) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(told.terms))


def _that_fits(known: Read, old: Read) -> tuple[Read, bool]:
    """An earlier paper without the pieces that contradict what is known; whether it fits as a whole."""
    together = _joined([known, old])
    least = {key: value for key, value in together.least.items() if key not in together.exact}
    out: set[str] = set()
    for piece in linked(together.told):
        if not _holds(piece, least):
            out |= {key for each in piece for key, _ in each.terms}
    if not out:
        return old, True
    return _without(old, out), False


def _holds(piece: Sequence[Told], least: Mapping[str, int]) -> bool:
    try:
        return Attack(piece, least=least).holds()
    except Contradiction:
        return False


def _without(old: Read, out: set[str]) -> Read:
    def stays(told: Told) -> bool:
        return all(key not in out for key, _ in told.terms)

    slots = {slot: held for slot, held in old.slots.items() if not out & set(counted_at(slot).all)}
    return Read(
        [each for each in old.told if stays(each)],
        [each for each in old.claims if stays(each)],
        {key: words for key, words in old.hidden.items() if key not in out},
        {key: value for key, value in old.least.items() if key not in out},
        slots,
        old.area,
        old.revised,
    )


def _touched(own: Read, known: Read) -> dict[str, None]:
    """The hidden counts that have to do with the release, however far away: its own, and others in the same pieces."""
    keys = {key for each in own.told for key, _ in each.terms} | set(own.hidden)
    asked = dict.fromkeys(own.hidden)
    for piece in linked(known.told):
        inside = {key for each in piece for key, _ in each.terms}
        if inside & keys:
            asked |= dict.fromkeys(key for key in known.hidden if key in inside)
    return asked


def _renamed(known: Read, old: Read, name: str) -> Read:
    """An earlier paper with its own names for the counts that were revised since."""
    now, then = known.exact, old.exact
    revised = {key for key in now.keys() & then.keys() if now[key] != then[key]}
    if not revised:
        return old

    def called(key: str) -> str:
        return f"{key} in {name}" if key in revised else key

    told = [
        replace(each, terms=tuple((called(key), factor) for key, factor in each.terms)) for each in old.told
    ]
    least = {called(key): value for key, value in old.least.items()}
    claims = [each for each in old.claims if each.terms[0][0] not in revised]
    slots = {slot: held for slot, held in old.slots.items() if not revised & set(counted_at(slot).all)}
    return Read(told, claims, dict(old.hidden), least, slots, old.area, revised)
