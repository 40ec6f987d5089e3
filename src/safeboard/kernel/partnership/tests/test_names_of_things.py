"""Names of things, telephone numbers, closure days, districts and the logo, each from a day (pages.md 3.6, 3.7)."""

from __future__ import annotations

import datetime as dt
import html
import re
import struct
import zlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import override_settings

import safeboard
from safeboard.grammar.dates import add_working_days
from safeboard.kernel.partnership import clocks, dated, logo, phones
from safeboard.kernel.partnership.changing import NotNow, choose_words, last_number, set_value
from safeboard.kernel.partnership.models import District, Logo
from safeboard.kernel.partnership.words import BY_CODE, WORDS, Words, word
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui import emergency
from safeboard.kernel.ui.errors import cannot_open

TODAY, CHANGE = dt.date(2016, 4, 21), dt.date(2019, 9, 29)
WHY = "The arrangements of the three partners."
CSS_SAFE = re.compile(r"\{\{ say\.(\w+)")


@pytest.fixture
def by(reader_for):
    with recorder.recorded(recorder.Doer(actor="test")):
        yield reader_for("business-manager")


def text_of(response):
    return html.unescape(response.content.decode())


def sent(day=(29, 9, 2019), **more):
    names = ("since_day", "since_month", "since_year")
    return {"why": WHY, **dict(zip(names, map(str, day), strict=True)), **more}


# --- Words -----------------------------------------------------------------------------------------------------------


def test_a_preset_changes_every_name_from_its_day(by):
    changed = choose_words(preset="2023", since=CHANGE, why=WHY, by=by)
    assert changed == sum(each.board != each.partnership for each in WORDS)
    assert (word("board", TODAY), word("board", CHANGE)) == ("Board", "Partnership")
    assert Words(CHANGE).commissioner_short == "ICB" and Words(TODAY).commissioner_short == "CCG"
    assert (Words(TODAY).preset, Words(CHANGE).preset) == ("2015", "2023")
    assert Words(CHANGE).role("independent_chair") == "Independent scrutineer"
    assert Words(TODAY).role("independent_chair") == "Independent Chair"
    with pytest.raises(NotNow, match="All names are these"):
        choose_words(preset="2023", since=CHANGE, why=WHY, by=by)


def test_a_single_name_may_be_the_countys_own(by):
    set_value(code="words.chair", text="Chair and scrutineer", since=TODAY, why=WHY, seen=0, by=by)
    assert Words(TODAY).chair == "Chair and scrutineer" and Words(TODAY).preset == ""


def test_headings_menu_and_role_follow_the_words(as_role):
    client = as_role("business-manager")
    asked = sent(day=(21, 4, 2016), preset="2023")
    body = text_of(client.post("/settings/words/choose/", {**asked, "preview": "1"}))
    assert (
        "Clinical commissioning group becomes Integrated care board" in body
        and word("board", TODAY) == "Board"
    )
    body = text_of(client.post("/settings/words/choose/", {**asked, "confirm": "1"}, follow=True))
    assert "names change on 21 April 2016" in body and ">Partnership</a>" in body
    assert "Independent scrutineer" in text_of(as_role("independent-chair").get("/help/"))
    assert "ask the Partnership office" in text_of(client.get("/help/"))
    assert as_role("lay-member").post("/settings/words/choose/", asked).status_code == 404


def test_every_word_that_a_template_asks_for_is_declared():
    asked = {
        name
        for file in Path(safeboard.__file__).parent.rglob("jinja2/**/*.html")
        for name in CSS_SAFE.findall(file.read_text(encoding="utf-8"))
    }
    assert "board" in asked and asked - {"fill"} <= set(BY_CODE)  # `fill` puts words into a text


# --- Telephone numbers -----------------------------------------------------------------------------------------------


def set_numbers(by):
    for code, text in ((phones.FRONT_DOOR, "01632 960 555"), (phones.OUT_OF_HOURS, "01632 960 666")):
        set_value(code=code, text=text, since=TODAY, why="Rung and checked.", seen=last_number(code), by=by)


def test_a_number_changed_today_stands_on_the_sheet_in_help_and_at_the_foot(by, as_role):
    set_numbers(by)
    client = as_role("analyst")
    for page in ("/help/", "/help/emergency-sheet/", "/settings/"):
        assert "01632 960 555" in text_of(client.get(page)), page
    assert "out of hours 01632 960 666" in text_of(client.get("/help/"))


def test_the_page_of_a_failure_knows_the_last_numbers_without_the_database(
    by, as_role, monkeypatch, tmp_path
):
    with override_settings(VAR=tmp_path):
        assert "First Response (01632 960 101, invented" in text_of(cannot_open(None))
        set_numbers(by)
        as_role("analyst").get("/help/")

        def down(*args, **kwargs):
            raise DatabaseError("down")

        monkeypatch.setattr(dated, "_rows", down)
        body = text_of(cannot_open(None))
        assert "First Response (01632 960 555; Monday to Thursday" in body
        assert "out of hours (01632 960 666)" in body and "ring 999" in body


def test_a_damaged_or_missing_file_of_numbers_leaves_the_safe_words(tmp_path):
    with override_settings(VAR=tmp_path):
        (tmp_path / "emergency-numbers.json").write_text("{broken")
        assert emergency.kept() == emergency.Numbers()
        assert "ring 999" in text_of(cannot_open(None))
        emergency.keep(emergency.Numbers(front_door_number="1"))
        assert emergency.kept().front_door_number == "1"


