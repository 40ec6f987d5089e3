"""The objects of the dataset of which nothing is read, and why."""

from __future__ import annotations

_NO_EVENT = "No event of a journey is made from it"
# The other objects of the dataset, by the letters their fields begin with, and why nothing of them is read.
NOT_READ = {
    "ssd_family": ("fami", f"{_NO_EVENT}, and a journey is of one child."),
    "ssd_address": ("addr", "Where a child lives is not kept here."),
    "ssd_linked_identifiers": ("link", "Other agencies' numbers of a child are not kept here."),
    "ssd_immigration_status": ("immi", f"{_NO_EVENT}, and no figure of the Board needs it."),
    "ssd_mother": ("moth", f"{_NO_EVENT}, and a journey is of one child."),
    "ssd_assessment_factors": ("cinf", f"{_NO_EVENT}: the factors of an assessment come with the census."),
    "ssd_cin_visits": ("cinv", f"{_NO_EVENT}: visits are not counted by the Board."),
    "ssd_cla_visits": ("clav", f"{_NO_EVENT}: visits are not counted by the Board."),
    "ssd_cla_convictions": ("clac", f"{_NO_EVENT}."),
    "ssd_cla_health": ("clah", f"{_NO_EVENT}: health checks come with the return on children looked after."),
    "ssd_cla_immunisations": ("clai", f"{_NO_EVENT}: immunisations come with the return on children looked after."),
    "ssd_cla_substance_misuse": ("clas", f"{_NO_EVENT}."),
    "ssd_cla_previous_permanence": ("lapp", f"{_NO_EVENT}: it comes with the return on children looked after."),
    "ssd_cla_care_plan": ("lacp", f"{_NO_EVENT}."),
    "ssd_sdq_scores": ("csdq", f"{_NO_EVENT}: scores come with the return on children looked after."),
    "ssd_voice_of_child": ("voch", f"{_NO_EVENT}."),
    "ssd_pre_proceedings": ("prep", f"{_NO_EVENT}."),
    "ssd_involvements": ("invo", "Which worker or team had a case is not kept here."),
    "ssd_professionals": ("prof", "It is about workers, not children."),
    "ssd_department": ("dept", "It is about teams, not children."),
    "ssd_send": ("send", f"{_NO_EVENT}."),
    "ssd_sen_need": ("senn", f"{_NO_EVENT}."),
    "ssd_ehcp_requests": ("ehcr", f"{_NO_EVENT}."),
    "ssd_ehcp_assessment": ("ehca", f"{_NO_EVENT}."),
    "ssd_ehcp_named_plan": ("ehcn", f"{_NO_EVENT}."),
    "ssd_ehcp_active_plans": ("ehcp", f"{_NO_EVENT}."),
    "ssd_s251_finance": ("s251", "It is about money, not about what happened to a child."),
    "ssd_version_log": ("version", "It is about the extract, not children."),
    "ssd_api_data_staging": ("api", "It is how a council sends data to the Department, not what happened to a child."),
}  # fmt: skip
