"""What goes in and out of the interface, as programs see it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from safeboard.grammar.declarations.figures import FURTHEST, MOST_BOXES
from safeboard.kernel.returns.figures.answering import NOTE_LONGEST

Number = Annotated[int, Field(strict=True, ge=0, le=FURTHEST)]
Word = Literal["none", "not known", "we do not hold this"]
MOST_FIGURES = 10 * MOST_BOXES


class In(Schema):
    """Something that comes in; what nobody asks for is told, not passed over."""

    model_config = ConfigDict(extra="forbid")


class FigureIn(In):
    """The answer to one box: a whole number, or one of the three words. 0 and “none” are the same."""

    box: Annotated[str, Field(min_length=1, max_length=200)]
    answer: Number | Word
    note: Annotated[str, Field(max_length=NOTE_LONGEST)] = ""


class FiguresIn(In):
    """All figures of one period. `why` is needed only where numbers changed suddenly."""

    figures: Annotated[list[FigureIn], Field(min_length=1, max_length=MOST_FIGURES)]
    status: Literal["provisional", "final"] = "provisional"
    why: Annotated[str, Field(max_length=500)] = ""


class WithdrawIn(In):
    """Why received figures are taken back."""

    why: Annotated[str, Field(min_length=1, max_length=500)]


class BoxOut(Schema):
    """One box: its code for files, its words, what counts."""

    box: str
    title: str
    help: str
    at_end_of_period: bool
    within: str


class ReturnOut(Schema):
    """A return that the token may send."""

    code: str
    title: str
    about: str
    every: str
    boxes: int


class WholeReturnOut(ReturnOut):
    """A return with all its boxes."""

    asked: list[BoxOut]


class DueOut(Schema):
    """What is asked of the agency and did not come yet."""

    code: str
    title: str
    period: str
    period_in_words: str
    due_on: dt.date
    days_late: int
    promised_on: dt.date | None
    period_is_over: bool


class ProblemFoundOut(Schema):
    """What the check found; an error kept its box out, a warning did not."""

    severity: Literal["error", "warning"]
    what: str


class ReceiptOut(Schema):
    """Where a file or a submission stands."""

    receipt: str
    code: str
    period: str
    state: str
    received_at: dt.datetime
    boxes_in: int
    taken_in: int
    turned_back: int
    replaces: str | None
    problems: list[ProblemFoundOut]


class FoundOut(Schema):
    """One thing that is wrong with a request."""

    box: str
    what: str


class ProblemOut(Schema):
    """Why a request was not met (RFC 9457): what happened, which box, what to do."""

    title: str
    status: int
    detail: str
    problems: list[FoundOut]
