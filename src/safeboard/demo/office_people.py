"""Who else acts in Chalkshire by 21 April 2016: Board members, deputies, administrators, one leaver, one invitation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from safeboard.demo.story import as_persona, at
from safeboard.kernel.access import roles
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.hats import reader_of
from safeboard.kernel.partnership.models import Agency, Confirmation, Membership, User
from safeboard.kernel.partnership.people import confirming, giving, inviting, leaving
from safeboard.kernel.partnership.personas import BOARD_OFFICE, COUNCIL, HEALTH, POLICE

NEVER_CAME = "Osric Lane"
FIRST, LAST = dt.date(2015, 4, 1), dt.date(2017, 3, 31)

# Invented: name, agency, role, title.
PEOPLE = (
    ("Corwin Ashby", COUNCIL, roles.BOARD_MEMBER, "Board member, County Council"),
    ("Delia Wren", "adult-social-care", roles.BOARD_MEMBER, "Board member, Adult Social Care"),
    ("Osric Lane", "public-health", roles.BOARD_MEMBER, "Board member, Public Health"),
    ("Yasmin Thorne", "youth-offending", roles.BOARD_MEMBER, "Board member, Youth Offending Service"),
    ("Piers Marlock", "probation", roles.BOARD_MEMBER, "Board member, Probation service"),
    ("Imogen Farr", "community-health", roles.BOARD_MEMBER, "Board member, Community health trust"),
    ("Kester Vallance", "ccg-north", roles.BOARD_MEMBER, "Board member, North Clinical Commissioning Group"),
    ("Noor Selwick", "district-north", roles.BOARD_MEMBER, "Board member, North District Council"),
    ("Rhona Tideswell", "secondary-schools", roles.BOARD_MEMBER, "Board member, Secondary schools"),
    ("Vernon Oakhurst", "voluntary-sector", roles.BOARD_MEMBER, "Board member, Voluntary sector"),
    ("Orla Finchley", BOARD_OFFICE, roles.BOARD_ADMIN, "Administrator, sub groups"),
    ("Ruben Halewood", BOARD_OFFICE, roles.BOARD_ADMIN, "Administrator, training"),
    ("Mina Stroudley", BOARD_OFFICE, roles.BOARD_ADMIN, "Administrator, minutes"),
    ("Gwen Tolleshunt", "probation", roles.DATA_SUPPLIER, "Probation data lead"),
    ("Basil Thornbury", "community-health", roles.DATA_SUPPLIER, "Community health data lead"),
)
# Name, of whom, from, until.
DEPUTIES = (
    ("Hester Quillan", "Piers Marlock", dt.date(2016, 2, 1), dt.date(2016, 7, 31)),
    ("Lowell Brackley", "Noor Selwick", dt.date(2016, 4, 1), dt.date(2016, 5, 13)),
)
# The police confirmed last in December, so that they are late in April; the others were in time.
CONFIRMED = (
    (POLICE, dt.date(2015, 12, 14)),
    (COUNCIL, dt.date(2016, 3, 1)),
    (HEALTH, dt.date(2016, 2, 15)),
    ("probation", dt.date(2016, 2, 22)),
    ("community-health", dt.date(2016, 3, 7)),
)


def people(say: Callable[[str], None]) -> None:
    """More people and what became of their roles; what is there already is left as it is."""
    if User.objects.filter(email=_email(PEOPLE[0][0])).exists():
        return
    begin = as_persona("business-manager", FIRST)
    hats = {
        name: _hat(name, agency, role.code, title, FIRST, LAST, begin) for name, agency, role, title in PEOPLE
    }
    for name, member, since, until in DEPUTIES:
        of = hats[member]
        by = as_persona("business-manager", since)
        _hat(name, of.agency.code, roles.DEPUTY.code, f"Deputy of {member}", since, until, by, of)
    # Everybody has been here before but one.
    User.objects.filter(last_login=None).exclude(email=_email(NEVER_CAME)).update(last_login=at(FIRST))
    _one_has_left(hats["Gwen Tolleshunt"])
    for agency, on in CONFIRMED:
        _confirm(agency, on)
    _one_is_invited()
    _one_waits_for_a_second_person()
    say(f"{len(PEOPLE) + len(DEPUTIES)} more people with their roles")


def _email(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@chalkshire.example"


def _hat(
    name: str,
    agency: str,
    role: str,
    title: str,
    since: dt.date,
    until: dt.date,
    by: Reader,
    deputy_for: Membership | None = None,
) -> Membership:
    """Somebody who has joined and signed in, with their role; nobody knows their password."""
    person = User.objects.create_user(_email(name), name=name)
    plan = giving.Plan(Agency.objects.get(code=agency), role, title, since, until, deputy_for=deputy_for)
    return giving.give(person=person, plan=plan, by=by, at=at(since))


def _one_has_left(hat: Membership) -> None:
    """The Board member said so in the round, the business manager ended the roles two days later."""
    on = dt.date(2016, 1, 27)
    member = Membership.objects.get(agency=hat.agency, role=roles.BOARD_MEMBER.code)
    _confirm(hat.agency.code, on, {hat.pk: Confirmation.Answer.LEFT}, member)
    hat.refresh_from_db()
    leaving.leave(
        hat=hat,
        seen=hat.version,
        last_day=dt.date(2016, 1, 31),
        successor=member.user,
        by=as_persona("business-manager", dt.date(2016, 1, 29)),
        at=at(dt.date(2016, 1, 29)),
    )


def _confirm(
    agency: str, on: dt.date, said: dict[int, str] | None = None, member: Membership | None = None
) -> None:
    """Each Board member of the agency answers for everybody else."""
    members = (
        [member]
        if member
        else list(Membership.objects.filter(agency__code=agency, role=roles.BOARD_MEMBER.code))
    )
    for each in members:
        by = reader_of(each, on)
        answers = {
            hat.pk: confirming.Answer((said or {}).get(hat.pk, Confirmation.Answer.YES), hat.version)
            for hat in confirming.asked(by)
        }
        confirming.confirm(answers=answers, by=by)


def _one_is_invited() -> None:
    on = dt.date(2016, 4, 18)
    inviting.invite(
        name="Fergus Medway",
        email=_email("Fergus Medway"),
        plan=giving.Plan(
            Agency.objects.get(code="youth-offending"),
            roles.DATA_SUPPLIER.code,
            "Youth Offending Service data lead",
            on,
            giving.years_after(on, 1),
        ),
        by=as_persona("business-manager", on),
        at=at(on, 9),
    )


def _one_waits_for_a_second_person() -> None:
    """The next information governance lead of the police, asked for by the business manager."""
    on = dt.date(2016, 4, 19)
    inviting.invite(
        name="Sabine Orchard",
        email=_email("Sabine Orchard"),
        plan=giving.Plan(
            Agency.objects.get(code=POLICE),
            roles.INFORMATION_GOVERNANCE_LEAD.code,
            "Information governance lead, Police",
            on,
            giving.years_after(on, 1),
        ),
        why="The police have nobody who may decide about a data breach.",
        by=as_persona("business-manager", on),
        at=at(on, 11),
    )
