"""Who has which role for which agency, as the reader may see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import ROLES
from safeboard.kernel.partnership.models import (
    Agency,
    Agreement,
    Confirmation,
    Invitation,
    Membership,
    Standing,
)
from safeboard.kernel.partnership.permissions import AGREE, CONFIRM, PEOPLE, RESET, WHO
from safeboard.kernel.work.today import now

SOON = dt.timedelta(days=30)
WHICH = (
    ("", "Now and later"),
    ("soon", "Ends within 30 days"),
    ("never", "Never signed in"),
    ("waits", "Waits for a second person"),
    ("ended", "Ended"),
)
HEADINGS = (
    "Name", "E-mail", "Agency", "Role", "Title", "Sub group", "From", "Until", "Last confirmed", "Remarks",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; empty means all that counts now or later."""

    agency: str = ""
    role: str = ""
    which: str = ""
    words: str = ""

    def describe(self) -> str:
        """The filters in words, for the notes of a workbook."""
        said = (
            f"agency {self.agency}" if self.agency else "",
            ROLES[self.role].title if self.role in ROLES else "",
            dict(WHICH).get(self.which, "") if self.which else "",
            f"with “{self.words}”" if self.words else "",
        )
        return "; ".join(each for each in said if each)


@dataclass(frozen=True, slots=True)
class Row:
    """One role of one person, with what deserves a look."""

    hat: Membership
    remarks: tuple[str, ...]

    @property
    def role(self) -> str:
        """The role in words; a code that is no role any more stands as it is."""
        return ROLES[self.hat.role].title if self.hat.role in ROLES else self.hat.role


EVERYBODY = Filters()


def right(reader: Reader) -> QuerySet[Membership]:
    """Every role that this reader may see: all of them, or those of their own agency."""
    permission = PEOPLE if policy.may(reader, PEOPLE) else CONFIRM
    return Membership.visible(reader, permission).select_related(
        "user", "agency", "sub_group", "deputy_for__user"
    )


def people(reader: Reader, on: dt.date, filters: Filters = EVERYBODY) -> list[Row]:
    """The list, by name, narrowed by the filters."""
    rows = right(reader).order_by("user__name", "pk")
    if filters.agency:
        rows = rows.filter(agency__code=filters.agency)
    if filters.role:
        rows = rows.filter(role=filters.role)
    for word in filters.words.split():
        rows = rows.filter(
            Q(user__name__icontains=word) | Q(user__email__icontains=word) | Q(title__icontains=word)
        )
    return rows_of(_which(rows, filters.which, on), on)


def rows_of(hats: Iterable[Membership], on: dt.date) -> list[Row]:
    """The roles with what deserves a look about each."""
    return [Row(hat, tuple(_remarks(hat, on))) for hat in hats]


def hats_of(reader: Reader, hat: Membership, on: dt.date) -> list[Row]:
    """All roles of this person that the reader may see, the latest first."""
    return rows_of(right(reader).filter(user=hat.user_id).order_by("-until", "-pk"), on)


def invitation_of(reader: Reader, hat: Membership) -> Invitation | None:
    """The last invitation of this person."""
    return Invitation.visible(reader, PEOPLE).filter(hat__user=hat.user_id).select_related("sent_by").first()


def answers_about(reader: Reader, hat: Membership) -> QuerySet[Confirmation]:
    """What the Board member said of this role, the latest first."""
    permission = PEOPLE if policy.may(reader, PEOPLE) else CONFIRM
    return Confirmation.visible(reader, permission).filter(hat=hat).select_related("by")


def acting_for(reader: Reader, agency_id: int, on: dt.date) -> list[Row]:
    """Who acts for this agency now or later, for whoever may read that on the agency's page."""
    rows = Membership.visible(reader, WHO).filter(
        agency=agency_id, until__gte=on, standing__in=(Standing.GIVEN, Standing.ASKED)
    )
    return rows_of(rows.select_related("user", "agency", "sub_group").order_by("user__name", "pk"), on)


def answers_to_deal_with(reader: Reader) -> QuerySet[Confirmation]:
    """Answers "left" and "change" with which nobody has dealt yet."""
    waiting = Confirmation.visible(reader, PEOPLE).filter(dealt_with_on=None)
    return waiting.select_related("hat__user", "agency", "by")


