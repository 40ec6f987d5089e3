"""The senders of the intake test: each file goes twice, is sent again after every error, and is then sent on.

They know what a person or a program at an agency knows: what the server answered, and nothing else.
"""

from __future__ import annotations

import base64
import http.client
import json
import random
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

FORGERY = "f" * 32  # any word will do as long as the cookie and the form say the same
REFERENCE = re.compile(r"/returns/([A-Z]\d-\d{4})/")
TITLE = re.compile(r"<title[^>]*>\s*(?:Error: )?([A-Z]\d-\d{4}): ([^<–|]*?)\s*(?:[-–|][^<]*)?</title>")
PAUSE, LOOK_AGAIN, PATIENCE = 0.3, 1.5, 1500.0
LOST = (OSError, http.client.HTTPException)  # the server was killed, or is not back yet
BUSY = (429, 500, 502, 503, 504)


class Unexpected(Exception):
    """The server answered what no sender can act on."""


@dataclass
class Senders:
    """What was acknowledged so far: the references that each upload was given, in the order of the answers."""

    port: int
    seed: int
    acknowledged: dict[int, list[str]] = field(default_factory=dict)
    received: set[str] = field(default_factory=set)
    tried_again: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def send_all(self, plan: list[dict[str, Any]], at_once: int = 8) -> None:
        """Every upload twice, a third of them both times at once; then each is followed until it is received."""
        until = time.monotonic() + PATIENCE
        with ThreadPoolExecutor(at_once) as pool:
            list(pool.map(lambda upload: self._upload(upload, until), plan))

    def _upload(self, upload: dict[str, Any], until: float) -> None:
        chance = random.Random(self.seed + upload["number"])
        if chance.random() < 1 / 3:
            with ThreadPoolExecutor(2) as pool:
                given = list(pool.map(lambda _: self._acknowledged(upload, until), range(2)))
        else:
            given = [self._acknowledged(upload, until) for _ in range(2)]
        with self.lock:
            self.acknowledged[upload["number"]] = given
        if upload["kind"] != "program":
            self._follow(upload, given[0], until)
        with self.lock:
            self.received.add(given[0])

    def _acknowledged(self, upload: dict[str, Any], until: float) -> str:
        if upload["kind"] == "program":
            headers = {"Authorization": f"Bearer {upload['token']}", "Content-Type": "application/json"}
            path = f"/api/v1/returns/lado/periods/{upload['over']}/"
            status, _, body = self._ask("PUT", path, json.dumps(upload["body"]).encode(), headers, until)
            if status not in (200, 201):
                raise Unexpected(f"{upload['mark']}: {status} {body[:400]}")
            return str(json.loads(body)["receipt"])
        body, kind = _multipart(upload)
        path = f"/returns/send/{upload['code']}/"
        status, where, page = self._ask("POST", path, body, self._person(upload, kind), until)
        found = REFERENCE.search(where)
        if status != 302 or not found:
            raise Unexpected(f"{upload['mark']}: {status} {where} {page[page.find('<main') :][:2000]}")
        return found[1]

    def _follow(self, upload: dict[str, Any], reference: str, until: float) -> None:
        """Look at the page of the file and press what it offers, until it says that it is received."""
        page_of = f"/returns/{reference}/"
        form = urlencode({"csrfmiddlewaretoken": FORGERY, "why": "Counted anew.", "safe": "on"}).encode()
        headers = self._person(upload, "application/x-www-form-urlencoded")
        while True:
            status, _, page = self._ask("GET", page_of, b"", self._person(upload), until)
            title = TITLE.search(page)
            if status != 200 or not title:
                raise Unexpected(f"{reference}: {status} {page[:300]}")
            match title[2]:
                case "Received" | "Replaced by a corrected file":
                    return
                case "Could not be read" | "Not kept":
                    raise Unexpected(f"{reference}: {title[2]}")
                case "Checked, not sent":
                    self._ask("POST", f"{page_of}send/", form, headers, until)
                case _ if f"{page_of}try-again/" in page:
                    self._ask("POST", f"{page_of}try-again/", form, headers, until)
                    self._again()
            time.sleep(LOOK_AGAIN)

    def _ask(
        self, method: str, path: str, body: bytes, headers: dict[str, str], until: float
    ) -> tuple[int, str, str]:
        """Ask until there is an answer: what a person does who sees an error, or a program that is built well."""
        while time.monotonic() < until:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                connection.request(method, path, body or None, headers)
                response = connection.getresponse()
                text = response.read().decode("utf-8", "replace")
                if response.status not in BUSY:
                    return response.status, response.getheader("Location", ""), text
            except LOST:
                pass
            finally:
                connection.close()
            self._again()
            time.sleep(PAUSE)
        raise Unexpected(f"{method} {path}: no answer in {PATIENCE:g} seconds")

    def _again(self) -> None:
        with self.lock:
            self.tried_again += 1

    def _person(self, upload: dict[str, Any], kind: str = "") -> dict[str, str]:
        cookies = {"Cookie": f"sessionid={upload['session']}; csrftoken={FORGERY}"}
        return {**cookies, "Content-Type": kind} if kind else cookies


def _multipart(upload: dict[str, Any]) -> tuple[bytes, str]:
    mark = "between-the-parts"
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in {"csrfmiddlewaretoken": FORGERY, **upload["fields"]}.items()
    ]
    about = f'name="files"; filename="upload {upload["number"]}.csv"'
    parts.append(
        f"--{mark}\r\nContent-Disposition: form-data; {about}\r\nContent-Type: text/csv\r\n\r\n".encode()
    )
    parts.append(base64.b64decode(upload["data"]) + f"\r\n--{mark}--\r\n".encode())
    return b"".join(parts), f"multipart/form-data; boundary={mark}"
