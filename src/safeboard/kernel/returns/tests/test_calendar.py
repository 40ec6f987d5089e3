"""The calendar of returns: by month and agency, with lateness, promises kept and broken, on screen, Excel and .ics."""

from __future__ import annotations

import datetime as dt
import html
import io

import pytest
from django.urls import reverse
from icalendar import Calendar
from openpyxl import load_workbook

from safeboard.kernel.partnership.personas import COUNCIL, POLICE
from safeboard.kernel.returns import office, standing
from safeboard.kernel.returns.calendar import year as calendar_year
from safeboard.kernel.returns.calendar.year import Chosen
from safeboard.kernel.returns.models import Check, Due, Every, Receipt, Schedule, State
from safeboard.kernel.returns.standing import Standing, stand
from safeboard.kernel.returns.tables import rows as counted

pytestmark = pytest.mark.django_db
day = dt.date.fromisoformat
ON = day("2016-04-21")


@pytest.fixture
def asked(people):
    """A return of an agency that is asked for."""

    def make(agency=POLICE, due_on="2016-04-15", as_at="2016-03-31", code="elsewhere", **more):
        return Due.objects.create(
            agency=people.agencies[agency], return_code=code, title=f"Figures as at {as_at}", period=as_at,
            as_at=day(as_at), due_on=day(due_on), purpose="p", lawful_basis="l", agreement="a",
            agreed_on=day("2015-04-01"), delete_on=day("2022-03-31"), **more,
        )  # fmt: skip

    return make


@pytest.fixture
def came(people):
    """A file for a return."""

    def make(due, on="2016-04-18", replaces=None):
        receipt = Receipt.objects.create(
            agency=due.agency, return_code=due.return_code, as_at=due.as_at, look_back_months=6, filename="f.xlsx",
            content=f"{due.pk}{on}", state=State.ACCEPTED, replaces=replaces,
            received_at=dt.datetime.combine(day(on), dt.time(9), tzinfo=dt.UTC),
        )  # fmt: skip
        Due.objects.filter(pk=due.pk).update(receipt=receipt)
        due.refresh_from_db()
        return receipt

    return make


def text(response):
    return " ".join(html.unescape(response.content.decode()).split())


@pytest.mark.parametrize(
    ("promised", "found", "words", "late"),
    [
        (None, Standing.LATE, "6 days late", True),
        ("2016-04-21", Standing.PROMISED, "Promised for 21 April 2016, 6 days late", False),
        ("2016-04-20", Standing.LATE, "6 days late", True),
    ],
)
def test_a_promise_excuses_until_its_day_has_passed(asked, promised, found, words, late):
    """A broken promise is late again."""
    now = stand(asked(promised_on=day(promised) if promised else None), ON)
    assert (now.standing, now.words, now.late, now.days_late) == (found, words, late, 6)
    assert now.broken_promise == (
        "Promised for 20 April 2016; it did not come." if promised == "2016-04-20" else ""
    )


def test_lateness_is_of_the_first_file_whatever_became_of_it(asked, came, people):
    due = asked()
    first = came(due, "2016-04-18")
    assert (stand(due, ON).came, stand(due, ON).standing) == ("3 days late", Standing.TO_CHECK)
    second = came(due, "2016-04-20", replaces=first)
    assert stand(due, ON).came == "3 days late"
    question = Check.objects.create(receipt=second, outcome="question", by=people.users["analyst"])
    assert stand(due, ON).standing is Standing.QUERIED
    question.answer = "Yes."
    question.save()
    assert stand(due, ON).standing is Standing.TO_CHECK
    Check.objects.create(receipt=second, outcome="in_order", by=people.users["analyst"])
    assert calendar_year.mark(stand(due, ON)) == "came 3 days late"


def test_a_promise_does_not_make_a_return_come_in_time(asked):
    """T5-39 counts what came, not what was promised."""
    asked(promised_on=day("2016-05-01"))
    assert [row["came_on"] for row in counted()] in ([None], [])
    asked(agency=COUNCIL)
    assert all(row["came_on"] is None for row in counted())


def schedule_of(people, agency=POLICE):
    return Schedule.objects.create(
        agency=people.agencies[agency], return_code="elsewhere", title="Missing children", every=Every.QUARTER,
        working_days=11, purpose="p", lawful_basis="l", agreement="a", agreed_on=day("2015-04-01"), keep_months=72,
        since=day("2016-01-01"),
    )  # fmt: skip


