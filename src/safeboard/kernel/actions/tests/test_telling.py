"""Data breaches, telling us what is wrong, help and the emergency sheet (pages.md sections 1.6 and 1.7)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from safeboard.kernel.actions import breaches, selectors
from safeboard.kernel.actions.models import Item, Report
from safeboard.kernel.actions.permissions import BREACHES, FOLLOW
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.partnership.personas import PERSONAS
from safeboard.kernel.trail.models import Event

from .conftest import QUESTION

WHAT = "The second reply names a parent."
WHY = "It names a village and nobody in it; nobody was told."


def words_of(answer):
    return answer.content.decode()


@pytest.fixture
def reported(stages, reader_for):
    item = stages.challenge()
    by = reader_for("lay-member")
    return breaches.report_breach(page=f"/actions/{item.pk}/", words=WHAT, item=item, by=by)


def test_a_breach_hides_the_item_at_once_from_all_but_one(as_role, stages):
    item = stages.challenge()
    address = reverse("action", kwargs={"pk": item.pk})
    assert as_role("business-manager").get(address).status_code == 200
    reporter = as_role("lay-member")
    form = words_of(reporter.get(reverse("breach"), {"item": item.pk}))
    assert (
        "This hides Challenge 1 at once" in form and "72-hour clock" in form and f'value="{address}"' in form
    )
    assert (
        reporter.post(f"{reverse('breach')}?item={item.pk}", {"page": address, "words": WHAT}).status_code
        == 302
    )
    for persona in PERSONAS:
        client = as_role(persona.code)
        assert client.get(address).status_code == 404, persona.code
        assert QUESTION not in words_of(client.get(reverse("actions"))), persona.code
        found = client.get(reverse("breaches"))
        assert found.status_code == (200 if persona.code == "ig-lead" else 404)
    record = words_of(
        as_role("ig-lead").get(reverse("breach-record", kwargs={"pk": Report.objects.get().pk}))
    )
    assert QUESTION in record and WHAT in record and "left" in record
    assert Event.objects.filter(action="actions.breach").count() == 1


def test_what_one_cannot_see_one_cannot_hide(as_role, stages):
    item = stages.challenge()
    address = f"{reverse('breach')}?item={item.pk}"
    assert as_role("council-data-lead").post(address, {"page": "/x/", "words": WHAT}).status_code == 404
    item.refresh_from_db()
    assert not item.hidden and not Report.objects.exists()


def test_the_clock_runs_72_real_hours(reported):
    assert breaches.hours_left(reported, reported.at) == 72
    assert breaches.hours_left(reported, reported.at + dt.timedelta(hours=71)) == 1
    assert breaches.hours_left(reported, reported.at + dt.timedelta(hours=73)) == -1


def test_it_is_shown_again_with_a_reason_only(as_role, reported):
    client, address = as_role("ig-lead"), reverse("breach-record", kwargs={"pk": reported.pk})
    assert " checked" not in words_of(client.get(address))
    for typed in ({"outcome": "shown"}, {"outcome": "shown", "reason": "fine"}, {"reason": WHY}):
        assert client.post(address, typed).status_code == 200
        assert Item.objects.get().hidden
    assert client.post(address, {"outcome": "shown", "reason": WHY}).status_code == 302
    assert not Item.objects.get().hidden
    assert WHY in words_of(client.get(address))
    assert (
        as_role("business-manager").get(reverse("action", kwargs={"pk": reported.item_id})).status_code == 200
    )


def test_it_may_stay_hidden_when_the_record_is_closed(reported, reader_for):
    breaches.end_breach(report=reported, show_again=False, reason=WHY, by=reader_for("ig-lead"))
    assert Item.objects.get().hidden and reported.ended_by.name == "Ida Gale"
    with pytest.raises(NotNow, match="closed already"):
        breaches.end_breach(report=reported, show_again=True, reason=WHY, by=reader_for("ig-lead"))


def test_two_who_decide_at_once_decide_once(reported, reader_for):
    stale = Report.objects.get(pk=reported.pk)
    breaches.end_breach(report=reported, show_again=False, reason=WHY, by=reader_for("ig-lead"))
    with pytest.raises(NotNow, match="just closed"):
        breaches.end_breach(report=stale, show_again=True, reason=WHY, by=reader_for("ig-lead"))
    assert Item.objects.get().hidden


def test_one_of_two_reports_does_not_show_it_again(reported, reader_for):
    by = reader_for("ig-lead")
    second = breaches.report_breach(
        page="/actions/", words=WHAT, item=reported.item, by=reader_for("analyst")
    )
    with pytest.raises(NotNow, match="Another report"):
        breaches.end_breach(report=second, show_again=True, reason=WHY, by=by)
    assert Item.objects.get().hidden and Report.objects.get(pk=second.pk).ended_at is None
    breaches.end_breach(report=reported, show_again=False, reason=WHY, by=by)
    breaches.end_breach(report=Report.objects.get(pk=second.pk), show_again=True, reason=WHY, by=by)
    assert not Item.objects.get().hidden


def test_the_lead_sees_what_is_open_first(reported, reader_for):
    by, later = reader_for("ig-lead"), reported.at + dt.timedelta(hours=1)
    second = breaches.report_breach(page="/headline/", words=WHAT, by=by)
    assert [each.report for each in selectors.breaches(by, later)] == [reported, second]
    breaches.end_breach(report=reported, show_again=True, reason=WHY, by=by)
    assert [each.report for each in selectors.breaches(by, later)] == [second, reported]


def test_the_filter_and_the_check_agree_on_what_is_hidden(reported, reader_for):
    item = Item.objects.get()
    assert list(Item.visible(reader_for("ig-lead"), BREACHES)) == [item]
    assert list(Item.visible(reader_for("business-manager"), FOLLOW)) == []


@pytest.mark.parametrize("persona", [each.code for each in PERSONAS])
def test_everybody_may_tell_us_and_report_and_get_help(as_role, persona):
    client = as_role(persona)
    for name in ("help", "emergency-sheet", "tell-us", "breach"):
        answer = client.get(reverse(name))
        assert answer.status_code == 200 and words_of(answer).count("<h1") == 1, name
    page = words_of(client.get(reverse("tell-us"), {"page": "/headline/"}))
    assert 'value="/headline/"' in page
    assert (
        client.post(reverse("tell-us"), {"page": "/headline/", "words": "The date is wrong."}).status_code
        == 302
    )
    assert Report.objects.get(kind=Report.PROBLEM).words == "The date is wrong."


def test_the_board_office_reads_what_people_told_us(as_role):
    as_role("lay-member").post(reverse("tell-us"), {"page": "/headline/", "words": "The date is wrong."})
    assert "The date is wrong." in words_of(as_role("business-manager").get(reverse("told-us")))
    assert as_role("lay-member").get(reverse("told-us")).status_code == 404


def test_an_empty_report_is_asked_for_its_words(as_role):
    answer = words_of(as_role("analyst").post(reverse("breach"), {"page": "/home/"}))
    assert "Say what is wrong." in answer and 'value="/home/"' in answer
    assert not Report.objects.exists()


def test_help_says_what_this_hat_may_do_and_within_what_limits(as_role):
    police, manager = (
        words_of(as_role(who).get(reverse("help"))) for who in ("police-data-lead", "business-manager")
    )
    assert "Read actions and challenges (for your own agency" in police
    assert "Read actions and challenges</li>" in manager
    assert "Raise an action" in manager and "Raise an action" not in police


def test_the_emergency_sheet_holds_invented_numbers_in_a_demonstration_only(as_role, settings):
    client = as_role("team-manager")
    assert "01632 960 101" in words_of(client.get(reverse("emergency-sheet")))
    settings.DEMONSTRATION = False
    real = words_of(client.get(reverse("emergency-sheet")))
    assert "01632" not in real and "999" in real and "First Response" in real


def test_a_breach_that_hid_nothing_can_only_be_closed(people, as_role):
    as_role("lay-member").post("/breach/", {"page": "/help/", "words": "I saw a name on the help page."})
    report = Report.objects.get()
    lead = as_role("ig-lead")
    body = lead.get(f"/breaches/{report.pk}/").content.decode()
    assert "Close this record" in body and "Show it again" not in body
    refused = lead.post(f"/breaches/{report.pk}/", {"outcome": "shown", "reason": "It was a street name."})
    report.refresh_from_db()
    assert report.ended_at is None and refused.status_code in (200, 422)
    lead.post(f"/breaches/{report.pk}/", {"outcome": "kept", "reason": "It was the name of a street."})
    report.refresh_from_db()
    assert report.ended_at is not None
    assert "Closed" in lead.get(f"/breaches/{report.pk}/").content.decode()