# --- Closure days ----------------------------------------------------------------------------------------------------


def test_closure_days_move_our_clocks_and_never_those_of_the_law(by):
    before_christmas = dt.date(2016, 12, 22)
    closed = "2016-12-28\n2016-12-29\n2016-12-30"
    # 23 December, then three bank holidays and a weekend; 28, 29, 30 December, 3 January.
    assert clocks.add_office_days(before_christmas, 5) == dt.date(2017, 1, 3)
    set_value(code=clocks.CLOSURE_DAYS, text=closed, since=TODAY, why=WHY, seen=0, by=by)
    assert clocks.add_office_days(before_christmas, 5) == dt.date(2017, 1, 6)
    assert add_working_days(before_christmas, 5) == dt.date(2017, 1, 3)
    assert clocks.next_office_day(dt.date(2016, 12, 28), TODAY) == dt.date(2017, 1, 3)
    assert not clocks.is_office_day(dt.date(2016, 12, 29), TODAY)


def test_a_clock_that_began_before_the_closure_was_known_keeps_its_day(by):
    closed = "2016-04-28"
    set_value(code=clocks.CLOSURE_DAYS, text=closed, since=dt.date(2016, 4, 27), why=WHY, seen=0, by=by)
    assert clocks.add_office_days(dt.date(2016, 4, 26), 2) == dt.date(2016, 4, 28)
    assert clocks.add_office_days(dt.date(2016, 4, 27), 1) == dt.date(2016, 4, 29)


# --- Districts -------------------------------------------------------------------------------------------------------


def test_districts_have_a_code_and_days(as_role):
    client = as_role("business-manager")
    asked = {**sent(day=(1, 4, 1974)), "code": "e07999001", "name": "North"}
    assert "Added: North." in text_of(client.post("/settings/districts/add/", asked, follow=True))
    north = District.objects.get(code="E07999001")
    for wrong, words in (
        ({**asked, "code": "825"}, "Write the code as E and eight figures"),
        (asked, "There is a district with this code already."),
        ({**asked, "code": "E07999002", "name": ""}, "Enter the district's name."),
    ):
        assert text_of(client.post("/settings/districts/add/", wrong)).count(words) == 2
    ends = {"seen": 1, "last_day_day": "31", "last_day_month": "3", "last_day_year": "2020"}
    page = f"/settings/districts/{north.pk}/end/"
    assert as_role("analyst").post(page, ends).status_code == 404
    early = {**ends, "last_day_year": "1970"}
    assert "It began only on 1 April 1974." in text_of(client.post(page, early))
    assert client.post(page, {**ends, "seen": 9}).status_code == 409
    assert "31 March 2020" in text_of(client.post(page, ends, follow=True))


# --- Logo ------------------------------------------------------------------------------------------------------------


def png(width=120, height=40):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + b"\xff\xff\xff" * width for _ in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return logo.PNG_SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(width=120, height=40):
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03" + b"\0" * 9
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + b"\0" * 9 + frame + b"\xff\xda\x00\x02\xff\xd9"


def test_the_header_of_the_bytes_says_what_it_is():
    assert logo.picture_of(png()) == logo.Picture("image/png", 120, 40)
    assert logo.picture_of(jpeg()) == logo.Picture("image/jpeg", 120, 40)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a PNG or JPEG"),
        (b"GIF89a" + b"\0" * 100, "not a PNG or JPEG"),
        (png()[:40], "not a PNG or JPEG"),
        (logo.PNG_SIGNATURE + b"<script>" * 20, "not a PNG or JPEG"),
        (b"\xff\xd8\xff" + b"<html>" * 20 + b"\xff\xd9", "not a PNG or JPEG"),
        (b"\xff\xd8\xff\xe0\x00\x00" + b"\0" * 20 + b"\xff\xd9", "not a PNG or JPEG"),
        (png(4000, 4), "each side must be from 16 to 2000"),
        (png() + b"\0" * logo.MOST_BYTES, "larger than 200 KB"),
    ],
)
def test_what_is_no_small_picture_is_refused(data, words):
    with pytest.raises(NotNow, match=words) as refused:
        logo.picture_of(data)
    assert refused.value.field == "file"


def upload(data, name="logo.png"):
    return {**sent(day=(21, 4, 2016)), "words": "Chalkshire Board", "file": SimpleUploadedFile(name, data)}


def test_the_logo_stands_in_the_head_of_every_page_from_its_day(as_role):
    client = as_role("business-manager")
    assert "sb-header__logo" not in text_of(client.get("/settings/"))
    assert "Saved." in text_of(client.post("/settings/logo/", upload(png()), follow=True))
    kept = Logo.objects.get()
    body = text_of(as_role("police-data-lead").get("/returns/"))
    assert f'src="/settings/logo/{kept.pk}/" alt="Chalkshire Board"' in body
    picture = as_role("police-data-lead").get(f"/settings/logo/{kept.pk}/")
    assert (picture["Content-Type"], picture["X-Content-Type-Options"], picture.content) == (
        "image/png", "nosniff", png(),
    )  # fmt: skip
    assert as_role("analyst").post("/settings/logo/", upload(png())).status_code == 404


def test_a_drawing_under_the_name_of_a_picture_is_refused_beside_the_field(as_role):
    body = text_of(as_role("business-manager").post("/settings/logo/", upload(b"<svg onload='x'/>")))
    assert body.count("This is not a PNG or JPEG picture.") == 2 and not Logo.objects.exists()
