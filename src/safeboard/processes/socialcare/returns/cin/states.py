"""Where a case of the children in need census stands: what its rules mean by open, unfinished and going further."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import blank

# Table CINdetails. The published rules ask for the mark "no", so a referral without either mark is left alone.
WENT_FURTHER = ~col("ReferralNFA")
OPEN_CASE = blank("CINclosureDate") & WENT_FURTHER
# Table Assessments.
UNFINISHED_ASSESSMENT = blank("AssessmentAuthorisationDate")
# Table Section47. One that is not marked either way has not been marked as needing no conference.
OPEN_ENQUIRY = blank("DateOfInitialCPC") & ~col("ICPCnotRequired").fill_null(False)
# Table ChildProtectionPlans.
OPEN_PLAN = blank("CPPendDate")
# Table CINPlanDates.
OPEN_IN_NEED_PLAN = blank("CINPlanEndDate")
