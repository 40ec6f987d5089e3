"""The events of the dataset that neither Annex A nor a yearly return has a list for."""

from __future__ import annotations

from safeboard.grammar.declarations.returns import ReturnList
from safeboard.processes.socialcare.returns.choices_people import YES_NO
from safeboard.processes.socialcare.returns.columns import CHILD, code, day

PROTECTION_VISITS = ReturnList(
    "ssd-1",
    "protection_visits",
    "Visits to children on a plan",
    (
        CHILD,
        day("visited_on", "Child protection visit", required=True),
        code("seen", "Child seen at the visit", YES_NO, required=False),
        code("seen_alone", "Child seen alone at the visit", YES_NO, required=False),
    ),
    starts_on="visited_on",
    born_on=None,
    age=None,
    one="Visit to a child on a plan",
)
KINDS = (PROTECTION_VISITS,)
