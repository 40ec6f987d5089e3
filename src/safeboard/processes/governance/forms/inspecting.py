"""What is typed about an outside judgement."""

from __future__ import annotations

from typing import Any

from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.ui.fields import DayMonthYear, FreeWords
from safeboard.kernel.work.today import today
from safeboard.processes.governance.forms.fields import Seen, line, one_of, row, words, yes_no
from safeboard.processes.governance.models.inspecting import JUDGEMENTS, KINDS, THEMES


class Record(FreeWords):
    """A judgement from outside."""

    free = ("title", "summary")
    title = line("What was judged?", "Say what was judged.", longest=200)
    body = line("Who judged it?", "Say who judged it.", longest=120)
    kind = one_of("What kind is it?", KINDS, "Choose what kind it is.")
    on = DayMonthYear(what="the day of the judgement", label="When?")
    respond_by = DayMonthYear(what="the day", required=False, label="By when must it be answered? (optional)")
    again_on = DayMonthYear(what="the day", required=False, label="When do they come again? (optional)")
    summary = words("In short (optional)", longest=4000)


class Strand(FreeWords):
    """What was judged of one strand."""

    free = ("strand",)
    strand = line("Which strand?", "Say which strand.", longest=120, hint="For example: leadership.")
    judgement = one_of("What was the judgement?", JUDGEMENTS, "Choose the judgement.")


class NewFinding(FreeWords):
    """A finding or a recommendation."""

    free = ("words",)
    kind = one_of(
        "What is it?",
        (("finding", "A finding"), ("recommendation", "A recommendation")),
        "Choose what it is.",
    )
    words = words("What does it say?", "Say what was found or recommended.", hint="In words of your own.")
    theme = one_of("Which theme?", THEMES, "Choose the theme.")
    agency = row("Which body owns it?", "Choose the one body that owns it.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = Agency.living(today())


class Respond(Seen):
    """Accept or contest."""

    free = ("response",)
    accepted = yes_no(
        "Is it accepted?", "Accept it", "Contest it", "Choose whether it is accepted or contested."
    )
    response = words(
        "What will be done, or why is it contested?", "Say what will be done, or why it is contested."
    )


class Position(Seen):
    """Where it stands."""

    free = ("position",)
    position = words(
        "Where does it stand now, and what is next?", "Say where it stands now and what is next."
    )


class Evidence(Seen):
    """What shows it."""

    free = ("evidence",)
    evidence = words("What changed for children, and what shows it?", "Say what changed, and what shows it.")


class Verify(Seen):
    """Enough or not."""

    free = ("words",)
    enough = yes_no(
        "Does the evidence show it?",
        "Yes, it is verified",
        "No, something is missing",
        "Choose whether the evidence is enough.",
    )
    words = words(
        "What did you see, or what is missing?", "Say what you saw that shows it, or what is missing."
    )


class Close(Seen):
    """Closed."""

    free = ("words",)
    words = words("Who decided that it is closed, and when?", "Say who decided that it is closed, and when.")


class Link(Seen):
    """The item of the plan that answers it."""

    plan_item = row("Which item of the plan answers it?", "Choose the item of the plan.")
