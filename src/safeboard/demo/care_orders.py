"""Under which legal status (SSDA903, LS) each child came into care and was on each 31 March."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from random import Random

from safeboard.demo.care import CareDraft, StepDraft
from safeboard.demo.care_pool import collection_year
from safeboard.demo.targets_care import LEGAL, STARTED_LEGAL

LEGAL_2010 = {"C1": 70, "C2": 121, "D1": 0, "E1": 28, "V2": 127, "L": 0, "J": 0}
# How long an order of the kind lasts before another must follow.
SOON = {"L1": 2, "L2": 6, "J1": 40}
EMERGENCY = 19
# Nobody's order changes in the last days before a 31 March.
ROOM = 12
ADOPTABLE_UNTIL = 9
OFFENDING_SINCE = 12

Orders = dict[CareDraft, str]


def at_start(rng: Random, cared: Sequence[CareDraft]) -> Orders:
    """Of those looked after before April 2009."""
    found: Orders = {}
    for care in sorted(cared, key=lambda care: care.age(date(2009, 3, 31))):
        kind = "E1" if care.why_ended in ("E11", "E12") else rng.choices(("C1", "C2", "V2"), (18, 44, 38))[0]
        found[care] = "V2" if care.unaccompanied else kind
    return found


def on_starting(rng: Random, new: Sequence[CareDraft], year: int) -> Orders:
    """Of those who came into care in the year, as published for those who are counted."""
    last = collection_year(year)[1]
    left = Counter(STARTED_LEGAL[year])
    found: Orders = {care: "V2" for care in new if not care.first}
    free = [care for care in new if care.first]
    rng.shuffle(free)

    def give(order: str, fits: Callable[[CareDraft], bool], wanted: int | None = None) -> None:
        some = [care for care in free if fits(care)][: left[order] if wanted is None else wanted]
        for care in some:
            found[care] = order
            free.remove(care)
        left[order] -= len(some)

    def settled(care: CareDraft) -> bool:
        """Whether there is time for another order before the year or care ends."""
        return (min(last, care.ended or last) - care.started).days > 60

    if LEGAL.get(year, {}).get("L"):
        newest = [care for care in free if care.on(last) and (last - care.started).days <= EMERGENCY]
        if not newest:
            raise ValueError(f"Nobody came into care in the last days of March {year}.")
        found[newest[0]] = "L2"
        free.remove(newest[0])
        left["L2"] -= 1
    late = [care for care in free if not settled(care)]
    give("V2", lambda care: care.unaccompanied)
    give("J1", lambda care: care.age(care.started) >= OFFENDING_SINCE and settled(care))
    give("E1", lambda care: care.age(care.started) <= 4 and care.on(last) and care not in late)
    for order in ("L1", "L2"):
        give(order, settled)
    give("C2", lambda care: care.age(care.started) < 16)
    give("V2", lambda care: care in late)
    give("C1", lambda care: care.age(care.started) < 16)
    give("V2", lambda care: True)
    if free:
        raise ValueError(f"{len(free)} children who came into care in {year} have no order: {dict(left)}.")
    return found


def follow_on(rng: Random, care: CareDraft, first: date, last: date) -> None:
    """The order after one that soon ends; but whoever was taken into care just before 31 March is still under it then."""
    newest = care.steps[-1]
    days = SOON.get(newest.legal)
    if days is None or (care.on(last) and (last - newest.since).days <= EMERGENCY):
        return
    after = max(first, newest.since + timedelta(days=days))
    if care.ended is None or after < care.ended:
        legal = "V2" if newest.legal == "J1" or rng.random() < 0.4 else "C1"
        care.steps.append(StepDraft(after, "L", legal, *newest.home, newest.location, newest.move))


def on_31_march(on: Sequence[CareDraft], year: int) -> Orders:
    """Of those looked after on 31 March, as published. Raises ValueError where they cannot be."""
    last = collection_year(year)[1]
    wanted = Counter(LEGAL.get(year, LEGAL_2010))
    found: Orders = {}
    now = {care: care.steps[-1].legal for care in on}
    fixed = {care for care in on if (last - care.steps[-1].since).days < ROOM}

    def give(order: str, some: Iterable[CareDraft], wanted_as: str | None = None) -> None:
        for care in some:
            if (
                wanted[wanted_as or order] > 0
                and care not in found
                and (care not in fixed or now[care] == order)
            ):
                found[care] = order
                wanted[wanted_as or order] -= 1

    def oldest(care: CareDraft) -> int:
        return -care.age(last)

    def soonest(care: CareDraft) -> date:
        return care.ended or date.max

    adopted = [care for care in on if care.why_ended in ("E11", "E12")]
    for order in ("L2", "L1"):
        give(order, (care for care in on if now[care] == order), "L")
    for care in on:
        if care in fixed:
            give(now[care], [care], {"J1": "J"}.get(now[care]))
    give("J1", (care for care in on if now[care] == "J1"), "J")
    give(
        "J1",
        sorted(
            (c for c in on if c.age(last) >= OFFENDING_SINCE and now[c] == "V2" and not c.unaccompanied),
            key=oldest,
        ),
        "J",
    )
    young = [care for care in on if care.age(last) <= ADOPTABLE_UNTIL and care.why_ended != "E8"]
    give("E1", sorted((care for care in adopted if soonest(care) <= last + timedelta(days=500)), key=soonest))
    give("E1", (care for care in young if now[care] == "E1"))
    give("E1", sorted(young, key=lambda care: (now[care] == "V2", care.age(last))))
    give("V2", (care for care in on if care.unaccompanied))
    give("V2", sorted((care for care in on if now[care] == "V2"), key=oldest))
    give("V2", sorted((care for care in on if now[care] in ("J1", "L1", "L2")), key=oldest))
    give(
        "C1", sorted((care for care in on if now[care] == "C1"), key=lambda care: care.started, reverse=True)
    )
    give("V2", sorted((care for care in on if now[care] == "C1"), key=oldest))
    give(
        "C1", sorted((care for care in on if now[care] != "C2"), key=lambda care: care.started, reverse=True)
    )
    give("C2", (care for care in on if now[care] not in ("V2",)))
    give("C2", on)
    give("C1", sorted(on, key=lambda care: care.started, reverse=True))
    give("V2", sorted(on, key=oldest))
    if len(found) < len(on):
        raise ValueError(f"{len(on) - len(found)} children of 31 March {year} have no order: {dict(wanted)}.")
    return found
