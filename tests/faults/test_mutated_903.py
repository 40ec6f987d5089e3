"""Twelve thousand spoilt returns on children looked after: sets of CSV, ZIPs of them, XML nested and flat.

None crashes, hangs or loses a line in silence; all are told why. SAFEBOARD_SEED and SAFEBOARD_903_INPUTS change the run; a
failure names the seed and leaves what it failed on in the folder that it names. Lines are counted a second time with
Python's csv, and groups with ElementTree.
"""

from __future__ import annotations

import json
import os
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from safeboard.grammar.statutory.reads import Read, Unreadable
from safeboard.grammar.statutory.running import placed, run
from safeboard.kernel.returns.statutory.recognising import collection_of
from safeboard.processes.socialcare.returns.ssda903 import writing as w
from safeboard.processes.socialcare.returns.ssda903.reading import read
from safeboard.processes.socialcare.returns.ssda903.rules import RULES
from safeboard.processes.socialcare.returns.ssda903.writing_xml import flat, nested
from tests.faults import mutating
from tests.faults.corpus.packages import pack
from tests.faults.corpus.recipes import LONGEST_ISSUE, wrong_with_words
from tests.faults.counting_903 import groups_in, lines_missing, unpacked
from tests.faults.test_mutated import SEED, Tally

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]
INPUTS = int(os.environ.get("SAFEBOARD_903_INPUTS", "4000"))
# All rules take longer than reading: one input in so many is gone through by them too.
RULES_EVERY = 10
YEAR = 2026
# What a refusal may come to: it quotes the reason of each of five files.
LONGEST = 2_000
Files = list[tuple[str, bytes]]

ROWS = (
    *w.ordinary(),
    *w.ordinary("A2"),
    w.header(CHILD="A3", SEX="M", MOTHER=None),
    w.episode(CHILD="A3", DEC="2025-09-01", REC="X1", REASON_PLACE_CHANGE="CARPL"),
    w.episode(CHILD="A3", DECOM="2025-09-01", RNE="P", URN=None),
    w.uasc(CHILD="A3", DUC="2033-06-01"),
    w.missing(),
    w.missing(CHILD="A2", MIS_END=None),
    w.oc2(),
    w.oc2(CHILD="A2", SDQ_SCORE=None, SDQ_REASON="SDQ1"),
    w.oc3(CHILD="A4"),
    w.adoption(CHILD="A2"),
    w.placed(CHILD="A2"),
    w.permanence(CHILD="A3"),
)
SOUND = [(name, data) for name, data in w.files(ROWS, YEAR).items()]
# fmt: off
CELLS = (
    b"31/02/2026", b"2026-02-31", b"31/03/26", b"01/04/2026", b"01/05/1826", b"2025-06-01T00:00:00", b"99999999999999999999",
    b"A1", b"A3", b'"A1"', b'"a, b"', b'"', b'""', b'"a\nb"', b"\n", b"\r", b",", b",,,,,", b";", b"\t", b"|", b"X1", b"zz/zz/2020",
    b"CHILD", b"DECOM", b"sep=;\n", b"-0", b"+1.", b"1e5", b"true", b"w" * 251, b"w" * 9000, b"\xef\xbb\xbf", b"\x85", b"\x81",
)
TAGS = (
    b"<CHILD>", b"</CHILD>", b"<HEADER>", b"</HEADER>", b"<EPISODE/>", b"<EPISODE><CHILD>A1</CHILD></EPISODE>", b"<ROW>", b"</ROW>",
    b"<Episodes>", b"</Episodes>", b"<DECOM/>", b"<a><b/></a>", b"<![CDATA[<CHILD>]]>", b"<!--", b"-->", b"<?x y?>",
    b"<!DOCTYPE x>", b"&#0;", b"&x;", b"&lt;", b"<x:CHILD>", b"<CHILD xmlns='urn:x'>",
)
# fmt: on
_BETWEEN = re.compile(rb"[^,;\r\n]*")


def csv_sets(seed: int) -> Iterator[Files]:
    """Sets of CSV files without end: one to three of them spoilt, left out, sent twice, or saved in another way."""
    chance = random.Random(seed)
    bases = [data for _, data in SOUND]
    while True:
        files = list(SOUND)
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


def zips(seed: int) -> Iterator[Files]:
    """The same packed as one ZIP, whose bytes are spoilt too, one time in two."""
    chance = random.Random(seed)
    for files in csv_sets(seed + 1):
        packed = pack(dict(files), chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))
        spoilt = chance.random() < 0.5
        yield [("903.zip", mutating.spoilt([packed], mutating.ANY, chance) if spoilt else packed)]


