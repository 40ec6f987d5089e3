"""The headline page as PDF, Word, Excel and CSV: nothing hidden leaves, a draft says so, an issued one never moves."""

from __future__ import annotations

import csv
import io
import re

import docx
import openpyxl
import pypdf
import pytest

from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.tests.conftest import put_results
from safeboard.kernel.reporting import packs
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.tests.conftest import BOARD, MEETING, RAISED, UNTIL, counted
from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.models import Event

WAYS = ("pdf", "word", "excel", "csv")
MEMBERS = ("lay-member", "health-board-member")
OUTSIDE = ("police-data-lead", "council-data-lead", "team-manager", "ig-lead", "system-admin")
DRAFT = "Draft, not issued"
# 4 anonymous referrals, and 1,517 hidden with them; 4 plans for neglect (0.3 per 10,000); in April 3 of 611 conferences.
GIVEN_AWAY = re.compile(
    r"(?<![\d.,])(1,?517|611|0\.3 per 10,000|0\.5%|21\.8%)(?![\d,]|\.\d)|\b4 of 6,958|\b3 of 611"
)
NUMBERS = ("Numerator", "Denominator", "Value")


@pytest.fixture
def drafted(people, late):
    """The draft with a monthly line in which April is hidden."""
    with recorder.recorded(recorder.Doer(actor="test")):
        snapshot = counted()
        months = {
            month.code: (40 + at, 60 + 2 * at)
            for at, month in enumerate([*period("2014-15").months(), *period("2015-16").months()])
        }
        put_results(snapshot, "T3-04", months | {"2015-04": (3, 611)})
        return packs.prepare(meeting_on=MEETING, snapshot=snapshot, raised_on=RAISED, comment_by=UNTIL)


@pytest.fixture
def frozen(drafted, reader_for):
    with recorder.recorded(recorder.Doer(actor="test")):
        packs.issue(pack=drafted, seen=drafted.version, by=reader_for("business-manager"))
    drafted.refresh_from_db()
    return drafted


def taken(client, way):
    response = client.get(f"{BOARD}{way}/")
    assert response.status_code == 200, way
    assert response["Content-Disposition"].startswith("attachment")
    return response.content


def words_of(way, data):
    """Everything that can be read in a file, as one text."""
    if way == "pdf":
        reader = pypdf.PdfReader(io.BytesIO(data))
        return "\n".join(page.extract_text() for page in reader.pages)
    if way == "word":
        made = docx.Document(io.BytesIO(data))
        cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
        shapes = [shape._inline.docPr.get("descr") for shape in made.inline_shapes]
        return "\n".join([*(line.text for line in made.paragraphs), *cells, *shapes])
    if way == "excel":
        book = openpyxl.load_workbook(io.BytesIO(data))
        rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
        return "\n".join(str(cell) for row in rows for cell in row if cell is not None)
    return data.decode("utf-8-sig")


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("way", WAYS)
def test_nothing_hidden_leaves(drafted, as_role, way):
    """Of a draft for the analyst too, who sees small counts on screen."""
    said = words_of(way, taken(as_role("analyst"), way))
    assert not GIVEN_AWAY.findall(said), GIVEN_AWAY.findall(said)
    assert "hidden" in said.lower()


@pytest.mark.parametrize("way", WAYS)
def test_nothing_hidden_leaves_once_it_is_issued(frozen, as_role, way):
    assert not GIVEN_AWAY.findall(words_of(way, taken(as_role("health-board-member"), way)))


def test_hidden_rows_of_the_csv_have_no_number(drafted, as_role):
    rows = rows_of(taken(as_role("business-manager"), "csv"))
    held = [row for row in rows if row["Status"].startswith("hidden")]
    assert {row["Indicator"] for row in held} == {"T1-05", "T3-04", "T4-01"}
    assert not any(row[name] for row in held for name in NUMBERS)
    assert not {float(row["Numerator"]) for row in rows if row["Numerator"]} & {3, 4, 1517}


