"""The guard of the interface: a good token, not too often, not too much; and one event of the trail a request."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest

from safeboard.kernel.returns.models import Token
from safeboard.kernel.returns.ways_in import tokens
from safeboard.kernel.returns.ways_in.api.problems import Problem
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import today

A_MINUTE, STRANGERS_A_MINUTE = 120, 60
MOST_BYTES = 256 * 1024
HOW = {"WWW-Authenticate": "Bearer"}


def guard(request: HttpRequest) -> Token:
    """The token of a request. Raises Problem where there is none, it is over, or it asks too much."""
    token: Token | None = request.token  # type: ignore[attr-defined]
    if token is None:
        _not_too_often(f"stranger {request.META.get('REMOTE_ADDR', '')}", STRANGERS_A_MINUTE)
        detail = "Send the header “Authorization: Bearer” with the token of your agency. Signing in at a browser does not count here."
        raise Problem(401, "A token is needed", detail, headers=HOW)
    match = request.resolver_match
    recorder.note(
        "look" if request.method in ("GET", "HEAD") else "change",
        thing=(match.view_name or "") if match else "",
        thing_id="/".join(str(value) for value in match.kwargs.values()) if match else "",
        rule="token",
        outcome="allowed" if token.opens(today()) else "refused",
    )
    if not token.opens(today()):
        why = f"ran out on {token.until:%d/%m/%Y}" if token.until < today() else "was ended"
        detail = f"This token {why}. Ask your data lead or the Board office for another."
        raise Problem(401, "The token is over", detail, headers=HOW)
    _not_too_often(f"token {token.pk}", A_MINUTE)
    if request.headers.get("Transfer-Encoding"):
        # Django reads as many bytes as the header says; a body in pieces would be taken for none.
        detail = "Send the header Content-Length with the number of bytes; a body in pieces is not read."
        raise Problem(400, "The length of the body is missing", detail)
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        detail = f"Send at most {MOST_BYTES // 1024} KB: one return of one period."
        raise Problem(413, "The request is too big", detail)
    tokens.use(token)
    return token


def _not_too_often(who: str, most: int) -> None:
    key = f"api {who}".replace(" ", "-")
    cache.add(key, 0, timeout=60)
    try:
        count = cache.incr(key)
    except ValueError:  # the minute ended between the two lines
        return
    if count > most:
        detail = f"At most {most} requests a minute. Wait a minute and go on."
        raise Problem(429, "Too many requests", detail, headers={"Retry-After": "60"})
