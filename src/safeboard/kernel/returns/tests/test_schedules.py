"""Who sends what, as data: added, changed from a day on, ended; dues are made from it, once (SYS-54, R-CAL-02)."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html

import pytest
from django.core.management import call_command
from django.urls import reverse

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.returns import new_year
from safeboard.kernel.returns.due_dates import Owed
from safeboard.kernel.returns.models import Due, Every, Schedule
from safeboard.kernel.returns.receiving import NotNow
from safeboard.kernel.returns.scheduling import schedules
from safeboard.kernel.returns.scheduling.periods import begun
from safeboard.kernel.returns.scheduling.schedules import Terms
from safeboard.kernel.trail.models import Event
from safeboard.kernel.trail.recorder import Doer, recorded

pytestmark = pytest.mark.django_db
day = dt.date.fromisoformat
ON = day("2016-04-21")
TERMS = Terms(
    title="Missing children",
    every=Every.QUARTER,
    working_days=11,
    purpose="So that the Board can see how often children go missing.",
    lawful_basis="Children Act 2004, section 14B.",
    agreement="Agreement, version 3",
    agreed_on=day("2015-04-01"),
    review_on=day("2017-04-01"),
    keep_months=72,
)
TYPED = {
    "return_code": "small",
    "title": "Missing children",
    "every": "quarter",
    "working_days": "11",
    "purpose": "So that the Board can see.",
    "lawful_basis": "Children Act 2004.",
    "agreement": "Agreement, version 3",
    "agreed_on_day": "1", "agreed_on_month": "4", "agreed_on_year": "2015",
    "review_on_day": "", "review_on_month": "", "review_on_year": "",
    "keep_months": "72",
    "since_day": "1", "since_month": "1", "since_year": "2016",
}  # fmt: skip


@pytest.fixture
def manager(reader_for):
    return reader_for("business-manager")


@pytest.fixture
def add(people, manager, small_return, monkeypatch):
    """A schedule of the police."""
    monkeypatch.setitem(REGISTRY.returns, "small", small_return)

    def make(since="2016-01-01", **changes):
        with recorded(Doer(actor="test")):
            return schedules.add(
                agency=people.agencies["police"], return_code="small",
                terms=dataclasses.replace(TERMS, **changes), since=day(since), by=manager,
            )  # fmt: skip

    return make


@pytest.mark.parametrize(
    ("every", "since", "expected"),
    [
        (Every.QUARTER, "2016-01-01", [("2015-16Q4", "2016-03-31", "2016-04-15"), ("2016-17Q1", "2016-06-30", "2016-07-15")]),
        (Every.MONTH, "2016-03-15", [("2016-03", "2016-03-31", "2016-04-15"), ("2016-04", "2016-04-30", "2016-05-17")]),
        (Every.HALF_YEAR, "2015-10-01", [("2016-03-31", "2016-03-31", "2016-04-15"), ("2016-09-30", "2016-09-30", "2016-10-17")]),
        (Every.YEAR, "2016-03-31", [("2015-16", "2016-03-31", "2016-04-15"), ("2016-17", "2017-03-31", "2017-04-19")]),
        (Every.SCHOOL_YEAR, "2015-09-01", [("AY2015-16", "2016-08-31", "2016-09-15")]),
    ],
)  # fmt: skip
def test_every_period_that_has_begun_is_asked_for_with_its_working_days(add, every, since, expected):
    """R-CAL-02: the period's last day is day 0; Good Friday and bank holidays do not count."""
    schedule = add(since, every=every)
    made = Due.objects.order_by("as_at").values_list("period", "as_at", "due_on")
    assert [(code, str(end), str(due)) for code, end, due in made] == expected
    assert all(each.start <= ON for each in begun(schedule, ON))


def test_a_due_carries_the_terms_and_a_second_run_makes_nothing(add):
    schedule = add()
    due = Due.objects.earliest("as_at")
    assert due.title == "Missing children, January to March 2016" and due.schedule == schedule
    assert (due.lawful_basis, due.agreement, due.delete_on) == (
        "Children Act 2004, section 14B.", "Agreement, version 3", day("2022-03-31"),
    )  # fmt: skip
    before = Due.objects.count()
    call_command("calendar")
    call_command("calendar")
    assert Due.objects.count() == before


