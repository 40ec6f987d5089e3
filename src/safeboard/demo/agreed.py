"""What the agencies of Chalkshire agreed to send: the schedules from which everything that is due is made."""

from __future__ import annotations

import datetime as dt

from safeboard.demo import story
from safeboard.demo.figures.sent import SUBMISSIONS
from safeboard.demo.targets import LAST_DAY
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.partnership.personas import BY_CODE, COUNCIL, POLICE, email_of
from safeboard.kernel.returns import kinds
from safeboard.kernel.returns.models import Check, Due, Every
from safeboard.kernel.returns.scheduling import schedules
from safeboard.kernel.returns.scheduling.schedules import Terms
from safeboard.kernel.work.today import today

AGREED_ON = dt.date(2015, 4, 1)
NOT_CHECKED = "training"
WORKING_DAYS = 11
# The department takes the census until 31 July: in 2016 a Sunday, so 29 July.
CENSUS_WORKING_DAYS = 84
# So that March 2016 is due on 28 April: owed, not late, and no gap in what the Board has that day.
DATASET_WORKING_DAYS = 20
MORE_WORKING_DAYS = {"missing_education": 20}


def schedules_of_returns(*, figures: bool = True) -> None:
    """The council's half-yearly files and its census; the police return that is late; every other return of figures."""
    manager = story.as_persona("business-manager", today())
    for agency, code, terms, since in (*_own(), *((*_statutory(), *_of_figures()) if figures else ())):
        sender = Agency.objects.get(code=agency)
        schedules.add(agency=sender, return_code=code, terms=terms, since=since, by=manager)


def figures_checked() -> None:
    """The analyst has looked at the figures of every return but one."""
    analyst = User.objects.get(email=email_of(BY_CODE["analyst"]))
    for due in Due.objects.filter(return_code__in=REGISTRY.figures).exclude(receipt=None):
        if due.return_code != NOT_CHECKED:
            Check.objects.get_or_create(receipt=due.receipt, outcome="in_order", by=analyst)


def _own() -> list[tuple[str, str, Terms, dt.date]]:
    helped = "So that the Board can see whether children are helped in time."
    missing = "So that the Board can see how often children go missing and whether they are spoken to."
    return [
        (COUNCIL, "annex-a", _terms("Annex A", Every.HALF_YEAR, helped), dt.date(2013, 4, 1)),
        (POLICE, "missing", _terms("Missing children", Every.QUARTER, missing), dt.date(2015, 10, 1)),
    ]


def _statutory() -> list[tuple[str, str, Terms, dt.date]]:
    """The census of the department, of which the Board has a copy, and the sector's dataset: from 2015-16 on."""
    need = "So that the Board can see how many children are in need and whether they are helped in time."
    way = "So that the Board can see early how each child comes from a contact to help."
    census = _terms("Children in need census", Every.YEAR, need, CENSUS_WORKING_DAYS)
    dataset = _terms("Standard Safeguarding Dataset", Every.QUARTER, way, DATASET_WORKING_DAYS)
    return [(COUNCIL, "cin-census", census, LAST_DAY), (COUNCIL, "safeguarding-dataset", dataset, LAST_DAY)]


def _of_figures() -> list[tuple[str, str, Terms, dt.date]]:
    """Each from the newest period that was sent on."""
    found = []
    for submission in SUBMISSIONS:
        said = submission()
        declared, every = REGISTRY.figures[said.code], kinds.only_every(said.code)
        if every is None or (said.agency, said.code) == (POLICE, "missing"):
            continue
        why = declared.about.partition(". ")[0].rstrip(".")
        purpose = f"So that the Board can see {why[0].lower()}{why[1:]}."
        newest = max((period(each) for each in said.answers), key=lambda each: each.end)
        days = MORE_WORKING_DAYS.get(said.code, WORKING_DAYS)
        found.append((said.agency, said.code, _terms(declared.title, every, purpose, days), newest.end))
    return found


def _terms(title: str, every: Every, purpose: str, working_days: int = WORKING_DAYS) -> Terms:
    return Terms(
        title=title,
        every=every,
        working_days=working_days,
        purpose=purpose,
        lawful_basis="Children Act 2004, sections 14 to 14B; public task.",
        agreement="Partnership data agreement, version 3",
        agreed_on=AGREED_ON,
        review_on=dt.date(2017, 4, 1),
        keep_months=72,
    )
