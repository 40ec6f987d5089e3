"""Ofsted's Annex A: the child-level lists a county council keeps ready for inspection.

Lists 1, 3, 4, 5, 6 and 7 of the layout, column for column, with the headings and spellings met in
practice. The columns that hold a team, a worker or a count of earlier events may be blank here
although the layout fills them: nothing is counted from them (we count earlier events ourselves), and
``safeboard prepare`` blanks the workers.
"""

from __future__ import annotations

from safeboard.grammar.declarations.returns import (
    CodeList,
    ColumnKind,
    Preparation,
    Return,
    ReturnColumn,
    ReturnList,
)
from safeboard.grammar.declarations.tables import FieldClass

SEX = CodeList(
    "sex",
    {
        "male": "a) Male",
        "female": "b) Female",
        "not_stated": "c) Not stated/recorded",
        "neither": "d) Neither",
    },
    {
        "m": "male",
        "boy": "male",
        "1": "male",
        "f": "female",
        "girl": "female",
        "2": "female",
        "u": "not_stated",
        "unknown": "not_stated",
        "not known": "not_stated",
        "not stated": "not_stated",
        "not recorded": "not_stated",
        "unborn": "not_stated",
        "0": "not_stated",
        "9": "neither",
        "indeterminate": "neither",
        "other": "neither",
    },
)

ETHNICITY = CodeList(
    "ethnicity",
    {
        "white": "a) White",
        "mixed": "b) Mixed",
        "asian": "c) Asian or Asian British",
        "black": "d) Black or black British",
        "other": "e) Other ethnic group",
        "not_stated": "f) Not stated",
    },
    {
        "white british": "white",
        "white - british": "white",
        "white irish": "white",
        "white other": "white",
        "any other white background": "white",
        "gypsy/roma": "white",
        "traveller of irish heritage": "white",
        "wbri": "white",
        "wirt": "white",
        "wirh": "white",
        "wiri": "white",
        "woth": "white",
        "wrom": "white",
        "white and black caribbean": "mixed",
        "white and black african": "mixed",
        "white and asian": "mixed",
        "mixed other": "mixed",
        "any other mixed background": "mixed",
        "mwbc": "mixed",
        "mwba": "mixed",
        "mwas": "mixed",
        "moth": "mixed",
        "asian british": "asian",
        "indian": "asian",
        "pakistani": "asian",
        "bangladeshi": "asian",
        "any other asian background": "asian",
        "aind": "asian",
        "apkn": "asian",
        "aban": "asian",
        "aoth": "asian",
        "black british": "black",
        "black african": "black",
        "black caribbean": "black",
        "african": "black",
        "caribbean": "black",
        "any other black background": "black",
        "bcrb": "black",
        "bafr": "black",
        "both": "black",
        "any other ethnic group": "other",
        "chinese": "asian",
        "chne": "asian",
        "arab": "other",
        "ooth": "other",
        "refused": "not_stated",
        "refu": "not_stated",
        "unknown": "not_stated",
        "not known": "not_stated",
        "not recorded": "not_stated",
        "information not yet obtained": "not_stated",
        "nobt": "not_stated",
    },
)

SOURCE = CodeList(
    "source of a contact or referral",
    {
        "individual": "a) Individual",
        "schools": "b) Schools",
        "education_services": "c) Education Services",
        "health": "d) Health Services",
        "housing": "e) Housing",
        "la_services": "f) LA Services",
        "police": "g) Police",
        "other_legal": "h) Other legal agency",
        "other": "i) Other",
        "anonymous": "j) Anonymous",
        "unknown": "k) Unknown",
    },
    {
        "1a": "individual",
        "1b": "individual",
        "1c": "individual",
        "1d": "individual",
        "family member": "individual",
        "parent": "individual",
        "relative": "individual",
        "self": "individual",
        "self referral": "individual",
        "neighbour": "individual",
        "acquaintance": "individual",
        "member of the public": "individual",
        "2a": "schools",
        "school": "schools",
        "primary school": "schools",
        "secondary school": "schools",
        "academy": "schools",
        "college": "schools",
        "2b": "education_services",
        "education": "education_services",
        "education welfare": "education_services",
        "early years": "education_services",
        "nursery": "education_services",
        "3a": "health",
        "3b": "health",
        "3c": "health",
        "3d": "health",
        "3e": "health",
        "3f": "health",
        "gp": "health",
        "a&e": "health",
        "hospital": "health",
        "health visitor": "health",
        "school nurse": "health",
        "midwife": "health",
        "midwifery": "health",
        "ambulance": "health",
        "camhs": "health",
        "4": "housing",
        "housing association": "housing",
        "district council housing": "housing",
        "5a": "la_services",
        "5b": "la_services",
        "5c": "la_services",
        "local authority": "la_services",
        "local authority services": "la_services",
        "social care": "la_services",
        "children's social care": "la_services",
        "adult social care": "la_services",
        "early help": "la_services",
        "children's centre": "la_services",
        "youth offending service": "la_services",
        "6": "police",
        "police service": "police",
        "police force": "police",
        "constabulary": "police",
        "police (domestic abuse)": "police",
        "7": "other_legal",
        "court": "other_legal",
        "courts": "other_legal",
        "cafcass": "other_legal",
        "probation": "other_legal",
        "prison": "other_legal",
        "solicitor": "other_legal",
        "8": "other",
        "charity": "other",
        "voluntary": "other",
        "voluntary organisation": "other",
        "voluntary sector": "other",
        "other agency": "other",
        "9": "anonymous",
        "anon": "anonymous",
        "10": "unknown",
        "not known": "unknown",
        "not recorded": "unknown",
    },
)

