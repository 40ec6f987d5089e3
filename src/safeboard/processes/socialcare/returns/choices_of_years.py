"""The choices that only the yearly returns have, in our own words: how an episode of care began and ended, how a child
took part in a review, what an assessment found.

Codes: DfE, SSDA903 and children in need census, OGL v3.0.
"""

from __future__ import annotations

from collections.abc import Mapping

from safeboard.grammar.declarations.returns import CodeList
from safeboard.processes.socialcare.returns.choices_care import REASON_CEASED

BEGAN = CodeList(
    "how an episode of care began",
    {
        "care_began": "Started to be looked after",
        "new_status": "Another legal status, same placement",
        "new_carer": "Another placement with another carer",
        "new_place": "Another placement with the same carer",
        "new_status_and_carer": "Another legal status, placement and carer",
        "new_status_and_place": "Another legal status and placement, same carer",
    },
    {
        "s": "care_began",
        "l": "new_status",
        "p": "new_carer",
        "t": "new_place",
        "b": "new_status_and_carer",
        "u": "new_status_and_place",
    },
)
ENDED = CodeList(
    "how an episode of care ended",
    {"goes_on": "Care went on in another episode", **REASON_CEASED.codes},
    {"x1": "goes_on", **REASON_CEASED.spellings},
)
PARTICIPATION = CodeList(
    "how a child took part in a review",
    {
        "under_four": "Under 4 years old",
        "spoke": "Came and spoke for themselves",
        "advocate_spoke": "Came, and an advocate spoke",
        "showed": "Came and showed what they think without words",
        "silent": "Came and did not say what they think",
        "advocate_sent": "Stayed away, and an advocate spoke",
        "views_sent": "Stayed away and sent what they think",
        "absent": "Stayed away and sent nothing",
    },
    {
        "pn0": "under_four",
        "pn1": "spoke",
        "pn2": "advocate_spoke",
        "pn3": "showed",
        "pn4": "silent",
        "pn5": "advocate_sent",
        "pn6": "views_sent",
        "pn7": "absent",
    },
)
# Agreed series of short breaks: such a child is not counted as looked after (R-CLA-06).
SHORT_BREAKS = ("V3", "V4")

NEGLECT = "16A"
FACTORS: Mapping[str, str] = {
    "1A": "Alcohol: the child",
    "1B": "Alcohol: a parent or carer",
    "1C": "Alcohol: somebody else at home",
    "2A": "Drugs: the child",
    "2B": "Drugs: a parent or carer",
    "2C": "Drugs: somebody else at home",
    "3A": "Domestic abuse of the child",
    "3B": "Domestic abuse of a parent or carer",
    "3C": "Domestic abuse of somebody else at home",
    "4A": "Mental health of the child",
    "4B": "Mental health of a parent or carer",
    "4C": "Mental health of somebody else at home",
    "5A": "Learning disability of the child",
    "5B": "Learning disability of a parent or carer",
    "5C": "Learning disability of somebody else at home",
    "6A": "Physical disability or illness of the child",
    "6B": "Physical disability or illness of a parent or carer",
    "6C": "Physical disability or illness of somebody else at home",
    "7A": "Young carer",
    "8A": "Private fostering",
    "8B": "Private fostering: from abroad, to return",
    "8C": "Private fostering: from abroad, to stay",
    "8D": "Private fostering: for school",
    "8E": "Private fostering: the family's own arrangement",
    "8F": "Private fostering: other",
    "9A": "Unaccompanied and seeking asylum",
    "10A": "Going missing",
    "11A": "Sexual exploitation",
    "12A": "Trafficking",
    "13A": "Gangs",
    "14A": "Behaviour that others do not accept",
    "15A": "Self-harm",
    NEGLECT: "Neglect",
    "17A": "Emotional abuse",
    "18A": "Physical abuse",
    "18B": "Physical abuse by another child",
    "18C": "Physical abuse by an adult",
    "19A": "Sexual abuse",
    "19B": "Sexual abuse by another child",
    "19C": "Sexual abuse by an adult",
    "20": "Something else",
    "21": "None found",
    "22A": "Female genital mutilation",
    "23A": "Abuse linked to faith or belief",
    "24A": "Criminal exploitation",
}
