"""What is typed in a round of self-assessment."""

from __future__ import annotations

from safeboard.kernel.ui.fields import DayMonthYear, FreeWords
from safeboard.processes.governance.forms.fields import Seen, line, one_of, row, words
from safeboard.processes.governance.models import Judgement


class OpenRound(FreeWords):
    """A new round."""

    free = ("title",)
    title = line(
        "What is the round called?", "Give the round a name.", longest=120, hint="For example: March 2016."
    )
    closes_on = DayMonthYear(what="the last day for answers", label="Until when can members answer?")


class Answer(Seen):
    """One member on one standard; nothing is chosen before."""

    free = ("comment", "evidence")
    judgement = one_of(
        "How good is the Board at it?", Judgement.choices, "Choose how good the Board is at it."
    )
    comment = words("Why?", "Say why, in a few words.", hint="Others read your words without your name.")
    evidence = words("What shows it? (optional)", hint="For example: an audit, a figure, what a child said.")


class Agree(Seen):
    """What the Board agreed of a standard."""

    free = ("reason",)
    judgement = one_of(
        "What did the Board agree?", Judgement.choices, "Choose the judgement that was agreed."
    )
    reason = words("Why?", "Say why the Board agreed on this.")
    plan_item = row("Which item of the plan answers it? (needed below “Good”)")


class FeedBack(Seen):
    """What members are told."""

    free = ("feedback",)
    feedback = words(
        "What was found, and what follows?", "Say what was found and what follows.", longest=4000
    )


class Confirm(Seen):
    """Nothing to type: the button is the answer."""
