"""Fifteen thousand spoilt Standard Safeguarding Datasets: sets of CSV, ZIPs of them, JSON of all objects and of each.

None crashes, hangs or loses a row in silence; all are told why. SAFEBOARD_SEED and SAFEBOARD_DATASET_INPUTS change the run;
a failure names the seed and leaves what it failed on in the folder that it names. Lines are counted a second time with
Python's csv, and the rows of JSON from its lists.
"""

from __future__ import annotations

import copy
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from safeboard.grammar.statutory.reads import Read
from safeboard.processes.socialcare.returns.safeguarding_dataset.layout import BY_NAME, EARLIER_NAMES, VERSION
from safeboard.processes.socialcare.returns.safeguarding_dataset.method import METHOD
from tests.faults import mutating
from tests.faults.corpus.dataset_rows import CSVS, JSON, OBJECTS
from tests.faults.counting_lines import json_rows_missing, lines_missing, unpacked
from tests.faults.spoilt_sets import CELLS, Asked, Files, csv_sets, zips
from tests.faults.test_mutated import SEED

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]
INPUTS = int(os.environ.get("SAFEBOARD_DATASET_INPUTS", "5000"))
ASKED = Asked(METHOD, VERSION, INPUTS)

_FIELDS = sorted({field for rows in OBJECTS.values() for row in rows for field in row} | EARLIER_NAMES.keys())
_NAMES = (
    *OBJECTS,
    "ssd_address",
    "ssd_cp_visits",
    "ssd_nobody",
    "SSD_PERSON",
    " ssd_person ",
    "",
    "\u202e",
    "\ud800",
    "ssd_\0person",
)
_IDS = ("C1", "C2", "C3", "R1", "S1", "I1", "P1", "L1", "E1", "T1", "", "w" * 251)
_OTHERS: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**400, 1.5, 1e308, [], {}, [[]], [None], {"a": {"b": []}}, "\ud800"),
    *(
        "NULL",
        "placeholder_data",
        "2015-05-01T00:00:00.000Z",
        "01/05/2015",
        "2015-13-01",
        "w" * 5000,
        "\0",
        "N",
        "Y",
    ),
)
_ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252")


def json_files(seed: int) -> Iterator[Files]:
    """JSON without end: most stay complete, with rows and fields moved, dropped, doubled or saying other things."""
    chance = random.Random(seed)
    sound = [JSON, json.dumps(OBJECTS, indent=1).encode(), json.dumps(OBJECTS["ssd_cin_episodes"]).encode()]
    while True:
        if chance.random() < 0.3:
            words = (*mutating.ANY, *mutating.JSON, *CELLS)
            yield [("dataset.json", mutating.spoilt(sound, words, chance))]
            continue
        objects: dict[str, Any] = copy.deepcopy(OBJECTS)
        for _ in range(chance.choice((1, 1, 2, 4))):
            _changed(objects, chance)
        if chance.random() < 0.3:
            yield [(f"{name}.json", _written(rows, chance)) for name, rows in objects.items()]
        else:
            yield [("dataset.json", _written(objects, chance))]


def _changed(objects: dict[str, Any], chance: random.Random) -> None:
    lists = [name for name, rows in objects.items() if isinstance(rows, list) and rows]
    if not lists:
        return
    name = chance.choice(lists)
    rows = objects[name]
    at = chance.randrange(len(rows))
    row = rows[at]
    match chance.randrange(16):
        case 0:
            del objects[name]
        case 1:
            objects[chance.choice(_NAMES)] = objects.pop(name)
        case 2:
            objects[name] = chance.choice(_OTHERS)
        case 3:
            del rows[at]
        case 4:
            rows.extend(copy.deepcopy(rows) * chance.choice((1, 20)))
        case 5:
            rows[at] = chance.choice(_OTHERS)
        case 6:
            rows.append(copy.deepcopy(chance.choice(objects[chance.choice(lists)])))
        case _ if isinstance(row, dict) and row:
            field = chance.choice(list(row))
            match chance.randrange(8):
                case 0:
                    del row[field]
                case 1:
                    other = (
                        field.upper(),
                        f" {field}",
                        chance.choice(_FIELDS),
                        chance.choice(mutating.WORDS),
                    )
                    row[chance.choice(other)] = row.pop(field)
                case 2 | 3:
                    row[field] = chance.choice(_IDS)
                case 4:
                    row[field] = chance.choice(mutating.WORDS)
                case _:
                    row[field] = chance.choice(_OTHERS)


def _written(found: Any, chance: random.Random) -> bytes:
    """As JSON, sometimes with a name said twice, in one of the encodings that programs write."""
    text = json.dumps(found, ensure_ascii=chance.random() < 0.5, indent=chance.choice((None, None, 2)))
    if chance.random() < 0.1:
        named = chance.choice((*BY_NAME, *_FIELDS))
        text = text.replace(f'"{named}":', f'"{named}": "C1", "{named}":', 1)
    encoding = chance.choice(_ENCODINGS)
    halves = "surrogatepass" if encoding != "cp1252" and chance.random() < 0.5 else "replace"
    return text.encode(encoding, halves)


def test_spoilt_sets_of_csv(tmp_path: Path) -> None:
    ASKED.go_through("dataset CSV", csv_sets(CSVS, SEED), lines_missing, tmp_path)


def test_spoilt_zips(tmp_path: Path) -> None:
    def count(result: Read, files: Files) -> list[str]:
        inside = unpacked(files)
        return [] if inside is None else lines_missing(result, inside)

    ASKED.go_through("dataset ZIP", zips(CSVS, SEED), count, tmp_path)


def test_spoilt_json(tmp_path: Path) -> None:
    def count(result: Read, files: Files) -> list[str]:
        return json_rows_missing(result, files, BY_NAME)

    ASKED.go_through("dataset JSON", json_files(SEED), count, tmp_path)
