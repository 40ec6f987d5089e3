"""Two children in every object of the Standard Safeguarding Dataset that is read: what the hostile files of it are made from."""

from __future__ import annotations

from safeboard.processes.socialcare.returns.safeguarding_dataset.writing import csv_files, json_file

Objects = dict[str, list[dict[str, str]]]
# fmt: off
_CHILD, _MOVED = "C1", "C2"
OBJECTS: Objects = {
    "ssd_person": [
        {"pers_person_id": _CHILD, "pers_sex": "F", "pers_ethnicity": "WBRI", "pers_dob": "2008-06-01"},
        {"pers_person_id": _MOVED, "pers_sex": "M", "pers_ethnicity": "MWBC", "pers_dob": "2001-03-15"},
    ],
    "ssd_disability": [{"disa_person_id": _CHILD, "disa_disability_code": "LD"}],
    "ssd_contacts": [{"cont_contact_id": "K1", "cont_person_id": _CHILD, "cont_contact_date": "2015-04-28", "cont_contact_source_code": "6"}],
    "ssd_early_help_episodes": [{"earl_episode_id": "H1", "earl_person_id": _CHILD, "earl_episode_start_date": "2014-10-01", "earl_episode_end_date": "2015-02-01", "earl_episode_organisation": "A school"}],
    "ssd_cin_episodes": [
        {"cine_referral_id": "R1", "cine_person_id": _CHILD, "cine_referral_date": "2015-05-01", "cine_cin_primary_need_code": "N1", "cine_referral_source_code": "1A", "cine_referral_nfa": "N"},
        {"cine_referral_id": "R2", "cine_person_id": _MOVED, "cine_referral_date": "2015-06-01", "cine_referral_source_code": "6", "cine_referral_nfa": "Y"},
    ],
    "ssd_cin_assessments": [{"cina_assessment_id": "A1", "cina_person_id": _CHILD, "cina_referral_id": "R1", "cina_assessment_start_date": "2015-05-02", "cina_assessment_auth_date": "2015-06-10", "cina_assessment_child_seen": "Y"}],
    "ssd_cin_plans": [{"cinp_cin_plan_id": "N1", "cinp_referral_id": "R1", "cinp_cin_plan_start_date": "2015-05-20", "cinp_cin_plan_end_date": "2015-06-02"}],
    "ssd_s47_enquiry": [{"s47e_s47_enquiry_id": "S1", "s47e_referral_id": "R1", "s47e_person_id": _CHILD, "s47e_s47_start_date": "2015-05-12", "s47e_s47_nfa": "N"}],
    "ssd_initial_cp_conference": [{"icpc_icpc_id": "I1", "icpc_s47_enquiry_id": "S1", "icpc_person_id": _CHILD, "icpc_icpc_date": "2015-06-02", "icpc_icpc_outcome_cp_flag": "Y"}],
    "ssd_cp_plans": [{"cppl_cp_plan_id": "P1", "cppl_icpc_id": "I1", "cppl_cp_plan_start_date": "2015-06-02", "cppl_cp_plan_initial_category": "NEG", "cppl_cp_plan_latest_category": "MUL"}],
    "ssd_cp_reviews": [{"cppr_cp_review_id": "V1", "cppr_cp_plan_id": "P1", "cppr_cp_review_date": "2015-09-01"}],
    "ssd_cp_visits": [{"cppv_cp_visit_id": "B1", "cppv_cp_plan_id": "P1", "cppv_person_id": _CHILD, "cppv_cp_visit_date": "2015-06-10", "cppv_cp_visit_seen": "Y", "cppv_cp_visit_seen_alone": "Y"}],
    "ssd_cla_episodes": [{"clae_cla_episode_id": "E1", "clae_person_id": _MOVED, "clae_cla_id": "L1", "clae_cla_placement_id": "T1", "clae_cla_episode_start_date": "2015-08-01", "clae_cla_episode_start_reason": "S", "clae_cla_primary_need_code": "N1", "clae_entered_care_date": "2015-08-01"}],
    "ssd_cla_placement": [{"clap_cla_placement_id": "T1", "clap_cla_id": "L1", "clap_cla_placement_start_date": "2015-08-01", "clap_cla_placement_type": "U6", "clap_cla_placement_provider": "PR1", "clap_cla_placement_distance": "20.5"}],
    "ssd_cla_reviews": [{"clar_cla_review_id": "W1", "clar_cla_id": "L1", "clar_cla_review_date": "2015-08-26", "clar_cla_review_cancelled": "N", "clar_cla_review_participation": "PN1"}],
    "ssd_legal_status": [{"lega_person_id": _MOVED, "lega_legal_status": "V2", "lega_legal_status_start_date": "2015-08-01"}],
    "ssd_missing": [{"miss_table_id": "M1", "miss_person_id": _MOVED, "miss_missing_episode_start_date": "2015-10-03 21:00", "miss_missing_episode_end_date": "2015-10-04 07:30", "miss_missing_episode_type": "Missing"}],
    "ssd_care_leavers": [{"clea_table_id": "Z1", "clea_person_id": _MOVED, "clea_care_leaver_eligibility": "Relevant", "clea_care_leaver_in_touch": "YES", "clea_care_leaver_accommodation": "B", "clea_care_leaver_accom_suitable": "1", "clea_care_leaver_activity": "F2"}],
    "ssd_permanence": [{"perm_table_id": "Q1", "perm_person_id": _MOVED, "perm_adm_decision_date": "2016-01-10"}],
}
# fmt: on
ROWS = sum(map(len, OBJECTS.values()))
CSVS = csv_files(OBJECTS)
JSON = json_file(OBJECTS)
