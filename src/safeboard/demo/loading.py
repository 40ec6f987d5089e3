"""Loads Chalkshire: agencies, people to try it as, what is due, the council's files through the real pipeline."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

from safeboard.demo import (
    agreed,
    annex_a_files,
    cin_census_draft,
    county,
    earlier,
    looked_after_return_draft,
    office_actions,
    office_dashboards,
    office_governance,
    office_import,
    office_meetings,
    office_minutes,
    office_people,
    office_post,
    office_releases,
    office_settings,
    safeguarding_dataset_draft,
    story,
    yearly_returns,
)
from safeboard.demo.figures import sent
from safeboard.demo.sending import DOER, send
from safeboard.kernel.access.roles import BOARD_MEMBER
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.runs import run
from safeboard.kernel.indicators.snapshots import take
from safeboard.kernel.partnership import restarting
from safeboard.kernel.partnership.models import Agency, Membership, SubGroup, User
from safeboard.kernel.partnership.personas import (
    BOARD_OFFICE,
    BY_CODE,
    COUNCIL,
    HEALTH,
    PERSONAS,
    POLICE,
    email_of,
)
from safeboard.kernel.returns.models import Due, Receipt, State
from safeboard.kernel.trail import recorder, sealing

AREA = "825"
SINCE, UNTIL = dt.date(2013, 4, 1), dt.date(2017, 3, 31)

AGENCIES = (
    (BOARD_OFFICE, "Safeguarding Board office", "board", ""),
    (COUNCIL, "County Council", "authority", AREA),
    ("adult-social-care", "Adult Social Care, County Council", "council", ""),
    ("public-health", "Public Health, County Council", "council", ""),
    ("legal-team", "Legal team, County Council", "council", ""),
    ("youth-offending", "Youth Offending Service", "justice", ""),
    (POLICE, "Police", "police", ""),
    ("probation", "Probation service", "justice", ""),
    ("rehabilitation", "Community rehabilitation company", "justice", ""),
    ("family-court", "Family court advisory service", "justice", ""),
    (HEALTH, "Hospital trust", "health", ""),
    ("community-health", "Community health trust", "health", ""),
    ("ccg-north", "North Clinical Commissioning Group", "health", ""),
    ("ccg-south", "South Clinical Commissioning Group", "health", ""),
    ("health-region", "Regional health body", "health", ""),
    ("district-north", "North District Council", "district", ""),
    ("district-east", "East District Council", "district", ""),
    ("district-south", "South District Council", "district", ""),
    ("district-west", "West District Council", "district", ""),
    ("primary-schools", "Primary schools", "education", ""),
    ("secondary-schools", "Secondary schools", "education", ""),
    ("independent-schools", "Independent schools", "education", ""),
    ("voluntary-sector", "Voluntary sector", "voluntary", ""),
)
SUB_GROUPS = (
    ("PQA", "Performance and Quality Assurance"),
    ("EH", "Early Help"),
    ("CSE", "Child Sexual Exploitation"),
    ("CDOP", "Child Death Overview Panel"),
    ("SCR", "Serious Case Review"),
    ("EMP", "Employment"),
    ("ESAFE", "E-Safety"),
    ("LD", "Learning and Development"),
    ("PP", "Policies and Procedures"),
)

Say = Callable[[str], None]


def load(say: Say) -> None:
    """Load the county; what is there already is left as it is."""
    if restarting.can_restart():
        say("Chalkshire is there already")
        return
    with recorder.recorded(DOER):
        people()
        office_settings.settings(say)
    if not Due.objects.exists():
        with recorder.recorded(DOER):
            agreed.schedules_of_returns()
        send_files(say)
        with recorder.recorded(DOER):
            story.checked_before()
    sent.figures(say)
    with recorder.recorded(DOER):
        agreed.figures_checked()
    office(say)
    started = time.monotonic()
    with recorder.recorded(DOER):
        snapshot = counted()
        results = snapshot.results.count()
        story.prepare_board(snapshot)
        office_dashboards.dashboards(say)
        office_releases.releases(say)
    say(f"{results:,} results counted in {time.monotonic() - started:.1f} s")
    earlier.begin()
    sealing.seal()
    restarting.keep_start()


def office(say: Say) -> None:
    """A year of the Board's office: people, meetings, minutes, actions, reminders."""
    for part in (
        office_people.people,
        office_meetings.meetings,
        office_actions.office_actions,
        office_import.office_import,
        office_minutes.office_minutes,
        office_governance.budget,
        office_governance.governance,
        office_post.post,
    ):
        with recorder.recorded(DOER):
            part(say)


