"""Rules of section 47 enquiries and initial conferences."""

from __future__ import annotations

from safeboard.grammar.dates import working_days_between
from tests.spec.cin_oracle.judging import of_child, of_episode, of_row
from tests.spec.cin_oracle.reading import ENDS, Row, before, in_year, missing, within


def undecided(enquiry: Row) -> bool:
    """No conference was held, and it is not said that none is needed."""
    return missing(enquiry, "DateOfInitialCPC") and enquiry.get("ICPCnotRequired") is not True


@of_episode("1104")
def conference_before_the_referral(episode: Row) -> bool:
    referred = episode.get("CINreferralDate")
    return any(before(each.get("DateOfInitialCPC"), referred) for each in episode["enquiries"])


@of_episode("2889")
def before_the_referral(episode: Row) -> bool:
    referred = episode.get("CINreferralDate")
    return any(before(each.get("S47ActualStartDate"), referred) for each in episode["enquiries"])


@of_child("2884")
def conference_said_twice(child: Row) -> bool:
    by_episode = {each.get("DateOfInitialCPC") for each in child["episodes"]} - {None}
    by_enquiry = {
        each.get("DateOfInitialCPC") for episode in child["episodes"] for each in episode["enquiries"]
    }
    return bool(by_episode & by_enquiry)


@of_row("8615", "enquiries")
def starts_after_its_conference(enquiry: Row) -> bool:
    held, started = enquiry.get("DateOfInitialCPC"), enquiry.get("S47ActualStartDate")
    return held is not None and (missing(enquiry, "S47ActualStartDate") or before(held, started))


@of_row("8675Q", "enquiries")
def long_undecided(enquiry: Row) -> bool:
    started = enquiry.get("S47ActualStartDate")
    return undecided(enquiry) and started is not None and working_days_between(started, ENDS) > 15


@of_row("8715", "enquiries")
def conference_outside_the_year(enquiry: Row) -> bool:
    held = enquiry.get("DateOfInitialCPC")
    return held is not None and not in_year(held)


@of_row("8740", "enquiries")
def undecided_from_another_year(enquiry: Row) -> bool:
    started = enquiry.get("S47ActualStartDate")
    return undecided(enquiry) and started is not None and not in_year(started)


@of_row("8870Q", "enquiries")
def target_at_the_weekend(enquiry: Row) -> bool:
    target = enquiry.get("InitialCPCtarget")
    return target is not None and target.weekday() >= 5


@of_row("8875", "enquiries")
def conference_at_the_weekend(enquiry: Row) -> bool:
    held = enquiry.get("DateOfInitialCPC")
    return held is not None and held.weekday() >= 5


@of_episode("8839")
def two_undecided(episode: Row) -> bool:
    return sum(undecided(each) for each in episode["enquiries"]) > 1


@of_episode("8890")
def overlapping(episode: Row) -> bool:
    for each in episode["enquiries"]:
        for other in episode["enquiries"]:
            last = ENDS if undecided(other) else other.get("DateOfInitialCPC")
            started, first = each.get("S47ActualStartDate"), other.get("S47ActualStartDate")
            if each is not other and within(started, first, last, last_too=True):
                return True
    return False
