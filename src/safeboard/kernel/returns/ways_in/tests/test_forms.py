"""The Excel form and the CSV: last time's numbers, typed cells, and the same page for the file that comes back."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from safeboard.kernel.returns.models import Due, Figure, Receipt, State
from safeboard.kernel.returns.ways_in.tests.conftest import Q3, Q4, SMALL
from safeboard.kernel.trail.recorder import Doer, recorded

pytestmark = pytest.mark.django_db
BOXES = list(SMALL.boxes)


@pytest.fixture
def lead(as_role) -> Client:
    return as_role("council-data-lead")


def form_of(client: Client, due: Due) -> bytes:
    response = client.get(f"/returns/figures/{due.pk}/form.xlsx")
    assert response["Content-Disposition"] == 'attachment; filename="small-figures 2015-16Q4.xlsx"'
    return response.content


def send(client: Client, data: bytes, name: str, as_at: str = "2016-03-31") -> Any:
    said = {"files": [SimpleUploadedFile(name, data)], "as_at": as_at}
    return client.post("/returns/send/small-figures/", said, follow=True)


def text(response: Any) -> str:
    return response.content.decode()


def filled(data: bytes, said: dict[str, Any]) -> bytes:
    """The form as somebody fills it in."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for row in book["Figures"].iter_rows(min_row=8):
        if row[0].value in said:
            row[3].value = said[row[0].value]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_form_has_last_times_numbers_and_cells_that_take_only_answers(due, lead, take_in):
    with recorded(Doer(actor="test")):
        take_in(Q3, {BOXES[0]: 18, BOXES[1]: "not known"})
    data = form_of(lead, due)
    assert data == form_of(lead, due), "the same numbers give the same bytes"
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Figures"]
    assert [cell.value for cell in sheet[7]] == ["Box", "What", "Last time", "Number", "Note"]
    assert [sheet.cell(row, 3).value for row in (8, 9, 10)] == [18, "not known", None]
    assert [sheet.cell(row, 1).value for row in range(8, 18)] == BOXES
    assert sheet.protection.sheet and not sheet["D8"].protection.locked and sheet["A8"].protection.locked
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        inside = parts.read("xl/worksheets/sheet1.xml").decode()
    assert '<dataValidation type="custom"' in inside and "D8:D17" in inside
    assert "we do not hold this" in inside and "ISNUMBER(D8)" in inside
    notes = openpyxl.load_workbook(io.BytesIO(data))["What each box means"]
    said = " ".join(str(cell.value) for row in notes for cell in row)
    assert "Never more than “Episodes”" in said and "As it stood on 31 March 2016" in said
    assert "Whom to ask" in said and "Who usually sends it" in said


def test_a_filled_form_goes_through_the_page_for_files(due, lead):
    answers = dict.fromkeys(BOXES[:8], 3) | {BOXES[8]: "not known"}
    page = text(send(lead, filled(form_of(lead, due), answers), "form.xlsx"))
    assert "9 boxes are fine, 1 needs you" in page and "there is no number" in page
    assert "By district: Episodes" in page and "January to March 2016" in page
    assert "Sheets we did not read" not in page, "our own notes are no sheet that was passed over"
    receipt = Receipt.objects.get()
    page = text(lead.post(f"/returns/{receipt.reference}/send/", follow=True))
    assert "What was taken in" in page and "1 box still to put right" in page
    assert Figure.objects.filter(receipt=receipt, period=Q4).count() == 9
    due.refresh_from_db()
    assert due.receipt == receipt


def test_the_box_that_was_turned_back_is_put_right_and_sent(due, lead):
    send(lead, filled(form_of(lead, due), dict.fromkeys(BOXES[:9], 3)), "form.xlsx")
    receipt = Receipt.objects.get()
    lead.post(f"/returns/{receipt.reference}/send/")
    book = openpyxl.load_workbook(
        io.BytesIO(lead.get(f"/returns/{receipt.reference}/rows-to-put-right.xlsx").content)
    )
    sheet = book.active
    assert sheet["A2"].value == BOXES[9]
    sheet["D2"].value = "4"
    out = io.BytesIO()
    book.save(out)
    lead.post(
        f"/returns/{receipt.reference}/rest/", {"files": SimpleUploadedFile("rest.xlsx", out.getvalue())}
    )
    rest = Receipt.objects.exclude(pk=receipt.pk).get()
    lead.post(f"/returns/{rest.reference}/send/")
    assert Figure.objects.get(receipt=rest).number == 4
    assert "still to put right" not in text(lead.get(f"/returns/{receipt.reference}/"))