def counted() -> Snapshot:
    """The figures as they stand now, counted."""
    snapshot = take()
    run(snapshot)
    return snapshot


def people() -> None:
    """Agencies, sub groups and a user with one hat for each persona."""
    for code, name, kind, area in AGENCIES:
        Agency.objects.update_or_create(code=code, defaults={"name": name, "kind": kind, "area_code": area})
    for code, name in SUB_GROUPS:
        SubGroup.objects.update_or_create(code=code, defaults={"name": name})
    for persona in PERSONAS:
        user = User.objects.filter(email=email_of(persona)).first()
        if user is None:
            user = User.objects.create_user(email_of(persona), name=persona.name)
        Membership.objects.get_or_create(
            user=user,
            agency=Agency.objects.get(code=persona.agency),
            role=persona.role.code,
            defaults={
                "title": persona.title,
                "since": SINCE,
                "until": UNTIL,
                "sub_group": SubGroup.objects.filter(code=persona.sub_group).first(),
            },
        )
    # The chair of the sub group is also a Board member of her trust: two hats, one worn at a time.
    chair = User.objects.get(email=email_of(BY_CODE["pqa-chair"]))
    Membership.objects.get_or_create(
        user=chair,
        agency=Agency.objects.get(code=HEALTH),
        role=BOARD_MEMBER.code,
        defaults={"title": "Board member, Hospital trust", "since": SINCE, "until": UNTIL},
    )


def dues() -> None:
    """What the thread alone needs: the council's half-yearly files, and the police return that is late."""
    agreed.schedules_of_returns(figures=False)


def send_files(say: Say) -> None:
    """Build the county and send its files as the council's data lead would."""
    started = time.monotonic()
    built = county.build()
    say(f"Chalkshire drawn in {time.monotonic() - started:.1f} s")
    lead = User.objects.get(email="council-data-lead@chalkshire.example")
    files = annex_a_files.files(built)
    for file in files:
        if file is files[-1]:
            with recorder.recorded(DOER):
                story.board_of_february(counted())
        started = time.monotonic()
        send(file.filename, annex_a_files.write_xlsx(file), file.as_at, file.look_back_months, lead)
        rows = sum(map(len, file.lists.values()))
        say(f"{file.filename}: {rows:,} rows sent in {time.monotonic() - started:.1f} s")
    for filename, count in yearly_returns.send_yearly(built, lead):
        say(f"{filename}: {count:,} rows sent")
    started = time.monotonic()
    with recorder.recorded(DOER):
        story.bad_file(built)
        census = cin_census_draft.census_not_sent(built)
        dataset = safeguarding_dataset_draft.dataset_not_sent(built)
        looked_after = looked_after_return_draft.return_not_sent(built)
        looked_after_return_draft.why_they_differ(_newest_list())
    for each in (census, dataset, looked_after):
        say(f"{each.filename}: {each.rows_in:,} rows checked")
    say(f"The files that are not sent were checked in {time.monotonic() - started:.1f} s")


def _newest_list() -> Receipt:
    """The council's file of children of the last day, as received."""
    return Receipt.objects.get(
        return_code="annex-a", as_at=annex_a_files.SENT_AS_AT[-1], state=State.ACCEPTED
    )
