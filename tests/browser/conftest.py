"""A real Chromium, a small county behind it, and a visitor who does what a person does and notices what is broken."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Response,
    sync_playwright,
)

from safeboard.kernel.partnership import restarting
from safeboard.kernel.partnership.personas import BY_CODE
from tests.browser import world as small

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
DESKTOP, PHONE, TABLET = (1280, 800), (375, 812), (768, 1024)
# The narrowest telephone, and a page at four times its size (WCAG 2.2, 1.4.10).
NARROW = (320, 640)
# Says on the console what a person would notice: a page wider than the window, and what the policy stopped.
NOTICE = """
const tooWide = () => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  if (wide > 0) console.error(`The page scrolls sideways by ${wide} pixels: ${location.pathname}`)
}
addEventListener('load', tooWide)
addEventListener('securitypolicyviolation', (event) =>
  console.error(`The content policy stopped ${event.blockedURI} by ${event.violatedDirective}`))
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All that is in this folder drives a browser; without one it is left out aloud, and fails where CI is set."""
    here = Path(__file__).parent
    mine = [item for item in items if here in item.path.parents]
    left_out = None
    if shutil.which("chromium") is None and os.environ.get("CI", "").lower() in ("", "0", "false"):
        left_out = pytest.mark.skip(reason="Chromium is not installed (on Debian: apt install chromium)")
    for item in mine:
        item.add_marker(pytest.mark.browser)
        # The first page of all waits until the small county is loaded and counted twice.
        item.add_marker(pytest.mark.timeout(400))
        if left_out:
            item.add_marker(left_out)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's own Chromium, started once."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("Chromium is not installed, and CI is set: the browser tests must run here.")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright runs an event loop in this thread; Django would refuse to touch the database beside it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with closing(playwright.chromium.launch(executable_path=path, args=ARGUMENTS)) as started:
            yield started


@pytest.fixture(scope="package")
def nothing_kept() -> Iterator[None]:
    """No copy of a county from before, none left behind."""
    kept = Path(settings.DATABASES["default"]["NAME"]).with_suffix(".start.sqlite3")
    kept.unlink(missing_ok=True)
    yield
    kept.unlink(missing_ok=True)


@pytest.fixture
def county(transactional_db: None, browser: Browser, nothing_kept: None) -> None:
    """The small county on its first morning: built once, put back for each test as *Start the demo again* does."""
    if restarting.can_restart():
        restarting.restart()
    else:
        small.load()
        restarting.keep_start()


class Visitor:
    """A person at a browser window. `noticed` collects what no page may do; it must stay empty.

    `pressed` counts the buttons and links they pressed.
    """

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.home = home
        self.noticed: list[str] = []
        self.pressed = 0
        self.page: Page = context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda fault: self._notice(f"script failed: {fault}"))
        self.page.on("response", self._answered)

    def go(self, name: str, query: str = "", /, **kwargs: Any) -> int:
        """Open a page by its name; with what status it answered."""
        answer = self.page.goto(self.home + reverse(name, kwargs=kwargs or None) + query)
        assert answer is not None
        return answer.status

    def try_as(self, code: str) -> None:
        """Sign in as a persona, from the landing page, as anybody can in the demonstration."""
        self.leave()
        persona = BY_CODE[code]
        name = f"Try it as {persona.title}" if persona.card else persona.title
        self.page.goto(self.home)
        self.press(name)
        assert self.page.url == self.home + reverse("home"), self.page.url

    def leave(self) -> None:
        """Sign out, if signed in."""
        if self.page.get_by_role("button", name="Leave", exact=True).count():
            self.press("Leave")

    def press(self, name: str, about: str = "", within: Locator | None = None) -> None:
        """Press the button or follow the link of this name; what is not there, or there twice, fails.

        `about` begins the words that only a screen reader says, where a page has several of one name.
        """
        rest = r"\W+" + re.escape(about) if about else "$"
        wanted = re.compile(f"^{re.escape(name)}{rest}")
        scope = within or self.page
        scope.get_by_role("button", name=wanted).or_(scope.get_by_role("link", name=wanted)).click()
        self.pressed += 1

    def fill(self, label: str, words: str, within: Locator | None = None) -> None:
        """Type into the field of this label."""
        (within or self.page).get_by_label(label, exact=True).fill(words)

    def fill_date(self, legend: str, day: int, month: int, year: int) -> None:
        """Type a date into its three boxes."""
        boxes = self.page.get_by_role("group", name=legend)
        for label, figure in (("Day", day), ("Month", month), ("Year", year)):
            self.fill(label, str(figure), boxes)

    def choose(self, name: str) -> None:
        """Choose a radio button."""
        self.page.get_by_role("radio", name=name, exact=True).check()

    @property
    def heading(self) -> str:
        """The page's one main heading."""
        return self.page.get_by_role("heading", level=1).inner_text()

    @property
    def words(self) -> str:
        """All that can be read in the page's main part."""
        return self.page.get_by_role("main").inner_text()

    def _notice(self, words: str) -> None:
        self.noticed.append(f"{self.page.url.removeprefix(self.home)}: {words}")

    def _said(self, message: ConsoleMessage) -> None:
        # What the browser says of an answer is told better by `_answered`.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self._notice(message.text)

    def _answered(self, response: Response) -> None:
        """A page may say no (a form with a mistake in it, a page that is not yours); nothing else may."""
        if response.status >= (500 if response.request.is_navigation_request() else 400):
            self._notice(f"{response.url} answered {response.status}")


Opened = Callable[..., Visitor]


@pytest.fixture
def open_window(browser: Browser, county: None, live_server: Any) -> Iterator[Opened]:
    """`open_window(size, scripts=False)` gives a visitor; nothing they met may have been broken."""
    contexts: list[BrowserContext] = []
    visitors: list[Visitor] = []

    def opened(size: tuple[int, int] = DESKTOP, *, scripts: bool = True) -> Visitor:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=scripts,
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(15_000)
        context.add_init_script(NOTICE)
        contexts.append(context)
        visitors.append(Visitor(context, live_server.url))
        return visitors[-1]

    yield opened
    for context in contexts:
        context.close()
    assert [words for visitor in visitors for words in visitor.noticed] == []


@pytest.fixture
def visitor(open_window: Opened) -> Visitor:
    """A person at a desk."""
    return open_window()
