"""A Standard Safeguarding Dataset, checked by the council's data lead and not sent: the quarter's new cases of one district.

She tries out what her system can draw since this year: of the children of the West who were referred from January to
March 2016, all that the records hold of the six years before 31 March. It stays unsent, as what it says stands in the
Annex A of the same day. At its end are rows with mistakes as people make them when they type or draw; neither the
children in them nor the mistakes are anybody's.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from safeboard.demo import cin_census
from safeboard.demo.cin_census import Episode
from safeboard.demo.records import Care, Child, Contact, County, Enquiry, Plan
from safeboard.demo.safeguarding_dataset_mistakes import Row, mistakes, row
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.partnership.personas import BY_CODE, COUNCIL, email_of
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.models import Receipt
from safeboard.processes.socialcare.returns.safeguarding_dataset.collection import SAFEGUARDING_DATASET
from safeboard.processes.socialcare.returns.safeguarding_dataset.layout import BY_NAME
from safeboard.processes.socialcare.returns.safeguarding_dataset.writing import csv_files

AREA = "West"
QUARTER = (date(2016, 1, 1), date(2016, 3, 31))
SINCE = date(2010, 4, 1)
FILENAME = "Chalkshire safeguarding dataset, West, January to March 2016.zip"
# A ZIP holds the moment of its files: that of the day on which it was drawn, so that it is the same each time.
_PACKED_AT = (2016, 4, 18, 9, 0, 0)


def dataset_not_sent(county: County) -> Receipt:
    """The dataset as at 31 March 2016, uploaded and checked."""
    receipt = receiving.receive(
        agency=Agency.objects.get(code=COUNCIL),
        return_code=SAFEGUARDING_DATASET.code,
        filename=FILENAME,
        data=draft(county),
        as_at=QUARTER[1],
        look_back_months=SAFEGUARDING_DATASET.look_back_months,
        by=User.objects.get(email=email_of(BY_CODE["council-data-lead"])),
    ).receipt
    receiving.check(receipt)
    return receipt


def draft(county: County) -> bytes:
    """The ZIP of a CSV file for each object, with the mistakes in their last rows."""
    objects: dict[str, list[dict[str, str]]] = {name: [] for name in BY_NAME}
    for name, said in (*rows(county), *mistakes()):
        objects[name].append({field: value for field, value in said.items() if value is not None})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in csv_files({name: found for name, found in objects.items() if found}):
            info = zipfile.ZipInfo(name, _PACKED_AT)
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, data)
    return out.getvalue()


def rows(county: County) -> Iterator[Row]:
    """The rows of the quarter's children, each with the name of its object, a child after the other."""
    first, last = QUARTER
    referred = {
        each.child.child_id: each.child
        for each in county.referrals
        if each.child.area == AREA and first <= each.on <= last
    }
    contacts, care = defaultdict[str, list[Contact]](list), defaultdict[str, list[Care]](list)
    for contact in county.contacts:
        contacts[contact.child.child_id].append(contact)
    for spell in county.care:
        care[spell.child.child_id].append(spell)
    cases = cin_census.cases(county)
    for child_id, child in sorted(referred.items()):
        episodes = [each for each in cases[child_id] if each.referral.on >= SINCE]
        yield from _person(child, episodes[0].referral.on)
        for number, contact in enumerate(contacts[child_id], start=1):
            if contact.on >= SINCE:
                yield row(
                    "ssd_contacts",
                    cont_contact_id=f"K{child_id}-{number}",
                    cont_person_id=child_id,
                    cont_contact_date=_said(contact.on),
                    cont_contact_source_code=cin_census.SOURCES[contact.source],
                )
        for number, episode in enumerate(episodes, start=1):
            yield from _referral(child_id, f"{child_id}-{number}", episode)
        for number, spell in enumerate(care[child_id], start=1):
            if spell.started >= SINCE:
                yield from _care(child_id, f"L{child_id}-{number}", spell)


def _person(child: Child, referred: date) -> Iterator[Row]:
    yield row(
        "ssd_person",
        pers_person_id=child.child_id,
        pers_sex=cin_census.SEXES[child.sex],
        pers_ethnicity=cin_census.ETHNICITIES[child.ethnicity],
        pers_dob=_said(child.born),
        pers_expected_dob=None if child.born else _said(referred + cin_census.EXPECTED_AFTER),
    )
    if child.disabled is not None and child.born:
        kind = cin_census.DISABILITIES[int(child.child_id[1:]) % len(cin_census.DISABILITIES)]
        yield row(
            "ssd_disability",
            disa_person_id=child.child_id,
            disa_disability_code=kind if child.disabled else "NONE",
        )


