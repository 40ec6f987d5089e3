"""Members from Excel: seats with whoever held them, from a day to a day, through the verbs of seats (SYS-43).

Rows of one post of one constituency that follow each other are the history of one seat; where two people sit at the
same time, there are two seats.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.urls import reverse

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.importing.cells import squash
from safeboard.kernel.actions.importing.target import (
    Choice,
    Fault,
    Field,
    Holds,
    Known,
    Row,
    Taken,
    Target,
    Undone,
)
from safeboard.kernel.actions.importing.vocabulary import WHOM_WORDS
from safeboard.kernel.actions.models import Batch
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.meetings import seats
from safeboard.kernel.meetings.importing.bodies import body, in_full, with_seats
from safeboard.kernel.meetings.models import Attendance, Constituency, Holder, Seat, SeatKind, Series
from safeboard.kernel.meetings.permissions import SEATS
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.trail import recorder

NOBODY = (
    "",
    "vacant",
    "vacancy",
    "tbc",
    "tba",
    "to be confirmed",
    "to be appointed",
    "n a",
    "none",
    "nobody",
)
KIND_WORDS = {
    SeatKind.CHAIR: ("independent chair", "chairman", "chairperson", "board chair"),
    SeatKind.VICE_CHAIR: ("deputy chair", "vice chairman"),
    SeatKind.MEMBER: ("full member", "board member", "statutory", "statutory member", "voting member"),
    SeatKind.LAY: ("lay", "lay person"),
    SeatKind.ADVISER: ("adviser", "advisor", "professional advisor", "in attendance"),
    SeatKind.OBSERVER: ("observer", "participant"),
}


@dataclass
class Place:
    """A seat of the list or one that is there, and the days on which it is taken."""

    seat: Seat
    taken: list[tuple[dt.date, dt.date | None]] = field(default_factory=list)

    def free(self, since: dt.date, until: dt.date | None) -> bool:
        """Whether somebody may sit there in these days."""
        ends = self.seat.until or dt.date.max
        return self.seat.since <= since <= ends and not any(
            a <= (until or dt.date.max) and since <= (b or dt.date.max) for a, b in self.taken
        )


def _name(row: Row) -> str:
    said = row.values.get("name") or ""
    return "" if squash(said) in NOBODY else said


def _constituency(row: Row) -> str:
    return row.values.get("constituency") or row.values.get("agency_name") or ""


def _same(row: Row) -> str:
    values = row.values
    if row.faults:
        return ""
    since = "" if not _name(row) else f"{values['since']:%Y%m%d}"
    post = "" if values.get("deputy_of") else values["title"]
    return " ".join((values["series"], _constituency(row), post, _name(row), since))


def check(rows: Sequence[Row], by: Reader) -> None:
    """For whom each seat speaks, that days are in order, and for whom each deputy stands in."""
    names = {f"agency:{each.pk}": each.name for each in Agency.visible(by, SEATS)}
    begun = {each.code: each for each in with_seats(by)}
    there = {(code, squash(name)) for code, name in Holder.objects.values_list("seat__series__code", "name")}
    there |= {(row.values["series"], squash(_name(row))) for row in rows if not row.values.get("deputy_of")}
    for row in rows:
        values = row.values
        values["agency_name"] = names.get(values.get("agency") or "", "")
        for why in _faults(row, begun[values["series"]], there):
            row.faults.append(Fault("", why))


def _faults(row: Row, series: Series, there: set[tuple[str, str]]) -> list[str]:
    values = row.values
    since, until, deputy_of = values["since"], values.get("until"), values.get("deputy_of") or ""
    found = []
    if (values.get("agency") or "").startswith("group:"):
        found.append("A sub group holds no seat. Name the agency, or leave the cell empty.")
    elif not _constituency(row):
        found.append("Say for whom the seat speaks: the constituency or the agency is missing.")
    if since < series.since:
        found.append(f"{series} began on {in_full(series.since)}; this would be from {in_full(since)}.")
    if until and until < since:
        found.append(f"The last day, {in_full(until)}, comes before the first, {in_full(since)}.")
    if len(_name(row)) > 120 or len(values["title"]) > 120 or len(_constituency(row)) > 120:
        found.append("A name, a post or a constituency has at most 120 letters.")
    if deputy_of and not _name(row):
        found.append(f"Nobody is named who stands in for {deputy_of}.")
    elif deputy_of and until is None:
        found.append("Say until when the deputy stands in. A year is usual.")
    elif deputy_of and (values["series"], squash(deputy_of)) not in there:
        found.append(f"Nobody called {deputy_of} holds a seat, here or in this list.")
    return found


def known(by: Reader) -> Known:
    """Who sits where already, from when; and the seats that are there."""
    titles = set()
    for each in Holder.objects.select_related("seat__series", "seat__constituency"):
        seat, post = each.seat, "" if each.deputy else each.seat.title
        words = (seat.series.code, seat.constituency.name, post, each.name, f"{each.since:%Y%m%d}")
        titles.add(squash(" ".join(words)))
    for seat in Seat.objects.select_related("series", "constituency"):
        titles.add(squash(" ".join((seat.series.code, seat.constituency.name, seat.title))))
    return Known(titles=frozenset(titles))


def take(batch: Batch, rows: Sequence[Row], by: Reader, why_safe: str) -> int:
    """Make constituencies, seats and holders, members before their deputies. Raises NotNow with the row."""
    made: dict[str, list[int]] = {"constituencies": [], "seats": [], "holders": []}
    order = sorted(rows, key=lambda row: (bool(row.values.get("deputy_of")), row.values["since"]))
    all_series = {each.code: each for each in with_seats(by)}
    places: dict[tuple[str, ...], list[Place]] = {}
    with transaction.atomic():
        for row in order:
            series = all_series[row.values["series"]]
            try:
                if row.values.get("deputy_of"):
                    _deputise(row, series, made, by)
                else:
                    _sit(row, series, places, made, by)
            except NotNow as refusal:
                raise NotNow(f"Row {row.number}: {refusal.message}") from refusal
        batch.columns = {**batch.columns, "made": made}
        batch.save(update_fields=("columns",))
    return len(rows)


def _sit(
    row: Row,
    series: Series,
    places: dict[tuple[str, ...], list[Place]],
    made: dict[str, list[int]],
    by: Reader,
) -> None:
    values = row.values
    key = (series.code, squash(_constituency(row)), squash(values["title"]), values.get("agency") or "")
    since, until = values["since"], values.get("until")
    here = places.setdefault(key, _there(series, row))
    place = next((each for each in here if each.free(since, until)), None)
    if place is None:
        place = Place(_new_seat(row, series, made, by))
        here.append(place)
    if name := _name(row):
        holder = seats.appoint(seat=place.seat, name=name, since=since, until=until, by=by)
        place.taken.append((since, until))
        made["holders"].append(holder.pk)


def _there(series: Series, row: Row) -> list[Place]:
    found = Seat.objects.filter(
        series=series, constituency__name__iexact=_constituency(row), title__iexact=row.values["title"]
    )
    if row.values.get("agency"):
        found = found.filter(agency=_agency_id(row))
    return [
        Place(seat, list(seat.holders.filter(deputy=False).values_list("since", "until"))) for seat in found
    ]


def _new_seat(row: Row, series: Series, made: dict[str, list[int]], by: Reader) -> Seat:
    name = _constituency(row)
    constituency = Constituency.objects.filter(series=series, name__iexact=name).first()
    if constituency is None:
        constituency = seats.add_constituency(series=series, name=name, by=by)
        made["constituencies"].append(constituency.pk)
    seat = seats.add_seat(
        constituency=constituency,
        title=row.values["title"],
        since=row.values["since"],
        kind=row.values.get("kind") or SeatKind.MEMBER,
        agency=Agency.objects.filter(pk=_agency_id(row)).first(),
        by=by,
    )
    made["seats"].append(seat.pk)
    return seat


def _agency_id(row: Row) -> int | None:
    _, _, pk = (row.values.get("agency") or "").partition(":")
    return int(pk) if pk else None


def _deputise(row: Row, series: Series, made: dict[str, list[int]], by: Reader) -> None:
    values = row.values
    wanted = squash(values["deputy_of"])
    held = Holder.objects.filter(seat__series=series, deputy=False).select_related("seat").order_by("-since")
    whose = next((each for each in held if squash(each.name) == wanted), None)
    if whose is None:
        raise NotNow(f"Nobody called {values['deputy_of']} holds a seat, here or in this list.")
    holder = seats.appoint(
        seat=whose.seat, name=_name(row), since=values["since"], until=values["until"], deputy=True, by=by
    )
    made["holders"].append(holder.pk)


def undo(batch: Batch, by: Reader) -> Undone:
    """Take back holders whom nobody changed and no register names; then the seats and constituencies left empty."""
    made: dict[str, Any] = batch.columns["made"]
    with transaction.atomic():
        named = Attendance.objects.filter(holder__in=made["holders"]).values("holder")
        gone = Holder.objects.filter(pk__in=made["holders"], version=1, declarations=None).exclude(
            pk__in=named
        )
        count = len(pks := list(gone.values_list("pk", flat=True)))
        Holder.objects.filter(pk__in=pks).delete()
        empty = Seat.objects.filter(pk__in=made["seats"], holders=None, attendances=None, declarations=None)
        seats_gone = list(empty.values_list("pk", flat=True))
        Seat.objects.filter(pk__in=seats_gone).delete()
        Constituency.objects.filter(pk__in=made["constituencies"], seats=None).delete()
    recorder.note(
        "meetings.members_taken_back", thing="batch", thing_id=batch.pk, holders=pks, seats=seats_gone
    )
    return Undone(count, Holder.objects.filter(pk__in=made["holders"]).count())


def taken(batch: Batch, by: Reader) -> list[Taken]:
    """Who was appointed by the import, seat by seat, and the seats that are vacant."""
    made: dict[str, Any] = batch.columns["made"]
    named = set(Attendance.objects.filter(holder__in=made["holders"]).values_list("holder", flat=True))
    rows = Holder.visible(by, SEATS).filter(pk__in=made["holders"]).select_related("seat__constituency")
    found = [
        Taken(
            f"{each.seat}: {each.name}{', deputy' if each.deputy else ''}, from {in_full(each.since)}"
            + (f" to {in_full(each.until)}" if each.until else ""),
            reverse("seat", kwargs={"pk": each.seat_id}),
            stays=each.version > 1 or each.pk in named,
        )
        for each in rows.order_by("seat__constituency__order", "seat", "since")
    ]
    vacant = Seat.visible(by, SEATS).filter(pk__in=made["seats"], holders=None).select_related("constituency")
    return found + [Taken(f"{each}: vacant", reverse("seat", kwargs={"pk": each.pk})) for each in vacant]


MEMBERS = Target(
    code="members",
    title="Members",
    about="Seats of the Board or a group, who holds them, who stands in, from when until when",
    kind="members",
    fields=(
        body(with_seats),
        Field("name", "Who holds it", Holds.WORDS, ("name", "member", "member name", "holder", "post holder", "representative", "name of member", "board member")),
        Field("title", "The post that sits there", Holds.WORDS, ("post", "job title", "seat", "role", "position", "title", "designation", "seat title"), needed=True),
        Field("constituency", "Whom the seat speaks for", Holds.WORDS, ("constituency", "representing", "sector", "represents", "on behalf of")),
        Field("agency", "Agency", Holds.WHOM, WHOM_WORDS),
        Field("kind", "How they sit there", Holds.CHOICE, ("membership", "member type", "type", "type of member", "kind", "status", "role on board"), shown=True, choices=tuple(Choice(each.value, each.label, KIND_WORDS.get(each, ())) for each in SeatKind)),
        Field("deputy_of", "Stands in for", Holds.WORDS, ("deputy of", "deputy for", "deputises for", "stands in for", "substitute for")),
        Field("since", "From", Holds.DAY, ("from", "since", "start", "start date", "joined", "date joined", "appointed", "date appointed", "member since"), needed=True),
        Field("until", "Until", Holds.DAY, ("until", "to", "end", "end date", "left", "date left", "term ends")),
    ),
    known=known,
    take=take,
    undo=undo,
    taken=taken,
    check=check,
    same=_same,
    needs=SEATS,
    after="Say on the page of each body which constituencies are statutory and which must be there for a quorum. "
    "Where somebody signs in here, they are invited on the page of people.",
)  # fmt: skip
