"""What is typed when a risk is sorted, scored, owned, reviewed or closed, a challenge resolved, a plan item moved."""

from __future__ import annotations

from typing import Any

from django import forms

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import selectors
from safeboard.kernel.actions.escalating import OTHER_BOARDS
from safeboard.kernel.actions.forms import OnItem, missing
from safeboard.kernel.actions.models import EntryType, Item, Kind, Rag, Standing
from safeboard.kernel.actions.owners import sub_groups
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear

LIKELIHOOD = ((1, "1 Rare"), (2, "2 Unlikely"), (3, "3 Possible"), (4, "4 Likely"), (5, "5 Almost certain"))
IMPACT = (
    (1, "1 Negligible"),
    (2, "2 Minor"),
    (3, "3 Moderate"),
    (4, "4 Major"),
    (5, "5 Severe: children harmed"),
)


def _words(label: str, empty: str, hint: str = "", longest: int = 4000) -> forms.CharField:
    return forms.CharField(
        max_length=longest,
        widget=forms.Textarea,
        label=label,
        help_text=f"{hint} {DO_NOT_NAME}".strip(),
        error_messages=missing(empty),
    )


def _choice(label: str, choices: Any, empty: str, hint: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, help_text=hint, error_messages=missing(empty)
    )


def _scale(label: str, choices: Any, empty: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=choices, coerce=int, widget=forms.RadioSelect, error_messages=missing(empty)
    )


class Sort(OnItem):
    """What a new entry is and who owns it, or which other entry it repeats."""

    free = ("words", "owner")
    entry_type = _choice("What is it?", EntryType.choices, "Choose what it is.")
    agency = forms.ModelChoiceField(queryset=None, required=False, label="Which one agency owns it?")
    owner = forms.CharField(
        max_length=120, required=False, label="Which post there?", help_text="A post, not a person’s name."
    )
    sub_group = forms.ModelChoiceField(
        queryset=None, required=False, label="Which sub group looks after it? (optional)"
    )
    same_as = forms.IntegerField(
        required=False,
        min_value=1,
        label="Is it the same as another entry? (optional)",
        help_text="The number of that entry. This one then ends, and points to it.",
    )
    words = forms.CharField(
        max_length=4000,
        required=False,
        widget=forms.Textarea,
        label="Anything else (optional)",
        help_text=DO_NOT_NAME,
    )

    def fit(self, item: Item | None, reader: Reader | None) -> None:
        if item is None or reader is None:
            return
        self.fields["agency"].queryset = selectors.agencies_to_ask(reader)
        self.fields["sub_group"].queryset = sub_groups()
        self.initial |= {
            "entry_type": item.entry_type,
            "agency": item.agency_id,
            "sub_group": item.sub_group_id,
        }


class Score(OnItem):
    """Likelihood, impact, the reasons and how sure one is."""

    free = ("words",)
    likelihood = _scale("How likely is it?", LIKELIHOOD, "Choose how likely it is, 1 to 5.")
    impact = _scale("How much would it harm children?", IMPACT, "Choose how much it would harm, 1 to 5.")
    words = _words("Why does it score so?", "Say why it scores so.")
    confidence = _choice(
        "How sure are you?",
        (("low", "Not sure: we know little"), ("medium", "Fairly sure"), ("high", "Sure: we have evidence")),
        "Choose how sure you are.",
    )


class Own(OnItem):
    """What holds a risk now, and the score it is to come down to."""

    free = ("controls",)
    controls = _words(
        "What holds it now, and what will you do?", "Say what holds it now and what you will do."
    )
    target_score = forms.IntegerField(
        min_value=1,
        max_value=25,
        label="To which score should it come down?",
        help_text="1 to 25: likelihood times impact.",
        error_messages={
            **missing("Say the score it should come down to."),
            "min_value": "The target is a score from 1 to 25.",
            "max_value": "The target is a score from 1 to 25.",
            "invalid": "The target is a whole number from 1 to 25.",
        },
    )


class Review(OnItem):
    """The score now, why it moved, what was done since, and when it is looked at next."""

    free = ("why", "done")
    likelihood = _scale("How likely is it now?", LIKELIHOOD, "Choose how likely it is, 1 to 5.")
    impact = _scale("How much would it harm children?", IMPACT, "Choose how much it would harm, 1 to 5.")
    why = _words(
        "Why did the score move, or why not?", "Say why the score moved, or why it did not.", longest=1500
    )
    done = _words("What was done since?", "Say what was done since the last review.", longest=2000)
    review_on = DayMonthYear(
        what="the next review",
        required=False,
        label="When is it looked at next? (optional)",
        help_text="Leave empty for the next meeting.",
    )