_YES_NO_SPELLINGS = {"y": "yes", "true": "yes", "1": "yes", "n": "no", "false": "no", "0": "no"}
YES_NO = CodeList("yes or no", {"yes": "a) Yes", "no": "b) No"}, _YES_NO_SPELLINGS)
YES_NO_UNKNOWN = CodeList(
    "yes, no or unknown",
    {"yes": "a) Yes", "no": "b) No", "unknown": "c) Unknown"},
    {**_YES_NO_SPELLINGS, "u": "unknown", "not known": "unknown", "not recorded": "unknown"},
)

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

CHILD = ReturnColumn(
    "child",
    "Child Unique ID",
    required=True,
    headings=("Child ID", "Unique ID", "Child Unique Identifier", "Unique Child ID", "Child's Unique ID"),
    field_class=FieldClass.IDENTIFYING,
    preparation=Preparation.CODED,
    longest=50,
)
BORN_ON = ReturnColumn(
    "born_on",
    "Date of Birth",
    ColumnKind.DATE,
    headings=("DOB", "Birth Date", "D.O.B.", "Date of birth or expected date of birth"),
    field_class=FieldClass.IDENTIFYING,
    preparation=Preparation.MONTH_AND_YEAR,
)
TEAM = ReturnColumn("team", "Allocated Team", headings=("Team",))
WORKER = ReturnColumn(
    "worker",
    "Allocated Worker",
    headings=("Worker", "Allocated Social Worker", "Social Worker"),
    field_class=FieldClass.IDENTIFYING,
    preparation=Preparation.BLANKED,
)


def _code(
    name: str, heading: str, codes: CodeList, *headings: str, required: bool = True, sensitive: bool = False
) -> ReturnColumn:
    careful = FieldClass.SENSITIVE if sensitive else FieldClass.PLAIN
    return ReturnColumn(name, heading, ColumnKind.CODE, required, codes, headings, careful)


def _day(name: str, heading: str, *headings: str, required: bool = False) -> ReturnColumn:
    return ReturnColumn(name, heading, ColumnKind.DATE, required, headings=headings)


def _count(name: str, heading: str, *headings: str) -> ReturnColumn:
    return ReturnColumn(name, heading, ColumnKind.WHOLE_NUMBER, headings=headings)


DISABLED = _code(
    "disabled",
    "Does the Child have a Disability",
    YES_NO_UNKNOWN,
    "Disability",
    "Disabled",
    "Child has a disability",
    sensitive=True,
)
WHO = (
    CHILD,
    _code("sex", "Gender", SEX, "Sex"),
    _code("ethnicity", "Ethnicity", ETHNICITY, "Ethnic group", "Ethnic origin", sensitive=True),
    BORN_ON,
    _count("age", "Age of Child (Years)", "Age", "Age of child", "Age (years)", "Age at report date"),
)

CONTACTS = ReturnList(
    "1",
    "contacts",
    "Contacts",
    (
        *WHO,
        _day("received_on", "Date of Contact", "Contact date", "Date contact received", required=True),
        _code("source", "Contact Source", SOURCE, "Source of contact"),
    ),
    starts_on="received_on",
    one="Contact",
    in_short=("source",),
)

REFERRALS = ReturnList(
    "3",
    "referrals",
    "Referrals",
    (
        *WHO,
        _day("received_on", "Date of referral", "Referral date", "Date referral received", required=True),
        _code("source", "Referral Source", SOURCE, "Source of referral"),
        _code(
            "no_further_action",
            "Referral NFA?",
            YES_NO,
            "NFA",
            "Referral no further action",
            "Referral No Further Action (Y/N)",
        ),
        _count(
            "referrals_in_12_months",
            "Number of Referrals in Last 12 Months",
            "Number of referrals in the last 12 months",
            "Referrals in last 12 months",
        ),
        TEAM,
        WORKER,
    ),
    starts_on="received_on",
    one="Referral",
    in_short=("source",),
)

