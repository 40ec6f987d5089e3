"""Rules of assessments and their factors."""

from __future__ import annotations

from safeboard.grammar.dates import working_days_between
from tests.spec.cin_oracle.codes import AFTER_ASSESSMENT, FACTORS
from tests.spec.cin_oracle.judging import of_episode, of_row
from tests.spec.cin_oracle.reading import BLANK, ENDS, Row, before, in_year, missing, until, within


@of_episode("1103")
def before_the_referral(episode: Row) -> bool:
    referred = episode.get("CINreferralDate")
    return any(before(each.get("AssessmentActualStartDate"), referred) for each in episode["assessments"])


@of_row("8608", "assessments")
def ends_before_it_starts(assessment: Row) -> bool:
    return before(assessment.get("AssessmentAuthorisationDate"), assessment.get("AssessmentActualStartDate"))


@of_row("8614", "assessments")
def factors_too_early(assessment: Row) -> bool:
    return any(assessment["factors"]) and missing(assessment, "AssessmentAuthorisationDate")


@of_row("8670Q", "assessments")
def long_unfinished(assessment: Row) -> bool:
    started = assessment.get("AssessmentActualStartDate")
    unfinished = missing(assessment, "AssessmentAuthorisationDate")
    return unfinished and started is not None and working_days_between(started, ENDS) > 45


@of_row("8696", "assessments")
def ends_outside_the_year(assessment: Row) -> bool:
    ended = assessment.get("AssessmentAuthorisationDate")
    return ended is not None and not in_year(ended)


@of_row("8736", "assessments")
def unfinished_from_another_year(assessment: Row) -> bool:
    started = assessment.get("AssessmentActualStartDate")
    unfinished = missing(assessment, "AssessmentAuthorisationDate")
    return unfinished and started is not None and not in_year(started)


@of_row("8869", "assessments")
def none_found_beside_others(assessment: Row) -> bool:
    return "21" in assessment["factors"] and set(assessment["factors"]) - {BLANK} != {"21"}


@of_row("8897Q", "assessments")
def factors_missing(assessment: Row) -> bool:
    given = assessment["factors"]
    wrong = not given or any(each not in FACTORS for each in given)
    return in_year(assessment.get("AssessmentAuthorisationDate")) and wrong


@of_row("8898", "assessments")
def factor_twice(assessment: Row) -> bool:
    given = [each for each in assessment["factors"] if each]
    return len(set(given)) < len(given)


@of_row("8945Q", "assessments")
def old_code_for_violence(assessment: Row) -> bool:
    return "18A" in assessment["factors"]


@of_row("8950Q", "assessments")
def old_code_for_sexual_abuse(assessment: Row) -> bool:
    return "19A" in assessment["factors"]


@of_episode("8873Q")
def none_found_and_not_closed_for_it(episode: Row) -> bool:
    if len(episode["assessments"]) != 1 or "21" not in episode["assessments"][0]["factors"]:
        return False
    return episode.get("ReasonForClosure") not in AFTER_ASSESSMENT


@of_episode("8896")
def two_unfinished(episode: Row) -> bool:
    return sum(missing(each, "AssessmentAuthorisationDate") for each in episode["assessments"]) > 1


@of_episode("8863Q")
def overlapping(episode: Row) -> bool:
    for each in episode["assessments"]:
        for other in episode["assessments"]:
            last = until(other, "AssessmentAuthorisationDate")
            started, first = each.get("AssessmentActualStartDate"), other.get("AssessmentActualStartDate")
            if each is not other and within(started, first, last, last_too=True):
                return True
    return False
