"""The choices of care leavers and of adoption, with the codes of the national return and spellings met in practice."""

from __future__ import annotations

from safeboard.grammar.declarations.returns import CodeList

ELIGIBILITY = CodeList(
    "eligibility of a care leaver",
    {
        "relevant": "a) Relevant",
        "former_relevant": "b) Former relevant",
        "qualifying": "c) Qualifying",
        "eligible": "d) Eligible",
        "other": "e) Other",
    },
    {"relevant child": "relevant", "eligible child": "eligible", "former relevant child": "former_relevant"},
)

IN_TOUCH = CodeList(
    "in touch",
    {
        "in_touch": "a) In touch",
        "not_in_touch": "b) Not in touch",
        "not_recorded": "c) Not recorded",
        "exclude": "d) Exclude",
    },
    {
        "y": "in_touch",
        "yes": "in_touch",
        "n": "not_in_touch",
        "no": "not_in_touch",
        "unknown": "not_recorded",
    },
)

ACCOMMODATION = CodeList(
    "accommodation of a care leaver",
    {
        "family": "a) With parents or relatives",
        "community_home": "b) Community home",
        "semi_independent": "c) Semi-independent transitional accommodation",
        "supported_lodgings": "d) Supported lodgings",
        "abroad": "e) Gone abroad",
        "deported": "f) Deported",
        "ordinary_lodgings": "g) Ordinary lodgings",
        "not_known": "h) Residence not known",
        "no_fixed_abode": "i) No fixed abode / homeless",
        "foyer": "j) Foyers",
        "independent": "k) Independent living",
        "emergency": "l) Emergency accommodation",
        "bed_and_breakfast": "m) Bed and breakfast",
        "custody": "n) In custody",
        "former_carer": "o) With Former Foster Carer",
        "other": "p) Other accommodation",
    },
    {
        "with parents": "family",
        "homeless": "no_fixed_abode",
        "no fixed abode": "no_fixed_abode",
        "semi-independent": "semi_independent",
        "foyer or similar": "foyer",
        "b&b": "bed_and_breakfast",
        "prison": "custody",
        "staying put": "former_carer",
        "unknown": "not_known",
    },
)

SUITABILITY = CodeList(
    "suitability of accommodation",
    {
        "suitable": "a) Suitable",
        "not_suitable": "b) Not suitable",
        "not_recorded": "c) Not in touch or not recorded",
        "exclude": "d) Exclude",
    },
    {
        "y": "suitable",
        "yes": "suitable",
        "unsuitable": "not_suitable",
        "n": "not_suitable",
        "no": "not_suitable",
    },
)

ACTIVITY = CodeList(
    "activity of a care leaver",
    {
        "higher_full_time": "F1: Full time in higher education",
        "higher_part_time": "P1: Part time in higher education",
        "education_full_time": "F2: Full time in education other than higher",
        "education_part_time": "P2: Part time in education other than higher",
        "work_full_time": "F3: Full time in training or employment",
        "work_part_time": "P3: Part time in training or employment",
        "apprentice_full_time": "F4: Young person engaged full time in an apprenticeship",
        "apprentice_part_time": "P4: Young person engaged part time in an apprenticeship",
        "employed_full_time": "F5: Young person engaged full time in training or employment (not apprenticeship)",
        "employed_part_time": "P5: Young person engaged part time in training or employment (not apprenticeship)",
        "neet_illness": "G4: Not in education, employment or training - illness or disability",
        "neet_other": "G5: Not in education, employment or training - other",
        "neet_parenting": "G6: Not in education, employment or training - pregnancy or parenting",
    },
    {"university": "higher_full_time", "neet": "neet_other", "apprenticeship": "apprentice_full_time"},
)

REASON_REVERSED = CodeList(
    "reason why adoption is no longer planned",
    {
        "needs_changed": "a) Child's needs changed",
        "no_placement_order": "b) Court did not make a PO",
        "no_adopters": "c) Prospective adopters cannot be found",
        "other": "d) Any other reason",
    },
    {
        "rd1": "needs_changed",
        "rd2": "no_placement_order",
        "court did not make a placement order": "no_placement_order",
        "rd3": "no_adopters",
        "rd4": "other",
        "other": "other",
    },
)

REASON_LEFT = CodeList(
    "reason for leaving the adoption process",
    {"withdrew": "a) Withdrew", "on_hold": "b) Process on hold", "refused": "c) Application refused"},
    {"withdrawn": "withdrew", "on hold": "on_hold"},
)
