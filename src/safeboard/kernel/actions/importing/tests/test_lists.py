"""The other lists, long lists, days as people write them, and headings as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.actions.importing import batches, lists, reading
from safeboard.kernel.actions.importing.cells import as_day, as_words
from safeboard.kernel.actions.importing.target import TARGETS, Choice, Field, Holds, declare
from safeboard.kernel.actions.models import Batch, Item, Kind, Rag, Standing, Step, Wait
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.files.sheets import Sheet
from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.models import Event

from .conftest import DAY, row, text_of, workbook


def taken(office, data, kind, **said):
    batch = office.sent(data, kind)
    assert office.columns(batch).status_code == 302
    answer = office.answer(batch, **said)
    assert answer is None or answer.status_code == 302, text_of(answer)
    office.confirm(batch)
    return list(Item.objects.filter(batch=batch).order_by("number"))


def test_risks_keep_their_scores_and_wait_for_what_they_lack(office):
    headings = (
        "Risk No",
        "Risk description",
        "Owner",
        "Likelihood",
        "Impact",
        "Score",
        "Mitigation",
        "Review date",
        "Type",
    )
    rows = [
        (
            "R1",
            "Too few health visitors",
            "Hospital trust",
            4,
            "5 - major",
            20,
            "Two posts advertised",
            DAY,
            "Workforce",
        ),
        ("R2", "Letters go astray", "", "", "", "", "", DAY, ""),
        ("R3", "Figures come late", "Police", "High", 3, "", "", DAY, "Issue"),
        ("R4", "Nobody knows the new form", "", 2, 3, 6, "", DAY, "Concern"),
    ]
    first, second, third, fourth = taken(office, workbook(rows, headings), "risks", High="keep")
    assert (first.kind, first.score, first.entry_type, first.review_on) == (Kind.CONCERN, 20, "capacity", DAY)
    assert first.words.startswith("Score in your list: 20\n\nWhat is done about it: Two posts advertised")
    assert [each.waits_for for each in (first, second, third, fourth)] == [
        Wait.DOING, Wait.SCORE, Wait.SCORE, Wait.OWNER,
    ]  # fmt: skip
    assert third.likelihood is None and "Likelihood: High" in third.words
    assert Step.objects.get(item=first).likelihood == 4


def test_challenges_wait_for_their_reply(office):
    headings = ("No", "Challenge", "Agency", "Deadline", "Status", "Response")
    rows = [
        (1, "Why so late?", "Police", DAY, "Open", ""),
        (2, "Who checks?", "Police", DAY, "Answered", "The head of service."),
        (3, "How many?", "Police", DAY, "Resolved", ""),
    ]
    first, second, third = taken(office, workbook(rows, headings), "challenges")
    assert [each.waits_for for each in (first, second, third)] == [Wait.REPLY, Wait.READING, Wait.IMPACT]
    assert Step.objects.get(item=second).words == "The head of service."
    assert third.impact_check_on == DAY


def test_recommendations_say_what_they_follow_from(office):
    headings = ("Rec no", "Recommendation", "Lead agency", "Timescale", "Source")
    rows = [("1", "Read the letters", "Police", DAY, "SCR"), ("2", "Write shorter ones", "Police", DAY, "")]
    batch = office.sent(workbook(rows, headings), "recommendations")
    office.columns(batch)
    assert "Choose what “nothing” means" in text_of(office.answer(batch))
    office.answer(batch, **{"nothing stands there": "audit"})
    office.confirm(batch)
    assert list(Item.objects.order_by("number").values_list("source", "kind")) == [
        ("review", "action"),
        ("audit", "action"),
    ]


def test_a_plan_has_years_priorities_and_colours(office):
    headings = (
        "Ref",
        "Priority",
        "Objective",
        "What we will do",
        "Lead",
        "By when",
        "BRAG",
        "Success measure",
    )
    rows = [
        (
            "1.1",
            "Priority 2: early help",
            "Help sooner",
            "One form",
            "County Council",
            DAY,
            "Amber",
            "x" * 400,
        ),
        ("1.2", 3, "", "Two forms", "", dt.date(2015, 9, 1), "Blue", ""),
    ]
    first, second = taken(office, workbook(rows, headings), "plan")
    assert (first.priority, first.rag, first.plan_year) == ("2", Rag.AT_RISK, "2016-17")
    assert (second.priority, second.rag, second.plan_year, second.agency) == (
        "3",
        Rag.COMPLETE,
        "2015-16",
        None,
    )
    assert (first.waits_for, second.waits_for) == (Wait.DOING, Wait.CHECK)
    assert len(first.measure) == 300 and "x" * 400 in first.words
    assert "Priority: Priority 2: early help" in first.words


def test_a_long_title_is_kept_whole(office):
    title = "Tell the whole story of it. " * 20
    (item,) = taken(office, workbook([row(title=title)]), "actions")
    assert len(item.title) == 300 and title.strip() in item.words


def test_five_thousand_rows_are_taken_at_once(office, django_assert_max_num_queries):
    lines = [f"{number},Do thing {number},Police,30/6/2016" for number in range(1, 5_001)]
    batch = office.sent("\n".join(["Ref,Action,Owner,Due", *lines]).encode(), filename="long.csv")
    office.columns(batch)
    # SQLite takes about 20 items at once, PostgreSQL 500: in both far fewer questions than rows.
    with django_assert_max_num_queries(600):
        office.confirm(batch)
    assert Item.objects.count() == Step.objects.count() == 5_000
    assert Event.objects.filter(action="actions.imported").count() == 1
    with django_assert_max_num_queries(600):
        office.client.post(office.at("import-undo", pk=batch.pk))
    assert set(Item.objects.values_list("standing", flat=True)) == {Standing.UNDONE}


def test_more_is_refused_in_words(office):
    rows = b"Action,Owner,Due\n" + b"Keep plans open,Police,30/6/2016\n" * 5_001
    assert "The list has 5,001 rows; we take up to 5,000 at once." in text_of(
        office.send(rows, filename="a.csv")
    )
    assert not Batch.objects.exists()


def test_more_words_than_a_page_can_ask_about_are_left_out_and_said(office):
    batch = office.sent(workbook([row(str(number), whom=f"Somebody {number}") for number in range(70)]))
    office.columns(batch)
    assert "11 other words are not asked about" in text_of(office.page("import-values", batch))


def test_a_list_is_taken_once(office, reader_for):
    batch = office.sent(workbook([row()]))
    office.columns(batch)
    office.answer(batch)
    office.confirm(batch)
    assert office.confirm(batch).url == office.at("import-result", pk=batch.pk)
    with recorder.recorded(recorder.Doer(actor="test")), pytest.raises(NotNow, match="taken already"):
        batch.refresh_from_db()
        batches.take(batch=batch, by=reader_for("business-manager"))
    assert Item.objects.count() == 1


def test_due_before_raised_is_left_out_with_its_reason(office):
    headings = ("Ref", "Action", "Lead", "Due", "Date raised")
    batch = office.sent(workbook([("1", "Look", "Police", DAY, dt.date(2016, 7, 1))], headings))
    office.columns(batch)
    said = text_of(office.page("import-preview", batch))
    assert "It would be due on 30 June 2016, before it was raised on 1 July 2016." in said


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (dt.datetime(2016, 6, 30), DAY),
        (42551.0, DAY),
        ("30/06/2016", DAY),
        ("30.6.16", DAY),
        ("2016-06-30", DAY),
        ("Thursday 30th June 2016", DAY),
        ("30-Jun-16", DAY),
        ("31/02/2016", None),
        ("June", None),
        ("asap", None),
        ("Q3", None),
        (12.0, None),
        ("30/06/1816", None),
        (True, None),
    ],
)
def test_days_as_people_write_them(cell, day):
    assert as_day(cell) == day


def test_cells_read_as_people_read_them():
    cells = [3.0, 2.5, True, None, " a\r\nb ", dt.datetime(2016, 2, 3), "#REF!"]
    assert [as_words(cell) for cell in cells] == ["3", "2.5", "Yes", "", "a\nb", "3 February 2016", "#REF!"]


def test_headings_are_found_below_whatever_stands_above():
    above = [["ACTION LOG", None, None], [None], ["Meeting", "28 April", None]]
    sheet = Sheet(
        "Log",
        [*above, ["No.", "Action agreed", "By whom", "Comments (progress)"], [1.0, "Look", "Police", "x"]],
    )
    assert reading.guess_heading(sheet, lists.ACTIONS) == 4
    columns = reading.columns_of(sheet, 4)
    assert reading.guess_columns(columns, lists.ACTIONS) == {
        0: "their_number",
        1: "title",
        2: "whom",
        3: "update",
    }


def test_a_choice_is_known_by_code_title_word_or_first_word():
    scale = lists.RISKS.field("impact")
    assert [scale.means(said) for said in ("5", "5 - major", "Major", "Bad")] == ["5", "5", "4", None]


def test_a_target_that_cannot_be_is_refused():
    with pytest.raises(ValueError, match="a choice has choices"):
        Field("status", "Status", Holds.CHOICE)
    with pytest.raises(ValueError, match="a choice has choices"):
        Field("status", "Status", Holds.WORDS, choices=(Choice("a", "A"),))
    copy = type(lists.ACTIONS)(
        **{name: getattr(lists.ACTIONS, name) for name in lists.ACTIONS.__dataclass_fields__}
    )
    declare(TARGETS["actions"])
    with pytest.raises(ValueError, match="declared twice"):
        declare(copy)
