"""What each role may do, in the words that somebody reads who gives it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from safeboard.kernel.access import roles


class Place(Enum):
    """Where somebody with this role sits."""

    OFFICE = "office"
    AGENCY = "agency"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class RoleWords:
    """One role: what it opens, where it sits, and whether it belongs to a sub group."""

    code: str
    words: str
    place: Place
    needs_sub_group: bool = False
    two_people: bool = False


WORDS = {
    each.code: each
    for each in (
        RoleWords(
            roles.BUSINESS_MANAGER.code,
            "Runs the {board_office}: people, settings, meetings, the pack and its issue.",
            Place.OFFICE,
            two_people=True,
        ),
        RoleWords(
            roles.BOARD_ADMIN.code,
            "Prepares meetings and minutes, keeps the action list, sends reminders, invites people.",
            Place.OFFICE,
        ),
        RoleWords(
            roles.ANALYST.code,
            "Checks what agencies send, compares the figures, drafts the pack.",
            Place.OFFICE,
        ),
        RoleWords(
            roles.TRAINING_MANAGER.code, "Keeps training and its reminders; follows meetings.", Place.OFFICE
        ),
        RoleWords(
            roles.CDOP_COORDINATOR.code,
            "Supports the child death overview panel. Opens no child’s record here.",
            Place.OFFICE,
            needs_sub_group=True,
        ),
        RoleWords(
            roles.INDEPENDENT_CHAIR.code,
            "Chairs the {board}, challenges agencies, reads everything that it reads.",
            Place.OFFICE,
            two_people=True,
        ),
        RoleWords(
            roles.LAY_MEMBER.code,
            "Reads the papers of the {board} and asks questions for the public.",
            Place.OFFICE,
        ),
        RoleWords(
            roles.BOARD_MEMBER.code,
            "Speaks for one agency on the {board}: reads papers, answers challenges, confirms who acts for the agency.",
            Place.AGENCY,
        ),
        RoleWords(
            roles.DEPUTY.code,
            "Stands in for a {member} of the same agency, from a day to a day.",
            Place.AGENCY,
        ),
        RoleWords(
            roles.SUBGROUP_CHAIR.code,
            "Chairs one sub group and owns its part of the figures.",
            Place.ANY,
            needs_sub_group=True,
        ),
        RoleWords(
            roles.DATA_SUPPLIER.code, "Sends the figures of one agency and puts them right.", Place.AGENCY
        ),
        RoleWords(
            roles.TEAM_MANAGER.code,
            "Social work: opens the chronologies of children of the own authority.",
            Place.AGENCY,
        ),
        RoleWords(
            roles.INFORMATION_GOVERNANCE_LEAD.code,
            "Decides about data breaches and sees what a breach hid.",
            Place.ANY,
            two_people=True,
        ),
        RoleWords(
            roles.SYSTEM_ADMIN.code,
            "Keeps the program running. Opens no records; can ask for the reset of a second step.",
            Place.OFFICE,
            two_people=True,
        ),
    )
}


def two_people(role: str) -> bool:
    """Whether a second person must agree before anybody has this role (threat T22)."""
    return WORDS[role].two_people
