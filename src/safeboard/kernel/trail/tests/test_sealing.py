"""Whatever is done to the trail behind the program's back is found and named (promise B2)."""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.models import F

from safeboard.kernel.trail import recorder, sealing
from safeboard.kernel.trail.management.commands import audit as command
from safeboard.kernel.trail.models import Event, PersonShown, Segment

Numbers = list[int]
pytestmark = pytest.mark.django_db


def event(numbers: Numbers, place: int) -> Event:
    return Event.objects.get(pk=numbers[place])


# --- What a thief might do; each says the words by which it must be found ---------------------------------------------


def edit(numbers: Numbers) -> str:
    Event.objects.filter(pk=numbers[5]).update(actor="somebody else")
    return f"Row {numbers[5]} in segment 2 was changed"


def edit_details(numbers: Numbers) -> str:
    Event.objects.filter(pk=numbers[6]).update(details={"rows": 1})
    return f"Row {numbers[6]} in segment 2 was changed"


def backdate(numbers: Numbers) -> str:
    Event.objects.filter(pk=numbers[0]).update(at=F("at") - dt.timedelta(days=1))
    return f"Row {numbers[0]} in segment 1 was changed"


def edit_the_unsealed(numbers: Numbers) -> str:
    Event.objects.filter(pk=numbers[-1]).update(outcome="refused")
    return f"Row {numbers[-1]}, not yet sealed, was changed"


def delete(numbers: Numbers) -> str:
    PersonShown.objects.filter(event=event(numbers, 6).uid).delete()
    Event.objects.filter(pk=numbers[6]).delete()
    return "Segment 2 sealed 4 rows and 3 are there"


def delete_the_unsealed(numbers: Numbers) -> str:
    gone = event(numbers, -1)
    gone.delete()
    return f"An event that showed P1 was taken out: event {gone.uid}"


def insert(numbers: Numbers) -> str:
    """With a right hash, as somebody could who has the trail's key but not the seal's."""
    forged = event(numbers, 3)
    forged.pk, forged.uid, forged.actor = numbers[0] - 1, uuid.uuid4(), "user 9"
    forged.row_hash = recorder.row_hash(forged, [])
    forged.save(force_insert=True)
    return "Segment 1 sealed 4 rows and 5 are there"


def insert_below_zero(numbers: Numbers) -> str:
    forged = event(numbers, 3)
    forged.pk, forged.uid = -5, uuid.uuid4()
    forged.row_hash = recorder.row_hash(forged, [])
    forged.save(force_insert=True)
    return "Segment 1 sealed 4 rows and 5 are there"


def swap(numbers: Numbers) -> str:
    one, other = event(numbers, 1), event(numbers, 2)
    Event.objects.filter(pk__in=[one.pk, other.pk]).delete()
    one.pk, other.pk = other.pk, one.pk
    one.save(force_insert=True)
    other.save(force_insert=True)
    return "Segment 1 sealed 4 rows and 4 are there: rows were taken out, put in or renumbered"


def renumber(numbers: Numbers) -> str:
    Event.objects.filter(pk=numbers[-1]).update(id=numbers[-1] + 900)
    Event.objects.filter(pk=numbers[11]).update(id=numbers[-1] + 1)
    return "Segment 3 sealed 4 rows and 3 are there"


def drop_a_segment(numbers: Numbers) -> str:
    Segment.objects.filter(number=2).delete()
    return "Segment 2 is missing"


def drop_the_first_segment(numbers: Numbers) -> str:
    Segment.objects.filter(number=1).delete()
    return "Segment 1 is missing"


def drop_a_segment_with_its_rows(numbers: Numbers) -> str:
    uids = Event.objects.filter(pk__in=numbers[4:8]).values_list("uid", flat=True)
    PersonShown.objects.filter(event__in=list(uids)).delete()
    Event.objects.filter(pk__in=numbers[4:8]).delete()
    Segment.objects.filter(number=2).delete()
    Segment.objects.filter(number=3).update(number=2)
    return "Segment 2 does not follow from the segment before it"


def rechain_without_the_key(numbers: Numbers) -> str:
    """Rows rewritten with right hashes and every seal made anew, signed with a key of the thief's own."""
    changed = event(numbers, 1)
    changed.actor = "somebody else"
    changed.row_hash = recorder.row_hash(changed, ["P1"])
    changed.save()
    key, before = Ed25519PrivateKey.generate(), None
    for segment in Segment.objects.all():
        rows = Event.objects.filter(pk__gte=segment.first_event, pk__lte=segment.last_event)
        segment.root = sealing.root_of(rows.values_list("pk", "row_hash"))
        segment.previous = sealing.head(before)
        segment.signature = key.sign(sealing.payload(segment)).hex()
        segment.save()
        before = segment
    return "Segment 1 was changed: its signature does not match"


