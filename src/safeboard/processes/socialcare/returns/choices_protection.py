"""The choices of children in need and child protection plans, with the spellings met in practice."""

from __future__ import annotations

from safeboard.grammar.declarations.returns import CodeList

NEED = CodeList(
    "primary need",
    {
        "abuse_or_neglect": "a) Abuse or neglect",
        "child_disability": "b) Child's disability",
        "parent_illness": "c) Parents illness or disability",
        "acute_stress": "d) Family in acute stress",
        "dysfunction": "e) Family dysfunction",
        "behaviour": "f) Socially unacceptable behaviour",
        "low_income": "g) Low income",
        "absent_parenting": "h) Absent parenting",
        "not_in_need": "i) Not CIN",
        "not_stated": "j) Not stated",
    },
    {
        "n1": "abuse_or_neglect",
        "abuse and neglect": "abuse_or_neglect",
        "n2": "child_disability",
        "disability": "child_disability",
        "child's disability or illness": "child_disability",
        "n3": "parent_illness",
        "parental illness or disability": "parent_illness",
        "parental disability or illness": "parent_illness",
        "parent's illness or disability": "parent_illness",
        "n4": "acute_stress",
        "n5": "dysfunction",
        "n6": "behaviour",
        "n7": "low_income",
        "n8": "absent_parenting",
        "n9": "not_in_need",
        "cases other than children in need": "not_in_need",
        "n0": "not_stated",
        "unknown": "not_stated",
        "not recorded": "not_stated",
    },
)

CLOSURE_REASON = CodeList(
    "reason for closure",
    {
        "adopted": "a) Adopted",
        "died": "b) Died",
        "residence_order": "c) Residence Order",
        "special_guardianship": "d) Special Guardianship Order",
        "other_authority": "e) Transfer to another LA",
        "adult_services": "f) Transfer to Adult Social Services",
        "no_longer_in_need": "g) 'Other' incl. Child no longer in need",
        "not_in_need": "h) Child not in need after assessment",
        "not_stated": "i) Not Stated",
    },
    {
        "rc1": "adopted",
        "rc2": "died",
        "rc3": "residence_order",
        "child arrangements order": "residence_order",
        "rc4": "special_guardianship",
        "sgo": "special_guardianship",
        "rc5": "other_authority",
        "transferred to services of another local authority": "other_authority",
        "moved out of area": "other_authority",
        "rc6": "adult_services",
        "transferred to adult social services": "adult_services",
        "rc7": "no_longer_in_need",
        "other": "no_longer_in_need",
        "no longer in need": "no_longer_in_need",
        "child no longer in need": "no_longer_in_need",
        "rc8": "not_in_need",
        "case closed after assessment": "not_in_need",
        "unknown": "not_stated",
        "not recorded": "not_stated",
    },
)

STATUS = CodeList(
    "case status",
    {
        "looked_after": "a) Looked after child",
        "protection_plan": "b) Child Protection plan",
        "in_need_plan": "c) Child in need plan",
        "open_assessment": "d) Open assessment",
        "closed": "e) Closed episode",
    },
    {
        "lac": "looked_after",
        "cla": "looked_after",
        "child looked after": "looked_after",
        "cp": "protection_plan",
        "cpp": "protection_plan",
        "cin": "in_need_plan",
        "cin plan": "in_need_plan",
        "child in need": "in_need_plan",
        "assessment": "open_assessment",
        "closed case": "closed",
    },
)

CATEGORY = CodeList(
    "category of abuse",
    {
        "neglect": "a) Neglect",
        "physical": "b) Physical Abuse",
        "sexual": "c) Sexual Abuse",
        "emotional": "d) Emotional Abuse",
        "multiple": "e) Multiple",
    },
    {
        "neg": "neglect",
        "phy": "physical",
        "sab": "sexual",
        "emo": "emotional",
        "mul": "multiple",
        "more than one category": "multiple",
        "multiple categories": "multiple",
    },
)
