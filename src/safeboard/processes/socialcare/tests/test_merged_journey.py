"""A child told by Annex A and by a census: one row, what both say of it, and both files behind the figure (issue 6, 7)."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from django.core.management import call_command

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.journeys import statements, wording
from safeboard.kernel.journeys.models import Episode, Person
from safeboard.kernel.returns import sources_of
from safeboard.kernel.returns.models import Receipt
from safeboard.kernel.work.today import now
from safeboard.processes.socialcare.indicators.contacts import CONVERSION_DAYS
from safeboard.processes.socialcare.returns.cin.writing import (
    assessment,
    before_court,
    census,
    child,
    episode,
    in_need_plan,
    plan,
)
from safeboard.processes.socialcare.returns.safeguarding_dataset.writing import csv_files
from safeboard.processes.socialcare.returns.ssda903 import writing as care

AREA, YEAR_END = "825", dt.date(2016, 3, 31)
WHO = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years)"
CHILD = "C1,b) Female,a) White,01/06/2008"
IN_NEED = f"""{WHO},Does the Child have a Disability,CIN Start Date,Primary Need Code,Date Child Was Last Seen,CIN Closure Date,Reason for Closure,Case Status,Allocated Team,Allocated Worker
{CHILD},6,b) No,01/05/2015,Family dysfunction,20/05/2015,,,Child in need plan,South,
"""
CONTACTS = f"{WHO},Date of Contact,Contact Source\n{CHILD},6,24/04/2015,g) Police\n"


@pytest.fixture
def take_in(people, tmp_path: Path):
    """`take_in("a.csv", data)`: a file that came from the council; its receipt."""

    def intake(name: str, data: bytes | str, *more: str) -> Receipt:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        call_command("intake", str(path), *more, stdout=io.StringIO())
        return Receipt.objects.latest("pk")

    return intake


def census_of(**values: str) -> bytes:
    return census([child(episode(CINreferralDate="2015-05-01", **values), LAchildID="C1")], 2016)


def in_need():
    return list(REGISTRY.tables["children_in_need"].rows())


@pytest.mark.django_db
def test_annex_a_and_a_census_are_one_row_and_the_figure_names_both_files(take_in):
    annex = take_in("need.csv", IN_NEED, "--as-at", "2015-05-31")
    (alone,) = in_need()
    assert (alone["need"], alone["status"]) == ("dysfunction", "in_need_plan")
    later = take_in("census.xml", census_of(PrimaryNeedCode="N1"))
    (row,) = in_need()
    assert (row["need"], row["status"]) == ("abuse_or_neglect", "in_need_plan")
    # Of the year's last day only the census speaks; the status of the case is the older file's all the same.
    behind = sources_of.stood({"children_in_need"}, YEAR_END, YEAR_END, now(), AREA)
    assert behind == [later, annex]
    assert sources_of.stood({"contacts"}, YEAR_END, YEAR_END, now(), AREA) == []
    statements.withdraw(later.pk)
    assert in_need() == [alone]


@pytest.mark.django_db
def test_a_case_that_the_census_closed_is_closed(take_in):
    take_in("need.csv", IN_NEED, "--as-at", "2015-05-31")
    take_in("census.xml", census_of(CINclosureDate="2015-12-01", ReasonForClosure="RC8"))
    (row,) = in_need()
    assert (row["closed_on"], row["status"]) == (dt.date(2015, 12, 1), "in_need_plan")


@pytest.mark.django_db
def test_the_referral_of_a_census_says_which_contact_of_ours_it_followed(take_in, as_role):
    """R-FD-08: seven days after, and so within the fourteen that the indicator T1-03 looks ahead."""
    (declared,) = [each for each in REGISTRY.followings if each.kind == "referrals"]
    assert (declared.after, declared.days, declared.rule) == ("contacts", CONVERSION_DAYS, "R-FD-08")
    take_in("contacts.csv", CONTACTS, "--as-at", "2015-05-31")
    take_in("census.xml", census_of())
    person = Person.objects.get(local_id="C1")
    page = as_role("team-manager").get(f"/children/{person.code}/").content.decode()
    assert "<strong>Referral</strong>: Individual, followed the contact of 24 April 2015." in page
    assert page.count("followed the contact") == 1
    assert Episode.objects.filter(kind__in=("contacts", "referrals"), current=True).count() == 2


CARE = (
    care.header(CHILD="A1"),
    care.episode(CHILD="A1", DECOM="2025-05-01", DEC="2025-09-01", REC="E11"),
    care.missing(CHILD="A1"),
    care.placed(CHILD="A1", DATE_PLACED="2025-06-01"),
)
DATASET = {
    "ssd_person": [{"pers_person_id": "C1", "pers_sex": "F", "pers_dob": "2008-06-01"}],
    "ssd_early_help_episodes": [{"earl_episode_id": "1", "earl_person_id": "C1", "earl_episode_start_date": "2015-01-01", "earl_episode_end_date": "2015-02-01"}],
    "ssd_cin_episodes": [{"cine_referral_id": "1", "cine_person_id": "C1", "cine_referral_date": "2015-05-01", "cine_close_date": "2015-12-01"}],
    "ssd_cin_assessments": [{"cina_assessment_id": "1", "cina_person_id": "C1", "cina_referral_id": "1", "cina_assessment_start_date": "2015-05-02", "cina_assessment_auth_date": "2015-06-01"}],
    "ssd_cin_plans": [{"cinp_cin_plan_id": "1", "cinp_person_id": "C1", "cinp_referral_id": "1", "cinp_cin_plan_start_date": "2015-06-02", "cinp_cin_plan_end_date": "2015-07-02"}],
    "ssd_cp_plans": [{"cppl_cp_plan_id": "1", "cppl_person_id": "C1", "cppl_referral_id": "1", "cppl_cp_plan_start_date": "2015-07-02", "cppl_cp_plan_end_date": "2015-10-02"}],
    "ssd_cla_episodes": [{"clae_cla_episode_id": "1", "clae_person_id": "C1", "clae_cla_id": "1", "clae_cla_placement_id": "1", "clae_cla_episode_start_date": "2015-08-01", "clae_cla_episode_start_reason": "S", "clae_cla_episode_ceased_date": "2015-12-01", "clae_cla_episode_ceased_reason": "E4A"}],
    "ssd_cla_placement": [{"clap_cla_placement_id": "1", "clap_cla_id": "1", "clap_cla_placement_start_date": "2015-08-01", "clap_cla_placement_end_date": "2015-12-01"}],
    "ssd_missing": [{"miss_table_id": "1", "miss_person_id": "C1", "miss_missing_episode_start_date": "2015-10-03", "miss_missing_episode_end_date": "2015-10-04"}],
    "ssd_permanence": [{"perm_table_id": "1", "perm_person_id": "C1", "perm_adm_decision_date": "2016-01-10", "perm_decision_reversed_date": "2016-03-01"}],
}  # fmt: skip
CENSUS = census(
    [
        child(
            episode(
                assessment(AssessmentActualStartDate="2026-05-02", AssessmentAuthorisationDate="2026-06-10"),
                in_need_plan(CINPlanStartDate="2026-05-02", CINPlanEndDate="2026-06-02"),
                plan(CPPstartDate="2026-06-02", CPPendDate="2026-09-02"),
                before_court(StepDecisionDate="2026-10-02", PPOutcome="A"),
                CINreferralDate="2026-05-01",
                CINclosureDate="2026-12-01",
                ReasonForClosure="RC8",
            ),
            LAchildID="C1",
        )
    ],
    2027,
)
ENDED = {
    "cin-census": [("census.xml", CENSUS)],
    "ssda903": list(care.files(CARE, 2026).items()),
    "safeguarding-dataset": csv_files(DATASET),
}


@pytest.mark.parametrize("code", sorted(REGISTRY.collections))
def test_every_collection_says_the_end_of_all_that_can_end(code):
    """An end that the newest file does not give is no end: so each form must be able to give one."""
    collection = REGISTRY.collections[code]
    method = collection.method()
    events = method.states(method.read(tuple(ENDED[code]), None)).events
    ended = set(events.filter(events["ends_on"].is_not_null())["kind"])
    assert ended == {kind for kind in collection.fills if wording.list_of(kind).ends_on}
