"""What is typed in one's own part: the quarterly answers, the second person's answer, a lost second step, a password."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from safeboard.kernel.partnership.models import Confirmation, Membership, User
from safeboard.kernel.partnership.people.confirming import Answer
from safeboard.kernel.partnership.people.forms import missing


class Answers(forms.Form):
    """Yes, left or change beside each person; each must be answered and nothing is chosen beforehand."""

    def __init__(self, *args: Any, hats: Iterable[Membership], **options: Any) -> None:
        super().__init__(*args, **options)
        self.hats = list(hats)
        for hat in self.hats:
            self.fields[f"seen_{hat.pk}"] = forms.IntegerField(widget=forms.HiddenInput, initial=hat.version)
            self.fields[f"answer_{hat.pk}"] = forms.ChoiceField(
                choices=Confirmation.Answer.choices,
                widget=forms.RadioSelect,
                label=f"{hat.user.name}, {hat.title}",
                error_messages=missing(f"Say whether {hat.user.name} is still right."),
            )
            self.fields[f"words_{hat.pk}"] = forms.CharField(
                max_length=300, required=False, label=f"What must change about {hat.user.name}?"
            )

    def answers(self) -> Mapping[int, Answer]:
        """What was said of whom."""
        cleaned = self.cleaned_data
        return {
            hat.pk: Answer(cleaned[f"answer_{hat.pk}"], cleaned[f"seen_{hat.pk}"], cleaned[f"words_{hat.pk}"])
            for hat in self.hats
        }


class AskReset(forms.Form):
    """Whose second step is lost, and how the asker knows that it is they who ask."""

    email = forms.EmailField(
        label="Their work e-mail address",
        error_messages={
            "required": "Enter the address with which they sign in.",
            "invalid": "This is not an e-mail address. Write it like name@agency.example.",
        },
    )
    how_checked = forms.CharField(
        max_length=500,
        min_length=10,
        widget=forms.Textarea,
        label="How did you check that it is really them?",
        help_text="For example: I rang the number in our own list and they came to the office with their pass.",
        error_messages={
            "required": "Say how you checked that it is really them.",
            "min_length": "Say in a sentence how you checked that it is really them.",
        },
    )


class Answered(forms.Form):
    """The second person's answer."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label="Do you agree?",
        choices=(("agree", "Yes, I agree"), ("refuse", "No, I refuse")),
        widget=forms.RadioSelect,
        error_messages=missing("Choose whether you agree."),
    )
    words = forms.CharField(
        max_length=500,
        required=False,
        label="Why not?",
        help_text="Only where you refuse.",
        widget=forms.Textarea,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("answer") == "refuse" and not (cleaned.get("words") or "").strip():
            self.add_error("words", "Say why you refuse; who asked reads this.")
        return cleaned


class SetPassword(forms.Form):
    """The first password of somebody invited."""

    password1 = forms.CharField(
        label="Password", strip=False, error_messages=missing("Choose a password of at least 12 characters.")
    )
    password2 = forms.CharField(
        label="Password, once more", strip=False, error_messages=missing("Type the password once more.")
    )

    def __init__(self, *args: Any, person: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.person = person

    def clean_password1(self) -> str:
        password = str(self.cleaned_data["password1"])
        validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, again = cleaned.get("password1"), cleaned.get("password2")
        if first and again and first != again:
            self.add_error("password2", "The two passwords are not the same. Type both again.")
        return cleaned
