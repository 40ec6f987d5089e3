"""The objects of the Standard Safeguarding Dataset that feed a child's journey, under their published names.

Source: Data to Insight, Standard Safeguarding Dataset, version 1.4.0 (January 2026): the field specification of its data
model, MIT licence. Names and meanings are re-stated; what a row becomes is said in `events`. Fields of earlier versions
are read under the name of this one (`EARLIER_NAMES`).

The dataset has no collection year: it looks back six years from the day on which it was drawn, and its layout is the
same for all of them. `VERSION` is the year of the version.
"""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Layout
from safeboard.processes.socialcare.returns.safeguarding_dataset.care_objects import CARE
from safeboard.processes.socialcare.returns.safeguarding_dataset.children_and_need import CHILDREN_AND_NEED
from safeboard.processes.socialcare.returns.safeguarding_dataset.objects import Link

VERSION = 2026

OBJECTS = (*CHILDREN_AND_NEED, *CARE)
BY_NAME = {each.table.name: each for each in OBJECTS}
LAYOUTS = {VERSION: Layout("SSD", VERSION, tuple(each.table for each in OBJECTS))}
KNOWN = Layout("SSD", VERSION, tuple(each.known for each in OBJECTS))

_REFERRAL = ("ssd_cin_episodes", "cine_referral_id")
# In the order in which children are found: what a link leads to stands before it.
LINKS = (
    Link("ssd_cin_assessments", "cina_referral_id", *_REFERRAL),
    Link("ssd_cin_plans", "cinp_referral_id", *_REFERRAL),
    Link("ssd_s47_enquiry", "s47e_referral_id", *_REFERRAL),
    Link("ssd_initial_cp_conference", "icpc_s47_enquiry_id", "ssd_s47_enquiry", "s47e_s47_enquiry_id"),
    Link("ssd_initial_cp_conference", "icpc_referral_id", *_REFERRAL),
    Link("ssd_cp_plans", "cppl_icpc_id", "ssd_initial_cp_conference", "icpc_icpc_id"),
    Link("ssd_cp_plans", "cppl_referral_id", *_REFERRAL),
    Link("ssd_cp_reviews", "cppr_cp_plan_id", "ssd_cp_plans", "cppl_cp_plan_id"),
    Link("ssd_cp_visits", "cppv_cp_plan_id", "ssd_cp_plans", "cppl_cp_plan_id"),
    Link("ssd_cla_placement", "clap_cla_id", "ssd_cla_episodes", "clae_cla_id"),
    Link("ssd_cla_placement", "clap_cla_episode_id", "ssd_cla_episodes", "clae_cla_episode_id"),
    Link("ssd_cla_reviews", "clar_cla_id", "ssd_cla_episodes", "clae_cla_id"),
    Link("ssd_cla_reviews", "clar_cla_episode_id", "ssd_cla_episodes", "clae_cla_episode_id"),
)

# Fields of versions before 1.4, by the name they have now.
EARLIER_NAMES = {
    "cine_cin_primary_need": "cine_cin_primary_need_code",
    "cine_referral_source": "cine_referral_source_code",
    "cont_contact_start": "cont_contact_date",
    "cont_contact_source": "cont_contact_source_code",
    "clae_cla_primary_need": "clae_cla_primary_need_code",
    "clar_cla_person_id": "clar_person_id",
}
