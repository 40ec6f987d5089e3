"""Finds in typed words what may not be typed: numbers, counts, comparisons, causes, pictures, and what looks personal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from safeboard.kernel.reporting.annual import changes, phrases
from safeboard.kernel.reporting.annual.sentences import Relation
from safeboard.kernel.ui import personal_information

_NUMBER = re.compile(r"[£$€]?\d[\d,.]*\d%?|[£$€]?\d%?")


@dataclass(frozen=True, slots=True)
class Typed:
    """Words that cannot stand as they are typed: `start` and `end` are their place in the text.

    `kind` is personal, number, count (in words), picture, cause or comparison.
    """

    kind: str
    text: str
    start: int
    end: int
    relation: Relation | None = None
    place: str = ""


def scan(text: str, *, ordinary: Iterable[str] = (), places: Iterable[str] = ()) -> list[Typed]:
    """What may not be typed, in its order.

    `ordinary` are phrases that may stand although they hold a number or a comparison; `places` are the names that
    a comparison may end with.
    """
    found = personal(text)
    left = _blank(text, [(each.start, each.end) for each in found])
    left = _without(left, ordinary)
    known = tuple(places)
    for look in (
        _numbers,
        _causes,
        lambda words: _comparisons(words, known),
        _wished_or_told,
        _counts,
        _pictures,
    ):
        more = list(look(left))
        left = _blank(left, [(each.start, each.end) for each in more])
        found += more
    return sorted(found, key=lambda each: each.start)


def personal(text: str) -> list[Typed]:
    """What looks like an NHS number, a UPN, a date of birth or a postcode (pages.md section 1.7)."""
    found = [(each.start, each.text, each.kind.value) for each in personal_information.find(text)]
    found += [(each.start(), each[0], "a date of birth") for each in phrases.BORN.finditer(text)]
    return _apart([Typed("personal", f"{what} ({kind})", at, at + len(what)) for at, what, kind in found])


def _without(text: str, ordinary: Iterable[str]) -> str:
    spans = [each.span() for each in phrases.DATES.finditer(text)]
    spans += [
        each.span() for each in phrases.YEARS.finditer(text) if int(each[2]) == (int(each[1]) + 1) % 100
    ]
    for phrase in sorted((*phrases.ORDINARY, *ordinary), key=len, reverse=True):
        spans += [
            each.span() for each in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE)
        ]
    return _blank(text, spans)


def _blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these places taken out; a mark that no pattern knows keeps what is around them apart."""
    for start, end in spans:
        text = text[:start] + "\N{MIDDLE DOT}" * (end - start) + text[end:]
    return text


def _numbers(text: str) -> list[Typed]:
    found = [Typed("number", each[0], *each.span()) for each in _NUMBER.finditer(text)]
    found += [
        Typed("number", each[0].rstrip(), each.start(), each.start() + len(each[0].rstrip()))
        for each in phrases.NUMBER_WORDS.finditer(text)
    ]
    found += [
        Typed("number", each[0], *each.span())
        for each in phrases.ROMAN.finditer(text)
        if each[0] and each[0] not in phrases.NOT_ROMAN
    ]
    taken = {place for each in found for place in range(each.start, each.end)}
    found += [
        Typed("number", each, place, place + 1)
        for place, each in enumerate(text)
        if each.isnumeric() and place not in taken
    ]
    return list(_joined(text, _apart(found)))


def _joined(text: str, found: list[Typed]) -> Iterator[Typed]:
    """`516 of 749`, `60 to 65%` and `three in four` are each one number, not two."""
    waiting: Typed | None = None
    for each in found:
        if waiting and text[waiting.end : each.start] in (" of ", " to ", " in "):
            waiting = Typed("number", text[waiting.start : each.end], waiting.start, each.end)
            continue
        if waiting:
            yield waiting
        waiting = each
    if waiting:
        yield waiting


def _comparisons(text: str, places: tuple[str, ...]) -> Iterator[Typed]:
    for each in changes.COMPARISONS.finditer(text):
        said, after = each[0], text[each.end() :]
        place, length = _place(after, places)
        if said.casefold() in phrases.QUIET_ALONE and not place and not phrases.COUNTED.match(after):
            continue
        end = each.end() + length
        yield Typed("comparison", text[each.start() : end], each.start(), end, _relation(said), place)


def _wished_or_told(text: str) -> Iterator[Typed]:
    """Bare forms of change: "we want to improve" is a wish, "did not improve" and "numbers rise" tell something."""
    for each in changes.BARE_CHANGES.finditer(text):
        before = text[: each.start()]
        if changes.CLAIMED.search(before) or not changes.WISHED.search(before):
            yield Typed("comparison", each[0], *each.span())


def _causes(text: str) -> Iterator[Typed]:
    """Words that say why. Who acts for a reason may say the reason: "We changed the letter because ..."."""
    for each in changes.CAUSES.finditer(text):
        yield Typed("cause", each[0], *each.span())
    for each in changes.BECAUSE.finditer(text):
        if not changes.OWN_REASON.search(text[: each.start()]) and not changes.CAUSES.match(
            text, each.start()
        ):
            yield Typed("cause", each[0], *each.span())


def _counts(text: str) -> Iterator[Typed]:
    return (Typed("count", each[0], *each.span()) for each in phrases.COUNTS.finditer(text))


def _pictures(text: str) -> Iterator[Typed]:
    return (Typed("picture", each[0], *each.span()) for each in phrases.PICTOGRAPHS.finditer(text))


def _place(after: str, places: tuple[str, ...]) -> tuple[str, int]:
    for name in places:
        found = re.match(rf" (?:the |our )?{re.escape(name)}(?:['’]s)?\b", after, re.IGNORECASE)
        if found:
            return name, found.end()
    return "", 0


def _relation(said: str) -> Relation | None:
    words = re.sub(r"^(?:much|slightly|far|significantly|the) ", "", said.casefold())
    for relation, starts in phrases.SAME_AS_CLAIM.items():
        if words.startswith(starts):
            return Relation(relation)
    return None


def _apart(found: list[Typed]) -> list[Typed]:
    """In their order, without those that lie in one already taken; the earlier and longer wins."""
    kept: list[Typed] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept
