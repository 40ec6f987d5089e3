"""Reads and checks the files of one collection: what is run in a process of its own, away from the database.

What comes back is plain: counts, and tables as Arrow streams.
"""

from __future__ import annotations

import io
import time
from importlib import import_module
from typing import Any

import polars as pl

from safeboard.grammar.statutory.methods import WORKERS, Files, Method
from safeboard.grammar.statutory.reads import LONGEST_ID, Read, Unreadable
from safeboard.grammar.statutory.rules import Rule
from safeboard.grammar.statutory.running import Ran, of_year, placed, run
from safeboard.grammar.statutory.tables import LINE
from safeboard.kernel.files.opening import RefusedFile

LAYOUT = "layout"


def checked(module: str, files: Files, last: Files, year: int | None, area: str) -> dict[str, Any]:
    """What came of files, by the method that stands in a module; `last` are those of the year before.

    `area` is the code of the authority that they are about, "" where it is not known.

    Raises RefusedFile where nothing of them can be read.
    """
    method: Method = import_module(module).METHOD
    try:
        return _checked(method, files, last, year, area)
    except Unreadable as refused:
        raise RefusedFile(str(refused)) from refused
    except MemoryError as full:
        raise RefusedFile(
            "The file needs more memory to read than we allow. Send it in smaller parts."
        ) from full


def _checked(method: Method, files: Files, last: Files, year: int | None, area: str) -> dict[str, Any]:
    started = time.perf_counter()
    read = method.whole(files, year, area, last)
    seconds = {"read": round(time.perf_counter() - started, 3)}
    ran = run(read.tables, method.rules)
    seconds["rules"] = round(ran.seconds, 3)
    started = time.perf_counter()
    stated = method.states(read)
    streams = {
        "problems": _stream(_allocated(_problems(read, ran, method.rules), method, read)),
        "children": _stream(stated.children),
        "events": _stream(stated.events),
    }
    seconds["written"] = round(time.perf_counter() - started, 3)
    return {
        **streams,
        "year": read.tables.layout.year,
        "ends_on": read.tables.ends_on,
        "year_from": read.year_from,
        "rows": {"in": read.rows_in, "accepted": read.accepted, "rejected": read.rejected},
        "tables": {
            name: [len(read.tables[name]), int(read.kept[name].sum())]
            for name in read.counted
            if name not in read.tables.absent
        },
        "ran": len(ran.ran),
        "not_run": [{"rule": each.rule, "why": each.why, "failed": each.failed} for each in ran.not_run],
        "not_read": [list(each) for each in read.not_read],
        "completeness": _completeness(read),
        "seconds": seconds,
    }


def _stream(frame: pl.DataFrame) -> bytes:
    out = io.BytesIO()
    frame.write_ipc_stream(out, compression="zstd")
    return out.getvalue()


def _completeness(read: Read) -> tuple[int, int]:
    """The fields that the layout asks for in the rows kept, and how many of them are given (R-DAT-06)."""
    asked = known = 0
    for name in read.counted:
        required = [each.name for each in read.tables.layout.by_name[name].columns if each.required]
        rows = read.tables[name].filter(read.kept[name]).select(required)
        asked += len(rows) * len(required)
        known += sum(len(rows) - rows[each].null_count() for each in required)
    return asked, known


def _allocated(problems: pl.DataFrame, method: Method, read: Read) -> pl.DataFrame:
    """The problems with the worker of each child, where the return says one."""
    workers = method.workers(read) if method.workers else pl.DataFrame(schema=dict(WORKERS))
    named = workers.rename({"child_id": "child"})
    return problems.join(named, on="child", how="left", maintain_order="left")


def _problems(read: Read, ran: Ran, rules: tuple[Rule, ...]) -> pl.DataFrame:
    """Faults of the layout and findings of the rules as one list: what turns a row back first, then as in the file."""
    belonging = of_year(rules, read.tables.layout)
    said = pl.DataFrame(
        {
            "rule": [each.code for each in belonging],
            "severity": [each.severity.value for each in belonging],
            "field": [each.points_at for each in belonging],
            "message": [each.message for each in belonging],
        },
        schema={"rule": pl.String, "severity": pl.String, "field": pl.String, "message": pl.String},
    )
    columns = ("rule", "severity", "child", "table", LINE, "field", "message", "rejects")
    found = (
        placed(ran.findings, read.tables)
        .join(said, on="rule", how="left", maintain_order="left")
        .select(
            "rule",
            "severity",
            pl.col("child_id").str.head(LONGEST_ID).alias("child"),
            "table",
            LINE,
            "field",
            "message",
            pl.lit(False).alias("rejects"),
        )
    )
    faults = read.faults.select(
        pl.concat_str(pl.lit(f"{LAYOUT}: "), pl.col("kind")).alias("rule"),
        pl.lit("error").alias("severity"),
        # Of an id that is longer than any, as much as is kept.
        pl.col("child_id").str.head(LONGEST_ID).alias("child"),
        "table",
        LINE,
        "field",
        "message",
        "rejects",
    )
    return pl.concat([faults.select(columns), found.select(columns)]).sort(
        [~pl.col("rejects"), pl.col("severity") != "error", "rule", LINE],
        maintain_order=True,
    )
