"""What comes from a page of boxes, and what is asked before figures are sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from safeboard.grammar.declarations.figures import Box
from safeboard.kernel.returns.figures.answering import WORDS, Typed
from safeboard.kernel.ui.fields import DO_NOT_NAME, FreeWords

LONGEST_TYPED, LONGEST_NOTE = 40, 400
STATUSES = (
    ("provisional", "Provisional: they may still change"),
    ("final", "Final"),
)


def typed_in(boxes: Iterable[Box], said: Mapping[str, str]) -> tuple[dict[str, Typed], dict[str, str]]:
    """What was typed on a page, and the notes, by the code of the box; boxes left empty are left out.

    Words that no page offers are not taken, and nothing longer than a page can hold.
    """
    typed: dict[str, Typed] = {}
    notes: dict[str, str] = {}
    for box in boxes:
        number = said.get(f"number.{box.code}", "").strip()[:LONGEST_TYPED]
        word = said.get(f"word.{box.code}", "")
        note = " ".join(said.get(f"note.{box.code}", "").split())[:LONGEST_NOTE]
        found = {"number": number, "word": word if word in WORDS else ""}
        if any(found.values()):
            typed[box.code] = {name: value for name, value in found.items() if value}
        if note:
            notes[box.code] = note
    return typed, notes


class CheckAndSend(FreeWords):
    """The last word before figures are sent; `seen` is the version that the page showed."""

    free = ("why",)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    status = forms.ChoiceField(
        choices=STATUSES,
        widget=forms.RadioSelect,
        initial="provisional",
        label="Are these figures final?",
        error_messages={
            "required": "Say whether the figures are provisional or final.",
            "invalid_choice": "Say whether the figures are provisional or final.",
        },
    )
    why = forms.CharField(
        max_length=500,
        required=False,
        widget=forms.Textarea,
        label="Why did these numbers change so much?",
        help_text=f"The Board’s analyst reads it. {DO_NOT_NAME}",
    )

    def __init__(self, *args: Any, must_say_why: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["why"].required = must_say_why
        self.fields["why"].error_messages["required"] = "Say why the numbers changed, in a sentence."
        if not must_say_why:
            del self.fields["why"]
            self.free = ()
