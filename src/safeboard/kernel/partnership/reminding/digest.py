"""One e-mail a person and week: how much of what waits, and where; no figures, no titles, no names (pages.md 3.2).

Start pages say what waits in words that may hold a title. The e-mail takes none of them: it counts the lines by
their room and button, in words that stand here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.urls import reverse

from safeboard.grammar.declarations.office import Do
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.hats import reader_of
from safeboard.kernel.partnership.models import Digest, DigestChoice, Membership, Standing, User
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.templating import plural
from safeboard.kernel.work import outbox
from safeboard.kernel.work.today import now

WEEK = re.compile(r"(\d{4})-W(\d{2})")
# By room and button, how lines are counted: one, many. What is not here is counted as things of its room.
WORDS = {
    ("actions", "Reply"): (
        "challenge waits for your agency’s answer",
        "challenges wait for your agency’s answer",
    ),
    ("actions", "Read reply"): ("reply waits for you to read it", "replies wait for you to read them"),
    ("actions", "Check it"): ("action waits for your check", "actions wait for your check"),
    ("actions", "Add evidence"): ("action of your agency is due", "actions of your agency are due"),
    ("actions", "Accept it"): ("risk is offered to your agency", "risks are offered to your agency"),
    ("actions", "Sort it"): ("new risk is to be sorted", "new risks are to be sorted"),
    ("actions", "Score it"): ("risk is to be scored", "risks are to be scored"),
    ("actions", "Agree or not"): ("risk is proposed to be closed", "risks are proposed to be closed"),
    ("actions", "Decide"): ("data breach waits for your decision", "data breaches wait for your decision"),
    ("indicators", "Decide"): ("flag waits for your decision", "flags wait for your decision"),
    ("indicators", "Comment"): (
        "flag about your agency waits for your comment",
        "flags about your agency wait for your comment",
    ),
    ("meetings", "Read them"): ("meeting has papers to read", "meetings have papers to read"),
    ("meetings", "Make the agenda"): ("meeting has no agenda yet", "meetings have no agenda yet"),
    ("meetings", "Write them"): ("meeting needs its minutes", "meetings need their minutes"),
    ("meetings", "Agree them"): ("set of minutes is to be agreed", "sets of minutes are to be agreed"),
    ("partnership", "Confirm"): (
        "list of people waits for you to confirm it",
        "lists of people wait for you to confirm them",
    ),
    ("reporting", "Read and issue"): ("headline page is a draft", "headline pages are drafts"),
    ("returns", "Start"): ("return is to be sent", "returns are to be sent"),
    ("returns", "Check now"): ("return waits for your check", "returns wait for your check"),
    ("returns", "See the return"): ("return has not come", "returns have not come"),
    ("returns", "Answer"): (
        "question about a file waits for your answer",
        "questions about files wait for your answer",
    ),
    ("returns", "Put right"): ("file has rows to put right", "files have rows to put right"),
}


@dataclass(frozen=True, slots=True)
class HatsPart:
    """What waits for one hat: its title and the lines of the e-mail."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weekly:
    """A person's weekly e-mail as it would go now."""

    user: User
    week: str
    parts: tuple[HatsPart, ...]

    @property
    def subject(self) -> str:
        """The same for everybody."""
        return "What waits for you in Safeboard this week"

    @property
    def body(self) -> str:
        """Empty where nothing waits."""
        if not self.parts:
            return ""
        words = [f"Dear {self.user.name},", ""]
        for part in self.parts:
            words += [f"{part.title}:", *(f"- {line}" for line in part.lines), ""]
        words += [
            f"See them all: {outbox.link(reverse('home'))}",
            "",
            "You get this on Mondays when something waits for you.",
            f"To stop it: {outbox.link(reverse('weekly-email'))}",
        ]
        return "\n".join(words)


def week_of(on: dt.date) -> str:
    """The week of a day, such as 2016-W16."""
    year, week, _ = on.isocalendar()
    return f"{year}-W{week:02d}"


def check_week(week: str, on: dt.date) -> str:
    """A week that has begun. Raises ValueError with what to write instead."""
    match = WEEK.fullmatch(week)
    try:
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1) if match else None
    except ValueError:
        monday = None
    if monday is None:
        raise ValueError(f"{week!r} is not a week. Write year and week, for example {week_of(on)}.")
    if monday > on:
        raise ValueError(f"The week {week} has not begun.")
    return week


def weekly(user: User, on: dt.date) -> Weekly:
    """What waits for this person today, hat by hat."""
    parts = []
    for hat in Membership.live(user.pk, on):
        reader = reader_of(hat, on)
        lines = tuple(_lines(reader, on))
        if lines:
            parts.append(HatsPart(hat.title, lines))
    return Weekly(user, week_of(on), tuple(parts))


def make(*, user: User, week: str, on: dt.date) -> Digest | None:
    """Put this person's e-mail of the week into the outbox; None where it was made before, or is not wanted."""
    if not wanted(user) or Digest.objects.filter(user=user, week=week).exists():
        return None
    mail = weekly(user, on)
    try:
        with transaction.atomic():
            message = None
            if mail.parts:
                message = outbox.put(
                    to=[user.email],
                    subject=mail.subject,
                    body=mail.body,
                    key=f"digest {user.pk} {week}",
                    private=True,
                    at=now(),
                )
            made = Digest.objects.create(user=user, week=week, message=message)
    except IntegrityError:
        return None
    recorder.note("partnership.digest", thing="user", thing_id=user.pk, week=week, sent=bool(message))
    return made


def people(on: dt.date) -> list[User]:
    """Everybody who wears a hat on this day."""
    hats = Membership.objects.filter(
        since__lte=on, until__gte=on, user__is_active=True, standing=Standing.GIVEN
    )
    return list(User.objects.filter(pk__in=hats.values("user")).order_by("pk"))


def wanted(user: User) -> bool:
    """Whether this person wants the e-mail; who never chose does."""
    choice = DigestChoice.objects.filter(user=user).first()
    return choice is None or choice.wanted


def choose(*, user: User, yes: bool) -> None:
    """Keep whether this person wants the e-mail."""
    DigestChoice.objects.update_or_create(user=user, defaults={"wanted": yes})
    recorder.note("partnership.digest_choice", thing="user", thing_id=user.pk, wanted=yes)


def _lines(reader: Reader, on: dt.date) -> Iterator[str]:
    """What waits for one hat, counted, in the order of the start page."""
    found: list[tuple[int, str]] = []
    for code, room in REGISTRY.contributions.items():
        todo = list(room.office.to_do(reader, on)) if room.office.to_do else []
        kinds: dict[str, list[Do]] = defaultdict(list)
        for do in todo:
            kinds[do.button if (code, do.button) in WORDS else ""].append(do)
        for button, dos in kinds.items():
            words = WORDS[code, button] if button else _things(room.title, more=len(kinds) > 1)
            found.append((min(do.order for do in dos), _counted(dos, words)))
    yield from (words for _, words in sorted(found, key=lambda each: each[0]))


def _things(room: str, *, more: bool) -> tuple[str, str]:
    other = "other " if more else ""
    return f"{other}thing in {room}", f"{other}things in {room}"


def _counted(dos: list[Do], words: tuple[str, str]) -> str:
    """2 challenges wait for your agency’s answer, 1 of them late."""
    late = sum(bool(re.search(r"\blate\b", do.late)) for do in dos)
    counted = plural(len(dos), *words)
    if not late:
        return counted
    if late == len(dos):
        return f"{counted}: {'late' if late == 1 else 'all late'}"
    return f"{counted}, {late} of them late"
