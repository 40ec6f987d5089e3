"""Writing a chapter: verbs for its sentences. What is published is never edited; what was agreed may have to be again."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from django.db import transaction
from django.db.models import F, Max

from safeboard.kernel.partnership.models import User
from safeboard.kernel.reporting.annual import remarks, scanning
from safeboard.kernel.reporting.annual.chapters import KINDS, line_of
from safeboard.kernel.reporting.annual.sentences import Piece, Words, parse, tidy
from safeboard.kernel.reporting.models import Chapter, Sentence
from safeboard.kernel.trail import recorder

TURNS_MEANING = {
    "not",
    "no",
    "never",
    "none",
    "neither",
    "nor",
    "without",
    "cannot",
    "now",
    "unable",
    "all",
    "some",
}
ALIKE = 0.6


class AlreadyPublished(Exception):
    """The chapter is published and stays as it is."""


class NothingSuggested(Exception):
    """Only a person can put this sentence right."""


def locked(chapter: Chapter) -> Chapter:
    """The chapter held until the end of the transaction, so that nobody publishes while a sentence changes.

    Raises AlreadyPublished.
    """
    held = Chapter.objects.select_for_update().get(pk=chapter.pk)
    if held.standing == "published":
        raise AlreadyPublished("This chapter is published. It stays as it is.")
    return held


@transaction.atomic
def write(chapter: Chapter, *, kind: str, text: str, by: User, why_safe: str = "") -> Sentence:
    """Add a sentence at the end; `why_safe` is why words that look personal may stand.

    Raises AlreadyPublished, and ValueError for a box that there is not.
    """
    if kind not in KINDS:
        raise ValueError(f"A chapter has no part named {kind!r}.")
    held = locked(chapter)
    last = Sentence.objects.filter(chapter=held).aggregate(last=Max("order"))["last"] or 0
    made = Sentence.objects.create(chapter=held, order=last + 1, kind=kind, text=tidy(text))
    _explain(made, why_safe, by)
    _reopen(held, "a sentence was added")
    _note("write", made, by)
    return made


@transaction.atomic
def change(sentence: Sentence, *, seen: int, text: str, by: User, why_safe: str = "") -> bool:
    """Put other words in its place; False where somebody saved it since version `seen`.

    A reason why the old words were safe says nothing of the new ones: it is given again. Raises AlreadyPublished.
    """
    held = locked(sentence.chapter)
    was, now = sentence.text, tidy(text)
    if not sentence.save_over(seen, text=now):
        sentence.refresh_from_db()
        return False
    _explain(sentence, why_safe, by)
    if not is_spelling(was, now):
        _reopen(held, "a sentence was changed")
    _note("change", sentence, by)
    return True


def use_suggestion(sentence: Sentence, *, seen: int, by: User) -> bool:
    """Put the suggested words in its place. Raises NothingSuggested, AlreadyPublished."""
    line = line_of(sentence)
    if not line.suggested:
        raise NothingSuggested("There is nothing to suggest for this sentence. Change it, or take it out.")
    return change(sentence, seen=seen, text=line.suggested, by=by)


@transaction.atomic
def take_out(sentence: Sentence, *, seen: int, by: User) -> bool:
    """Take a sentence out; it can be put back. False where somebody saved it since. Raises AlreadyPublished."""
    return _set_taken_out(sentence, seen, True, by)


@transaction.atomic
def put_back(sentence: Sentence, *, seen: int, by: User) -> bool:
    """Put a sentence back in its place. False where somebody saved it since. Raises AlreadyPublished."""
    return _set_taken_out(sentence, seen, False, by)


def is_spelling(was: str, now: str) -> bool:
    """Whether only spelling changed: same numbers and claims, as many words, each much like the one it replaces."""
    before, after = parse(was), parse(now)
    if _not_words(before) != _not_words(after):
        return False
    old, new = (
        " ".join(each.text if isinstance(each, Words) else "{}" for each in side).split()
        for side in (before, after)
    )
    return len(old) == len(new) and all(_alike(a, b) for a, b in zip(old, new, strict=True))


def _not_words(pieces: tuple[Piece, ...]) -> list[str]:
    return [each.written for each in pieces if not isinstance(each, Words)]


def _alike(was: str, now: str) -> bool:
    if was == now:
        return True
    a, b = (each.casefold().strip(".,;:()'’\"") for each in (was, now))
    if TURNS_MEANING & {a, b} and a != b:
        return False
    return SequenceMatcher(None, a, b).ratio() >= ALIKE and Counter(_digits(a)) == Counter(_digits(b))


def _digits(word: str) -> list[str]:
    return [each for each in word if each.isnumeric()]


def _set_taken_out(sentence: Sentence, seen: int, out: bool, by: User) -> bool:
    held = locked(sentence.chapter)
    if not sentence.save_over(seen, taken_out=out):
        sentence.refresh_from_db()
        return False
    _reopen(held, "a sentence was taken out" if out else "a sentence was put back")
    _note("take-out" if out else "put-back", sentence, by)
    return True


def _explain(sentence: Sentence, why_safe: str, by: User) -> None:
    remarks.forget_why_safe(sentence)
    if why_safe and scanning.personal(sentence.text):
        remarks.say_why_safe(sentence, why_safe=why_safe, by=by)


def _reopen(chapter: Chapter, why: str) -> None:
    """What was agreed is a draft again when its meaning changed; the page says why."""
    agreed = Chapter.objects.filter(pk=chapter.pk, standing="agreed")
    agreed.update(standing="draft", version=F("version") + 1, reopened=f"It was agreed, and then {why}.")


def _note(verb: str, sentence: Sentence, by: User) -> None:
    recorder.note(f"reporting.{verb}", thing="sentence", thing_id=sentence.pk, by=by.pk)
