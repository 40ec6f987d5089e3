"""Seals runs of events and verifies the whole trail (promises B2, B4)."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings
from django.db import connection, transaction

from safeboard.kernel.trail.models import Event, PersonShown, Segment
from safeboard.kernel.trail.recorder import row_hash

SEGMENT_SIZE = 1000
NOTHING_BEFORE = "0" * 64


class SealKeyMissing(RuntimeError):
    """The key that signs segments is not where the settings say."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found: the first bad row or segment, or nothing."""

    events: int
    segments: int
    unsealed: int
    fault: str = ""

    @property
    def whole(self) -> bool:
        """True where nothing was changed, taken out or put in."""
        return not self.fault


def signing_key() -> Ed25519PrivateKey:
    """The key that signs segments; a demonstration makes its own, a real installation is given one."""
    path = Path(settings.SEAL_KEY_FILE)
    if not path.exists():
        if not settings.DEMONSTRATION:
            raise SealKeyMissing(
                f"There is no sealing key at {path}. Create one with 'safeboard audit new-key'."
            )
        with suppress(FileExistsError):
            write_new_key(path)
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise SealKeyMissing(
            f"The sealing key at {path} is not an Ed25519 key. Create one with 'safeboard audit new-key'."
        )
    return key


def write_new_key(path: Path) -> None:
    """Create a sealing key, readable by its owner only. Raises FileExistsError where one is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    half = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
    try:
        # The key appears whole or not at all, and never over another: two sealers may start at once.
        os.link(half, path)
    finally:
        half.unlink()


def root_of(events: Iterable[tuple[int, str]]) -> str:
    """The joint hash of (number, row hash) pairs in order."""
    joint = hashlib.sha256()
    for number, hashed in events:
        joint.update(f"{number}:{hashed};".encode())
    return joint.hexdigest()


def payload(segment: Segment) -> bytes:
    """The bytes a segment's signature covers."""
    return json.dumps(
        [
            segment.number,
            segment.first_event,
            segment.last_event,
            segment.events,
            segment.root,
            segment.previous,
            segment.sealed_at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        ]
    ).encode()


def head(segment: Segment | None) -> str:
    """What the next segment chains to, and what a witness keeps."""
    if segment is None:
        return NOTHING_BEFORE
    return hashlib.sha256(payload(segment) + segment.signature.encode()).hexdigest()


def seal() -> int:
    """Seal every event not yet sealed, at most 1,000 a segment; the number of segments made."""
    key, made = signing_key(), 0
    with transaction.atomic():
        if connection.vendor == "postgresql":
            # An earlier number may still be uncommitted; wait for every writer before drawing the line.
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE trail_event IN SHARE ROW EXCLUSIVE MODE")
        last = Segment.objects.last()
        waiting = Event.objects.filter(pk__gt=last.last_event if last else 0).order_by("pk")
        for batch in _batches(waiting.values_list("pk", "row_hash").iterator(chunk_size=SEGMENT_SIZE)):
            segment = Segment(
                number=last.number + 1 if last else 1,
                first_event=batch[0][0],
                last_event=batch[-1][0],
                events=len(batch),
                root=root_of(batch),
                previous=head(last),
                sealed_at=dt.datetime.now(dt.UTC),
            )
            segment.signature = key.sign(payload(segment)).hex()
            segment.save(force_insert=True)
            last, made = segment, made + 1
    return made


def verify(anchor: str = "") -> Verdict:
    """Check every row, every segment and, with an anchor, that nothing was cut off the end.

    `anchor` is "number head" as a witness kept it. The verdict names the first bad row or segment.
    """
    public = signing_key().public_key()
    segments = list(Segment.objects.all())
    sealed_to = segments[-1].last_event if segments else 0
    counted = 0

    def verdict(fault: str = "") -> Verdict:
        unsealed = Event.objects.filter(pk__gt=sealed_to).count()
        return Verdict(counted, len(segments), unsealed, fault)

    before: Segment | None = None
    for segment in segments:
        expected = before.number + 1 if before else 1
        if segment.number != expected:
            return verdict(f"Segment {expected} is missing.")
        if segment.previous != head(before):
            return verdict(f"Segment {segment.number} does not follow from the segment before it.")
        try:
            public.verify(bytes.fromhex(segment.signature), payload(segment))
        except (InvalidSignature, ValueError):
            return verdict(f"Segment {segment.number} was changed: its signature does not match.")
        rows = Event.objects.filter(pk__lte=segment.last_event)
        if before:
            rows = rows.filter(pk__gt=before.last_event)
        pairs: list[tuple[int, str]] = []
        for event, people in _with_people(rows):
            if row_hash(event, people) != event.row_hash:
                return verdict(f"Row {event.pk} in segment {segment.number} was changed.")
            pairs.append((event.pk, event.row_hash))
        if len(pairs) != segment.events or root_of(pairs) != segment.root:
            return verdict(
                f"Segment {segment.number} sealed {segment.events} rows and {len(pairs)} are there: "
                "rows were taken out, put in or renumbered."
            )
        counted += len(pairs)
        before = segment
    for event, people in _with_people(Event.objects.filter(pk__gt=sealed_to)):
        if row_hash(event, people) != event.row_hash:
            return verdict(f"Row {event.pk}, not yet sealed, was changed.")
        counted += 1
    orphan = PersonShown.objects.exclude(event__in=Event.objects.values("uid")).first()
    if orphan:
        return verdict(f"An event that showed {orphan.person} was taken out: event {orphan.event}.")
    if anchor:
        number, kept = anchor.split()
        witnessed = next((each for each in segments if str(each.number) == number), None)
        if head(witnessed) != kept or (witnessed is None) != (number == "0"):
            return verdict(f"The witness kept segment {number}; the trail no longer has it as it was.")
    return verdict()


def anchor_line() -> str:
    """What to give a witness: the number of the last segment and its head."""
    last = Segment.objects.last()
    return f"{last.number if last else 0} {head(last)}"


def _batches(rows: Iterator[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    batch: list[tuple[int, str]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == SEGMENT_SIZE:
            yield batch
            batch = []
    if batch:
        yield batch


def _with_people(events: object) -> Iterator[tuple[Event, list[str]]]:
    chunk: list[Event] = []
    for event in events.order_by("pk").iterator(chunk_size=SEGMENT_SIZE):  # type: ignore[attr-defined]
        chunk.append(event)
        if len(chunk) == SEGMENT_SIZE:
            yield from _join_people(chunk)
            chunk = []
    yield from _join_people(chunk)


def _join_people(events: list[Event]) -> Iterator[tuple[Event, list[str]]]:
    people: dict[object, list[str]] = defaultdict(list)
    uids = [event.uid for event in events]
    for start in range(0, len(uids), 500):
        for row in PersonShown.objects.filter(event__in=uids[start : start + 500]):
            people[row.event].append(row.person)
    for event in events:
        yield event, people[event.uid]
