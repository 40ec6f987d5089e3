"""Put the figures of a sent file in place, and say which periods they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.returns.figure_models import Figure
from safeboard.kernel.returns.figures.checking import CheckedFigure, check_figures
from safeboard.kernel.returns.figures.standing import before
from safeboard.kernel.returns.figures.sums import sums
from safeboard.kernel.returns.issues import CheckedFile
from safeboard.kernel.returns.models import Receipt


def check(receipt: Receipt, files: Sequence[tuple[str, bytes]]) -> CheckedFile:
    """Check the files of a receipt against its declaration. Raises RefusedFile."""
    declared = REGISTRY.figures[receipt.return_code]
    part = bool(receipt.summary.get("adds_to"))
    return check_figures(files, declared, receipt.as_at, before(receipt, declared), part=part)


def put(receipt: Receipt, rows: Iterable[CheckedFigure]) -> int:
    """Keep the figures of an accepted file; how many."""
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
        for each in rows
    ]
    Figure.objects.bulk_create(figures, batch_size=2000)
    return len(figures)


def summary(receipt: Receipt, checked: CheckedFile) -> dict[str, Any]:
    """What the sender is shown of the figures before sending: the periods, and the sums beside last time."""
    declared = REGISTRY.figures[receipt.return_code]
    over = declared.period_with(receipt.as_at)
    numbers = {each.box.code: each.number for each in checked.accepted if each.period == over}
    whole = () if receipt.summary.get("adds_to") else sums(declared, numbers, before(receipt, declared))
    return {"windows": windows(checked.accepted), "sums": [asdict(each) for each in whole]}


def windows(rows: Iterable[CheckedFigure]) -> dict[str, list[list[str]]]:
    """The first and last day of every period that a file speaks of, by grid: what it covers, with no guess between."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in rows:
        found[each.box.grid.name].add((each.period.start.isoformat(), each.period.end.isoformat()))
    return {name: [list(each) for each in sorted(spans)] for name, spans in found.items()}