def to_invite(reader: Reader, on: dt.date) -> QuerySet[Membership]:
    """Roles given to somebody new who was sent no link yet: those to which a second person has just agreed."""
    new = Membership.visible(reader, PEOPLE).filter(
        standing=Standing.GIVEN, until__gte=on, user__is_active=False
    )
    links = Invitation.visible(reader, PEOPLE).filter(ended_at=None).values("hat__user")
    return new.exclude(user__in=links).select_related("user", "agency")


def links_run_out(reader: Reader, on: dt.date) -> list[Membership]:
    """Roles of people who were invited and whose link ran out before they used it."""
    last: dict[int, Invitation] = {}
    links = Invitation.visible(reader, PEOPLE).filter(
        hat__standing=Standing.GIVEN, hat__until__gte=on, hat__user__is_active=False
    )
    for link in links.select_related("hat__user").order_by("pk"):
        last[link.hat.user_id] = link
    return [link.hat for link in last.values() if not link.open(now())]


def agreements(reader: Reader) -> QuerySet[Agreement]:
    """What waits for, or was answered by, a second person: as far as the reader's own rights go."""
    rows = Agreement.visible(reader, AGREE) | Agreement.visible(reader, RESET)
    if policy.may(reader, PEOPLE):
        rows = rows | Agreement.visible(reader, PEOPLE).filter(kind=Agreement.Kind.ROLE)
    return rows.select_related("person", "asked_by", "asked_for", "ended_by", "hat__agency")


def agencies(reader: Reader, on: dt.date) -> QuerySet[Agency]:
    """The agencies for which somebody can be invited."""
    begun = Q(since=None) | Q(since__lte=on)
    return Agency.visible(reader, PEOPLE).filter(begun, Q(until=None) | Q(until__gte=on))


def agencies_listed(reader: Reader) -> list[tuple[str, str]]:
    """The agencies of the people whom this reader may see: code and name."""
    listed = right(reader).order_by("agency__name").values_list("agency__code", "agency__name")
    return list(listed.distinct())


def sheet(rows: Iterable[Row]) -> Sheet:
    """The list as a table for Excel and *Export everything*."""
    return Sheet(
        title="People and roles",
        headings=HEADINGS,
        rows=tuple(
            (
                row.hat.user.name,
                row.hat.user.email,
                row.hat.agency.name,
                row.role,
                row.hat.title,
                row.hat.sub_group.name if row.hat.sub_group else "",
                row.hat.since,
                row.hat.until,
                row.hat.confirmed_on,
                ", ".join(row.remarks),
            )
            for row in rows
        ),
    )


def _which(rows: QuerySet[Membership], which: str, on: dt.date) -> QuerySet[Membership]:
    counts = rows.filter(until__gte=on, standing=Standing.GIVEN)
    match which:
        case "soon":
            return counts.filter(until__lte=on + SOON)
        case "never":
            return counts.filter(user__last_login=None)
        case "waits":
            return rows.filter(standing=Standing.ASKED)
        case "ended":
            return rows.filter(Q(until__lt=on) | Q(standing__in=(Standing.REFUSED, Standing.TAKEN_BACK)))
        case _:
            return rows.filter(until__gte=on, standing__in=(Standing.GIVEN, Standing.ASKED))


def _remarks(hat: Membership, on: dt.date) -> Iterable[str]:
    if hat.standing != Standing.GIVEN:
        yield hat.get_standing_display()
    elif hat.until < on:
        yield "Ended"
    elif hat.since > on:
        yield "Not begun"
    if hat.standing == Standing.GIVEN and hat.until >= on:
        if hat.until <= on + SOON:
            yield "Ends soon"
        if not hat.user.is_active:
            yield "Invited, has not joined"
        elif hat.user.last_login is None:
            yield "Never signed in"


def waits_for(reader: Reader, at: dt.datetime | None = None) -> list[Agreement]:
    """What still waits for a second person."""
    moment = at or now()
    return [each for each in agreements(reader).filter(outcome=Agreement.Outcome.OPEN) if each.open(moment)]
