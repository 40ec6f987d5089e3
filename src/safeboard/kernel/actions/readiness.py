"""What an item is ready for, whoever asks, and how a person is told that something cannot be done now."""

from __future__ import annotations

from safeboard.kernel.actions.models import Item, Kind, Standing, Wait


class NotNow(Exception):
    """This cannot be done now. The message says why and what to do; `field` names the field it is about, if one."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class SomebodyElse(NotNow):
    """Somebody did something to the item since this person opened it."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else has acted since you opened this. Nothing of yours was saved. Read what they did."
        )


# What each standing of a risk or concern is ready for (domain W19).
OF_A_RISK = {
    Wait.SORTING: {"sort"},
    Wait.SCORE: {"score", "sort"},
    Wait.OWNER: {"own", "score", "review", "escalate"},
    Wait.DOING: {"review", "score", "evidence", "propose-close", "escalate", "tolerate"},
    Wait.TOLERATED: {"review", "reopen"},
    Wait.CLOSING: {"agree-close", "not-close"},
    Wait.NOTHING: {"reopen"},
}
# And of a challenge (domain W20).
OF_A_CHALLENGE = {
    Wait.REPLY: {"reply", "escalate", "escalate-on"},
    Wait.READING: {"accept", "not-accept"},
    Wait.DOING: {"evidence", "done", "resolve", "escalate"},
    Wait.CHECK: {"check", "evidence", "resolve"},
    Wait.IMPACT: {"impact", "evidence"},
}


def possible(item: Item) -> frozenset[str]:
    """Which verbs the item is ready for, whoever asks."""
    ready = _ready(item)
    if item.version == 1 and item.standing == Standing.OPEN:
        ready.add("take-back")
    return frozenset(ready)


def _ready(item: Item) -> set[str]:
    if item.kind == Kind.CONCERN:
        if item.standing in (Standing.UNDONE, Standing.SAME):
            return set()
        return set(OF_A_RISK.get(Wait(item.waits_for), ()))
    if item.kind == Kind.CHALLENGE and item.waits_for in OF_A_CHALLENGE:
        return set(OF_A_CHALLENGE[Wait(item.waits_for)])
    if item.kind == Kind.WATCH and item.waits_for == Wait.DOING:
        return {"check"}
    if item.waits_for == Wait.REPLY:
        return {"reply", "escalate"}
    if item.waits_for == Wait.READING:
        return {"accept", "not-accept"}
    if item.waits_for == Wait.DOING:
        plan = {"progress", "carry"} if item.kind == Kind.PLAN else set()
        return {"evidence", "done", "escalate"} | plan
    if item.waits_for == Wait.CHECK:
        return {"check", "evidence"}
    # Whether it made a difference for children often shows only months after the check.
    return {"check"} if item.standing == Standing.CHECKED else set()


def outcomes(item: Item) -> tuple[Standing, ...]:
    """What a check of this item may find: what was only watched, or checked before, cannot go back to be done."""
    if item.standing == Standing.CHECKED:
        return (Standing.MADE_A_DIFFERENCE, Standing.NO_DIFFERENCE)
    found = (Standing.MADE_A_DIFFERENCE, Standing.CHECKED, Standing.NO_DIFFERENCE)
    return found if item.kind == Kind.WATCH else (*found, Standing.OPEN)


WHY_NOT = {
    "reply": "{item} does not wait for a reply.",
    "accept": "{item} has no reply to be read.",
    "not-accept": "{item} has no reply to be read.",
    "evidence": "Evidence cannot be added to {item} as it stands: {standing}.",
    "progress": "{item} takes no progress as it stands: {standing}.",
    "done": "{item} cannot be said to be done as it stands: {standing}.",
    "check": "{item} is not ready to be checked: {standing}.",
    "carry": "{item} cannot be carried to the next year as it stands: {standing}.",
    "resolve": "{item} cannot be resolved as it stands: {standing}.",
    "impact": "{item} is not resolved yet: {standing}.",
    "escalate": "{item} cannot be escalated as it stands: {standing}.",
    "escalate-on": "{item} cannot be taken further as it stands: {standing}.",
    "sort": "{item} is sorted already: {standing}.",
    "score": "{item} cannot be scored as it stands: {standing}.",
    "own": "{item} does not wait for an owner: {standing}.",
    "review": "{item} cannot be reviewed as it stands: {standing}. Sort and score it first.",
    "tolerate": "{item} cannot be tolerated as it stands: {standing}.",
    "propose-close": "{item} cannot be proposed to be closed as it stands: {standing}.",
    "agree-close": "Nobody has proposed to close {item}: {standing}.",
    "not-close": "Nobody has proposed to close {item}: {standing}.",
    "reopen": "{item} is open already: {standing}.",
    "take-back": "{item} cannot be taken back: something has happened to it since it was raised.",
}
