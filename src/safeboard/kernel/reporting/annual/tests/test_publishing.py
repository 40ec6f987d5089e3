"""Where a chapter stands, what reopens it, what is frozen, and what is written out."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from safeboard.kernel.reporting.annual import drafts, editing, publishing, writing
from safeboard.kernel.reporting.annual.chapters import line_of
from safeboard.kernel.reporting.annual.editing import is_spelling
from safeboard.kernel.reporting.annual.tests.conftest import make_snapshot
from safeboard.kernel.reporting.models import Chapter, Sentence
from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.models import Event


def stand(chapter, by, *steps):
    for to in steps:
        assert publishing.move(chapter, seen=chapter.version, to=to, by=by)
    return chapter


def first(chapter):
    return Sentence.objects.filter(chapter=chapter, text__contains="{T3-04").first()


def test_a_new_chapter_is_begun_once(chapter, snapshot, by):
    assert drafts.create("2015-16", snapshot, by).pk == chapter.pk
    assert Sentence.objects.count() == 10
    assert len(publishing.refused("2015-16", Chapter.objects.all())) == 2


def test_what_cannot_be_published_is_neither_agreed_nor_published(chapter, by):
    stand(chapter, by, "with_partners")
    with pytest.raises(publishing.CannotPublish, match="2 sentences cannot be published yet"):
        publishing.move(chapter, seen=chapter.version, to="agreed", by=by)
    Chapter.objects.update(standing="agreed")
    with pytest.raises(publishing.CannotPublish):
        publishing.move(chapter, seen=chapter.version, to="published", by=by)
    chapter.refresh_from_db()
    assert chapter.frozen is None


@pytest.mark.parametrize("to", ("agreed", "published", "draft", "elsewhere"))
def test_no_step_is_skipped(sound, by, to):
    with pytest.raises(publishing.NotFromHere):
        publishing.move(sound, seen=sound.version, to=to, by=by)


def test_two_who_publish_at_once_publish_once(sound, by):
    stand(sound, by, "with_partners")
    seen = sound.version
    assert publishing.move(sound, seen=seen, to="agreed", by=by)
    Chapter.objects.update(standing="with_partners")
    assert not publishing.move(sound, seen=seen, to="agreed", by=by)


def test_published_it_is_frozen_with_every_figure_and_its_snapshot(sound, by):
    stand(sound, by, "with_partners", "agreed", "published")
    frozen = sound.frozen
    assert (frozen["snapshot"], frozen["published_by"], frozen["left_out"]) == ("a" * 64, "Bea Marsh", 0)
    assert {each["code"] for each in frozen["figures"]} >= {"T1-04", "T1-05", "T3-04", "T4-01"}
    assert all(each["definition"] == "d1" and each["source"] for each in frozen["figures"])
    conferences = next(each for each in frozen["figures"] if each["code"] == "T3-04")
    assert (conferences["numerator"], conferences["denominator"], conferences["parts"]) == (
        516,
        749,
        "516 of 749",
    )
    make_snapshot("b" * 64, hour=10, T3_04=530)
    with pytest.raises(editing.AlreadyPublished):
        publishing.take_newest_figures(sound, seen=sound.version, by=by)
    (kept,) = publishing.printable("2015-16", Chapter.objects.all())
    assert kept == frozen | {"errata": []}


@pytest.mark.parametrize("verb", ("write", "change", "take_out", "put_back"))
def test_a_published_chapter_is_never_edited(sound, by, verb):
    stand(sound, by, "with_partners", "agreed", "published")
    sentence = first(sound)
    with pytest.raises(editing.AlreadyPublished):
        if verb == "write":
            editing.write(sound, kind="body", text="New.", by=by)
        elif verb == "change":
            editing.change(sentence, seen=sentence.version, text="New.", by=by)
        else:
            getattr(editing, verb)(sentence, seen=sentence.version, by=by)
    sentence.refresh_from_db()
    assert sentence.text != "New." and not sentence.taken_out


@pytest.mark.parametrize(
    ("was", "now", "spelling"),
    [
        ("We lissen to children.", "We listen to children.", True),
        ("We listen, to children", "We listen to children.", True),
        ("Held in {T3-04 2015-16} of cases.", "Held on {T3-04 2015-16} of cases.", False),
        ("Held in {T3-04 2015-16}.", "Held in {T3-04 2014-15}.", False),
        ("It is {T3-04 2015-16 below England}.", "It is {T3-04 2015-16 above England}.", False),
        ("We now listen.", "We not listen.", False),
        ("We listen.", "We listen well.", False),
        ("Help came early.", "Help came slowly.", False),
        ("{T3-04 2015-16} of it.", "It {T3-04 2015-16}.", False),
        ("In 2014-15 we did.", "In 2015-16 we did.", False),
    ],
)
def test_fixing_spelling_is_told_from_changing_the_meaning(was, now, spelling):
    assert is_spelling(was, now) is spelling


def test_spelling_keeps_the_agreement_and_a_changed_number_does_not(sound, by):
    stand(sound, by, "with_partners", "agreed")
    sentence = first(sound)
    editing.change(sentence, seen=sentence.version, text=sentence.text.replace("held", "hald"), by=by)
    sound.refresh_from_db()
    assert sound.standing == "agreed"
    editing.change(sentence, seen=sentence.version, text="{T3-04 2015-16} in time.", by=by)
    sound.refresh_from_db()
    assert (sound.standing, sound.reopened) == ("draft", "It was agreed, and then a sentence was changed.")


@pytest.mark.parametrize("verb", ("write", "take_out"))
def test_adding_and_taking_out_reopens_the_agreement(sound, by, verb):
    stand(sound, by, "with_partners", "agreed")
    if verb == "write":
        editing.write(sound, kind="next", text="We go on.", by=by)
    else:
        sentence = first(sound)
        editing.take_out(sentence, seen=sentence.version, by=by)
    sound.refresh_from_db()
    assert sound.standing == "draft" and "It was agreed" in sound.reopened


def test_a_changed_figure_reopens_the_agreement_and_says_which(sound, by):
    stand(sound, by, "with_partners", "agreed")
    make_snapshot("b" * 64, hour=10, T3_04=530)
    changed = publishing.take_newest_figures(sound, seen=sound.version, by=by)
    assert "Child protection conferences held in time in 2015-16: was 68.9%, now 70.8%" in map(str, changed)
    sound.refresh_from_db()
    assert (
        sound.standing == "draft"
        and "Child protection conferences held in time in 2015-16: was 68.9%, now 70.8%" in sound.reopened
    )


def test_newer_figures_that_say_the_same_keep_the_agreement(sound, by):
    stand(sound, by, "with_partners", "agreed")
    make_snapshot("b" * 64, hour=10)
    assert publishing.take_newest_figures(sound, seen=sound.version, by=by) == []
    sound.refresh_from_db()
    assert sound.standing == "agreed" and sound.snapshot.content == "b" * 64


def test_a_newer_figure_that_no_longer_bears_out_a_claim_is_told(sound, by):
    make_snapshot("b" * 64, hour=10, T1_04=5000)
    changed = publishing.take_newest_figures(sound, seen=sound.version, by=by)
    assert any(
        "Referrals to social care in 2015-16: was above England's 532.2, now 414.2 is below 532.2"
        in str(each)
        for each in changed
    )
    assert publishing.refused("2015-16", Chapter.objects.all())


def sheets(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_workbook_holds_numbers_as_numbers_and_text_as_text(sound, by):
    chapters = publishing.printable("2015-16", Chapter.objects.all())
    chapters[0]["title"] = "=1+1"
    book = sheets(writing.workbook("2015-16", chapters))
    assert book.sheetnames == ["Figures", "Notes"]
    rows = list(book["Figures"].iter_rows(values_only=True))
    row = next(dict(zip(rows[0], each, strict=True)) for each in rows if each[1] == "T3-04")
    assert (row["Count"], row["Out of"], round(row["Value"], 1)) == (516, 749, 68.9)
    assert all(cell.data_type != "f" for line in book["Figures"].iter_rows() for cell in line)
    assert rows[1][0] == "=1+1"
    assert any(
        "Counts of 1 to 5 are hidden" in str(each[1]) for each in book["Notes"].iter_rows(values_only=True)
    )


def test_the_same_report_gives_the_same_bytes(sound, by):
    chapters = publishing.printable("2015-16", Chapter.objects.all())
    assert writing.bundle("2015-16", chapters) == writing.bundle("2015-16", chapters)


def test_the_command_refuses_and_lists_what_stands_in_the_way(chapter, tmp_path):
    with pytest.raises(CommandError) as refused:
        call_command("report", "annual", "--year", "2015-16", "--out", str(tmp_path / "out"))
    assert refused.value.returncode == 1
    assert "2 sentences cannot be published yet" in str(refused.value)
    assert "'Below England' - 576.3 is above 532.2." in str(refused.value)
    assert not (tmp_path / "out").exists()


def test_the_command_writes_a_page_that_stands_alone(chapter, people, tmp_path, capsys):
    with recorder.recorded(recorder.Doer(actor="test")):
        for sentence in Sentence.objects.filter(chapter=chapter):
            if line_of(sentence).checked.refusals:
                editing.use_suggestion(sentence, seen=1, by=people.users["analyst"])
    call_command("report", "annual", "--year", "2015-16", "--out", str(tmp_path / "out"))
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == [
        "figures.xlsx",
        "index.html",
        "report.css",
    ]
    page = (tmp_path / "out" / "index.html").read_text()
    assert "above England&#39;s 532.2" in page and "Draft, not for publication." in page
    assert (
        "576.3 is above 509.5" in page
        and "<script" not in page
        and "style=" not in page
        and "/static/" not in page
    )
    assert "Marked as a draft" in capsys.readouterr().out
    assert Event.objects.filter(action="reporting.write-out", thing_id="2015-16").exists()


@pytest.mark.parametrize("year", ("2015", "2015-16Q1", "2014-15"))
def test_the_command_says_what_is_wrong_with_the_year(chapter, tmp_path, year):
    with pytest.raises(CommandError):
        call_command("report", "annual", "--year", year, "--out", str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_the_command_says_where_it_cannot_write(sound, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(
        CommandError, match=r"could not be written into .*Choose a folder that you may write into"
    ):
        call_command("report", "annual", "--year", "2015-16", "--out", str(tmp_path / "file" / "out"))
    assert not Event.objects.filter(action="reporting.write-out").exists()


def test_the_workbook_rounds_values_and_shows_the_start_of_the_content(sound, by):
    book = sheets(writing.workbook("2015-16", publishing.printable("2015-16", Chapter.objects.all())))
    values = [each for row in book["Figures"].iter_rows(values_only=True) for each in row]
    numbers = [each for each in values if isinstance(each, float)]
    assert numbers and all(each == round(each, 4) for each in numbers)
    notes = " ".join(str(row[1]) for row in book["Notes"].iter_rows(values_only=True))
    assert f"Content {'a' * 12}." in notes
