"""The Board's money, its self-assessment of March 2016, outside judgements, Joint Protocol and values. All invented;
the contributions are those that `processes/budget/selectors/printed.py` re-states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from safeboard.demo import office_governance_words as words
from safeboard.demo.story import as_persona, at
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import MEMBERS
from safeboard.kernel.actions.models import Item
from safeboard.kernel.actions.models import Kind as ItemKind
from safeboard.kernel.actions.raising import raise_item
from safeboard.kernel.partnership.models import Agency, Membership
from safeboard.processes.budget import services as money
from safeboard.processes.budget.models import Head, Kind, Line
from safeboard.processes.governance.models import Answer, Finding, Inspection, Round
from safeboard.processes.governance.models.assessing import STANDARDS
from safeboard.processes.governance.services import assessing, inspecting, protocol, vision

Say = Callable[[str], None]
# Agency, kind, pounds; the year is the key.
GIVEN: dict[str, tuple[tuple[str, Kind, int], ...]] = {
    "2014-15": (
        ("county-council", Kind.BASE, 94_820),
        ("county-council", Kind.ADDITIONAL, 40_000),
        ("police", Kind.BASE, 15_000),
        ("ccg-north", Kind.BASE, 12_069),
        ("ccg-north", Kind.ADDITIONAL, 6_000),
        ("ccg-south", Kind.BASE, 19_692),
        ("ccg-south", Kind.ADDITIONAL, 9_000),
        ("hospital-trust", Kind.ADDITIONAL, 25_000),
        ("probation", Kind.BASE, 3_470),
        ("district-north", Kind.BASE, 7_566),
        ("district-east", Kind.BASE, 7_566),
        ("district-south", Kind.BASE, 3_784),
        ("district-west", Kind.BASE, 3_784),
        ("family-court", Kind.BASE, 550),
    ),
    "2015-16": (
        ("county-council", Kind.BASE, 172_260),
        ("police", Kind.BASE, 15_000),
        ("police", Kind.ADDITIONAL, 16_000),
        ("ccg-south", Kind.BASE, 70_180),
        ("probation", Kind.BASE, 3_470),
        ("district-north", Kind.BASE, 10_633),
        ("district-east", Kind.BASE, 10_633),
        ("district-south", Kind.BASE, 5_317),
        ("district-west", Kind.BASE, 5_317),
        ("family-court", Kind.BASE, 550),
        ("community-health", Kind.BASE, 8_000),
    ),
    "2016-17": (
        ("county-council", Kind.BASE, 172_260),
        ("police", Kind.BASE, 18_000),
        ("ccg-south", Kind.BASE, 70_180),
        ("probation", Kind.BASE, 3_470),
        ("district-north", Kind.BASE, 10_633),
        ("district-east", Kind.BASE, 10_633),
        ("community-health", Kind.BASE, 8_000),
    ),
}
SHARED = ("ccg-south", "2015-16", "2016-17")
PLEDGED_ALREADY = ("county-council", "probation", "district-north")
# Title, purpose, planned, and of 2015-16 spent to the end of each quarter with the last forecast.
HEADS = (
    ("Staff", "SPEND", 186_000, (45_900, 92_300, 139_000, 185_200), 185_200),
    ("Training", "SPEND", 42_000, (6_100, 17_400, 30_900, 41_300), 41_300),
    ("Website, printing and campaigns", "SPEND", 21_000, (2_800, 9_700, 15_100, 22_600), 22_600),
    ("Independent Chair", "SPEND", 24_000, (6_000, 12_000, 18_000, 24_000), 24_000),
    ("Reserve for reviews", "SCR_COST", 40_000, (0, 11_200, 23_800, 36_500), 36_500),
)
QUARTER_ENDS = (dt.date(2015, 7, 14), dt.date(2015, 10, 13), dt.date(2016, 1, 14), dt.date(2016, 4, 12))


def budget(say: Say) -> None:
    """Contributions of three years, spending by quarter; what is there already is left as it is."""
    if Line.objects.exists():
        return
    agencies = {each.code: each for each in Agency.objects.all()}
    for year, given in GIVEN.items():
        _contributions(year, given, agencies)
    for title, purpose, planned, spent, forecast in HEADS:
        _spending(title, purpose, planned, spent, forecast)
    say(f"{Line.objects.count()} lines of income and {Head.objects.count()} heads of spending")


def _contributions(year: str, given: tuple[tuple[str, Kind, int], ...], agencies: dict[str, Agency]) -> None:
    first = int(year[:4])
    asked, pledged = dt.date(first, 2, 10), dt.date(first, 3, 16)
    manager = as_persona("business-manager", asked)
    for code, kind, pounds in given:
        shared = code == SHARED[0] and year in SHARED[1:]
        in_year = kind == Kind.ADDITIONAL
        line = money.request(
            agency=agencies[code],
            year=year,
            kind=kind,
            pence=pounds * 100,
            shared_with=[agencies["ccg-north"], agencies["hospital-trust"]] if shared else (),
            note=words.SPLIT if shared else "",
            by=manager,
            at=at(dt.date(first, 10, 6) if in_year else asked),
        )
        if year == "2016-17" and code not in PLEDGED_ALREADY:
            continue
        when = dt.date(first, 11, 9) if in_year else pledged
        money.pledge(line=line, seen=line.version, pence=pounds * 100, by=manager, at=at(when))
        if year != "2016-17":
            paid = dt.date(first, 12, 3) if in_year else dt.date(first, 5, 20)
            money.receive(
                line=line, seen=line.version, pence=pounds * 100, on=paid, by=manager, at=at(paid, 14)
            )


def _spending(title: str, purpose: str, planned: int, spent: tuple[int, ...], forecast: int) -> None:
    manager = as_persona("business-manager", QUARTER_ENDS[0])
    head = money.add_head(year="2015-16", title=title, purpose=purpose, pence=planned * 100, by=manager)
    for quarter, (ends, pounds) in enumerate(zip(QUARTER_ENDS, spent, strict=True), start=1):
        needs = forecast if quarter == len(spent) else planned
        money.say_position(
            head=head,
            seen=head.version,
            quarter=quarter,
            spent=pounds * 100,
            forecast=needs * 100,
            words="The campaign was printed twice." if needs > planned else "",
            by=manager,
            at=at(ends),
        )
    money.add_head(
        year="2016-17",
        title=title,
        purpose=purpose,
        pence=planned * 103,
        by=as_persona("administrator", ends),
    )


def governance(say: Say) -> None:
    """Two rounds of self-assessment, six outside judgements, the Joint Protocol and the values."""
    if Round.objects.exists():
        return
    members = _members(dt.date(2016, 3, 10))
    item = _plan_item()
    _round_of_2015(members, item)
    _round_of_2016(members, item)
    _outside_judgements(item)
    _joint_protocol()
    _values()
    say(f"self-assessment by {len(members)} members, {Inspection.objects.count()} outside judgements")


def _members(on: dt.date) -> list[Reader]:
    """One hat of each member and deputy who sat on the Board that day."""
    from_each = {
        hat.user_id: hat
        for hat in Membership.objects.filter(
            role__in=[role.code for role in MEMBERS], since__lte=on, until__gte=on, standing="given"
        ).select_related("user", "agency")
    }
    return [_reader(hat, on) for hat in from_each.values()]


def _reader(hat: Membership, on: dt.date) -> Reader:
    return Reader(
        user_id=hat.user_id,
        name=hat.user.name,
        role=hat.role,
        agency_id=hat.agency_id,
        agency_code=hat.agency.code,
        membership_id=hat.pk,
        on=on,
    )


def _plan_item() -> Item:
    """An item of the plan that a weakness can be linked to: one that is there, else one of our own."""
    there = Item.objects.filter(kind=ItemKind.PLAN).order_by("number").first()
    on = dt.date(2015, 4, 20)
    return there or raise_item(
        kind=ItemKind.PLAN,
        title="Every sub group reads the same dataset",
        agency=Agency.objects.get(code="county-council"),
        owner="Head of quality",
        measure="Each sub group decides on at least one figure at each meeting.",
        due_on=dt.date(2016, 6, 30),
        priority="5",
        source="self_assessment",
        source_words="Use of multi-agency data",
        plan_year="2015-16",
        by=as_persona("business-manager", on),
        at=at(on),
    )


def _answers(each: Round, members: list[Reader], shift: int, on: dt.date) -> None:
    kinds = {agency.pk: agency.kind for agency in Agency.objects.all()}
    rows = []
    for place, by in enumerate(members):
        for number, code in enumerate(STANDARDS):
            judgement = words.JUDGED[code][(place + shift) % len(words.JUDGED[code])]
            why, shows = words.SAID[code][judgement in "RI"], words.SHOWS.get(code, "")
            rows.append(
                Answer(
                    round=each,
                    user_id=by.user_id,
                    agency_id=by.agency_id,
                    group=kinds[by.agency_id or 0],
                    standard=code,
                    judgement=words.LETTERS[judgement],
                    comment=why,
                    evidence=shows if (place + number) % 3 == 0 else "",
                    at=at(on),
                )
            )
    Answer.objects.bulk_create(rows)


def _agree(each: Round, agreed: dict[str, str], item: Item, loose: tuple[str, ...], on: dt.date) -> None:
    chair = as_persona("independent-chair", on)
    for code, letter in agreed.items():
        weak = letter in "RI"
        assessing.agree(
            round=each,
            seen=each.version,
            standard=code,
            judgement=words.LETTERS[letter],
            reason=words.SAID[code][weak],
            plan_item=item if weak and code not in loose else None,
            by=chair,
            at=at(on),
        )


def _round_of_2015(members: list[Reader], item: Item) -> None:
    on = dt.date(2015, 4, 23)
    manager = as_persona("business-manager", on)
    each = assessing.open_round(title="April 2015", closes_on=dt.date(2015, 5, 15), by=manager, at=at(on))
    _answers(each, members[:11], 3, on)
    assessing.analyse(round=each, seen=each.version, by=manager)
    everything = {code: "R" if code in words.WEAK_IN_2015 else "G" for code in STANDARDS}
    # A round is closed only when the plan answers every weakness, also one that only the answers show.
    weak = dict.fromkeys(assessing.not_linked(each), "R")
    _agree(each, everything | weak, item, (), dt.date(2015, 6, 25))
    assessing.feed_back(round=each, seen=each.version, feedback=words.FEEDBACK_2015, by=manager)
    assessing.close(round=each, seen=each.version, by=manager, at=at(dt.date(2015, 7, 9)))


def _round_of_2016(members: list[Reader], item: Item) -> None:
    on = dt.date(2016, 3, 1)
    manager = as_persona("business-manager", on)
    each = assessing.open_round(title="March 2016", closes_on=dt.date(2016, 3, 24), by=manager, at=at(on))
    _answers(each, members, 0, dt.date(2016, 3, 10))
    assessing.analyse(round=each, seen=each.version, by=manager)
    _agree(each, words.AGREED_2016, item, words.LOOSE_2016, dt.date(2016, 4, 14))


def _outside_judgements(item: Item) -> None:
    agencies = {each.code: each for each in Agency.objects.all()}
    for told in words.OUTSIDE:
        on = told.on
        manager = as_persona("business-manager", on)
        inspection = inspecting.record(
            body=told.body,
            kind=told.kind,
            title=told.title,
            on=on,
            respond_by=told.respond_by,
            summary=told.summary,
            by=manager,
            at=at(on),
        )
        for strand, judgement in told.strands:
            inspecting.judge(inspection=inspection, strand=strand, judgement=judgement, by=manager)
        for finding in told.findings:
            made = inspecting.add_finding(
                inspection=inspection,
                kind=finding.kind,
                words=finding.words,
                theme=finding.theme,
                agency=agencies[finding.agency],
                by=manager,
                at=at(on, 11),
            )
            _follow(made, finding, item)


def _follow(made: Finding, told: words.Told, item: Item) -> None:
    """What became of a finding, as far as it has come."""
    first = max(made.inspection.on + dt.timedelta(days=40), dt.date(2015, 4, 8))
    manager, chair = as_persona("business-manager", first), as_persona("independent-chair", first)
    done = [made.inspection.on]

    def when() -> dt.datetime:
        done.append(min(max(done[-1] + dt.timedelta(days=45), first), dt.date(2016, 4, 14)))
        return at(done[-1])

    if told.answered:
        inspecting.respond(
            finding=made,
            seen=made.version,
            accepted=told.accepted,
            response=told.answered,
            by=manager,
            at=when(),
        )
    if told.stands:
        inspecting.link(finding=made, seen=made.version, plan_item=item, by=manager, at=when())
        inspecting.state_position(
            finding=made, seen=made.version, position=told.stands, by=manager, at=when()
        )
    if told.shown:
        inspecting.give_evidence(finding=made, seen=made.version, evidence=told.shown, by=manager, at=when())
    if told.verified:
        inspecting.verify(
            finding=made, seen=made.version, enough=True, words=told.verified, by=chair, at=when()
        )
    if told.closed:
        inspecting.close(finding=made, seen=made.version, words=told.closed, by=chair, at=when())


def _joint_protocol() -> None:
    on = dt.date(2015, 4, 9)
    manager, agencies = as_persona("business-manager", on), {each.code: each for each in Agency.objects.all()}
    for title, leads in words.TOPICS:
        topic = protocol.add_topic(title=title, by=manager)
        for board, since, strand, review_on in leads:
            protocol.agree_lead(
                topic=topic,
                seen=topic.version,
                board=board,
                on=since,
                strand=strand,
                review_on=review_on,
                words="Agreed by the four chairs.",
                by=manager,
            )
    protocol.exchange(kind="chairs", on=dt.date(2015, 6, 18), words=words.CHAIRS, by=manager)
    for board, day in words.REPORTS:
        protocol.exchange(kind="report", board=board, year="2014-15", on=day, by=manager)
    for title, board, code, how_often in words.DATA:
        protocol.ask_for_data(
            title=title, board=board, agency=agencies[code], how_often=how_often, by=manager
        )


def _values() -> None:
    on = dt.date(2015, 4, 16)
    manager = as_persona("business-manager", on)
    first = vision.draft(vision=words.VISION, values=words.VALUES, by=manager)
    vision.agree(statement=first, seen=first.version, on=on, by=manager)
    for place, (code, day) in enumerate(words.ADOPTED):
        vision.adopt(
            statement=first,
            agency=Agency.objects.get(code=code),
            adopted_on=day,
            displayed=place % 2 == 0,
            in_induction=place % 3 == 0,
            by=manager,
            at=at(day),
        )
    vision.draft(
        vision=words.NEW_VISION, values=words.NEW_VALUES, by=as_persona("administrator", dt.date(2016, 4, 12))
    )
