"""What a Standard Safeguarding Dataset says of children, in the words of the journey.

The events are those of Annex A, of the census and of the return on children looked after, known by child, kind and first
day, so a referral that one of them told already is the same referral here. Two things are the dataset's own: the enquiry
and its conference are two rows joined by the enquiry's id, and an episode of care names its placement by id.

A plan of another authority (cppl_cp_plan_ola) is that authority's to return; a conference, review or decision without a
day has not been held; a review that was called off was none. None of them is an event. A period of care whose first day
the dataset does not tell is left to the files that know it. Of a care leaver the dataset says how it is on the day that
it was drawn: such an event has no day of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
from polars import col

from safeboard.grammar.statutory.methods import CHILDREN, Stated
from safeboard.grammar.statutory.reads import Read
from safeboard.grammar.statutory.tables import CHILD, ROW
from safeboard.processes.socialcare.returns.choices_front_door import SOURCE
from safeboard.processes.socialcare.returns.choices_leaving import (
    ACTIVITY,
    ELIGIBILITY,
    IN_TOUCH,
    REASON_REVERSED,
)
from safeboard.processes.socialcare.returns.choices_people import ETHNICITY, SEX, YES_NO, YES_NO_UNKNOWN
from safeboard.processes.socialcare.returns.choices_protection import CATEGORY, CLOSURE_REASON, NEED
from safeboard.processes.socialcare.returns.meanings import as_events, day_text
from safeboard.processes.socialcare.returns.safeguarding_dataset import care
from safeboard.processes.socialcare.returns.safeguarding_dataset.wording import coded, worded

ID = "child_id"
# The codes of the return on children looked after, which stand for other things than the letters of Annex A's lists.
_ACCOMMODATION = {
    "B": "family", "C": "community_home", "D": "semi_independent", "E": "supported_lodgings", "G": "abroad",
    "H": "deported", "K": "ordinary_lodgings", "R": "not_known", "S": "no_fixed_abode", "T": "foyer",
    "U": "independent", "V": "emergency", "W": "bed_and_breakfast", "X": "custody", "Y": "other", "Z": "former_carer",
}  # fmt: skip
_SUITABLE = {"1": "suitable", "2": "not_suitable"}


def states(read: Read) -> Stated:
    """The children and events of the rows that are kept."""
    parts = [*_front_door(read), *_protection(read), *care.events(read), _leavers(read), _adoptions(read)]
    return Stated(_children(read), pl.concat(parts))


def _children(read: Read) -> pl.DataFrame:
    people = read.rows("ssd_person").sort(ROW).unique(ID, keep="first", maintain_order=True)
    disabled = (
        read.rows("ssd_disability")
        .drop_nulls("disa_disability_code")
        .group_by(ID)
        .agg(
            pl.when((col("disa_disability_code").str.to_uppercase() == "NONE").all())
            .then(pl.lit("no"))
            .otherwise(pl.lit("yes"))
            .alias("disabled")
        )
    )
    known = people.join(disabled, on=ID, how="left", maintain_order="left").select(
        ID,
        pl.coalesce("pers_dob", "pers_expected_dob").alias("born_on"),
        worded(people, "pers_sex", SEX).alias("sex"),
        worded(people, "pers_ethnicity", ETHNICITY).alias("ethnicity"),
        "disabled",
    )
    others = (
        pl.concat([read.rows(name).select(ID) for name in read.counted])
        .drop_nulls()
        .unique(maintain_order=True)
    )
    alone = others.join(known, on=ID, how="anti", maintain_order="left")
    return pl.concat([known, alone], how="diagonal").cast(dict(CHILDREN))


def _front_door(read: Read) -> list[pl.DataFrame]:
    contacts, early = read.rows("ssd_contacts"), read.rows("ssd_early_help_episodes")
    referrals, assessed = read.rows("ssd_cin_episodes"), read.rows("ssd_cin_assessments")
    nothing_further = worded(referrals, "cine_referral_nfa", YES_NO)
    in_need = referrals.filter(nothing_further.fill_null("no") != "yes")
    return [
        as_events("contacts", "ssd_contacts", contacts, "cont_contact_date", None, {"source": _source(contacts, "cont_contact_source")}),
        as_events("early_help", "ssd_early_help_episodes", early, "earl_episode_start_date", "earl_episode_end_date", {"organisation": col("earl_episode_organisation")}),
        as_events("referrals", "ssd_cin_episodes", referrals, "cine_referral_date", None, {
            "source": _source(referrals, "cine_referral_source"), "no_further_action": nothing_further,
        }),
        as_events("children_in_need", "ssd_cin_episodes", in_need, "cine_referral_date", "cine_close_date", {
            "need": worded(in_need, "cine_cin_primary_need_code", NEED),
            "closure_reason": worded(in_need, "cine_close_reason", CLOSURE_REASON),
        }),
        as_events("assessments", "ssd_cin_assessments", assessed, "cina_assessment_start_date", "cina_assessment_auth_date", {
            "child_seen": worded(assessed, "cina_assessment_child_seen", YES_NO_UNKNOWN),
        }),
        as_events("before_birth", "ssd_cin_assessments", _before_birth(read, assessed), "cina_assessment_start_date", None, {
            "authorised_on": day_text("cina_assessment_auth_date"),
            "expected_on": day_text("pers_expected_dob"),
            "birth_on": day_text("pers_dob"),
        }),
    ]  # fmt: skip


def _before_birth(read: Read, assessed: pl.DataFrame) -> pl.DataFrame:
    """The assessments that began before the child was born, or of a child who is not born yet."""
    days = ("pers_dob", "pers_expected_dob")
    people = read.rows("ssd_person").sort(ROW).unique(ID, keep="first").select(ID, *days)
    dated = assessed.join(people, on=ID, how="left", maintain_order="left")
    unborn = col(days[0]).is_null() & col(days[1]).is_not_null()
    return dated.filter(unborn | (col("cina_assessment_start_date") < col(days[0])))


def _source(rows: pl.DataFrame, column: str) -> pl.Expr:
    return pl.coalesce(worded(rows, f"{column}_code", SOURCE), worded(rows, f"{column}_desc", SOURCE))


def _protection(read: Read) -> list[pl.DataFrame]:
    held = read.rows("ssd_initial_cp_conference").filter(col("icpc_icpc_date").is_not_null())
    enquiries = _with_conference(read.rows("ssd_s47_enquiry"), held)
    without = held.join(
        enquiries.select(col("s47e_s47_enquiry_id").alias("icpc_s47_enquiry_id")).drop_nulls(),
        on="icpc_s47_enquiry_id",
        how="anti",
        maintain_order="left",
    )
    every_plan = read.rows("ssd_cp_plans")
    plans = every_plan.filter(worded(every_plan, "cppl_cp_plan_ola", YES_NO).fill_null("no") != "yes")
    visits = read.rows("ssd_cp_visits")
    in_need, reviews = read.rows("ssd_cin_plans"), _with_plan(read.rows("ssd_cp_reviews"), every_plan)
    return [
        as_events("section47", "ssd_s47_enquiry", enquiries, "s47e_s47_start_date", None, {
            "conference_unnecessary": worded(enquiries, "s47e_s47_nfa", YES_NO),
            "conference_on": day_text("icpc_icpc_date"),
            "plan_made": worded(enquiries, "icpc_icpc_outcome_cp_flag", YES_NO_UNKNOWN),
        }),
        as_events("first_conferences", "ssd_initial_cp_conference", without, "icpc_icpc_date", None, {}),
        as_events("protection_plans", "ssd_cp_plans", plans, "cppl_cp_plan_start_date", "cppl_cp_plan_end_date", {
            "initial_category": worded(plans, "cppl_cp_plan_initial_category", CATEGORY),
            "latest_category": worded(plans, "cppl_cp_plan_latest_category", CATEGORY),
        }),
        as_events("protection_reviews", "ssd_cp_reviews", reviews, "cppr_cp_review_date", None, {"plan_started_on": day_text("cppl_cp_plan_start_date")}),
        as_events("protection_visits", "ssd_cp_visits", visits, "cppv_cp_visit_date", None, {
            "seen": worded(visits, "cppv_cp_visit_seen", YES_NO),
            "seen_alone": worded(visits, "cppv_cp_visit_seen_alone", YES_NO),
        }),
        as_events("in_need_plans", "ssd_cin_plans", in_need, "cinp_cin_plan_start_date", "cinp_cin_plan_end_date", {}),
    ]  # fmt: skip


def _with_conference(enquiries: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """The enquiries with their own first conference; an enquiry without an id has none."""
    first = (
        held.drop_nulls("icpc_s47_enquiry_id")
        .sort("icpc_icpc_date", ROW)
        .unique("icpc_s47_enquiry_id", keep="first")
    )
    beside = first.select(CHILD, "icpc_s47_enquiry_id", "icpc_icpc_date", "icpc_icpc_outcome_cp_flag")
    return enquiries.join(
        beside,
        left_on=[CHILD, "s47e_s47_enquiry_id"],
        right_on=[CHILD, "icpc_s47_enquiry_id"],
        how="left",
        maintain_order="left",
    )


def _with_plan(reviews: pl.DataFrame, plans: pl.DataFrame) -> pl.DataFrame:
    of_plan = plans.drop_nulls("cppl_cp_plan_id").unique("cppl_cp_plan_id", keep="first")
    beside = of_plan.select("cppl_cp_plan_id", "cppl_cp_plan_start_date")
    return reviews.join(
        beside, left_on="cppr_cp_plan_id", right_on="cppl_cp_plan_id", how="left", maintain_order="left"
    )


def _leavers(read: Read) -> pl.DataFrame:
    leavers = read.rows("ssd_care_leavers")
    said: Mapping[str, pl.Expr] = {
        "eligibility": worded(leavers, "clea_care_leaver_eligibility", ELIGIBILITY),
        "pathway_review_on": day_text("clea_pathway_plan_review_date"),
        "in_touch": worded(leavers, "clea_care_leaver_in_touch", IN_TOUCH),
        "contact_on": day_text("clea_care_leaver_latest_contact"),
        "accommodation": coded("clea_care_leaver_accommodation", _ACCOMMODATION),
        "suitability": coded("clea_care_leaver_accom_suitable", _SUITABLE),
        "activity": worded(leavers, "clea_care_leaver_activity", ACTIVITY),
    }
    any_day = leavers.with_columns(pl.lit(0).cast(pl.Date).alias("on"))
    events = as_events("care_leavers", "ssd_care_leavers", any_day, "on", None, said)
    return events.with_columns(pl.lit(None, pl.Date).alias("starts_on"))


def _adoptions(read: Read) -> pl.DataFrame:
    adopted = col("perm_permanence_order_type").str.to_lowercase().str.contains("adopt")
    decided = read.rows("ssd_permanence").with_columns(
        pl.coalesce(
            pl.when(adopted).then(col("perm_permanence_order_date")), col("perm_decision_reversed_date")
        ).alias("ended_on")
    )
    said = {
        "placement_order_on": day_text("perm_placement_order_date"),
        "matched_on": day_text("perm_matched_date"),
        "placed_on": day_text("perm_placed_for_adoption_date"),
        "reversed_on": day_text("perm_decision_reversed_date"),
        "reversed_reason": worded(decided, "perm_decision_reversed_reason", REASON_REVERSED),
        "fostered_on": day_text("perm_placed_ffa_cp_date"),
    }
    return as_events("adoptions", "ssd_permanence", decided, "perm_adm_decision_date", "ended_on", said)
