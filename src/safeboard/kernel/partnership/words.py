"""Names of things by date: the Board of 2015, the partnership of 2023, and whatever a county calls its own.

A word is a setting like any other, so that a page about 2015 speaks as 2015 did (pages.md 3.7; Children and Social
Work Act 2017, Working Together 2023). Pages write `{{ say.board }}`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from safeboard.grammar.declarations.office import Setting
from safeboard.kernel.access.roles import (
    BOARD_ADMIN,
    BOARD_MEMBER,
    DEPUTY,
    INDEPENDENT_CHAIR,
    ROLES,
)
from safeboard.kernel.partnership import dated
from safeboard.kernel.work.today import today

BOARD_2015, PARTNERSHIP_2023 = "2015", "2023"
PRESETS = {
    BOARD_2015: "Local Safeguarding Children Board, as in 2015",
    PARTNERSHIP_2023: "Safeguarding children partnership, as in 2023",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One name: its code, what it names, and how each preset says it."""

    code: str
    names: str
    board: str
    partnership: str

    @property
    def setting(self) -> str:
        """The code of its setting."""
        return f"words.{self.code}"

    def by(self, preset: str) -> str:
        """How a preset says it."""
        return self.board if preset == BOARD_2015 else self.partnership


WORDS = (
    Word("board", "The body that meets", "Board", "Partnership"),
    Word("board_office", "Those who work for it", "Board office", "Partnership office"),
    Word("chair", "Who leads or scrutinises it", "Independent Chair", "Independent scrutineer"),
    Word("member", "Who sits on it", "Board member", "Partnership member"),
    Word("partners", "Those who answer for it by law", "statutory partners", "safeguarding partners"),
    Word(
        "case_review",
        "The review of a serious case",
        "Serious case review",
        "Child safeguarding practice review",
    ),
    Word("case_reviews", "Several of them", "Serious case reviews", "Child safeguarding practice reviews"),
    Word("first_review", "The quick look before it", "Initial case discussion", "Rapid review"),
    Word(
        "commissioner", "Who commissions health care", "Clinical commissioning group", "Integrated care board"
    ),
    Word("commissioner_short", "The same, short", "CCG", "ICB"),
    Word(
        "death_panel",
        "The panel on the deaths of children",
        "Child death overview panel",
        "Child death review panel",
    ),
    Word("front_door", "Where worries about a child are told", "First Response", "First Response"),
)
BY_CODE = {word.code: word for word in WORDS}
SETTINGS = tuple(
    Setting(
        word.setting,
        word.names,
        "words",
        word.board,
        "The Board of 2015.",
        help=f"In 2015: {word.board}. In 2023: {word.partnership}.",
    )
    for word in WORDS
)
OF_ROLES = {
    INDEPENDENT_CHAIR.code: "{chair}",
    BOARD_MEMBER.code: "{member}",
    DEPUTY.code: "Deputy of a {member}",
    BOARD_ADMIN.code: "{board} administrator",
}


def word(code: str, on: dt.date) -> str:
    """What a thing was called on this day. Raises dated.UnknownSetting."""
    return str(dated.value(f"words.{code}", on))


def worded(text: str) -> str:
    """A text that names things in braces, such as `the {board_office}`, in the words of today."""
    return Words(today()).fill(text)


class _Lookup(dict[str, str]):
    """Looks each word up only when a text names it."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, code: str) -> str:
        return str(getattr(self._words, code))


@dataclass(frozen=True)
class Words:
    """The words of one day, as templates ask for them: `say.board`. Asked for only where a page uses them."""

    on: dt.date

    def __getattr__(self, code: str) -> str:
        if code not in BY_CODE:
            raise AttributeError(f"No word {code!r} is declared in partnership/words.py.")
        return word(code, self.on)

    @cached_property
    def preset(self) -> str:
        """The preset that all words of the day follow; empty where they are the county's own."""
        return next(
            (each for each in PRESETS if all(word(one.code, self.on) == one.by(each) for one in WORDS)), ""
        )

    def fill(self, text: str) -> str:
        """Words in a text that names them in braces, such as a menu entry `{board}`."""
        return text.format_map(_Lookup(self)) if "{" in text else text

    def role(self, code: str) -> str:
        """The title of a role in the words of the day."""
        if code in OF_ROLES:
            return self.fill(OF_ROLES[code])
        return ROLES[code].title if code in ROLES else ""
