"""Put the figures of a sent file in place, and say which periods they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.returns import listed
from safeboard.kernel.returns.checking import Tell
from safeboard.kernel.returns.completeness import Completeness
from safeboard.kernel.returns.figure_models import Figure
from safeboard.kernel.returns.figures.checking import CheckedFigure, check_figures
from safeboard.kernel.returns.figures.standing import before
from safeboard.kernel.returns.figures.sums import sums
from safeboard.kernel.returns.issues import CheckedFile, Issue
from safeboard.kernel.returns.models import Receipt


def check(receipt: Receipt, files: Sequence[tuple[str, bytes]], tell: Tell | None) -> CheckedFile:
    """Check the files of a receipt against its declaration. Raises RefusedFile."""
    declared = REGISTRY.figures[receipt.return_code]
    part = bool(receipt.summary.get("adds_to"))
    return check_figures(files, declared, receipt.as_at, before(receipt, declared), part=part)


def put(receipt: Receipt, checked: CheckedFile) -> list[str]:
    """Keep the figures of an accepted file; they are about no child by name."""
    figures = [
        Figure(
            receipt=receipt,
            box=each.box.code,
            period=each.period.code,
            ends_on=each.period.end,
            answer=each.answer.value,
            number=each.number,
            status=each.status,
            note=each.note,
        )
        for each in checked.accepted
    ]
    Figure.objects.bulk_create(figures, batch_size=2000)
    return []


def summary(receipt: Receipt, checked: CheckedFile) -> dict[str, Any]:
    """What the sender is shown of the figures before sending: the periods, and the sums beside last time."""
    declared = REGISTRY.figures[receipt.return_code]
    over = declared.period_with(receipt.as_at)
    numbers = {each.box.code: each.number for each in checked.accepted if each.period == over}
    whole = () if receipt.summary.get("adds_to") else sums(declared, numbers, before(receipt, declared))
    shown = {"windows": windows(checked.accepted), "sums": [asdict(each) for each in whole]}
    return listed.summary(receipt, checked) | shown


def problems(checked: CheckedFile) -> Iterator[tuple[Issue, str]]:
    """What is wrong, with its place in the words."""
    return listed.problems(checked)


def completeness(receipt: Receipt, checked: CheckedFile) -> Completeness:
    """Every box of the return for every period that the file speaks of; a box that is not there is not known."""
    periods = {each.period.code for each in checked.accepted}
    asked = len(REGISTRY.figures[receipt.return_code].boxes) * len(periods)
    return Completeness(asked, sum(each.number is not None for each in checked.accepted))


def windows(rows: Iterable[CheckedFigure]) -> dict[str, list[list[str]]]:
    """The first and last day of every period that a file speaks of, by grid: what it covers, with no guess between."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in rows:
        found[each.box.grid.name].add((each.period.start.isoformat(), each.period.end.isoformat()))
    return {name: [list(each) for each in sorted(spans)] for name, spans in found.items()}
