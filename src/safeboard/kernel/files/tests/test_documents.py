"""The same paper as Word and as PDF: read back with other libraries than those that wrote it."""

from __future__ import annotations

import datetime as dt
import io
import re
import time
import zipfile

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from safeboard.kernel.files.documents import (
    Bold,
    Bullets,
    Document,
    Heading,
    Note,
    Numbered,
    Pack,
    PageBreak,
    Paragraph,
    Picture,
    TableBlock,
    as_docx,
    as_pdf,
    paragraphs,
)
from safeboard.kernel.files.documents.model import cell_words, figures, running

HOSTILE = r'#read("/etc/passwd") *b* _i_ \ #let $x$ <l> @r `c` // no /* no */ [x] {y} -- ~ "q" = h'
OFFICE = "Chalkshire Safeguarding Children Board"


def paper(*blocks, title="Action list", **more):
    return Document(title=title, organisation=OFFICE, blocks=blocks, **more)


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def flat(words: str) -> str:
    return re.sub(r"\s+", "", words.replace("\u200b", ""))


def word(data: bytes):
    return docx.Document(io.BytesIO(data))


def tags(data: bytes) -> list[str]:
    """The kinds of all parts of the structure that a screen reader walks."""
    found = []

    def walk(part):
        part = part.get_object()
        if isinstance(part, list):
            for each in part:
                walk(each)
        elif isinstance(part, dict):
            if "/S" in part:
                found.append(str(part["/S"]))
            if "/K" in part:
                walk(part["/K"])

    walk(pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


LONG_TABLE = TableBlock(
    "Actions",
    ("No", "What", "Days late"),
    tuple((n, f"Do the thing {n}", n * 10) for n in range(1, 81)),
    (1, 5, 2),
)
WHOLE = paper(
    Heading("Late", 1),
    Heading("By agency", 2),
    Heading("Police", 3),
    Paragraph(("Decided: ", Bold("agreed"), ".")),
    Bullets(("apples", "pears")),
    Numbered(("one", "two")),
    LONG_TABLE,
    Numbered(("three",)),
    Note("Read this first.", title="For decision"),
    PageBreak(),
    Paragraph("The last page."),
    subtitle="What was promised",
    date_line="Thursday 28 April 2016",
    marking="Official-Sensitive",
    paper_number="Paper 3",
    footer="Made for the Board",
    made_on=dt.date(2016, 4, 21),
)


# --- What a paper may be ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Heading("x", 4), "level is 1, 2 or 3"),
        (lambda: Heading(" "), "needs words"),
        (lambda: paper(Heading("x", 2)), "make it level 1"),
        (lambda: paper(Heading("x"), Heading("y", 3)), "level 3 under level 1; make it level 2"),
        (lambda: paper(title=" "), "needs a title"),
        (lambda: TableBlock("T", (), ()), "no column headings"),
        (lambda: TableBlock("T", ("a", "b"), (("1", "2"), ("1",))), "row 2: 1 cells under 2 headings"),
        (lambda: TableBlock("T", ("a", "b"), (), (1,)), "one width above nought"),
        (lambda: TableBlock("T", ("a", "b"), (), (1, 0)), "one width above nought"),
        (lambda: TableBlock("T", ("a",), (), row_header=1), "no column 1"),
        (lambda: Pack("P", OFFICE, ()), "at least one paper"),
        (lambda: Pack("", OFFICE, (WHOLE,)), "needs a title"),
    ],
)
def test_a_paper_that_cannot_be_read_aloud_is_refused_in_words(make, words):
    with pytest.raises(ValueError, match=words):
        make()


def test_a_heading_may_go_up_any_number_of_levels():
    paper(Heading("a"), Heading("b", 2), Heading("c", 3), Heading("d"), Heading("e", 2))


def test_what_was_typed_falls_into_paragraphs():
    typed = "\r\nFirst line\r\nsecond  \r\n \r\n\r\nNext\r\n"
    assert paragraphs(typed) == (Paragraph("First line\nsecond"), Paragraph("Next"))
    assert paragraphs(" \n ") == ()


