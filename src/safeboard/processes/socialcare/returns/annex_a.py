"""Ofsted's Annex A: the lists a county council keeps ready for inspection, column for column.

The headings and choices are those of the layout, with the spellings met in practice. A file need not hold every
list; the lists that are there are checked by themselves, then against each other (``rules``).
"""

from __future__ import annotations

from safeboard.grammar.declarations.returns import Return
from safeboard.processes.socialcare.returns.adoption import ADOPTERS, ADOPTIONS
from safeboard.processes.socialcare.returns.care import CARE_LEAVERS, LOOKED_AFTER
from safeboard.processes.socialcare.returns.front_door import CONTACTS, EARLY_HELP, REFERRALS
from safeboard.processes.socialcare.returns.protection import (
    ASSESSMENTS,
    CHILDREN_IN_NEED,
    PROTECTION_PLANS,
    SECTION47,
)
from safeboard.processes.socialcare.returns.rules.every import RULES

ANNEX_A = Return(
    "annex-a",
    "Annex A",
    (
        CONTACTS,
        EARLY_HELP,
        REFERRALS,
        ASSESSMENTS,
        SECTION47,
        CHILDREN_IN_NEED,
        PROTECTION_PLANS,
        LOOKED_AFTER,
        CARE_LEAVERS,
        ADOPTIONS,
        ADOPTERS,
    ),
    look_back_months=6,
    rules=RULES,
)