def test_a_draft_says_so_on_every_page_and_in_its_name(drafted, as_role):
    client = as_role("business-manager")
    reader = pypdf.PdfReader(io.BytesIO(taken(client, "pdf")))
    assert len(reader.pages) > 1 and all(DRAFT in page.extract_text() for page in reader.pages)
    made = docx.Document(io.BytesIO(taken(client, "word")))
    assert DRAFT in made.sections[0].header.paragraphs[0].text
    assert DRAFT in words_of("excel", taken(client, "excel"))
    assert "draft.pdf" in client.get(f"{BOARD}pdf/")["Content-Disposition"]


def test_an_issued_one_does_not(frozen, as_role):
    client = as_role("lay-member")
    for way in ("pdf", "word", "excel"):
        said = words_of(way, taken(client, way))
        assert DRAFT not in said and "ssued on 21 April 2016" in said.replace("issued 21", "issued on 21")
    assert "draft" not in client.get(f"{BOARD}pdf/")["Content-Disposition"]


@pytest.mark.parametrize("way", WAYS)
def test_newer_figures_and_later_words_do_not_alter_an_issued_one(frozen, as_role, way):
    client = as_role("lay-member")
    before = words_of(way, taken(client, way))
    Result.objects.all().update(numerator=600, definition="d9")
    counted("b", hour=10, T3_04=(600, 749))
    assert words_of(way, taken(client, way)) == before
    assert "600" not in before


def test_the_pdf_draws_what_is_flagged_with_words_and_a_table_of_months(drafted, as_role):
    data = taken(as_role("business-manager"), "pdf")
    assert b"pdfuaid" in data
    said = words_of("pdf", data)
    assert "Child protection conferences held in time by month (%)" in said
    made = docx.Document(io.BytesIO(taken(as_role("business-manager"), "word")))
    described = [shape._inline.docPr.get("descr") for shape in made.inline_shapes]
    assert any("Monthly line from" in words and "are hidden" in words for words in described)


def test_the_notes_say_what_each_figure_is_and_where_it_comes_from(drafted, as_role):
    book = openpyxl.load_workbook(io.BytesIO(taken(as_role("business-manager"), "excel")))
    assert book.sheetnames == ["Board", "Needs the Board", "Figures", "Behind the figures", "Notes"]
    notes = dict(book["Notes"].iter_rows(values_only=True))
    assert notes["State"] == DRAFT and notes["Snapshot"] == "a" * 64
    words = notes["T3-04 Child protection conferences held in time"]
    for part in (
        "Newest: April 2015 to March 2016.",
        "Counts ",
        "Source: ",
        "version d1",
        "are hidden because",
    ):
        assert part in words
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]


def test_a_correction_stands_in_the_paper_of_an_issued_page(frozen, as_role, working, reader_for):
    packs.correct(
        pack=frozen, words="Of the first conferences 517 were in time.", by=reader_for("business-manager")
    )
    for way in ("pdf", "word", "excel"):
        assert "Of the first conferences 517 were in time." in words_of(
            way, taken(as_role("lay-member"), way)
        )


@pytest.mark.parametrize("way", WAYS)
def test_who_may_not_open_the_page_may_not_take_it_away(drafted, as_role, way):
    for persona in (*MEMBERS, *OUTSIDE):
        assert as_role(persona).get(f"{BOARD}{way}/").status_code == 404
    assert as_role("business-manager").get(f"/board/2016-02-31/{way}/").status_code == 404


@pytest.mark.parametrize("way, kind", [("pdf", "pdf"), ("word", "docx"), ("excel", "xlsx"), ("csv", "csv")])
def test_the_trail_names_each_export_and_the_page_links_to_it(frozen, as_role, way, kind):
    client = as_role("lay-member")
    taken(client, way)
    event = Event.objects.filter(action="export").last()
    assert (event.thing, event.details["kind"], event.details["issued"]) == ("pack", kind, True)
    assert f"{BOARD}{way}/" in client.get(BOARD).content.decode()


def test_a_page_issued_before_papers_were_made_still_leaves(frozen, as_role):
    kept = {name: value for name, value in frozen.frozen.items() if name not in ("behind", "scrutiny")}
    Pack.objects.filter(pk=frozen.pk).update(frozen=kept)
    for way in WAYS:
        assert taken(as_role("lay-member"), way)