def edit_with_the_trail_key(numbers: Numbers) -> str:
    changed = event(numbers, 1)
    changed.actor = "somebody else"
    changed.row_hash = recorder.row_hash(changed, ["P1"])
    changed.save()
    return "Segment 1 sealed 4 rows and 4 are there"


def backdate_a_seal(numbers: Numbers) -> str:
    Segment.objects.filter(number=3).update(sealed_at=dt.datetime(2016, 1, 1, tzinfo=dt.UTC))
    return "Segment 3 was changed: its signature does not match"


def spoil_a_signature(numbers: Numbers) -> str:
    Segment.objects.filter(number=3).update(signature="not even a number")
    return "Segment 3 was changed: its signature does not match"


def take_a_person_out(numbers: Numbers) -> str:
    PersonShown.objects.filter(event=event(numbers, 9).uid).delete()
    return f"Row {numbers[9]} in segment 3 was changed"


def put_a_person_in(numbers: Numbers) -> str:
    PersonShown.objects.create(event=event(numbers, 9).uid, person="P77")
    return f"Row {numbers[9]} in segment 3 was changed"


def another_person(numbers: Numbers) -> str:
    PersonShown.objects.filter(event=event(numbers, 9).uid).update(person="P77")
    return f"Row {numbers[9]} in segment 3 was changed"


TAMPERS: list[Callable[[Numbers], str]] = [
    edit,
    edit_details,
    backdate,
    edit_the_unsealed,
    delete,
    delete_the_unsealed,
    insert,
    insert_below_zero,
    swap,
    renumber,
    drop_a_segment,
    drop_the_first_segment,
    drop_a_segment_with_its_rows,
    rechain_without_the_key,
    edit_with_the_trail_key,
    backdate_a_seal,
    spoil_a_signature,
    take_a_person_out,
    put_a_person_in,
    another_person,
]


@pytest.mark.parametrize("tamper", TAMPERS, ids=lambda tamper: tamper.__name__)
def test_tampering_is_found_and_named(sealed_trail, tampering, tamper):
    with tampering():
        words = tamper(sealed_trail)
    verdict = sealing.verify()
    assert not verdict.whole
    assert words in verdict.fault


def cut_the_tail(numbers: Numbers) -> None:
    """The newest segment and everything after it disappear: what is left is a trail in order."""
    gone = Event.objects.filter(pk__in=numbers[8:])
    PersonShown.objects.filter(event__in=list(gone.values_list("uid", flat=True))).delete()
    gone.delete()
    Segment.objects.filter(number=3).delete()


def test_a_cut_tail_is_found_by_the_witness_only(sealed_trail, tampering):
    """Security.md finding 5: without a witness outside, nobody can know."""
    anchor = sealing.anchor_line()
    assert sealing.verify(anchor).whole
    with tampering():
        cut_the_tail(sealed_trail)
    assert sealing.verify().whole
    assert "The witness kept segment 3" in sealing.verify(anchor).fault


def test_a_tail_that_was_cut_and_sealed_anew_is_found_by_the_witness(sealed_trail, tampering):
    anchor = sealing.anchor_line()
    with tampering():
        cut_the_tail(sealed_trail)
    with recorder.recorded(recorder.Doer("user 1")):
        recorder.note("look")
    sealing.seal()
    assert sealing.verify().whole
    assert "The witness kept segment 3" in sealing.verify(anchor).fault


def test_an_old_witness_still_agrees_with_a_longer_trail(sealed_trail):
    anchor = sealing.anchor_line()
    sealing.seal()
    assert Segment.objects.count() == 4 and sealing.verify(anchor).whole


def test_a_witness_of_an_empty_trail_agrees(db):
    assert sealing.verify(sealing.anchor_line()).whole


# --- Sealing ---------------------------------------------------------------------------------------------------------


def test_a_segment_holds_at_most_its_size_and_chains_to_the_one_before(sealed_trail):
    with recorder.recorded(recorder.Doer("user 1")):
        for _ in range(7):
            recorder.note("look")
    assert sealing.seal() == 3
    sizes = list(Segment.objects.values_list("events", flat=True))
    assert sizes == [4, 4, 4, 4, 4, 1]
    verdict = sealing.verify()
    assert (verdict.whole, verdict.events, verdict.segments, verdict.unsealed) == (True, 21, 6, 0)


def test_sealing_nothing_makes_nothing(sealed_trail):
    assert sealing.seal() == 1
    assert sealing.seal() == 0


