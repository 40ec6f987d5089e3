"""Somebody says that an entry is not this child, or that a date is wrong. The sender's record is never edited."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q

from safeboard.kernel.journeys.models import EntryQuery, Episode
from safeboard.kernel.journeys.statements import EVENT
from safeboard.kernel.partnership.models import User
from safeboard.kernel.trail import recorder

WORDS = {
    EntryQuery.NOT_SAME_CHILD: "This is not the same child",
    EntryQuery.DATE_WRONG: "A date is wrong",
}


def query(episode: Episode, *, kind: str, words: str, by: User) -> EntryQuery:
    """Keep what somebody says of an entry; one that is not this child leaves the time line at once."""
    if kind not in WORDS:
        raise ValueError(f"{kind!r} is nothing that can be said of an entry; say one of {', '.join(WORDS)}.")
    made = EntryQuery.objects.create(
        agency=episode.agency,
        episode=episode,
        kind=kind,
        words=words,
        by=by,
        wall=episode.wall,
        sensitivity=episode.sensitivity,
    )
    recorder.note(
        "journeys.query", thing="episode", thing_id=episode.pk, people=[episode.person.code], says=kind
    )
    return made


def counts_of(receipt: int) -> dict[str, int]:
    """How many entries of a file people query, by what they say: counts for the analyst, no entry and no word.

    Where files of several forms state an event together, what is said of it is said of each of them.
    """
    beside = Episode.objects.filter(
        receipt=receipt, newest=True, **{name: OuterRef(f"episode__{name}") for name in EVENT}
    )
    of_file = EntryQuery.objects.filter(Q(episode__receipt=receipt) | Q(Exists(beside), episode__newest=True))
    rows = of_file.order_by().values("kind")
    found = {row["kind"]: row["entries"] for row in rows.annotate(entries=Count("episode", distinct=True))}
    return {words: found[kind] for kind, words in WORDS.items() if kind in found}
