"""Spoils the sets of files of a return by chance, and asks of every one what must hold of all: of CSVs, ZIPs, JSON and XML."""

from __future__ import annotations

import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import polars as pl

from safeboard.grammar.statutory.methods import Method
from safeboard.grammar.statutory.reads import Read, Unreadable
from safeboard.grammar.statutory.running import placed, run
from safeboard.kernel.returns.statutory.recognising import collection_of
from tests.faults import mutating
from tests.faults.corpus.packages import pack
from tests.faults.corpus.recipes import LONGEST_ISSUE, wrong_with_words
from tests.faults.test_mutated import Tally

# All rules and the children's events take longer than reading: one input in so many is gone through by them too.
RULES_EVERY = 10
# What a refusal may come to: it quotes the reason of each of five files.
LONGEST = 2_000
Files = list[tuple[str, bytes]]
Count = Callable[[Read, Files], list[str]]

# fmt: off
CELLS = (
    b"31/02/2026", b"2026-02-31", b"31/03/26", b"01/04/2026", b"01/05/1826", b"2025-06-01T00:00:00", b"99999999999999999999",
    b"A1", b"A3", b'"A1"', b'"a, b"', b'"', b'""', b'"a\nb"', b"\n", b"\r", b",", b",,,,,", b";", b"\t", b"|", b"X1", b"zz/zz/2020",
    b"CHILD", b"DECOM", b"sep=;\n", b"-0", b"+1.", b"1e5", b"true", b"w" * 251, b"w" * 9000, b"\xef\xbb\xbf", b"\x85", b"\x81",
)
# fmt: on
_BETWEEN = re.compile(rb"[^,;\r\n]*")


def csv_sets(sound: Sequence[tuple[str, bytes]], seed: int) -> Iterator[Files]:
    """Sets of CSV files without end: one to three of them spoilt, left out, sent twice, or saved in another way."""
    chance = random.Random(seed)
    bases = [data for _, data in sound]
    while True:
        files = list(sound)
        for _ in range(chance.choice((1, 1, 2, 3))):
            at = chance.randrange(len(files))
            name, data = files[at]
            match chance.randrange(12):
                case 0:
                    del files[at]
                case 1:
                    files.append((f"copy of {name}", data))
                case 2:
                    files[at] = (name, data.replace(b",", chance.choice((b";", b"\t", b"|"))))
                case 3:
                    files[at] = (name, b"\xff\xfe" + data.decode("utf-8", "replace").encode("utf-16-le"))
                case 4:
                    lines = data.splitlines(keepends=True)
                    chance.shuffle(lines)
                    files[at] = (name, b"".join(lines))
                case 5 | 6 | 7:
                    files[at] = (name, mutating.spoilt([data, *bases], (*mutating.ANY, *CELLS), chance))
                case _:
                    files[at] = (name, _cells_otherwise(data, chance))
        yield files


def _cells_otherwise(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5))):
        start, stop = chance.choice(list(_BETWEEN.finditer(data))).span()
        data = data[:start] + chance.choice((*CELLS, *mutating.ANY)) + data[stop:]
    return data


def zips(sound: Sequence[tuple[str, bytes]], seed: int) -> Iterator[Files]:
    """The same packed as one ZIP, whose bytes are spoilt too, one time in two."""
    chance = random.Random(seed)
    for files in csv_sets(sound, seed + 1):
        packed = pack(dict(files), chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))
        spoilt = chance.random() < 0.5
        yield [("sent.zip", mutating.spoilt([packed], mutating.ANY, chance) if spoilt else packed)]


def wrong_with(result: Read) -> list[str]:
    """What a person could not act on, or cannot find in the file."""
    wrong = []
    if result.rows_in != result.accepted + result.rejected:
        wrong.append("rows were lost")
    reasons: dict[str, set[int]] = {}
    for fault in result.faults.iter_rows(named=True):
        said = fault["message"]
        if why := wrong_with_words(said, must_say_what_to_do=fault["rejects"]):
            wrong.append(why)
        if len(said) > LONGEST_ISSUE:
            wrong.append(f"is cut off: {said[:80]!r}")
        if fault["row"] is not None and not (fault["line"] and fault["path"]):
            wrong.append(f"has no place: {fault}")
        if fault["rejects"]:
            reasons.setdefault(fault["table"], set()).add(fault["row"])
    for table, kept in result.kept.items():
        if set((~kept).arg_true()) != reasons.get(table, set()):
            wrong.append(f"{table}: the rows turned back are not those with a reason")
    if nought := [name for name, text in _kept_text(result) if text.str.contains("\0", literal=True).any()]:
        wrong.append(f"the character nought, which no database keeps, is in {nought}")
    for _, why in result.not_read:
        wrong += filter(None, [wrong_with_words(why, must_say_what_to_do=False)])
    return wrong


def _kept_text(result: Read) -> Iterator[tuple[str, pl.Series]]:
    yield "not read", pl.Series([part for each in result.not_read for part in each], dtype=pl.String)
    for name, frame in {
        "faults": result.faults,
        **{each.name: result.tables[each.name] for each in result.tables.layout.tables},
    }.items():
        yield from ((f"{name}.{column.name}", column) for column in frame.select(pl.col(pl.String)))


@dataclass(frozen=True)
class Asked:
    """A collection and what is asked of it: every second input is read with `year` said."""

    method: Method
    year: int
    inputs: int

    def go_through(self, title: str, inputs: Iterator[Files], count: Count, at: Path) -> None:
        """Read so many inputs; `count` says where rows were lost, counted by other means than the reader's."""
        tally = Tally(at)
        for number, files in enumerate(islice(inputs, self.inputs)):
            kept = json.dumps([[name, data.decode("latin-1")] for name, data in files]).encode()
            tally.add(number, kept, lambda _, number=number, files=files: self._tried(number, files, count))
        tally.tell(title)

    def _tried(self, number: int, files: Files, count: Count) -> tuple[str, str]:
        collection_of(files)
        try:
            result = self.method.read(files, self.year if number % 2 else None)
        except Unreadable as refusal:
            said = str(refusal)
            return "refused", wrong_with_words(said) or ("too long" if len(said) > LONGEST else "")
        wrong = [*wrong_with(result), *count(result, files)]
        if number % RULES_EVERY == 0:
            ran = run(result.tables, self.method.rules)
            placed(ran.findings, result.tables)
            wrong += [f"{each.rule}: {each.why}" for each in ran.not_run if each.failed]
            self.method.states(result)
        return "turned back in part" if result.rejected else "taken in", "; ".join(wrong)
