"""The pages of the Board office, room by room, by the persona who uses each; what is looked up is looked up late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from urllib.parse import urlencode

from safeboard.kernel.access.roles import BOARD_MEMBER
from safeboard.kernel.actions.models import Batch, ChallengeEvent, Item, Kind
from safeboard.kernel.meetings import apologies
from safeboard.kernel.meetings.models import (
    AgendaItem,
    Decision,
    Declaration,
    Holder,
    Meeting,
    Minute,
    Paper,
    Seat,
)
from safeboard.kernel.partnership.models import Agreement, District, Membership, Reminder
from safeboard.kernel.reporting.models import Remark
from safeboard.kernel.returns.models import Due
from safeboard.processes.budget.models import Head, Line
from safeboard.processes.governance.models import Finding, Inspection, Round, Topic
from tests.browser import world
from tests.browser.seen import Kwargs, Seen, of

BOARD, CDOP = {"code": "BOARD"}, {"code": "CDOP"}
LAST_BOARD, BOARD_BEFORE = world.BEFORE_ON, dt.date(2015, 12, 17)
JOURNEY = {"year": "2015-16", "code": "journey"}
YEAR = {"year": "2016-17"}
AGENCY = {"code": "adult-social-care"}


def board_of(day: dt.date) -> Callable[[], Meeting]:
    """The Board's meeting of this day."""
    return lambda: Meeting.objects.get(series__code="BOARD", on=day)


coming, last, before = board_of(world.BOARD_ON), board_of(LAST_BOARD), board_of(BOARD_BEFORE)


def on_agenda(**wanted: object) -> Callable[[], AgendaItem]:
    """An item of the coming Board's agenda."""
    return lambda: AgendaItem.objects.filter(meeting=coming(), taken_off=False, **wanted).order_by("place")[0]


def minute(meeting: Callable[[], Meeting], **more: str) -> Callable[[], Kwargs]:
    """The first minuted item of a meeting."""
    return lambda: {
        "pk": meeting().pk,
        "item": Minute.objects.filter(item__meeting=meeting()).order_by("item__place")[0].item_id,
        **more,
    }


def paper() -> Paper:
    """A paper of the coming Board."""
    return Paper.objects.filter(item__meeting=coming(), withdrawn=False).order_by("pk")[0]


def seat() -> Seat:
    """A seat that somebody holds."""
    return Holder.objects.filter(until=None, deputy=False, seat__series__code="BOARD").order_by("pk")[0].seat


def holder() -> Holder:
    """Who holds it."""
    return Holder.objects.filter(until=None, deputy=False, seat=seat())[0]


def link_of_apologies() -> Kwargs:
    """The link in somebody's e-mail."""
    return {"token": apologies.token(coming(), holder())}


def item(kind: str, **wanted: object) -> Callable[[], Item]:
    """The oldest action, challenge, risk or promise of this kind that is in this state."""
    wanted.setdefault("standing", "open")
    return lambda: Item.objects.filter(kind=kind, **wanted).order_by("pk")[0]


def event(stage: str) -> Callable[[], ChallengeEvent]:
    """A challenge event that came this far."""
    return lambda: ChallengeEvent.objects.filter(state=stage).order_by("pk")[0]


def batch(*, taken: bool) -> Callable[[], Batch]:
    """The import that was begun, or the one that was taken."""
    return lambda: Batch.objects.filter(taken_at__isnull=not taken).order_by("pk")[0]


def hat(**wanted: object) -> Callable[[], Membership]:
    """Somebody's role."""
    return lambda: Membership.objects.filter(**wanted).order_by("pk")[0]


def late_things(count: int) -> Callable[[], str]:
    """The first things that the office would remind of, as the list ticks them."""
    return lambda: "?" + urlencode([("pick", pick) for pick in world.to_remind_of()[:count]])


def first_reminder() -> Kwargs:
    """One of those by itself."""
    code, _, key = world.to_remind_of()[0].partition(" ")
    return {"code": code, "key": key}


def round_in(state: str) -> Callable[[], Round]:
    """The Board's self-assessment that came this far."""
    return lambda: Round.objects.filter(state=state).order_by("pk")[0]


def inspection() -> Inspection:
    """An outside judgement."""
    return Finding.objects.order_by("pk")[0].inspection


def finding() -> Finding:
    """What it found."""
    return Finding.objects.order_by("pk")[0]


def topic() -> Topic:
    """What boards share under the Joint Protocol."""
    return Topic.objects.order_by("pk")[0]


def pledged() -> Line:
    """A contribution that was pledged and has not come."""
    return Line.objects.filter(state="pledged").order_by("pk")[0]


