""" "Not yours" is indistinguishable from "not there", page by page and role by role (promises A4, A6)."""

from __future__ import annotations

import inspect
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from django.core.exceptions import FieldError
from django.db import transaction
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from safeboard.grammar.declarations.permissions import Permission, Side
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access import policy
from safeboard.kernel.access.guarding import Guarded
from safeboard.kernel.access.models import Conflict
from safeboard.kernel.access.roles import ROLES
from safeboard.kernel.access.rules import Needs, rule_of, walk
from safeboard.kernel.actions.models import Item, Step
from safeboard.kernel.journeys.models import EntryQuery, Episode, Person
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.partnership.personas import BY_CODE, PERSONAS
from safeboard.kernel.returns.models import Receipt
from safeboard.kernel.returns.permissions import ROWS, SEND
from safeboard.kernel.ui.errors import not_found
from tests.architecture import worlds

NOT_FOUND = not_found(None).content  # type: ignore[arg-type]
BOARD_SIDE = [each.code for each in PERSONAS if each.role.side is not Side.AGENCY]
# Whose rows they are, and the office: between them they get past what a page asks beside the policy.
OWNER, OFFICE = "council-data-lead", "business-manager"
CHILD_LEVEL = {grant.permission for grant in REGISTRY.contributions["journeys"].grants} | {ROWS, SEND}


def record_pages() -> Iterator[tuple[URLPattern, str, Needs]]:
    """Every page of one record: its address, the name of its id, its rule."""
    for route, pattern in walk(get_resolver().url_patterns):
        names = re.findall(r"<(?:\w+:)?(\w+)>", route)
        rule = rule_of(pattern.callback)
        if isinstance(rule, Needs) and len(names) == 1:
            yield pattern, names[0], rule


def one_row_each(people: Any, agency: str) -> dict[str, list[Guarded]]:
    """A row of every guarded model, of one agency, by the ids that could stand in an address."""
    given = {Agency: [people.agencies[agency]], User: [people.users["council-data-lead"]]}
    maker = worlds.Maker(random.Random(7), given)
    by_id: dict[str, list[Guarded]] = {}
    # No two models share an id here, so an id in an address means one row.
    for number, model in enumerate(worlds.guarded_models()):
        row = maker.make(model, pk=70_000 + 100 * number)  # room for rows that others lean on
        if model is Item:  # none is without its first step
            maker.make(Step, item=row, kind="raised", version=row.version)
        for each in model._meta.concrete_fields:
            if each.primary_key or (each.unique and each.get_internal_type() in ("CharField", "SlugField")):
                by_id.setdefault(str(getattr(row, each.attname)), []).append(row)
    return by_id


def may_do(reader: Any, permission: Permission, row: Guarded) -> bool:
    try:
        return type(row).visible(reader, permission).filter(pk=row.pk).exists()
    except FieldError:  # the permission is of another room and asks for a field this row has not
        return False


def doors(pattern: URLPattern, rule: Needs, row: Guarded) -> set[Permission]:
    """The rights by which a page may reach this row: those of its rule, and what its view asks of rows of this kind.

    The right to do something to an agency may be asked on the page of a statement that whoever reads it can open.
    """
    view = inspect.unwrap(pattern.callback)
    asked = re.findall(rf"\b{type(row).__name__}\.visible\([\w.]+, (\w+)\)", source(view))
    return {*rule.permissions, *(view.__globals__[name] for name in asked if name in view.__globals__)}


source = cache(inspect.getsource)  # reading a view again for every row would take longer than to ask it


def address_of(pattern: URLPattern, key: str, value: str) -> str:
    try:
        return reverse(pattern.name, kwargs={key: value})
    except NoReverseMatch:
        return ""


def rooms_of(pattern: URLPattern, rule: Needs) -> set[str]:
    """The rooms whose rows a page may show: where its view lives, and whose permissions it asks."""
    home = inspect.unwrap(pattern.callback).__module__.split(".")
    return {*home, *(permission.code.split(".")[0] for permission in rule.permissions)}


def look(client: Any, address: str) -> Any:
    response = client.get(address)
    return client.post(address) if response.status_code == 405 else response


@contextmanager
def conflict(reader: Any, rows: list[Guarded]) -> Iterator[None]:
    made = Conflict.objects.bulk_create(
        Conflict(
            user=reader.user_id,
            record_type=row._meta.label_lower,
            record_id=row.pk,
            reason="x",
            since=reader.on,
        )
        for row in rows
    )
    yield
    Conflict.objects.filter(pk__in=[each.pk for each in made]).delete()


Asked = tuple[str, URLPattern, Needs, list[Guarded]]


def asked_about(people: Any, agency: str) -> Iterator[tuple[str, URLPattern, Needs, list[Guarded]]]:
    """Each page of one record with each row of its rooms: the address, the page, its rule, the row."""
    for value, rows in one_row_each(people, agency).items():
        for pattern, key, rule in record_pages():
            address = address_of(pattern, key, value)
            if address and rooms_of(pattern, rule) & {row._meta.app_label for row in rows}:
                yield address, pattern, rule, rows


