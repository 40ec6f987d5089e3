"""How a statutory collection is read, checked and understood: the heavy half of its declaration, loaded when needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from safeboard.grammar.statutory.layouts import Layout
from safeboard.grammar.statutory.reads import Read
from safeboard.grammar.statutory.rules import Rule

Files = Sequence[tuple[str, bytes]]

CHILDREN: Mapping[str, type[pl.DataType]] = {
    "child_id": pl.String,
    "born_on": pl.Date,
    "sex": pl.String,
    "ethnicity": pl.String,
    "disabled": pl.String,
}
EVENTS: Mapping[str, type[pl.DataType]] = {
    "child_id": pl.String,
    "kind": pl.String,
    "starts_on": pl.Date,
    "ends_on": pl.Date,
    "ordinal": pl.UInt16,
    "facts": pl.String,
    "table": pl.String,
    "line": pl.UInt32,
}
WORKERS: Mapping[str, type[pl.DataType]] = {"child_id": pl.String, "worker": pl.String}


@dataclass(frozen=True)
class Stated:
    """What the kept rows of a return say of children: who they are, and what happened, in our own words.

    `children` has one row for each child and the columns of `CHILDREN`; `events` has the columns of `EVENTS`, one row
    for each event, in the order of the file; `facts` is JSON, `ordinal` tells events of one child, kind and day apart.
    Raises ValueError on other columns.
    """

    children: pl.DataFrame
    events: pl.DataFrame

    def __post_init__(self) -> None:
        if dict(self.children.schema) != dict(CHILDREN) or dict(self.events.schema) != dict(EVENTS):
            raise ValueError("What a return states has other columns than it should.")


@dataclass(frozen=True)
class Method:
    """The working part of one collection.

    `layouts` are by collection year (the year of the reference date). `read` reads files, with the year where it is
    known from elsewhere, and raises Unreadable. `states` says what the kept rows mean for a child's journey. `workers`,
    where a return says who a child is allocated to, gives the columns of `WORKERS`, each child once. `left_out` are
    published rules that are not run, each with the reason. `works_out`, where a return leaves something to be worked out,
    gives the return with it, for the authority whose code is given ("" where it is not known). Raises ValueError where these do not fit together.
    """

    layouts: Mapping[int, Layout]
    rules: tuple[Rule, ...]
    read: Callable[[Files, int | None], Read] = field(hash=False)
    states: Callable[[Read], Stated] = field(hash=False)
    workers: Callable[[Read], pl.DataFrame] | None = field(default=None, hash=False)
    left_out: Mapping[str, str] = field(default_factory=dict, hash=False)
    works_out: Callable[[Read, str], Read] | None = field(default=None, hash=False)

    def whole(self, files: Files, year: int | None, area: str, last: Files = ()) -> Read:
        """The return of files, beside the one of the year before, with what can be worked out. Raises Unreadable."""
        read = self.read(files, year)
        if last:
            read = read.with_last(self.read(last, year and year - 1).tables)
        return self.works_out(read, area) if self.works_out else read

    def __post_init__(self) -> None:
        met: set[tuple[str, int | None]] = set()
        for rule in self.rules:
            if (rule.code, rule.since) in met:
                raise ValueError(f"There are two rules {rule.code} from one year.")
            met.add((rule.code, rule.since))
            if not any(not rule.why_not_run(layout) for layout in self.layouts.values()):
                raise ValueError(f"Rule {rule.code} belongs to no year's collection.")
