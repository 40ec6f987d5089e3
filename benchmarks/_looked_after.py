"""A return on children looked after of invented children, of any size, and the bare readers that ours is set beside.

Nothing is drawn without a seed: the same size gives the same files. A child has a header, 1.6 episodes of care, a social
worker and 1.5 reviews; six in ten have been looked after for twelve months, one in twelve goes missing, a few are
unaccompanied asylum-seeking children, one in ten has left care. About one child in fifty has something that a rule finds.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

YEAR = 2026
_STARTS = date(YEAR - 1, 4, 1)
_ETHNICITIES = ("WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "MWAS", "AIND", "APKN", "BAFR", "OOTH", "NOBT")
_PLACES = ("U1", "U4", "U5", "U6")
_ENDS = _STARTS + timedelta(364)


def write(folder: Path, children: int) -> None:
    """Write the files of so many children, a table a file; they are written row by row, so many need little memory."""
    from safeboard.grammar.statutory.layouts import Kind
    from safeboard.processes.socialcare.returns.ssda903.layout import LAYOUTS
    from safeboard.processes.socialcare.returns.ssda903.writing import written

    chance = random.Random(children)
    opened, writers = [], {}
    for table in LAYOUTS[YEAR].tables:
        kinds = {each.name: each.kind for each in table.columns if each.always}
        file = (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="")
        opened.append(file)
        writers[table.name] = (csv.writer(file), kinds)
        writers[table.name][0].writerow(kinds)
    days: dict[str, str] = {}
    for number in range(children):
        for row in _child(chance, f"C{number:07d}"):
            writer, kinds = writers[row.table]
            values = dict(row.values)
            cells = []
            for name, kind in kinds.items():
                value = values.get(name) or ""
                if kind is Kind.DATE and value:
                    value = days.get(value) or days.setdefault(value, written(kind, name, value, YEAR) or "")
                cells.append(value)
            writer.writerow(cells)
    for file in opened:
        file.close()


def _child(chance: random.Random, local_id: str) -> Iterator[Any]:
    from safeboard.processes.socialcare.returns.ssda903 import writing as w

    born = _STARTS - timedelta(chance.randrange(400, 6_000))
    age = (_ENDS - born).days / 365.25
    who = {"CHILD": local_id, "DOB": born.isoformat()}
    came = chance.randrange(-900, 300)
    sex = chance.choice("MF")
    yield w.header(**who, SEX=sex, ETHNIC=chance.choice(_ETHNICITIES), MOTHER="0" if sex == "F" else None)
    first = max(came, -chance.randrange(1, 400)) if came < 0 else came
    moves = chance.random() < 0.6
    moved, leaves = max(first, 0) + chance.randrange(1, 40), chance.random() < 0.2
    left = moved + chance.randrange(1, 20)
    before, now = chance.sample(_PLACES, 2)
    ends = {"REC": "E4A"} if chance.random() < 0.98 else {"REC": None}
    if moves:
        ended = {"DEC": _on(moved), "REC": "X1", "REASON_PLACE_CHANGE": "CARPL"}
        yield w.episode(CHILD=local_id, PLACE=before, DECOM=_on(first), **ended)
        first = moved
    ended = {"DEC": _on(left), **ends} if leaves else {}
    yield w.episode(CHILD=local_id, PLACE=now, DECOM=_on(first), RNE="P" if moves else "S", **ended)
    yield w.social_worker(**who, SW_DECOM=_on(max(first, 0)))
    for day in range(max(came, 0) + 20, min(365, left if leaves else 365), chance.choice((130, 180, 300))):
        four = (_STARTS + timedelta(day) - born).days > 4 * 365.25
        yield w.review(**who, REVIEW=_on(day), REVIEW_CODE="PN1" if four else "PN0")
    if came < -10 and not leaves:
        yield w.oc2(
            **who,
            SDQ_SCORE="10" if age >= 4 else None,
            CONVICTED="0" if age >= 10 else None,
            HEALTH_CHECK="1" if age < 5 else None,
        )
    if chance.random() < 0.08:
        day = max(came, 0) + chance.randrange(1, 30)
        yield w.missing(**who, MIS_START=_on(day), MIS_END=_on(day + chance.randrange(4)))
    if age > 13 and chance.random() < 0.1:
        yield w.uasc(**who, SEX=sex)
    if chance.random() < 0.1:
        yield w.oc3(CHILD=f"L{local_id[1:]}")


def _on(day: int) -> str:
    return (_STARTS + timedelta(min(day, 364))).isoformat()


def walk(folder: Path) -> int:
    """The least that Python's csv needs to see every cell; how many rows there are."""
    seen = 0
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            seen += sum(1 for _ in csv.reader(file)) - 1
    return seen


_DAYS = (
    "DOB",
    "DUC",
    "REVIEW",
    "DECOM",
    "DEC",
    "DATE_INT",
    "DATE_MATCH",
    "DATE_PLACED",
    "DATE_PLACED_CEASED",
)
_DAYS += ("MIS_START", "MIS_END", "MC_DOB", "SW_DECOM", "SW_DEC")


def columns(folder: Path) -> int:
    """A plain script's way into columns: csv into rows, its days as days, and nothing looked at; how many rows."""
    import polars as pl

    made = 0
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        frame = pl.DataFrame(rows, schema=dict.fromkeys(head, pl.String), orient="row")
        days = [each for each in head if each in _DAYS]
        frame = frame.with_columns(pl.col(days).str.to_date("%d/%m/%Y", strict=False))
        made += len(frame)
    return made


def polars(folder: Path) -> int:
    """The quickest way we know into the same columns: the reader of CSV that polars has; how many rows."""
    import polars as pl

    made = 0
    for path in sorted(folder.glob("*.csv")):
        frame = pl.read_csv(path, infer_schema=False)
        days = [each for each in frame.columns if each in _DAYS]
        frame = frame.with_columns(pl.col(days).str.to_date("%d/%m/%Y", strict=False))
        made += len(frame)
    return made
