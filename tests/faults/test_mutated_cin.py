"""Ten thousand spoilt census files: none crashes, hangs or loses a row in silence; all are told why.

The bases are the kept hostile files. SAFEBOARD_SEED and SAFEBOARD_XML_INPUTS change the run; a failure names the seed and
leaves what it failed on in the folder that it names. Rows are counted a second time by other means than the reader's.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

import pytest

from safeboard.grammar.statutory.reads import Unreadable
from safeboard.grammar.statutory.running import placed, run
from safeboard.processes.socialcare.returns.cin.rules import RULES
from tests.faults import mutating
from tests.faults.corpus.cin_xml import RECIPES
from tests.faults.corpus.recipes import LONGEST_REFUSAL, wrong_with_words
from tests.faults.test_corpus_cin import read_census, wrong_with
from tests.faults.test_mutated import BIG, SEED, Tally

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]
INPUTS = int(os.environ.get("SAFEBOARD_XML_INPUTS", "10000"))
# All rules take longer than reading: one input in so many is gone through by them too.
RULES_EVERY = 10
_ELEMENTS = (
    re.compile(rb"<([A-Za-z0-9]+)>[^<>]*</\1>\s*"),
    re.compile(
        rb"<(Assessments|Section47|CINPlanDates|PreProceedingsandFGDM|ChildProtectionPlans|Reviews|Disabilities)>.*?</\1>\s*",
        re.DOTALL,
    ),
    re.compile(rb"<(ChildIdentifiers|ChildCharacteristics|CINdetails|Child|Header)>.*?</\1>\s*", re.DOTALL),
)
_VALUES = re.compile(rb">([^<>]*)<")
# fmt: off
_TAGS = (
    b"<Child>", b"</Child>", b"<CINdetails>", b"</CINdetails>", b"<Reviews>", b"</Reviews>", b"<Reviews/>", b"<Disabilities/>",
    b"<CINreferralDate/>", b"<LAchildID>", b"<x:Child>", b"<Header>", b"</Message>", b"<![CDATA[<Child>]]>", b"<!--", b"-->",
    b"<?xml version='1.0'?>", b"<!DOCTYPE x>", b"&#0;", b"&lt;", b"&x;", b"<a><b/></a>",
)
# fmt: on


def files(bases: Sequence[bytes], sound: Sequence[bytes], seed: int) -> Iterator[bytes]:
    """Census files without end: most stay well formed, with elements moved, dropped, doubled or saying other things."""
    chance = random.Random(seed)
    while True:
        if chance.random() < 0.3:
            yield mutating.spoilt(bases, (*mutating.ANY, *_TAGS), chance)
            continue
        data = chance.choice(sound)
        for _ in range(chance.choice((1, 1, 2, 4))):
            data = _moved(data, chance) if chance.random() < 0.5 else _said_otherwise(data, chance)
        yield data[: mutating.LONGEST]


def _moved(data: bytes, chance: random.Random) -> bytes:
    places = [each.span() for each in chance.choice(_ELEMENTS).finditer(data)]
    if not places:
        return data
    (start, stop), (other, end) = chance.choice(places), chance.choice(places)
    match chance.randrange(10):
        case 0 | 1 | 2:
            return data[:start] + data[stop:]
        case 3 | 4 | 5:
            return data[:other] + data[start:stop] + data[other:]
        case 6 | 7 | 8:
            return data[:start] + data[other:end] + data[stop:]
        case _:
            return data[:start] + chance.choice(_TAGS) + data[start:]


def _said_otherwise(data: bytes, chance: random.Random) -> bytes:
    places = list(_VALUES.finditer(data))
    if not places:
        return data
    start, stop = chance.choice(places).span(1)
    word = chance.choice(mutating.ANY) if chance.random() < 0.7 else chance.choice(places)[1]
    word = word.replace(b"&", b"&amp;").replace(b"<", b"&lt;") if chance.random() < 0.8 else word
    return data[:start] + word + data[stop:]


_BELOW = {
    "CINdetails": (
        "Assessments",
        "CINPlanDates",
        "Section47",
        "ChildProtectionPlans",
        "PreProceedingsandFGDM",
    ),
    "Assessments": ("FactorsIdentifiedAtAssessment",),
    "ChildProtectionPlans": ("Reviews",),
}
_EACH = {
    "FactorsIdentifiedAtAssessment": "AssessmentFactors",
    "Reviews": "CPPreviewDate",
    "Disabilities": "Disability",
}


def rows_in(data: bytes) -> int | None:
    """How many rows about children there are; None where ElementTree cannot say."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    children = [child for group in _named(root, "Children") for child in _named(group, "Child")]
    return sum(_of_child(child) for child in children)


def _of_child(child: ElementTree.Element) -> int:
    about = _named(child, "ChildCharacteristics")
    disabilities = sum(_rows(group) for each in about for group in _named(each, "Disabilities"))
    return 1 + len(about) + disabilities + sum(_rows(each) for each in _named(child, "CINdetails"))


def _rows(element: ElementTree.Element) -> int:
    name = str(element.tag).rpartition("}")[2]
    if name in _EACH:
        found = len(_named(element, _EACH[name]))
        return max(found, 1) if name == "Reviews" else found
    return 1 + sum(_rows(part) for below in _BELOW.get(name, ()) for part in _named(element, below))


def _named(element: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [each for each in element if str(each.tag).rpartition("}")[2] == name]


def test_spoilt_census_files(tmp_path: Path) -> None:
    tally, counted = Tally(tmp_path), 0

    def tried(number: int, data: bytes) -> tuple[str, str]:
        nonlocal counted
        try:
            result = read_census(data)
        except Unreadable as refusal:
            said = str(refusal)
            too_long = "too long to keep" if len(said) > LONGEST_REFUSAL else ""
            return "refused", wrong_with_words(said) or too_long
        wrong = wrong_with(result)
        there = rows_in(data)
        if there is not None:
            counted += 1
            if there != result.rows_in:
                wrong.append(f"{there} rows are there and {result.rows_in} were found")
        if number % RULES_EVERY == 0:
            ran = run(result.tables, RULES)
            placed(ran.findings, result.tables)
            wrong += [f"{each.rule}: {each.why}" for each in ran.not_run if each.failed]
        return "turned back in part" if result.rejected else "taken in", "; ".join(wrong)

    made = [(each.make(), each.comes) for each in RECIPES if not each.slow]
    bases = [data for data, _ in made if 0 < len(data) < BIG]
    sound = [data for data, comes in made if comes.refused is None and len(data) < BIG]
    for number, data in enumerate(islice(files(bases, sound, SEED), INPUTS)):
        tally.add(number, data, lambda data, number=number: tried(number, data))
    print(f"rows counted a second time in {counted} of them")
    tally.tell("CIN XML")
