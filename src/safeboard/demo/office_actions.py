"""A year of the Board's tracker: 60 actions, 15 risks, 10 challenges, 2 challenge events, the plan and its promises."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from safeboard.demo.office_actions_words import MEETINGS, Agreed, Meeting
from safeboard.demo.office_challenges import CHALLENGES, EVENTS, Asked, Held
from safeboard.demo.office_promises import BEFORE, PROMISES, SAID
from safeboard.demo.office_risks import ENTRIES, FEBRUARY, Entry
from safeboard.demo.story import BOARD_ON, at
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import challenges, escalating, events, plan, risks, tracking
from safeboard.kernel.actions.models import Item, Kind
from safeboard.kernel.partnership.hats import reader_of
from safeboard.kernel.partnership.models import Agency, Membership, SubGroup
from safeboard.kernel.partnership.personas import BY_CODE, email_of

TODAY = dt.date(2016, 4, 21)
PLANNED_ON = dt.date(2016, 3, 17)
YEAR_END = dt.date(2017, 3, 31)
ENDED = ("done", "checked", "difference", "none")
OUTCOME = {"checked": "checked", "difference": "made_a_difference", "none": "no_difference"}
ASK = "The day has passed twice and no word has come. Please see that it is done, or tell us what stands in its way."
Say = Callable[[str], None]


class Office:
    """The people, agencies and sub groups of the story, each looked up once."""

    def __init__(self) -> None:
        self.agencies = {agency.code: agency for agency in Agency.objects.all()}
        self.sub_groups = {group.code: group for group in SubGroup.objects.all()}
        self.people = {
            code: _hat(code)
            for code in (
                *("business-manager", "analyst", "independent-chair", "pqa-chair", "council-data-lead"),
                *("police-board-member", "health-board-member", "lay-member"),
            )
        }
        self.manager = self.people["business-manager"]

    def of(self, agency: str) -> Reader:
        """Who speaks for an agency; the business manager where nobody there has a hat in the story."""
        spoken = {"county-council": "council-data-lead", "police": "police-board-member"}
        return self.people.get(
            spoken.get(agency, "health-board-member" if agency == "hospital-trust" else ""), self.manager
        )


def _hat(code: str) -> Reader:
    """A persona with their first hat: the chair of a sub group may wear a second one."""
    persona = BY_CODE[code]
    hats = Membership.objects.select_related("user", "agency", "sub_group")
    return reader_of(hats.get(user__email=email_of(persona), role=persona.role.code), TODAY)


def office_actions(say: Say) -> None:
    """Load all of it through the verbs that people use; what is there already is left as it is."""
    if Item.objects.filter(kind=Kind.PLAN).exists():
        return
    office = Office()
    for meeting in MEETINGS:
        for agreed in meeting.actions:
            _action(office, meeting, agreed)
    for entry in ENTRIES:
        _risk(office, entry)
    for asked in CHALLENGES:
        _challenge(office, asked)
    for held in EVENTS:
        _event(office, held)
    _promises_before(office)
    _promises(office)
    say(f"{Item.objects.count()} actions, risks, challenges and promises")


def _action(office: Office, meeting: Meeting, agreed: Agreed) -> None:
    agency, owner, what, measure, due_on, far, evidence = agreed
    item = tracking.raise_item(
        kind=Kind.ACTION,
        title=what,
        agency=office.agencies[agency],
        owner=owner,
        due_on=due_on,
        measure=measure,
        source=meeting.source,
        source_words=meeting.name,
        by=office.manager,
        at=at(meeting.on),
    )
    _bring_on(office, item, agency, due_on, far, evidence)


def _bring_on(office: Office, item: Item, agency: str, due_on: dt.date, far: str, evidence: str) -> None:
    """Take an action or a promise as far as it came."""
    if far in ("member", "chair"):
        on = min(due_on + dt.timedelta(days=21), TODAY - dt.timedelta(days=1))
        escalating.escalate(item=item, seen=item.version, to="member", ask=ASK, by=office.manager, at=at(on))
    if far == "chair":
        on = min(due_on + dt.timedelta(days=50), TODAY - dt.timedelta(days=1))
        escalating.escalate(item=item, seen=item.version, to="chair", ask=ASK, by=office.manager, at=at(on))
    if far not in ENDED:
        return
    day, voice = min(due_on, TODAY - dt.timedelta(days=7)), office.of(agency)
    tracking.add_evidence(
        item=item, seen=item.version, changed=evidence, changed_on=day, by=voice, at=at(day)
    )
    tracking.say_done(item=item, seen=item.version, by=voice, at=at(day, 11))
    if far in OUTCOME:
        on = min(day + dt.timedelta(days=20), TODAY - dt.timedelta(days=2))
        found = f"We read what was sent and asked two of those concerned. {evidence}"
        tracking.check(
            item=item,
            seen=item.version,
            outcome=OUTCOME[far],
            words=found,
            by=office.people["analyst"],
            at=at(on),
        )


def _risk(office: Office, entry: Entry) -> None:
    manager, voice = office.manager, office.of(entry.agency)
    item = tracking.raise_item(
        kind=Kind.CONCERN,
        title=entry.title,
        words=entry.children,
        entry_type=entry.kind,
        channel=entry.channel,
        evidence=entry.evidence,
        by=manager if entry.scores else office.people["lay-member"],
        at=at(entry.raised),
    )
    if not entry.scores:
        return
    risks.sort(
        item=item,
        seen=item.version,
        entry_type=entry.kind,
        agency=office.agencies[entry.agency],
        sub_group=office.sub_groups[entry.sub_group],
        owner=entry.owner,
        by=manager,
        at=at(entry.raised + dt.timedelta(days=3)),
    )
    day, likelihood, impact, why = entry.scores[0]
    scored = {"likelihood": likelihood, "impact": impact, "words": why, "confidence": "medium"}
    risks.score(item=item, seen=item.version, by=manager, at=at(day), **scored)
    if entry.end == "unowned":
        return
    controls = f"{entry.owner} watches it each month and reports what changed to the Board."
    risks.own(
        item=item, seen=item.version, controls=controls, target_score=entry.target, by=voice, at=at(day, 14)
    )
    for day, likelihood, impact, why in entry.scores[1:]:
        risks.review(
            item=item,
            seen=item.version,
            likelihood=likelihood,
            impact=impact,
            why=why,
            done="The owner reported to the sub group, and the steps agreed before were gone through one by one.",
            review_on=dt.date(2016, 2, 24)
            if entry.end == "unreviewed"
            else BOARD_ON
            if day == FEBRUARY
            else None,
            by=manager,
            at=at(day),
        )
    _end_of_a_risk(office, entry, item, voice)


def _end_of_a_risk(office: Office, entry: Entry, item: Item, voice: Reader) -> None:
    chair, manager = office.people["independent-chair"], office.manager
    march = at(dt.date(2016, 3, 8))
    if entry.end.startswith("shared:"):
        board = entry.end.partition(":")[2]
        ask = (
            "It is yours as much as ours: please put it before your board and name somebody to work with us."
        )
        escalating.escalate(
            item=item, seen=item.version, to="board", boards=board, ask=ask, by=manager, at=march
        )
    elif entry.end == "escalated":
        ask = "One district does what the others do not. Please take it up with its chief officer."
        escalating.escalate(item=item, seen=item.version, to="chair", ask=ask, by=manager, at=march)
    elif entry.end == "tolerated":
        risks.tolerate(
            item=item,
            seen=item.version,
            reasons="The new record comes in the autumn; until then a list is read by hand each morning.",
            conditions="The list is read every day, also at weekends.",
            until=dt.date(2016, 9, 30),
            decided_on=FEBRUARY,
            by=chair,
            at=at(FEBRUARY, 15),
        )
    elif entry.end in ("closed", "proposed"):
        risks.propose_close(item=item, seen=item.version, words=entry.scores[-1][3], by=voice, at=march)
    if entry.end == "closed":
        words = "The sub group read twelve letters and asked ten families: nine understood them."
        on = at(dt.date(2016, 3, 22))
        risks.agree_close(item=item, seen=item.version, words=words, by=office.people["pqa-chair"], at=on)


def _challenge(office: Office, asked: Asked) -> None:
    chair, voice = office.people["independent-chair"], office.of(asked.agency)
    item = tracking.raise_item(
        kind=Kind.CHALLENGE,
        title=asked.question,
        words=asked.children,
        agency=office.agencies[asked.agency],
        asked_by=asked.by,
        source="board" if asked.by == "The Board" else "sub_group",
        by=chair,
        at=at(asked.on),
    )
    if asked.escalated:
        escalated = at(asked.escalated)
        challenges.escalate_on(item=item, seen=item.version, to="officer", ask=ASK, by=chair, at=escalated)
    if not asked.answered:
        return
    said = {"promise": asked.promise, "promised_on": asked.promised_on} if asked.promise else {}
    tracking.reply(
        item=item,
        seen=item.version,
        agrees=bool(asked.promise),
        answer=asked.answer,
        by=voice,
        at=at(asked.answered),
        **said,
    )
    if asked.stage == "answered":
        return
    if asked.stage == "sent back":
        on = at(asked.answered + dt.timedelta(days=6))
        missing = "The answer says what is done in one district. What of the other three?"
        tracking.not_accept_reply(item=item, seen=item.version, missing=missing, by=chair, at=on)
        return
    accepted = asked.answered + dt.timedelta(days=7)
    tracking.accept_reply(item=item, seen=item.version, by=chair, at=at(accepted))
    if asked.stage in ("resolved", "changed"):
        agreed = f"Both sides agree that this was done: {asked.promise}"
        resolved = accepted + dt.timedelta(days=14)
        challenges.resolve(item=item, seen=item.version, agreed=agreed, by=chair, at=at(resolved))
    if asked.changed:
        outcome = "no_difference" if asked.changed.startswith("Nothing") else "made_a_difference"
        on = at(dt.date(2016, 4, 7))
        changed = {"changed": asked.changed, "outcome": outcome}
        challenges.record_impact(item=item, seen=item.version, by=office.manager, at=on, **changed)


def _event(office: Office, held: Held) -> None:
    by = office.manager
    event = events.plan_event(
        title=held.title,
        scope=held.scope,
        held_on=held.on,
        sub_group=office.sub_groups[held.sub_group],
        by=by,
        at=at(held.on - dt.timedelta(days=60)),
    )
    agencies = [office.agencies[code] for code in held.agencies]
    events.ask(event=event, seen=1, agencies=agencies, by=by)
    events.hold(event=event, seen=2, held_on=held.on, agencies=agencies, by=by)
    if not held.briefing:
        return
    events.find(
        event=event,
        seen=3,
        strengths=held.strengths,
        gaps=held.gaps,
        briefing=held.briefing,
        briefing_on=held.on + dt.timedelta(days=25),
        by=by,
    )
    tracking.raise_item(
        kind=Kind.ACTION,
        title=held.action,
        agency=agencies[0],
        owner="Head of service",
        measure="Ten families asked say that they know whom to ring",
        due_on=dt.date(2016, 5, 31),
        event=event,
        source_words=held.title,
        by=by,
        at=at(held.on + dt.timedelta(days=25)),
    )
    events.agree_actions(event=event, seen=4, by=by)


def _promises_before(office: Office) -> None:
    """What was promised for 2015-16, and what became of it; what was not kept was carried, with the reason."""
    for chapter, priority, agency, owner, what, measure, due_on, far, evidence in BEFORE:
        item = tracking.raise_item(
            kind=Kind.PLAN,
            title=what,
            agency=office.agencies[agency],
            owner=owner,
            due_on=due_on,
            measure=measure,
            priority=priority,
            source="plan",
            source_words=f"Annual report 2014-15: {chapter}",
            plan_year="2015-16",
            rag="complete" if far in ENDED else "off_track",
            by=office.manager,
            at=at(dt.date(2015, 4, 9)),
        )
        if far == "carried":
            why = "Posts stood empty until January; the first schools and teams have begun since."
            planned = {"plan_year": "2016-17", "due_on": dt.date(2016, 12, 16)}
            plan.carry(
                item=item, seen=item.version, words=why, by=office.manager, at=at(PLANNED_ON), **planned
            )
        _bring_on(office, item, agency, due_on, far, evidence)


def _promises(office: Office) -> None:
    """The plan of 2016-17: each forward statement of the report with owner, measure and how it stands so far."""
    for number, chapter, priority, sub_group, agency, owner, what, measure, stands in PROMISES:
        item = tracking.raise_item(
            kind=Kind.PLAN,
            title=what,
            agency=office.agencies[agency],
            sub_group=office.sub_groups[sub_group],
            owner=owner,
            due_on=YEAR_END,
            measure=measure,
            priority=priority,
            source="plan",
            source_words=f"Annual report 2015-16: {chapter}",
            their_number=number,
            plan_year="2016-17",
            by=office.manager,
            at=at(PLANNED_ON),
        )
        if stands in SAID:
            plan.progress(
                item=item,
                seen=item.version,
                rag=stands,
                words=SAID[stands],
                by=office.of(agency),
                at=at(dt.date(2016, 4, 14)),
            )
