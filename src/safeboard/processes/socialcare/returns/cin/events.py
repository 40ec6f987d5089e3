"""What a census says of children, in the words of the journey: the same kinds of event as Annex A, and six of its own.

An event is known by its child, kind and first day, so a referral that a contact of ours, an Annex A or an earlier census
already told is the same referral, and none is counted twice (SYS-11 to SYS-15).
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
from polars import col

from safeboard.grammar.statutory.layouts import Layout
from safeboard.grammar.statutory.methods import CHILDREN, Stated
from safeboard.grammar.statutory.reads import Read
from safeboard.grammar.statutory.tables import CHILD, HOLDER, ROW, Tables
from safeboard.processes.socialcare.returns.choices_front_door import SOURCE
from safeboard.processes.socialcare.returns.choices_of_years import FACTORS, NEGLECT
from safeboard.processes.socialcare.returns.choices_people import ETHNICITY, SEX
from safeboard.processes.socialcare.returns.choices_protection import CATEGORY, CLOSURE_REASON, NEED
from safeboard.processes.socialcare.returns.meanings import as_events, day_text, meaning

ID = "child_id"
_ASSESSED = "AssessmentActualStartDate"


def states(read: Read) -> Stated:
    """The children and events of the rows that are kept, as far as the collection of their year told them."""
    layout = read.tables.layout
    episodes = read.rows("CINdetails")
    enquiries = read.rows("Section47")
    plans = read.rows("ChildProtectionPlans")
    parts = [
        as_events("referrals", "CINdetails", episodes, "CINreferralDate", None, _referral_facts(layout)),
        as_events("section47", "Section47", _with_plan_made(enquiries, plans), "S47ActualStartDate", None, _enquiry_facts()),
        as_events("children_in_need", "CINdetails", episodes.filter(~col("ReferralNFA").fill_null(False)), "CINreferralDate", "CINclosureDate", _need_facts()),
        as_events("protection_plans", "ChildProtectionPlans", plans, "CPPstartDate", "CPPendDate", _plan_facts()),
        as_events("first_conferences", "CINdetails", episodes, "DateOfInitialCPC", None, {}),
        as_events("protection_reviews", "Reviews", _with_plan(read.rows("Reviews"), read.tables), "CPPreviewDate", None, {"plan_started_on": day_text("CPPstartDate")}),
    ]  # fmt: skip
    for kind, table, starts, ends, facts in (
        ("assessments", "Assessments", "AssessmentActualStartDate", "AssessmentAuthorisationDate", {}),
        ("in_need_plans", "CINPlanDates", "CINPlanStartDate", "CINPlanEndDate", {}),
        ("before_court", "PreProceedings", "PPStartDate", "StepDecisionDate", _before_court_facts()),
    ):
        if table in layout.by_name:
            parts.append(as_events(kind, table, read.rows(table), starts, ends, facts))
    if "AssessmentFactors" in layout.by_name:
        parts += [
            as_events(
                "assessment_factors", "Assessments", _with_factors(read), _ASSESSED, None, _factor_facts()
            ),
            as_events("before_birth", "Assessments", _before_birth(read), _ASSESSED, None, _birth_facts()),
        ]
    return Stated(_children(read), pl.concat(parts))


def _children(read: Read) -> pl.DataFrame:
    layout = read.tables.layout.by_name["ChildIdentifiers"].by_name
    about = read.rows("ChildIdentifiers").sort(ROW)
    ethnic = read.rows("ChildCharacteristics").unique(CHILD, keep="first").select(CHILD, "Ethnicity")
    disabilities = (
        read.rows("Disabilities")
        .group_by(CHILD)
        .agg(
            pl.when((col("Disability") == "NONE").all())
            .then(pl.lit("no"))
            .otherwise(pl.lit("yes"))
            .alias("disabled")
        )
    )
    sex = "Sex" if "Sex" in layout else "GenderCurrent"
    return (
        about.join(ethnic, on=CHILD, how="left", maintain_order="left")
        .join(disabilities, on=CHILD, how="left", maintain_order="left")
        .select(
            col(ID),
            pl.coalesce("PersonBirthDate", "ExpectedPersonBirthDate").alias("born_on"),
            meaning(sex, SEX, _SPELT[SEX.name]).alias("sex"),
            meaning("Ethnicity", ETHNICITY, _SPELT[ETHNICITY.name]).alias("ethnicity"),
            col("disabled"),
        )
        .cast(dict(CHILDREN))
    )


def _referral_facts(layout: Layout) -> Mapping[str, pl.Expr]:
    facts = {"no_further_action": _yes_no("ReferralNFA")}
    if layout.has("CINdetails.ReferralSource"):
        facts["source"] = meaning("ReferralSource", SOURCE, _SPELT[SOURCE.name])
    return facts


def _enquiry_facts() -> Mapping[str, pl.Expr]:
    return {
        "conference_unnecessary": _yes_no("ICPCnotRequired"),
        "conference_on": day_text("DateOfInitialCPC"),
        "plan_made": pl.when(col("DateOfInitialCPC").is_not_null()).then(_yes_no("plan_made")),
    }


def _need_facts() -> Mapping[str, pl.Expr]:
    return {
        "need": meaning("PrimaryNeedCode", NEED, _SPELT[NEED.name]),
        "closure_reason": meaning("ReasonForClosure", CLOSURE_REASON, _SPELT[CLOSURE_REASON.name]),
    }


def _plan_facts() -> Mapping[str, pl.Expr]:
    return {
        "initial_category": meaning("InitialCategoryOfAbuse", CATEGORY, _SPELT[CATEGORY.name]),
        "latest_category": meaning("LatestCategoryOfAbuse", CATEGORY, _SPELT[CATEGORY.name]),
        "previous_plans": col("NumberOfPreviousCPP"),
    }


def _before_court_facts() -> Mapping[str, pl.Expr]:
    return {
        "letter_on": day_text("LBPSentDate"),
        "family_meeting_offered": _yes_no("FGDMMeetingOffer"),
        "family_meeting_held": _yes_no("FGDMMeetingFac"),
        "first_meeting_on": day_text("InitialPPMeetingDate"),
        "review_meetings": col("ReviewMeetingsCount"),
        "outcome": col("PPOutcome"),
        "applied_to_court_on": day_text("CourtAppDate"),
        "court_letter_on": day_text("LetterInitCPDate"),
    }


def _with_plan_made(enquiries: pl.DataFrame, plans: pl.DataFrame) -> pl.DataFrame:
    """Whether a plan of the child started on the day of the conference; the census does not say it in a field."""
    started = (
        plans.select(CHILD, col("CPPstartDate").alias("DateOfInitialCPC"))
        .unique()
        .with_columns(plan_made=True)
    )
    beside = enquiries.join(started, on=(CHILD, "DateOfInitialCPC"), how="left", maintain_order="left")
    return beside.with_columns(col("plan_made").fill_null(False))


def _with_plan(reviews: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    return reviews.with_columns(tables["ChildProtectionPlans"]["CPPstartDate"].gather(reviews[HOLDER]))


def _with_factors(read: Read) -> pl.DataFrame:
    """The assessments with the factors that they found, in our words; none were given where both are null."""
    known = col("AssessmentFactors").replace_strict(FACTORS, default=None, return_dtype=pl.String)
    found = (
        read.rows("AssessmentFactors")
        .drop_nulls("AssessmentFactors")
        .group_by(HOLDER)
        .agg(
            (col("AssessmentFactors") == NEGLECT).any().alias("neglect"),
            known.drop_nulls().unique().sort().str.join("; ").alias("factors"),
        )
        .rename({HOLDER: ROW})
    )
    return read.rows("Assessments").join(found, on=ROW, how="left", maintain_order="left")


def _factor_facts() -> Mapping[str, pl.Expr]:
    return {
        "authorised_on": day_text("AssessmentAuthorisationDate"),
        "factors": col("factors"),
        "neglect": _yes_no("neglect"),
    }


def _before_birth(read: Read) -> pl.DataFrame:
    """The assessments that began before the child was born, or of a child who is not born yet."""
    children = read.tables["ChildIdentifiers"]
    born, expected = ("PersonBirthDate", "ExpectedPersonBirthDate")
    dated = read.rows("Assessments").with_columns(
        children[born].gather(read.rows("Assessments")[CHILD]),
        children[expected].gather(read.rows("Assessments")[CHILD]),
    )
    unborn = col(born).is_null() & col(expected).is_not_null()
    return dated.filter(unborn | (col(_ASSESSED) < col(born)))


def _birth_facts() -> Mapping[str, pl.Expr]:
    return {
        "authorised_on": day_text("AssessmentAuthorisationDate"),
        "expected_on": day_text("ExpectedPersonBirthDate"),
        "birth_on": day_text("PersonBirthDate"),
    }


def _yes_no(column: str) -> pl.Expr:
    return pl.when(col(column)).then(pl.lit("yes")).when(~col(column)).then(pl.lit("no"))


# The published codes of each list; what they mean stands with the choices, as a spelling of our own word.
_SPELT: Mapping[str, tuple[str, ...]] = {
    SEX.name: ("0", "1", "2", "9", "M", "F", "U"),
    ETHNICITY.name: (
        "WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB",
        "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT",
    ),
    SOURCE.name: (
        "1A", "1B", "1C", "1D", "2A", "2B", "3A", "3B", "3C", "3D", "3E", "3F", "4", "5A", "5B", "5C", "5D", "6", "7",
        "8", "9", "10",
    ),
    NEED.name: tuple(f"N{number}" for number in range(10)),
    CLOSURE_REASON.name: tuple(f"RC{number}" for number in range(1, 10)),
    CATEGORY.name: ("NEG", "PHY", "SAB", "EMO", "MUL"),
}  # fmt: skip