class Tolerate(OnItem):
    """A decision of the Board to live with a risk for a time."""

    free = ("reasons", "conditions")
    decided_on = DayMonthYear(what="the day of the meeting", label="At which meeting was it decided?")
    reasons = _words("Why is it tolerated?", "Say why it is tolerated.")
    conditions = _words("On what conditions?", "Say on what conditions: what must stay true.", longest=1000)
    until = DayMonthYear(
        what="the last day", label="Until when?", help_text="From the next day on it counts as open again."
    )


class CloseProposed(OnItem):
    """The owner's evidence that the harm is prevented."""

    free = ("words",)
    words = _words("What shows that the harm is prevented?", "Say what shows that the harm is prevented.")


class CloseAgreed(OnItem):
    """What somebody else saw."""

    free = ("words",)
    words = _words("What did you see that shows it?", "Say what you saw that shows it.")


class CloseRefused(OnItem):
    """What is missing from the evidence."""

    free = ("words",)
    words = _words("What is missing?", "Say what is missing.")


class Reopen(OnItem):
    """Why an entry is open again."""

    free = ("words",)
    words = _words("Why is it open again?", "Say why it is open again.")


class Escalate(OnItem):
    """Who must hear of it, and what is asked of them."""

    free = ("ask",)
    to = _choice("Who must hear of it?", (), "Choose who must hear of it.")
    boards = forms.MultipleChoiceField(
        label="Which other boards share it? (optional)",
        required=False,
        choices=tuple(OTHER_BOARDS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text="Under the Joint Protocol the four chairs see what their boards share.",
    )
    ask = _words("Why is it stuck, and what do you ask?", "Say why it is stuck, and what you ask.")

    def fit(self, item: Item | None, reader: Reader | None) -> None:
        known = {"member": worded("The agency’s {member}"), "chair": worded("The {chair}")}
        if item is None or item.agency_id is None:
            del known["member"]
        if item is not None and item.kind != Kind.CHALLENGE:
            known["board"] = "Another strategic board that shares it"
        self.fields["to"].choices = list(known.items())

    def verb_fields(self) -> dict[str, Any]:
        return {**super().verb_fields(), "boards": " ".join(self.cleaned_data["boards"])}


class EscalateOn(OnItem):
    """What a chief officer or another board is asked."""

    free = ("ask",)
    to = _choice(
        "Whom do you ask?",
        (("officer", "The agency’s chief officer"), ("board", "Another strategic board")),
        "Choose whom you ask.",
    )
    ask = _words("Why, and what do you ask of them?", "Say why, and what you ask of them.")


class Resolve(OnItem):
    """What challenger and challenged agreed."""

    free = ("agreed",)
    agreed = _words("What was agreed?", "Say what was agreed.")


class Impact(OnItem):
    """What a challenge changed for children."""

    free = ("changed",)
    outcome = _choice(
        "Did it change something for children?",
        (
            (Standing.MADE_A_DIFFERENCE.value, "Yes: it changed something for children"),
            (Standing.NO_DIFFERENCE.value, "No change"),
        ),
        "Choose whether it changed something for children.",
    )
    changed = _words(
        "What changed, and how do you know? Or why did nothing?", "Say what changed, or why nothing did."
    )


class Progress(OnItem):
    """How an item of the plan stands."""

    free = ("words",)
    rag = _choice(
        "How does it stand?",
        Rag.choices,
        "Choose how it stands.",
        "Complete needs evidence that was added before.",
    )
    words = _words("What was done, and what is next?", "Say what was done and what is next.")


class Carry(OnItem):
    """Where an item goes that was not done in its year, and why."""

    free = ("words",)
    words = _words("Why was it not done in its year?", "Say why it was not done in its year.")
    plan_year = forms.RegexField(
        r"^20\d\d-\d\d$",
        label="To which year of the plan?",
        help_text="For example, 2016-17.",
        error_messages={
            **missing("Say the year, for example 2016-17."),
            "invalid": "Write the year like 2016-17.",
        },
    )
    due_on = DayMonthYear(what="the day", label="By when then?")
