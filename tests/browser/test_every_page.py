"""Every page, by the persona who uses it, on a desk and on a telephone: nothing breaks, everybody can use it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.urls import get_resolver
from playwright.sync_api import Page

from safeboard.kernel.access.rules import walk
from safeboard.kernel.actions.escalating import OTHER_BOARDS
from safeboard.kernel.actions.models import Item, Kind, Report
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.journeys.models import Episode
from safeboard.kernel.partnership.personas import PERSONAS
from safeboard.kernel.reporting.models import Remark, Sentence
from safeboard.kernel.returns.models import Due, Receipt, State
from tests.browser import world
from tests.browser.conftest import DESKTOP, NARROW, PHONE, Opened, Visitor
from tests.browser.dataset_pages import DATASET
from tests.browser.office_pages import OFFICE
from tests.browser.seen import TAKEN_BY_NAME, Kwargs, Seen
from tests.browser.trust_pages import TRUST

AXE = (Path(__file__).parent / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Rules of axe that GOV.UK's own components break, each with where they say so. A rule that is here for nothing fails.
UPSTREAM: dict[str, str] = {}
NOBODY = "nobody"
# A heading and a sentence. Less on paper is a page of which only the buttons were left out.
FEWEST_WORDS = 20
YEAR, CHAPTER = {"year": "2015-16"}, {"year": "2015-16", "code": "journey"}
DRAFT, ISSUED = {"day": world.BOARD_ON.isoformat()}, {"day": world.BEFORE_ON.isoformat()}


def of(state: str) -> Callable[[], Kwargs]:
    """The council's newest file in this state."""
    return lambda: {"reference": Receipt.objects.filter(state=state).order_by("-as_at")[0].reference}


def item(kind: str, **more: str) -> Callable[[], Kwargs]:
    """The newest action or challenge of this kind."""
    return lambda: {"pk": Item.objects.filter(kind=kind).order_by("pk")[0].pk, **more}


def asked_of_police(**more: str) -> Callable[[], Kwargs]:
    """The challenge that the police have not answered."""
    return lambda: {"pk": Item.objects.get(title=world.OF_THE_WINTER).pk, **more}


def enquiry(indicator: str) -> Callable[[], Kwargs]:
    """The line of enquiry about this figure."""
    return lambda: {"pk": Item.objects.get(kind=Kind.DEEP_DIVE, indicator=indicator).pk}


def flag(about: str) -> Callable[[], Kwargs]:
    """A flag about this agency for the coming Board."""
    return lambda: {
        "pk": Flag.objects.filter(about__code=about, meeting_on=world.BOARD_ON).order_by("pk")[0].pk
    }


def due(agency: str) -> Callable[[], Kwargs]:
    """The newest thing that this agency was asked for."""
    return lambda: {"pk": Due.objects.filter(agency__code=agency).latest("due_on").pk}


def flag_on(indicator: str) -> Callable[[], Kwargs]:
    """The flag on this figure for the coming Board."""
    return lambda: {"pk": Flag.objects.get(indicator=indicator, meeting_on=world.BOARD_ON).pk}


def child() -> Kwargs:
    """A child who is on a plan now."""
    return {"code": _on_a_plan().person.code}


def entry(kind: str) -> Callable[[], Kwargs]:
    """The plan of that child, to be queried."""
    return lambda: {"pk": _on_a_plan().pk, "kind": kind}


def _on_a_plan() -> Episode:
    return Episode.objects.filter(kind="protection_plans").order_by("-starts_on", "pk")[0]


def sentence() -> Kwargs:
    """A sentence of the chapter."""
    return {**CHAPTER, "pk": Sentence.objects.filter(chapter__code="journey").order_by("order")[0].pk}