@pytest.mark.django_db(transaction=True)
def test_two_sealers_at_once_seal_everything_once():
    """With writers between them, whichever engine: no event is left out or sealed twice."""
    failed: list[BaseException] = []
    start = threading.Barrier(6)

    def work(do: Callable[[], object]) -> None:
        try:
            start.wait(30)
            for _ in range(4):
                do()
        except BaseException as fault:
            failed.append(fault)
        finally:
            connection.close()

    def write() -> None:
        with recorder.recorded(recorder.Doer("user 1")):
            recorder.note("look", people=["P1"])

    threads = [threading.Thread(target=work, args=(each,)) for each in (write, sealing.seal) * 3]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert failed == []
    sealing.seal()
    verdict = sealing.verify()
    assert (verdict.fault, verdict.events, verdict.unsealed) == ("", 12, 0)
    assert sum(Segment.objects.values_list("events", flat=True)) == 12


def test_the_sealing_key_is_the_owners_alone(tmp_path, settings):
    settings.SEAL_KEY_FILE = tmp_path / "keys" / "seal.pem"
    sealing.write_new_key(settings.SEAL_KEY_FILE)
    assert settings.SEAL_KEY_FILE.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        sealing.write_new_key(settings.SEAL_KEY_FILE)


def test_a_real_installation_never_makes_its_own_key(tmp_path, settings):
    settings.SEAL_KEY_FILE, settings.DEMONSTRATION = tmp_path / "seal.pem", False
    with pytest.raises(sealing.SealKeyMissing, match="audit new-key"):
        sealing.signing_key()
    for verb in ("seal", "verify"):
        with pytest.raises(CommandError, match="audit new-key"):
            call_command("audit", verb)


# --- The command -----------------------------------------------------------------------------------------------------


def audit(*words: str) -> str:
    out = StringIO()
    call_command("audit", *words, stdout=out)
    return out.getvalue()


def test_verify_says_what_it_checked(sealed_trail):
    assert audit("verify") == "The trail is whole: 14 events, 3 segments, 2 not yet sealed.\n"


def test_verify_exits_with_1_and_the_first_fault(sealed_trail, tampering):
    with tampering():
        words = edit(sealed_trail)
    with pytest.raises(CommandError, match=words) as caught:
        audit("verify")
    assert caught.value.returncode == 1


def test_anchor_and_verify_fit_together(sealed_trail, tmp_path):
    file = tmp_path / "anchor"
    file.write_text(audit("anchor"))
    assert audit("verify", "--anchor", str(file)).startswith("The trail is whole")


@pytest.mark.parametrize("text", ["", "3", "3 deadbeef", "rubbish rubbish", None])
def test_a_witness_that_cannot_be_read_never_passes(sealed_trail, tmp_path, text):
    file = tmp_path / "anchor"
    if text is not None:
        file.write_text(text)
    with pytest.raises(CommandError, match="witness's file"):
        audit("verify", "--anchor", str(file))


def test_seal_says_how_many(sealed_trail):
    assert audit("seal") == "Sealed 1 segment.\n"
    assert audit("seal") == "Sealed 0 segments.\n"


def test_who_lists_everybody_who_was_shown_a_person(sealed_trail):
    said = audit("who", "--person", "P3").splitlines()
    assert [line.split()[3] for line in said[:-2]] == ["1", "2", "3"]
    assert all("(team_manager at county-council) look person" in line for line in said[:-2])
    # Reading the trail is itself in the trail.
    assert "command line" in said[-2] and said[-1] == "4 times."
    assert Event.objects.last().action == "audit.who"


def test_new_key_never_overwrites(sealed_trail):
    kept = Path(settings.SEAL_KEY_FILE).read_bytes()
    with pytest.raises(CommandError, match="Move it away first"):
        audit("new-key")
    assert Path(settings.SEAL_KEY_FILE).read_bytes() == kept


def test_the_sealer_goes_on_after_a_lock_and_says_so(sealed_trail, monkeypatch):
    """Long work of somebody else's holds the database: the next turn seals what waited."""
    usual, turns, out, log = sealing.seal, [], StringIO(), StringIO()

    class Stopped(Exception):
        """Somebody stops the sealer."""

    def seal() -> int:
        turns.append("seal")
        if len(turns) == 1:
            raise OperationalError("database is locked")
        return usual()

    def sleep(seconds: float) -> None:
        if len(turns) == 2:
            raise Stopped

    monkeypatch.setattr(sealing, "seal", seal)
    monkeypatch.setattr(command.time, "sleep", sleep)
    # The test's own transaction lives in the connection.
    monkeypatch.setattr(command, "close_old_connections", lambda: None)
    with pytest.raises(Stopped):
        call_command("audit", "seal", "--every", "60", stdout=out, stderr=log)
    assert "Not sealed this time (database is locked). Trying again in 60 seconds." in log.getvalue()
    assert out.getvalue() == "Sealed 1 segment.\n"
    assert sealing.verify().unsealed == 0


def test_sealing_once_does_not_hide_a_lock(sealed_trail, monkeypatch):
    def seal() -> int:
        raise OperationalError("database is locked")

    monkeypatch.setattr(sealing, "seal", seal)
    with pytest.raises(OperationalError):
        audit("seal")
