"""The Board's own work: attendance by constituency, seats, sub groups, priorities and what it promises (appendices 1, 2)."""

from __future__ import annotations

from fractions import Fraction

from safeboard.demo.office_promises import PROMISES
from safeboard.demo.seed.printed import Compute, Printed
from safeboard.demo.seed.world import TODAY, YEAR_END, World
from safeboard.grammar.measure.periods import period
from safeboard.kernel.access import roles
from safeboard.kernel.actions.models import Item
from safeboard.kernel.actions.models import Kind as ItemKind
from safeboard.kernel.actions.plan import PRIORITIES
from safeboard.kernel.indicators.catalogue import THEMES
from safeboard.kernel.meetings.models import Holder, Meeting, Seat, SeatKind
from safeboard.kernel.partnership.models import Membership, SubGroup
from safeboard.processes.governance.models.protocol import BOARDS

# Id, percentage of the last five meetings, constituency.
ATTENDANCE = (
    ("SF0548", "80", "Adult social care"),
    ("SF0549", "100", "Children and families"),
    ("SF0550", "100", "Hospital trust"),
    ("SF0551", "60", "Legal team"),
    ("SF0552", "80", "Cabinet member"),
    ("SF0553", "0", "Family court"),
    ("SF0554", "100", "Clinical commissioning groups (CCG)"),
    ("SF0555", "100", "District councils"),
    ("SF0556", "40", "Independent schools"),
    ("SF0557", "60", "Lay members"),
    ("SF0558", "60", "Probation"),
    ("SF0559", "80", "Regional health body"),
    ("SF0560", "100", "Community health trust"),
    ("SF0561", "100", "Primary schools"),
    ("SF0562", "80", "Public health"),
    ("SF0563", "20", "Secondary schools"),
    ("SF0564", "100", "Police"),
    ("SF0565", "40", "Community rehabilitation"),
    ("SF0566", "100", "Voluntary sector"),
    ("SF0567", "80", "Youth offending"),
)
# Id and number of each priority of 2015-17, with the word by which it is found.
PRIORITY = (
    ("SF0132", "1", "Early Help"),
    ("SF0133", "2", "exploitation"),
    ("SF0134", "3", "voice"),
    ("SF0135", "4", "Neglect"),
    ("SF0136", "5", "effectiveness"),
)
LAY = "Lay members"


def _attendance(constituency: str) -> Compute:
    def percent(world: World) -> Fraction | None:
        found = [row.now for row in world.attended.rows if row.constituency.name == constituency]
        return Fraction(100 * found[0].came, found[0].expected) if found and found[0].expected else None

    return percent


def _months_of_promise(number: str) -> Compute:
    """How many months the plan gives to what was promised."""

    def months(world: World) -> int | None:
        item = Item.objects.filter(kind=ItemKind.PLAN, their_number=number, hidden=False).first()
        return len(period(item.plan_year).months()) if item and item.plan_year else None

    return months


def _priority(word: str) -> Compute:
    return lambda world: next((number for number, title in PRIORITIES.items() if word in title), None)


def _months_between_boards(world: World) -> Fraction | None:
    held = [meeting.on for meeting in world.attended.meetings]
    if len(held) < 2:
        return None
    return Fraction((held[-1] - held[0]).days, len(held) - 1) / Fraction(36525, 1200)


def _lay_stood_down(world: World) -> int:
    year = period("2015-16")
    return Holder.objects.filter(
        seat__constituency__name=LAY, deputy=False, until__range=(year.start, year.end)
    ).count()


def _lay_seats(world: World) -> int:
    return Seat.objects.filter(series=world.attended.series, constituency__name=LAY).count()


def _members(world: World) -> int:
    """Seats held on the last day of the year by members, of whatever kind but deputies and observers."""
    held = Holder.objects.filter(seat__series=world.attended.series, deputy=False, since__lte=YEAR_END)
    return held.exclude(until__lt=YEAR_END).exclude(seat__kind=SeatKind.OBSERVER).count()


def _meetings(world: World) -> int:
    return len(world.attended.meetings)


def _planning_meetings(world: World) -> int:
    year = period("2015-16")
    return Meeting.objects.filter(series=world.attended.series, on__range=(year.start, year.end)).count()


def _posts(role: str, nth: int = 1) -> Compute:
    """Whether there is an nth person in this role of the office: each post is printed by itself."""

    def post(world: World) -> int:
        people = Membership.objects.filter(role=role, since__lte=TODAY, until__gte=YEAR_END)
        return int(people.values("user").distinct().count() >= nth)

    return post


FIGURES = (
    *(Printed(sf, value, "percent", _attendance(name)) for sf, value, name in ATTENDANCE),
    Printed("SF0546", "5", "meetings", _meetings),
    Printed("SF0124", "2", "months", _months_between_boards),
    Printed("SF0122", "9", "sub_groups", lambda world: SubGroup.objects.count()),
    Printed("SF0137", "2", "members", _lay_seats),
    Printed("SF0139", "2", "members", _lay_stood_down),
    Printed(
        "SF0544", "27", "members", _members,
        "The list of members has other seats than the attendance table, which the demonstration follows.",
    ),
    *(Printed(sf, value, "priority", _priority(word)) for sf, value, word in PRIORITY),
    Printed("SF0331", "4", "boards", lambda world: len(BOARDS)),
    Printed("SF0391", "5", "themed_datasets", lambda world: len(THEMES)),
    Printed("SF0536", "1", "posts", _posts(roles.BUSINESS_MANAGER.code)),
    Printed("SF0539", "1", "posts", _posts(roles.CDOP_COORDINATOR.code)),
    Printed("SF0540", "1", "posts", _posts(roles.TRAINING_MANAGER.code)),
    *(
        Printed(sf, "1", "posts", _posts(roles.BOARD_ADMIN.code, nth))
        for nth, sf in enumerate(("SF0537", "SF0538", "SF0541", "SF0542"), start=1)
    ),
    *(Printed(promise[0], "12", "months", _months_of_promise(promise[0])) for promise in PROMISES),
)  # fmt: skip
