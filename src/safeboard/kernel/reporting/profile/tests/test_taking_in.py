"""Newer figures of the county: looked at row by row, taken in by the analyst, older ones kept beside them (SYS-94)."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.partnership.hats import reader_of
from safeboard.kernel.reporting.annual import publishing
from safeboard.kernel.reporting.annual.binding import Book
from safeboard.kernel.reporting.annual.checking import check
from safeboard.kernel.reporting.annual.drafts import create
from safeboard.kernel.reporting.annual.tests.conftest import make_snapshot
from safeboard.kernel.reporting.models import Chapter, CountyFile
from safeboard.kernel.reporting.profile import held, taking_in
from safeboard.kernel.reporting.profile.judging import judge
from safeboard.kernel.reporting.profile.table import COLUMNS, shipped
from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.models import Event

PAGE = "/report/county/figures/"
MEALS = shipped()["meals-primary"].row
NEWER = MEALS | {"period": "January 2017", "value": "7.1", "release": "Invented release"}
THIS_YEAR = 2017


def file_of(*rows, columns=COLUMNS, extra=""):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return (text.getvalue() + extra).encode()


def send(client, data, name="newer.csv", follow=True):
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data)}, follow=follow)


def words(response):
    return html.unescape(response.content.decode())


def why(row, **held_too):
    found = judge([(2, {**NEWER, **row})], shipped() | held_too, THIS_YEAR)
    assert not found.taken, row
    return found.skipped[0].why


@pytest.fixture
def later(monkeypatch):
    """A day on which the figures of 2017 are out."""
    monkeypatch.setattr("safeboard.kernel.reporting.profile.taking_in.today", lambda: dt.date(2017, 6, 1))


# --- Rows ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"source": " "}, "It has no source"),
        ({"licence": ""}, "It has no licence"),
        ({"licence": "All rights reserved"}, "Its licence is All rights reserved. We may hold: OGL v1.0"),
        ({"part": "health"}, "There is no part health. There is: people"),
        ({"key": "Meals <b>"}, "small letters"),
        ({"value": "1e3"}, "no number"),
        ({"value": "nan"}, "no number"),
        ({"value": "120,726"}, "no number"),
        ({"value": "=1+1"}, "no number"),
        ({"value": "101"}, "more than there can be"),
        ({"value": "9" * 100}, "more than there can be"),
        ({"value": "-3"}, "no number"),
        ({"unit": "children", "value": "4"}, "could point to a child"),
        ({"unit": "children", "value": "400"}, "It counts in children, and the figure that is held in %"),
        ({"unit": "=cmd"}, "Its unit is =cmd"),
        ({"beside_value": ""}, "needs a name and a value"),
        ({"period": "lately"}, "names no year"),
        ({"period": "January 2018"}, "has not come yet"),
        ({"period": "January 2015"}, "An older figure never takes the place"),
        ({"note": "x" * 301}, "the most is 300"),
        ({"note": "NHS number 943 476 5919"}, "looks like personal information"),
        ({"title": "Meals\x07"}, "cannot be printed"),
        ({"key": "areas-most-tenth", "part": "areas"}, "worked out from their own table"),
        (MEALS, "It is the same as what is held."),
    ],
)
def test_a_row_that_cannot_be_taken_in_says_why(wrong, said):
    assert said in why(wrong)


def test_each_row_is_taken_in_or_skipped_and_a_second_of_a_key_is_skipped():
    rows = [(2, NEWER), (3, NEWER), (4, {**NEWER, "key": "new-one"}), (5, {**MEALS, "value": "6.7"})]
    found = judge(rows, shipped(), THIS_YEAR)
    assert [(each.number, each.what) for each in found.taken] == [(2, "Newer"), (4, "New")]
    assert [each.number for each in found.skipped] == [3, 5] and "Row 2 has this key" in found.skipped[0].why
    assert judge([(2, {**MEALS, "value": "6.7"})], shipped(), THIS_YEAR).taken[0].what == "Revised"


# --- In the browser --------------------------------------------------------------------------------------------------


def test_the_analyst_looks_takes_in_and_finds_both_versions(people, as_role, later):
    analyst = as_role("analyst")
    page = words(send(analyst, file_of(NEWER, {**NEWER, "key": "x", "licence": "Mine"})))
    assert "1 row can be taken in, 1 row is skipped." in page
    assert (
        "6.6%, January 2016" in page
        and "7.1%</strong>, January 2017" in page
        and "Its licence is Mine" in page
    )
    assert held.facts()["meals-primary"].shown == "6.6%"
    sent = CountyFile.objects.get()
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    done = analyst.post(f"{PAGE}{sent.pk}/", {"seen": seen}, follow=True)
    assert "Taken in" in words(done) and "Its licence is Mine" in words(done)
    versions = held.versions()["meals-primary"]
    assert [each.fact.shown for each in versions] == ["6.6%", "7.1%"]
    listed = words(analyst.get(PAGE))
    assert "Earlier version" in listed and "6.6%" in listed and "Taken in from newer.csv by" in listed
    county = words(as_role("lay-member").get("/report/county/"))
    assert "7.1%" in county and "Invented release" in county and "6.6%" not in county
    assert Event.objects.filter(action="county.take-in", thing_id=str(sent.pk)).count() == 1
    # Taken in is taken in: not again, and not put away.
    assert analyst.post(f"{PAGE}{sent.pk}/", {"seen": seen}).status_code == 409
    analyst.post(f"{PAGE}{sent.pk}/put-away/")
    sent.refresh_from_db()
    assert sent.standing == "taken" and len(sent.facts) == 1


def test_what_is_taken_in_is_what_was_seen(people, as_role, later):
    """Two files with the same figure: who looked before the other was taken in looks again."""
    analyst = as_role("analyst")
    pages = [words(send(analyst, file_of({**NEWER, "value": value}))) for value in ("7.1", "7.3")]
    seen = [re.search(r'name="seen" value="(\w+)"', page)[1] for page in pages]
    second, first = CountyFile.objects.all()
    assert analyst.post(f"{PAGE}{first.pk}/", {"seen": seen[0]}).status_code == 302
    refused = analyst.post(f"{PAGE}{second.pk}/", {"seen": seen[1]})
    assert refused.status_code == 409 and "Look again" in words(refused) and "Revised" in words(refused)
    assert held.facts()["meals-primary"].shown == "7.1%"


def test_a_file_put_away_leaves_nothing(people, as_role, later):
    analyst = as_role("analyst")
    send(analyst, file_of(NEWER))
    sent = CountyFile.objects.get()
    analyst.post(f"{PAGE}{sent.pk}/put-away/")
    sent.refresh_from_db()
    assert (sent.standing, sent.rows) == ("left", [])
    assert analyst.post(f"{PAGE}{sent.pk}/", {"seen": "x"}).status_code == 409
    assert len(held.versions()["meals-primary"]) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty"),
        (b"%PDF-1.7 not a list", "This looks like a PDF"),
        (b"PK\x03\x04" + b"\0" * 30, "damaged or incomplete"),
        (b"<html><body>figures</body></html>", "looks like a web page"),
        (file_of(NEWER, columns=COLUMNS[:-2]), "The file has no column licence, note."),
        (file_of(columns=COLUMNS), "no rows below its headings"),
        (b"key,key\na,b\n", "stands there twice"),
        (file_of({**NEWER, "note": "x" * 2_001}), "the most is 2,000"),
        (file_of(*[NEWER] * 1_001), "more than 1,000 rows"),
        (b"a" * 1_000_001, "bigger than 1 MB"),
    ],
    ids=range(10),
)
def test_a_file_that_is_none_of_ours_is_refused_with_what_to_do(people, as_role, data, said):
    response = send(as_role("analyst"), data)
    assert response.status_code == 422 and said in words(response)
    assert not CountyFile.objects.exists()


def test_columns_and_rows_that_are_not_read_are_named(people, as_role, later):
    wide = (*COLUMNS, "colour")
    page = words(send(as_role("analyst"), file_of(NEWER, columns=wide, extra="x," * 20 + "x\r\n")))
    assert "Column colour: it belongs to no part" in page and "Row 3: it has more cells" in page


def test_what_is_held_leaves_in_the_layout_in_which_it_comes_back(people, as_role):
    analyst = as_role("analyst")
    page = words(send(analyst, analyst.get(f"{PAGE[:-1]}.csv").content))
    assert "0 rows can be taken in" in page and "Nothing in this file can be taken in." in page
    assert page.count("It is the same as what is held.") == sum(
        each.part != "areas" for each in shipped().values()
    )


@pytest.mark.parametrize("persona", ["business-manager", "lay-member", "council-data-lead", "system-admin"])
def test_nobody_else_opens_it(people, as_role, persona):
    with recorder.recorded(recorder.Doer(actor="test")):
        sent = taking_in.send(filename="a.csv", data=file_of(NEWER), by=_reader(people))
    client = as_role(persona)
    for address in (PAGE, f"{PAGE[:-1]}.csv", f"{PAGE}{sent.pk}/"):
        assert client.get(address).status_code == 404
    assert send(client, file_of(NEWER), follow=False).status_code == 404
    assert client.post(f"{PAGE}{sent.pk}/", {"seen": "x"}).status_code == 404
    assert client.post(f"{PAGE}{sent.pk}/put-away/").status_code == 404
    assert CountyFile.objects.get().standing == "waiting"
    assert "Bring the figures up to date" not in words(client.get("/report/county/"))


def test_the_analyst_finds_the_page(people, as_role):
    assert f'href="{PAGE}"' in words(as_role("analyst").get("/report/county/"))
    assert as_role("analyst").get(f"{PAGE}999/").status_code == 404


# --- What was made with them -----------------------------------------------------------------------------------------


def take_in(people, *rows):
    by = _reader(people)
    file = taking_in.send(filename="newer.csv", data=file_of(*rows), by=by)
    taking_in.take_in(file=file, seen=taking_in.fingerprint(taking_in.judged(file)), by=by)


def test_a_newer_figure_does_not_stand_under_its_old_year(people, later, working_trail):
    sentence = (
        "In January 2016, {county meals-primary} of pupils in primary schools could have free school meals."
    )
    snapshot = make_snapshot()
    assert not check(sentence, Book(REGISTRY.sections["county"], "2015-16", snapshot)).refusals
    take_in(people, NEWER)
    (refusal,) = check(sentence, Book(REGISTRY.sections["county"], "2015-16", snapshot)).refusals
    assert "This is of January 2017, and the sentence names another year." in str(refusal)
    assert not check(
        sentence.replace("2016", "2017"), Book(REGISTRY.sections["county"], "2015-16", snapshot)
    ).refusals


def test_a_published_chapter_keeps_the_figures_it_was_made_with(people, as_role, later, working_trail):
    chapter = create("2015-16", make_snapshot(), people.users["business-manager"], "county")
    Chapter.objects.filter(pk=chapter.pk).update(standing="agreed")
    chapter.refresh_from_db()
    assert publishing.move(chapter, seen=chapter.version, to="published", by=people.users["business-manager"])
    client, address = as_role("lay-member"), "/report/annual/2015-16/county/"
    before = words(client.get(address))
    take_in(people, NEWER)
    after = words(client.get(address))
    assert "6.6%" in before and "6.6%" in after and "7.1%" not in after
    assert "7.1%" in words(client.get("/report/county/"))


@pytest.fixture
def working_trail(db):
    with recorder.recorded(recorder.Doer(actor="test")):
        yield


def _reader(people):
    return reader_of(people.hats["analyst"], dt.date(2016, 4, 21))
