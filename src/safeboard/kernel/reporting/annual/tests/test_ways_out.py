"""The report and a chapter as PDF, Word, Excel and CSV; what has no data yet says what it comes with."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import docx
import openpyxl
import pypdf
import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.sections import Section
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.tests.conftest import put_results
from safeboard.kernel.reporting.annual import drafts, publishing, suggesting
from safeboard.kernel.reporting.annual.awaiting import awaited_by
from safeboard.kernel.reporting.annual.binding import Book
from safeboard.kernel.reporting.annual.chapters import composed, opened
from safeboard.kernel.reporting.annual.checking import check
from safeboard.kernel.reporting.models import Sentence
from safeboard.kernel.trail.models import Event

YEAR = "/report/annual/2015-16/"
WHOLE = {"pdf": "report.pdf", "docx": "report.docx", "xlsx": "figures.xlsx", "csv": "figures.csv"}
ONE = {"pdf": "chapter.pdf", "docx": "chapter.docx", "xlsx": "figures.xlsx", "csv": "figures.csv"}
ADDRESSES = [
    *((kind, f"{YEAR}{name}") for kind, name in WHOLE.items()),
    *((kind, f"{YEAR}journey/{name}") for kind, name in ONE.items()),
]
DRAFT = "Draft, not issued"
# Planted: 4 children on a plan of several kinds, and what would give them away; 3 of 611 conferences in April.
GIVEN_AWAY = re.compile(r"(?<![\d.,])(611|0\.9%|0\.5%)(?![\d,]|\.\d)|\b4 of 454|\b3 of 611")


@pytest.fixture
def planted(snapshot):
    """A monthly line in which April is hidden; plans by kind hold a 4 already."""
    months = {month.code: (40 + at, 60 + 2 * at) for at, month in enumerate(period("2015-16").months())}
    put_results(snapshot, "T3-04", months | {"2015-04": (3, 611)})
    return snapshot


@pytest.fixture
def published(planted, sound, by):
    sound.refresh_from_db()
    for step in ("with_partners", "agreed", "published"):
        assert publishing.move(sound, seen=sound.version, to=step, by=by)
        sound.refresh_from_db()
    return sound


def words_of(kind, data):
    if kind == "pdf":
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    if kind == "docx":
        made = docx.Document(io.BytesIO(data))
        cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
        shapes = [shape._inline.docPr.get("descr") for shape in made.inline_shapes]
        return "\n".join([*(line.text for line in made.paragraphs), *cells, *shapes])
    if kind == "xlsx":
        rows = [
            row
            for sheet in openpyxl.load_workbook(io.BytesIO(data))
            for row in sheet.iter_rows(values_only=True)
        ]
        return "\n".join(str(cell) for row in rows for cell in row if cell is not None)
    return data.decode("utf-8-sig")


def taken(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content


@pytest.mark.parametrize("kind, address", ADDRESSES)
def test_nothing_hidden_leaves(planted, chapter, as_role, kind, address):
    """The analyst's too, who sees small counts on screen."""
    said = words_of(kind, taken(as_role("analyst"), address))
    assert not GIVEN_AWAY.findall(said), GIVEN_AWAY.findall(said)
    assert "hidden" in said.lower()


def test_hidden_rows_of_the_csv_have_no_number(planted, chapter, as_role):
    data = taken(as_role("business-manager"), f"{YEAR}figures.csv").decode("utf-8-sig")
    held = [
        row for row in csv.DictReader(io.StringIO(data, newline="")) if row["Status"].startswith("hidden")
    ]
    assert "T3-04" in {row["Indicator"] for row in held}
    assert not any(row[name] for row in held for name in ("Numerator", "Denominator", "Value"))


def test_a_draft_says_so_on_every_page_and_counts_what_is_left_out(planted, chapter, as_role):
    client = as_role("business-manager")
    for address in (f"{YEAR}report.pdf", f"{YEAR}journey/chapter.pdf"):
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(taken(client, address))).pages]
        assert all(DRAFT in page for page in pages)
        assert "2 sentences are left out: they cannot be published yet." in "\n".join(pages)
    assert "is below England." not in words_of("docx", taken(client, f"{YEAR}journey/chapter.docx"))


@pytest.mark.parametrize("kind, address", ADDRESSES)
def test_a_published_chapter_is_taken_away_as_it_was_frozen(published, as_role, kind, address):
    client = as_role("lay-member")
    before = words_of(kind, taken(client, address))
    Result.objects.all().update(numerator=600, definition="d9")
    assert words_of(kind, taken(client, address)) == before
    assert DRAFT not in before and "draft" not in client.get(address)["Content-Disposition"]


def test_the_chapter_is_drawn_with_tables_and_every_number_has_its_line(planted, chapter, as_role):
    client = as_role("business-manager")
    said = words_of("pdf", taken(client, f"{YEAR}journey/chapter.pdf"))
    assert "Child protection conferences held in time by month (%)" in said
    assert "What each of them counts" in said and "68.9% [" in said.replace("\n", " ")
    described = docx.Document(io.BytesIO(taken(client, f"{YEAR}journey/chapter.docx"))).inline_shapes
    assert "Monthly line from" in described[0]._inline.docPr.get("descr")


