"""Rules of what is said of a child: identity, birth, death, disability."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tests.spec.cin_oracle.codes import AUTHORITIES, CHECK_LETTERS, DISABLED, ETHNICITIES
from tests.spec.cin_oracle.judging import of_child
from tests.spec.cin_oracle.reading import BLANK, ENDS, Row, before, in_year, missing, unborn, went_further


def check_letter(upn: str) -> str | None:
    """The letter that the other twelve characters ask for; None where they are not what they should be."""
    rest = upn[1:]
    if not re.fullmatch(rf"[0-9]{{11}}[0-9{CHECK_LETTERS}]", rest):
        return None
    values = [int(each) if each.isdigit() else CHECK_LETTERS.index(each) for each in rest]
    total = sum(weight * value for weight, value in zip(range(2, 14), values, strict=True))
    return CHECK_LETTERS[total % 23]


@of_child("1510")
def upn_check_letter(child: Row) -> bool:
    # Where the other characters are not what they should be there is no letter to compare: 1540 and 1550 tell those.
    upn = child.get("UPN")
    return bool(upn) and check_letter(upn) not in (None, upn[0])


@of_child("1530")
def upn_authority(child: Row) -> bool:
    upn = child.get("UPN")
    return bool(upn) and upn[1:4] not in AUTHORITIES


@of_child("1540")
def upn_numbers(child: Row) -> bool:
    upn = child.get("UPN")
    return bool(upn) and not re.fullmatch("[0-9]{8}", upn[4:12])


@of_child("1550")
def upn_last_character(child: Row) -> bool:
    # What follows the thirteenth character is told here: no other rule looks that far.
    upn = child.get("UPN")
    return bool(upn) and upn[12:] not in set("0123456789ABCDEFGHJKLMNPQRTUVWXYZ")


@of_child("1560Q")
def former_upn(child: Row) -> bool:
    upn = child.get("FormerUPN")
    return bool(upn) and not re.fullmatch("[A-Z][0-9]{11}[0-9A-Z]", upn)


@of_child("1570")
def long_id(child: Row) -> bool:
    return len(child.get("LAchildID") or "") > 20


@of_child("1580")
def strange_id(child: Row) -> bool:
    return not re.fullmatch("[A-Za-z0-9]*", child.get("LAchildID") or "")


@of_child("8500")
def no_id(child: Row) -> bool:
    return not child.get("LAchildID")


@of_child("4180")
def sex(child: Row) -> bool:
    return child.get("Sex") not in ("M", "F", "U")


@of_child("8750")
def sex_of_unborn(child: Row) -> bool:
    return unborn(child) and child.get("Sex") != "U"


@of_child("4220")
def ethnicity(child: Row) -> bool:
    return child.get("Ethnicity") not in ETHNICITIES


@of_child("8520")
def born_after_the_year(child: Row) -> bool:
    return before(ENDS, child.get("PersonBirthDate"))


@of_child("8525Q")
def one_birth_date(child: Row) -> bool:
    return (missing(child, "PersonBirthDate")) == (missing(child, "ExpectedPersonBirthDate"))


@of_child("8530Q")
def expected_far_off(child: Row) -> bool:
    expected = child.get("ExpectedPersonBirthDate")
    return expected is not None and not ENDS - timedelta(days=30) <= expected <= date(2026, 12, 31)


@of_child("8535Q")
def dead_before_birth(child: Row) -> bool:
    return before(child.get("PersonDeathDate"), child.get("PersonBirthDate"))


@of_child("8545Q")
def death_outside_the_year(child: Row) -> bool:
    return child.get("PersonDeathDate") is not None and not in_year(child["PersonDeathDate"])


@of_child("8540")
def disability(child: Row) -> bool:
    if missing(child, "PersonBirthDate") or not went_further(child):
        return False
    given = child["disabilities"]
    return not given or any(each not in DISABLED | {"NONE"} for each in given)


@of_child("8790")
def none_beside_others(child: Row) -> bool:
    return "NONE" in child["disabilities"] and set(child["disabilities"]) - {BLANK} != {"NONE"}


@of_child("8794")
def disability_twice(child: Row) -> bool:
    given = [each for each in child["disabilities"] if each]
    return len(set(given)) < len(given)


@of_child("8590")
def no_episode(child: Row) -> bool:
    return not child["episodes"]


@of_child("8770Q")
def no_upn_at_school_age(child: Row) -> bool:
    born = child.get("PersonBirthDate")
    of_school_age = born is not None and born <= date(2020, 9, 1)
    unexplained = child.get("UPNunknown") in (None, "UN1")
    return of_school_age and went_further(child) and not child.get("UPN") and unexplained


@of_child("8772")
def no_upn_for_no_further_action(child: Row) -> bool:
    return child.get("UPNunknown") == "UN7" and went_further(child)


@of_child("8775Q")
def older_than_25(child: Row) -> bool:
    born = child.get("PersonBirthDate")
    if born is None:
        return False
    birthday = date(born.year + 25, born.month, 28 if (born.month, born.day) == (2, 29) else born.day)
    return birthday < ENDS and any(
        missing(each, "CINclosureDate") or before(birthday, each.get("CINclosureDate"))
        for each in child["episodes"]
    )


@of_child("8555Q")
def referred_after_death(child: Row) -> bool:
    return any(
        before(child.get("PersonDeathDate"), each.get("CINreferralDate")) for each in child["episodes"]
    )


@of_child("8585Q")
def died_without_a_day(child: Row) -> bool:
    died = any(each.get("ReasonForClosure") == "RC2" for each in child["episodes"])
    return died and missing(child, "PersonDeathDate")


@of_child("8606")
def referred_long_before_birth(child: Row) -> bool:
    births = [child.get("PersonBirthDate"), child.get("ExpectedPersonBirthDate")]
    return any(
        before(each.get("CINreferralDate"), born - timedelta(days=280))
        for each in child["episodes"]
        for born in births
        if born is not None
    )
