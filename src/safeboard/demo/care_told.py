"""How the county's own lists (Annex A) tell of a spell of care, and who stands in them but not in the national return.

The list of 31 March 2016 has 463 children looked after, as the annual report prints it, and the return 458: five in
short breaks are in the list with a stay in a home (`short_breaks`). Four of them are outside the county.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from safeboard.demo.records import Care, County, Step

ADOPTED = ("E11", "E12")
NEEDS = {
    "N1": "abuse_or_neglect", "N2": "child_disability", "N3": "parent_illness", "N4": "acute_stress", "N5": "dysfunction",
    "N6": "behaviour", "N7": "low_income", "N8": "absent_parenting",
}  # fmt: skip
LEGAL = {
    "C1": "interim_care_order", "C2": "full_care_order", "E1": "placement_order", "V2": "accommodated",
    "J1": "remanded", "L1": "protection_grounds", "L2": "protection_grounds", "V4": "accommodated",
}  # fmt: skip
PLACES = {
    "U1": "foster", "U6": "foster", "A6": "adoption", "P1": "parents", "H5": "residential_accommodation",
    "K1": "secure_home", "K2": "childrens_home", "R1": "residential_care_home", "R2": "residential_care_home", "S1": "residential_school",
    "Z1": "other", "M3": "other",
}  # fmt: skip
PROVIDERS = {"PR1": "own", "PR4": "private"}
LEFT = {
    "E11": "adopted", "E12": "adopted", "E2": "died", "E3": "other_authority", "E4A": "returned_home", "E4B": "returned_home",
    "E13": "left_to_others", "E41": "residence_order", "E43": "special_guardianship", "E44": "special_guardianship",
    "E5": "independent", "E6": "independent", "E7": "adult_residential", "E9": "custody", "E8": "other",
}  # fmt: skip
OUTSIDE = 4


def where(care: Care, step: Step) -> tuple[str, str]:
    """The kind of home and whose it is."""
    if step.place == "P2":
        return care.called, "own"
    if step.place == "P1":
        return "parents", "own"
    if step.place in ("U1", "A6"):
        return PLACES[step.place], "other"
    return PLACES[step.place], PROVIDERS.get(step.provider or "", "other")


def status_from(care: Care, step: Step) -> date:
    """Since when the child has been under the order of a step without a break."""
    since = step.since
    for each in reversed(care.steps[: care.steps.index(step)]):
        if each.legal != step.legal:
            break
        since = each.since
    return since


def placed_on(care: Care, step: Step) -> date:
    """Since when the child has lived in the home of a step."""
    return next(each.since for each in care.steps if each.move == step.move)


def listed(county: County) -> Iterator[Care]:
    """The children in short breaks whom the county's list shows as looked after."""
    found = [each for each in county.short_breaks if each.listed is not None]
    for place, each in enumerate(found):
        since = each.listed or each.started
        location = "OUT" if place < OUTSIDE else "IN"
        step = Step(since, "S", "V4", "K2", "PR4", location, 0, None, "CARPL")
        yield Care(each.child, since, None, "", "", "N2", False, (step,), None)
