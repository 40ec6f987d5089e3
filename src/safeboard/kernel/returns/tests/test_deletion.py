"""Files go on the day agreed, by two people where they are about children; holds win; a tombstone stays (security.md 7.1)."""

from __future__ import annotations

import datetime as dt
import html
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.files.storing import store
from safeboard.kernel.journeys.models import EntryQuery, Episode, Person
from safeboard.kernel.partnership.personas import COUNCIL
from safeboard.kernel.returns import office, receiving
from safeboard.kernel.returns.deleting import deletions, disposing
from safeboard.kernel.returns.models import Disposal, Due, Hold, Problem, Receipt, State
from safeboard.kernel.returns.receiving import NotNow
from safeboard.kernel.trail.models import Event
from safeboard.kernel.trail.recorder import Doer, recorded

pytestmark = pytest.mark.django_db
day = dt.date.fromisoformat
ON = day("2016-04-21")
DOER = Doer(actor="test")


def address(name, receipt):
    return reverse(f"returns-deletion{name}", kwargs={"reference": receipt.reference})


def text(response):
    return " ".join(html.unescape(response.content.decode()).split())


@pytest.fixture
def file_of(people, small_return, monkeypatch, workbook, headings, referral):
    """A received file of some children, whose day of deletion is given."""
    monkeypatch.setitem(REGISTRY.returns, "small", small_return)

    def make(*children, delete_on="2016-04-01", as_at="2016-03-31", bad=()):
        rows = [[child, *referral[1:]] for child in children]
        Due.objects.create(
            agency=people.agencies[COUNCIL], return_code="small", title="Small Return", period=as_at, as_at=day(as_at),
            due_on=day("2016-04-15"), purpose="p", lawful_basis="l", agreement="a", agreed_on=day("2015-04-01"),
            delete_on=day(delete_on),
        )  # fmt: skip
        with recorded(DOER):
            receipt = receiving.receive(
                agency=people.agencies[COUNCIL], return_code="small", filename="Smith family.xlsx",
                data=workbook({"Referrals": [headings["referrals"], *rows, *bad]}), as_at=day(as_at), look_back_months=6,
                by=people.users["council-data-lead"],
            ).receipt  # fmt: skip
            receiving.check(receipt)
            receiving.send(receipt, by=people.users["council-data-lead"])
        receiving.accept(receipt)
        return receipt

    return make


@pytest.fixture
def two(reader_for):
    return reader_for("business-manager"), reader_for("ig-lead")


def gone(receipt, two, capture):
    with capture(execute=True), recorded(DOER):
        asked = disposing.ask(receipt=receipt, by=two[0])
        assert disposing.agree(asked, seen=1, by=two[1])
    receipt.refresh_from_db()


def stored(receipt):
    return Path(settings.UPLOADS) / receipt.stored[:2] / receipt.stored


def test_two_people_delete_a_file_about_children_and_a_tombstone_stays(
    file_of, two, referral, people, django_capture_on_commit_callbacks
):
    bad = ["C9", *referral[1:4], "31/02/2016", *referral[5:]]
    receipt = file_of("C1", "C2", bad=[bad])
    EntryQuery.objects.create(
        agency=receipt.agency, episode=Episode.objects.first(), kind="date_wrong", words="w",
        by=people.users["council-data-lead"],
    )  # fmt: skip
    path = stored(receipt)
    assert path.exists() and Episode.objects.count() == 2
    gone(receipt, two, django_capture_on_commit_callbacks)
    assert not path.exists() and not Episode.objects.exists() and not Person.objects.exists()
    assert not Problem.objects.exists() and not EntryQuery.objects.exists()
    assert (receipt.state, receipt.stored, receipt.deleted_on) == (State.DELETED, "", ON)
    assert (receipt.rows_in, receipt.accepted, receipt.rejected) == (3, 2, 1) and len(receipt.content) == 64
    assert "Smith" not in receipt.filename and set(receipt.summary) <= {"lists", "titles"}
    disposal = Disposal.objects.get()
    assert (disposal.gone["statements"], disposal.gone["children"], disposal.gone["notes"]) == (2, 2, 1)
    assert Event.objects.get(action="returns.delete").details["statements"] == 2
    assert Due.objects.get().receipt == receipt, "it came, and stays so (T5-39)"


