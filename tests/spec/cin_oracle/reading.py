"""A census file as nested dictionaries, read with the standard library."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

Row = dict[str, Any]

STARTS = date(2025, 4, 1)
ENDS = date(2026, 3, 31)
DATES = {
    "ReferenceDate",
    "PersonBirthDate",
    "ExpectedPersonBirthDate",
    "PersonDeathDate",
    "CINreferralDate",
    "CINclosureDate",
    "DateOfInitialCPC",
    "AssessmentActualStartDate",
    "AssessmentAuthorisationDate",
    "CINPlanStartDate",
    "CINPlanEndDate",
    "S47ActualStartDate",
    "InitialCPCtarget",
    "CPPstartDate",
    "CPPendDate",
}
FLAGS = {"ReferralNFA", "ICPCnotRequired"}
# A code that stands there empty: it is no code, and is none beside others either.
BLANK = ""
LISTS = {"Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans"}


def text_of(element: ElementTree.Element | None) -> str | None:
    text = (element.text or "").strip() if element is not None else ""
    return text or None


def day_of(text: str | None) -> date | None:
    """A day, or None where there is none, or where what stands there is no day."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def missing(row: Row, name: str) -> bool:
    """Nothing stands there. What stands there and is no day is told with the layout: it is neither missing nor a day."""
    return row.get(name) is None and name not in row["unreadable"]


def until(row: Row, name: str) -> date | None:
    """The end of something: the reference date where none is given."""
    return ENDS if missing(row, name) else row.get(name)


def flag_of(text: str | None) -> bool | None:
    """True, False, or None where it is not said or cannot be read."""
    return {"0": False, "false": False, "1": True, "true": True}.get(text or "")


def fields_of(element: ElementTree.Element) -> Row:
    """The fields that stand directly in an element; what is blank is None."""
    row: Row = {"unreadable": set()}
    for each in element:
        if len(each) or each.tag in LISTS:
            continue
        text = text_of(each)
        if each.tag in DATES:
            row[each.tag] = day_of(text)
            if text and row[each.tag] is None:
                row["unreadable"].add(each.tag)
        elif each.tag in FLAGS:
            row[each.tag] = flag_of(text)
        else:
            row[each.tag] = text
    return row


def assessment_of(element: ElementTree.Element) -> Row:
    factors = element.findall("FactorsIdentifiedAtAssessment/AssessmentFactors")
    return {**fields_of(element), "factors": [text_of(each) or BLANK for each in factors]}


def plan_of(element: ElementTree.Element) -> Row:
    """A protection plan; `reviews` has None for a review record without a date, and leaves out what is no date."""
    reviews: list[date | None] = []
    for group in element.findall("Reviews"):
        said = [text_of(each) for each in group.findall("CPPreviewDate")]
        reviews.extend(day_of(each) for each in said or [None] if each is None or day_of(each))
    return {**fields_of(element), "reviews": reviews}


def episode_of(element: ElementTree.Element) -> Row:
    return {
        **fields_of(element),
        "assessments": [assessment_of(each) for each in element.findall("Assessments")],
        "in_need_plans": [fields_of(each) for each in element.findall("CINPlanDates")],
        "enquiries": [fields_of(each) for each in element.findall("Section47")],
        "protection_plans": [plan_of(each) for each in element.findall("ChildProtectionPlans")],
    }


def child_of(element: ElementTree.Element) -> Row:
    child: Row = {"unreadable": set()}
    for group in ("ChildIdentifiers", "ChildCharacteristics"):
        found = element.find(group)
        if found is not None:
            fields = fields_of(found)
            child |= {**fields, "unreadable": child["unreadable"] | fields["unreadable"]}
    disabilities = element.findall("ChildCharacteristics/Disabilities/Disability")
    child["disabilities"] = [text_of(each) or BLANK for each in disabilities]
    child["episodes"] = [episode_of(each) for each in element.findall("CINdetails")]
    return child


def read(data: bytes) -> Row:
    """{"header": fields, "children": [child]}: a child holds `episodes`, an episode its lists of rows."""
    root = ElementTree.fromstring(data)
    for each in root.iter():
        each.tag = each.tag.rpartition("}")[2]
    head = root.find("Header/CollectionDetails")
    return {
        "header": fields_of(head) if head is not None else {},
        "children": [child_of(each) for each in root.findall("Children/Child")],
    }


def before(first: date | None, second: date | None) -> bool:
    """The first day is earlier; a day that is not given is not earlier than any."""
    return first is not None and second is not None and first < second


def in_year(day: date | None) -> bool:
    return day is not None and STARTS <= day <= ENDS


def outside_year(day: date | None) -> bool:
    return day is not None and not in_year(day)


def within(day: date | None, first: date | None, last: date | None, *, last_too: bool) -> bool:
    """The day lies in the span; a span without a beginning or an end holds none."""
    if day is None or first is None or last is None:
        return False
    return first <= day < last + timedelta(days=last_too)


def went_further(child: Row) -> bool:
    """Any referral that is said not to have ended with no further action."""
    return any(each.get("ReferralNFA") is False for each in child["episodes"])


def unborn(child: Row) -> bool:
    return child.get("ExpectedPersonBirthDate") is not None and missing(child, "PersonBirthDate")
