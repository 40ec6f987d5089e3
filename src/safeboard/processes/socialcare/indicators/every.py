"""All that the Board counts of the child's journey through social care (indicators.csv T1, T3, T4).

Each declaration is read by the catalogue, the runs, the dashboards and the report; its example is the
specification, a test on every engine and part of its page.
"""

from __future__ import annotations

from safeboard.processes.socialcare.indicators import (
    adoption,
    assessments,
    before_birth,
    care,
    contacts,
    enquiries,
    in_need,
    neglect,
    plans,
    referrals,
    reviews,
    visits,
)

INDICATORS = (
    *contacts.INDICATORS,
    *referrals.INDICATORS,
    *assessments.INDICATORS,
    *enquiries.INDICATORS,
    *in_need.INDICATORS,
    *plans.INDICATORS,
    *care.INDICATORS,
    *adoption.INDICATORS,
    *reviews.INDICATORS,
    *visits.INDICATORS,
    *before_birth.INDICATORS,
    *neglect.INDICATORS,
)