def test_what_was_put_in_by_hand_is_kept_and_taken_under_the_schedule(add, people):
    by_hand = Due.objects.create(
        agency=people.agencies["police"], return_code="small", title="By hand", period="x", as_at=day("2016-03-31"),
        due_on=day("2016-04-20"), agreed_on=day("2015-04-01"), delete_on=day("2020-03-31"),
    )  # fmt: skip
    schedule = add()
    by_hand.refresh_from_db()
    assert by_hand.schedule == schedule and by_hand.due_on == day("2016-04-20")
    assert Due.objects.filter(as_at=day("2016-03-31")).count() == 1


def test_a_change_counts_from_its_day_and_leaves_what_was_asked_for(add, manager):
    schedule = add()
    with recorded(Doer(actor="test")):
        changed = schedules.change(
            schedule, terms=dataclasses.replace(TERMS, working_days=5, every=Every.MONTH), since=day("2016-07-01"),
            why="Monthly from summer.", seen=1, by=manager,
        )  # fmt: skip
        made = schedules.make_dues(Schedule.objects.all(), day("2016-07-10"))
    schedule.refresh_from_db()
    assert schedule.until == day("2016-06-30") and changed.follows == schedule
    assert [(each.period, each.due_on) for each in made] == [("2016-07", day("2016-08-05"))]
    assert Due.objects.get(period="2016-17Q1").due_on == day("2016-07-15")


def test_two_at_once_and_days_that_do_not_do_are_refused(add, manager):
    schedule = add()
    with recorded(Doer(actor="test")):
        with pytest.raises(NotNow, match="sends this return already"):
            add()
        with pytest.raises(NotNow, match="counts from 1 January 2016"):
            schedules.change(schedule, terms=TERMS, since=day("2016-01-01"), why="w", seen=1, by=manager)
        assert (
            schedules.change(schedule, terms=TERMS, since=day("2016-07-01"), why="w", seen=5, by=manager)
            is None
        )
        assert schedules.end(schedule, until=day("2016-07-01"), why="w", seen=5, by=manager) is False
        with pytest.raises(NotNow, match="cannot end before that day"):
            schedules.end(schedule, until=day("2015-07-01"), why="w", seen=1, by=manager)


def test_an_end_takes_back_only_what_lies_beyond_it_and_has_not_come(add, manager):
    schedule = add()
    with recorded(Doer(actor="test")):
        assert schedules.end(schedule, until=day("2016-03-31"), why="Not needed.", seen=1, by=manager)
    assert list(Due.objects.values_list("period", flat=True)) == ["2015-16Q4"]
    call_command("calendar")
    assert Due.objects.count() == 1


def test_the_new_year_puts_in_what_the_schedules_ask_for_once(add, manager):
    add()
    with recorded(Doer(actor="test")):
        assert list(new_year.do("2016-17", manager)) == [
            "Police: Missing children, July to September 2016, due 17 October 2016.",
            "Police: Missing children, October to December 2016, due 17 January 2017.",
            "Police: Missing children, January to March 2017, due 19 April 2017.",
        ]
        assert new_year.STEPS[0].done("2016-17") and list(new_year.do("2016-17", manager)) == []


def test_a_schedule_goes_to_the_agency_that_comes_after(add, people, manager):
    schedule, to = add(), people.agencies["hospital-trust"]
    assert any(
        "1 schedule" in each
        for each in Owed().would_move(schedule.agency_id, to_id=to.pk, on=day("2016-06-01"))
    )
    with recorded(Doer(actor="test")):
        Owed().move_agency(schedule.agency_id, to.pk, on=day("2016-06-01"), by=manager)
    schedule.refresh_from_db()
    assert schedule.until == day("2016-05-31")
    assert Schedule.objects.get(until=None).agency == to
    assert set(Due.objects.values_list("agency", flat=True)) == {to.pk}


