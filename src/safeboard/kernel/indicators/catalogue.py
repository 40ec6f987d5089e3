"""Every indicator of the Board's set: those that are counted, and the rest as *not yet, comes with X* (SYS-54).

`catalogue.csv` names each once, with the sub group that owns it and what brings its figures. Which of them are
counted is never written down: it is what the registry holds.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from safeboard.grammar.declarations.registry import REGISTRY

THEMES = {
    "T1": "Early help and thresholds",
    "T2": "Child sexual exploitation and missing",
    "T3": "The child's voice and journey",
    "T4": "Neglect",
    "T5": "Effectiveness and statutory functions",
}
FILE = Path(__file__).with_name("catalogue.csv")


@dataclass(frozen=True, slots=True)
class Listed:
    """One indicator of the set: its code, what it tells, the sub group that owns it, what its figures come with."""

    code: str
    title: str
    owner: str
    comes_with: str

    def __post_init__(self) -> None:
        if not all((self.code, self.title, self.owner, self.comes_with)):
            raise ValueError(f"{FILE.name}: the line of {self.code or 'an indicator'} leaves a column empty.")

    @property
    def theme(self) -> str:
        """T1 for T1-04."""
        return self.code.partition("-")[0]


@cache
def listed() -> tuple[Listed, ...]:
    """Every indicator of the set by code. Raises ValueError where one stands twice or a line is not complete."""
    with FILE.open(newline="", encoding="utf-8") as file:
        rows = tuple(Listed(**row) for row in csv.DictReader(file))
    codes = [row.code for row in rows]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise ValueError(f"{FILE.name}: {', '.join(twice)} stands twice. Keep one line an indicator.")
    return tuple(sorted(rows, key=lambda row: row.code))


def not_yet(theme: str = "") -> tuple[Listed, ...]:
    """The indicators that nobody declares yet, of one theme or of all."""
    return tuple(row for row in listed() if row.code not in REGISTRY.indicators and theme in ("", row.theme))