def test_what_another_file_says_stays_and_becomes_current(file_of, two, django_capture_on_commit_callbacks):
    old = file_of("C1", "C2", as_at="2016-03-30", delete_on="2030-01-01")
    new = file_of("C1", "C3")
    gone(new, two, django_capture_on_commit_callbacks)
    assert set(Person.objects.values_list("local_id", flat=True)) == {"C1", "C2"}
    assert set(Episode.objects.values_list("receipt", "current")) == {(old.pk, True)}


def test_nothing_goes_early_nor_by_one_person(file_of, two, reader_for):
    receipt = file_of("C1", delete_on="2016-04-22")
    with recorded(DOER):
        with pytest.raises(NotNow, match="It is kept until 22 April 2016, as agreed"):
            disposing.ask(receipt=receipt, by=two[0])
        Due.objects.update(delete_on=ON)
        asked = disposing.ask(receipt=receipt, by=two[0])
        with pytest.raises(NotNow, match="Somebody else must agree"):
            disposing.agree(asked, seen=1, by=two[0])
        with pytest.raises(NotNow, match="asked for this already"):
            disposing.ask(receipt=receipt, by=two[1])
        assert disposing.agree(asked, seen=7, by=two[1]) is False
        Due.objects.update(delete_on=day("2017-01-01"))
        with pytest.raises(NotNow, match="kept until 1 January 2017"):
            disposing.agree(asked, seen=1, by=two[1])
    assert Episode.objects.count() == 1


@pytest.mark.parametrize("whole_return", [True, False])
def test_a_hold_wins_until_it_is_lifted_or_over(file_of, two, whole_return):
    receipt, other = file_of("C1"), file_of("C2", as_at="2016-03-30")
    with recorded(DOER):
        asked = disposing.ask(receipt=receipt, by=two[0])
        held = disposing.hold(
            receipt=receipt, whole_return=whole_return, until=day("2016-12-31"), why="An inquiry.", by=two[1]
        )
        with pytest.raises(NotNow, match="to be kept until 31 December 2016: An inquiry"):
            disposing.agree(asked, seen=1, by=two[1])
        kept = {each.receipt.pk: each.hold for each in deletions.kept(two[0], ON)}
        assert kept[receipt.pk] == held and (kept[other.pk] == held) is whole_return
        assert disposing.lift(held, why="It is over.", seen=1, by=two[0])
        assert disposing.agree(asked, seen=1, by=two[1])
    assert Episode.objects.filter(receipt=receipt.pk).count() == 0


def test_what_was_asked_can_be_taken_back_and_asked_anew(file_of, two):
    receipt = file_of("C1")
    with recorded(DOER):
        asked = disposing.ask(receipt=receipt, by=two[0])
        assert disposing.take_back(asked, why="Not yet.", seen=1, by=two[1])
        with pytest.raises(NotNow, match="taken back"):
            disposing.agree(asked, seen=2, by=two[1])
        assert disposing.ask(receipt=receipt, by=two[1]).pk != asked.pk


