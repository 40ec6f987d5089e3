"""Rules of child in need plans, and of child protection plans and their reviews."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.spec.cin_oracle.codes import CATEGORIES
from tests.spec.cin_oracle.judging import of_child, of_episode, of_row
from tests.spec.cin_oracle.reading import ENDS, Row, before, in_year, missing, outside_year, until, within


def rows_of(child: Row, rows: str) -> list[Row]:
    return [each for episode in child["episodes"] for each in episode[rows]]


def starts_inside_another(rows: list[Row], start: str, end: str) -> bool:
    for each in rows:
        for other in rows:
            last = until(other, end)
            if each is not other and within(each.get(start), other.get(start), last, last_too=True):
                return True
    return False


@of_episode("4015")
def need_before_the_referral(episode: Row) -> bool:
    referred = episode.get("CINreferralDate")
    return any(before(each.get("CINPlanStartDate"), referred) for each in episode["in_need_plans"])


@of_episode("1105")
def protection_before_the_referral(episode: Row) -> bool:
    referred = episode.get("CINreferralDate")
    return any(before(each.get("CPPstartDate"), referred) for each in episode["protection_plans"])


@of_row("4010", "in_need_plans")
def need_start(plan: Row) -> bool:
    return missing(plan, "CINPlanStartDate") or before(ENDS, plan.get("CINPlanStartDate"))


@of_row("4011", "in_need_plans")
def need_ends_before_it_starts(plan: Row) -> bool:
    return before(plan.get("CINPlanEndDate"), plan.get("CINPlanStartDate"))


@of_row("4012Q", "in_need_plans")
def need_of_one_day(plan: Row) -> bool:
    return plan.get("CINPlanStartDate") is not None and plan["CINPlanStartDate"] == plan.get("CINPlanEndDate")


@of_row("4013", "in_need_plans")
def need_ends_outside_the_year(plan: Row) -> bool:
    return outside_year(plan.get("CINPlanEndDate"))


@of_episode("4001")
def both_open(episode: Row) -> bool:
    protection = [each for each in episode["protection_plans"] if missing(each, "CPPendDate")]
    return bool(protection) and any(missing(each, "CINPlanEndDate") for each in episode["in_need_plans"])


@of_episode("4004")
def two_open_plans_in_need(episode: Row) -> bool:
    return sum(missing(each, "CINPlanEndDate") for each in episode["in_need_plans"]) > 1


@of_child("4008")
def need_starts_after_death(child: Row) -> bool:
    died = child.get("PersonDeathDate")
    return any(before(died, each.get("CINPlanStartDate")) for each in rows_of(child, "in_need_plans"))


@of_child("4009Q")
def need_ends_after_death(child: Row) -> bool:
    died = child.get("PersonDeathDate")
    return any(before(died, each.get("CINPlanEndDate")) for each in rows_of(child, "in_need_plans"))


@of_child("4014")
def need_overlaps(child: Row) -> bool:
    return starts_inside_another(rows_of(child, "in_need_plans"), "CINPlanStartDate", "CINPlanEndDate")


@of_child("4016")
def need_starts_during_protection(child: Row) -> bool:
    return any(
        within(
            need.get("CINPlanStartDate"),
            protection.get("CPPstartDate"),
            until(protection, "CPPendDate"),
            # The reference date is not the end of an open plan: it still runs on that day.
            last_too=missing(protection, "CPPendDate"),
        )
        for need in rows_of(child, "in_need_plans")
        for protection in rows_of(child, "protection_plans")
    )


@of_child("4017")
def protection_starts_during_need(child: Row) -> bool:
    return any(
        within(
            protection.get("CPPstartDate"),
            need.get("CINPlanStartDate"),
            until(need, "CINPlanEndDate"),
            last_too=missing(need, "CINPlanEndDate"),
        )
        for need in rows_of(child, "in_need_plans")
        for protection in rows_of(child, "protection_plans")
    )


def reviews_of(child: Row) -> Iterator[tuple[date | None, Row]]:
    for plan in rows_of(child, "protection_plans"):
        for day in plan["reviews"]:
            yield day, plan


@of_child("4003")
def review_during_need(child: Row) -> bool:
    for day, plan in reviews_of(child):
        for need in rows_of(child, "in_need_plans"):
            # Other rules say how long an open plan runs; this one does not, and holds only plans that have an end.
            inside = within(day, need.get("CINPlanStartDate"), need.get("CINPlanEndDate"), last_too=False)
            if inside and day != plan.get("CPPendDate"):
                return True
    return False


@of_row("8841", "protection_plans")
def review_too_early(plan: Row) -> bool:
    started = plan.get("CPPstartDate")
    return started is not None and any(day is not None and day <= started for day in plan["reviews"])


@of_row("8842Q", "protection_plans")
def review_without_a_day(plan: Row) -> bool:
    return None in plan["reviews"]


@of_episode("2885")
def starts_on_another_day_than_conference(episode: Row) -> bool:
    if episode["enquiries"]:
        held = {each.get("DateOfInitialCPC") for each in episode["enquiries"]}
    else:
        held = {episode.get("DateOfInitialCPC")}
    started = [each.get("CPPstartDate") for each in episode["protection_plans"]]
    return any(in_year(day) and day not in held for day in started)


@of_row("8720", "protection_plans")
def protection_start(plan: Row) -> bool:
    return missing(plan, "CPPstartDate") or before(ENDS, plan.get("CPPstartDate"))


@of_row("8730", "protection_plans")
def number_of_plans_before(plan: Row) -> bool:
    # It asks whether a number is missing; what is no number is told by the layout.
    number = plan.get("NumberOfPreviousCPP")
    return number is None or number.startswith("-")


@of_row("8840", "protection_plans")
def protection_of_one_day(plan: Row) -> bool:
    return plan.get("CPPstartDate") is not None and plan["CPPstartDate"] == plan.get("CPPendDate")


@of_row("8905", "protection_plans")
def first_category(plan: Row) -> bool:
    return plan.get("InitialCategoryOfAbuse") not in CATEGORIES


@of_row("8910", "protection_plans")
def last_category(plan: Row) -> bool:
    return plan.get("LatestCategoryOfAbuse") not in CATEGORIES


@of_child("8915")
def protection_starts_after_death(child: Row) -> bool:
    died = child.get("PersonDeathDate")
    return any(before(died, each.get("CPPstartDate")) for each in rows_of(child, "protection_plans"))


@of_child("8920")
def protection_ends_after_death(child: Row) -> bool:
    died = child.get("PersonDeathDate")
    return any(before(died, each.get("CPPendDate")) for each in rows_of(child, "protection_plans"))


@of_row("8925", "protection_plans")
def protection_ends_before_it_starts(plan: Row) -> bool:
    return before(plan.get("CPPendDate"), plan.get("CPPstartDate"))


@of_row("8930", "protection_plans")
def protection_ends_outside_the_year(plan: Row) -> bool:
    return outside_year(plan.get("CPPendDate"))


@of_child("8935")
def two_open_protection_plans(child: Row) -> bool:
    return sum(missing(each, "CPPendDate") for each in rows_of(child, "protection_plans")) > 1


@of_child("8940")
def protection_overlaps(child: Row) -> bool:
    return starts_inside_another(rows_of(child, "protection_plans"), "CPPstartDate", "CPPendDate")
