"""What every folder gives the office obeys rights: lines open for whoever gets them, and tell nobody what is not theirs.

The hooks are found, not listed: a folder that gives the office something tomorrow is asked tomorrow (ADR 0015). The
world is the Board office of the demonstration, with one secret of each kind in it: part two of a meeting, an action
that follows from it, words that a breach report hid, and a child.
"""

from __future__ import annotations

import datetime as dt
import html
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, resolve

from safeboard.demo import loading, office_governance, office_settings
from safeboard.grammar.declarations.office import Office
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import ROLES
from safeboard.kernel.access.rules import Needs, rule_of, walk
from safeboard.kernel.actions.models import Item, Kind, Standing, Step, Wait
from safeboard.kernel.files import storing
from safeboard.kernel.indicators.snapshots import take
from safeboard.kernel.journeys.models import Episode, Person
from safeboard.kernel.meetings.models import AgendaItem, Decision, Meeting, Minute, Paper
from safeboard.kernel.partnership import hats
from safeboard.kernel.partnership.models import Agency, Membership, User
from safeboard.kernel.partnership.permissions import REMIND
from safeboard.kernel.partnership.personas import BY_CODE, POLICE, email_of
from safeboard.kernel.reporting import exporting
from safeboard.kernel.reporting.permissions import ROLLOVER
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now, today
from tests.architecture.test_addresses import is_file
from tests.browser.seen import TAKEN_BY_NAME

# No word of anything else in the demonstration; each stands where its secret has words.
PART_TWO, CONFIDENTIAL, HIDDEN, CHILD = "Quillfeather", "Brambledown", "Thornapple", "CH0099887766"
# Written from the rule, not from the grants: who sits in part two of the Board, and who does what follows from it.
SIT_IN_PART_TWO = {
    "business-manager", "administrator", "independent-chair", "lay-member", "health-board-member",
    "police-board-member", "police-deputy",
}  # fmt: skip
FOLLOW_PART_TWO = {
    "business-manager", "administrator", "independent-chair", "police-board-member", "police-deputy",
}  # fmt: skip
MOST_OF_A_KIND = 3
OFFICES = [(code, each.office) for code, each in REGISTRY.contributions.items() if each.office != Office()]
WORDS = (PART_TWO, CONFIDENTIAL, HIDDEN, CHILD, "Board", "police", "minutes", "the", "risk", "contribution")


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The Board office of the demonstration, without its figures, and the secrets; once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        with recorder.recorded(loading.DOER):
            loading.people()
            office_settings.settings(silent)
            loading.dues()
        loading.office(silent)
        with recorder.recorded(loading.DOER):
            office_governance.budget(silent)
            office_governance.governance(silent)
        secrets()
        yield
        transaction.set_rollback(True)


def silent(words: str) -> None:
    """What is loaded says what it does; nobody listens here."""