def test_last_quarters_form_is_not_taken_for_this_one(due, lead):
    answers = filled(form_of(lead, due), dict.fromkeys(BOXES, 1))
    Due.objects.create(
        **{
            name: getattr(due, name)
            for name in (
                "agency",
                "return_code",
                "purpose",
                "lawful_basis",
                "agreement",
                "agreed_on",
                "delete_on",
            )
        },
        title="Missing episodes, October to December 2015",
        period=Q3,
        as_at="2015-12-31",
        due_on="2016-01-29",
    )
    page = text(send(lead, answers, "form.xlsx", "2015-12-31"))
    assert "ends after 2015-16Q3" in page and "0 boxes are fine" in page


def test_the_empty_csv_comes_back_filled(due, lead):
    response = lead.get(f"/returns/figures/{due.pk}/empty.csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Box,What,Number,Period,Note" and len(lines) == 11
    answered = "\n".join([lines[0], *(line.replace(",,2015", ",3,2015") for line in lines[1:])])
    assert "10 boxes are fine" in text(send(lead, answered.encode(), "figures.csv"))


def test_a_sum_that_moved_suddenly_needs_a_reason_for_a_file_too(due, lead, take_in):
    with recorded(Doer(actor="test")):
        take_in(Q3, dict.fromkeys(BOXES, 15))
    send(lead, filled(form_of(lead, due), dict.fromkeys(BOXES, 3)), "form.xlsx")
    receipt = Receipt.objects.get(state=State.READY)
    page = text(lead.post(f"/returns/{receipt.reference}/send/", {"why": ""}, follow=True))
    assert "Changed suddenly" in page and "Is that right? Say why." in page
    lead.post(f"/returns/{receipt.reference}/send/", {"why": "Counted anew."})
    receipt.refresh_from_db()
    assert receipt.state == State.ACCEPTED


def test_the_analyst_sees_counts_of_boxes_and_no_figure(due, lead, as_role):
    send(lead, filled(form_of(lead, due), dict.fromkeys(BOXES, 4321)), "form.xlsx")
    receipt = Receipt.objects.get()
    lead.post(f"/returns/{receipt.reference}/send/")
    page = text(as_role("analyst").get(f"/returns/{receipt.reference}/check/"))
    assert "10 boxes came in" in page and "Boxes answered" in page and "January to March 2016" in page
    assert "4,321" not in page and "4321" not in page


def test_a_period_that_nobody_offers_is_refused_beside_its_field(due, lead):
    assert "Choose one of the periods in the list." in text(
        send(lead, b"Box,Number\n", "f.csv", "2019-06-30")
    )


def test_start_leads_to_the_typed_pages_and_the_list_offers_no_names_to_take_out(due, lead):
    page = text(lead.get("/returns/"))
    assert f'href="/returns/figures/{due.pk}/"' in page and "Take the names out of a file" not in page
    page = text(lead.get("/", follow=True))
    assert "You owe Missing episodes for January to March 2016, due 29 April" in page
    assert f'href="/returns/figures/{due.pk}/"' in page


def test_the_same_figures_of_another_period_are_another_file(due, lead):
    """A file need not say its period: “none” everywhere, quarter after quarter, is no double."""
    none = "Box,Number\n" + "".join(f"{box},none\n" for box in BOXES)
    Due.objects.filter(pk=due.pk).update(as_at="2015-12-31", period=Q3)
    send(lead, none.encode(), "f.csv", "2015-12-31")
    Due.objects.filter(pk=due.pk).update(as_at="2016-03-31", period=Q4)
    assert "We already have this file" not in text(send(lead, none.encode(), "f.csv", "2016-03-31"))
    assert Receipt.objects.count() == 2
    assert "We already have this file" in text(send(lead, none.encode(), "f.csv", "2016-03-31"))
