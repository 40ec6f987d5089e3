"""What may not go by e-mail: what is no address, line breaks where none belong, personal information of a child."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from safeboard.kernel.ui import personal_information
from safeboard.kernel.ui.personal_information import Find, Kind

LONGEST_SUBJECT, LONGEST_BODY, MOST_ADDRESSES = 150, 20_000, 100


class Refused(ValueError):
    """An e-mail that may not be kept: which part (`to`, `cc`, `subject`, `body`), and what to do."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message


def checked_subject(subject: str) -> str:
    """A subject that is one line and names nobody. Raises Refused."""
    text = subject.strip()
    if not text:
        raise Refused("subject", "Write a subject.")
    if any(unicodedata.category(each) in ("Cc", "Zl", "Zp") for each in text):
        raise Refused("subject", "The subject has a line break in it. Write it on one line.")
    if len(text) > LONGEST_SUBJECT:
        raise Refused("subject", f"The subject is longer than {LONGEST_SUBJECT} characters. Shorten it.")
    _refuse_personal("subject", text, ())
    return text


def checked_body(body: str, *, places: Sequence[str] = ()) -> str:
    """The words of an e-mail, with plain line ends. Raises Refused where they hold personal information."""
    text = body.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise Refused("body", "Write what the e-mail says.")
    if any(unicodedata.category(each) == "Cc" and each not in "\n\t" for each in text):
        raise Refused("body", "The words hold a character that cannot be seen. Type them again.")
    if len(text) > LONGEST_BODY:
        raise Refused("body", f"The words are longer than {LONGEST_BODY:,} characters. Shorten them.")
    _refuse_personal("body", text, places)
    return text + "\n"


def check_key(key: str) -> None:
    """Whether a key can tell one message from every other. Raises ValueError."""
    if not key or len(key) > 200 or not key.isprintable():
        raise ValueError(
            f"The key {key!r} of a message: name what asked for it, for example 'meetings.moved 12 v3'."
        )


def checked_addresses(field: str, addresses: Sequence[str]) -> list[str]:
    """Each address once, in order. Raises Refused for what is no address."""
    if isinstance(addresses, str):
        raise TypeError(f"{field} is a list of addresses, not one text.")
    found = list(dict.fromkeys(each.strip() for each in addresses))
    for each in found:
        try:
            validate_email(each)
        except ValidationError:
            raise Refused(
                field, f"{each!r} is not an e-mail address. Write it as name@example.org."
            ) from None
    if len(found) > MOST_ADDRESSES:
        raise Refused(field, f"An e-mail goes to {MOST_ADDRESSES} addresses at most.")
    return found


def _refuse_personal(field: str, text: str, places: Sequence[str]) -> None:
    """Postcodes of buildings that the caller knows may stand; a child's never leaves by e-mail."""
    known = {_squeezed(each) for place in places for each in personal_information.find(place)}
    finds = [each for each in personal_information.find(text) if not _may_stand(each, known)]
    if not finds:
        return
    found = "; ".join(f"{each.kind}: {each.text}" for each in finds)
    help_ = " Write a date with the month as a word." if Kind.DATE_OF_BIRTH in [f.kind for f in finds] else ""
    raise Refused(
        field, f"This looks like personal information ({found}). E-mail must not hold any: remove it.{help_}"
    )


def _may_stand(found: Find, known: set[str]) -> bool:
    return found.kind is Kind.POSTCODE and _squeezed(found) in known


def _squeezed(found: Find) -> str:
    return found.text.replace(" ", "").upper()
