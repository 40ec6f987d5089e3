"""Agencies by date: the example is the four districts that became one council on 1 April 2020 (pages.md 3.7)."""

from __future__ import annotations

import datetime as dt
import html

import pytest
from django.test import override_settings

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership import agencies
from safeboard.kernel.partnership.changing import NotNow, SomebodyElse
from safeboard.kernel.partnership.models import Agency, Membership, Succession
from safeboard.kernel.returns.models import Due
from safeboard.kernel.trail import recorder

TODAY, ONE_COUNCIL = dt.date(2016, 4, 21), dt.date(2020, 4, 1)
EVE = ONE_COUNCIL - dt.timedelta(1)
WHY = "The order that makes one council of four."
DISTRICTS = ("north", "east", "south", "west")


@pytest.fixture
def by(reader_for):
    with recorder.recorded(recorder.Doer(actor="test")):
        yield reader_for("business-manager")


@pytest.fixture
def districts(people):
    return [
        Agency.objects.create(
            code=f"district-{each}", name=f"{each.title()} District Council", kind="district"
        )
        for each in DISTRICTS
    ]


def on(by: Reader, day: dt.date) -> Reader:
    return Reader(**{name: getattr(by, name) for name in by.__slots__ if name != "on"}, on=day)


def member_of(people, agency, user="health-board-member", until=dt.date(2021, 3, 31)):
    return Membership.objects.create(
        user=people.users[user],
        agency=agency,
        role="board_member",
        title=f"Board member, {agency.name}",
        since=dt.date(2015, 4, 1),
        until=until,
    )


def due_of(agency, period="2019-20"):
    day = dt.date(2020, 3, 31)
    return Due.objects.create(
        agency=agency, return_code="section11", title="Section 11", period=period, as_at=day, due_on=day,
        purpose="p", lawful_basis="l", agreement="a", agreed_on=day, delete_on=day,
    )  # fmt: skip


# --- Names -----------------------------------------------------------------------------------------------------------


def test_a_new_name_counts_from_its_day_and_the_past_keeps_the_old(by, people):
    police = people.agencies["police"]
    agencies.rename(agency=police, name="County Police", since=dt.date(2016, 6, 1), why=WHY, seen=1, by=by)
    police = Agency.objects.get(code="police")
    assert str(police) == "Police" and police.code == "police"
    assert [police.name_on(day) for day in (TODAY, dt.date(2016, 5, 31), dt.date(2016, 6, 1))] == [
        "Police", "Police", "County Police",
    ]  # fmt: skip
    with override_settings(STORY_DAY="2016-06-01"):
        assert str(Agency.objects.get(code="police")) == "County Police"
        hat = Membership.objects.select_related("agency").filter(agency__code="police").first()
        assert hat.agency.name == "County Police"


def test_of_two_renames_the_later_day_wins_whatever_was_typed_first(by, people):
    police = people.agencies["police"]
    agencies.rename(agency=police, name="B", since=dt.date(2016, 9, 1), why=WHY, seen=1, by=by)
    agencies.rename(agency=police, name="A", since=dt.date(2016, 6, 1), why=WHY, seen=2, by=by)
    assert [police.name_on(dt.date(2016, month, 1)) for month in (5, 6, 9)] == ["Police", "A", "B"]


def test_a_rename_is_refused_for_the_past_for_the_same_name_and_after_somebody_else(by, people):
    police = people.agencies["police"]
    with pytest.raises(NotNow, match="has passed"):
        agencies.rename(agency=police, name="A", since=dt.date(2016, 4, 20), why=WHY, seen=1, by=by)
    with pytest.raises(NotNow, match="has this name"):
        agencies.rename(agency=police, name="Police", since=TODAY, why=WHY, seen=1, by=by)
    agencies.rename(agency=police, name="A", since=TODAY, why=WHY, seen=1, by=by)
    with pytest.raises(SomebodyElse):
        agencies.rename(
            agency=Agency.objects.get(pk=police.pk), name="B", since=TODAY, why=WHY, seen=1, by=by
        )


# --- Merger ----------------------------------------------------------------------------------------------------------