def _referral(child_id: str, key: str, episode: Episode) -> Iterator[Row]:
    referral, need = episode.referral, episode.need
    yield row(
        "ssd_cin_episodes",
        cine_referral_id=f"R{key}",
        cine_person_id=child_id,
        cine_referral_date=_said(referral.on),
        cine_cin_primary_need_code=cin_census.NEEDS[need.category][0] if need else None,
        cine_referral_source_code=cin_census.SOURCES[referral.source],
        cine_referral_nfa="Y" if referral.no_further_action else "N",
        cine_close_date=_said(need.closed) if need else None,
        cine_close_reason=cin_census.CLOSURES[need.reason] if need and need.reason else None,
    )
    for number, assessment in enumerate(episode.assessments, start=1):
        yield row(
            "ssd_cin_assessments",
            cina_assessment_id=f"A{key}-{number}",
            cina_person_id=child_id,
            cina_referral_id=f"R{key}",
            cina_assessment_start_date=_said(assessment.started),
            cina_assessment_child_seen="Y" if assessment.seen else "N",
            cina_assessment_auth_date=_said(assessment.authorised),
        )
    for number, enquiry in enumerate(episode.enquiries, start=1):
        yield from _enquiry(child_id, f"{key}-{number}", f"R{key}", enquiry)
    held = {each.conference: f"I{key}-{at}" for at, each in enumerate(episode.enquiries, start=1)}
    for number, plan in enumerate(episode.plans, start=1):
        yield from _plan(child_id, f"P{key}-{number}", f"R{key}", held.get(plan.started), plan)


def _enquiry(child_id: str, key: str, referral: str, enquiry: Enquiry) -> Iterator[Row]:
    yield row(
        "ssd_s47_enquiry",
        s47e_s47_enquiry_id=f"S{key}",
        s47e_referral_id=referral,
        s47e_person_id=child_id,
        s47e_s47_start_date=_said(enquiry.strategy),
        s47e_s47_end_date=_said(enquiry.conference or enquiry.decided),
        s47e_s47_nfa="Y" if enquiry.decided else "N",
    )
    if enquiry.conference:
        yield row(
            "ssd_initial_cp_conference",
            icpc_icpc_id=f"I{key}",
            icpc_s47_enquiry_id=f"S{key}",
            icpc_person_id=child_id,
            icpc_icpc_date=_said(enquiry.conference),
            icpc_icpc_outcome_cp_flag="Y" if enquiry.led_to_plan else "N",
        )


def _plan(child_id: str, key: str, referral: str, conference: str | None, plan: Plan) -> Iterator[Row]:
    yield row(
        "ssd_cp_plans",
        cppl_cp_plan_id=key,
        cppl_person_id=child_id,
        cppl_referral_id=referral,
        cppl_icpc_id=conference,
        cppl_cp_plan_start_date=_said(plan.started),
        cppl_cp_plan_end_date=_said(plan.ended),
        cppl_cp_plan_initial_category=cin_census.CATEGORIES[plan.category],
        cppl_cp_plan_latest_category=cin_census.CATEGORIES[plan.latest],
    )
    for number, day in enumerate(plan.reviews, start=1):
        yield row(
            "ssd_cp_reviews",
            cppr_cp_review_id=f"V{key}-{number}",
            cppr_cp_plan_id=key,
            cppr_cp_review_date=_said(day),
        )


def _care(child_id: str, key: str, care: Care) -> Iterator[Row]:
    """A spell of care: an episode and a legal status for each step of it, a placement for each home."""
    homes = {step.move: step for step in reversed(care.steps)}
    moved = sorted(step.since for step in homes.values())
    for home in sorted(homes.values(), key=lambda step: step.since):
        after = next((day for day in moved if day > home.since), care.ended)
        yield row(
            "ssd_cla_placement",
            clap_cla_placement_id=f"T{key}-{home.move}",
            clap_cla_id=key,
            clap_cla_placement_start_date=_said(home.since),
            clap_cla_placement_type=home.place,
            clap_cla_placement_provider=home.provider,
            clap_cla_placement_distance=home.miles,
            clap_cla_placement_end_date=_said(after),
        )
    for number, (step, next_step) in enumerate(
        zip(care.steps, (*care.steps[1:], None), strict=True), start=1
    ):
        ended = next_step.since if next_step else care.ended
        reason = "X1" if next_step else care.reason
        yield row(
            "ssd_cla_episodes",
            clae_cla_episode_id=f"{key}-{number}",
            clae_person_id=child_id,
            clae_cla_id=key,
            clae_cla_placement_id=f"T{key}-{step.move}",
            clae_cla_episode_start_date=_said(step.since),
            clae_cla_episode_start_reason=step.why,
            clae_cla_primary_need_code=care.need,
            clae_cla_episode_ceased_date=_said(ended),
            clae_cla_episode_ceased_reason=reason if ended else None,
            clae_entered_care_date=_said(care.started),
        )
        yield row(
            "ssd_legal_status",
            lega_person_id=child_id,
            lega_legal_status=step.legal,
            lega_legal_status_start_date=_said(step.since),
        )


def _said(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
