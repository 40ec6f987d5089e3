"""Counting what members said: the middle, the spread, by group; never so that one member can be made out (R-GOV-12)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from safeboard.processes.governance.models import Judgement

# Fewer answers than this in a cell are never broken down: somebody would know who said it.
FEWEST = 3
ORDER = tuple(Judgement)
TOGETHER = "Other groups together"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many said which judgement, best first."""

    label: str
    of: tuple[int, ...]

    @property
    def answers(self) -> int:
        """How many answered."""
        return sum(self.of)

    @property
    def middle(self) -> Judgement | None:
        """The median; between two judgements the worse one, so that no weakness is rounded away."""
        if not self.answers:
            return None
        place, passed = self.answers // 2, 0
        for judgement, number in zip(ORDER, self.of, strict=True):
            passed += number
            if passed > place:
                return judgement
        raise ValueError("The counts do not add up to the number of answers.")

    @property
    def steps_apart(self) -> int:
        """How many steps lie between the best and the worst answer."""
        used = [place for place, number in enumerate(self.of) if number]
        return used[-1] - used[0] if used else 0

    @property
    def spread(self) -> str:
        """How far the answers lie apart, in words: a mean alone would hide it."""
        used = [judgement for judgement, number in zip(ORDER, self.of, strict=True) if number]
        if len(used) < 2:
            return "All answers are the same." if used else ""
        apart = {1: "Answers lie one step apart", 2: "Answers lie two steps apart"}.get(
            self.steps_apart, "Answers lie as far apart as they can"
        )
        return f"{apart}: {used[0].label.lower()} to {used[-1].label.lower()}."


def counted(label: str, judgements: Iterable[str]) -> Counts:
    """The counts of some answers."""
    of = Counter(judgements)
    return Counts(label, tuple(of[each] for each in ORDER))


def by_group(answers: Sequence[tuple[str, str]], labels: Mapping[str, str]) -> tuple[Counts, ...]:
    """The answers by group, as (group, judgement). Groups with fewer than three answers are put together.

    Where even those together are fewer than three, the smallest other group joins them, so that nothing can be worked
    out by taking the rest from the whole. Nothing is broken down where only one group would be left.
    """
    groups: dict[str, list[str]] = {}
    for group, judgement in answers:
        groups.setdefault(group, []).append(judgement)
    sizes = sorted(groups, key=lambda group: (len(groups[group]), group))
    small = [group for group in sizes if len(groups[group]) < FEWEST]
    large = [group for group in sizes if len(groups[group]) >= FEWEST]
    pool = [judgement for group in small for judgement in groups[group]]
    while pool and len(pool) < FEWEST and large:
        pool += groups[large.pop(0)]
    found = [counted(labels.get(group, group), groups[group]) for group in large]
    if len(pool) >= FEWEST:
        found.append(counted(TOGETHER, pool))
    return tuple(sorted(found, key=lambda each: each.label)) if len(found) > 1 else ()


def disagreement(groups: Sequence[Counts]) -> str:
    """Which groups see it differently, in words; empty where their middles are the same."""
    middles = {group.label: group.middle for group in groups}
    if len(set(middles.values())) < 2:
        return ""
    said = "; ".join(f"{label}: {middle.label.lower()}" for label, middle in middles.items() if middle)
    return f"Groups see it differently. {said}."