def test_four_districts_become_one_council(by, people, districts):
    """People, returns and whatever other folders declare go to the successor; codes and names of then stay."""
    hats = [member_of(people, districts[0]), member_of(people, districts[1], "police-board-member")]
    late, same, other = due_of(districts[0]), due_of(districts[1]), due_of(districts[1], "2018-19")
    council = people.agencies["county-council"]
    moves = agencies.preview(districts, council, ONE_COUNCIL)
    assert moves[0].lines[:1] and any("1 return that it owes" in line for line in moves[0].lines)
    assert "Nothing" not in str(moves) and Due.objects.get(pk=late.pk).agency == districts[0]

    then = on(by, ONE_COUNCIL)
    made = agencies.merge(agencies=districts, into=council, on=ONE_COUNCIL, why=WHY, by=then)
    assert len(made) == 4 and all(each.carried_out_at for each in made)
    assert {each.until for each in Agency.objects.filter(kind="district")} == {EVE}
    assert not Agency.living(ONE_COUNCIL).filter(kind="district").exists()
    assert Agency.living(EVE).filter(kind="district").count() == 4
    for hat in hats:
        old = Membership.objects.get(pk=hat.pk)
        assert old.until == EVE and old.agency.kind == "district"
    now = Membership.live(hats[0].user_id, ONE_COUNCIL).get(agency=council)
    assert (now.role, now.title, now.until) == ("board_member", "Board member, County Council", hats[0].until)
    assert Due.objects.get(pk=late.pk).agency == council and Due.objects.get(pk=other.pk).agency == council
    # The council owes the same return once: the second district's stays under its own name.
    assert Due.objects.get(pk=same.pk).agency == districts[1]


def test_carried_out_twice_it_moves_nothing_more(by, people, districts):
    member_of(people, districts[0])
    due_of(districts[0])
    council, then = people.agencies["county-council"], on(by, ONE_COUNCIL)
    [succession] = agencies.merge(agencies=districts[:1], into=council, on=ONE_COUNCIL, why=WHY, by=then)
    assert succession.moved >= 2
    with pytest.raises(NotNow, match="already"):
        agencies.carry_out(succession=succession, by=then)
    for office in REGISTRY.offices():
        if office.successions:
            assert office.successions.move_agency(districts[0].pk, council.pk, on=ONE_COUNCIL, by=then) == 0


def test_planned_ahead_it_waits_is_on_the_list_to_do_on_the_day_and_may_be_taken_back(by, people, districts):
    due = due_of(districts[0])
    council = people.agencies["county-council"]
    [succession] = agencies.merge(agencies=districts[:1], into=council, on=ONE_COUNCIL, why=WHY, by=by)
    assert succession.carried_out_at is None and Due.objects.get(pk=due.pk).agency == districts[0]
    with pytest.raises(NotNow, match="not come yet"):
        agencies.carry_out(succession=succession, by=by)

    def to_do(day):
        lists = (office.to_do(on(by, day), day) for office in REGISTRY.offices() if office.to_do)
        return [line.what for lines in lists for line in lines if "comes after" in line.what]

    assert to_do(EVE) == []
    assert to_do(ONE_COUNCIL) == ["County Council comes after North District Council: hand over what is open"]
    agencies.carry_out(succession=succession, by=on(by, ONE_COUNCIL))
    assert Due.objects.get(pk=due.pk).agency == council and to_do(ONE_COUNCIL) == []

    [other] = agencies.merge(agencies=districts[1:2], into=council, on=ONE_COUNCIL, why=WHY, by=by)
    agencies.take_back(succession=other, by=by)
    assert Agency.objects.get(pk=districts[1].pk).until is None
    assert Succession.objects.count() == 1


def test_a_merger_that_cannot_be_is_refused(by, people, districts):
    council = people.agencies["county-council"]
    with pytest.raises(NotNow, match="cannot come into itself"):
        agencies.merge(agencies=[council], into=council, on=ONE_COUNCIL, why=WHY, by=by)
    agencies.merge(agencies=districts[:1], into=council, on=ONE_COUNCIL, why=WHY, by=by)
    with pytest.raises(NotNow, match="ends on 31 March 2020 already"):
        agencies.merge(agencies=districts[:1], into=council, on=ONE_COUNCIL, why=WHY, by=by)
    with pytest.raises(NotNow, match="is no partner on this day"):
        agencies.merge(
            agencies=districts[1:2],
            into=Agency.objects.get(pk=districts[0].pk),
            on=ONE_COUNCIL,
            why=WHY,
            by=by,
        )


