"""Fifteen thousand spoilt returns on children looked after: sets of CSV, ZIPs of them, XML nested and flat.

None crashes, hangs or loses a line in silence; all are told why. SAFEBOARD_SEED and SAFEBOARD_903_INPUTS change the run; a
failure names the seed and leaves what it failed on in the folder that it names. Lines are counted a second time with
Python's csv, and groups with ElementTree.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from safeboard.grammar.statutory.reads import Read
from safeboard.processes.socialcare.returns.ssda903 import writing as w
from safeboard.processes.socialcare.returns.ssda903.method import METHOD
from safeboard.processes.socialcare.returns.ssda903.writing_xml import flat, nested
from tests.faults import mutating
from tests.faults.counting_903 import groups_in
from tests.faults.counting_lines import lines_missing, unpacked
from tests.faults.spoilt_sets import CELLS, Asked, Files, csv_sets, zips
from tests.faults.test_mutated import SEED

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]
INPUTS = int(os.environ.get("SAFEBOARD_903_INPUTS", "5000"))
YEAR = 2026
ASKED = Asked(METHOD, YEAR, INPUTS)

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
TAGS = (
    b"<CHILD>", b"</CHILD>", b"<HEADER>", b"</HEADER>", b"<EPISODE/>", b"<EPISODE><CHILD>A1</CHILD></EPISODE>", b"<ROW>", b"</ROW>",
    b"<Episodes>", b"</Episodes>", b"<DECOM/>", b"<a><b/></a>", b"<![CDATA[<CHILD>]]>", b"<!--", b"-->", b"<?x y?>",
    b"<!DOCTYPE x>", b"&#0;", b"&x;", b"&lt;", b"<x:CHILD>", b"<CHILD xmlns='urn:x'>",
)
# fmt: on
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


def test_spoilt_sets_of_csv(tmp_path: Path) -> None:
    ASKED.go_through("903 CSV", csv_sets(SOUND, SEED), lines_missing, tmp_path)


def test_spoilt_zips(tmp_path: Path) -> None:
    def count(result: Read, files: Files) -> list[str]:
        inside = unpacked(files)
        return [] if inside is None else lines_missing(result, inside)

    ASKED.go_through("903 ZIP", zips(SOUND, SEED), count, tmp_path)


def test_spoilt_xml(tmp_path: Path) -> None:
    def count(result: Read, files: Files) -> list[str]:
        there = groups_in(files[0][1], result)
        wrong = there is not None and there != result.rows_in
        return [f"{there} rows are there and {result.rows_in} were found"] if wrong else []

    ASKED.go_through("903 XML", xml_files(SEED), count, tmp_path)
