"""Rules of an episode (a referral and what came of it), and of a child's episodes beside each other."""

from __future__ import annotations

from datetime import date

from tests.spec.cin_oracle.codes import AFTER_ASSESSMENT, CLOSURES, NEEDS, SOURCES
from tests.spec.cin_oracle.judging import of_child, of_episode
from tests.spec.cin_oracle.reading import ENDS, Row, before, missing, outside_year, within


def closed(episode: Row) -> bool:
    """It has a day of closure; one that cannot be read closes nothing yet, though it does not leave the case open either."""
    return episode.get("CINclosureDate") is not None


@of_episode("8568")
def flag(episode: Row) -> bool:
    return episode.get("ReferralNFA") is None


@of_episode("8569Q")
def long_ago_without_action(episode: Row) -> bool:
    # 1 April 2025 is a Tuesday, so one working day before is Monday 31 March.
    return episode.get("ReferralNFA") is True and before(episode.get("CINreferralDate"), date(2025, 3, 31))


@of_episode("8600")
def referral_date(episode: Row) -> bool:
    return missing(episode, "CINreferralDate") or before(ENDS, episode.get("CINreferralDate"))


@of_episode("8610")
def need(episode: Row) -> bool:
    return episode.get("ReferralNFA") is False and episode.get("PrimaryNeedCode") is None


@of_episode("8620")
def closed_outside_the_year(episode: Row) -> bool:
    return outside_year(episode.get("CINclosureDate"))


@of_episode("8630")
def closed_before_referral(episode: Row) -> bool:
    return before(episode.get("CINclosureDate"), episode.get("CINreferralDate"))


@of_episode("8640")
def closure_code(episode: Row) -> bool:
    return episode.get("ReasonForClosure") is not None and episode["ReasonForClosure"] not in CLOSURES


@of_episode("8650")
def need_code(episode: Row) -> bool:
    return episode.get("PrimaryNeedCode") is not None and episode["PrimaryNeedCode"] not in NEEDS


@of_episode("8805")
def closed_without_reason(episode: Row) -> bool:
    return closed(episode) and episode.get("ReasonForClosure") is None


@of_episode("8810")
def reason_without_closure(episode: Row) -> bool:
    return episode.get("ReasonForClosure") is not None and missing(episode, "CINclosureDate")


@of_episode("8866")
def source(episode: Row) -> bool:
    referred = episode.get("CINreferralDate")
    asked = referred is not None and referred >= date(2013, 4, 1)
    return asked and episode.get("ReferralSource") not in SOURCES


@of_episode("2990")
def activity_after_assessment_closed_it(episode: Row) -> bool:
    held = episode["enquiries"] or episode["protection_plans"] or episode["in_need_plans"]
    return episode.get("ReasonForClosure") in AFTER_ASSESSMENT and bool(
        held or episode.get("DateOfInitialCPC")
    )


@of_episode("2991Q")
def enquiry_without_assessment(episode: Row) -> bool:
    return bool(episode["enquiries"]) and not episode["assessments"]


@of_episode("8825Q")
def closed_after_no_assessment(episode: Row) -> bool:
    return episode.get("ReasonForClosure") in AFTER_ASSESSMENT and not episode["assessments"]


@of_episode("4000")
def plan_in_need_without_action(episode: Row) -> bool:
    return episode.get("ReferralNFA") is True and bool(episode["in_need_plans"])


@of_episode("8832")
def protection_plan_without_action(episode: Row) -> bool:
    return episode.get("ReferralNFA") is True and bool(episode["protection_plans"])


@of_episode("8831")
def work_without_action(episode: Row) -> bool:
    days = [episode.get("DateOfInitialCPC")]
    for each in episode["assessments"]:
        days += [each.get("AssessmentActualStartDate"), each.get("AssessmentAuthorisationDate")]
    for each in episode["enquiries"]:
        days += [each.get("S47ActualStartDate"), each.get("DateOfInitialCPC")]
    return episode.get("ReferralNFA") is True and any(days)


@of_episode("8565")
def work_after_closure(episode: Row) -> bool:
    days = [episode.get("DateOfInitialCPC")]
    for each in episode["assessments"]:
        days += [each.get("AssessmentActualStartDate"), each.get("AssessmentAuthorisationDate")]
    for each in episode["enquiries"]:
        days += [each.get("S47ActualStartDate"), each.get("DateOfInitialCPC")]
    days += [each.get("CPPendDate") for each in episode["protection_plans"]]
    for each in episode["in_need_plans"]:
        days += [each.get("CINPlanStartDate"), each.get("CINPlanEndDate")]
    return any(before(episode.get("CINclosureDate"), day) for day in days)


@of_episode("8867")
def closed_with_open_assessment(episode: Row) -> bool:
    unfinished = [each for each in episode["assessments"] if missing(each, "AssessmentAuthorisationDate")]
    return closed(episode) and bool(unfinished)


@of_episode("8868")
def closed_with_open_enquiry(episode: Row) -> bool:
    undecided = [
        each
        for each in episode["enquiries"]
        if missing(each, "DateOfInitialCPC") and each.get("ICPCnotRequired") is not True
    ]
    return closed(episode) and bool(undecided)


def open_episodes(child: Row) -> list[Row]:
    """Without a closure date, and said to have gone further: one that says neither is told by 8568."""
    return [
        each
        for each in child["episodes"]
        if missing(each, "CINclosureDate") and each.get("ReferralNFA") is False
    ]


@of_child("8815")
def two_open(child: Row) -> bool:
    return len(open_episodes(child)) > 1


@of_child("8816")
def open_is_not_the_latest(child: Row) -> bool:
    return any(
        before(each.get("CINreferralDate"), other.get("CINreferralDate"))
        for each in open_episodes(child)
        for other in child["episodes"]
    )


@of_child("8820")
def overlapping(child: Row) -> bool:
    still_open = [id(each) for each in open_episodes(child)]
    for each in child["episodes"]:
        for other in child["episodes"]:
            last = ENDS if id(other) in still_open else other.get("CINclosureDate")
            referred, first = each.get("CINreferralDate"), other.get("CINreferralDate")
            if each is not other and within(referred, first, last, last_too=False):
                return True
    return False
