"""The budget's pages: who may, who may not, errors beside the field, nothing lost."""

from __future__ import annotations

import pytest
from django.urls import reverse

from safeboard.kernel.actions.models import Item
from safeboard.kernel.trail import recorder
from safeboard.processes.budget import services
from safeboard.processes.budget.models import Head, Line, State
from safeboard.processes.budget.reports import sheets
from safeboard.processes.budget.selectors import office

READERS = (
    "business-manager",
    "administrator",
    "independent-chair",
    "police-board-member",
    "lay-member",
    "police-deputy",
)
OTHERS = ("analyst", "police-data-lead", "team-manager", "ig-lead", "system-admin", "cdop-coordinator")


@pytest.mark.parametrize("who", READERS)
def test_members_and_the_office_read_it(as_role, ask, who):
    line = ask("police", 15_000)
    page = as_role(who).get(reverse("budget") + "?year=2016-17").content.decode()
    assert "£15,000" in page and "new" in page
    assert "Asked for" in as_role(who).get(reverse("budget-line", kwargs={"pk": line.pk})).content.decode()


@pytest.mark.parametrize("who", OTHERS)
def test_others_find_nothing(as_role, ask, who):
    line = ask("police", 15_000)
    client = as_role(who)
    for address in (
        reverse("budget"),
        reverse("budget-printed"),
        reverse("budget-line", kwargs={"pk": line.pk}),
    ):
        assert client.get(address).status_code == 404


def test_a_board_member_pledges_for_their_own_agency(as_role, ask):
    line = ask("police", 15_000)
    client = as_role("police-board-member")
    assert "Pledge a contribution" in client.get(reverse("budget") + "?year=2016-17").content.decode()
    address = reverse("budget-act", kwargs={"pk": line.pk, "act": "pledge"})
    page = client.post(address, {"seen": 1, "amount": "12,000", "words": ""}).content.decode()
    assert "This is less than was asked for. Say why." in page and 'value="12,000"' in page
    client.post(address, {"seen": 1, "amount": "15,000", "words": ""})
    line.refresh_from_db()
    assert line.state == State.PLEDGED and line.pledged_pence == 1_500_000


@pytest.mark.parametrize("who", ["health-board-member", "police-deputy", "lay-member", "independent-chair"])
def test_nobody_else_pledges_for_the_police(as_role, ask, who):
    line = ask("police", 15_000)
    address = reverse("budget-act", kwargs={"pk": line.pk, "act": "pledge"})
    assert as_role(who).post(address, {"seen": 1, "amount": "1"}).status_code == 404
    line.refresh_from_db()
    assert line.state == State.REQUESTED


def test_a_board_member_neither_asks_nor_receives(as_role, ask):
    line = ask("police", 15_000)
    client = as_role("police-board-member")
    for act in ("change", "receive", "nonsense"):
        assert client.get(reverse("budget-act", kwargs={"pk": line.pk, "act": act})).status_code == 404
    assert client.get(reverse("budget-ask", kwargs={"year": "2016-17"})).status_code == 404


def test_asking_shows_every_error_beside_its_field(as_role, people):
    client, address = as_role("administrator"), reverse("budget-ask", kwargs={"year": "2016-17"})
    page = client.post(address, {"amount": "lots"}).content.decode()
    for words in ("Choose what it is.", "Choose the agency.", "lots: enter pounds in figures"):
        assert page.count(words) == 2, words
    agency = people.agencies["police"].pk
    page = client.post(
        address, {"kind": "BASE", "agency": agency, "amount": "5", "note": "Born 03/02/2009"}
    ).content.decode()
    assert "This looks like personal information" in page and "Why is it safe" in page
    assert client.post(address, {"kind": "BASE", "agency": agency, "amount": "5.50"}).status_code == 302
    assert Line.objects.get().requested_pence == 550
    assert client.get(reverse("budget-ask", kwargs={"year": "2016-99"})).status_code == 404