def test_a_return_of_figures_comes_as_often_as_it_declares(add, people, manager):
    code, declared = next(iter(REGISTRY.figures.items()), (None, None))
    if declared is None:
        pytest.skip("no return of figures is declared yet")
    wrong = Every.SCHOOL_YEAR
    with recorded(Doer(actor="test")), pytest.raises(NotNow, match="at a time"):
        schedules.add(
            agency=people.agencies["police"], return_code=code, terms=dataclasses.replace(TERMS, every=wrong),
            since=ON, by=manager,
        )  # fmt: skip


def test_the_business_manager_adds_changes_and_ends_in_the_browser(
    as_role, people, small_return, monkeypatch
):
    monkeypatch.setitem(REGISTRY.returns, "small", small_return)
    client = as_role("business-manager")
    typed = {**TYPED, "agency": str(people.agencies["police"].pk)}
    wrong = html.unescape(
        client.post(
            reverse("returns-schedule-add"), {**typed, "working_days": "0", "purpose": ""}
        ).content.decode()
    )
    assert (
        wrong.count("one working day after the period at the earliest") == 2
        and "Say why the Board asks for it" in wrong
    )
    assert 'value="Agreement, version 3"' in wrong and not Schedule.objects.exists()
    page = client.post(reverse("returns-schedule-add"), typed, follow=True).content.decode()
    schedule = Schedule.objects.get()
    assert "Police: Missing children" in page and Due.objects.count() == 2
    again = html.unescape(client.post(reverse("returns-schedule-add"), typed).content.decode())
    assert "sends this return already" in again
    change = reverse("returns-schedule-change", kwargs={"pk": schedule.pk})
    sent = {**typed, "seen": "1", "why": "Sooner.", "working_days": "5", "since_month": "7"}
    assert client.post(change, sent).status_code == 302
    stale = client.post(change, sent)
    assert "has an end already" in html.unescape(stale.content.decode())
    newest = Schedule.objects.get(until=None)
    end = reverse("returns-schedule-end", kwargs={"pk": newest.pk})
    until = {"until_day": "31", "until_month": "12", "until_year": "2016", "why": "Over."}
    assert client.post(end, {**until, "seen": "7"}).status_code == 409
    assert client.post(end, {**until, "seen": "1"}).status_code == 302
    assert set(Event.objects.values_list("action", flat=True)) >= {
        "returns.schedule", "returns.schedule_change", "returns.schedule_end",
    }  # fmt: skip


@pytest.mark.parametrize("who", ["analyst", "administrator", "police-data-lead", "lay-member"])
def test_nobody_else_plans(add, as_role, who):
    schedule, client = add(), as_role(who)
    for name, kwargs in (("add", {}), ("change", {"pk": schedule.pk}), ("end", {"pk": schedule.pk})):
        assert client.post(reverse(f"returns-schedule-{name}", kwargs=kwargs), TYPED).status_code == 404
    reads = who in ("analyst", "police-data-lead")
    assert client.get(reverse("returns-schedules")).status_code == (200 if reads else 404)
    sheet = reverse("returns-schedule-agreement", kwargs={"pk": schedule.pk})
    assert client.get(sheet).status_code == (200 if reads else 404)


def test_the_page_for_an_information_governance_lead_is_whole_and_prints(add, as_role):
    schedule = add()
    address = reverse("returns-schedule-agreement", kwargs={"pk": schedule.pk})
    page = html.unescape(as_role("police-data-lead").get(address).content.decode())
    for words in (
        "Police",
        "to be reviewed on 1 April 2017",
        "72 months",
        "What is kept of the file",
        "Who can see it",
    ):
        assert words in page, words
    pdf = as_role("police-data-lead").get(
        reverse("returns-schedule-agreement-pdf", kwargs={"pk": schedule.pk})
    )
    assert pdf.content.startswith(b"%PDF") and as_role("council-data-lead").get(address).status_code == 404