_ELEMENTS = (
    re.compile(rb"<([A-Za-z0-9_]+)>[^<>]*</\1>\s*"),
    re.compile(rb"<(EPISODE|AREVIEW|AMISSING|OC2|ROW|PERMANENCE|AD_PLACED)>.*?</\1>\s*", re.DOTALL),
    re.compile(rb"<(CHILD|HEADER|Episodes|Header|Reviews|SWEpisodes)>\n.*?</\1>\s*", re.DOTALL),
)
_VALUES = re.compile(rb">([^<>]*)<")


def xml_files(seed: int) -> Iterator[Files]:
    """XML of both forms without end: most stay well formed, with groups moved, dropped, doubled or saying other things."""
    chance = random.Random(seed)
    sound = [nested(ROWS, YEAR), flat(ROWS, YEAR)]
    while True:
        if chance.random() < 0.3:
            yield [("903.xml", mutating.spoilt(sound, (*mutating.ANY, *TAGS), chance))]
            continue
        data = chance.choice(sound)
        for _ in range(chance.choice((1, 1, 2, 4))):
            data = _changed(data, chance)
        yield [("903.xml", data)]


def _changed(data: bytes, chance: random.Random) -> bytes:
    places = [each.span() for each in chance.choice(_ELEMENTS).finditer(data)]
    values = [each.span(1) for each in _VALUES.finditer(data)]
    if not places or not values:
        return data
    (start, stop), (other, end) = chance.choice(places), chance.choice(places)
    match chance.randrange(8):
        case 0 | 1:
            return data[:start] + data[stop:]
        case 2:
            return data[:other] + data[start:stop] + data[other:]
        case 3:
            return data[:start] + data[other:end] + data[stop:]
        case 4:
            return data[:start] + chance.choice(TAGS) + data[start:]
        case _:
            start, stop = chance.choice(values)
            word = chance.choice((*CELLS, *mutating.ANY)).replace(b"&", b"&amp;").replace(b"<", b"&lt;")
            return data[:start] + word + data[stop:]


def wrong_with(result: Read) -> list[str]:
    """What a person could not act on, or cannot find in the file."""
    wrong = []
    if result.rows_in != result.accepted + result.rejected:
        wrong.append("rows were lost")
    for fault in result.faults.iter_rows(named=True):
        said = fault["message"]
        if why := wrong_with_words(said, must_say_what_to_do=fault["rejects"]):
            wrong.append(why)
        if len(said) > LONGEST_ISSUE:
            wrong.append(f"is cut off: {said[:80]!r}")
        if fault["row"] is not None and not (fault["line"] and fault["path"]):
            wrong.append(f"has no place: {fault}")
    for _, why in result.not_read:
        wrong += filter(None, [wrong_with_words(why, must_say_what_to_do=False)])
    return wrong


def tried(number: int, files: Files, count: Callable[[Read, Files], list[str]]) -> tuple[str, str]:
    """What came of one input, and what is wrong with that; every second one is read with the year said."""
    collection_of(files)
    try:
        result = read(files, YEAR if number % 2 else None)
    except Unreadable as refusal:
        said = str(refusal)
        return "refused", wrong_with_words(said) or ("too long" if len(said) > LONGEST else "")
    wrong = [*wrong_with(result), *count(result, files)]
    if number % RULES_EVERY == 0:
        ran = run(result.tables, RULES)
        placed(ran.findings, result.tables)
        wrong += [f"{each.rule}: {each.why}" for each in ran.not_run if each.failed]
    return "turned back in part" if result.rejected else "taken in", "; ".join(wrong)


def go_through(
    title: str, inputs: Iterator[Files], count: Callable[[Read, Files], list[str]], at: Path
) -> None:
    tally = Tally(at)
    for number, files in enumerate(islice(inputs, INPUTS)):
        kept = json.dumps([[name, data.decode("latin-1")] for name, data in files]).encode()
        tally.add(number, kept, lambda _, number=number, files=files: tried(number, files, count))
    tally.tell(title)


def test_spoilt_sets_of_csv(tmp_path: Path) -> None:
    go_through("903 CSV", csv_sets(SEED), lines_missing, tmp_path)


def test_spoilt_zips(tmp_path: Path) -> None:
    def count(result: Read, files: Files) -> list[str]:
        inside = unpacked(files)
        return [] if inside is None else lines_missing(result, inside)

    go_through("903 ZIP", zips(SEED), count, tmp_path)


def test_spoilt_xml(tmp_path: Path) -> None:
    def count(result: Read, files: Files) -> list[str]:
        there = groups_in(files[0][1], result)
        wrong = there is not None and there != result.rows_in
        return [f"{there} rows are there and {result.rows_in} were found"] if wrong else []

    go_through("903 XML", xml_files(SEED), count, tmp_path)
