"""The weekly e-mail: once a person and week, kinds and counts only, no e-mail for nothing, a choice that is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from safeboard.grammar.declarations.office import Do, Office
from safeboard.grammar.declarations.process import Contribution
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Digest, Membership
from safeboard.kernel.partnership.reminding import digest
from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.models import Event
from safeboard.kernel.work.models import Message
from safeboard.kernel.work.today import today

pytestmark = pytest.mark.django_db
SECRET = "Why did Tom Smith of Aylesbury wait 12 weeks?"


def waits(reader: Reader, on: dt.date) -> Iterator[Do]:
    """Two challenges for the police, one of them late; a strange button for the analyst."""
    if reader.role == "board_member" and reader.agency_code == "police":
        yield Do(f"Challenge 3: {SECRET}", "6 days late", "Reply", "/actions/3/")
        yield Do(f"Challenge 4: {SECRET}", "due 3 May", "Reply", "/actions/4/")
    if reader.role == "analyst":
        yield Do(SECRET, "", "Polish the brass", "/brass/")


@pytest.fixture
def waiting(people: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A partnership in which only this waits."""
    actions = Contribution(code="actions", title="Actions", about="A test.", office=Office(to_do=waits))
    monkeypatch.setattr(REGISTRY, "contributions", {"actions": actions})
    return people


def run(**options: Any) -> str:
    out = StringIO()
    call_command("digest", stdout=out, **options)
    return out.getvalue()


def of(people: Any, code: str) -> digest.Weekly:
    return digest.weekly(people.users[code], today())


def test_it_says_kinds_and_counts_and_never_a_title(waiting: Any) -> None:
    body = of(waiting, "police-board-member").body
    assert "- 2 challenges wait for your agency’s answer, 1 of them late" in body
    assert "Board member, Police:" in body and f"http://127.0.0.1:8000{reverse('home')}" in body
    assert "Tom" not in body and "Aylesbury" not in body and "Challenge 3" not in body
    assert of(waiting, "analyst").parts[0].lines == ("1 thing in Actions",)


def test_each_hat_is_said_apart(waiting: Any) -> None:
    Membership.objects.create(
        user=waiting.users["analyst"],
        agency=waiting.agencies["police"],
        role="board_member",
        title="Stand-in",
        since=dt.date(2016, 4, 1),
        until=dt.date(2016, 4, 30),
    )
    assert [part.title for part in of(waiting, "analyst").parts] == ["Data analyst", "Stand-in"]


def test_one_e_mail_a_person_and_week_however_often_it_runs(waiting: Any) -> None:
    assert "2016-W16: 2 put into the outbox" in run()
    assert "2016-W16: 0 put into the outbox" in run()
    assert {tuple(each.to) for each in Message.objects.all()} == {
        ("police-board-member@chalkshire.example",),
        ("analyst@chalkshire.example",),
    }
    assert all(each.private for each in Message.objects.all())
    assert Digest.objects.filter(message=None).count() == len(waiting.users) - 2
    assert Event.objects.filter(action="partnership.digest").count() == len(waiting.users)
    assert "2016-W15: 2 put" in run(week="2016-W15")


@pytest.mark.parametrize("week", ["2016-16", "2016-W54", "next", "2016-W17"])
def test_a_week_that_is_none_or_has_not_begun_is_refused(waiting: Any, week: str) -> None:
    with pytest.raises(CommandError, match=r"not a week|has not begun"):
        run(week=week)
    assert not Digest.objects.exists()


def test_a_rehearsal_sends_nothing(waiting: Any) -> None:
    said = run(dry_run=True)
    user = waiting.users["police-board-member"].pk
    assert f"user {user}: 2 challenges wait" in said and "nothing, no e-mail" in said
    assert not Message.objects.exists() and not Digest.objects.exists()


def test_a_fault_with_one_person_holds_up_nobody_else(waiting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = waiting.users["analyst"]
    real = digest.weekly

    def weekly(user: Any, on: dt.date) -> digest.Weekly:
        if user == broken:
            raise ZeroDivisionError("broken")
        return real(user, on)

    monkeypatch.setattr(digest, "weekly", weekly)
    with pytest.raises(CommandError, match=f"user {broken.pk}: ZeroDivisionError"):
        run()
    assert Message.objects.count() == 1 and not Digest.objects.filter(user=broken).exists()


def test_who_does_not_want_it_gets_none(waiting: Any, as_role: Callable[[str], Client]) -> None:
    client, page = as_role("police-board-member"), reverse("weekly-email")
    assert "2 challenges wait" in client.get(page).content.decode()
    assert "Choose yes or no." in client.post(page).content.decode()
    assert "You get no weekly e-mail." in client.post(page, {"wanted": "no"}, follow=True).content.decode()
    run()
    with recorder.recorded(recorder.Doer(actor="test")):
        unwanted = waiting.users["police-board-member"]
        assert digest.make(user=unwanted, week="2016-W16", on=today()) is None
    assert not Message.objects.filter(key__startswith=f"digest {waiting.users['police-board-member'].pk} ")
    client.post(page, {"wanted": "yes"})
    run()
    assert Message.objects.filter(key__startswith=f"digest {waiting.users['police-board-member'].pk} ")
    assert Event.objects.filter(action="partnership.digest_choice").count() == 2


def test_nobody_who_is_not_signed_in_sees_one(people: Any, client: Client) -> None:
    assert client.get(reverse("weekly-email")).status_code == 302


def test_nothing_waits_nothing_goes(waiting: Any, as_role: Callable[[str], Client]) -> None:
    assert of(waiting, "lay-member").body == ""
    assert "Nothing waits for you" in as_role("lay-member").get(reverse("weekly-email")).content.decode()


def test_who_has_left_gets_none(waiting: Any) -> None:
    Membership.objects.filter(user=waiting.users["analyst"]).update(until=dt.date(2016, 4, 20))
    assert waiting.users["analyst"] not in digest.people(today())


def test_without_a_mail_server_nobody_gets_one(waiting: Any, settings: Any) -> None:
    settings.DEMONSTRATION, settings.EMAIL_HOST = False, ""
    assert "There is no mail server" in run()
    assert not Message.objects.exists()


def test_it_is_made_once_where_two_run_at_once(waiting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    user = waiting.users["analyst"]
    with recorder.recorded(recorder.Doer(actor="test")):
        assert digest.make(user=user, week="2016-W16", on=today())
        monkeypatch.setattr(Digest.objects, "filter", lambda **_: Digest.objects.none())
        assert digest.make(user=user, week="2016-W16", on=today()) is None
    assert Message.objects.count() == Digest.objects.count() == 1


def test_late_is_said_once_and_rightly() -> None:
    late, soon = Do("a", "1 day late", "b", "/"), Do("a", "due 3 May", "b", "/")
    words = ("thing", "things")
    assert digest._counted([late], words) == "1 thing: late"
    assert digest._counted([late, late], words) == "2 things: all late"
    assert digest._counted([late, soon, soon], words) == "3 things, 1 of them late"
    assert digest._counted([soon, Do("a", "latest news", "b", "/")], words) == "2 things"


def test_every_room_that_has_words_of_its_own_exists() -> None:
    assert {room for room, _ in digest.WORDS} <= set(REGISTRY.contributions)


def test_the_real_start_pages_can_all_be_counted(people: Any) -> None:
    for user in people.users.values():
        digest.weekly(user, today())