def test_a_split_gives_what_is_open_to_the_first(by, people):
    trust = people.agencies["hospital-trust"]
    due, then = due_of(trust), on(by, ONE_COUNCIL)
    new = [
        agencies.add(name=name, kind="health", since=ONE_COUNCIL, why=WHY, by=then)
        for name in ("One trust", "Two trust")
    ]
    first, second = agencies.split(agency=trust, into=new, on=ONE_COUNCIL, why=WHY, by=then)
    assert Due.objects.get(pk=due.pk).agency == new[0]
    assert first.takes_over and not second.takes_over and second.moved == 0
    assert trust.until == EVE and new[0].code == "one-trust"


def test_ended_without_a_successor_its_people_lose_their_roles(by, people):
    police = people.agencies["police"]
    agencies.end(agency=police, last_day=dt.date(2016, 6, 30), why=WHY, seen=1, by=by)
    user = people.users["police-data-lead"]
    assert Membership.live(user.pk, dt.date(2016, 6, 30)).exists()
    assert not Membership.live(user.pk, dt.date(2016, 7, 1)).exists()


# --- Pages -----------------------------------------------------------------------------------------------------------


def text_of(response):
    return html.unescape(response.content.decode())


def sent(day=(1, 4, 2020), **more):
    names = ("since_day", "since_month", "since_year")
    return {"why": WHY, **dict(zip(names, map(str, day), strict=True)), **more}


def test_in_the_browser_first_what_moves_then_the_merger(as_role, people, districts):
    client = as_role("business-manager")
    due_of(districts[0])
    asked = sent(agencies=[each.pk for each in districts], into="new", name="Chalkshire Council")
    body = text_of(client.post("/settings/agencies/merge/", {**asked, "preview": "1"}))
    assert "What moves" in body and "1 return that it owes" in body and "Nothing is saved yet" in body
    assert not Succession.objects.exists()
    previewed = body.split('name="previewed" value="')[1].split('"')[0]
    # What was looked at is what is carried out: with another day it is shown again.
    again = {**asked, "since_day": "2", "previewed": previewed, "confirm": "1"}
    client.post("/settings/agencies/merge/", again)
    assert not Succession.objects.exists()
    body = text_of(
        client.post(
            "/settings/agencies/merge/", {**asked, "previewed": previewed, "confirm": "1"}, follow=True
        )
    )
    assert "From 1 April 2020 Chalkshire Council comes after them." in body
    assert (
        Succession.objects.count() == 4 and Agency.objects.get(code="chalkshire-council").since == ONE_COUNCIL
    )
    body = text_of(client.get("/settings/agencies/district-north/"))
    assert "Ends on 31 March 2020" in body and "Take it back" in body
    pk = Succession.objects.get(from_agency__code="district-north").pk
    assert as_role("lay-member").post(f"/settings/agencies/succession/{pk}/take-back/").status_code == 404
    assert "Taken back." in text_of(
        client.post(f"/settings/agencies/succession/{pk}/take-back/", follow=True)
    )


@pytest.mark.parametrize(
    ("page", "asked", "words"),
    [
        ("merge/", sent(into="new", name="X"), "Choose at least one agency that ends."),
        ("merge/", sent(into="new", name=""), "Enter the name of the new agency."),
        ("police/split/", sent(names="Only one"), "Name at least two different agencies"),
        ("add/", sent(name="", kind="health"), "Enter the name."),
        ("add/", sent(name="Police", kind="police"), "There is an agency of this name already."),
        ("add/", sent(name="New", kind=""), "Choose what kind of agency it is."),
        ("police/rename/", sent(name="A", seen=1, day=(1, 4, 2016)), "This day has passed."),
        ("police/end/", {"seen": 1, "why": "no", "last_day_day": "1", "last_day_month": "5", "last_day_year": "2016"}, "Say in a sentence why"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_beside_the_field(as_role, page, asked, words):
    body = text_of(as_role("business-manager").post(f"/settings/agencies/{page}", asked))
    assert body.count(words) >= 2


def test_renamed_in_the_browser_and_refused_to_others(as_role):
    asked = sent(name="County Police", seen=1, day=(1, 6, 2016))
    assert as_role("analyst").post("/settings/agencies/police/rename/", asked).status_code == 404
    client = as_role("business-manager")
    assert "From 1 June 2016 it is called County Police." in text_of(
        client.post("/settings/agencies/police/rename/", asked, follow=True)
    )
    assert "County Police from 1 June 2016" in text_of(client.get("/settings/agencies/"))
    response = client.post("/settings/agencies/police/rename/", {**asked, "name": "Other"})
    assert response.status_code == 409 and "Somebody changed this agency" in text_of(response)
    assert 'value="Other"' in text_of(response)
