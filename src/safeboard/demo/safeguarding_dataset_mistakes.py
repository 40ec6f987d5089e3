"""The rows at the end of the dataset that is not sent, in each of which one thing is wrong; the children are nobody's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Row = tuple[str, Mapping[str, str | None]]


def row(name: str, /, **fields: str | None) -> Row:
    """A row with the name of its object."""
    return name, fields


# fmt: off
def mistakes() -> Iterator[Row]:
    """Rows in which one thing each is wrong: typed wrongly, drawn twice, or without the row that they belong to."""
    for number, sex in enumerate("MFMFM", start=1):
        yield "ssd_person", {"pers_person_id": f"C99001{number}", "pers_sex": sex, "pers_ethnicity": "WBRI", "pers_dob": "2011-03-14"}
    yield "ssd_person", {"pers_person_id": "C990012", "pers_sex": "F", "pers_ethnicity": "WBRI", "pers_dob": "2010-03-14"}
    referred = {"cine_referral_date": "2016-02-10", "cine_cin_primary_need_code": "N1", "cine_referral_source_code": "6", "cine_referral_nfa": "N"}
    yield "ssd_cin_episodes", {**referred, "cine_referral_id": "RC990011-1", "cine_person_id": "C990011", "cine_close_date": "2016-02-01", "cine_close_reason": "RC7"}
    yield "ssd_cin_episodes", {**referred, "cine_referral_id": "RC990013-1", "cine_person_id": "C990013", "cine_referral_date": "30/02/2016"}
    yield "ssd_cin_episodes", {**referred, "cine_referral_id": "RC990019-1", "cine_person_id": "C990019"}
    yield "ssd_cin_assessments", {"cina_assessment_id": "AC990011-1", "cina_person_id": "C990011", "cina_referral_id": "RC990011-1", "cina_assessment_child_seen": "Y"}
    yield "ssd_cin_assessments", {"cina_assessment_id": "AC990014-1", "cina_person_id": "C990014", "cina_referral_id": "RC990014-1", "cina_assessment_start_date": "2016-02-11"}
    plan = {"cppl_cp_plan_start_date": "2016-03-01", "cppl_cp_plan_initial_category": "NEG", "cppl_cp_plan_latest_category": "NEG"}
    yield "ssd_cp_plans", {**plan, "cppl_cp_plan_id": "PC990014-1", "cppl_person_id": "C990014", "cppl_cp_plan_end_date": "2015-03-15"}
    yield "ssd_cp_reviews", {"cppr_cp_review_id": "V990020", "cppr_cp_plan_id": "PC990020-1", "cppr_cp_review_date": "2016-03-15"}
    yield "ssd_cla_episodes", {
        "clae_cla_episode_id": "LC990015-1-1", "clae_person_id": "C990015", "clae_cla_id": "LC990015-1", "clae_cla_episode_start_date": "2016-01-12",
        "clae_cla_episode_start_reason": "S", "clae_cla_primary_need_code": "N1", "clae_cla_episode_ceased_date": "2016-03-02", "clae_entered_care_date": "2016-01-12",
    }
    yield "ssd_cla_placement", {
        "clap_cla_placement_id": "TLC990015-1-1", "clap_cla_id": "LC990015-1", "clap_cla_placement_start_date": "2015-01-12",
        "clap_cla_placement_type": "U6", "clap_cla_placement_provider": "PR1", "clap_cla_placement_end_date": "2016-03-02",
    }
# fmt: on