def secrets() -> None:
    """One secret of each kind, written as a slip in a verb could write it: straight into the rows."""
    manager = User.objects.get(email=email_of(BY_CODE["business-manager"]))
    police, board = Agency.objects.get(code=POLICE), Meeting.objects.filter(series__kind="board")
    meeting = board.filter(on__lt=today(), agenda__minutes__isnull=False).distinct().latest("on")
    said = {"by": manager, "at": now()}
    part_two = AgendaItem.objects.create(
        series=meeting.series, meeting=meeting, place=90, title=PART_TWO, purpose="decide", part_two=True
    )
    Minute.objects.create(
        item=part_two, minute_version=1, words=f"{PART_TWO} was said.", challenge=PART_TWO, **said
    )
    Decision.objects.create(
        number=9_000, item=part_two, words=PART_TWO, rationale=PART_TWO, known=PART_TWO, **said
    )
    Paper.objects.create(
        item=part_two, number="90", title=PART_TWO, filename=f"{PART_TWO}.pdf", size=4,
        stored_as=storing.store(b"%PDF"), content_type="application/pdf", **said,
    )  # fmt: skip
    for number, (word, changes) in enumerate(
        ((CONFIDENTIAL, {"confidential": True}), (HIDDEN, {"hidden": True})), start=9_000
    ):
        item = Item.objects.create(
            number=number, kind=Kind.ACTION, title=word, words=word, agency=police, owner="Head of crime", source_words=word,
            due_on=today() - dt.timedelta(days=40), standing=Standing.OPEN, waits_for=Wait.DOING,
            raised_on=today() - dt.timedelta(days=90), raised_by=manager, **changes,
        )  # fmt: skip
        Step.objects.create(item=item, version=1, kind="raised", words=word, agency=police, **said)
    council = Agency.objects.get(code="county-council")
    child = Person.objects.create(code=CHILD, local_id=f"{CHILD}L", agency=council)
    Episode.objects.create(
        person=child, agency=council, kind="referrals", starts_on=dt.date(2016, 1, 4), facts={"team": CHILD},
        receipt=1, source="annex-a", as_at=today(), sheet=CHILD, row=2, current=True,
    )  # fmt: skip


@pytest.fixture(params=BY_CODE)
def code(request: Any, office: None, db: None) -> str:
    """Each persona in turn."""
    return str(request.param)


@pytest.fixture
def reader(code: str) -> Reader:
    """The persona as the policy sees them, in their first hat."""
    return reader_for(code)


@pytest.fixture
def browser(code: str) -> Client:
    """A browser in which the persona is signed in."""
    return signed_in(code)


def user_of(code: str) -> User:
    return User.objects.get(email=email_of(BY_CODE[code]))


def reader_for(code: str) -> Reader:
    return hats.wear(user_of(code).pk, None, today())[0]


