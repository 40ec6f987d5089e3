"""What may be sent to members as a paper, and what becomes of it (SYS-45, W26)."""

from __future__ import annotations

import zlib

import pytest

from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.meetings import paper_kinds, papers
from safeboard.kernel.meetings.models import AgendaItem, Paper

from .conftest import PDF, RELS, packed

TEMPLATE = (
    f'<Relationship Id="1" Type="{RELS}attachedTemplate" Target="http://x.example/t" TargetMode="External"/>'
)
LINK = f'<Relationship Id="1" Type="{RELS}hyperlink" Target="http://x.example/" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PDF, "Log.PDF"),
        (packed(), "a.docx"),
        (packed("xl/workbook.xml"), "a.xlsx"),
        (packed("ppt/presentation.xml"), "a.pptx"),
        (packed(word___rels__document_dot_xml_dot_rels=LINK), "a.docx"),
        (packed("ppt/presentation.xml", ppt__embeddings__s_dot_xlsx=packed("xl/workbook.xml")), "a.pptx"),
    ],
)
def test_what_members_read_is_taken(data, name):
    assert paper_kinds.check_paper(data, name).ending == name[-len("." + name.rpartition(".")[2]) :].lower()


def pdf_with(part: bytes) -> bytes:
    return PDF.replace(b"/Type /Catalog", b"/Type /Catalog " + part)


def pdf_packed(part: bytes, kind: bytes = b"/ObjStm /N 1") -> bytes:
    stream = b"2 0 obj << /Type " + kind + b" >>\nstream\n" + zlib.compress(part) + b"\nendstream\ntrailer"
    return PDF.replace(b"trailer", stream)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.pdf", "empty"),
        (b" \n", "a.pdf", "empty"),
        (b"MZ\x90", "a.pdf", "do not know"),
        (PDF, "a.docx", "ends in .docx, but it is a PDF"),
        (packed(), "a.pdf", "but it is a Word document"),
        (packed(), "a.docm", "ends in .docm"),
        (PDF[:-8], "a.pdf", "damaged or incomplete"),
        (PDF.replace(b"/Root", b"/Encrypt 3 0 R /Root"), "a.pdf", "password"),
        (pdf_with(b"/OpenAction << /JavaScript (x) >>"), "a.pdf", "program"),
        (pdf_with(b"/OpenAction << /Java#53cript (x) >>"), "a.pdf", "program"),
        (pdf_packed(b"1 0 << /S /Launch >>"), "a.pdf", "program"),
        (pdf_packed(b"1 0 << /S /Launch >>", b"/Obj#53tm /DecodeParms << /Columns 4 >>"), "a.pdf", "program"),
        (packed("xl/workbook.xml", xl__connections_dot_xml="<c/>"), "a.xlsx", "loads something"),
        (paper_kinds.OLE2 + b"x" * 100, "a.doc", "password, or was saved"),
        (packed(word__vbaProject_dot_bin=b"x"), "a.docx", "macros"),
        (packed(word___rels__settings_dot_xml_dot_rels=TEMPLATE), "a.docx", "loads something"),
        (packed(word__embeddings__oleObject1_dot_bin=b"x"), "a.docx", "another file inside"),
        (packed(run_dot_exe=b"MZ"), "a.docx", "another file inside"),
        (packed("other.xml"), "a.docx", "packed folder"),
        (packed()[:-30], "a.docx", "damaged"),
        (b"%PDF-" + b"x" * paper_kinds.LARGEST, "a.pdf", "MB"),
    ],
)
def test_what_could_harm_or_cannot_be_read_is_refused_with_what_to_do(data, name, said):
    with pytest.raises(RefusedFile, match=said):
        paper_kinds.check_paper(data, name)


def test_a_workbook_with_macros_hidden_in_a_slide_is_found():
    inside = packed("xl/workbook.xml", xl__vbaProject_dot_bin=b"x")
    with pytest.raises(RefusedFile, match="macros"):
        paper_kinds.check_paper(packed("ppt/presentation.xml", ppt__embeddings__s_dot_xlsx=inside), "a.pptx")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("C:\\papers\\Log 1.pdf", "Log 1.pdf"), ("../../x.pdf", "x.pdf"), ('a"b;\r\n.pdf', "a_b___.pdf")],
)
def test_a_name_loses_what_a_system_might_act_on(typed, kept):
    assert papers.clean_name(typed) == kept


def test_seven_of_nine_are_in_and_who_owes_the_others(work, office):
    meeting = office.built()
    wanted = list(AgendaItem.objects.filter(meeting=meeting, paper_wanted=True))
    for item in wanted[1:]:
        papers.add_paper(item=item, title="x", filename="x.pdf", data=PDF, by=office.manager)
    gone = Paper.objects.filter(item=wanted[-1]).get()
    papers.withdraw_paper(paper=gone, by=office.manager)
    found = papers.papers_in(wanted, Paper.objects.all())
    assert found.words == f"{len(wanted) - 2} of {len(wanted)} in"
    assert found.owed == (wanted[0], wanted[-1])


def test_a_new_version_keeps_the_old_and_a_stale_one_is_refused(work, office):
    office.built()
    one = papers.add_paper(
        item=office.item("risks"), title="Log", filename="a.pdf", data=PDF, by=office.manager
    )
    two = papers.renew_paper(paper=one, seen=1, filename="b.pdf", data=PDF + b"\n", by=office.manager)
    assert (two.paper_version, two.title) == (2, "Log")
    assert papers.read_paper(paper=one, by=office.manager) == PDF
    with pytest.raises(SomebodyElse):
        papers.renew_paper(paper=one, seen=1, filename="c.pdf", data=PDF, by=office.manager)
    assert papers.newest(Paper.objects.all()) == [two]


def test_a_paper_after_issue_is_late_and_none_comes_after_cancelling(work, office):
    meeting = office.issued()
    late = papers.add_paper(
        item=office.item("plan"), title="P", filename="a.pdf", data=PDF, by=office.manager
    )
    assert late.late and not Paper.objects.get(number="5.1").late
    meeting.state = "cancelled"
    meeting.save()
    with pytest.raises(NotNow):
        papers.add_paper(item=office.item("plan"), title="P", filename="a.pdf", data=PDF, by=office.manager)
