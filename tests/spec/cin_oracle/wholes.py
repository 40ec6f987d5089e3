"""Rules of the return as a whole, and of children beside each other."""

from __future__ import annotations

from datetime import date

from tests.spec.cin_oracle.codes import DISABLED
from tests.spec.cin_oracle.judging import of_children, of_return
from tests.spec.cin_oracle.reading import Row, in_year, missing


@of_return("100")
def reference_date(census: Row) -> bool:
    head = census["header"]
    year, day = head.get("Year"), head.get("ReferenceDate")
    return year is None or day != date(int(year), 3, 31)


@of_return("2883")
def more_plans_than_conferences(census: Row) -> bool:
    plans = conferences = 0
    for child in census["children"]:
        for episode in child["episodes"]:
            plans += sum(in_year(each.get("CPPstartDate")) for each in episode["protection_plans"])
            conferences += in_year(episode.get("DateOfInitialCPC"))
            conferences += sum(in_year(each.get("DateOfInitialCPC")) for each in episode["enquiries"])
    return plans > conferences


@of_return("2886Q")
def many_without_sex(census: Row) -> bool:
    # Its fields are the sex and the expected birth alone: who has an expected birth is left out, born since or not.
    children = census["children"]
    born = [each for each in children if missing(each, "ExpectedPersonBirthDate")]
    without = [each for each in born if each.get("Sex") in (None, "U")]
    return len(without) * 100 > 2 * len(children)


@of_return("2887Q")
def few_disabilities(census: Row) -> bool:
    used = {code for child in census["children"] for code in child["disabilities"]}
    return len(used & DISABLED) < 8


@of_return("2888Q")
def nobody_with_two_disabilities(census: Row) -> bool:
    return not any(len(set(child["disabilities"]) & DISABLED) > 1 for child in census["children"])


def holding_alike(children: list[Row], field: str) -> list[int]:
    said = [each.get(field) for each in children]
    return [number for number, value in enumerate(said) if value and said.count(value) > 1]


@of_children("1520")
def same_upn(children: list[Row]) -> list[int]:
    return holding_alike(children, "UPN")


@of_children("8510")
def same_id(children: list[Row]) -> list[int]:
    return holding_alike(children, "LAchildID")
