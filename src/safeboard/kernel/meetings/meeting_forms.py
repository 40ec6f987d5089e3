"""What is typed about a meeting: its items, papers, a changed date, what everybody is told, apologies."""

from __future__ import annotations

from typing import Any

from django import forms

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.meetings import paper_kinds
from safeboard.kernel.meetings.group_forms import PlainWords, Seen, need, times
from safeboard.kernel.meetings.models import Holder, Meeting, Purpose, State
from safeboard.kernel.meetings.permissions import APOLOGISE
from safeboard.kernel.meetings.planning import OPEN
from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear, FreeWords


class ItemWords(FreeWords):
    """An item of an agenda or of the forward plan."""

    free = ("title", "why")
    title = forms.CharField(
        max_length=200, label="Title", help_text=DO_NOT_NAME, error_messages=need("Write a title.")
    )
    purpose = forms.ChoiceField(
        choices=Purpose.choices,
        widget=forms.RadioSelect,
        label="What is the meeting asked to do?",
        error_messages=need("Choose what the meeting is asked to do."),
    )
    presenter = forms.CharField(
        max_length=120,
        required=False,
        label="Who presents it?",
        help_text="A post, not a person’s name. They owe the paper.",
    )
    minutes_allowed = forms.IntegerField(
        min_value=0,
        max_value=240,
        initial=10,
        label="Minutes",
        error_messages=need("Write a number of minutes, such as 10."),
    )
    paper_wanted = forms.BooleanField(required=False, initial=True, label="A paper is expected for it")
    part_two = forms.BooleanField(
        required=False,
        label="Part two: confidential",
        help_text="Only those who sit in part two see that it exists.",
    )
    wanted_on = DayMonthYear(
        what="the day", required=False, label="Comes to the first meeting from this day on"
    )
    why = forms.CharField(
        max_length=300,
        required=False,
        label="Why?",
        help_text="Needed for a late, tabled or confidential item.",
    )
    tabled = forms.BooleanField(required=False, label="It is tabled at the meeting itself")

    def __init__(self, *args: Any, meeting: Meeting | None, new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if meeting is not None:
            del self.fields["wanted_on"]
        if not new or meeting is None or meeting.state in OPEN:
            del self.fields["tabled"]
        elif meeting.state != State.PAPERS_ISSUED:
            self.fields["tabled"].initial = True

    def verb_fields(self) -> dict[str, Any]:
        """What was typed, as the verbs of items take it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class EditItem(Seen, ItemWords):
    """An item that is there already."""


class Why(Seen, PlainWords):
    """A reason."""

    free = ("why",)
    why = forms.CharField(max_length=200, label="Why?", error_messages=need("Say why, in a few words."))


class PaperBox(PlainWords):
    """A paper: its title and its file."""

    free = ("title",)
    title = forms.CharField(
        max_length=200, label="Title", help_text=DO_NOT_NAME, error_messages=need("Give the paper a title.")
    )
    file = forms.FileField(
        label="File",
        help_text="PDF, Word (.docx), Excel (.xlsx) or PowerPoint (.pptx), "
        f"up to {paper_kinds.LARGEST // 1_000_000} MB, without password or macros.",
        max_length=200,
        error_messages={
            "required": "Choose the file.",
            "empty": "The file is empty. Choose another.",
            "max_length": "The file’s name is too long. Give it a shorter one.",
        },
    )


class RenewPaper(Seen, PaperBox):
    """A new version of a paper."""


class ChangeDate(Seen, PlainWords):
    """When and where a meeting is now, and why."""

    free = ("why",)
    on = DayMonthYear(what="the new day", label="Day")
    place = forms.CharField(max_length=200, required=False, label="Place")
    why = forms.CharField(
        max_length=200,
        label="Why?",
        help_text="Everybody is told this.",
        error_messages=need("Say why, in a few words."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields.update(times())
        self.order_fields(["seen", "on", "starts", "ends", "place", "why"])

    def verb_fields(self) -> dict[str, Any]:
        """What was typed, as `planning.change_date` takes it."""
        return {name: self.cleaned_data[name] for name in ("on", "starts", "ends", "place", "why")}


class LetterForm(forms.Form):
    """What everybody is told, shown and edited before it goes."""

    subject = forms.CharField(max_length=150, label="Subject", error_messages=need("Write a subject."))
    body = forms.CharField(
        max_length=6000,
        widget=forms.Textarea,
        label="Words",
        help_text="[link for apologies] becomes each person’s own link.",
        error_messages=need("Write what the e-mail says."),
    )


class Apologies(PlainWords):
    """Apologies from inside."""

    free = ("reason",)
    holder = forms.ModelChoiceField(
        queryset=None, label="For which seat?", error_messages=need("Choose the seat.")
    )
    deputy_comes = forms.BooleanField(required=False, label="A deputy will come")
    reason = forms.CharField(
        max_length=200,
        required=False,
        label="Reason, if you want to give one",
        help_text="Only the office reads it. Nothing about anybody’s health.",
    )

    def __init__(self, *args: Any, reader: Reader, holders: list[Holder], **options: Any) -> None:
        super().__init__(*args, **options)
        rows = Holder.visible(reader, APOLOGISE).filter(pk__in=[each.pk for each in holders])
        self.fields["holder"].queryset = rows.select_related("seat__constituency")  # type: ignore[attr-defined]
        self.fields["holder"].label_from_instance = lambda each: f"{each.seat}"  # type: ignore[attr-defined]
        if len(holders) == 1:
            self.fields["holder"].initial = holders[0].pk
