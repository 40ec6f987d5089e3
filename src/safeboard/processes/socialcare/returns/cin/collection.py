"""The children in need census, as the calendar and the pages know it (SYS-11 to SYS-15)."""

from __future__ import annotations

from safeboard.grammar.declarations.collections import Collection
from safeboard.processes.socialcare.returns.cin.kinds import KINDS

CIN_CENSUS = Collection(
    code="cin-census",
    title="Children in need census",
    module="safeboard.processes.socialcare.returns.cin.method",
    fills={
        "referrals": "CINdetails",
        "assessments": "Assessments",
        "section47": "Section47",
        "children_in_need": "CINdetails",
        "protection_plans": "ChildProtectionPlans",
        "first_conferences": "CINdetails",
        "protection_reviews": "Reviews",
        "in_need_plans": "CINPlanDates",
        "assessment_factors": "AssessmentFactors",
        "before_birth": "AssessmentFactors",
        "before_court": "PreProceedings",
    },
    first=2010,
    last=2027,
    files="The XML file that your case system writes for the census of the Department for Education.",
    source="Department for Education, children in need census, Open Government Licence v3.0",
    begins=("<Message", ":Message", "<ChildIdentifiers", "<CINdetails"),
    kinds=KINDS,
)
