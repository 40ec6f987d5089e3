"""What is typed when somebody is invited, stands in, is changed, or leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import DEPUTY, ROLES
from safeboard.kernel.partnership.models import Membership, SubGroup, User
from safeboard.kernel.partnership.people import selectors
from safeboard.kernel.partnership.people.asking import NotPossible
from safeboard.kernel.partnership.people.giving import Plan, roles_to_give, years_after
from safeboard.kernel.partnership.people.leaving import TO_MEMBER
from safeboard.kernel.partnership.people.roles_in_words import WORDS, two_people
from safeboard.kernel.partnership.permissions import PEOPLE
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.ui.fields import DayMonthYear

LONGEST_UNTIL = "A role never goes on for ever. At most two years; one year is usual."


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it is nothing; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def not_possible(form: forms.Form, refusal: NotPossible) -> None:
    """Show beside its field why it is not possible."""
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)


def missing(what: str) -> dict[str, str]:
    """The message of a field that was left empty."""
    return {"required": what}


class Days(forms.Form):
    """From a day to a day."""

    since = DayMonthYear(what="the first day", label="From")
    until = DayMonthYear(what="the last day", label="Until", help_text=LONGEST_UNTIL)


class Who(forms.Form):
    """Somebody new, or somebody who is there already."""

    name = forms.CharField(max_length=120, label="Name", error_messages=missing("Enter their name."))
    email = forms.EmailField(
        label="Work e-mail address",
        help_text="Their own address at work, never one that several people read.",
        error_messages={
            "required": "Enter their work e-mail address.",
            "invalid": "This is not an e-mail address. Write it like name@agency.example.",
        },
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class Invite(Who, Days):
    """Everything that a role needs; nothing is chosen beforehand."""

    agency = forms.ModelChoiceField(
        queryset=None, label="Agency", error_messages=missing("Choose the agency they act for.")
    )
    role = forms.ChoiceField(
        label="Role", widget=forms.RadioSelect, error_messages=missing("Choose what they may do.")
    )
    title = forms.CharField(
        max_length=120,
        label="Their title",
        help_text="Shown beside their name, for example “Board member, Police”.",
        error_messages=missing("Enter their title."),
    )
    sub_group = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label="Sub group",
        help_text="Only for the chair of a sub group and the coordinator of the child death overview panel.",
    )
    why = forms.CharField(
        max_length=500,
        required=False,
        widget=forms.Textarea,
        label="Why do they need this role?",
        help_text="Only where a second person must agree, who reads this.",
    )
    field_order = ("name", "email", "agency", "role", "title", "sub_group", "since", "until", "why")

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = selectors.agencies(reader, reader.on)
        self.fields["sub_group"].queryset = SubGroup.visible(reader, PEOPLE)
        self.fields["role"].choices = [(code, ROLES[code].title) for code in roles_to_give(reader)]

    @property
    def hints(self) -> dict[str, str]:
        """What each role may do."""
        return {
            code: worded(words.words) + (" A second person must agree." if words.two_people else "")
            for code, words in WORDS.items()
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "role" in cleaned and two_people(cleaned["role"]) and not (cleaned.get("why") or "").strip():
            self.add_error("why", "Say why, for the second person who must agree.")
        return cleaned

    def plan(self) -> Plan:
        """What was typed, as the verb takes it."""
        names = ("agency", "role", "title", "since", "until", "sub_group")
        return Plan(**{name: self.cleaned_data[name] for name in names})

    @staticmethod
    def first_values(on: dt.date) -> dict[str, Any]:
        """Today, for one year."""
        return {"since": on, "until": years_after(on, 1)}


class Deputy(Who, Days):
    """Somebody who stands in for a Board member, from a day to a day."""

    def plan(self, member: Membership) -> Plan:
        """What was typed, as the verb takes it."""
        return Plan(
            agency=member.agency,
            role=DEPUTY.code,
            title=f"Deputy of {member.user.name}"[:120],
            since=self.cleaned_data["since"],
            until=self.cleaned_data["until"],
            deputy_for=member,
        )


class Change(forms.Form):
    """What a role is called, its sub group, its last day."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(max_length=120, label="Their title", error_messages=missing("Enter their title."))
    sub_group = forms.ModelChoiceField(queryset=None, required=False, label="Sub group")
    until = DayMonthYear(what="the last day", label="Until", help_text=LONGEST_UNTIL)

    def __init__(self, *args: Any, reader: Reader, hat: Membership, **options: Any) -> None:
        super().__init__(*args, **options)
        self.reader = reader
        if hat.role in WORDS and WORDS[hat.role].needs_sub_group:
            self.fields["sub_group"].queryset = SubGroup.visible(reader, PEOPLE)
        else:
            del self.fields["sub_group"]


class Leave(forms.Form):
    """The last day, and who takes over."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    last_day = DayMonthYear(what="the last day", label="Their last day")
    successor = forms.ChoiceField(
        label="Who takes over what they own?",
        widget=forms.RadioSelect,
        error_messages=missing("Choose who takes over what they own."),
    )

    def __init__(
        self, *args: Any, people: Iterable[User], member: User | None, owns: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if not owns:
            del self.fields["successor"]
            return
        self.fields["successor"].choices = [
            *((str(person.pk), person.name) for person in people),
            *(
                [(TO_MEMBER, worded("Nobody yet: to the agency’s {member}, ") + member.name)]
                if member
                else []
            ),
        ]
