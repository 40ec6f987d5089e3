"""Reads and checks the files of one collection; run as a process of its own, with bounds, away from the database.

A hostile file can at most end this process. It is given a folder with the files and a note of what they are, and
leaves there what came of them: the counts as JSON, the problems, the children and the events as Parquet.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import polars as pl

from safeboard.grammar.statutory.methods import Method
from safeboard.grammar.statutory.reads import Read, Unreadable
from safeboard.grammar.statutory.rules import Rule
from safeboard.grammar.statutory.running import Ran, placed, run
from safeboard.grammar.statutory.tables import LINE

JOB, RESULT = "job.json", "result.json"
PROBLEMS, CHILDREN, EVENTS = "problems.parquet", "children.parquet", "events.parquet"
LAYOUT = "layout"


def main(folder: Path) -> None:
    """Do the work that the folder's job describes."""
    job = json.loads((folder / JOB).read_text(encoding="utf-8"))
    resource.setrlimit(resource.RLIMIT_DATA, (job["memory"], job["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (job["seconds"], job["seconds"]))
    method: Method = import_module(job["module"]).METHOD
    try:
        result = _checked(folder, job, method)
    except Unreadable as refused:
        result = {"refused": str(refused)}
    except MemoryError:
        result = {"refused": "The file needs more memory to read than we allow. Send it in smaller parts."}
    (folder / RESULT).write_text(json.dumps(result), encoding="utf-8")


def _checked(folder: Path, job: dict[str, Any], method: Method) -> dict[str, Any]:
    started = time.perf_counter()
    read = method.read(_files(folder, job["files"]), job["year"])
    if job["last"]:
        last = method.read(_files(folder, job["last"]), job["year"] and job["year"] - 1)
        read = read.with_last(last.tables)
    seconds = {"read": round(time.perf_counter() - started, 3)}
    ran = run(read.tables, method.rules)
    seconds["rules"] = round(ran.seconds, 3)
    started = time.perf_counter()
    problems = _problems(read, ran, method.rules)
    problems.write_parquet(folder / PROBLEMS)
    stated = method.states(read)
    stated.children.write_parquet(folder / CHILDREN)
    stated.events.write_parquet(folder / EVENTS)
    seconds["written"] = round(time.perf_counter() - started, 3)
    return {
        "year": read.tables.layout.year,
        "ends_on": read.tables.ends_on.isoformat(),
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


def _completeness(read: Read) -> tuple[int, int]:
    """The fields that the layout asks for in the rows kept, and how many of them are given (R-DAT-06)."""
    asked = known = 0
    for name in read.counted:
        required = [each.name for each in read.tables.layout.by_name[name].columns if each.required]
        rows = read.tables[name].filter(read.kept[name]).select(required)
        asked += len(rows) * len(required)
        known += sum(len(rows) - rows[each].null_count() for each in required)
    return asked, known


def _files(folder: Path, named: list[list[str]]) -> list[tuple[str, bytes]]:
    return [(name, (folder / stored).read_bytes()) for name, stored in named]


def _problems(read: Read, ran: Ran, rules: tuple[Rule, ...]) -> pl.DataFrame:
    """Faults of the layout and findings of the rules as one list: what turns a row back first, then as in the file."""
    year = read.tables.layout.year
    belonging = [each for each in rules if not (each.since and each.since > year)]
    said = pl.DataFrame(
        {
            "rule": [each.code for each in belonging],
            "severity": [each.severity.value for each in belonging],
            "field": [each.points_at for each in belonging],
            "message": [each.message for each in belonging],
        },
        schema={"rule": pl.String, "severity": pl.String, "field": pl.String, "message": pl.String},
    ).unique("rule", keep="last", maintain_order=True)
    columns = ("rule", "severity", "child", "table", LINE, "field", "message", "rejects")
    found = (
        placed(ran.findings, read.tables)
        .join(said, on="rule", how="left", maintain_order="left")
        .select(
            "rule",
            "severity",
            pl.col("child_id").alias("child"),
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
        pl.col("child_id").alias("child"),
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


if __name__ == "__main__":
    main(Path(sys.argv[1]))
