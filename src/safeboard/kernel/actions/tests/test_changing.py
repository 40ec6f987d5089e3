"""Undo within half a minute, opening again, and putting words right (pages.md 3.4)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from safeboard.kernel.actions import assigning, correcting, reopening, tracking, undoing
from safeboard.kernel.actions.models import Standing, Step, Wait
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse

from .conftest import ANSWER, CHANGED

WHY = "The number has gone up again since the check."
DAY = dt.date(2016, 9, 1)


def words_of(answer):
    return answer.content.decode()


@pytest.fixture
def later(monkeypatch):
    """So many seconds later for whoever looks at the clock of undo."""

    def by(seconds):
        real = undoing.now
        monkeypatch.setattr(undoing, "now", lambda: real() + dt.timedelta(seconds=seconds))

    return by


@pytest.fixture
def checked(stages, reader_for):
    item = stages.done()
    tracking.check(
        item=item, seen=item.version, outcome=Standing.CHECKED, words="Seen in 12 of 12 cases.",
        by=reader_for("business-manager"),
    )  # fmt: skip
    return item


def test_a_check_is_undone_from_the_message(stages, as_role):
    item, client = stages.done(), as_role("analyst")
    kwargs = {"pk": item.pk, "code": "check", "choice": "checked"}
    typed = {"seen": item.version, "words": "Seen in 12 of 12 cases."}
    page = client.post(reverse("act-choice", kwargs=kwargs), typed, follow=True)
    assert f'action="{reverse("undo", kwargs={"pk": item.pk})}"' in words_of(page)
    client.post(reverse("undo", kwargs={"pk": item.pk}))
    item.refresh_from_db()
    assert (item.standing, item.waits_for) == (Standing.DONE, Wait.CHECK)
    assert [step.kind for step in item.story()][-2:] == ["check", "undone"]
    assert "nothing here that you can undo" in words_of(
        client.post(reverse("undo", kwargs={"pk": item.pk}), follow=True)
    )


def test_undo_ends_after_thirty_seconds(checked, reader_for, later):
    later(29)
    assert undoing.can_undo(checked, reader_for("business-manager"))
    later(2)
    assert not undoing.can_undo(checked, reader_for("business-manager"))
    with pytest.raises(NotNow, match="more than 30 seconds"):
        undoing.undo(item=checked, seen=checked.version, by=reader_for("business-manager"))
    assert checked.standing == Standing.CHECKED


def test_nobody_undoes_what_somebody_else_did_or_has_followed(checked, reader_for):
    with pytest.raises(NotNow, match="nothing here that you can undo"):
        undoing.undo(item=checked, seen=checked.version, by=reader_for("analyst"))
    with pytest.raises(SomebodyElse):
        undoing.undo(item=checked, seen=checked.version - 1, by=reader_for("business-manager"))


def test_evidence_is_not_undone(stages, reader_for):
    item = stages.evidenced()
    assert not undoing.can_undo(item, reader_for("police-data-lead"))


def test_an_undone_day_is_the_day_before(stages, reader_for):
    item, manager = stages.action(), reader_for("business-manager")
    before = item.due_on
    assigning.move_day(item=item, seen=1, due_on=DAY, words="The ward was closed.", by=manager)
    undoing.undo(item=item, seen=2, by=manager)
    item.refresh_from_db()
    assert item.due_on == before and item.version == 3


def test_open_again_with_a_reason(checked, as_role):
    address = reverse("open-again", kwargs={"pk": checked.pk})
    day = {"due_on_day": "1", "due_on_month": "9", "due_on_year": "2016"}
    client = as_role("business-manager")
    assert "Open it again" in words_of(client.get(reverse("action", kwargs={"pk": checked.pk})))
    said = words_of(client.post(address, {"seen": checked.version, "words": "Noted", **day}))
    assert "is not a response" in said and "Noted" in said
    assert client.post(address, {"seen": checked.version, "words": WHY, **day}).status_code == 302
    checked.refresh_from_db()
    assert (checked.standing, checked.waits_for, checked.due_on) == (Standing.OPEN, Wait.DOING, DAY)
    assert as_role("police-data-lead").get(address).status_code == 404
    assert client.get(address).status_code == 404


def test_only_what_is_closed_opens_again(stages, reader_for):
    item = stages.action()
    with pytest.raises(NotNow, match="is not closed"):
        reopening.reopen(item=item, seen=1, words=WHY, due_on=DAY, by=reader_for("business-manager"))


def test_own_words_are_put_right_and_the_first_stay(stages, as_role):
    item = stages.evidenced()
    address = reverse("correct", kwargs={"pk": item.pk, "version": 2})
    new = "Of 40 families asked in May, 30 knew whom to ring."
    client = as_role("police-data-lead")
    assert CHANGED in words_of(client.get(address))
    client.post(address, {"seen": item.version, "words": new})
    page = words_of(client.get(reverse("action", kwargs={"pk": item.pk})))
    assert f'<del class="sb-struck">{CHANGED}</del>' in page and new in page
    assert Step.objects.get(item=item, version=2).words == CHANGED
    assert new in words_of(client.get(address))


def test_two_people_put_the_same_right_and_the_draft_is_kept(stages, as_role):
    item = stages.evidenced()
    address = reverse("correct", kwargs={"pk": item.pk, "version": 2})
    client = as_role("police-data-lead")
    client.post(address, {"seen": item.version, "words": "First new words."})
    said = words_of(client.post(address, {"seen": item.version, "words": "Second new words."}))
    assert "What is there now" in said and "First new words." in said and "Second new words." in said


def test_somebody_elses_words_only_with_a_reason_by_the_business_manager(stages, as_role, reader_for):
    item = stages.replied()
    address = reverse("correct", kwargs={"pk": item.pk, "version": 2})
    assert as_role("analyst").get(address).status_code == 404
    manager = as_role("business-manager")
    said = words_of(manager.post(address, {"seen": item.version, "words": f"{ANSWER} Corrected."}))
    assert "somebody else&#39;s words: say why" in said
    typed = {
        "seen": item.version,
        "words": f"{ANSWER} Corrected.",
        "reason": "The number was of another year.",
    }
    assert manager.post(address, typed).status_code == 302
    page = words_of(manager.get(reverse("action", kwargs={"pk": item.pk})))
    assert "The number was of another year." in page and "Promised by" in page


def test_a_title_is_put_right_and_the_one_before_shown(stages, as_role, reader_for):
    item = stages.action(title="Keep plns open")
    correcting.correct(
        item=item,
        seen=1,
        version=correcting.TITLE,
        words="Keep plans open",
        by=reader_for("business-manager"),
    )
    page = words_of(as_role("analyst").get(reverse("action", kwargs={"pk": item.pk})))
    assert '<del class="sb-struck">Keep plns open</del>' in page and "Keep plans open</h1>" in page
    with pytest.raises(NotNow, match="words that stand there"):
        correcting.correct(
            item=item, seen=2, version=0, words="Keep plans open", by=reader_for("business-manager")
        )


def test_personal_information_is_asked_about_in_a_correction(stages, as_role):
    item = stages.evidenced()
    address = reverse("correct", kwargs={"pk": item.pk, "version": 2})
    said = words_of(
        as_role("police-data-lead").post(address, {"seen": item.version, "words": "Ring 943 476 5919."})
    )
    assert "looks like personal information" in said and "Why is it safe" in said
