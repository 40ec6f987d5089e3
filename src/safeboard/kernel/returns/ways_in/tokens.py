"""Tokens with which an agency's programs send figures: given, used, ended. Verbs only.

A token is 32 random bytes, shown once; only its hash is kept. What it opens is what its agency's data lead may do
with the returns it names, and nothing else.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable

from safeboard.grammar import dates
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.returns.issues import in_words
from safeboard.kernel.returns.models import Due, Token
from safeboard.kernel.returns.receiving import NotNow
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now, today

BEGINS = "sbt_"
LONGEST_MONTHS = 12
MOST_OPEN = 10


def give(*, agency: Agency, name: str, returns: Iterable[str], until: dt.date, by: User) -> tuple[Token, str]:
    """A new token of an agency, and the secret itself: it is shown now and never again. Raises NotNow."""
    if not today() <= until <= last_day():
        raise NotNow(f"A token lasts a year at most: until {last_day():%d/%m/%Y}.")
    returns = sorted(set(returns))
    if not returns or not set(returns) <= set(REGISTRY.figures):
        raise NotNow("Choose at least one return of figures that the agency sends.")
    owed = set(
        Due.objects.filter(agency=agency, return_code__in=returns).values_list("return_code", flat=True)
    )
    if not_owed := [REGISTRY.figures[each].title for each in returns if each not in owed]:
        raise NotNow(f"{agency} is not asked for {in_words(not_owed)}.")
    if (
        sum(1 for each in Token.objects.filter(agency=agency, ended_at=None) if each.opens(today()))
        >= MOST_OPEN
    ):
        raise NotNow(f"{agency} has {MOST_OPEN} tokens already. End one that no program uses.")
    secret = BEGINS + secrets.token_urlsafe(32)
    token = Token.objects.create(
        agency=agency,
        name=name,
        returns=returns,
        begins=secret[: len(BEGINS) + 4],
        digest=digest_of(secret),
        made_by=by,
        until=until,
    )
    recorder.note(
        "returns.token", thing="token", thing_id=token.pk, returns=token.returns, until=until.isoformat()
    )
    return token, secret


def end(token: Token, *, why: str, by: User) -> None:
    """End a token at once; whatever sends with it is refused from now on. Raises NotNow where it is ended."""
    moved = Token.objects.filter(pk=token.pk, ended_at=None).update(
        ended_at=now(), ended_by=by, ended_why=why
    )
    if not moved:
        raise NotNow("This token was ended already.")
    token.refresh_from_db()
    recorder.note("returns.token-end", thing="token", thing_id=token.pk)


def use(token: Token) -> None:
    """Remember that a program used it."""
    Token.objects.filter(pk=token.pk).update(last_used_at=now(), uses=token.uses + 1)


def find(secret: str) -> Token | None:
    """The token of this secret, open or ended; None for one that nobody was given."""
    if not secret.startswith(BEGINS) or len(secret) > 100:
        return None
    return Token.objects.select_related("agency").filter(digest=digest_of(secret)).first()


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is random and long, so no slow hash is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def last_day() -> dt.date:
    """The last day that a token given today may have."""
    return dates.add_months(today(), LONGEST_MONTHS)