PAGES: dict[str, tuple[Seen, ...]] = {
    NOBODY: (
        Seen("landing"),
        Seen("account_login"),
        Seen("account_login", press="Sign in"),
        Seen("account_signup"),
        Seen("account_reset_password"),
        Seen("account_reset_password_done"),
        Seen("account_reset_password_from_key", {"uidb36": "1", "key": "used-already"}),
        Seen("account_reset_password_from_key_done"),
        Seen("account_confirm_email", {"key": "too-old"}),
        Seen("account_inactive"),
    ),
    "business-manager": (
        Seen("home"),
        Seen("returns"),
        Seen("returns-agreement", due("county-council")),
        Seen("packs"),
        Seen("headline", DRAFT),
        Seen("headline", DRAFT, "?as=member"),
        Seen("headline-issue", DRAFT),
        Seen("headline-comment", {**DRAFT, "code": "T3-04"}),
        Seen("flag-decide", flag("police")),
        Seen("flag-decide", flag("police"), press="Decide"),
        Seen("actions"),
        Seen("actions", query="?standing=checked"),
        Seen("told-us"),
        Seen("components"),
        Seen("annual-report"),
        Seen("annual-chapter", CHAPTER),
        Seen("annual-sentence", sentence),
        Seen("annual-write", {**CHAPTER, "kind": "body"}),
        Seen("annual-write", {**CHAPTER, "kind": "why"}, press="Save the sentence"),
        Seen("annual-suggest", CHAPTER),
        Seen("annual-answer", lambda: {**CHAPTER, "pk": Remark.objects.get().pk}),
        Seen("tell-us"),
        Seen("tell-us", press="Send"),
    ),
    "analyst": (
        Seen("county-figures"),
        Seen("home"),
        Seen("returns"),
        Seen("receipt-check", of(State.ACCEPTED)),
        Seen("receipt-check", of(State.ACCEPTED), press="Tell the sender"),
        Seen("headline", ISSUED),
        Seen("headline-flag", {**DRAFT, "code": "T3-04"}),
        Seen("headline-flag", {**DRAFT, "code": "T3-04"}, press="Flag it"),
        Seen("indicators"),
        *(Seen("theme", {"code": code}) for code in ("T1", "T2")),
        *(Seen("indicator", {"code": code}) for code in ("T3-04", "T1-03", "T3-05", "T3-08")),
        Seen("actions"),
        Seen("annual-year", YEAR),
        Seen("annual-children", YEAR),
        Seen("headline-children", ISSUED),
        Seen("county"),
    ),
    "independent-chair": (
        Seen("home"),
        Seen("headline", ISSUED),
        Seen("headline-correct", ISSUED),
        Seen("headline-correct", ISSUED, press="Add the correction"),
        Seen("raise"),
        Seen("raise", press="Continue"),
        *(
            Seen("raise-item", {"kind": kind})
            for kind in ("action", "deep_dive", "challenge", "concern", "watch")
        ),
        Seen("action", item(Kind.CHALLENGE)),
        Seen("act", item(Kind.CHALLENGE, code="accept")),
        Seen("act", item(Kind.CHALLENGE, code="not-accept")),
        Seen("act", item(Kind.DEEP_DIVE, code="take-back")),
        Seen("act", item(Kind.ACTION, code="check")),
        Seen("act-choice", item(Kind.ACTION, code="check", choice="checked")),
    ),
    "pqa-chair": (
        Seen("home"),
        Seen("headline", DRAFT),
        Seen("indicator", {"code": "T1-07"}),
        Seen("action", item(Kind.ACTION)),
        Seen("annual-remark", CHAPTER),
        Seen("themes"),
        *(Seen("theme", {"code": code}) for code in ("T3", "T4", "T5")),
        Seen("theme", {"code": "T3"}, "?by=quarter"),
        Seen("theme-assure", {"code": "T3"}),
        Seen("theme-assure", {"code": "T3"}, press="Keep the words"),
        Seen("theme-ask", {"code": "T3", "indicator": "T3-04"}),
        Seen("theme-ask", {"code": "T3", "indicator": "T3-04"}, press="Ask"),
        Seen("theme-flag", {"code": "T3", "indicator": "T3-07"}),
        Seen("theme-flag", {"code": "T3", "indicator": "T3-07"}, press="Flag it"),
        Seen("flag-explain", flag_on("T5-04")),
        Seen("flag-explain", flag_on("T5-04"), press="Keep the explanation"),
        Seen("enquiry-close", enquiry("T3-07")),
        Seen("enquiry-close", enquiry("T3-07"), press="Save"),
        *(Seen("other-board", {"code": code}) for code in OTHER_BOARDS),
    ),
    "council-data-lead": (
        Seen("enquiry-answer", enquiry("T3-01")),
        Seen("enquiry-answer", enquiry("T3-01"), press="Send the answer"),
        Seen("home"),
        Seen("returns"),
        Seen("returns-send", {"return_code": "annex-a"}),
        Seen("returns-send", {"return_code": "annex-a"}, press="Check this file"),
        Seen("receipt", of(State.READY)),
        Seen("receipt", of(State.ACCEPTED)),
        Seen("receipt-correct", of(State.ACCEPTED)),
        Seen("receipt-withdraw", of(State.ACCEPTED)),
        Seen("returns-prepare"),
        Seen("returns-agreement", due("county-council")),
        Seen("flag-comment", flag("county-council")),
        Seen("children"),
        Seen("action", item(Kind.ACTION)),
        Seen("act", item(Kind.ACTION, code="evidence")),
        Seen("act", item(Kind.ACTION, code="done")),
    ),
    "police-data-lead": (
        Seen("home"),
        Seen("returns"),
        Seen("returns-explain", due("police")),
        Seen("returns-agreement", due("police")),
        Seen("flag-comment", flag("police")),
        Seen("flag-comment", flag("police"), press="Comment"),
        Seen("actions"),
        Seen("action", asked_of_police()),
        Seen("act", asked_of_police(code="reply")),
        Seen("act-choice", asked_of_police(code="reply", choice="yes")),
        Seen("act-choice", asked_of_police(code="reply", choice="no"), press="Send the reply"),
    ),
    "lay-member": (
        Seen("home"),
        Seen("packs"),
        Seen("headline", ISSUED),
        Seen("indicators"),
        Seen("indicator", {"code": "T1-07"}),
        Seen("annual-chapter", CHAPTER),
        Seen("annual-remark", CHAPTER, press="Send the comment"),
        Seen("help"),
        Seen("headline", DRAFT, status=404),
    ),
    "health-board-member": (Seen("home"), Seen("annual-report"), Seen("actions")),
    "team-manager": (
        Seen("home"),
        Seen("children"),
        Seen("children", press="Find"),
        Seen("child", child),
        Seen("child-print", child),
        Seen("child-who-looked", child),
        Seen("child-entry", entry("not-same-child")),
        Seen("child-entry", entry("date-wrong"), press="A date is wrong"),
        Seen("emergency-sheet"),
        Seen("breach"),
    ),
    "ig-lead": (
        Seen("home"),
        Seen("returns"),
        Seen("children-who-looked"),
        Seen("breaches"),
        Seen("breach-record", lambda: {"pk": Report.objects.get(kind=Report.BREACH).pk}),
    ),
    "system-admin": (
        Seen("home"),
        Seen("help"),
        Seen("told-us"),
        Seen("components"),
        Seen("account_email"),
        Seen("account_set_password"),
        Seen("account_change_password"),
        Seen("account_reauthenticate", status=404),
        Seen("account_logout"),
        Seen("mfa_index"),
        Seen("mfa_list_webauthn"),
    ),
}
POSTED = "a button only; it shows no page of its own"
TAKEN = "a file to take away"
NOT_WALKED = {
    **dict.fromkeys(
        (
            "try-as", "start-again", "leave", "change-hat", "receipt-send", "receipt-start-again", "receipt-try-again",
            "receipt-answer", "flag-undo", "headline-newest", "indicators-take", "annual-begin", "annual-issue", "annual-move", "annual-newest", "annual-use-suggestion",
            "annual-take-out", "annual-put-back", "mfa_login_webauthn",
            "agenda-build", "item-move", "apologies-back", "meeting-circulate", "agreement-withdraw", "answer-done", "invite-again",
            "invitation-take-back", "setting-undo", "succession-carry-out", "succession-take-back", "outbox-act", "save-filter", "forget-filter",
            "many", "undo-many", "undo", "import-undo", "import-away", "new-year-step", "self-assessment-carry", "joint-protocol-stop",
            "vision-agree", "vision-adopt",
            "figures-begin", "figures-correct", "figures-throw-away", "returns-deletion-agree", "returns-deletion-take-back", "returns-deletion-lift",
            "returns-deletion-ask", "returns-deletion-hold", "published-keep", "published-take-out", "release-decide",
            "release-check-again", "county-put-away",
        ),
        POSTED,
    ),
    **dict.fromkeys(
        (
            "receipt-rows", "receipt-original", "annual-figures", "annual-download", "mfa_download_recovery_codes",
            "meeting-print", "body-print", "paper", "logo-picture", "import-example", "import-not-taken",
            "figures-form", "figures-template", "returns-deletion-certificate", "own-calendar", "meeting-calendar",
            "release-part", "open-part", "county-layout", "receipt-problems",
        ),
        TAKEN,
    ),
    **dict.fromkeys(
        ("api-description", "api-due", "api-figures", "api-receipt", "api-return", "api-returns", "api-withdraw"),
        "for programs: kernel/returns/ways_in/tests",
    ),
    "token-end": "no program has a token in the small county: kernel/returns/ways_in/tests",
    "annual-correct": "a chapter is published only at the end of the year: kernel/reporting/tests",
    "self-assessment-answer": "no round is open for answers in April: processes/governance/tests",
    "county-upload": "a file of figures is there only once somebody sent it: kernel/reporting/profile/tests",
    **dict.fromkeys(
        ("receipt-rule", "receipt-children", "receipt-workers"),
        "the small county sends no census, and no file with so many problems: kernel/returns/tests/test_found.py",
    ),
    "receipt-rest": "there are rows to put right only once some were sent: test_journeys walks it",
    **dict.fromkeys(
        (
            "account_email_verification_sent", "account_confirm_login_code", "mfa_authenticate",
            "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes", "mfa_add_webauthn", "mfa_reauthenticate_webauthn", "mfa_remove_webauthn",
            "mfa_edit_webauthn",
        ),
        "a step of signing in twice that needs a password, which no persona has: kernel/partnership/tests",
    ),
}  # fmt: skip


