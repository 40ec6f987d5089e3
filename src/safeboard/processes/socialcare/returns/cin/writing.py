"""Writes a children in need census as XML: for the worked examples of its rules, and for the demonstration.

A return is said in the published names: ``child(episode(plan(CPPstartDate="2025-06-02")))``. What is not said stands as
in an ordinary, clean case of the collection 2025-26; ``None`` leaves a field out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from xml.sax.saxutils import escape

Value = str | None
NAMESPACE = "http://www.dfe.gov.uk/cin"


@dataclass(frozen=True)
class Group:
    """A group of the file: its name, its fields as published, and the groups inside it."""

    name: str
    values: tuple[tuple[str, Value], ...]
    parts: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Form:
    """One of the forms that a file may be written in; all of them are accepted.

    `group_a_review`: each review date in a group of its own, or all in one. `words`: flags as true and false, or as
    1 and 0. `namespace`: with the collection's namespace, or with none. `declared`: the encoding of the file.
    """

    group_a_review: bool = False
    words: bool = False
    namespace: bool = False
    encoding: str = "utf-8"
    byte_order_mark: bool = False


PLAIN = Form()


def child(
    *episodes: Group, disabilities: Iterable[str] = ("NONE",), ethnicity: Value = "WBRI", **values: Value
) -> Group:
    """A child with their episodes. Without an `LAchildID` it gets one by its place in the file."""
    usual: dict[str, Value] = {
        "LAchildID": "",
        "UPN": None,
        "FormerUPN": None,
        "UPNunknown": "UN3",
        "PersonBirthDate": "2015-06-01",
        "ExpectedPersonBirthDate": None,
        "Sex": "F",
        "PersonDeathDate": None,
    }
    codes = tuple(("Disability", each) for each in disabilities)
    about = Group(
        "ChildCharacteristics", (("Ethnicity", ethnicity),), (Group("Disabilities", codes),) if codes else ()
    )
    return Group("Child", (), (Group("ChildIdentifiers", _said(usual, values)), about, *episodes))


def heading(**values: Value) -> Group:
    """What the header says where it is not as usual: given first, before the children of a return."""
    return Group("CollectionDetails", tuple(values.items()))


def episode(*parts: Group, **values: Value) -> Group:
    """A referral and all that came of it (CINdetails)."""
    usual: dict[str, Value] = {
        "CINreferralDate": "2025-05-01",
        "ReferralSource": "1A",
        "PrimaryNeedCode": "N1",
        "CINclosureDate": None,
        "ReasonForClosure": None,
        "DateOfInitialCPC": None,
        "ReferralNFA": "0",
    }
    return Group("CINdetails", _said(usual, values), parts)


def assessment(*factors: str, **values: Value) -> Group:
    """An assessment with its factors; with none said it has one, unless `AssessmentAuthorisationDate` is None."""
    usual: dict[str, Value] = {
        "AssessmentActualStartDate": "2025-05-02",
        "AssessmentInternalReviewDate": None,
        "AssessmentAuthorisationDate": "2025-06-10",
    }
    said = _said(usual, values)
    if not factors and dict(said).get("AssessmentAuthorisationDate"):
        factors = ("2B",)
    found = tuple(("AssessmentFactors", each) for each in factors)
    return Group("Assessments", said, (Group("FactorsIdentifiedAtAssessment", found),) if found else ())


def assessment_without_factors(**values: Value) -> Group:
    """An assessment that names no factor."""
    return Group("Assessments", assessment("2B", **values).values)


def in_need_plan(**values: Value) -> Group:
    """A child in need plan (CINPlanDates)."""
    return Group("CINPlanDates", _said({"CINPlanStartDate": "2025-06-02", "CINPlanEndDate": None}, values))


def enquiry(**values: Value) -> Group:
    """A section 47 enquiry."""
    usual: dict[str, Value] = {
        "S47ActualStartDate": "2025-05-12",
        "InitialCPCtarget": "2025-06-03",
        "DateOfInitialCPC": "2025-06-02",
        "ICPCnotRequired": "0",
    }
    return Group("Section47", _said(usual, values))


def plan(*reviews: str, **values: Value) -> Group:
    """A child protection plan with the dates of its reviews."""
    usual: dict[str, Value] = {
        "CPPstartDate": "2025-06-02",
        "CPPendDate": None,
        "InitialCategoryOfAbuse": "NEG",
        "LatestCategoryOfAbuse": "NEG",
        "NumberOfPreviousCPP": "0",
    }
    dates = tuple(("CPPreviewDate", each) for each in reviews)
    return Group("ChildProtectionPlans", _said(usual, values), (Group("Reviews", dates),) if dates else ())


def before_court(**values: Value) -> Group:
    """The steps before court proceedings (PreProceedingsandFGDM), which the collection 2026-27 asks for first."""
    usual: dict[str, Value] = {
        "PPStartDate": "2026-09-09",
        "LBPSentDate": "2026-09-21",
        "FGDMMeetingOffer": "1",
        "FGDMMeetingFac": "0",
        "InitialPPMeetingDate": "2026-09-28",
        "ReviewMeetingsCount": "2",
        "StepDecisionDate": None,
        "PPOutcome": None,
        "CourtAppDate": None,
        "LetterInitCPDate": None,
    }
    return Group("PreProceedingsandFGDM", _said(usual, values))


def census(
    children: Iterable[Group],
    year: int = 2026,
    *,
    authority: str = "825",
    form: Form = PLAIN,
    **header: Value,
) -> bytes:
    """The bytes of a return of the collection that ends on 31 March of `year`."""
    return "".join(pieces(children, year, authority=authority, form=form, **header)).encode(
        form.encoding if not form.byte_order_mark else "utf-8-sig"
    )


def pieces(
    children: Iterable[Group],
    year: int = 2026,
    *,
    authority: str = "825",
    form: Form = PLAIN,
    **header: Value,
) -> Iterator[str]:
    """The text of a return piece by piece, so that a large one needs little memory."""
    usual: dict[str, Value] = {"Collection": "CIN", "Year": str(year), "ReferenceDate": f"{year}-03-31"}
    yield f'<?xml version="1.0" encoding="{form.encoding}"?>\n'
    yield f'<Message xmlns="{NAMESPACE}">\n' if form.namespace else "<Message>\n"
    source: tuple[tuple[str, Value], ...] = (
        ("SourceLevel", "L"),
        ("LEA", authority),
        ("SoftwareCode", "Safeboard"),
        ("SerialNo", "001"),
        ("DateTime", f"{year}-04-18T09:00:00"),
    )
    children = iter(children)
    first = next(children, None)
    if first is not None and first.name == "CollectionDetails":
        header = {**dict(first.values), **header}
    elif first is not None:
        children = chain((first,), children)
    top = Group("Header", (), (Group("CollectionDetails", _said(usual, header)), Group("Source", source)))
    yield from _group(top, form, year, "")
    yield "<Children>\n"
    for number, each in enumerate(children, start=1):
        yield from _group(each, form, year, f"C{number:06d}")
    yield "</Children>\n</Message>\n"


def _said(usual: dict[str, Value], values: dict[str, Value]) -> tuple[tuple[str, Value], ...]:
    return tuple({**usual, **values}.items())


def _group(group: Group, form: Form, year: int, number: str) -> Iterator[str]:
    yield f"<{group.name}>\n"
    for name, value in group.values:
        if name == "LAchildID" and value == "":
            value = number
        if value is not None:
            yield _value(name, value, form, year)
    for part in group.parts:
        if part.name == "Reviews" and form.group_a_review:
            for date in part.values:
                yield from _group(Group("Reviews", (date,)), form, year, number)
        else:
            yield from _group(part, form, year, number)
    yield f"</{group.name}>\n"


_FLAGS = ("ReferralNFA", "ICPCnotRequired", "FGDMMeetingOffer", "FGDMMeetingFac")
_GENDERS = {"M": "1", "F": "2", "U": "0"}


def _value(name: str, value: str, form: Form, year: int) -> str:
    if name in _FLAGS and form.words:
        value = {"0": "false", "1": "true"}.get(value, value)
    if name == "Sex" and year < 2025:
        name, value = "GenderCurrent", _GENDERS.get(value, value)
    return f"<{name}>{escape(value)}</{name}>\n"
