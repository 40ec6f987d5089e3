"""What people and their roles give the office: what to do now, finds, an agency's people, Excel, reminders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from safeboard.grammar.declarations.office import Chaser, Do, Draft, Found, Line, News, Part, Setting, Sheet
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.people import agreeing, confirming, selectors
from safeboard.kernel.partnership.permissions import CONFIRM, PEOPLE, WHO
from safeboard.kernel.ui.templating import day, plural
from safeboard.kernel.work import outbox
from safeboard.kernel.work.today import now

SETTINGS = (
    Setting(
        confirming.DAYS,
        "Days after which an agency confirms again who acts for it",
        "whole number",
        "90",
        "Safeboard’s own rule: once a quarter",
        help="Counted for each role from its first day, then from the last confirmation.",
        least=30,
        most=180,
    ),
)
NEWS = (
    News("partnership.accept_invitation", "Somebody invited has joined", "{} people invited have joined"),
    News("partnership.leave", "Somebody has left an agency", "{} people have left their agency"),
)


def to_do(reader: Reader, on: dt.date) -> Iterator[Do]:
    """Confirm who acts for one's agency; answer as the second person; deal with leavers and roles that end."""
    if policy.may(reader, CONFIRM):
        yield from _confirm(reader, on)
    for asked in selectors.waits_for(reader):
        if not agreeing.why_not(asked, by=reader, at=now()):
            yield Do(
                f"{asked.get_kind_display()}: {asked.person.name}. {asked.asked_by.name} asks you to agree.",
                "",
                "Read and answer",
                reverse("agreement", kwargs={"pk": asked.pk}),
                order=15,
            )
    if policy.may(reader, PEOPLE):
        yield from _manage(reader, on)


def search(reader: Reader, words: str) -> Iterator[Found]:
    """People by name, e-mail or title, also those who have left."""
    if not words.split() or not (policy.may(reader, PEOPLE) or policy.may(reader, CONFIRM)):
        return
    seen = set()
    for which in ("", "ended"):
        for row in selectors.people(reader, reader.on, selectors.Filters(words=words, which=which)):
            if row.hat.user_id in seen:
                continue
            seen.add(row.hat.user_id)
            href = reverse("person", kwargs={"pk": row.hat.pk})
            said = f"{row.role}, {row.hat.agency.name}, until {day(row.hat.until)}"
            yield Found("Person", row.hat.user.name, said, row.hat.since, href)


def about_agency(reader: Reader, agency_id: int, on: dt.date) -> Iterator[Part]:
    """Who acts for the agency, on the page of the agency."""
    if not policy.may(reader, WHO):
        return
    may_open = policy.may(reader, PEOPLE)
    lines = tuple(
        Line(
            f"{row.hat.user.name}, {row.hat.title}, until {day(row.hat.until)}",
            ", ".join(row.remarks),
            reverse("person", kwargs={"pk": row.hat.pk}) if may_open else "",
        )
        for row in selectors.acting_for(reader, agency_id, on)
    )
    yield Part("People", lines, "Nobody acts for this agency.", order=60)


def sheets(reader: Reader) -> Iterator[Sheet]:
    """Every role that there is or was, as far as the reader may see them."""
    if policy.may(reader, PEOPLE):
        everybody = selectors.rows_of(selectors.right(reader).order_by("user__name", "pk"), reader.on)
        yield selectors.sheet(everybody)


def drafts(by: Reader, on: dt.date) -> Iterator[Draft]:
    """A reminder for each agency that has not confirmed in time who acts for it."""
    for each in confirming.overdue(on):
        yield Draft(
            about=f"{each.agency.code} {each.due_on}",
            agency_id=each.agency.pk,
            subject=f"Who acts for {each.agency.name}: are these still right?",
            body=(
                f"{plural(each.people, 'role', 'roles')} for {each.agency.name} should have been confirmed by "
                f"{day(each.due_on)}.\n\nPlease look at each person and say whether they are still right. "
                f"It takes two minutes:\n{outbox.link(reverse('confirm-people'))}\n\n"
                "Whoever has left and is still listed can still sign in."
            ),
            due_on=each.due_on,
            what="Confirm who acts for the agency",
            to_user_ids=each.member_ids,
        )


CHASERS = (Chaser("partnership.confirm", "Confirm who acts for the agency", drafts),)


def _confirm(reader: Reader, on: dt.date) -> Iterator[Do]:
    hats = list(confirming.asked(reader))
    due = confirming.due_on(hats, on)
    if due is not None and due < on:
        yield Do(
            f"Who acts for {hats[0].agency.name}: are these {plural(len(hats), 'role')} still right?",
            f"{plural((on - due).days, 'day')} late",
            "Confirm",
            reverse("confirm-people"),
            order=40,
        )


def _manage(reader: Reader, on: dt.date) -> Iterator[Do]:
    for answer in selectors.answers_to_deal_with(reader):
        left = answer.answer == "left"
        yield Do(
            f"{answer.hat.user.name} has left {answer.agency.name}, says {answer.by.name}"
            if left
            else f"{answer.by.name} asks to change the role of {answer.hat.user.name}: {answer.words}",
            f"said {day(answer.on)}",
            "Hand over" if left else "Open",
            reverse("person-left" if left else "person", kwargs={"pk": answer.hat_id}),
            order=35,
        )
    for hat in selectors.to_invite(reader, on):
        yield Do(
            f"A second person agreed to the role of {hat.user.name}. Nobody has sent the invitation.",
            "",
            "Open",
            reverse("person", kwargs={"pk": hat.pk}),
            order=35,
        )
    unused = selectors.links_run_out(reader, on)
    if unused:
        names = ", ".join(hat.user.name for hat in unused[:3]) + (" and others" if len(unused) > 3 else "")
        yield Do(
            f"{plural(len(unused), 'invitation')} ran out unused: {names}",
            "",
            "Open",
            reverse("person", kwargs={"pk": unused[0].pk})
            if len(unused) == 1
            else reverse("people") + "?which=never",
            order=60,
        )
    soon = len(selectors.people(reader, on, selectors.Filters(which="soon")))
    if soon:
        ends = "1 role ends" if soon == 1 else f"{soon} roles end"
        yield Do(f"{ends} within 30 days", "", "Look", reverse("people") + "?which=soon", order=70)