def test_a_file_of_figures_goes_by_one_person_and_its_figures_stay(
    people, two, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(disposing, "about_children", lambda code: False)
    receipt = Receipt.objects.create(
        agency=people.agencies[COUNCIL], return_code="figures", as_at=day("2010-03-31"), look_back_months=3, filename="f",
        stored=store(b"figures"), content="x", state=State.ACCEPTED, received_at=dt.datetime(2010, 4, 1, tzinfo=dt.UTC),
    )  # fmt: skip
    with recorded(DOER), pytest.raises(NotNow, match="No day of deletion was agreed"):
        disposing.ask(receipt=receipt, by=two[0])
    Due.objects.create(
        agency=receipt.agency, return_code="figures", title="F", period="x", as_at=receipt.as_at, due_on=ON,
        agreed_on=ON, delete_on=ON,
    )  # fmt: skip
    path = stored(receipt)
    with django_capture_on_commit_callbacks(execute=True), recorded(DOER):
        disposing.ask(receipt=receipt, by=two[0])
    receipt.refresh_from_db()
    assert not path.exists() and receipt.state == State.ACCEPTED and receipt.deleted_on == ON


def test_a_deletion_cut_short_is_finished(file_of, two):
    """A kill after the commit leaves the bytes: the daily command finds them."""
    receipt = file_of("C1")
    with recorded(DOER):
        disposing.agree(disposing.ask(receipt=receipt, by=two[0]), seen=1, by=two[1])
    receipt.refresh_from_db()
    path = stored(receipt)
    assert path.exists() and receipt.stored
    call_command("calendar")
    receipt.refresh_from_db()
    assert not path.exists() and receipt.stored == "" and disposing.sweep() == 0


def test_in_the_browser_one_asks_another_agrees_and_the_certificate_prints(
    file_of, as_role, django_capture_on_commit_callbacks
):
    receipt = file_of("C1", "C2")
    manager, other, lead = as_role("business-manager"), as_role("ig-lead"), as_role("council-data-lead")
    assert "1 file has reached the day of deletion" in text(manager.get(reverse("returns-deletions")))
    assert "Somebody else must agree now" in text(manager.post(address("-ask", receipt), follow=True))
    refused = manager.post(address("-agree", receipt), {"seen": "1"})
    assert refused.status_code == 409 and "Somebody else must agree" in text(refused)
    assert "You can agree." in text(other.get(reverse("returns-deletions")))
    with django_capture_on_commit_callbacks(execute=True):
        page = text(other.post(address("-agree", receipt), {"seen": "1"}, follow=True))
    assert "was deleted on 21 April 2016 as agreed" in page and "Rows about children" in page
    assert other.get(address("-certificate", receipt)).content.startswith(b"%PDF")
    assert "C1" not in page and "Smith" not in page
    tomb = lead.get(f"/returns/{receipt.reference}/")
    assert "was deleted on 21 April 2016 as agreed" in text(tomb)
    for gone_page in ("original/", "rows-to-put-right.xlsx"):
        assert lead.get(f"/returns/{receipt.reference}/{gone_page}").status_code == 404
    check = text(as_role("analyst").get(f"/returns/{receipt.reference}/check/"))
    assert "Deleted as agreed" in check or "deleted" in check.lower()
    assert lead.get("/returns/").status_code == 200


def test_keeping_longer_in_the_browser_keeps_what_was_typed(file_of, as_role):
    receipt, client = file_of("C1"), as_role("ig-lead")
    said = {
        "which": "this",
        "until_day": "1",
        "until_month": "4",
        "until_year": "2016",
        "why": "An inquiry asked for it.",
    }
    wrong = text(client.post(address("-hold", receipt), said))
    assert (
        wrong.count("This day has passed") == 2
        and "An inquiry asked for it." in wrong
        and not Hold.objects.exists()
    )
    blank = text(client.post(address("-hold", receipt), {}))
    assert "Choose what is to be kept." in blank and "Say why it is kept" in blank
    kept = text(client.post(address("-hold", receipt), {**said, "until_year": "2017"}, follow=True))
    assert "is kept until 1 April 2017" in kept
    lifted = text(
        client.post(address("-lift", receipt), {"seen": "1", "why": "The inquiry is over."}, follow=True)
    )
    assert "The hold is lifted." in lifted and "The inquiry is over." in lifted


@pytest.mark.parametrize(
    "who", ["analyst", "council-data-lead", "police-data-lead", "lay-member", "team-manager"]
)
def test_nobody_else_deletes_or_holds(file_of, as_role, who):
    receipt, client = file_of("C1"), as_role(who)
    assert client.get(reverse("returns-deletions")).status_code == 404
    assert client.get(address("", receipt)).status_code == 404
    for verb in ("-ask", "-agree", "-take-back", "-hold", "-lift"):
        assert client.post(address(verb, receipt)).status_code == 404, verb
    assert client.get(address("-certificate", receipt)).status_code == 404
    assert not Disposal.objects.exists() and not Hold.objects.exists()


def test_start_pages_say_what_has_come_to_its_day(file_of, two):
    file_of("C1")
    file_of("C2", as_at="2016-03-30", delete_on="2016-04-28")
    lines = [each.what for each in office.to_do(two[0], ON)]
    assert "1 file has reached its day of deletion" in lines
    assert "1 file reaches its deletion date this month" in lines
    receipt = Receipt.objects.get(as_at=day("2016-03-31"))
    with recorded(DOER):
        disposing.ask(receipt=receipt, by=two[0])
    assert "1 file waits for a second person to agree to deletion" in [
        each.what for each in office.to_do(two[1], ON)
    ]


def test_the_same_file_may_come_again_after_it_was_deleted(
    file_of, two, workbook, people, django_capture_on_commit_callbacks
):
    receipt = file_of("C1")
    data = receiving.load(receipt.stored)
    gone(receipt, two, django_capture_on_commit_callbacks)
    with recorded(DOER):
        again = receiving.receive(
            agency=receipt.agency, return_code="small", filename="f.xlsx", data=data, as_at=receipt.as_at,
            look_back_months=6, by=people.users["council-data-lead"],
        )  # fmt: skip
    assert not again.already and again.receipt.pk != receipt.pk
