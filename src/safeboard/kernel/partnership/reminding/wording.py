"""The words round a reminder: greeting, signature, how long ago, and what can be copied or opened elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from urllib.parse import quote

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import ROLES
from safeboard.kernel.partnership.models import Membership
from safeboard.kernel.ui.templating import day, plural


def letter_body(words: str, to: Sequence[Membership], by: Reader) -> str:
    """The words with a greeting before them and the sender after them."""
    names = [hat.user.name for hat in to]
    greeting = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or "colleague"
    role = ROLES[by.role].title if by.role in ROLES else ""
    return f"Dear {greeting},\n\n{words.strip()}\n\n{by.name}\n{role}\n"


def mailto(to: Sequence[str], cc: Sequence[str], subject: str, body: str) -> str:
    """The address that opens one's own e-mail program with everything filled in (RFC 6068)."""
    fields = [("cc", ",".join(quote(each, safe="@") for each in cc))] if cc else []
    fields += [("subject", quote(subject, safe=""))]
    fields += [("body", quote(body.replace("\r\n", "\n").replace("\n", "\r\n"), safe=""))]
    addresses = ",".join(quote(each, safe="@") for each in to)
    return f"mailto:{addresses}?" + "&".join(f"{name}={value}" for name, value in fields)


def to_copy(to: Sequence[str], cc: Sequence[str], subject: str, body: str) -> str:
    """The whole e-mail as a text that can be copied into any program."""
    head = [f"To: {', '.join(to)}"]
    if cc:
        head.append(f"Copy to: {', '.join(cc)}")
    return "\n".join([*head, f"Subject: {subject}", "", body])


def ago(at: dt.datetime, moment: dt.datetime) -> str:
    """`just now`, `5 minutes ago`, `2 hours ago`, `on 14 April 2016`."""
    minutes = int((moment - at).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{plural(minutes, 'minute')} ago"
    if minutes < 12 * 60:
        return f"{plural(minutes // 60, 'hour')} ago"
    return f"on {day(at.date())}"
