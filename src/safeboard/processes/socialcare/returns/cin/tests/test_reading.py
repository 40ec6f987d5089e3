"""A census file as it is read: its values, the place of every row, and what is told of what does not fit."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from safeboard.grammar.statutory.reads import Read, Unreadable
from safeboard.grammar.statutory.tables import CHILD, HOLDER, LINE, ROW
from safeboard.grammar.statutory.xml import walking
from safeboard.grammar.statutory.xml.places import Limits
from safeboard.grammar.statutory.xml.reading import read
from safeboard.processes.socialcare.returns.cin.events import states
from safeboard.processes.socialcare.returns.cin.layout import LAYOUTS, PLACES
from safeboard.processes.socialcare.returns.cin.writing import (
    Form,
    assessment,
    before_court,
    census,
    child,
    enquiry,
    episode,
    in_need_plan,
    plan,
)

CHILDREN = [
    child(
        episode(assessment("2B", "3B"), enquiry(ICPCnotRequired="1", DateOfInitialCPC=None)),
        episode(in_need_plan(), plan("2025-08-01", "2025-11-01"), CINreferralDate="2025-06-01"),
        LAchildID="A1",
        disabilities=("AUT", "LD"),
    ),
    child(
        episode(),
        LAchildID="B2",
        PersonBirthDate=None,
        ExpectedPersonBirthDate="2026-06-01",
        Sex="U",
        disabilities=(),
    ),
    child(episode(plan(NumberOfPreviousCPP="2")), LAchildID="C3"),
]
FORMS = [
    Form(group_a_review=True),
    Form(words=True),
    Form(namespace=True),
    Form(encoding="utf-16"),
    Form(encoding="iso-8859-1"),
    Form(encoding="windows-1252"),
    Form(byte_order_mark=True),
    Form(group_a_review=True, words=True, namespace=True, encoding="utf-16"),
]


def read_census(data: bytes | Path, **options: object) -> Read:
    return read(data, LAYOUTS, PLACES, **options)  # type: ignore[arg-type]


def cells(result: Read, table: str) -> list[dict[str, object]]:
    return result.tables[table].drop(LINE).to_dicts()


def test_every_value_is_read_in_its_type_and_every_row_knows_its_place() -> None:
    result = read_census(census(CHILDREN, authority="825"))
    assert result.tables.child_ids.to_list() == ["A1", "B2", "C3"]
    assert cells(result, "Header")[0] | {"row": 0} == {
        **{"row": 0, "child": None, "holder": 0, "Collection": "CIN", "Year": 2026, "SourceLevel": "L"},
        **{"ReferenceDate": date(2026, 3, 31), "LEA": "825", "SoftwareCode": "Safeboard", "Release": None},
        **{"SerialNo": "001", "DateTime": "2026-04-18T09:00:00"},
    }
    assert cells(result, "ChildIdentifiers")[1] == {
        **{"row": 1, "child": 1, "holder": 1, "LAchildID": "B2", "UPN": None, "FormerUPN": None},
        **{"UPNunknown": "UN3", "PersonBirthDate": None, "ExpectedPersonBirthDate": date(2026, 6, 1)},
        **{"PersonDeathDate": None, "Sex": "U"},
    }
    assert cells(result, "CINdetails")[1] == {
        **{"row": 1, "child": 0, "holder": 0, "CINreferralDate": date(2025, 6, 1), "ReferralSource": "1A"},
        **{"PrimaryNeedCode": "N1", "CINclosureDate": None, "ReasonForClosure": None},
        **{"DateOfInitialCPC": None, "ReferralNFA": False},
    }
    assert cells(result, "Section47") == [
        {
            **{"row": 0, "child": 0, "holder": 0, "S47ActualStartDate": date(2025, 5, 12)},
            **{"InitialCPCtarget": date(2025, 6, 3), "DateOfInitialCPC": None, "ICPCnotRequired": True},
        }
    ]
    places = {
        name: list(zip(*(result.tables[name][part].to_list() for part in (CHILD, HOLDER)), strict=True))
        for name in ("Disabilities", "CINdetails", "AssessmentFactors", "ChildProtectionPlans", "Reviews")
    }
    assert places == {
        "Disabilities": [(0, 0), (0, 0), (2, 2)],
        "CINdetails": [(0, 0), (0, 0), (1, 1), (2, 2)],
        "AssessmentFactors": [(0, 0), (0, 0)],
        "ChildProtectionPlans": [(0, 1), (2, 3)],
        "Reviews": [(0, 0), (0, 0)],
    }
    assert result.tables["ChildProtectionPlans"]["NumberOfPreviousCPP"].to_list() == [0, 2]
    assert (result.rows_in, result.accepted, len(result.faults)) == (22, 22, 0)


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_form_of_a_file_says_the_same(form: Form) -> None:
    plain, other = read_census(census(CHILDREN)), read_census(census(CHILDREN, form=form))
    for table in plain.tables.layout.tables:
        assert cells(other, table.name) == cells(plain, table.name)
    assert not len(other.faults)


def test_a_child_without_a_description_does_not_shift_the_disabilities_of_the_next() -> None:
    data = census(CHILDREN)
    start, stop = data.index(b"<ChildCharacteristics>"), data.index(b"</ChildCharacteristics>")
    result = read_census(data[:start] + data[stop + len(b"</ChildCharacteristics>") :])
    assert result.tables["Disabilities"].select(CHILD, HOLDER, "Disability").rows() == [(2, 2, "NONE")]
    assert result.tables["ChildCharacteristics"].select(ROW, CHILD, HOLDER).rows() == [(0, 1, 1), (1, 2, 2)]


def test_rows_know_their_holders_across_parts_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    data = census(CHILDREN)
    whole = read_census(data)
    monkeypatch.setattr(walking, "AT_ONCE", 1)
    told: list[int] = []
    parts = read_census(data, tell=told.append)
    assert told == [1, 2, 3, 3]
    for table in whole.tables.layout.tables:
        assert parts.tables[table.name].equals(whole.tables[table.name])


def test_a_file_is_read_from_where_it_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "census.xml"
    file.write_bytes(census(CHILDREN))
    assert read_census(file).rows_in == 22


def test_a_fault_is_told_with_line_path_and_child_also_far_down() -> None:
    data = census(CHILDREN, PersonBirthDate=None).replace(b"<Children>", b"<Children>" + b"\n" * 70_000)
    data = data.replace(b"<CPPreviewDate>2025-11-01", b"<CPPreviewDate>1 November")
    line = data[: data.index(b"1 November")].count(b"\n") + 1
    (fault,) = read_census(data).faults.to_dicts()
    assert line > 65_535
    assert fault == {
        **{"kind": "not a date", "table": "Reviews", "row": 1, "line": line, "child_id": "A1"},
        "path": ("Message/Children/Child[1]/CINdetails[2]/ChildProtectionPlans[1]/Reviews/CPPreviewDate[2]"),
        "field": "CPPreviewDate",
        "message": "“1 November” is not a date as it must be written, such as 2026-03-31. The field was left empty. "
        "Correct it.",
        "rejects": False,
    }


def test_rows_that_cannot_be_placed_are_turned_back_each_with_its_reason() -> None:
    children = [*CHILDREN, child(episode(), LAchildID="A1"), child(episode(), LAchildID=None)]
    result = read_census(census(children))
    assert (result.rows_in, result.rejected) == (30, 8)
    assert result.kept["ChildIdentifiers"].to_list() == [True, True, True, False, False]
    assert result.kept["CINdetails"].to_list() == [True] * 4 + [False] * 2
    reasons = result.faults.filter("rejects")["kind"].value_counts().sort("count", "kind").rows()
    assert reasons == [("no id", 1), ("same id", 1), ("holder", 6)]
    assert result.rows("ChildIdentifiers")["child_id"].to_list() == ["A1", "B2", "C3"]


def test_a_table_of_another_year_is_read_and_a_field_of_another_year_is_left_aside() -> None:
    unsaid = {b"<Year>2026</Year>": b"", b"<ReferenceDate>2026-03-31</ReferenceDate>": b""}
    both, one = census(CHILDREN), census(CHILDREN[1:])
    for words, nothing in unsaid.items():
        both, one = both.replace(words, nothing), one.replace(words, nothing)
    result = read_census(both, year=2020)
    assert result.tables.layout.year == 2020
    assert "Sex" not in result.tables["ChildIdentifiers"].columns
    assert result.tables["CINPlanDates"]["CINPlanStartDate"].to_list() == [date(2025, 6, 2)]
    assert [name for name, _ in result.not_read] == ["Children/Child/ChildIdentifiers/Sex"]
    assert not read_census(one, year=2020).tables.layout.has("CINPlanDates.CINPlanStartDate")


def test_a_table_before_its_time_is_looked_at_as_in_the_nearest_year_that_has_it() -> None:
    data = census([child(episode(assessment("2B", "24A")))], 2012)
    result = read_census(data)
    assert len(result.tables["AssessmentFactors"]) == 2
    # 24A came in 2021-22, the assessment itself in 2013-14.
    (fault,) = result.faults.filter(table="AssessmentFactors").to_dicts()
    assert (fault["kind"], fault["message"][:5]) == ("not in list", "“24A”")


def test_what_is_left_aside_leaves_nothing_behind() -> None:
    data = census(CHILDREN[1:2]).replace(b"<Sex>U", b"<Shoe>4<Sex>F</Sex> b</Shoe><Sex>U<i>M</i>")
    result = read_census(data)
    assert result.faults["kind"].to_list() == ["unknown", "unknown"]
    assert result.tables["ChildIdentifiers"]["Sex"].to_list() == ["U"]


def test_what_no_layout_knows_is_told_once_for_each_place_with_its_count_and_first_lines() -> None:
    """A file of 2011-12 has initial assessments, whose names we do not know, in every case: one fault, not one a child."""
    six = [child(episode(), LAchildID=f"A{number}") for number in range(6)]
    data = census(six, 2012).replace(
        b"<ReferralNFA>", b"<FirstThing><On>2011-05-02</On></FirstThing><ReferralNFA>"
    )
    lines = [
        number for number, line in enumerate(data.split(b"\n"), start=1) if line.startswith(b"<FirstThing>")
    ]
    result = read_census(data)
    (fault,) = result.faults.filter(kind="unknown").to_dicts()
    assert (fault["path"], fault["line"]) == ("Message/Children/Child/CINdetails/FirstThing", lines[0])
    assert (fault["table"], fault["row"], fault["child_id"]) == ("", None, None)
    said = ", ".join(map(str, lines[:4]))
    assert fault["message"].endswith(
        f"It stands in the file 6 times, first on the lines {said} and {lines[4]}."
    )
    assert [each for each in result.not_read if each[0] == "Children/Child/CINdetails/FirstThing"] == [
        (
            "Children/Child/CINdetails/FirstThing",
            "It is not a field of this collection that we know. It stands in the file 6 times.",
        )
    ]
    assert (result.rows_in, result.rejected) == (24, 0)


def test_steps_before_court_are_read_from_2026_27_on() -> None:
    """Rules 9000Q and 9005 let the start be blank: such a row is kept, and is no event of a journey."""
    steps = (before_court(PPOutcome="A", StepDecisionDate="2026-12-01"), before_court(PPStartDate=None))
    for form in (Form(), Form(words=True, namespace=True)):
        result = read_census(census([child(episode(*steps), LAchildID="A1")], 2027, form=form))
        assert result.faults["message"].to_list() == []
        assert cells(result, "PreProceedings")[0] == {
            **{"row": 0, "child": 0, "holder": 0, "PPStartDate": date(2026, 9, 9)},
            **{"LBPSentDate": date(2026, 9, 21), "FGDMMeetingOffer": True, "FGDMMeetingFac": False},
            **{"InitialPPMeetingDate": date(2026, 9, 28), "ReviewMeetingsCount": 2},
            **{"StepDecisionDate": date(2026, 12, 1), "PPOutcome": "A", "CourtAppDate": None},
            "LetterInitCPDate": None,
        }
        assert (result.rows_in, result.rejected) == (6, 0)
        (event,) = states(result).events.filter(kind="before_court").to_dicts()
        assert (event["starts_on"], event["ends_on"]) == (date(2026, 9, 9), date(2026, 12, 1))
        assert json.loads(event["facts"])["family_meeting_offered"] == "yes"
    before = read_census(census([child(episode(*steps), LAchildID="A1")], 2026))
    assert "since 2026-27" in before.faults.filter(kind="other year")["message"][0]


def test_what_a_year_is_known_to_hold_and_we_cannot_read_is_said_where_it_is_met() -> None:
    data = census(CHILDREN, 2012).replace(b"<ReferralNFA>", b"<CoreThing/><ReferralNFA>")
    said = [fault["message"] for fault in read_census(data).faults.to_dicts() if fault["kind"] == "file"]
    assert len(said) == 1
    assert "core assessments" in said[0]
    assert "file" not in read_census(census(CHILDREN, 2012)).faults["kind"].to_list()


def test_of_two_heads_the_first_counts() -> None:
    again = b"<Header><CollectionDetails><Year>2019</Year></CollectionDetails></Header><Children>"
    twice = census(CHILDREN).replace(b"<Year>2026", b"<Year>2025</Year><Year>2026")
    assert read_census(twice).tables.layout.year == 2025
    assert read_census(census(CHILDREN).replace(b"<Children>", again)).tables.layout.year == 2026


def test_of_many_faults_of_one_kind_the_rest_is_counted() -> None:
    many = [child(episode(ReferralSource="99"), LAchildID=str(number)) for number in range(8)]
    faults = read_census(census(many), limits=Limits(told=5)).faults
    assert faults["kind"].to_list() == ["not in list"] * 6
    assert "3 more of the same" in faults["message"][0]


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(size=900), "larger than"),
        (Limits(rows=10), "more than 10 rows"),
        (Limits(unknown=2), "more than 2 elements"),
    ],
)
def test_a_file_beyond_the_limits_is_refused(limits: Limits, words: str) -> None:
    data = census(CHILDREN).replace(b"<Sex>", b"<Shoe/><Sex>")
    assert read_census(data).rows_in == 22
    with pytest.raises(Unreadable, match=words):
        read_census(data, limits=limits)


def test_the_year_is_that_of_the_head_or_the_one_asked_for() -> None:
    assert read_census(census(CHILDREN, 2023)).tables.layout.year == 2023
    without = census(CHILDREN, 2023).replace(b"<Year>2023</Year>", b"")
    assert read_census(without).tables.layout.year == 2023
    with pytest.raises(Unreadable, match="says 2022-23; you chose 2023-24"):
        read_census(census(CHILDREN, 2023), year=2024)
    with pytest.raises(Unreadable, match="we read 2009-10 to 2026-27"):
        read_census(census(CHILDREN), year=2009)


def test_rows_are_numbered_from_nought() -> None:
    result = read_census(census(CHILDREN))
    for table in result.tables.layout.tables:
        frame = result.tables[table.name]
        assert frame[ROW].to_list() == list(range(len(frame)))
        assert (frame[LINE] > 0).all()
