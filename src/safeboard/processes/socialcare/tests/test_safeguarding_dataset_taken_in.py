"""A Standard Safeguarding Dataset from the upload, or the command, to the child's journey; who is refused on the way."""

from __future__ import annotations

import datetime as dt
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from safeboard.kernel.files.workbooks import read_workbook
from safeboard.kernel.journeys.models import Episode, Person
from safeboard.kernel.returns.models import Due, Receipt, State
from safeboard.processes.socialcare.returns.safeguarding_dataset.writing import csv_files, json_file

pytestmark = pytest.mark.django_db

SEND = "/returns/send/safeguarding-dataset/"
DRAWN = {"as_at_day": "29", "as_at_month": "2", "as_at_year": "2016"}
ROWS = {
    "ssd_person": [{"pers_person_id": "C1", "pers_sex": "F", "pers_dob": "2008-06-01"}],
    "ssd_cin_episodes": [
        {
            "cine_referral_id": "R1",
            "cine_person_id": "C1",
            "cine_referral_date": "2015-05-01",
            "cine_referral_source_code": "6",
        },
        {"cine_referral_id": "R2", "cine_person_id": "C1"},
    ],
    "ssd_care_leavers": [{"clea_person_id": "C1", "clea_care_leaver_eligibility": "Relevant"}],
}
ANNEX_A = b"Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of referral,Referral Source,Referral NFA?\nC1,b) Female,a) White,01/06/2008,7,01/05/2015,g) Police,b) No\n"


def due(people, code: str = "safeguarding-dataset", as_at: dt.date = dt.date(2016, 3, 31)) -> Due:
    return Due.objects.create(
        agency=people.agencies["county-council"],
        return_code=code,
        title="Standard Safeguarding Dataset",
        period="March 2016",
        as_at=as_at,
        due_on=dt.date(2016, 7, 31),
        purpose="So that the Board can see whether children are helped in time.",
        lawful_basis="Children Act 2004, section 14B.",
        agreement="Agreement, version 3",
        agreed_on=dt.date(2015, 4, 1),
        delete_on=dt.date(2022, 3, 31),
    )


def test_of_an_id_longer_than_any_as_much_is_kept_as_there_is_room_for(people, as_role):
    """A column of the database takes 100 characters: more would end the work in the middle, not in an answer."""
    due(people)
    person = {"pers_person_id": "C" * 300, "pers_sex": "F"}
    lead = as_role("council-data-lead")
    file = SimpleUploadedFile("d.json", json_file({**ROWS, "ssd_person": [*ROWS["ssd_person"], person]}))
    answer = lead.post(SEND, {"files": file, **DRAWN})
    receipt = Receipt.objects.get(reference=answer["Location"].strip("/").split("/")[-1])
    (problem,) = receipt.problems.filter(kind="layout: long id")
    assert (receipt.rejected, problem.child) == (2, "C" * 100)
    lead.post(f"/returns/{receipt.reference}/send/", {"why": "The first one."})
    assert list(Person.objects.values_list("local_id", flat=True)) == ["C1"]


def test_a_dataset_drawn_on_any_day_is_sent_and_told_in_the_journey(people, as_role):
    due(people)
    lead = as_role("council-data-lead")
    page = lead.get(SEND).content.decode()
    assert "On which day was it drawn?" in page and "its JSON file" in page
    late = {"as_at_day": "1", "as_at_month": "1", "as_at_year": "2030"}
    refused = lead.post(SEND, {"files": SimpleUploadedFile("d.json", json_file(ROWS)), **late})
    assert "This day has not come yet." in refused.content.decode()
    answer = lead.post(SEND, {"files": SimpleUploadedFile("d.json", json_file(ROWS)), **DRAWN})
    receipt = Receipt.objects.get(reference=answer["Location"].strip("/").split("/")[-1])
    assert (receipt.state, receipt.as_at) == (State.READY, dt.date(2016, 2, 29))
    assert (receipt.rows_in, receipt.accepted, receipt.rejected) == (4, 3, 1)
    shown = lead.get(f"/returns/{receipt.reference}/").content.decode()
    assert "cine_referral_date" in shown and "those that were run are our own" in shown
    book = read_workbook(lead.get(f"/returns/{receipt.reference}/to-put-right.xlsx").content)
    assert ["Drawn on", "2016-02-29"] in [list(row)[:2] for sheet in book for row in sheet.rows]
    lead.post(f"/returns/{receipt.reference}/send/", {"why": "The first one."})
    told = Episode.objects.filter(person__local_id="C1", current=True).order_by("starts_on", "kind")
    assert [(each.kind, each.starts_on.isoformat()) for each in told] == [
        ("children_in_need", "2015-05-01"),
        ("referrals", "2015-05-01"),
        ("care_leavers", "2016-02-29"),
    ]
    assert Person.objects.get(local_id="C1").sex == "female"
    assert as_role("police-data-lead").get(f"/returns/{receipt.reference}/").status_code == 404


def test_the_year_of_a_collection_that_has_one_is_chosen_from_a_list(people, as_role):
    due(people, "cin-census")
    page = as_role("council-data-lead").get("/returns/send/cin-census/").content.decode()
    assert '<option value="2016-03-31"' in page and 'name="as_at_day"' not in page


def test_a_referral_that_annex_a_told_and_the_dataset_tells_is_one(people, tmp_path):
    annex, dataset = tmp_path / "list 3.csv", tmp_path / "dataset.zip.d"
    annex.write_bytes(ANNEX_A)
    dataset.mkdir()
    for name, data in csv_files(ROWS):
        (dataset / name).write_bytes(data)
    for path, kind in ((annex, "annex-a"), (dataset, "safeguarding-dataset")):
        out = io.StringIO()
        call_command("intake", str(path), "--json", "--as-at", "2016-03-15", stdout=out)
        said = json.loads(out.getvalue())
        assert (said["kind"], said["rows"]["accepted"]) == (kind, 1 if kind == "annex-a" else 3), said
    found = Episode.objects.filter(person__local_id="C1", kind="referrals")
    assert (found.count(), found.filter(current=True).count()) == (2, 1)


def test_a_dataset_without_a_day_is_of_the_day_it_came(people, tmp_path):
    file = tmp_path / "dataset.json"
    file.write_bytes(json_file(ROWS))
    out = io.StringIO()
    call_command("intake", str(file), "--json", stdout=out)
    said = json.loads(out.getvalue())
    assert (said["kind"], said["rows"]) == ("safeguarding-dataset", {"in": 4, "accepted": 3, "rejected": 1})
    assert [issue["row"] for issue in said["issues"] if issue["rule"] == "layout: missing"] == [2]
    assert Receipt.objects.get(reference=said["receipt"]).as_at == dt.date(2016, 4, 21)
