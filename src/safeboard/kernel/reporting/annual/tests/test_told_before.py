"""What a published chapter told is known when figures are released, and the other way round (R-DAT-03, docs/adr/0025)."""

from __future__ import annotations

import pytest

from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing import dfe_layout, making, register
from safeboard.kernel.indicators.releasing.choosing import Choice
from safeboard.kernel.indicators.releasing.earlier import papers_before
from safeboard.kernel.indicators.tests.conftest import put_results
from safeboard.kernel.reporting import told_before
from safeboard.kernel.reporting.annual import editing, publishing
from safeboard.kernel.reporting.models import Chapter

YEAR = "2015-16"


@pytest.fixture
def who_refers(sound, by, snapshot):
    """A chapter with a sentence about who refers, agreed by partners."""
    put_results(snapshot, "T1-05", {YEAR: 6958})
    editing.write(
        sound, kind="what", text="{T1-05 2015-16 source=police} of referrals came from there.", by=by
    )
    for to in ("with_partners", "agreed"):
        assert publishing.move(sound, seen=sound.version, to=to, by=by)
    return sound


def released(snapshot, reader_for):
    release = register.propose(
        title="Who refers",
        words="",
        choice=Choice(("T1-05",), (YEAR,)),
        snapshot=snapshot,
        by=reader_for("analyst"),
    )
    release.refresh_from_db()
    return release


def publish(chapter, by):
    assert publishing.move(chapter, seen=chapter.version, to="published", by=by)
    return chapter


def test_a_published_chapter_is_among_what_was_told(who_refers, by, snapshot, reader_for):
    assert not papers_before()
    publish(who_refers, by)
    (paper,) = papers_before()
    read = paper.read()
    held = {slot.category: hidden for slot, hidden in read.slots.items() if slot.code == "T1-05" and slot.by}
    assert paper.public and held["unknown"] and not held["police"]
    release = released(snapshot, reader_for)
    assert release.state == Release.PROPOSED and release.report["tried"] == [paper.name]


def test_a_number_that_a_chapter_gave_away_blocks_a_release(who_refers, by, snapshot, reader_for):
    chapter = publish(who_refers, by)
    frozen = chapter.frozen
    exhibit = next(each for each in frozen["behind"] if each["code"] == "T1-05")
    row = next(each for each in exhibit["rows"] if "Unknown" in each)
    place = row.index("Unknown")
    row[place + 1], row[row.index(next(x for x in row if str(x).startswith("hidden")))] = 5, "counted"
    Chapter.objects.filter(pk=chapter.pk).update(frozen=frozen)
    release = released(snapshot, reader_for)
    assert release.state == Release.BLOCKED and "Unknown" in release.report["leaks"][0]["what"]


def test_a_chapter_that_completes_a_release_cannot_be_published(who_refers, by, snapshot, reader_for):
    """The release hid another one beside the small one than the chapter does: together they give it away."""
    release = released(snapshot, reader_for)
    rows = dfe_layout.rows_of(bytes(release.data))
    assert {row["category"] for row in rows if row["number"] == "c"} == {"unknown", "housing"}
    data = bytes(release.data).decode("utf-8-sig").splitlines()
    housing = next(at for at, line in enumerate(data) if ",housing," in line)
    police = next(at for at, line in enumerate(data) if ",police," in line)
    data[housing] = data[housing].replace(",c,c,c,c,c,c", ",39,6958,0.6,z,z,z")
    data[police] = data[police].partition(",1884,")[0] + ",c,c,c,c,c,c"
    changed = "\n".join(data).encode()
    Release.objects.filter(pk=release.pk).update(
        state=Release.APPROVED, data=changed, page=making.page_of(changed)
    )
    with pytest.raises(publishing.GivesAway, match="Unknown"):
        publish(who_refers, by)
    who_refers.refresh_from_db()
    assert who_refers.standing == "agreed" and not list(told_before.issued())
    Release.objects.filter(pk=release.pk).update(data=release.data, page=release.page)
    publish(who_refers, by)
