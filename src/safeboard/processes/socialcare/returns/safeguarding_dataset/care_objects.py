"""The objects about care, leaving it and adoption, under their published names (see layout)."""

from __future__ import annotations

from safeboard.processes.socialcare.returns.safeguarding_dataset.objects import (
    an_object,
    day,
    sometimes,
    text,
)

CARE = (
    an_object(
        "ssd_cla_episodes",
        "episode of care",
        "clae_person_id",
        (
            *text("clae_cla_episode_id", "clae_person_id"),
            *sometimes("clae_cla_id", "clae_cla_placement_id"),
            day("clae_cla_episode_start_date", required=True),
            *text("clae_cla_episode_start_reason", "clae_cla_primary_need_code"),
            day("clae_cla_episode_ceased_date"),
            *text("clae_cla_episode_ceased_reason"),
            day("clae_entered_care_date"),
        ),
        "clae_referral_id clae_cla_last_iro_contact_date",
    ),
    an_object(
        "ssd_cla_placement",
        "placement",
        "clap_person_id",
        (
            *text("clap_cla_placement_id"),
            *sometimes("clap_person_id", "clap_cla_id", "clap_cla_episode_id"),
            day("clap_cla_placement_start_date", required=True),
            *text("clap_cla_placement_type", "clap_cla_placement_provider"),
            # Miles with decimals: text, so that what was written is seen.
            *sometimes("clap_cla_placement_distance"),
            day("clap_cla_placement_end_date"),
        ),
        "clap_cla_placement_urn clap_cla_placement_postcode clap_cla_placement_change_reason clap_cla_placement_la",
    ),
    an_object(
        "ssd_cla_reviews",
        "review of a looked after child",
        "clar_person_id",
        (
            *text("clar_cla_review_id"),
            *sometimes("clar_person_id", "clar_cla_id", "clar_cla_episode_id"),
            day("clar_cla_review_date"),
            *sometimes("clar_cla_review_cancelled", "clar_cla_review_participation"),
        ),
        "clar_cla_review_due_date clar_cla_review_last_iro_contact_date",
    ),
    an_object(
        "ssd_legal_status",
        "legal status",
        "lega_person_id",
        (*text("lega_person_id", "lega_legal_status"), day("lega_legal_status_start_date", required=True)),
        "lega_legal_status_id lega_legal_status_end_date",
    ),
    an_object(
        "ssd_missing",
        "missing episode",
        "miss_person_id",
        (
            *text("miss_table_id", "miss_person_id"),
            day("miss_missing_episode_start_date", required=True),
            *text("miss_missing_episode_type"),
            day("miss_missing_episode_end_date"),
        ),
        "miss_missing_rhi_offered miss_missing_rhi_accepted",
    ),
    an_object(
        "ssd_care_leavers",
        "care leaver",
        "clea_person_id",
        (
            *text("clea_person_id", "clea_care_leaver_eligibility", "clea_care_leaver_in_touch"),
            day("clea_care_leaver_latest_contact"),
            *text(
                "clea_care_leaver_accommodation",
                "clea_care_leaver_accom_suitable",
                "clea_care_leaver_activity",
            ),
            day("clea_pathway_plan_review_date"),
        ),
        "clea_table_id clea_care_leaver_personal_advisor clea_care_leaver_allocated_team clea_care_leaver_worker_id "
        "clea_care_leaver_allocated_team_name clea_care_leaver_worker_name",
    ),
    an_object(
        "ssd_permanence",
        "decision on permanence",
        "perm_person_id",
        (
            *text("perm_table_id", "perm_person_id"),
            # Only a decision for adoption has this day; other ways to permanence are no event of ours.
            day("perm_adm_decision_date"),
            day("perm_placement_order_date"),
            day("perm_placed_for_adoption_date"),
            day("perm_matched_date"),
            day("perm_placed_ffa_cp_date"),
            day("perm_decision_reversed_date"),
            *text("perm_decision_reversed_reason"),
            day("perm_permanence_order_date"),
            *text("perm_permanence_order_type"),
        ),
        "perm_cla_id perm_ffa_cp_decision_date perm_adopted_by_carer_flag perm_placed_foster_carer_date "
        "perm_part_of_sibling_group perm_siblings_placed_together perm_siblings_placed_apart "
        "perm_placement_provider_urn perm_adoption_worker_id perm_adoption_worker_name perm_adopter_sex "
        "perm_adopter_legal_status perm_number_of_adopters",
    ),
)