def test_the_year_holds_what_was_asked_for_and_what_will_be(asked, people, reader_for):
    asked()
    schedule_of(people)
    found = calendar_year.shown(reader_for("analyst"), Chosen("2016-17"), ON)
    assert [str(each.due.due_on) for each in found.entries] == [
        "2016-04-15",
        "2016-07-15",
        "2016-10-17",
        "2017-01-17",
    ]
    assert [len(cell) for cell in found.rows[0].months] == [1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0]
    assert found.counts == ((Standing.NOT_YET, 3), (Standing.LATE, 1)) and Due.objects.count() == 1


def test_it_is_narrowed_by_agency_return_and_standing(asked, came, reader_for, people):
    asked()
    came(asked(agency=COUNCIL, code="annex-a"), "2016-04-14")
    reader = reader_for("business-manager")

    def agencies(**said):
        chosen = Chosen.read({"year": "2016-17", **said}, ON)
        return [each.due.agency.code for each in calendar_year.shown(reader, chosen, ON).entries]

    assert sorted(agencies()) == [COUNCIL, POLICE]
    assert agencies(agency=str(people.agencies[POLICE].pk)) == [POLICE]
    assert agencies(**{"return": "annex-a"}) == [COUNCIL]
    assert agencies(state="late") == [POLICE] and agencies(state="to-check") == [COUNCIL]
    assert sorted(agencies(agency="'; --", state="nonsense")) == [COUNCIL, POLICE]
    assert Chosen.read({"year": "2016-04"}, ON).year == "2016-17"


def test_the_page_says_all_of_it_and_a_data_lead_sees_their_own(asked, came, as_role):
    asked(excuse="Our system moved.", promised_on=day("2016-04-18"))
    came(asked(agency=COUNCIL), "2016-04-14")
    page = text(as_role("business-manager").get(reverse("returns-calendar")))
    for words in ("Calendar of returns, April 2016 to March 2017", "6 days late", "“Our system moved.”",
                  "Promised for 18 April 2016; it did not come.", "On time. Received, not checked yet", "County Council"):  # fmt: skip
        assert words in page, words
    own = text(as_role("police-data-lead").get(reverse("returns-calendar")))
    assert "6 days late" in own and "On time" not in own and "Tell us why and when" not in own
    assert "Change what you told us" in own


@pytest.mark.parametrize("name", ["returns-calendar", "returns-calendar-excel", "returns-calendar-file"])
@pytest.mark.parametrize("who", ["lay-member", "team-manager", "system-admin"])
def test_nobody_else_has_the_calendar(asked, as_role, name, who):
    assert as_role(who).get(reverse(name)).status_code == 404


def test_the_year_leaves_as_a_workbook_and_as_calendar_entries(asked, people, as_role):
    due = asked(excuse="Our system moved.", promised_on=day("2016-04-25"))
    schedule_of(people)
    client = as_role("police-data-lead")
    book = load_workbook(io.BytesIO(client.get(reverse("returns-calendar-excel")).content))
    assert [cell.value for cell in book["Year"][2]][:3] == [
        "Police",
        "Figures as at 2016-03-31",
        "15: promised 25 Apr",
    ]
    assert "Our system moved." in [cell.value for cell in book["Returns"][2]]
    address = reverse("returns-calendar-file")
    made = Calendar.from_ical(client.get(address).content)
    events = {str(each["uid"]): each for each in made.walk("VEVENT")}
    assert len(events) == 4 and min(each["dtstart"].dt for each in events.values()) == due.due_on
    first = next(each for each in events.values() if each["dtstart"].dt == due.due_on)
    assert "Police" in first["summary"] and "Promised for 25 April 2016" in first["description"]
    assert set(events) == {
        str(each["uid"]) for each in Calendar.from_ical(client.get(address).content).walk("VEVENT")
    }


def test_start_pages_leave_a_promise_alone_and_tell_a_broken_one(asked, reader_for):
    due = asked(excuse="Our system moved.", promised_on=day("2016-04-25"))
    manager, lead = reader_for("business-manager"), reader_for("police-data-lead")
    assert [each for each in office.to_do(manager, ON) if "has not come" in each.what] == []
    assert "You said it comes on 25 April" in next(iter(office.to_do(lead, ON))).what
    Due.objects.filter(pk=due.pk).update(promised_on=day("2016-04-20"))
    (line,) = [each for each in office.to_do(manager, ON) if "has not come" in each.what]
    assert "Promised for 20 April 2016; it did not come." in line.what and line.late == "6 days late"


def test_a_period_under_way_is_not_owed_yet(asked, as_role, reader_for):
    asked(as_at="2016-06-30", due_on="2016-07-15")
    assert "You owe no return." in text(as_role("police-data-lead").get(reverse("returns")))
    assert not [each for each in office.to_do(reader_for("police-data-lead"), ON) if "You owe" in each.what]
    assert standing.dues(reader_for("police-data-lead"), ON)[0].standing is Standing.NOT_YET
