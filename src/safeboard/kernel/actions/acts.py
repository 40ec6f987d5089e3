"""The page of each thing that can be done to an item: its heading, its form, its verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from safeboard.kernel.actions import act_forms, challenges, escalating, forms, plan, risks, tracking
from safeboard.kernel.actions.models import Item, Step


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one act: its heading, its form, what the verb needs besides the form, and what is said after it."""

    heading: str
    form: type[forms.Seen]
    verb: Callable[..., Step | Item]
    button: str
    said: str
    extra: tuple[tuple[str, object], ...] = ()
    note: str = ""


def _one(
    heading: str, form: type[forms.Seen], verb: Callable[..., Step | Item], said: str, note: str = ""
) -> dict[str, Page]:
    return {"": Page(heading, form, verb, heading, said, note=note)}


PAGES: dict[str, dict[str, Page]] = {
    "reply": {
        "yes": Page(
            "Reply: yes", forms.ReplyYes, tracking.reply, "Send the reply", "Reply sent.", (("agrees", True),)
        ),
        "no": Page(
            "Reply: no", forms.ReplyNo, tracking.reply, "Send the reply", "Reply sent.", (("agrees", False),)
        ),
    },
    "accept": {
        "": Page(
            "Accept the reply", forms.Accept, tracking.accept_reply, "Accept the reply", "Reply accepted."
        )
    },
    "not-accept": {
        "": Page(
            "Send the reply back",
            forms.NotAccept,
            tracking.not_accept_reply,
            "Send it back",
            "Reply sent back.",
        )
    },
    "evidence": {
        "": Page("Add evidence", forms.Evidence, tracking.add_evidence, "Add evidence", "Evidence added.")
    },
    "done": {
        "": Page(
            "Say it is done",
            forms.Confirm,
            tracking.say_done,
            "It is done",
            "Said to be done. Someone else will check it.",
            note="Someone else then checks it and says what difference it made.",
        )
    },
    "check": {
        outcome.value: Page(
            words,
            forms.Check,
            tracking.check,
            "Save what I found",
            "Check saved.",
            (("outcome", outcome.value),),
        )
        for outcome, words in forms.FOUND.items()
    },
    "take-back": {
        "": Page(
            "Take it back",
            forms.Confirm,
            tracking.take_back,
            "Take it back",
            "Taken back.",
            note="Nobody is asked for it any more. It stays on record as taken back, and its number is not used again.",
        )
    },
    "sort": _one("Sort it", act_forms.Sort, risks.sort, "Sorted."),
    "score": _one("Score it", act_forms.Score, risks.score, "Scored."),
    "own": _one(
        "Accept it for your agency",
        act_forms.Own,
        risks.own,
        "Accepted.",
        "Your agency answers for it at each meeting of the {board}. Actions are raised separately, with dates.",
    ),
    "review": _one(
        "Record the review",
        act_forms.Review,
        risks.review,
        "Review saved.",
        "The {board} looks at it at every meeting.",
    ),
    "tolerate": _one(
        "Record that the {board} tolerates it",
        act_forms.Tolerate,
        risks.tolerate,
        "Recorded.",
        "Only the {board} decides this. It opens itself again after its last day.",
    ),
    "propose-close": _one(
        "Propose to close it",
        act_forms.CloseProposed,
        risks.propose_close,
        "Proposed.",
        "Somebody else agrees: the {board}, or the chair of the Performance and Quality sub group.",
    ),
    "agree-close": _one("Agree that it is closed", act_forms.CloseAgreed, risks.agree_close, "Closed."),
    "not-close": _one("Do not agree: keep it open", act_forms.CloseRefused, risks.not_close, "Kept open."),
    "reopen": _one("Open it again", act_forms.Reopen, risks.reopen, "Open again."),
    "escalate": _one(
        "Escalate it",
        act_forms.Escalate,
        escalating.escalate,
        "Recorded. Now tell them: nothing is sent by itself.",
        "This records the step. Nothing is sent by itself.",
    ),
    "escalate-on": _one(
        "Take it further",
        act_forms.EscalateOn,
        challenges.escalate_on,
        "Recorded.",
        "A new answer is then due in 10 working days.",
    ),
    "resolve": _one(
        "Say that it is resolved",
        act_forms.Resolve,
        challenges.resolve,
        "Resolved.",
        "In 6 months the {board} looks what it changed for children.",
    ),
    "impact": _one("Record what changed", act_forms.Impact, challenges.record_impact, "Saved."),
    "progress": _one("Say how it stands", act_forms.Progress, plan.progress, "Progress saved."),
    "carry": _one("Carry it to another year", act_forms.Carry, plan.carry, "Carried."),
}
