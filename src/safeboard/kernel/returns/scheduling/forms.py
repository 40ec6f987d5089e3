"""What is typed when a schedule is added, changed from a day on, or ended."""

from __future__ import annotations

from typing import Any

from django import forms

from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns.kinds import declared, only_every
from safeboard.kernel.returns.schedule_models import Every, Schedule
from safeboard.kernel.returns.scheduling.schedules import LONGEST_KEPT, MOST_WORKING_DAYS, Terms
from safeboard.kernel.ui.fields import DayMonthYear
from safeboard.kernel.ui.templating import day

BASIS = "For example: Children Act 2004, sections 14 to 14B; public task."


class TermsForm(forms.Form):
    """What is agreed of a return."""

    title = forms.CharField(
        max_length=80,
        label="What people call it",
        help_text="The period is added to it: “Missing children, January to March 2016”.",
        error_messages={"required": "Say what people call this return."},
    )
    every = forms.ChoiceField(
        choices=Every.choices,
        widget=forms.RadioSelect,
        label="How often does it come?",
        error_messages={"required": "Choose how often it comes."},
    )
    working_days = forms.IntegerField(
        min_value=1,
        max_value=MOST_WORKING_DAYS,
        label="Due how many working days after the period ends?",
        help_text="The last day of the period is day 0. Bank holidays and the office’s closure days do not count.",
        error_messages={
            "required": "Enter a number of working days, for example 11.",
            "invalid": "Write a whole number, for example 11.",
            "min_value": "It is due one working day after the period at the earliest.",
            "max_value": f"The most that can stand here is {MOST_WORKING_DAYS} working days.",
        },
    )
    purpose = forms.CharField(
        max_length=300,
        widget=forms.Textarea,
        label="Why does the Board ask for it?",
        help_text="One sentence. The sender reads it in every reminder.",
        error_messages={"required": "Say why the Board asks for it, in a sentence."},
    )
    lawful_basis = forms.CharField(
        max_length=300,
        label="Lawful basis",
        help_text=BASIS,
        error_messages={"required": f"Enter the lawful basis. {BASIS}"},
    )
    agreement = forms.CharField(
        max_length=200,
        label="Agreement",
        help_text="Its name and version.",
        error_messages={"required": "Enter the name and version of the agreement."},
    )
    agreed_on = DayMonthYear(what="the day of the agreement", label="Agreed on")
    review_on = DayMonthYear(
        what="the day of its review", label="The agreement is reviewed on (if a day is set)", required=False
    )
    keep_months = forms.IntegerField(
        min_value=1,
        max_value=LONGEST_KEPT,
        label="Kept for how many months after the period?",
        help_text="72 months are six years. On the day after that the file is to be deleted.",
        error_messages={
            "required": "Enter a number of months, for example 72.",
            "invalid": "Write a whole number of months, for example 72.",
            "min_value": "A file is kept a month at least.",
            "max_value": f"The most that can stand here is {LONGEST_KEPT} months.",
        },
    )
    since = DayMonthYear(
        what="the day from which it counts",
        label="From which day does this count?",
        help_text="For every period that ends on or after this day.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        agreed, review = cleaned.get("agreed_on"), cleaned.get("review_on")
        if agreed and review and review <= agreed:
            self.add_error("review_on", f"It was agreed on {day(agreed)}. Enter a later day.")
        only = only_every(self.code())
        if only is not None and cleaned.get("every") and cleaned["every"] != only:
            self.add_error(
                "every", f"This return is about one {only.value} at a time. Choose “{only.label}”."
            )
        return cleaned

    def code(self) -> str:
        """The return it is about, as far as it is known yet."""
        return str(self.cleaned_data.get("return_code", ""))

    def terms(self) -> Terms:
        """What was typed, as terms."""
        said = self.cleaned_data
        return Terms(
            title=said["title"],
            every=Every(said["every"]),
            working_days=said["working_days"],
            purpose=said["purpose"],
            lawful_basis=said["lawful_basis"],
            agreement=said["agreement"],
            agreed_on=said["agreed_on"],
            review_on=said["review_on"],
            keep_months=said["keep_months"],
        )


class AddSchedule(TermsForm):
    """Who sends which return, and what is agreed of it."""

    agency = forms.ChoiceField(
        label="Which agency sends it?", error_messages={"required": "Choose the agency that sends it."}
    )
    return_code = forms.ChoiceField(label="Which return?", error_messages={"required": "Choose the return."})
    field_order = ("agency", "return_code")

    def __init__(self, *args: Any, agencies: list[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].choices = [(each.pk, each.name) for each in agencies]
        self.fields["return_code"].choices = sorted(
            ((each.code, each.title) for each in declared().values()), key=lambda pair: pair[1]
        )


class ChangeSchedule(TermsForm):
    """Other terms from a day on; `seen` is the version that the writer had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    why = forms.CharField(
        max_length=500,
        widget=forms.Textarea,
        label="Why does it change?",
        error_messages={"required": "Say why it changes, in a sentence."},
    )

    def __init__(self, *args: Any, schedule: Schedule, **options: Any) -> None:
        names = [name for name in TermsForm.base_fields if name != "since"]
        first = {name: getattr(schedule, name) for name in names} | {"seen": schedule.version}
        super().__init__(*args, initial=first, **options)
        self._code = schedule.return_code

    def code(self) -> str:
        return self._code


class EndSchedule(forms.Form):
    """The last day for which it is asked; `seen` is the version that the writer had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    until = DayMonthYear(
        what="the last day",
        label="What is the last day it counts?",
        help_text="Periods that end after this day are not asked for any more.",
    )
    why = forms.CharField(
        max_length=500,
        widget=forms.Textarea,
        label="Why does it end?",
        error_messages={"required": "Say why it ends, in a sentence."},
    )
