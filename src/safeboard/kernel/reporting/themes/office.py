"""What the dashboards give the office: what nobody explained, what is to be assured, answered or read; reminders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from safeboard.grammar.declarations.office import Chaser, Do, Draft, News
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import BUSINESS_MANAGER, SUBGROUP_CHAIR
from safeboard.kernel.actions.models import Item
from safeboard.kernel.actions.owners import sub_group_name
from safeboard.kernel.actions.permissions import CHECK
from safeboard.kernel.indicators.catalogue import THEMES
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.partnership.permissions import REMIND
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.permissions import ANSWER, EXPLAIN, PACK
from safeboard.kernel.reporting.themes import enquiring, scrutiny
from safeboard.kernel.reporting.themes.owners import chair_of, owner_of_theme
from safeboard.kernel.ui.templating import day, plural
from safeboard.kernel.work import outbox

MOST_SINGLY = 2
UNEXPLAINED = "reporting.unexplained"
NEWS = (
    News("packs.explain", "A sub group explained what is flagged", "Sub groups explained {} flags"),
    News("packs.assure", "A sub group assured the Board", "Sub groups assured the Board of {} themes"),
    News("enquiries.close", "A line of enquiry was closed", "{} lines of enquiry were closed"),
)


def to_do(reader: Reader, on: dt.date) -> Iterator[Do]:
    """What a chair has to explain and to assure, whom the manager asks, lines of enquiry to answer and to read."""
    pack = _draft(reader, on)
    if pack and reader.role == SUBGROUP_CHAIR.code:
        yield from _of_chair(reader, pack, on)
    elif pack and reader.role == BUSINESS_MANAGER.code:
        yield from _of_manager(reader, pack, on)
    if policy.may(reader, ANSWER):
        for item in enquiring.to_answer(reader):
            yield _enquiry(item, on, "Answer", "enquiry-answer", 16)
    if policy.may(reader, CHECK):
        for item in enquiring.to_close(reader):
            yield _enquiry(item, on, "Read the answer", "enquiry-close", 42)


def unexplained(reader: Reader, on: dt.date) -> Iterator[Draft]:
    """Flags of the coming page that nobody has explained, a reminder for each sub group that has a chair."""
    pack = _draft(reader, on)
    if pack is None or not policy.may(reader, REMIND):
        return
    for group, flags in scrutiny.by_group(scrutiny.unexplained(pack, reader), on):
        chair = chair_of(group, on)
        if chair is None:
            continue
        listed = "\n".join(f"- {flag.words}" for flag in flags)
        links = "\n".join(
            outbox.link(reverse("theme", kwargs={"code": code}))
            for code in dict.fromkeys(flag.theme for flag in flags)
        )
        yield Draft(
            about=_key(pack, group),
            agency_id=chair.agency_id,
            subject=f"Please explain {plural(len(flags), 'flag')} before {pack.meeting_on.day} {pack.meeting_on:%B}",
            body=f"The headline page for {day(pack.meeting_on)} flags what your sub group owns, and nobody has "
            f"explained it yet:\n\n{listed}\n\nSay what explains it, what is being done, and what you look into "
            f"next:\n{links}\n\nPlease do not name a child, a parent or a worker.",
            due_on=max(min(flag.comment_by for flag in flags), on),
            what=f"{sub_group_name(group)}: {plural(len(flags), 'flag')} without an explanation",
            to_user_ids=(chair.user_id,),
        )


CHASERS = (Chaser(UNEXPLAINED, "Flags that nobody has explained", unexplained),)


def _of_chair(reader: Reader, pack: Pack, on: dt.date) -> Iterator[Do]:
    before = f"before {pack.meeting_on.day} {pack.meeting_on:%B}"
    own = dict(scrutiny.by_group(scrutiny.unexplained(pack, reader), on)).get(reader.sub_group, [])
    for theme, title in THEMES.items():
        flags = [flag for flag in own if flag.theme == theme]
        if len(flags) > MOST_SINGLY:
            what = f"Nobody has explained {plural(len(flags), 'flag')} yet: {title}"
            yield Do(what, before, "Explain them", reverse("theme", kwargs={"code": theme}), order=28)
            continue
        for flag in flags:
            href = reverse("flag-explain", kwargs={"pk": flag.pk})
            yield Do(f"Nobody has explained this yet: {flag.words}", before, "Explain it", href, order=28)
    for code in scrutiny.not_assured(pack):
        if owner_of_theme(code, on) == reader.sub_group:
            yield Do(
                f"{THEMES[code]}: say what your sub group scrutinised",
                before,
                "Assure the Board",
                reverse("theme-assure", kwargs={"code": code}),
                order=30,
            )


def _of_manager(reader: Reader, pack: Pack, on: dt.date) -> Iterator[Do]:
    for group, flags in scrutiny.by_group(scrutiny.unexplained(pack, reader), on):
        name = sub_group_name(group)
        what = f"Nobody has explained yet: {_few(flags)}"
        if chair_of(group, on):
            href = reverse("remind", kwargs={"code": UNEXPLAINED, "key": _key(pack, group)})
            yield Do(what, "", f"Ask the {name} chair", href, order=30)
        else:
            href = reverse("flag-explain", kwargs={"pk": flags[0].pk})
            yield Do(f"{what}. {name} has no chair here", "", "Write it down for them", href, order=30)
    waiting = scrutiny.not_assured(pack)
    if waiting:
        yield Do(
            f"{plural(len(waiting), 'theme')} without a word of assurance for the Board",
            "",
            "See the dashboards",
            reverse("themes"),
            order=48,
        )


def _draft(reader: Reader, on: dt.date) -> Pack | None:
    """The page of the coming meeting while it is a draft, for whoever may explain."""
    if not policy.may(reader, EXPLAIN):
        return None
    rows = Pack.visible(reader, PACK).filter(issued=False, meeting_on__gte=on)
    return rows.order_by("meeting_on").first()


def _enquiry(item: Item, on: dt.date, button: str, page: str, order: int) -> Do:
    late = item.days_late(on)
    when = f"{plural(late, 'day')} late" if late else f"due {item.due_on.day} {item.due_on:%B}"
    href = reverse(page, kwargs={"pk": item.pk})
    return Do(f"{item}: {item.title}", when if button == "Answer" else "answered", button, href, order=order)


def _few(flags: list[Flag]) -> str:
    first = flags[0].words.partition(":")[0]
    first = (
        f"{first[:1].lower()}{first[1:]}"
        if flags[0].indicator
        else f"the {flags[0].about} return that has not come"
    )
    return first if len(flags) == 1 else f"{first} and {len(flags) - 1} more"


def _key(pack: Pack, group: str) -> str:
    return f"explain {pack.meeting_on.isoformat()} {group}"
