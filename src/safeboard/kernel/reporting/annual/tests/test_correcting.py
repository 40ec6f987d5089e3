"""A published chapter is corrected beside it, and one's own comment is changed until it is answered (pages.md 3.4)."""

from __future__ import annotations

import pytest

from safeboard.kernel.reporting.annual import publishing, remarks
from safeboard.kernel.reporting.models import Chapter, Remark

RIGHT = "Conferences in time were 68.9 percent; a table on a slide said 70."
PAGE = "/report/annual/2015-16/journey/"


@pytest.fixture
def published(sound, by):
    for to in ("with_partners", "agreed", "published"):
        sound.refresh_from_db()
        assert publishing.move(sound, seen=sound.version, to=to, by=by)
    sound.refresh_from_db()
    return sound


def test_a_correction_is_dated_and_the_chapter_stays(published, as_role):
    frozen = published.frozen
    client = as_role("business-manager")
    assert "Correct</a>" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}correct/", {"words": RIGHT}).status_code == 302
    body = client.get(PAGE).content.decode()
    assert "Correction, 21 April 2016" in body and RIGHT in body
    assert Chapter.objects.get(pk=published.pk).frozen == frozen
    assert RIGHT in client.get("/report/annual/2015-16/").content.decode()


def test_a_correction_without_words_is_asked_for_again(published, as_role):
    answer = as_role("business-manager").post(f"{PAGE}correct/", {"words": " "})
    assert answer.status_code == 422 and "Say what was wrong and what is right." in answer.content.decode()
    assert not published.errata.exists()


def test_a_draft_is_changed_and_not_corrected(sound, by, as_role):
    assert as_role("business-manager").get(f"{PAGE}correct/").status_code == 404
    with pytest.raises(publishing.NotFromHere):
        publishing.correct(sound, words=RIGHT, by=by)


@pytest.mark.parametrize("persona", ["lay-member", "pqa-chair", "analyst", "police-data-lead"])
def test_who_may_not_publish_may_not_correct(published, as_role, persona):
    assert as_role(persona).get(f"{PAGE}correct/").status_code == 404
    assert as_role(persona).post(f"{PAGE}correct/", {"words": RIGHT}).status_code == 404
    assert not published.errata.exists()


@pytest.fixture
def mine(sound, by, people):
    publishing.move(sound, seen=sound.version, to="with_partners", by=by)
    return remarks.remark(sound, words="Please say why it rose.", by=people.users["lay-member"])


def test_ones_own_comment_is_changed_until_it_is_answered(mine, as_role, by):
    client = as_role("lay-member")
    assert "Change my comment" in client.get(PAGE).content.decode()
    address = f"{PAGE}remark/{mine.pk}/mine/"
    assert "Please say why it rose." in client.get(address).content.decode()
    assert client.post(address, {"words": "Please say why it fell.", "seen": 1}).status_code == 302
    mine.refresh_from_db()
    assert mine.words == "Please say why it fell."
    lost = client.post(address, {"words": "Late words", "seen": 1})
    assert lost.status_code == 422 and "Late words" in lost.content.decode()
    remarks.answer(mine, seen=mine.version, outcome="accepted", words="", by=by)
    assert client.get(address).status_code == 404
    with pytest.raises(ValueError, match="has been answered"):
        remarks.reword(mine, seen=mine.version, words="More", by=mine.by)


def test_nobody_changes_somebody_elses_comment(mine, as_role, by):
    assert as_role("business-manager").get(f"{PAGE}remark/{mine.pk}/mine/").status_code == 404
    with pytest.raises(ValueError, match="somebody else's"):
        remarks.reword(mine, seen=1, words="Mine now", by=by)
    assert Remark.objects.get(pk=mine.pk).words == "Please say why it rose."
