"""The commands tell their user in a sentence what is wrong with what was typed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.returns.models import Receipt


@pytest.fixture
def path(small_return, workbook, headings, referral, monkeypatch, tmp_path) -> Path:
    """A file of one good row."""
    monkeypatch.setitem(REGISTRY.returns, "small", small_return)
    made = tmp_path / "mine.xlsx"
    made.write_bytes(workbook({"Referrals": [headings["referrals"], referral]}))
    return made


def run(*arguments: object) -> str:
    out = io.StringIO()
    call_command(*map(str, arguments), "--return", "small", stdout=out)
    return out.getvalue()


def test_a_missing_key_file_is_named(path, tmp_path):
    with pytest.raises(CommandError, match=r"The key file .*nokey cannot be read: No such file"):
        run("prepare", path, "--key-file", tmp_path / "nokey")


def test_a_missing_file_is_named(tmp_path):
    (tmp_path / "key").write_text("a key of our own, and long")
    with pytest.raises(CommandError, match=r"nofile cannot be read: No such file"):
        call_command("prepare", str(tmp_path / "nofile"), "--key-file", str(tmp_path / "key"))


def test_one_row_is_prepared_in_the_singular(path, tmp_path):
    (tmp_path / "key").write_text("a key of our own, and long")
    said = run("prepare", path, "--key-file", tmp_path / "key")
    assert said.startswith("1 row of 1 child. Ids are codes now; 1 date of birth keeps only month and year;")


@pytest.mark.parametrize(
    ("option", "written", "words"),
    [
        ("--as-at", "2016-02-31", "2016-02-31 is not a date. Write it as 2016-03-31."),
        ("--as-at", "31/03/2016", "31/03/2016 is not a date. Write it as 2016-03-31."),
        ("--look-back", "0", "0 is not a number of months. Write it as 6."),
        ("--look-back", "half", "half is not a number of months. Write it as 6."),
    ],
)
def test_what_is_typed_wrongly_is_said_in_words(path, option, written, words):
    with pytest.raises(CommandError) as refused:
        run("intake", path, option, written)
    assert words in str(refused.value) and "invalid" not in str(refused.value)


@pytest.mark.parametrize("more", [(), ("--check-only",)])
def test_an_unknown_agency_is_refused_also_where_nothing_is_kept(people, path, more):
    with pytest.raises(CommandError, match=r"There is no agency 'nobody'. There are: .*county-council"):
        run("intake", path, "--agency", "nobody", *more)


def test_checking_only_keeps_nothing_and_counts_one_row_as_one(people, path):
    said = run("intake", path, "--check-only", "--as-at", "2016-03-31")
    assert said.startswith("Checked only: 1 row in, 1 accepted, 0 need you.")
    assert not Receipt.objects.exists()