def signed_in(code: str) -> Client:
    client = Client()
    client.force_login(user_of(code), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def all_agencies() -> list[Agency]:
    return list(Agency.objects.order_by("code"))


def given(reader: Reader, what: Office) -> Iterator[tuple[str, str, str]]:
    """All that a folder tells this reader on screen: which hook, its words, where it leads."""
    on = today()
    for do in what.to_do(reader, on) if what.to_do else ():
        yield "to do", f"{do.what} {do.late} {do.button}", do.href
    for words in WORDS if what.search else ():
        for found in what.search(reader, words):
            yield f"search for {words}", f"{found.kind} {found.title} {found.words}", found.href
    for agency in all_agencies() if what.about_agency else ():
        for part in what.about_agency(reader, agency.pk, on):
            for line in part.lines:
                yield f"about {agency}", f"{part.title} {line.what} {line.late}", line.href


def written(reader: Reader, what: Office) -> Iterator[tuple[str, str]]:
    """All that a folder writes for this reader: tables, files, reminders."""
    for sheet in what.sheets(reader) if what.sheets else ():
        for row in sheet.rows:
            assert len(row) == len(sheet.headings), sheet.title
            yield f"the table {sheet.title}", " ".join(str(cell) for cell in row)
    for kept in what.files(reader) if what.files else ():
        yield "the file", kept.path
    if policy.may(reader, REMIND):
        for chaser in what.chasers:
            for draft in chaser.drafts(reader, today()):
                yield f"the reminder {chaser.code}", f"{draft.subject} {draft.body} {draft.what}"


def forbidden(code: str) -> set[str]:
    """The secrets that this persona may not read."""
    words = {HIDDEN, CHILD}
    if code not in SIT_IN_PART_TWO:
        words.add(PART_TWO)
    if code not in FOLLOW_PART_TWO:
        words.add(CONFIDENTIAL)
    return words


# --- On screen -------------------------------------------------------------------------------------------------------


def test_every_line_opens_for_whom_it_is_given_to_and_tells_no_secret(code, reader, browser):
    """A start page that offers a page which is "not found" would send people round in circles (pages.md 2b)."""
    wrong, asked, looked = [], set(), Counter()
    for room, what in OFFICES:
        for hook, words, href in given(reader, what):
            if any(secret in words for secret in forbidden(code)):
                wrong.append(f"{room}, {hook}, tells: {words}")
            address = href.partition("#")[0]
            if not address or address in asked:
                continue
            asked.add(address)
            kind = (room, hook.split()[0], resolve(urlsplit(address).path).url_name)
            looked[kind] += 1
            if looked[kind] <= MOST_OF_A_KIND and browser.get(address).status_code != 200:
                wrong.append(f"{room}, {hook}: {words!r} leads to {address}, which does not open")
    assert wrong == []


def test_the_search_finds_part_two_for_those_who_sit_in_it_and_for_nobody_else(code, reader):
    finds = {
        secret: [found for _, what in OFFICES if what.search for found in what.search(reader, secret)]
        for secret in (PART_TWO, CONFIDENTIAL, HIDDEN, CHILD)
    }
    kinds = {found.kind for found in finds[PART_TWO]}
    assert kinds == ({"Decision", "Minutes"} if code in SIT_IN_PART_TWO else set())
    assert len(finds[CONFIDENTIAL]) == (code in FOLLOW_PART_TWO)
    assert finds[HIDDEN] == finds[CHILD] == []


def test_the_pages_that_gather_tell_no_secret(code, browser):
    """The start page, the search and each agency's page, as they are on screen."""
    addresses = [
        "/home/", *(f"/search/?q={secret}" for secret in (PART_TWO, CONFIDENTIAL, HIDDEN)), "/asked-of/",
        "/asked-of/police/", "/actions/", "/actions/?overdue=1", "/meetings/", "/meetings/decisions/", "/meetings/attendance/",
        *(f"/meetings/{pk}/{page}" for pk in board_meetings() for page in ("", "minutes/", "arising/")),
    ]  # fmt: skip
    for address in addresses:
        response = browser.get(address)
        if response.status_code == 200:
            # What was typed into the search field stands in it again.
            body = re.sub(r'value="[^"]*"|<title>.*?</title>', "", response.content.decode(), flags=re.DOTALL)
            asked = urlsplit(address).query.removeprefix("q=")
            told = [secret for secret in forbidden(code) - {asked} if secret in body]
            told += [asked] if asked in forbidden(code) and leads_anywhere(body, asked) else []
            assert told == [], address


def board_meetings() -> list[int]:
    return list(Meeting.objects.filter(agenda__title=PART_TWO).values_list("pk", flat=True))


def leads_anywhere(body: str, secret: str) -> bool:
    """Whether the secret stands in a link of the page, as a find would."""
    return any(secret in link for link in re.findall(r"<a\b[^>]*>.*?</a>", body, flags=re.DOTALL))


# Offered where there is something to do there: not now in this world.
NOT_NOW = {"self-assessment-open"}  # while no round is open


@pytest.mark.county
@pytest.mark.parametrize("code", ["business-manager", "administrator", "police-board-member"])
def test_every_page_can_be_reached_and_every_link_opens(code, office, db):
    """Nothing works only for who knows its address, no link leads to the not-found page, and a look changes nothing."""
    browser, reader = signed_in(code), reader_for(code)
    reached, shut = crawl(browser, "/home/")
    assert shut == []
    unreached = {
        pattern.name
        for route, pattern in walk(get_resolver().url_patterns)
        for rule in [rule_of(pattern.callback)]
        if isinstance(rule, Needs)
        and "<" not in route
        and any(policy.may(reader, permission) for permission in rule.permissions)
        and browser.get(f"/{route}").status_code == 200
    }
    assert unreached - reached - NOT_NOW == set()


def crawl(browser: Client, first: str) -> tuple[set[str], list[str]]:
    """Follow links and forms that ask, one page of each kind: the kinds reached, the links that do not open."""
    queue, reached, shut = [("", first)], set(), []
    while queue:
        before, address = queue.pop(0)
        with CaptureQueriesContext(connection) as caught:
            response = browser.get(address)
        shut += [f"to look at {address} writes {each}" for each in writes(caught.captured_queries)]
        if response.status_code == 200 and kind_of(address).split()[0].endswith(TAKEN_BY_NAME):
            shut += [] if is_file(response) else [f"{address} is a page under the name of a file"]
        if response.streaming:
            response.close()
            continue
        if response.status_code == 302:
            queue.append((before, urljoin(address, response["Location"])))
            continue
        if response.status_code != 200:
            shut.append(f"{before} -> {address}: {response.status_code}")
        if "html" not in response["Content-Type"]:
            continue
        body = html.unescape(response.content.decode())
        for link in re.findall(
            r'<(?:a|form method="get")\b[^>]*(?:href|action)="([^"#]+)', body
        ) + re.findall(r'<form[^>]*method="get"[^>]*action="([^"#]+)', body):
            target = urljoin(address, link)
            if urlsplit(target).netloc or ":" in target.partition("/")[0]:
                continue
            name, path = kind_of(target), target
            if name not in reached:
                reached.add(name)
                queue.append((address, path))
    return {name.split()[0] for name in reached}, shut


def kind_of(address: str) -> str:
    """The name of a page, with the words in its address that change what it is about."""
    path, query = urlsplit(address).path, urlsplit(address).query
    match = resolve(path)
    turns = [
        str(match.kwargs[key]) for key in ("act", "stage", "kind", "what", "format") if key in match.kwargs
    ]
    return " ".join([match.url_name or "", *turns, *sorted(re.findall(r"year=[\d-]+|\w+=", query))])


# --- On paper and in files -------------------------------------------------------------------------------------------


def test_no_table_file_or_reminder_tells_what_is_not_for_this_reader(code, reader):
    told = [
        f"{room}, {where}: {words}"
        for room, what in OFFICES
        for where, words in written(reader, what)
        if any(secret in words for secret in forbidden(code))
    ]
    assert told == []


def test_no_reminder_goes_out_with_part_two_or_a_name_of_a_child(office, db):
    """Not even from those who may read it: an e-mail may be read by anybody (pages.md 3.4)."""
    manager, kinds = reader_for("business-manager"), []
    for _, what in OFFICES:
        for chaser in what.chasers:
            for draft in chaser.drafts(manager, today()):
                kinds.append(chaser.code)
                text = f"{draft.subject} {draft.body} {draft.what}"
                assert not [each for each in (PART_TWO, CONFIDENTIAL, HIDDEN, CHILD) if each in text], draft
    assert kinds


def test_the_managers_export_has_the_office_in_it_and_no_child(office, db):
    manager = reader_for("business-manager")
    kept = list(exporting.files_of(manager))
    data = exporting.archive(list(exporting.sheets_of(manager)), kept, manager)
    text = exported(data)
    assert PART_TWO in text and CONFIDENTIAL in text  # whoever prepares part two takes it along
    assert CHILD not in text and HIDDEN not in text
    assert f"{CHILD}".encode() not in data
    paths = [PurePosixPath(each.path) for each in kept]
    assert len(set(paths)) == len(paths)
    assert not [path for path in paths if path.is_absolute() or ".." in path.parts]


def exported(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(
            f"{name}\n{archive.read(name).decode('utf-8', 'ignore') if name.endswith(('csv', 'txt')) else ''}"
            for name in archive.namelist()
        )


def test_the_papers_of_the_board_are_in_the_managers_export_and_part_two_in_nobody_elses(office, db):
    """*Export everything*: every paper, as far as whoever asked may read it (pages.md 3.12)."""
    for code in ("business-manager", "analyst", "training-manager"):
        paths = [each.path for each in exporting.files_of(reader_for(code))]
        assert paths, code
        assert any(PART_TWO in path for path in paths) == (code in SIT_IN_PART_TWO), code


# --- What only runs when it must -------------------------------------------------------------------------------------


def writes(queries: list[dict[str, str]]) -> list[str]:
    """The statements that changed something; at a look the trail and the session may, and the package for sign-in
    copies an address that it has not seen yet."""
    allowed = re.compile(r'^(INSERT INTO|UPDATE|DELETE FROM) "(trail_|django_session|account_emailaddress)')
    return [
        each["sql"][:120]
        for each in queries
        if re.match(r"(INSERT|UPDATE|DELETE|REPLACE)\b", each["sql"]) and not allowed.match(each["sql"])
    ]


def test_the_hooks_write_nothing(code, reader):
    with CaptureQueriesContext(connection) as caught:
        for _, what in OFFICES:
            list(given(reader, what))
            list(written(reader, what))
            if policy.may(reader, ROLLOVER):
                for step in what.rollover:
                    list(step.plan("2016-17", reader))
                    step.done("2016-17")
    assert writes(caught.captured_queries) == []


def test_a_step_of_the_new_year_done_twice_changes_nothing_the_second_time(office, db):
    """The manager rehearses, does it, and may press the button again (pages.md 3.8)."""
    manager = reader_for("business-manager")
    steps = sorted((step for _, what in OFFICES for step in what.rollover), key=lambda step: step.order)
    assert len({step.code for step in steps}) == len(steps) > 0
    with recorder.recorded(recorder.Doer(actor="test")):
        take()
        for step in steps:
            list(step.do("2016-17", manager))
        before = rows_everywhere()
        for step in steps:
            list(step.do("2016-17", manager))
    assert rows_everywhere() == before


def rows_everywhere() -> dict[str, int]:
    """How many rows each of our tables has."""
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model.__module__.startswith("safeboard.") and model._meta.app_label != "trail"
    }


def test_what_people_own_can_be_opened_by_the_manager_who_hands_it_over(office, db):
    client, shut, held = signed_in("business-manager"), [], 0
    for hat in Membership.objects.select_related("user", "agency"):
        for _, what in OFFICES:
            for each in what.holdings.of(hat.user_id, hat.agency_id) if what.holdings else ():
                held += 1
                assert HIDDEN not in each.title and CHILD not in each.title
                if client.get(each.href.partition("#")[0]).status_code != 200:
                    shut.append(f"{each.kind}: {each.title} ({each.href})")
    assert held and shut == []


@pytest.mark.parametrize(("room", "what"), OFFICES, ids=[room for room, _ in OFFICES])
def test_news_names_what_some_verb_notes(room, what, noted):
    """Since you last looked: a name that nobody writes would never be told."""
    written_out = {each.action for each in what.news if f'"{each.action}"' in noted}
    put_together = {
        each.action
        for each in what.news
        for first, _, verb in [each.action.partition(".")]
        if f'note(f"{first}.{{' in noted and f'"{verb}"' in noted
    }
    assert {each.action for each in what.news} - written_out - put_together == set()


@pytest.fixture(scope="module")
def noted() -> str:
    """All Python of ours but the lists of news: the names of events stand in the verbs."""
    source = Path(loading.__file__).parents[1]
    return "\n".join(
        file.read_text()
        for file in source.rglob("*.py")
        if "tests" not in file.parts and not re.search(r"office|finding", file.stem)
    )


def test_no_django_admin_anywhere():
    """People, settings and corrections have pages of their own; a second door would know no rules (issue 3)."""
    assert not [name for name in settings.INSTALLED_APPS if "admin" in name]
    assert not [each for each in apps.get_app_configs() if each.label == "admin"]


def test_every_role_of_the_office_is_asked():
    assert {BY_CODE[code].role.code for code in BY_CODE} == set(ROLES)
