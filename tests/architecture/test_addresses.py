"""Every address, asked by every persona and by nobody: what the rule says is what happens (promises A2, A4).

The addresses are found, not listed: one added tomorrow is asked tomorrow.
"""

from __future__ import annotations

import inspect
import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, get_resolver, include, path, reverse

from safeboard.config import urls as every_url
from safeboard.grammar.declarations.permissions import Permission
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.rules import Needs, Open, Rule, SignedIn, needs, page, rule_of, walk
from safeboard.kernel.partnership.personas import BY_CODE, PERSONAS
from safeboard.kernel.ui.errors import not_found
from tests.browser.seen import TAKEN_BY_NAME

ABSENT = {
    "int": 987654321,
    "str": "absent-zz9",
    "slug": "absent-zz9",
    "path": "absent/zz9",
    "uuid": uuid.UUID(int=987654321),
}
NOBODY = "nobody"
OURS = [each for each in every_url.urlpatterns if "account" not in str(each.pattern)]


def addresses() -> list[tuple[str, URLPattern]]:
    return list(walk(get_resolver().url_patterns))


def filled(route: str, pattern: URLPattern) -> tuple[str, bool]:
    """The address with ids that nothing has, and whether it has any."""
    names = re.findall(r"<(?:(\w+):)?(\w+)>", route)
    if names or "(" not in route:
        text = re.sub(
            r"<(?:(\w+):)?\w+>", lambda found: str(ABSENT.get(found[1] or "str", "absent-zz9")), route
        )
        return "/" + re.sub(r"[\^$]|\\Z", "", text), bool(names)
    # Other packages' regular expressions.
    groups = re.compile(route).groupindex
    return "/" + re.sub(r"\(\?P<\w+>[^)]*\)", "absent", re.sub(r"[\^$?]|\\Z", "", route)), bool(groups)


def expected(rule: Rule, role: str) -> bool:
    """Whether the rule lets this role through, read by the oracle from the rule table."""
    if isinstance(rule, Open):
        return True
    if isinstance(rule, SignedIn):
        return bool(role)
    return any(
        grant.permission in rule.permissions and role in [each.code for each in grant.roles]
        for grant in REGISTRY.grants()
    )


NOT_FOUND = not_found(None).content  # type: ignore[arg-type]


def faults(client: Client, who: str, role: str, sign_in: Any) -> Iterator[str]:
    """Ask everything once and say what was not as the rules have it."""
    sign_in()
    for route, pattern in addresses():
        rule = rule_of(pattern.callback)
        assert rule is not None, route
        address, has_id = filled(route, pattern)
        for method in ("GET", "POST"):
            response = getattr(client, method.lower())(address)
            if response.streaming:
                response.close()
            if settings.SESSION_COOKIE_NAME in response.cookies or who == NOBODY:
                sign_in()  # where the session may have ended
            status, here = response.status_code, f"{who} {method} {address} ({rule}): {response.status_code}"
            if status >= 500:
                yield f"{here}: the program failed"
            elif status == 404 and response.content != NOT_FOUND:
                yield f"{here}: another not-found page"
            elif isinstance(rule, Open):
                continue
            elif not expected(rule, role):
                if not role and method == "GET":
                    if status != 302 or not response["Location"].startswith(
                        f"{reverse('account_login')}?next="
                    ):
                        yield f"{here}: nobody is not sent to sign in"
                elif status != 404:
                    yield f"{here}: let through"
            elif has_id and status not in (404, 405):
                yield f"{here}: an absent record is not the not-found page"
            elif not has_id and method == "GET" and status == 404:
                yield f"{here}: refused what the rule allows"
            elif status == 200 and (pattern.name or "").endswith(TAKEN_BY_NAME) and not is_file(response):
                yield f"{here}: shows a page under the name of a file"


