"""A list from Excel through the three pages, its result, its undo, and what is refused."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook

from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.models import Batch, Item, Standing, Step, Wait
from safeboard.kernel.trail import recorder

from .conftest import DAY, HEADINGS, row, text_of, workbook

AS_KEPT = [
    row("15/1", "Keep plans open"),
    row("15/2", "Say who is told", "Pol", view="Slow"),
    row("15/3", "Tell everybody", "All partners"),
    row("15/4", "Count the nights", due="31/02/2016"),
    row("15/5", "Read the letters", status="On hold"),
    row("15/6", "Done long ago", status="Complete"),
    row("15/7", ""),
]


def answered(office, people, batch):
    police = f"agency:{people.agencies['police'].pk}"
    office.columns(batch)
    labels, _ = office.asked(batch)
    assert {words.split("”")[0].lstrip("“") for words in labels} == {
        *("Pol", "All partners", "31/02/2016", "On hold", "Open", "Complete")
    }
    return office.answer(
        batch, **{"Pol": police, "All partners": "leave", "31/02/2016": "29 2 2016", "On hold": "open"}
    )


def test_from_the_workbook_to_the_tracker(office, people):
    """Every row becomes something or is left out with its reason; no words disappear (pages.md 3.1)."""
    batch = office.sent(workbook(AS_KEPT))
    said = text_of(office.page("import-columns", batch))
    assert "took row 2 for the row of headings" in said and "Column B: Agreed action" in said
    assert answered(office, people, batch).status_code == 302
    said = text_of(office.page("import-preview", batch))
    assert "7 rows: 5 will be taken, 2 left out" in said
    assert "B9 : Nothing stands there: the action is missing." in said
    assert "C5 : “All partners”: you chose to leave these rows out." in said
    assert "Kept as words: Chair's view: Slow" in said
    assert not Item.objects.exists()

    office.confirm(batch)
    batch.refresh_from_db()
    assert (batch.rows_in, batch.taken) == (7, 5)
    items = {item.their_number: item for item in Item.objects.order_by("number")}
    assert [item.number for item in items.values()] == [1, 2, 3, 4, 5]
    second, fourth, closed = items["15/2"], items["15/4"], items["15/6"]
    assert (second.agency.code, second.due_on) == ("police", DAY)
    assert second.words == "Other columns: Lead: Pol; Chair's view: Slow"
    assert fourth.due_on.isoformat() == "2016-02-29" and "Deadline: 31/02/2016" in fourth.words
    assert (closed.standing, closed.waits_for) == (Standing.CHECKED, Wait.NOTHING)
    assert "Status: On hold" in items["15/5"].words
    assert sorted(Step.objects.values_list("kind", "version")) == [("imported", 1)] * 5
    said = text_of(office.page("import-result", batch))
    assert "5 of 7 rows taken" in said and "2 rows not taken" in said and "(your number 15/4)" in said


def test_the_rows_not_taken_come_back_and_can_be_imported(office, people):
    batch = office.sent(workbook(AS_KEPT))
    answered(office, people, batch)
    office.confirm(batch)
    data = office.page("import-not-taken", batch).content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert rows[0] == [*HEADINGS, "Why it was not taken", "Row in your file"]
    assert [each[0] for each in rows[1:]] == ["15/3", "15/7"]
    assert [each[-1] for each in rows[1:]] == [5, 9]
    assert "All partners" in rows[1][-2]
    again = office.sent(data, filename="again.xlsx")
    office.columns(again)
    office.answer(again, **{"All partners": f"group:{people.sub_groups['PQA'].pk}"})
    office.confirm(again)
    item = Item.objects.get(their_number="15/3")
    assert str(item.sub_group) == "Performance and Quality Assurance" and "Why" not in item.words


def test_all_partners_must_become_somebody(office, people):
    """W26: an action owned by "all" cannot be saved, so it cannot be imported either."""
    batch = office.sent(workbook([row(whom="Everyone")]))
    office.columns(batch)
    assert "done by nobody" in text_of(office.page("import-values", batch))
    answer = office.answer(batch)
    assert answer.status_code == 200 and "Choose what “Everyone” means" in text_of(answer)
    said = text_of(office.page("import-preview", batch))
    assert "1 row: 0 will be taken, 1 left out" in said
    assert "Nothing of this list can be taken" in text_of(office.confirm(batch))
    assert not Item.objects.exists()


def test_a_day_that_is_none_is_said_beside_its_box(office):
    batch = office.sent(workbook([row(due="asap"), row("2", due="Q3"), row("3", due=None)]))
    office.columns(batch)
    labels, _ = office.asked(batch)
    assert any("asap" in words for words in labels) and any("Q3" in words for words in labels)
    answer = office.answer(batch, **{"asap": "31 2 2016"})
    assert "31 2 2016 is not a day" in text_of(answer)
    assert "31 2 2016" in answer.content.decode()
    office.answer(batch, **{"asap": "1 7 2016", "nothing stands there": "3 7 2016"})
    said = text_of(office.page("import-preview", batch))
    assert "3 rows: 2 will be taken, 1 left out" in said and "D4 : “Q3”: you chose to leave" in said


def test_what_we_have_is_left_out_or_taken_as_chosen(office):
    for _ in range(2):
        batch = office.sent(workbook([row("7"), row("8", "Another")]))
        office.columns(batch)
        office.answer(batch)
        if not Item.objects.exists():
            office.confirm(batch)
    assert "We already have number 7." in text_of(office.page("import-preview", batch))
    assert "Nothing of this list" in text_of(office.confirm(batch, repeats="skip"))
    office.confirm(batch, repeats="take")
    assert Item.objects.count() == 4


def test_the_same_list_without_numbers_is_known_by_its_words(office):
    for _ in range(2):
        batch = office.sent(workbook([row(""), row("", "Another"), row("", "another")]))
        office.columns(batch)
        office.answer(batch)
        office.confirm(batch, repeats="skip")
    assert Item.objects.count() == 2


@pytest.mark.parametrize("words", ["NHS number 943 476 5919", "born 3/4/2010", "lives at AB1 2AB"])
def test_personal_information_is_held_back_until_it_is_safe(office, words):
    batch = office.sent(workbook([row(), row("2", "Second", view=words)]))
    office.columns(batch)
    office.answer(batch)
    said = text_of(office.page("import-preview", batch))
    assert "2 rows: 1 will be taken, 1 left out" in said and "F4 : This looks like" in said
    assert "at least 10 characters" in text_of(office.confirm(batch, why_safe="fine"))
    office.confirm(batch, why_safe="It is the surgery's own and no child's.")
    assert Step.objects.get(item__their_number="2").why_safe.startswith("It is the surgery")
    assert Step.objects.get(item__their_number="1").why_safe == ""


def test_a_column_of_birthdays_is_held_back_and_never_kept_in_reasons(office):
    data = workbook([(*row()[:5], DAY)], headings=(*HEADINGS[:5], "DOB"))
    batch = office.sent(data)
    office.columns(batch)
    office.answer(batch)
    assert "by its heading “DOB”" in text_of(office.page("import-preview", batch))
    assert not Item.objects.exists()


def test_undo_takes_back_what_nobody_worked_on(office, people, reader_for):
    batch = office.sent(workbook([row("1"), row("2", "Another")]))
    office.columns(batch)
    office.answer(batch)
    office.confirm(batch)
    worked = Item.objects.get(their_number="2")
    with recorder.recorded(recorder.Doer(actor="test")):
        tracking.add_evidence(
            item=worked, seen=1, changed="Children wait half as long.", changed_on=DAY.replace(month=4, day=1),
            by=reader_for("police-data-lead"),
        )  # fmt: skip
    said = text_of(office.client.post(office.at("import-undo", pk=batch.pk), follow=True))
    assert "1 taken back. 1 stay" in said and "Action 2: Another" in said
    assert [item.standing for item in Item.objects.order_by("number")] == [Standing.UNDONE, Standing.OPEN]
    assert Step.objects.filter(kind="taken_back").count() == 1
    again = office.client.post(office.at("import-undo", pk=batch.pk), follow=True)
    assert "undone already" in text_of(again)


def test_another_sheet_and_row_can_be_chosen(office):
    batch = office.sent(workbook([row()], above=()))
    answer = office.client.post(
        office.at("import-columns", pk=batch.pk), {"what": "sheet", "sheet": "Log", "heading_row": "9"}
    )
    assert "has rows 1 to 2. Choose one." in text_of(answer)
    office.client.post(
        office.at("import-columns", pk=batch.pk), {"what": "sheet", "sheet": "Log", "heading_row": "1"}
    )
    batch.refresh_from_db()
    assert batch.columns["heading_row"] == 1


def test_two_columns_cannot_be_one_thing_and_the_action_needs_one(office):
    batch = office.sent(workbook([row()]))
    answer = office.columns(batch, c5="title")
    assert "Two columns are “The action”" in text_of(answer)
    assert "Choose the column that holds “The action”" in text_of(office.columns(batch, c1=""))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"%PDF-1.4", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "old .xls file"),
        (b"Ref,Action\n", "nothing below it"),
        (b"PK\x03\x04broken", "damaged or incomplete"),
        (b'Ref,Action\n1,"never closed', "quotation mark"),
    ],
)
def test_hostile_and_odd_files_are_refused_in_words(office, data, why):
    answer = office.send(data, filename="list.xlsx")
    assert answer.status_code == 200 and why in text_of(answer)
    assert not Batch.objects.exists()


def test_nothing_chosen_is_said_beside_each_box(office):
    said = text_of(office.client.post(office.at("import"), {}))
    assert "Choose what it is a list of." in said and "Choose the file." in said


def test_a_csv_is_a_list_too(office):
    batch = office.sent(b"Action,Owner,Due\nKeep plans open,Police,30/6/2016\n", filename="list.csv")
    office.columns(batch)
    office.confirm(batch)
    assert Item.objects.get().due_on == DAY


def test_a_list_being_prepared_is_its_senders_and_can_be_thrown_away(office, as_role):
    batch = office.sent(workbook([row()]))
    admin = as_role("administrator")
    assert admin.get(office.at("import")).status_code == 200
    for name in ("import-columns", "import-values", "import-preview", "import-away"):
        assert admin.get(office.at(name, pk=batch.pk)).status_code == 404
        assert admin.post(office.at(name, pk=batch.pk)).status_code == 404
    office.client.post(office.at("import-away", pk=batch.pk))
    assert not Batch.objects.exists()


@pytest.mark.parametrize("who", ["analyst", "independent-chair", "police-data-lead", "police-board-member"])
def test_others_find_no_import(office, as_role, who):
    batch = office.sent(workbook([row()]))
    office.columns(batch)
    office.answer(batch)
    office.confirm(batch)
    for name in ("import-result", "import-not-taken", "import-undo"):
        assert as_role(who).post(office.at(name, pk=batch.pk)).status_code == 404
    assert as_role(who).get(office.at("import")).status_code == 404
    assert Item.objects.get().standing == Standing.OPEN