ASSESSMENTS = ReturnList(
    "4",
    "assessments",
    "Assessments",
    (
        *WHO,
        DISABLED,
        _day(
            "started_on",
            "Continuous Assessment Start Date",
            "Single assessment start date",
            "C&F assessment start date",
            required=True,
        ),
        _code(
            "child_seen",
            "Child Seen During Continuous Assessment",
            YES_NO_UNKNOWN,
            "Child seen during assessment",
            "Child seen",
            required=False,
        ),
        _day(
            "authorised_on",
            "Continuous Assessment Date of Authorisation",
            "Assessment authorisation date",
            "Single assessment authorisation date",
        ),
        _code(
            "support_required",
            "Was the child assessed as requiring LA children's social care support?",
            YES_NO,
            "Requiring support",
            "Social care support required",
            required=False,
        ),
        TEAM,
        WORKER,
    ),
    starts_on="started_on",
    ends_on="authorised_on",
    one="Assessment",
)

SECTION47 = ReturnList(
    "5",
    "section47",
    "Section 47 enquiries and initial child protection conferences",
    (
        *WHO,
        DISABLED,
        _day(
            "started_on",
            "Strategy discussion initiating Section 47 Enquiry Start Date",
            "Section 47 start date",
            "Section 47 Enquiry Start Date",
            "S47 start date",
            "Strategy discussion date",
            required=True,
        ),
        _code(
            "conference_unnecessary",
            "Was an Initial Child Protection Conference deemed unnecessary?",
            YES_NO,
            "ICPC deemed unnecessary",
            "ICPC not required",
            required=False,
        ),
        _day("conference_on", "Date of Initial Child Protection Conference", "ICPC date", "Date of ICPC"),
        _code(
            "plan_made",
            "Did the Initial Child Protection Conference Result in a Child Protection Plan",
            YES_NO_UNKNOWN,
            "ICPC resulted in a child protection plan",
            "ICPC resulted in CP plan",
            required=False,
        ),
        _count(
            "section47_in_12_months",
            "Number of Section 47 Enquiries in the last 12 months",
            "Number of S47s in the last 12 months",
            "Section 47 enquiries in last 12 months",
        ),
        _count(
            "conferences_in_12_months",
            "Number of ICPCs in the last 12 months",
            "ICPCs in last 12 months",
            "Number of initial child protection conferences in the last 12 months",
        ),
        TEAM,
        WORKER,
    ),
    starts_on="started_on",
    one="Section 47 enquiry",
)

CHILDREN_IN_NEED = ReturnList(
    "6",
    "children_in_need",
    "Children in need",
    (
        *WHO,
        DISABLED,
        # The layout lets the start be blank; a row without one cannot be told from the child's others.
        _day("started_on", "CIN Start Date", "Child in need start date", "Date CIN started", required=True),
        _code("need", "Primary Need Code", NEED, "Primary need", "Need code", sensitive=True),
        _day("last_seen_on", "Date Child Was Last Seen", "Date last seen", "Child last seen"),
        _day("closed_on", "CIN Closure Date", "Child in need closure date", "CIN end date", "Closure date"),
        _code("closure_reason", "Reason for Closure", CLOSURE_REASON, "Closure reason", required=False),
        _code("status", "Case Status", STATUS, "Status"),
        TEAM,
        WORKER,
    ),
    starts_on="started_on",
    ends_on="closed_on",
    one="Child in need",
    in_short=("need",),
)

PROTECTION_PLANS = ReturnList(
    "7",
    "protection_plans",
    "Child protection plans",
    (
        *WHO,
        DISABLED,
        _day(
            "started_on",
            "Child Protection Plan Start Date",
            "CP plan start date",
            "CPP start date",
            required=True,
        ),
        _code("initial_category", "Initial Category of Abuse", CATEGORY, "Initial category", sensitive=True),
        _code(
            "latest_category",
            "Latest Category of Abuse",
            CATEGORY,
            "Latest category",
            "Current category of abuse",
            sensitive=True,
        ),
        _day(
            "last_visit_on",
            "Date of the Last Statutory Visit",
            "Date of last statutory visit",
            "Last statutory visit",
        ),
        _code(
            "seen_alone",
            "Was the Child Seen Alone?",
            YES_NO_UNKNOWN,
            "Child seen alone",
            "Seen alone",
            required=False,
        ),
        _day(
            "last_review_on",
            "Date of latest review conference",
            "Latest review conference date",
            "Date of last review conference",
        ),
        _day("ended_on", "Child Protection Plan End Date", "CP plan end date", "CPP end date"),
        _code(
            "emergency",
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
            YES_NO,
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months",
            "EPO or police protection in last six months",
            sensitive=True,
        ),
        _count(
            "previous_plans",
            "Number of Previous Child Protection Plans",
            "Previous CP plans",
            "Number of previous CP plans",
        ),
        TEAM,
        WORKER,
    ),
    starts_on="started_on",
    ends_on="ended_on",
    one="Child protection plan",
    in_short=("latest_category",),
)

ANNEX_A = Return(
    "annex-a",
    "Annex A",
    (CONTACTS, REFERRALS, ASSESSMENTS, SECTION47, CHILDREN_IN_NEED, PROTECTION_PLANS),
    look_back_months=6,
)
