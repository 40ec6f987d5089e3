"""The layout of the children in need census by collection year, and where its tables stand in the file.

Said once in full for 2009-10 (y2010) and then as what a year changed, a module a year; a year without a module changed
nothing that we know of. What is doubtful about a year stands at its head. The schemas we know in full are those of
2016-17 and 2025-26: of the codes between them we know since when they were seen, which need not be since when they
were law.

The names of the initial and core assessments of 2009-10 to 2012-13 stand in no source of ours. They were looked for in
public pages, documentation and repositories: the department's page of the collection 2012-13 says that it asked for actual
instead of effective start dates, and called the ends of both assessments authorisation dates, and names no element; the
specifications that are kept begin with 2016-17; no public program, example or schema of those years was found. They are
told as not known and left aside.
"""

from __future__ import annotations

from collections.abc import Mapping

from safeboard.grammar.statutory.layouts import Layout, years
from safeboard.grammar.statutory.xml.places import Place, Places
from safeboard.processes.socialcare.returns.cin import (
    y2010,
    y2014,
    y2017,
    y2021,
    y2022,
    y2023,
    y2025,
    y2027,
)

LAST_YEAR = 2027
NOT_KNOWN: Mapping[range, str] = {
    range(2010, 2015): (
        "Initial and core assessments of this collection are not read: we do not know the names of their fields. "
        "Keep the file."
    ),
    range(2027, 2028): (
        "Steps before court proceedings, new in this collection, are read where they stand in <PreProceedingsandFGDM>, as "
        "in the one public example we know. Under another name they are left aside. Keep the file."
    ),
}
LAYOUTS: Mapping[int, Layout] = years(
    y2010.FIRST,
    [module.CHANGE for module in (y2014, y2017, y2021, y2022, y2023, y2025, y2027)],
    LAST_YEAR,
)

PLACES = Places(
    title="children in need census",
    root="Message",
    top="Header",
    children="ChildIdentifiers",
    child_id="LAchildID",
    named=("Collection", "CIN"),
    year="Year",
    reference_date="ReferenceDate",
    rows={
        "Header": Place("Header", inside=("CollectionDetails", "Source"), once=True),
        "ChildIdentifiers": Place("Children/Child", inside=("ChildIdentifiers",)),
        "ChildCharacteristics": Place("Children/Child/ChildCharacteristics", once=True, needed=True),
        "Disabilities": Place("Children/Child/ChildCharacteristics/Disabilities", each="Disability"),
        "CINdetails": Place("Children/Child/CINdetails", start="CINreferralDate", needed=True),
        "Assessments": Place("Children/Child/CINdetails/Assessments", start="AssessmentActualStartDate"),
        "AssessmentFactors": Place(
            "Children/Child/CINdetails/Assessments/FactorsIdentifiedAtAssessment", each="AssessmentFactors"
        ),
        "CINPlanDates": Place("Children/Child/CINdetails/CINPlanDates", start="CINPlanStartDate"),
        "Section47": Place("Children/Child/CINdetails/Section47", start="S47ActualStartDate"),
        "ChildProtectionPlans": Place("Children/Child/CINdetails/ChildProtectionPlans", start="CPPstartDate"),
        "Reviews": Place(
            "Children/Child/CINdetails/ChildProtectionPlans/Reviews", each="CPPreviewDate", empty_counts=True
        ),
        "PreProceedings": Place("Children/Child/CINdetails/PreProceedingsandFGDM"),
    },
    aside=("Header/Content",),
    not_known=NOT_KNOWN,
)
