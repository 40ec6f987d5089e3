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


def possible(item: Item) -> frozenset[str]:
    """Which verbs the item is ready for, whoever asks."""
    if item.waits_for == Wait.REPLY:
        ready = {"reply"}
    elif item.waits_for == Wait.READING:
        ready = {"accept", "not-accept"}
    elif item.kind == Kind.WATCH and item.waits_for == Wait.DOING:
        ready = {"check"}
    elif item.waits_for == Wait.DOING:
        ready = {"evidence", "done"}
    elif item.waits_for == Wait.CHECK:
        ready = {"check", "evidence"}
    else:
        # Whether it made a difference for children often shows only months after the check.
        ready = {"check"} if item.standing == Standing.CHECKED else set()
    if item.version == 1 and item.standing == Standing.OPEN:
        ready.add("take-back")
    return frozenset(ready)


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
    "done": "{item} cannot be said to be done as it stands: {standing}.",
    "check": "{item} is not ready to be checked: {standing}.",
    "take-back": "{item} cannot be taken back: something has happened to it since it was raised.",
}