# Each room of the office is walked by itself, so that a failure says where it is.
WALKS = {**{(who, ""): pages for who, pages in PAGES.items()}, **OFFICE, **DATASET, **TRUST}


def test_every_page_is_walked():
    """A page added tomorrow is walked tomorrow, or says here why not."""
    there = {pattern.name for _, pattern in walk(get_resolver().url_patterns)}
    walked = {seen.name for pages in WALKS.values() for seen in pages}
    pages = {name for name in there if not name.endswith(TAKEN_BY_NAME)}
    assert pages - walked == set(NOT_WALKED)
    assert {who for who, _ in WALKS} == {NOBODY, *(persona.code for persona in PERSONAS)}


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: "-".join(filter(None, walk)))
def test_every_page_of(walk: tuple[str, str], open_window: Opened) -> None:
    visitor, who = open_window(), walk[0]
    # Kept by the browser: half a megabyte need not go there with every page.
    visitor.page.add_init_script(AXE)
    if who != NOBODY:
        visitor.try_as(who)
    if found := [fault for seen in WALKS[walk] for fault in faults(visitor, seen, who)]:
        pytest.fail("\n".join(found), pytrace=False)


def faults(visitor: Visitor, seen: Seen, who: str) -> Iterator[str]:
    """Open a page at both widths and on paper, and say what is wrong with it."""
    page = visitor.page
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    status = visitor.go(seen.name, seen.asking, **seen.where)
    here = f"{who} at {page.url.removeprefix(visitor.home)}{f', {seen.press} pressed' if seen.press else ''}"
    if status != seen.status:
        yield f"{here}: answered {status}"
        return
    if seen.tick:
        page.locator(f"input[name={seen.tick}]").first.check()
    if seen.press:
        visitor.press(seen.press, within=page.get_by_role("main"))
    for width, height in (DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        keep_picture(page, seen, who, width)
        yield from (f"{here}, {width} wide: {fault}" for fault in (*too_wide(page), *not_for_everybody(page)))
    yield from (f"{here}: {fault}" for fault in machine_words(without_code(visitor)))
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    yield from (f"{here}, {NARROW[0]} wide: {fault}" for fault in too_wide(page))
    page.emulate_media(media="print")
    if len(printed := page.get_by_role("main").inner_text().strip()) < FEWEST_WORDS:
        yield f"{here}: all that is printed is {printed!r}"
    if page.get_by_role("navigation").filter(visible=True).count():
        yield f"{here}: the navigation is printed"
    page.emulate_media(media="screen")


def without_code(visitor: Visitor) -> str:
    """The words of the page but for what is shown as code, which is for who writes programs."""
    words = visitor.words
    for code in filter(None, map(str.strip, visitor.page.locator("pre, code").all_inner_texts())):
        words = words.replace(code, "…")
    return words


def too_wide(page: Page) -> Iterator[str]:
    """Nobody should have to push a page sideways."""
    # A page that looks again by itself may be between two documents; a locator waits for the next.
    wide = page.locator("html").evaluate("each => each.scrollWidth - each.clientWidth")
    if wide > 0:
        yield f"scrolls sideways by {wide} pixels"


def not_for_everybody(page: Page) -> Iterator[str]:
    """What axe finds, but for GOV.UK's own named defects. Evaluated, because the policy stops script tags."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    options = json.dumps({"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    for found in page.evaluate(f"axe.run(document, {options})")["violations"]:
        if found["id"] not in UPSTREAM:
            yield f"axe {found['id']}: {found['help']}: {found['nodes'][0]['html'][:200]}"


MACHINE = {
    "a name with an underscore": r"\b[a-z]+_[a-z_]+\b",
    "a hash": r"\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{8,}\b",
    "a value of the program": r"(?m)(?!^None(?:\.$| so far| yet))\b(?:None|True|False|nan|undefined)\b(?! this time| waits| to judge|\nNot known)",
    "a word nobody says": r"\b(?:[Ii]nvalid|[Ss]ubmission|[Ii]ngest|[Pp]ersona|[Qq]ueryset)\b",
    "a hole": r"\{\{|\}\}|\(\)|  of  |, ,",
}


def machine_words(words: str) -> Iterator[str]:
    """What a program says and a person does not (pages.md section 4)."""
    for what, pattern in MACHINE.items():
        if found := re.search(pattern, words):
            yield f"{what}: {words[max(0, found.start() - 40) : found.end() + 40]!r}"


def keep_picture(page: Page, seen: Seen, who: str, width: int) -> None:
    """A picture of the whole page to look at, where SAFEBOARD_SHOTS names a folder."""
    if folder := os.environ.get("SAFEBOARD_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        state = "".join(
            f"-{re.sub('[^a-zA-Z0-9]+', '-', each)}" for each in (seen.asking, seen.press) if each
        )
        more = "-".join(str(each) for each in seen.where.values())
        page.screenshot(path=Path(folder) / f"{who}-{seen.name}-{more}{state}-{width}.png", full_page=True)