def test_who_may_not_read_the_chapter_may_not_take_it_away(chapter, as_role):
    for persona in ("lay-member", "health-board-member", "police-data-lead", "team-manager", "system-admin"):
        client = as_role(persona)
        for _, address in ADDRESSES:
            assert client.get(address).status_code == 404, (persona, address)
    client = as_role("business-manager")
    for address in (f"{YEAR}nothing/chapter.pdf", "/report/annual/2015-17/report.pdf"):
        assert client.get(address).status_code == 404


def test_the_trail_names_each_export_and_the_pages_link_to_it(shared_chapter, as_role):
    client = as_role("lay-member")
    for kind, address in ADDRESSES:
        taken(client, address)
        event = Event.objects.filter(action="export").last()
        assert (event.details["kind"], event.thing) == (kind, "chapter" if "journey" in address else "report")
    body = client.get(YEAR).content.decode()
    assert all(f"{YEAR}{name}" in body for name in WHOLE.values())
    body = client.get(f"{YEAR}journey/").content.decode()
    assert all(f"{YEAR}journey/{name}" in body for name in ONE.values())


# --- What has no data yet (SYS-54: "not yet, comes with X") ---------------------------------------------------------

LATER = Section(
    code="later",
    title="Early help and thresholds",
    order=30,
    owner="Early Help sub group chair",
    indicators=("T1-04", "T5-01"),
    awaits=("T1-13", "T9-99"),
    drafts=(
        "In <year> there were {T1-04 <year> parts} referrals.",
        "The panel heard {T1-13 <year> parts} families.",
        "There were {T5-01 <year> parts} risks.",
    ),
)


@pytest.fixture
def later(snapshot, people, by, monkeypatch):
    """A chapter of which two figures are declared by nobody, and one has no results."""
    monkeypatch.setitem(REGISTRY.sections, "later", LATER)
    monkeypatch.delitem(REGISTRY.indicators, "T1-13", raising=False)
    return drafts.create("2015-16", snapshot, by, "later")


def test_a_chapter_begins_with_the_sentences_that_have_figures(later):
    assert [each.text for each in Sentence.objects.filter(chapter=later)] == [
        "In 2015-16 there were {T1-04 2015-16 parts} referrals."
    ]


def test_what_has_no_data_yet_says_what_it_comes_with_in_every_way_out(later, as_role):
    client = as_role("business-manager")
    waits = "No data yet: comes with the return of the Early Help Panel."
    assert waits in client.get(f"{YEAR}later/").content.decode()
    assert waits in client.get(YEAR).content.decode()
    for name in ("chapter.pdf", "chapter.docx"):
        said = words_of(name[-4:].strip("."), taken(client, f"{YEAR}later/{name}"))
        assert (
            "Families at the Early Help Panel" in said
            and "the return of the Early Help Panel" in said.replace("\n", " ")
        )
    assert waits in words_of("xlsx", taken(client, f"{YEAR}later/figures.xlsx"))
    assert taken(client, f"{YEAR}later/figures.csv")


def test_a_sentence_about_it_is_refused_with_what_it_comes_with(later):
    book = Book(LATER, "2015-16", later.snapshot)
    for code, brings in (
        ("T1-13", "the return of the Early Help Panel"),
        ("T5-01", "No data yet: comes with "),
    ):
        (refusal,) = check(f"There were {{{code} 2015-16}} of them.", book).refusals
        assert refusal.kind == "awaited" and brings in refusal.why
    assert suggesting.neutral_sentences(book)


def test_what_is_awaited_may_be_used_from_the_day_it_is_declared(later, snapshot, monkeypatch):
    known = REGISTRY.indicators["T3-05"]
    declared = replace(known, code="T1-13", measure=replace(known.measure, name="T1-13"))
    monkeypatch.setitem(REGISTRY.indicators, "T1-13", declared)
    assert "T1-13" in Book(LATER, "2015-16", snapshot).codes
    assert {each["code"] for each in composed(opened(later))["no_data_yet"]} == {"T5-01", "T1-13", "T9-99"}
    put_results(snapshot, "T1-13", {"2015-16": 70})
    assert {each.code for each in awaited_by(LATER, snapshot, "2015-16", "825")} == {"T5-01", "T9-99"}


@pytest.mark.parametrize(
    "indicators, awaits, words",
    [((), (), "names no indicator"), (("T1-04",), ("T1-04",), "T1-04 among its indicators and as awaited")],
)
def test_a_section_says_each_indicator_once_and_at_least_one(indicators, awaits, words):
    with pytest.raises(ValueError, match=words):
        Section("x", "X", 1, "Somebody", indicators, (), awaits=awaits)
