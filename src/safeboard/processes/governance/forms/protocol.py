"""What is typed about the Joint Protocol, and about vision and values."""

from __future__ import annotations

from typing import Any

from django import forms

from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.ui.fields import DayMonthYear, FreeWords
from safeboard.kernel.work.today import today
from safeboard.processes.governance.forms.fields import Seen, line, one_of, row, words
from safeboard.processes.governance.models.protocol import BOARDS


class NewTopic(FreeWords):
    """A topic."""

    free = ("title",)
    title = line("What is the topic?", "Say what the topic is.")


class Lead(Seen):
    """Who leads since when."""

    free = ("strand", "words")
    board = one_of("Which board leads?", BOARDS.items(), "Choose the board that leads.")
    on = DayMonthYear(what="the day", label="Since when?")
    strand = line("Only on one strand? (optional)", longest=120, hint="Leave empty for the whole topic.")
    review_on = DayMonthYear(
        what="the day of the review", required=False, label="When is it reviewed? (optional)"
    )
    words = words("Where was it agreed? (optional)")


class Report(Seen):
    """What was reported."""

    free = ("words",)
    words = words("What was reported?", "Say what was reported.")
    on = DayMonthYear(what="the day", label="When?")
    review_on = DayMonthYear(
        what="the next review",
        required=False,
        label="Was the lead reviewed? Then: when is the next review? (optional)",
    )


class Exchange(FreeWords):
    """A meeting of the chairs or a report given."""

    free = ("words",)
    kind = one_of(
        "What happened?",
        (("chairs", "The chairs met"), ("report", "An annual report was given to the other boards")),
        "Choose what happened.",
    )
    on = DayMonthYear(what="the day", label="When?")
    board = forms.ChoiceField(
        choices=(("", ""), *BOARDS.items()), required=False, label="Whose report is it? (only for a report)"
    )
    year = line("Of which year is the report? (only for a report)", longest=7, hint="For example 2014-15.")
    words = words("What came of it? (optional)")


class AskForData(FreeWords):
    """Data that a board asks of an agency."""

    free = ("title",)
    title = line("Which data?", "Say which data.", hint="For example: missing children.")
    board = one_of("Which board asks?", BOARDS.items(), "Choose the board that asks.")
    agency = row("Which agency is asked?", "Choose the agency that is asked.")
    how_often = one_of(
        "How often?",
        (("month", "Every month"), ("quarter", "Every quarter"), ("year", "Every year"), ("once", "Once")),
        "Choose how often.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = Agency.living(today())


class Statement(Seen):
    """The words of a version."""

    free = ("vision", "values")
    vision = words("What is the vision?", "Write the vision.", longest=1000)
    values = words("What are the values?", "Write at least one value.", hint="One value a line.")


class AgreeStatement(Seen):
    """The day on which it was agreed."""

    on = DayMonthYear(what="the day", label="When did the Board agree it?")


class Adopt(FreeWords):
    """How an agency lives it."""

    free = ("words",)
    agency = row("Which agency?", "Choose the agency.")
    adopted_on = DayMonthYear(what="the day", label="Since when has it adopted them?")
    used = forms.MultipleChoiceField(
        required=False,
        choices=(("displayed", "They are on show"), ("in_induction", "They are used when people start")),
        widget=forms.CheckboxSelectMultiple,
        label="How are they used? (optional)",
    )
    words = words("Anything else (optional)", longest=500)
