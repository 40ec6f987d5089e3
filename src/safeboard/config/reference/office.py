"""What each folder gives the Board's office: settings that count from a day, reminders, steps of the new year."""

from __future__ import annotations

from safeboard.config.reference.markdown import code, table
from safeboard.grammar.declarations.office import Setting
from safeboard.grammar.declarations.registry import REGISTRY


def page() -> list[str]:
    """Settings by folder, then reminders, then the steps of the new year in their order."""
    lines = [
        "# The office",
        "",
        "What a manager may change from a day on, what people are reminded of, and what *Start the new year* does. "
        "A value that stands here holds until somebody changes it "
        "([ADR 0013](../adr/0013-dated-settings.md), [ADR 0015](../adr/0015-what-a-folder-gives-the-office.md)).",
        "",
        "## Settings",
    ]
    for room, contribution in REGISTRY.contributions.items():
        settings = [
            each for name, each in REGISTRY.settings.items() if REGISTRY.home("setting", name) == room
        ]
        if settings:
            heads = ("Setting", "What it is", "Kind", "Before any change", "Bounds", "Where it comes from")
            lines += ["", f"### {contribution.title}", "", *table(heads, [_row(each) for each in settings])]
    reminders = [
        (code(each.code), each.title, REGISTRY.contributions[REGISTRY.home("reminder", each.code)].title)
        for each in REGISTRY.chasers.values()
    ]
    lines += ["", "## Reminders", "", *table(("Reminder", "Of what", "From"), reminders)]
    steps = [
        (
            code(each.code),
            each.title,
            REGISTRY.contributions[REGISTRY.home("step of the new year", each.code)].title,
        )
        for each in sorted(REGISTRY.rollover.values(), key=lambda each: (each.order, each.code))
    ]
    return [*lines, "", "## The new year", "", *table(("Step", "What it does", "From"), steps)]


def _row(each: Setting) -> tuple[str, ...]:
    least = "" if each.least is None else f"from {each.least:g}"
    most = "" if each.most is None else f"to {each.most:g}"
    choices = ", ".join(words for _, words in each.choices)
    before = dict(each.choices).get(each.default, each.default)
    return code(each.code), each.title, each.kind, before, f"{least} {most}".strip() or choices, each.source
