"""`safeboard result T1-04 --period 2015-16`: one figure, or one breakdown, as any screen may show it."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.nodes import MeaningError
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.disclosure import Figure, breakdown, figure
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.runs import areas


class Command(BaseCommand):
    """Reads through disclosure, so counts of 1 to 5 are hidden here too."""

    help = "Print one result, with its parts, interval, definition, snapshot and source."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code")
        parser.add_argument("--period", required=True, help="2015-16, 2015-16Q1, 2015-04")
        parser.add_argument("--area", help="the authority's code (default: the only one there is)")
        parser.add_argument("--by", help="a breakdown, for example source")
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(
        self, *, code: str, period: str, area: str | None, by: str | None, json: bool, **_: object
    ) -> None:
        """Print one object, or a list with --by."""
        _check(code, period, by)
        snapshot = Snapshot.objects.last()
        if snapshot is None:
            raise CommandError("There are no figures yet. Take in a return, then run 'safeboard snapshot'.")
        known = areas(snapshot)
        area = area or (known[0] if len(known) == 1 else None)
        if area not in known:
            raise CommandError(f"Give --area: there are figures for {', '.join(known)}.")
        if by:
            figures = breakdown(snapshot, code, period, area, by)
            said: Any = [_said(each) for each in figures]
        else:
            figures = [figure(snapshot, code, period, area)]
            said = _said(figures[0])
        if json:
            self.stdout.write(_text(said))
            return
        for each in figures:
            self.stdout.write(
                " ".join(
                    part for part in (each.code, each.period, each.category, each.shown, each.parts) if part
                )
            )


def _check(code: str, over: str, by: str | None) -> None:
    if code not in REGISTRY.indicators:
        raise CommandError(f"There is no indicator {code!r}. There are: {', '.join(REGISTRY.indicators)}.")
    try:
        period(over)
    except MeaningError as fault:
        raise CommandError(str(fault)) from fault
    ways = REGISTRY.indicators[code].measure.breakdowns
    if by and by not in ways:
        raise CommandError(f"{code} has no breakdown {by!r}. It has: {', '.join(ways) or 'none'}.")


def _said(each: Figure) -> dict[str, Any]:
    interval = [round(each.interval.low, 4), round(each.interval.high, 4)] if each.interval else None
    said = {
        "code": each.code,
        "period": each.period,
        "area": each.area,
        "by": each.by or None,
        "value": round(each.value, 4) if each.value is not None else None,
        "numerator": each.numerator,
        "denominator": each.denominator,
        "excluded": each.excluded,
        "interval": interval,
        "definition": each.definition or None,
        "snapshot": each.snapshot,
        "source": REGISTRY.indicators[each.code].source,
    }
    if each.by:
        said["category"] = each.category
    if each.words:
        said["words"] = each.words
    return said


def _text(said: Any) -> str:
    return json.dumps(said, ensure_ascii=False, indent=1)