def test_somebody_faster_is_shown_and_the_draft_kept(as_role, ask, reader_for):
    line = ask("police", 100)
    with recorder.recorded(recorder.Doer(actor="test")):
        services.pledge(line=line, seen=1, pence=10_000, by=reader_for("police-board-member"))
    address = reverse("budget-act", kwargs={"pk": line.pk, "act": "pledge"})
    client = as_role("business-manager")
    page = client.post(address, {"seen": 1, "amount": "111", "words": ""}).content.decode()
    assert "Somebody else has acted" in page and "pledged £100" in page and 'value="111"' in page
    assert client.post(address, {"seen": 2, "amount": "111", "words": ""}).status_code == 302


def test_a_gap_offers_a_risk_and_then_shows_it(as_role, ask):
    ask("police", 100)
    client = as_role("business-manager")
    plan = reverse("budget-plan", kwargs={"year": "2016-17"})
    assert client.post(plan, {"title": "Reviews", "purpose": "SCR_COST", "amount": "900"}).status_code == 302
    page = client.get(reverse("budget") + "?year=2016-17").content.decode()
    assert "£800 is missing." in page and "Raise it as a risk" in page
    address = reverse("budget-risk", kwargs={"year": "2016-17"})
    assert "£800 short" in client.get(address).content.decode()
    assert "Say what might go wrong." in client.post(address, {"title": "", "words": "x"}).content.decode()
    client.post(address, {"title": "The budget is short", "words": "Reviews would be late."})
    item = Item.objects.get()
    assert str(item) in client.get(reverse("budget") + "?year=2016-17").content.decode()
    assert client.get(address).url == reverse("action", kwargs={"pk": item.pk})


def test_spending_is_said_by_quarter(as_role, people):
    client = as_role("administrator")
    client.post(
        reverse("budget-plan", kwargs={"year": "2015-16"}),
        {"title": "Training", "purpose": "SPEND", "amount": "50"},
    )
    address = reverse("budget-position", kwargs={"pk": Head.objects.get().pk})
    page = client.post(address, {"seen": 1, "quarter": "1", "spent": "60", "forecast": "50"}).content.decode()
    assert "cannot need less than is spent" in page
    assert (
        client.post(address, {"seen": 1, "quarter": "1", "spent": "10", "forecast": "50"}).status_code == 302
    )
    assert "£10" in client.get(reverse("budget") + "?year=2015-16").content.decode()


def test_the_printed_table_stands_beside_what_it_gives(as_role):
    page = as_role("lay-member").get(reverse("budget-printed")).content.decode()
    for words in ("+121.0%", "+40.5%", "+79.1%", "£317,360", "£16,000 is in-year money"):
        assert words in page


@pytest.mark.parametrize(("kind", "starts"), [("excel", b"PK"), ("pdf", b"%PDF"), ("word", b"PK")])
def test_the_budget_leaves_as_a_file(as_role, ask, kind, starts):
    ask("police", 15_000, year="2015-16")
    response = as_role("lay-member").get(reverse("budget-file", kwargs={"year": "2015-16", "kind": kind}))
    assert response.content.startswith(starts) and "budget-2015-16" in response["Content-Disposition"]


def test_the_office_hears_of_it(ask, reader_for, people):
    line = ask("police", 15_000, year="2016-17")
    today = reader_for("lay-member").on
    (do,) = office.to_do(reader_for("police-board-member"), today)
    assert do.button == "Pledge a contribution" and do.href.endswith(f"/{line.pk}/pledge/")
    assert list(office.to_do(reader_for("health-board-member"), today)) == []
    (part,) = office.about_agency(reader_for("lay-member"), people.agencies["police"].pk, today)
    assert "£15,000, asked for" in part.lines[0].what
    assert list(office.about_agency(reader_for("analyst"), people.agencies["police"].pk, today)) == []
    assert [found.title for found in office.search(reader_for("lay-member"), "police")] == [str(line)]
    assert list(office.search(reader_for("analyst"), "police")) == []
    assert len(list(sheets(reader_for("administrator")))) == 3 and list(sheets(reader_for("analyst"))) == []