@cache
def there() -> set[str]:
    """The addresses that lead to a row; filled once, by `found_with_every_right`."""
    return set()


@pytest.fixture
def found_with_every_right(people: Any, as_role: Any) -> set[str]:
    """Where there is a row, asked with the policy wide open, in the same world but that all is the asker's own.

    What is "not found" even so is absent, not somebody else's; that what is absent gives everybody the not-found
    page is asked by test_addresses.
    """
    if not there():
        with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
            patch.setattr(policy, "may", lambda *_: True)
            patch.setattr(policy, "allows", lambda *_: True)
            patch.setattr(policy, "visible", lambda reader, permission, rows: rows)
            asked = [(page.name, address) for address, page, *_ in asked_about(people, BY_CODE[OWNER].agency)]
            pages: set[str | None] = set()
            for code in (OWNER, OFFICE):
                client = as_role(code)
                client.raise_request_exception = False
                found = []
                for name, address in asked:
                    if name in pages:
                        continue
                    with transaction.atomic():  # whoever has every right changes the row they look at
                        if look(client, address).status_code != 404:
                            found.append((name, address))
                        transaction.set_rollback(True)
                there().update(address for _, address in found)
                pages.update(name for name, _ in found)
                # A page is of one kind of row; else whoever asks next would have to ask it for all rows again.
                assert len(there()) == len(pages)
            transaction.set_rollback(True)
    return there()


@pytest.mark.django_db
@pytest.mark.parametrize("code", BY_CODE)
def test_not_yours_is_the_same_answer_as_absent(found_with_every_right, people, as_role, reader_for, code):
    """To the byte and to the header; and a conflict shuts at once what was open."""
    client, reader = as_role(code), reader_for(code)
    client.raise_request_exception = False
    absent = client.get("/no/such/page/")
    assert absent.content == NOT_FOUND
    asked = [each for each in asked_about(people, "police") if each[0] in found_with_every_right]
    assert len(asked) >= len(found_with_every_right) > 80
    for address, pattern, rule, rows in asked:
        response = look(client, address)
        assert response.status_code < 500, address
        if any(may_do(reader, door, row) for row in rows for door in doors(pattern, rule, row)):
            if response.status_code != 200:
                continue
            with conflict(reader, rows):
                response = look(client, address)
        assert response.status_code == 404, (address, rule)
        assert response.content == NOT_FOUND, address
        assert dict(response.headers) == dict(absent.headers), address


@pytest.mark.django_db
@pytest.mark.parametrize("code", BOARD_SIDE)
def test_no_board_side_role_reaches_a_childs_row(people, as_role, reader_for, code):
    """Uploads and children are the sending agency's own, whichever agency the Board-side person comes from."""
    reader, client = reader_for(code), as_role(code)
    own, rng = people.agencies[BY_CODE[code].agency].code, random.Random(3)
    for agency in {own, "county-council", "police"}:
        given = {Agency: [people.agencies[agency]], User: [people.users[code]]}
        maker = worlds.Maker(rng, given)
        child = maker.make(Person, sensitivity=0, wall="")
        episode = maker.make(Episode, sensitivity=0, wall="", person=child)
        query = maker.make(EntryQuery, sensitivity=0, wall="", episode=episode)
        receipt = maker.make(Receipt, sensitivity=0, wall="")
        for permission in CHILD_LEVEL:
            for row in (child, episode, query, receipt):
                assert not type(row).visible(reader, permission).exists(), (permission, row)
        for pattern, key, rule in record_pages():
            if set(rule.permissions) <= CHILD_LEVEL:
                for value in (child.pk, child.code, episode.pk, query.pk, receipt.pk, receipt.reference):
                    address = address_of(pattern, key, str(value))
                    if address:
                        response = look(client, address)
                        assert (response.status_code, response.content) == (404, NOT_FOUND), address


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["council-data-lead", "police-data-lead", "team-manager", "ig-lead"])
def test_an_agencys_roles_reach_their_own_rows_only(people, reader_for, code):
    reader, rng = reader_for(code), random.Random(5)
    for agency in people.agencies.values():
        maker = worlds.Maker(rng, {Agency: [agency], User: [people.users[code]]})
        child = maker.make(Person, sensitivity=2, wall="")
        receipt = maker.make(Receipt, sensitivity=2, wall="")
        for permission in CHILD_LEVEL:
            for row in (child, receipt):
                seen = type(row).visible(reader, permission).filter(pk=row.pk).exists()
                granted = any(
                    grant.permission == permission and reader.role in [role.code for role in grant.roles]
                    for grant in REGISTRY.grants()
                )
                assert seen == (granted and agency.pk == reader.agency_id), (agency, permission)


def test_no_grant_of_a_childs_row_names_a_board_side_role():
    """The rule table itself, so that a slip shows in the row that makes it."""
    for grant in REGISTRY.grants():
        if grant.permission in CHILD_LEVEL:
            assert [role.code for role in grant.roles if role.side is not Side.AGENCY] == [], grant
            assert worlds.paths(grant.where) == {"agency_id"}, grant
    assert ROLES["system_admin"].side is Side.SYSTEM
