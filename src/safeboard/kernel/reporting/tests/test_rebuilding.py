"""What was issued comes out again to the byte from what was frozen; where it does not, the check says why (docs/adr/0028)."""

from __future__ import annotations

import hashlib
import io
import zipfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.reporting import packing, packs
from safeboard.kernel.reporting.annual import drafts, editing, editions, publishing
from safeboard.kernel.reporting.annual.chapters import line_of
from safeboard.kernel.reporting.models import Chapter, Edition, Pack, Sentence
from safeboard.kernel.trail import recorder

YEAR = "2015-16"
PAPERS = {"page.pdf", "page.docx", "page.xlsx", "figures.csv", "children.html", "children.pdf"}
OF_A_YEAR = {
    "report.html",
    "report.pdf",
    "report.docx",
    "figures.xlsx",
    "figures.csv",
    "children.html",
    "children.pdf",
}


@pytest.fixture
def months_later(settings):
    """Nothing of an issued paper may follow the clock."""
    settings.STORY_DAY = "2016-12-31"


@pytest.fixture
def edition(pack, people, reader_for):
    """The annual report of a year, every chapter of it published, then issued."""
    by = people.users["business-manager"]
    with recorder.recorded(recorder.Doer(actor="test")):
        for code in ("county", "journey", "limits"):
            chapter = drafts.create(YEAR, Snapshot.objects.get(), by, code)
            for sentence in Sentence.objects.filter(chapter=chapter):
                line = line_of(sentence)
                if line.checked.refusals:
                    verb = editing.use_suggestion if line.suggested else editing.take_out
                    assert verb(sentence, seen=sentence.version, by=by)
            for step in ("with_partners", "agreed", "published"):
                chapter.refresh_from_db()
                assert publishing.move(chapter, seen=chapter.version, to=step, by=by)
        return editions.issue(YEAR, by=reader_for("business-manager"))


def differing(found):
    return [str(each) for each in found if not each.equal]


def test_an_issued_page_comes_out_the_same_months_later(issued, months_later):
    found = packing.rebuilt(issued)
    assert {each.name for each in found} == PAPERS
    assert differing(found) == []


def test_what_happens_afterwards_changes_nothing(issued, working, reader_for):
    packs.correct(
        pack=issued,
        words="Of the first conferences 517 were in time, not 516.",
        by=reader_for("business-manager"),
    )
    Result.objects.update(numerator=7)
    Agency.objects.update(name="Another name")
    assert differing(packing.rebuilt(Pack.objects.get(pk=issued.pk))) == []


def test_an_issued_report_comes_out_the_same_months_later_also_as_it_is_taken_away(
    edition, months_later, as_role
):
    found = editions.rebuilt(Edition.objects.get())
    assert {each.name for each in found} == OF_A_YEAR
    assert differing(found) == []
    for chapter in Chapter.objects.all():
        assert differing(publishing.rebuilt(chapter)) == []
    then, client = Edition.objects.get().frozen["prints"], as_role("lay-member")
    for name in ("report.pdf", "figures.xlsx", "children.pdf"):
        sent = client.get(f"/report/annual/{YEAR}/{name}")
        assert hashlib.sha256(sent.content).hexdigest() == then[name], name
    with zipfile.ZipFile(io.BytesIO(client.get(f"/report/annual/{YEAR}/report.zip").content)) as packed:
        assert {"index.html", "children.html", "children.css", "figures.xlsx"} <= set(packed.namelist())


def test_what_was_kept_and_changed_is_named(issued):
    frozen = issued.frozen | {"sentences": ["Better: all is well."]}
    Pack.objects.filter(pk=issued.pk).update(frozen=frozen)
    assert "changed since it was issued" in differing(packing.rebuilt(Pack.objects.get(pk=issued.pk)))[0]


def test_other_tools_are_named_with_both_versions(issued):
    frozen = issued.frozen | {"made_with": issued.frozen["made_with"] | {"typst": "0.0.1"}}
    frozen["prints"] = frozen["prints"] | {"page.pdf": "0" * 64}
    Pack.objects.filter(pk=issued.pk).update(frozen=frozen)
    (only,) = differing(packing.rebuilt(Pack.objects.get(pk=issued.pk)))
    assert only.startswith("page.pdf: differs. It was drawn with typst 0.0.1, now ")


def test_a_page_issued_before_finger_prints_says_so_and_a_draft_is_refused(issued, pack):
    old = {
        name: value for name, value in issued.frozen.items() if name not in ("prints", "made_with", "content")
    }
    Pack.objects.filter(pk=issued.pk).update(frozen=old)
    assert "before finger-prints" in differing(packing.rebuilt(Pack.objects.get(pk=issued.pk)))[0]
    with pytest.raises(ValueError, match="has not been issued"):
        packing.rebuilt(Pack(title="A draft"))


def test_the_command_says_of_every_issued_paper_whether_it_is_the_same(issued, edition):
    out = StringIO()
    call_command("report", "check", stdout=out)
    said = out.getvalue()
    assert "Headline page: Board, 28 April 2016" in said and "  report.pdf: the same" in said
    assert "Every issued paper comes out the same." in said
    assert [line for line in said.splitlines() if not line.startswith(" ")][-2] == f"Annual report {YEAR}"
    Result.objects.filter(code="T3-04", period="2015-16").update(numerator=100)
    with pytest.raises(CommandError, match="1 paper differs"):
        call_command("report", "check", stdout=StringIO())


def test_a_report_is_issued_once_not_while_a_chapter_is_open_and_read_by_readers_of_it(
    edition, people, as_role, reader_for
):
    with (
        recorder.recorded(recorder.Doer(actor="test")),
        pytest.raises(editions.CannotIssue, match="has been issued"),
    ):
        editions.issue(YEAR, by=reader_for("business-manager"))
    with recorder.recorded(recorder.Doer(actor="test")):
        drafts.create("2014-15", Snapshot.objects.get(), people.users["business-manager"], "county")
    assert editions.in_the_way("2014-15") == ["Our county and our children: draft."]
    assert editions.in_the_way("2013-14") == ["Nobody has begun a chapter yet."]
    assert as_role("lay-member").post("/report/annual/2014-15/issue/").status_code == 404
    answer = as_role("business-manager").post("/report/annual/2014-15/issue/", follow=True)
    assert "Our county and our children: draft." in answer.content.decode()
    assert Edition.objects.count() == 1
    body = as_role("lay-member").get(f"/report/annual/{YEAR}/").content.decode()
    assert "Issued on 21 April 2016" in body and f"/report/annual/{YEAR}/children/" in body
    page = as_role("lay-member").get(f"/report/annual/{YEAR}/children/")
    assert page.status_code == 200 and "About the year" in page.content.decode()
    assert as_role("police-data-lead").get(f"/report/annual/{YEAR}/children/").status_code == 404