def asked_for() -> Line:
    """A contribution that was asked for and not pledged."""
    return Line.objects.filter(state="requested").order_by("pk")[0]


member = hat(user__name="Corwin Ashby", role=BOARD_MEMBER.code)
invited = hat(user__name="Fergus Medway")
late_item = item(Kind.ACTION, waits_for="doing")
risk = item(Kind.CONCERN, waits_for="doing")
promise = item(Kind.PLAN, waits_for="doing")
in_doubt = item(Kind.CHALLENGE, waits_for="doing")


OFFICE: dict[tuple[str, str], tuple[Seen, ...]] = {
    ("nobody", "office"): (
        Seen("apologies-link", link_of_apologies),
        Seen("apologies-link", {"token": "too-old"}, status=410),
        Seen("invitation", {"token": world.INVITATION}),
        Seen("invitation", {"token": world.INVITATION}, press="Set password"),
        Seen("invitation", {"token": "not-ours"}, status=410),
    ),
    ("business-manager", "meetings"): (
        Seen("meetings"),
        Seen("meeting", of(coming)),
        Seen("meeting", of(last)),
        Seen("meeting", of(board_of(dt.date(2016, 6, 30)))),
        Seen("meeting-agenda", of(coming)),
        Seen("meeting-agenda", of(board_of(dt.date(2016, 6, 30)))),
        Seen("agenda-add", of(coming)),
        Seen("agenda-add", of(coming), press="Add it"),
        Seen("item-edit", of(on_agenda(standing_code=""))),
        Seen("item-act", of(on_agenda(standing_code=""), code="defer")),
        Seen("item-act", of(on_agenda(standing_code=""), code="off"), press="Take it off"),
        Seen("paper-add", of(on_agenda())),
        Seen("paper-add", of(on_agenda()), press="Add the paper"),
        Seen("paper-renew", of(paper)),
        Seen("paper-withdraw", of(paper), press="Withdraw it"),
        Seen("meeting-issue", of(coming)),
        Seen("meeting-invite", of(coming)),
        Seen("meeting-date", of(coming)),
        Seen("meeting-date", of(coming), press="See what everybody is told"),
        Seen("meeting-cancel", of(coming)),
        Seen("meeting-apologies", of(coming)),
        Seen("meeting-apologies", of(coming), press="Send apologies"),
        Seen("group", BOARD),
        Seen("group", CDOP),
        Seen("group-terms", BOARD),
        Seen("group-new"),
        Seen("group-new", press="Make the group"),
        Seen("plan-year", BOARD),
        Seen("plan-year", BOARD, press="Show the days"),
        Seen("forward-add", BOARD),
        Seen("seats", BOARD),
        Seen("constituency-new", BOARD),
        Seen("seat-new", BOARD, press="Add it"),
        Seen("seat", of(seat)),
        Seen("seat-appoint", of(seat)),
        Seen("seat-appoint", of(seat), press="Appoint"),
        Seen("seat-end", of(seat)),
        Seen("holder-end", of(holder)),
        Seen("holder-induction", of(holder)),
    ),
    ("administrator", "minutes"): (
        Seen("home"),
        Seen("meeting-register", of(coming)),
        Seen("meeting-register", of(last)),
        Seen("meeting-held", of(coming)),
        Seen("meeting-interests", of(coming)),
        Seen("meeting-interests", of(coming), press="Write it down"),
        Seen("meeting-minutes", of(last)),
        Seen("meeting-minutes", of(before)),
        Seen("meeting-arising", of(coming)),
        Seen("meeting-agree", of(last)),
        Seen("minute-write", minute(last)),
        Seen("minute-write", minute(before)),
        Seen("minute-decide", minute(last)),
        Seen("minute-decide", minute(last), press="Write it down"),
        Seen("minute-raise", minute(last, kind="action")),
        Seen("minute-raise", minute(last, kind="challenge")),
        Seen("attendance"),
        Seen("attendance", query="?series=BOARD"),
        Seen("decisions"),
        Seen("decision", of(lambda: Decision.objects.order_by("pk")[0])),
        Seen("interests", BOARD),
        Seen("interest-add", BOARD, press="Write it down"),
        Seen("interest-end", lambda: {**BOARD, "pk": Declaration.objects.filter(item=None)[0].pk}),
    ),
    ("business-manager", "actions"): (
        Seen("actions", query="?overdue=1"),
        Seen("actions", query="?standing=open", tick="tick", press="Give to somebody"),
        Seen("actions", query="?standing=open", tick="tick", press="Move the due day"),
        Seen("actions", query="?standing=open", press="Give to somebody"),
        Seen("action", of(late_item)),
        Seen("action", of(item(Kind.ACTION, standing="no_difference"))),
        Seen("action", of(risk)),
        Seen("action", of(item(Kind.CONCERN, waits_for="sorting"))),
        Seen("action", of(in_doubt)),
        Seen("action", of(promise)),
        Seen("act", of(late_item, code="escalate")),
        Seen("act", of(item(Kind.CONCERN, waits_for="sorting"), code="sort")),
        Seen("act", of(risk, code="score"), press="Score it"),
        Seen("act", of(risk, code="review")),
        Seen("act", of(risk, code="tolerate")),
        Seen("act", of(promise, code="progress")),
        Seen("act", of(promise, code="carry")),
        Seen("correct", of(late_item, version=0)),
        Seen("correct", of(late_item, version=0), press="Put the words right"),
        Seen("open-again", of(item(Kind.ACTION, standing="no_difference"))),
        Seen("raise-item", {"kind": "plan"}, "?plan_year=2016-17"),
        Seen("risks"),
        Seen("challenges"),
        Seen("challenge-events"),
        Seen("challenge-event", of(event("actions"))),
        Seen("challenge-event", of(event("held"))),
        Seen("challenge-event-plan", press="Plan it"),
        Seen("challenge-event-stage", of(event("held"), stage="findings")),
        Seen("plan"),
        Seen("plan", query="?year=2015-16"),
        Seen("promises"),
        Seen("promises", query="?year=2015-16"),
        Seen("shared-items"),
        Seen("import"),
        Seen("import", press="Read this list"),
        Seen("import-columns", of(batch(taken=False))),
        Seen("import-values", of(batch(taken=False))),
        Seen("import-values", of(batch(taken=False)), press="Next: see how it will become"),
        Seen("import-preview", of(batch(taken=False))),
        Seen("import-result", of(batch(taken=True))),
    ),
    ("business-manager", "reminders"): (
        Seen("reminders"),
        Seen("reminders", query="?kind=returns"),
        Seen("reminders", press="Read the ticked reminders before they go"),
        Seen("remind", first_reminder),
        Seen("remind-several", query=late_things(3)),
        Seen("reminder-log"),
        Seen("reminder", of(lambda: Reminder.objects.order_by("pk")[0])),
        Seen("outbox"),
        Seen("weekly-email"),
        Seen(
            "returns-due-date",
            of(lambda: Due.objects.filter(return_code="missing", receipt=None).order_by("as_at")[0]),
        ),
    ),
    ("business-manager", "people"): (
        Seen("people"),
        Seen("people", query="?which=soon"),
        Seen("person", of(member)),
        Seen("person", of(invited)),
        Seen("person", of(hat(user__name="Gwen Tolleshunt"))),
        Seen("invite"),
        Seen("invite", press="Invite"),
        Seen("hat-change", of(member)),
        Seen("deputy", of(member)),
        Seen("deputy", of(member), press="Add the deputy"),
        Seen("person-left", of(member)),
        Seen("person-left", of(hat(user__name="Imogen Farr"))),
        Seen("agreements"),
        Seen("agreement", of(lambda: Agreement.objects.order_by("pk")[0])),
        Seen("ask-reset"),
        Seen("ask-reset", press="Ask a second person"),
        Seen("your-roles"),
        Seen("second-step"),
    ),
    ("business-manager", "settings"): (
        Seen("settings"),
        Seen("targets"),
        Seen("setting", {"code": "indicator.T3-04.target"}),
        Seen("setting-change", {"code": "indicator.T3-04.target"}),
        Seen("setting-change", {"code": "indicator.T3-04.target"}, press="Save"),
        Seen("setting-change", {"code": "partnership.closure_days"}),
        Seen("words"),
        Seen("words-choose"),
        Seen("words-choose", press="See what changes"),
        Seen("districts"),
        Seen("district-add", press="Add the district"),
        Seen("district-end", of(lambda: District.objects.order_by("pk")[0])),
        Seen("logo"),
        Seen("logo", press="Save the logo"),
        Seen("standing-agencies"),
        Seen("standing-agency", AGENCY),
        Seen("standing-agency-add"),
        Seen("standing-agency-rename", AGENCY),
        Seen("standing-agency-end", AGENCY),
        Seen("standing-agency-split", AGENCY),
        Seen("standing-agencies-merge", press="See what moves"),
    ),
    ("business-manager", "gathered"): (
        Seen("search"),
        Seen("search", query="?q=conferences"),
        Seen("search", query="?q=zebra"),
        Seen("asked-of"),
        Seen("asked-of-agency", {"code": "police"}),
        Seen("export"),
        Seen("new-year"),
        Seen("annual-report"),
        Seen("annual-year", {"year": "2015-16"}),
        *(Seen("annual-chapter", {"year": "2015-16", "code": code}) for code in ("board", "effectiveness")),
        Seen("new-year", press="Rehearse everything that is left"),
    ),
    ("business-manager", "governance"): (
        Seen("budget"),
        Seen("budget-printed"),
        Seen("budget-ask", YEAR),
        Seen("budget-ask", YEAR, press="Save"),
        Seen("budget-plan", YEAR),
        Seen("budget-risk", YEAR),
        Seen("governance"),
        Seen("self-assessment"),
        Seen("self-assessment-open"),
        Seen("inspections"),
        Seen("inspection-record"),
        Seen("inspection-record", press="Save"),
        Seen("joint-protocol"),
        *(Seen("joint-protocol-new", {"what": what}) for what in ("topic", "exchange", "data")),
        Seen("vision"),
        Seen("vision-write"),
        Seen("budget", query="?year=2015-16"),
        Seen("budget-line", of(pledged)),
        Seen("budget-act", of(pledged, act="receive")),
        Seen("budget-act", of(asked_for, act="pledge"), press="Save"),
        Seen("budget-position", of(lambda: Head.objects.order_by("pk")[0])),
        Seen("self-assessment-round", of(round_in("analysed"))),
        Seen("self-assessment-round", of(round_in("plan_updated"))),
        Seen("self-assessment-agree", of(round_in("analysed"), standard="DATA")),
        Seen("self-assessment-stage", of(round_in("analysed"), stage="feed-back"), press="Save"),
        Seen("inspection", of(inspection)),
        *(Seen("inspection-add", of(inspection, what=what)) for what in ("strand", "finding")),
        Seen("finding", of(finding)),
        *(Seen("finding-act", of(finding, act=act)) for act in ("position", "evidence", "link")),
        Seen("topic", of(topic)),
        *(Seen("topic-act", of(topic, act=act)) for act in ("lead", "report")),
    ),
    ("police-board-member", "office"): (
        Seen("home"),
        Seen("meetings"),
        Seen("meeting", of(coming)),
        Seen("meeting-apologies", of(coming)),
        Seen("meeting-minutes", of(last)),
        Seen("confirm-people"),
        Seen("confirm-people", press="Send my answers"),
        Seen("people"),
        Seen("asked-of-agency", {"code": "police"}),
        Seen("asked-of-agency", {"code": "hospital-trust"}, status=404),
        Seen("agreements"),
        Seen("budget"),
        Seen("raise-item", {"kind": "concern"}),
        Seen("weekly-email"),
    ),
    ("police-deputy", "office"): (
        Seen("home"),
        Seen("meetings"),
        Seen("meeting", of(coming)),
        Seen("group", BOARD),
        Seen("your-roles"),
        Seen("people", status=404),
    ),
    ("independent-chair", "office"): (
        Seen("meeting", of(coming)),
        Seen("meeting-agree", of(last)),
        Seen("minute-decide", minute(last)),
        Seen("act", of(in_doubt, code="resolve")),
        Seen("act", of(item(Kind.CHALLENGE, waits_for="reading"), code="escalate-on")),
        Seen("act", of(item(Kind.CONCERN, waits_for="closing"), code="agree-close")),
        Seen("act", of(item(Kind.CONCERN, waits_for="closing"), code="not-close")),
        Seen("agreements"),
        Seen("asked-of"),
        Seen("search", query="?q=quorum"),
    ),
    ("pqa-chair", "office"): (
        Seen("group", {"code": "PQA"}),
        Seen("decisions"),
    ),
    ("health-board-member", "office"): (
        Seen("annual-reword", lambda: {**JOURNEY, "pk": Remark.objects.get().pk}),
    ),
    ("lay-member", "office"): (
        Seen("meetings"),
        Seen("meeting", of(coming)),
        Seen("actions", query="?kind=concern"),
        Seen("risks"),
        Seen("plan"),
        Seen("budget"),
        Seen("search", query="?q=plans"),
        Seen("settings"),
        Seen("export", status=404),
    ),
    ("training-manager", "office"): (
        Seen("home"),
        Seen("meetings"),
        Seen("group", BOARD),
        Seen("reminders"),
        Seen("import"),
    ),
    ("cdop-coordinator", "office"): (
        Seen("home"),
        Seen("group", CDOP),
        Seen("reminders"),
        Seen("plan-year", CDOP),
    ),
    ("system-admin", "office"): (Seen("ask-reset"), Seen("agreements"), Seen("your-roles")),
}
