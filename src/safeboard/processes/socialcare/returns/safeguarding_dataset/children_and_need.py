"""The objects about who a child is, the front door, need and protection, under their published names (see layout)."""

from __future__ import annotations

from safeboard.processes.socialcare.returns.safeguarding_dataset.objects import (
    an_object,
    day,
    sometimes,
    text,
)

CHILDREN_AND_NEED = (
    an_object(
        "ssd_person",
        "child",
        "pers_person_id",
        (*text("pers_person_id", "pers_sex", "pers_ethnicity"), day("pers_dob"), day("pers_expected_dob")),
        "pers_legacy_id pers_gender pers_common_child_id pers_upn pers_upn_unknown pers_send pers_send_flag "
        "pers_death_date pers_is_mother pers_nationality pers_single_unique_id pers_forename pers_surname",
    ),
    an_object(
        "ssd_disability",
        "disability",
        "disa_person_id",
        text("disa_person_id", "disa_disability_code"),
        "disa_table_id",
    ),
    an_object(
        "ssd_contacts",
        "contact",
        "cont_person_id",
        (
            *text("cont_contact_id", "cont_person_id"),
            day("cont_contact_date", required=True),
            *text("cont_contact_source_code"),
            *sometimes("cont_contact_source_desc"),
        ),
        "cont_contact_outcome_json",
    ),
    an_object(
        "ssd_early_help_episodes",
        "early help episode",
        "earl_person_id",
        (
            *text("earl_episode_id", "earl_person_id"),
            day("earl_episode_start_date", required=True),
            day("earl_episode_end_date"),
            *text("earl_episode_organisation"),
        ),
        "earl_episode_reason earl_episode_end_reason earl_episode_worker_id earl_episode_worker_name",
    ),
    an_object(
        "ssd_cin_episodes",
        "referral",
        "cine_person_id",
        (
            *text("cine_referral_id", "cine_person_id"),
            day("cine_referral_date", required=True),
            *text("cine_cin_primary_need_code", "cine_referral_source_code"),
            *sometimes("cine_referral_source_desc"),
            *text("cine_referral_nfa", "cine_close_reason"),
            day("cine_close_date"),
        ),
        "cine_referral_outcome_json cine_referral_team cine_referral_worker_id cine_referral_team_name "
        "cine_referral_worker_name",
    ),
    an_object(
        "ssd_cin_assessments",
        "assessment",
        "cina_person_id",
        (
            *text("cina_assessment_id", "cina_person_id", "cina_referral_id"),
            day("cina_assessment_start_date", required=True),
            *text("cina_assessment_child_seen"),
            day("cina_assessment_auth_date"),
        ),
        "cina_assessment_outcome_json cina_assessment_outcome_nfa cina_assessment_team cina_assessment_worker_id "
        "cina_assessment_team_name cina_assessment_worker_name",
    ),
    an_object(
        "ssd_cin_plans",
        "child in need plan",
        "cinp_person_id",
        (
            *text("cinp_cin_plan_id", "cinp_referral_id", "cinp_person_id"),
            day("cinp_cin_plan_start_date", required=True),
            day("cinp_cin_plan_end_date"),
        ),
        "cinp_cin_plan_team cinp_cin_plan_worker_id cinp_cin_plan_team_name cinp_cin_plan_worker_name",
    ),
    an_object(
        "ssd_s47_enquiry",
        "section 47 enquiry",
        "s47e_person_id",
        (
            *text("s47e_s47_enquiry_id", "s47e_referral_id", "s47e_person_id"),
            day("s47e_s47_start_date", required=True),
            day("s47e_s47_end_date"),
            *text("s47e_s47_nfa"),
        ),
        "s47e_s47_outcome_json s47e_s47_completed_by_worker_id s47e_s47_completed_by_team "
        "s47e_s47_completed_by_worker_name s47e_s47_completed_by_team_name",
    ),
    an_object(
        "ssd_initial_cp_conference",
        "initial child protection conference",
        "icpc_person_id",
        (
            *text("icpc_icpc_id", "icpc_s47_enquiry_id", "icpc_person_id"),
            *sometimes("icpc_referral_id"),
            # A conference that is planned has the day by which it must be held and not yet one on which it was.
            day("icpc_icpc_date"),
            *text("icpc_icpc_outcome_cp_flag"),
        ),
        "icpc_icpc_meeting_id icpc_cp_plan_id icpc_icpc_transfer_in icpc_icpc_target_date icpc_icpc_outcome_json "
        "icpc_icpc_team icpc_icpc_worker_id icpc_icpc_team_name icpc_icpc_worker_name",
    ),
    an_object(
        "ssd_cp_plans",
        "child protection plan",
        "cppl_person_id",
        (
            *text("cppl_cp_plan_id", "cppl_person_id"),
            *sometimes("cppl_referral_id", "cppl_icpc_id"),
            day("cppl_cp_plan_start_date", required=True),
            day("cppl_cp_plan_end_date"),
            *sometimes("cppl_cp_plan_ola"),
            *text("cppl_cp_plan_initial_category", "cppl_cp_plan_latest_category"),
        ),
    ),
    an_object(
        "ssd_cp_reviews",
        "review of a child protection plan",
        "cppr_person_id",
        (
            *text("cppr_cp_review_id"),
            *sometimes("cppr_person_id"),
            *text("cppr_cp_plan_id"),
            # A review that is due and not yet held has no day.
            day("cppr_cp_review_date"),
        ),
        "cppr_cp_review_due cppr_cp_review_meeting_id cppr_cp_review_outcome_continue_cp cppr_cp_review_quorate "
        "cppr_cp_review_participation",
    ),
    an_object(
        "ssd_cp_visits",
        "visit to a child on a plan",
        "cppv_person_id",
        (
            *text("cppv_cp_visit_id"),
            *sometimes("cppv_person_id"),
            *text("cppv_cp_plan_id"),
            day("cppv_cp_visit_date", required=True),
            *text("cppv_cp_visit_seen", "cppv_cp_visit_seen_alone"),
        ),
        "cppv_casenote_id cppv_cp_visit_bedroom",
    ),
)
