"""What First Response counts each month that no list of children tells: decisions, replies, causes, consent (SYS-01).

How many contacts and referrals there were, and from whom, comes from Annex A; here they are wholes of a part only.
"""

from __future__ import annotations

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.measure.periods import PeriodKind

SOURCE = Dimension(
    "source",
    "Who made contact",
    {
        "police": "Police",
        "schools": "Schools",
        "education": "Education services",
        "health": "Health services",
        "council": "Council services",
        "housing": "Housing",
        "individuals": "Family, friends and neighbours",
        "other": "Others",
        "anonymous": "Somebody who gave no name",
        "not_recorded": "Source not recorded",
    },
)
PROFESSION = Dimension(
    "made_by",
    "Agency that made contact",
    {
        "police": "Police",
        "schools": "Schools",
        "education": "Education services",
        "health": "Health services",
        "council": "Council services",
        "housing": "Housing",
        "other": "Other professionals",
    },
)
CAUSE = Dimension(
    "cause",
    "Cause",
    {
        "domestic_abuse": "Domestic abuse, and how it was answered",
        "consent": "The family had not consented to help",
        "unmet": "What was needed was not met the first time",
        "changed": "The family's circumstances changed",
        "duplicate": "Another agency reported the same",
        "system": "How we record",
        "not_recorded": "Cause not recorded",
    },
)
LEVEL = Dimension(
    "level",
    "Help offered",
    {"early_help": "Early help", "child_in_need": "Help as a child in need"},
)

FIRST_RESPONSE = FigureReturn(
    code="first_response",
    title="Front door: First Response",
    about="How contacts ended, how soon referrals were decided, who was told, why children came back and who said no to help.",
    sender="First Response of the county council",
    every=PeriodKind.MONTH,
    rules=("R-FD-02", "R-FD-03", "R-FD-05", "R-FD-07", "R-FD-09"),
    grids=(
        Grid(
            "first_response_decisions",
            "Contacts and referrals by who made them",
            (
                Part(
                    "contacts", "Contacts", "Contacts of the month that have an outcome, one for each child."
                ),
                Part(
                    "no_further_action",
                    "Of them, no further action",
                    "Ended without anything done. A contact that ended with advice is not one of these.",
                    within="contacts",
                ),
                Part("referrals", "Referrals", "Referrals received in the month."),
                Part(
                    "decided_in_time",
                    "Of them, decided within 1 working day",
                    "A social worker or manager decided by the end of the next working day.",
                    within="referrals",
                ),
            ),
            by=(SOURCE,),
        ),
        Grid(
            "first_response_replies",
            "Professionals who were told the outcome",
            (
                Part("contacts", "Contacts by professionals", "Contacts of the month that have an outcome."),
                Part(
                    "told",
                    "Of them, told the outcome",
                    "The outcome and its reason were sent.",
                    within="contacts",
                ),
            ),
            by=(PROFESSION,),
        ),
        Grid(
            "repeat_referral_causes",
            "Why children were referred again",
            (
                Part(
                    "referrals",
                    "Repeat referrals",
                    "Referrals of a child referred already in the 12 months before, each under its main cause.",
                ),
            ),
            by=(CAUSE,),
        ),
        Grid(
            "help_offered",
            "Families who said no to help",
            (
                Part("offered", "Offers of help", "Families offered help in the month, by what was offered."),
                Part("refused", "Of them, refused", "The family did not consent.", within="offered"),
            ),
            by=(LEVEL,),
        ),
    ),
)
