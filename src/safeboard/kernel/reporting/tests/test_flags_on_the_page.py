"""Six things need the Board and the rest is behind a link; what was noticed; how much of it chance would do."""

from __future__ import annotations

import html
import json

import pytest

from safeboard.kernel.indicators.models import Flag, Look
from safeboard.kernel.reporting import headline
from safeboard.kernel.reporting.tests.conftest import BOARD, MEETING, flag_of

NOTICED = [
    {"indicator": "T3-02", "test": "shift", "words": "Enquiries: higher since June", "stands_out": False},
    {"indicator": "T3-01", "test": "good", "words": "Assessments: 99% in March", "stands_out": True},
    {"indicator": "T1-05", "test": "mix", "words": "Who refers: the mix changed", "stands_out": True},
]


@pytest.fixture
def looked(pack):
    seen = {**Look.objects.last().seen, "measures": 40, "by_chance": 1.6, "noticed_by_chance": 0.9}
    return Look.objects.create(
        snapshot=pack.snapshot, meeting_on=MEETING, looked_at=Look.objects.last().looked_at, seen={**seen, "noticed": NOTICED}
    )  # fmt: skip


def text_of(client):
    return html.unescape(client.get(BOARD).content.decode())


def test_six_stand_on_the_page_and_the_rest_can_be_opened_and_decided(pack, as_role, reader_for):
    flag = flag_of("T1-07")
    for number in range(6):
        flag.pk, flag.indicator, flag.words = None, f"X{number}", f"Another {number}: 1"
        flag.save()
    data = headline.build(pack.snapshot, MEETING, reader_for("business-manager"))
    assert (len(data.needs), data.more_needs, len(data.rest)) == (6, 3, 3)
    body = text_of(as_role("business-manager"))
    more = body[body.index('id="more"') : body.index("Good news")]
    assert more.count(">Decide<") == 3 and "And 3 more." in more
    paper = as_role("business-manager").get(f"{BOARD}excel/")
    assert paper.status_code == 200


def test_what_was_noticed_is_no_flag_and_good_news_by_test_stands_first(looked, pack, as_role, reader_for):
    data = headline.build(pack.snapshot, MEETING, reader_for("business-manager"))
    assert data.good[0] == "Assessments: 99% in March."
    assert [each.indicator for each in data.noticed] == ["T1-05", "T3-02"]
    body = text_of(as_role("business-manager"))
    assert "Also noticed: 2 things" in body and "About 1 of these would appear by chance" in body
    assert "With 40 measures, about 2 of these flags would appear by chance." in body
    assert body.count("(on its own this could be chance)") == 1
    assert not Flag.objects.filter(indicator="T3-02").exists()


def test_a_flag_says_how_far_to_trust_it(pack, as_role):
    Flag.objects.filter(indicator="T1-07").update(
        note="On its own this could be chance: 40 measures were looked at"
    )
    assert "On its own this could be chance: 40 measures were looked at." in text_of(as_role("analyst"))


def test_the_signs_of_a_tile_have_a_letter_and_words(looked, as_role):
    looked.seen["signs"]["T3-04"] = [
        {"letter": "H", "words": "Unusual change for the better, upwards", "mood": "good"}
    ]
    looked.save()
    body = text_of(as_role("business-manager"))
    assert "[H]" in body and "Unusual change for the better, upwards" in body


def test_an_older_frozen_page_has_none_of_this_and_still_opens(issued, as_role):
    frozen = json.loads(json.dumps(issued.frozen))
    for key in ("rest", "noticed", "noticed_by_chance"):
        frozen.pop(key)
    for need in frozen["needs"]:
        need.pop("note")
    for theme in frozen["themes"]:
        for tile in theme["tiles"]:
            tile.pop("signs")
    type(issued).objects.update(frozen=frozen)
    client = as_role("lay-member")
    assert "Children referred again" in text_of(client)
    assert client.get(f"{BOARD}excel/").status_code == client.get(f"{BOARD}word/").status_code == 200