def is_file(response: Any) -> bool:
    """Whether the answer is handed over as a file and no page."""
    handed = response.get("Content-Disposition", "").startswith("attachment")
    return handed and not response["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    "pattern",
    [each for _, each in addresses() if (each.name or "").endswith(TAKEN_BY_NAME)],
    ids=lambda each: each.name,
)
def test_what_is_named_after_a_file_shows_no_page(pattern):
    """Nobody walks through these in a browser (tests/browser/test_every_page), so none may be a page."""
    assert not re.search(
        r"\b(render|render_to_string|TemplateResponse)\(", inspect.getsource(inspect.unwrap(pattern.callback))
    )


@pytest.mark.django_db
@pytest.mark.parametrize("code", [*BY_CODE, NOBODY])
def test_every_address_for(code, people):
    client = Client(raise_request_exception=False)

    def sign_in() -> None:
        if code == NOBODY:
            client.cookies.clear()
        elif not client.session.get("_auth_user_id"):
            client.force_login(people.users[code])

    role = BY_CODE[code].role.code if code != NOBODY else ""
    assert list(faults(client, code, role, sign_in)) == []


def test_each_persona_has_another_part_to_play():
    """The table above would have a hole where a declared role had no persona to ask with."""
    granted = {role.code for grant in REGISTRY.grants() for role in grant.roles}
    assert granted <= {persona.role.code for persona in PERSONAS}


def test_our_own_addresses_say_more_than_open():
    """`Open` is for the front door; each says why. A new one is added here knowingly."""
    opened = {pattern.name for _, pattern in walk(OURS) if isinstance(rule_of(pattern.callback), Open)}
    front_door = {"landing", "try-as", "start-again", "leave", "invitation", "apologies-link"}
    # Programs are asked for a token by the interface itself; what it is can be read by anybody.
    by_token = {"api-due", "api-returns", "api-return", "api-figures", "api-receipt", "api-withdraw"}
    # Figures that were released to everybody.
    figures = {"open-data", "open-release", "open-part"}
    assert opened <= front_door | by_token | figures | {"api-description"}
    for _, pattern in walk(OURS):
        rule = rule_of(pattern.callback)
        assert isinstance(rule, Needs) or rule.why.strip(), pattern.name


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["head", "options", "put", "delete", "patch"])
def test_other_methods_open_nothing(as_role, method):
    """A lay member asks every address that is not theirs in every other way."""
    client = as_role("lay-member")
    for route, pattern in addresses():
        rule = rule_of(pattern.callback)
        if not expected(rule, "lay_member"):
            response = getattr(client, method)(filled(route, pattern)[0])
            assert response.status_code == 404, (method, route)


# --- Nothing starts without a rule -----------------------------------------------------------------------------------


def bare(request: Any) -> HttpResponse:
    return HttpResponse("secret")


def found_by_the_check(*patterns: Any) -> str:
    class Urls:
        urlpatterns = [*every_url.urlpatterns, *patterns]

    with override_settings(ROOT_URLCONF=Urls), pytest.raises(SystemCheckError) as caught:
        call_command("check")
    return str(caught.value)


def test_an_address_without_a_rule_stops_the_program():
    assert "'bare/' says nowhere who may open it" in found_by_the_check(path("bare/", bare))


def test_an_address_without_a_rule_below_an_include_stops_the_program():
    assert "'room/bare/' says nowhere" in found_by_the_check(path("room/", include([path("bare/", bare)])))


def test_a_permission_that_nobody_holds_stops_the_program():
    nobody = Permission("attic.open", "Open the attic")
    found = found_by_the_check(page("attic/", bare, name="attic", rule=needs(nobody)))
    assert "needs attic.open, which no role has" in found


def test_a_request_never_reaches_a_view_without_a_rule(client, db):
    """Were the check skipped, the request would fail and show nothing."""

    class Urls:
        urlpatterns = [path("bare/", bare), *every_url.urlpatterns]
        handler500 = every_url.handler500

    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=Urls):
        response = client.get("/bare/")
    assert response.status_code == 500 and b"secret" not in response.content
