"""The check against two lists of sentences: one that it was made with, one that it had never seen (sentences/README.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from safeboard.kernel.reporting.annual.scanning import scan

FOLDER = Path(__file__).parent / "sentences"
PLACES = ("England", "South East", "similar areas")
DECLARED = ("1 to 5",)
# What the widened rules missed and stopped when they first met the unseen list.
MISSED_AT_FIRST, STOPPED_AT_FIRST = 1, 5


def lines(name):
    rows = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [tuple(row.split("\t")) for row in rows]


def kinds_in(text):
    return {each.kind for each in scan(text, ordinary=DECLARED, places=PLACES)}


@pytest.mark.parametrize("kind", ("comparison", "number", "count", "cause", "picture", "personal"))
def test_every_known_claim_is_found_as_what_it_is(kind):
    wanted = [text for said, text in lines("known.tsv") if said == kind]
    assert wanted
    assert [text for text in wanted if kind not in kinds_in(text)] == []


def test_nothing_else_is_stopped():
    ordinary = [text for kind, text in lines("known.tsv") if kind == "no"]
    assert len(ordinary) > 50
    assert [text for text in ordinary if kinds_in(text)] == []


def test_the_lists_are_large_and_have_no_sentence_in_common():
    known, unseen = {text for _, text in lines("known.tsv")}, {text for _, text in lines("unseen.tsv")}
    assert len(known) >= 150 and len(unseen) >= 150
    assert not known & unseen


def test_what_it_had_never_seen_is_found_no_worse_than_at_first():
    missed = [text for kind, text in lines("unseen.tsv") if kind == "claim" and not kinds_in(text)]
    stopped = [text for kind, text in lines("unseen.tsv") if kind == "no" and kinds_in(text)]
    assert len(missed) <= MISSED_AT_FIRST, missed
    assert len(stopped) <= STOPPED_AT_FIRST, stopped