def test_cells_become_words():
    given = (None, True, 1234, 0.5, dt.date(2016, 4, 1), dt.datetime(2016, 4, 1, 9, 5), ("a", Bold("b")))
    said = ["", "Yes", "1,234", "0.5", "1 April 2016", "1 April 2016, 09:05", ("a", Bold("b"))]
    assert [cell_words(each) for each in given] == said


def test_a_column_of_numbers_stands_to_the_right_but_not_the_one_that_names_the_rows():
    table = TableBlock(
        "T", ("No", "n", "mixed", "none", "yes"), ((1, 2, 3, None, True), (2, None, "x", None, False))
    )
    assert figures(table) == (False, True, False, False, False)
    assert figures(TableBlock("T", ("a",), ())) == (False,)


def test_a_running_title_is_one_short_line():
    assert running("A\nB") == "A B" and len(running("x" * 300)) == 100 and running("x" * 300).endswith("…")


# --- PDF -------------------------------------------------------------------------------------------------------------


def test_the_pdf_says_what_it_is_to_a_screen_reader():
    reader = pypdf.PdfReader(io.BytesIO(as_pdf(WHOLE)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value and root["/Lang"] == "en-GB"
    assert reader.metadata.title == "Action list" and reader.metadata.author == OFFICE
    assert reader.metadata.creation_date.date() == dt.date(2016, 4, 21)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert (round(reader.pages[0].mediabox.width), round(reader.pages[0].mediabox.height)) == (595, 842)
    found = tags(as_pdf(WHOLE))
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/Caption", "/Strong"} <= set(found)
    assert found.count("/TH") == 3 and found.count("/TR") == 81 and found.count("/L") == 3


def test_every_page_of_the_pdf_has_its_number_marking_and_paper_and_the_table_its_heads():
    read = pages(as_pdf(WHOLE))
    assert len(read) > 3
    for number, words in enumerate(read, start=1):
        assert f"Page {number} of {len(read)}" in words
        assert "Paper 3: Action list" in words and words.count("Official-Sensitive") >= 2
        assert "Made for the Board" in words
        if "Do the thing" in words:
            assert "What Days late" in words
    assert (
        "Thursday 28 April 2016" in read[0] and "What was promised" in read[0] and "1. one\n2. two" in read[0]
    )
    assert "The last page." in read[-1] and "Do the thing" not in read[-1]
    assert sum(words.count("1. ") for words in read) == 2


def test_only_fonts_of_the_library_are_inside():
    reader = pypdf.PdfReader(io.BytesIO(as_pdf(WHOLE)))
    names = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert names and all("Libertinus" in name for name in names)


@pytest.mark.parametrize(
    "hostile", [HOSTILE, "= Not a heading", "- not a point", '"); #panic("', "\\u{41}", "&amp;<b>"]
)
def test_what_was_typed_comes_out_as_it_was_typed(hostile):
    made = paper(
        Heading(hostile),
        Paragraph((hostile, Bold(hostile))),
        Bullets((hostile,)),
        Numbered((hostile,)),
        TableBlock(hostile, (hostile,), ((hostile,),)),
        TableBlock(hostile, ("a",), (), empty=hostile),
        Note(hostile, hostile),
        title=hostile,
        subtitle=hostile,
        date_line=hostile,
        paper_number=hostile,
        footer=hostile,
    )
    for one in (made, Pack(hostile, hostile, (made,), subtitle=hostile, footer=hostile)):
        told = flat("".join(pages(as_pdf(one))))
        # Cells, captions, the empty table's two, the box's two, words in bold, running head and foot, title lines.
        assert told.count(flat(hostile)) >= 17
        assert "root:" not in told
    said = word(as_docx(made))
    lines = [line.text for line in said.paragraphs]
    assert lines.count(hostile) >= 8 and f"{hostile}{hostile}" in lines
    assert [cell.text for row in said.tables[0].rows for cell in row.cells] == [hostile, hostile]
    assert pypdf.PdfReader(io.BytesIO(as_pdf(made))).metadata.title == hostile


def test_a_sign_without_a_font_stands_as_its_name():
    made = paper(Paragraph("Well done \U0001f600, 中 a\u20dd café Łódź"), title="\U0001f600")
    told = " ".join("".join(pages(as_pdf(made))).split())
    assert (
        "Well done [grinning face], [cjk unified ideograph-4e2d] a[combining enclosing circle] café Łódź"
        in told
    )
    assert word(as_docx(made)).paragraphs[-1].text == "Well done \U0001f600, 中 a\u20dd café Łódź"


def test_signs_that_no_file_can_hold_are_shown_and_break_nothing():
    made = paper(Paragraph("a\x00b\x0bc\ud800d\uffffe\x85f\r\ng"), title="T\x01", subtitle="\x02")
    assert "a�b�c�d�e\nf\ng" in pages(as_pdf(made))[0]
    assert word(as_docx(made)).paragraphs[-1].text == "a�b�c�d�e\nf\ng"


def test_nothing_to_say_is_still_a_paper():
    for made in (paper(), paper(Paragraph(""), Paragraph(()), Bullets(()), Numbered(()), Note(()))):
        assert "Page 1 of 1" in pages(as_pdf(made))[0]
        assert word(as_docx(made)).core_properties.title == "Action list"


def test_a_table_without_rows_says_so():
    made = paper(TableBlock("Late actions", ("a",), (), empty="No action is late."))
    assert "Late actions: No action is late." in pages(as_pdf(made))[0]
    assert word(as_docx(made)).paragraphs[-1].text == "Late actions: No action is late."


def test_a_long_address_stays_in_its_column_and_a_cell_longer_than_a_page_runs_on():
    made = paper(TableBlock("T", ("a", "b"), (("x" * 200, "right"), ("w " * 6000, "end")), row_header=None))
    read = pages(as_pdf(made))
    assert len(read) > 2 and flat("".join(read)).count("w") >= 6000 and "x" * 200 in flat(read[0])
    runs = re.findall("x+", read[0].replace("\u200b", ""))
    assert len(runs) > 1 and max(map(len, runs)) < 60


def test_the_same_paper_gives_the_same_bytes():
    assert as_pdf(WHOLE) == as_pdf(WHOLE)
    first = as_docx(WHOLE)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert first == as_docx(WHOLE)


def test_a_wide_paper_lies_on_its_side():
    wide = paper(landscape=True)
    box = pypdf.PdfReader(io.BytesIO(as_pdf(wide))).pages[0].mediabox
    assert box.width > box.height
    section = word(as_docx(wide)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)


# --- Word ------------------------------------------------------------------------------------------------------------


def test_the_word_file_has_real_styles_and_knows_its_title_language_and_shape():
    read = word(as_docx(WHOLE))
    styles = {line.text: line.style.name for line in read.paragraphs}
    assert (styles["Action list"], styles["What was promised"]) == ("Title", "Subtitle")
    assert [styles[each] for each in ("Late", "By agency", "Police")] == [
        "Heading 1",
        "Heading 2",
        "Heading 3",
    ]
    assert (styles["apples"], styles["one"], styles["Actions"]) == ("List Bullet", "List Number", "Caption")
    breaks = [each.get(qn("w:type")) for each in read.element.body.findall(f".//{qn('w:br')}")]
    assert breaks.count("page") == 1
    decided = next(line for line in read.paragraphs if line.text == "Decided: agreed.")
    assert [(run.text, bool(run.bold)) for run in decided.runs] == [
        ("Decided: ", False),
        ("agreed", True),
        (".", False),
    ]
    about = read.core_properties
    assert (about.title, about.author, about.language) == ("Action list", OFFICE, "en-GB")
    assert about.created.date() == dt.date(2016, 4, 21)
    languages = read.styles.element.findall(f".//{qn('w:lang')}")
    assert [each.get(qn("w:val")) for each in languages] == ["en-GB"]
    section = read.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_the_head_and_foot_of_the_word_file():
    section = word(as_docx(WHOLE)).sections[0]
    assert section.header.paragraphs[0].text == "Paper 3: Action list\tOfficial-Sensitive"
    foot = section.footer.paragraphs[0]
    assert foot.text == "Made for the Board\tOfficial-Sensitive\tPage 1 of 1"
    assert [each.text.strip() for each in foot._p.findall(f".//{qn('w:instrText')}")] == ["PAGE", "NUMPAGES"]
    kinds = [each.get(qn("w:fldCharType")) for each in foot._p.findall(f".//{qn('w:fldChar')}")]
    assert kinds == ["begin", "separate", "end"] * 2
    # Word works a field out again when it opens the file only if it is told that the number is old.
    assert [each.get(qn("w:dirty")) for each in foot._p.findall(f".//{qn('w:fldChar')}")][::3] == ["true"] * 2


def test_the_table_of_the_word_file_repeats_and_marks_its_head():
    (table,) = word(as_docx(WHOLE)).tables
    assert [cell.text for cell in table.rows[80].cells] == ["80", "Do the thing 80", "800"]
    marked = [
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows
    ]
    assert marked[0] and not any(marked[1:])
    assert (
        table.rows[0].cells[1].paragraphs[0].runs[0].bold
        and not table.rows[1].cells[1].paragraphs[0].runs[0].bold
    )
    assert table.rows[1].cells[0].paragraphs[0].runs[0].bold
    first, second, third = (cell.width for cell in table.rows[3].cells)
    assert second == pytest.approx(5 * first, rel=0.01) and third == pytest.approx(2 * first, rel=0.01)
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Actions"
    assert table.rows[1].cells[2].paragraphs[0].alignment is not None


def test_each_numbered_list_begins_at_one():
    read = word(as_docx(WHOLE))
    ids = {
        line.text: line._p.pPr.numPr.numId.val for line in read.paragraphs if line.style.name == "List Number"
    }
    assert ids["one"] == ids["two"] != ids["three"]
    made = {num.numId: num for num in read.part.numbering_part.element.num_lst}
    for each in ids.values():
        (level,) = made[each].findall(qn("w:lvlOverride"))
        assert level.find(qn("w:startOverride")).get(qn("w:val")) == "1"


def test_a_box_is_framed_once():
    read = word(as_docx(WHOLE))
    framed = [
        line.text
        for line in read.paragraphs
        if line._p.pPr is not None and line._p.pPr.find(qn("w:pBdr")) is not None
    ]
    assert framed == ["For decision\nRead this first."]


# --- A pack ----------------------------------------------------------------------------------------------------------


PACK = Pack(
    "Papers for 28 April",
    OFFICE,
    (
        paper(Heading("Welcome"), title="Agenda", paper_number="Paper 1", marking="Official"),
        WHOLE,
        paper(Heading("Risks"), Paragraph("Wide."), title="Risk log", paper_number="Paper 4", landscape=True),
    ),
    date_line="Thursday 28 April 2016",
    marking="Official-Sensitive",
)


def test_a_pack_is_one_pdf_with_contents_that_name_each_page():
    data = as_pdf(PACK)
    read = pages(data)
    starts = [
        read.index(next(words for words in read[1:] if f"\n{each}\n" in words)) + 1
        for each in ("Paper 1: Agenda", "Paper 3: Action list", "Paper 4: Risk log")
    ]
    listed = re.findall(r"^(Paper \d: .+?)[ .]+(\d+)$", read[0], re.M)
    assert [name for name, _ in listed] == ["Paper 1: Agenda", "Paper 3: Action list", "Paper 4: Risk log"]
    assert [int(page) for _, page in listed] == starts and starts[0] == 2 and starts[2] == len(read)
    for number, words in enumerate(read, start=1):
        assert f"Page {number} of {len(read)}" in words and "Official-Sensitive" in words
    assert read[0].startswith("Papers for 28 April") and read[1].startswith("Paper 1: Agenda")
    assert read[-1].startswith("Paper 4: Risk log")
    boxes = [page.mediabox.width > page.mediabox.height for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    assert boxes == [False] * (len(read) - 1) + [True]
    reader = pypdf.PdfReader(io.BytesIO(data))
    named = [each.title for each in reader.outline if not isinstance(each, list)]
    assert named[-3:] == ["Paper 1: Agenda", "Paper 3: Action list", "Paper 4: Risk log"]
    assert {"/TOC", "/TOCI", "/H4"} <= set(tags(data))


def test_a_pack_is_one_word_file_with_contents_and_a_section_a_paper():
    read = word(as_docx(PACK))
    heads = [section.header.paragraphs[0].text.split("\t")[0] for section in read.sections]
    assert heads == ["Papers for 28 April", "Paper 1: Agenda", "Paper 3: Action list", "Paper 4: Risk log"]
    assert [section.page_width > section.page_height for section in read.sections] == [
        False,
        False,
        False,
        True,
    ]
    contents = [[cell.text for cell in row.cells] for row in read.tables[0].rows]
    assert contents[1:] == [
        ["Paper 1", "Agenda", "1"],
        ["Paper 3", "Action list", "1"],
        ["Paper 4", "Risk log", "1"],
    ]
    asked = [each.text.split()[1] for each in read.tables[0]._tbl.findall(f".//{qn('w:instrText')}")]
    named = [each.get(qn("w:name")) for each in read.element.body.findall(f".//{qn('w:bookmarkStart')}")]
    assert asked == named and len(set(named)) == 3
    styles = [
        (line.text, line.style.name) for line in read.paragraphs if line.style.name.startswith("Heading")
    ]
    assert ("Paper 3: Action list", "Heading 1") in styles and ("Police", "Heading 4") in styles


def test_thirty_pages_take_no_longer_than_somebody_waits():
    long = paper(
        *(
            block
            for n in range(30)
            for block in (Heading(f"Part {n}"), Paragraph("Words about it. " * 150), LONG_TABLE)
        )
    )
    began = time.perf_counter()
    assert len(pages(as_pdf(long))) >= 30
    as_docx(long)
    assert time.perf_counter() - began < 20


# --- Pictures -------------------------------------------------------------------------------------------------------

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" viewBox="0 0 80 40"><path d="M0 40L80 0" '
    'stroke="black"/><text x="2" y="12">Axis words</text></svg>'
)
DRAWN = paper(Heading("Chart"), Picture(SVG, "Fewer children wait", "Monthly line from 9 to 4."))


def test_a_picture_in_the_pdf_has_its_finding_and_words_for_who_cannot_see_it():
    data = as_pdf(DRAWN)
    (page,) = pages(data)
    assert "Fewer children wait" in page and "Axis words" in page
    assert "/Figure" in tags(data) and "/Caption" in tags(data)
    alternatives = []

    def walk(part):
        part = part.get_object()
        if isinstance(part, list):
            for each in part:
                walk(each)
        elif isinstance(part, dict):
            alternatives.append(str(part.get("/Alt", "")))
            if "/K" in part:
                walk(part["/K"])

    walk(pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert "Monthly line from 9 to 4." in alternatives


def test_a_picture_in_the_word_file_has_its_finding_and_words_for_who_cannot_see_it():
    made = word(as_docx(DRAWN))
    (shape,) = made.inline_shapes
    assert shape._inline.docPr.get("descr") == "Monthly line from 9 to 4."
    assert [line.text for line in made.paragraphs if line.style.name == "Caption"] == ["Fewer children wait"]


@pytest.mark.parametrize(
    "svg, finding, alternative, words",
    [
        ("<html>", "Found", "Said", "is no SVG"),
        (SVG, " ", "Said", "needs its finding"),
        (SVG, "Found", "", "needs its finding"),
    ],
)
def test_a_picture_without_words_is_refused(svg, finding, alternative, words):
    with pytest.raises(ValueError, match=words):
        Picture(svg, finding, alternative)


def test_the_words_of_a_table_of_months_are_not_torn():
    months = ("Year", *(f"M{number}" for number in range(1, 13)))
    table = TableBlock("By month", months, (("2015-16", *("hidden",) * 12),), widths=(1.5, *(1,) * 12))
    (page,) = pages(as_pdf(paper(table)))
    assert page.count("hidden") == 12
    assert word(as_docx(paper(table))).tables[0].rows[1].cells[1].paragraphs[0].runs[0].font.size.pt == 8


def test_the_contents_are_called_as_the_pack_says_and_need_no_numbers():
    pack = Pack(title="Report", organisation=OFFICE, documents=(paper(title="One"),), parts="Contents")
    assert "Contents" in pages(as_pdf(pack))[0] and "Papers" not in pages(as_pdf(pack))[0]
    made = word(as_docx(pack))
    assert [cell.text for cell in made.tables[0].rows[0].cells] == ["Title", "Page"]
