"""*Try it as*: who can be tried in the demonstration. Nothing here works outside it."""

from __future__ import annotations

from dataclasses import dataclass

from safeboard.grammar.declarations.permissions import Role
from safeboard.kernel.access import roles


@dataclass(frozen=True, slots=True)
class Persona:
    """An invented person with one hat (and perhaps a second), and what they can try in two minutes."""

    code: str
    name: str
    role: Role
    agency: str
    title: str
    sub_group: str = ""
    steps: tuple[str, ...] = ()
    card: str = ""


BOARD_OFFICE, COUNCIL, POLICE, HEALTH = "board-office", "county-council", "police", "hospital-trust"

PERSONAS = (
    Persona(
        "business-manager",
        "Bea Marsh",
        roles.BUSINESS_MANAGER,
        BOARD_OFFICE,
        "Business manager",
        card="get ready for Thursday's Board",
        steps=("See what needs you", "Read the headline page and decide", "Issue it to members"),
    ),
    Persona(
        "analyst",
        "Ana Lister",
        roles.ANALYST,
        BOARD_OFFICE,
        "Data analyst",
        card="a return has just arrived",
        steps=("Check the council's return", "Compare the figures", "Trace one number to its source"),
    ),
    Persona(
        "police-data-lead",
        "Paul Denham",
        roles.DATA_SUPPLIER,
        POLICE,
        "Police data lead",
        card="your return is late",
        steps=("See what you owe", "Say why and when", "Comment on a flag about you"),
    ),
    Persona(
        "council-data-lead",
        "Cora Deane",
        roles.DATA_SUPPLIER,
        COUNCIL,
        "County Council data lead",
        card="send a file, put 12 rows right",
        steps=("Send an Annex A workbook", "Read what needs you", "Send the good rows, fix the rest later"),
    ),
    Persona(
        "pqa-chair",
        "Priya Quill",
        roles.SUBGROUP_CHAIR,
        HEALTH,
        "Chair, Performance and Quality sub group",
        "PQA",
    ),
    Persona("independent-chair", "Ian Chalmers", roles.INDEPENDENT_CHAIR, BOARD_OFFICE, "Independent Chair"),
    Persona("lay-member", "Lena Moray", roles.LAY_MEMBER, BOARD_OFFICE, "Lay member"),
    Persona("health-board-member", "Hugh Bright", roles.BOARD_MEMBER, HEALTH, "Board member, Hospital trust"),
    Persona("police-board-member", "Petra Norland", roles.BOARD_MEMBER, POLICE, "Board member, Police"),
    Persona("police-deputy", "Dev Aldous", roles.DEPUTY, POLICE, "Deputy of the Board member, Police"),
    Persona("administrator", "Ada Penn", roles.BOARD_ADMIN, BOARD_OFFICE, "Administrator"),
    Persona("training-manager", "Theo Marlow", roles.TRAINING_MANAGER, BOARD_OFFICE, "Training manager"),
    Persona(
        "cdop-coordinator", "Cass Dupree", roles.CDOP_COORDINATOR, BOARD_OFFICE, "CDOP coordinator", "CDOP"
    ),
    Persona("team-manager", "Tess Morgan", roles.TEAM_MANAGER, COUNCIL, "Social work team manager"),
    Persona(
        "ig-lead",
        "Ida Gale",
        roles.INFORMATION_GOVERNANCE_LEAD,
        COUNCIL,
        "Information governance lead, County Council",
    ),
    Persona("system-admin", "Sam Addis", roles.SYSTEM_ADMIN, BOARD_OFFICE, "System administrator"),
)
BY_CODE = {persona.code: persona for persona in PERSONAS}


def email_of(persona: Persona) -> str:
    """The persona's address in the demonstration."""
    return f"{persona.code}@chalkshire.example"
