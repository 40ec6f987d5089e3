"""1510: the check letter of a unique pupil number is the right one."""

from __future__ import annotations

from polars import Series

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.cin.upn import with_wrong_letter
from safeboard.processes.socialcare.returns.cin.writing import child, episode


def _wrong_letter(tables: Tables) -> Series:
    return with_wrong_letter(tables["ChildIdentifiers"].select(ROW, "UPN"), "UPN")[ROW]


RULE = Rule(
    code="1510",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("UPN",),
    message=(
        "The first letter of this unique pupil number does not fit its other characters, so one of "
        "them is mistyped. Copy the number again from the school's record."
    ),
    logic=(
        "The characters from the second to the thirteenth, weighted 2 to 13, are added up; the "
        "remainder by 23 gives the first letter. A letter at the end counts as its own number."
    ),
    check=Rows(_wrong_letter),
    examples=(
        Example(
            "A number with the next letter of the alphabet, beside the number as it should be.",
            breaks=(child(episode(), UPN="K825201500101", UPNunknown=None),),
            keeps=(child(episode(), UPN="J825201500101", UPNunknown=None),),
        ),
        Example(
            "A temporary number, which ends in a letter.",
            breaks=(child(episode(), UPN="W82520150010A", UPNunknown=None),),
            keeps=(child(episode(), UPN="V82520150010A", UPNunknown=None),),
        ),
    ),
    ruleset="2022-23",
    note=(
        "A number of another length, or with letters among its digits, has no check letter to "
        "compare: rules 1540 and 1550 tell it."
    ),
)
