"""The columns that many lists of Annex A share, and short ways to declare the others.

The columns that hold a team, a worker or a count of earlier events may be blank although the layout fills
them: nothing is counted from them (we count earlier events ourselves), and ``safeboard prepare`` blanks the
workers.
"""

from __future__ import annotations

from safeboard.grammar.declarations.returns import CodeList, ColumnKind, Preparation, ReturnColumn
from safeboard.grammar.declarations.tables import FieldClass
from safeboard.processes.socialcare.returns.choices_people import ETHNICITY, SEX, YES_NO_UNKNOWN

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


def code(
    name: str, heading: str, codes: CodeList, *headings: str, required: bool = True, sensitive: bool = False
) -> ReturnColumn:
    """A column of choices; a sensitive one says something about the child that few should read."""
    careful = FieldClass.SENSITIVE if sensitive else FieldClass.PLAIN
    return ReturnColumn(name, heading, ColumnKind.CODE, required, codes, headings, careful)


def day(name: str, heading: str, *headings: str, required: bool = False) -> ReturnColumn:
    """A column of dates."""
    return ReturnColumn(name, heading, ColumnKind.DATE, required, headings=headings)


def count(name: str, heading: str, *headings: str) -> ReturnColumn:
    """A column of whole numbers; the layout fills it, and nothing is counted from it, so it may be blank."""
    return ReturnColumn(name, heading, ColumnKind.WHOLE_NUMBER, headings=headings)


DISABLED = code(
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
    code("sex", "Gender", SEX, "Sex"),
    code("ethnicity", "Ethnicity", ETHNICITY, "Ethnic group", "Ethnic origin", sensitive=True),
    BORN_ON,
    count("age", "Age of Child (Years)", "Age", "Age of child", "Age (years)", "Age at report date"),
)
