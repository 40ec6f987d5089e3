"""How long every page of the demonstration takes, persona by persona, through a served gunicorn, as browsers get it.

Every page is found by following links from the start page, one page of each kind for each persona. The floor is
/help/, a page of the same layout without any data, for the same personas in the same run.
"""

from __future__ import annotations

import contextlib
import html
import http.client
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from _county import demonstration, say, say_load, seconds

TIMES = 3
SLOWEST = 10
HOST = "127.0.0.1"
FLOOR = "/help/"
LINK = re.compile(r'<a\b[^>]*href="([^"#]+)')
# Pages that are about something else by these words of their address are pages of another kind.
TURNS = ("act", "stage", "kind", "what", "format", "room")
FILES = re.compile(
    r"(pdf|word|excel|csv|docx|xlsx|zip|ics|svg|json|download|file|paper|sheet|certificate)", re.I
)


class Browser:
    """One persona, signed in, over one kept connection."""

    def __init__(self, port: int, cookie: str) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=60)
        self._cookie = cookie

    def get(self, address: str) -> tuple[int, str, str, bytes]:
        """Status, kind of content, where to go instead, body."""
        self._connection.request("GET", address, headers={"Cookie": self._cookie})
        response = self._connection.getresponse()
        return (
            response.status,
            response.headers.get("Content-Type", ""),
            response.headers.get("Location", ""),
            response.read(),
        )


@contextlib.contextmanager
def served() -> Iterator[int]:
    """Gunicorn as `./run demo` starts it, but one worker, so that pages do not wait for each other's import."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    server = [
        sys.executable,
        "-m",
        "gunicorn",
        "safeboard.config.wsgi:application",
        "--bind",
        f"{HOST}:{port}",
    ]
    server += [
        "--log-level",
        "error",
        "--workers",
        "1",
        "--worker-class",
        "gthread",
        "--threads",
        "4",
        "--preload",
    ]
    process = subprocess.Popen(
        [*server, "--config", "python:safeboard.config.server"], start_new_session=True
    )
    try:
        for _ in range(600):
            with contextlib.suppress(OSError):
                socket.create_connection((HOST, port), timeout=1).close()
                break
            time.sleep(0.1)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def kind_of(address: str) -> str:
    """The name of a page, with the words of its address that make it another page."""
    from django.urls import Resolver404, resolve

    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return ""
    turns = [str(match.kwargs[key]) for key in TURNS if key in match.kwargs]
    return " ".join([match.url_name or "", *turns])


def pages_of(browser: Browser) -> dict[str, str]:
    """The pages that links lead to from the start page, one of each kind: its address by its kind."""
    queue, found = ["/home/"], {kind_of("/home/"): "/home/"}
    pages: dict[str, str] = {}
    while queue:
        address = queue.pop(0)
        status, content, instead, body = browser.get(address)
        links = [instead] if status == 302 else LINK.findall(html.unescape(body.decode(errors="replace")))
        if status == 200 and "html" in content:
            pages[kind_of(address)] = address
        for link in links if "html" in content else ():
            target = urljoin(address, link)
            if urlsplit(target).netloc or ":" in target.partition("/")[0]:
                continue
            kind = kind_of(target)
            if kind and kind not in found and not FILES.search(kind.split()[0]):
                found[kind] = target
                queue.append(target)
    return pages


def looks(browser: Browser, address: str, times: int) -> list[float]:
    """How long each of several looks at a page takes, in seconds."""
    return [seconds(lambda: browser.get(address)) for _ in range(times)]


def main() -> None:
    """Print median and 95th percentile over all pages of all personas, beside the floor, and the slowest pages."""
    with demonstration(), served() as port:
        from django.conf import settings
        from django.db import connection
        from django.test import Client

        from safeboard.kernel.partnership.models import User
        from safeboard.kernel.partnership.personas import PERSONAS, email_of

        say_load()
        chosen = os.environ.get("PERSONAS", "").split() or [each.code for each in PERSONAS]
        taken: dict[tuple[str, str], float] = {}
        floors: list[float] = []
        for persona in PERSONAS:
            if persona.code not in chosen:
                continue
            client = Client()
            client.force_login(
                User.objects.get(email=email_of(persona)), backend=settings.AUTHENTICATION_BACKENDS[0]
            )
            cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
            connection.close()
            browser = Browser(port, cookie)
            pages = pages_of(browser)
            for address in pages.values():
                # The crawl was the first look; of the next ones the middle one counts.
                taken[persona.code, address] = statistics.median(looks(browser, address, TIMES))
            floors += looks(browser, FLOOR, 3 * TIMES)
            mine = [each for (code, _), each in taken.items() if code == persona.code]
            print(
                f"    {persona.code}: {len(mine)} pages, median {1000 * statistics.median(mine):.0f} ms, "
                f"95 of 100 within {1000 * within(mine):.0f} ms",
                flush=True,
            )
        every = list(taken.values())
        floor = statistics.median(floors)
        say(f"pages: median of {len(every)} pages", statistics.median(every), floor, f"median of {FLOOR}")
        say("pages: 95 of 100 come within", within(every), within(floors), f"95 of 100 of {FLOOR}", "200 ms")
        print(f"    over 200 ms: {sum(each > 0.2 for each in every)}; the slowest:")
        for (code, address), each in sorted(taken.items(), key=lambda pair: -pair[1])[:SLOWEST]:
            print(f"    {1000 * each:6.0f} ms  {address}  ({code})")


def within(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


if __name__ == "__main__":
    main()
