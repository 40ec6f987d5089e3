"""A Standard Safeguarding Dataset as it is read, in each form, and what it says of a child's journey."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from typing import Any

import polars as pl
import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.statutory.reads import Read, Unreadable
from safeboard.grammar.statutory.running import run
from safeboard.grammar.statutory.sheets.sheet import Limits
from safeboard.processes.socialcare.returns.safeguarding_dataset.collection import SAFEGUARDING_DATASET
from safeboard.processes.socialcare.returns.safeguarding_dataset.method import METHOD
from safeboard.processes.socialcare.returns.safeguarding_dataset.reading import LIMITS, read
from safeboard.processes.socialcare.returns.safeguarding_dataset.writing import csv_files, json_file

JOURNEY: dict[str, Any] = {
    "ssd_person": [
        {"pers_person_id": "C1", "pers_sex": "F", "pers_ethnicity": "WBRI", "pers_dob": "2008-06-01 00:00:00.000"},
        {"pers_person_id": "C2", "pers_sex": "M", "pers_dob": "15/03/2001", "pers_expected_dob": "NULL"},
        {"pers_person_id": "C3", "pers_expected_dob": "2016-06-20"},
    ],
    "ssd_disability": [{"disa_person_id": "C1", "disa_disability_code": "NONE"}],
    "ssd_contacts": [
        {"cont_contact_id": "K1", "cont_person_id": "C1", "cont_contact_date": "2015-04-28 16:40:00", "cont_contact_source_code": "6"}
    ],
    "ssd_early_help_episodes": [
        {"earl_episode_id": "H1", "earl_person_id": "C1", "earl_episode_start_date": "2014-10-01", "earl_episode_end_date": "2015-02-01", "earl_episode_organisation": "A school"}
    ],
    "ssd_cin_episodes": [
        {"cine_referral_id": "R1", "cine_person_id": "C1", "cine_referral_date": "01/05/2015", "cine_cin_primary_need_code": "N1", "cine_referral_source_code": "1A", "cine_referral_nfa": "N"},
        {"cine_referral_id": "R2", "cine_person_id": "C2", "cine_referral_date": "2015-06-01", "cine_referral_source_code": "6", "cine_referral_nfa": "Y"},
    ],
    "ssd_cin_assessments": [
        {"cina_assessment_id": "A1", "cina_referral_id": "R1", "cina_assessment_start_date": "2015-05-02T09:30:00Z", "cina_assessment_auth_date": "2015-06-10", "cina_assessment_child_seen": "Y"},
        {"cina_assessment_id": "A2", "cina_person_id": "C3", "cina_assessment_start_date": "2016-03-01"},
    ],
    "ssd_s47_enquiry": [
        {"s47e_s47_enquiry_id": "S1", "s47e_referral_id": "R1", "s47e_person_id": "C1", "s47e_s47_start_date": "2015-05-12", "s47e_s47_nfa": "N"}
    ],
    "ssd_initial_cp_conference": [
        {"icpc_icpc_id": "I1", "icpc_s47_enquiry_id": "S1", "icpc_person_id": "C1", "icpc_icpc_date": "2015-06-02", "icpc_icpc_outcome_cp_flag": "Y"},
        {"icpc_icpc_id": "I2", "icpc_person_id": "C2", "icpc_icpc_date": "2015-07-01", "icpc_icpc_outcome_cp_flag": "N"},
    ],
    "ssd_cp_plans": [
        {"cppl_cp_plan_id": "P1", "cppl_icpc_id": "I1", "cppl_cp_plan_start_date": "2015-06-02", "cppl_cp_plan_initial_category": "Neglect", "cppl_cp_plan_latest_category": "Multiple: Neglect, Physical abuse"},
        {"cppl_cp_plan_id": "P2", "cppl_person_id": "C2", "cppl_cp_plan_start_date": "2015-07-01", "cppl_cp_plan_ola": "Y"},
    ],
    "ssd_cp_reviews": [
        {"cppr_cp_review_id": "V1", "cppr_cp_plan_id": "P1", "cppr_cp_review_date": "2015-09-01"},
        {"cppr_cp_review_id": "V2", "cppr_cp_plan_id": "P1", "cppr_cp_review_date": ""},
    ],
    "ssd_cp_visits": [
        {"cppv_cp_visit_id": "B1", "cppv_cp_plan_id": "P1", "cppv_cp_visit_date": "2015-06-12", "cppv_cp_visit_seen": "Y", "cppv_cp_visit_seen_alone": "N"},
    ],
    "ssd_cin_plans": [{"cinp_cin_plan_id": "N1", "cinp_referral_id": "R1", "cinp_cin_plan_start_date": "2015-05-20", "cinp_cin_plan_end_date": "2015-06-02"}],
    "ssd_cla_episodes": [
        {"clae_cla_episode_id": "E1", "clae_person_id": "C2", "clae_cla_id": "L1", "clae_cla_placement_id": "T1", "clae_cla_episode_start_date": "2015-08-01", "clae_cla_episode_start_reason": "S", "clae_cla_primary_need_code": "N1", "clae_cla_episode_ceased_date": "2015-12-01", "clae_cla_episode_ceased_reason": "X1"},
        {"clae_cla_episode_id": "E2", "clae_person_id": "C2", "clae_cla_id": "L1", "clae_cla_episode_start_date": "2015-12-01", "clae_cla_episode_start_reason": "P", "clae_cla_primary_need_code": "N1"},
    ],
    "ssd_cla_placement": [
        {"clap_cla_placement_id": "T1", "clap_cla_id": "L1", "clap_cla_placement_start_date": "2015-08-01", "clap_cla_placement_end_date": "2015-12-01", "clap_cla_placement_type": "U6", "clap_cla_placement_provider": "PR1", "clap_cla_placement_distance": "20.5"},
        {"clap_cla_placement_id": "T2", "clap_cla_id": "L1", "clap_cla_placement_start_date": "2015-12-01", "clap_cla_placement_type": "K2", "clap_cla_placement_provider": "PR4", "clap_cla_placement_distance": "999.9"},
        {"clap_cla_placement_id": "T3", "clap_cla_id": "L1", "clap_cla_placement_start_date": "2016-02-01", "clap_cla_placement_type": "T1"},
    ],
    "ssd_cla_reviews": [
        {"clar_cla_review_id": "W1", "clar_cla_id": "L1", "clar_cla_review_date": "2015-08-26", "clar_cla_review_cancelled": "N", "clar_cla_review_participation": "PN6"},
        {"clar_cla_review_id": "W2", "clar_cla_id": "L1", "clar_cla_review_date": "2015-11-20", "clar_cla_review_cancelled": "Y"},
    ],
    "ssd_legal_status": [
        {"lega_person_id": "C2", "lega_legal_status": "V2", "lega_legal_status_start_date": "2015-08-01"},
        {"lega_person_id": "C2", "lega_legal_status": "C2 - Full care order", "lega_legal_status_start_date": "2015-12-01"},
    ],
    "ssd_missing": [{"miss_table_id": "M1", "miss_person_id": "C2", "miss_missing_episode_start_date": "2015-10-03 21:00", "miss_missing_episode_end_date": "2015-10-04 07:30", "miss_missing_episode_type": "Missing"}],
    "ssd_care_leavers": [{"clea_table_id": "Z1", "clea_person_id": "C2", "clea_care_leaver_eligibility": "Relevant", "clea_care_leaver_in_touch": "YES", "clea_care_leaver_accommodation": "B", "clea_care_leaver_accom_suitable": "1", "clea_care_leaver_activity": "F2"}],
    "ssd_permanence": [{"perm_table_id": "Q1", "perm_person_id": "C2", "perm_adm_decision_date": "2016-01-10", "perm_decision_reversed_date": "2016-03-01", "perm_decision_reversed_reason": "RD3"}],
}  # fmt: skip


def zipped(files: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in files:
            packed.writestr(name, data)
    return [("dataset.zip", out.getvalue())]


FORMS = {
    "csv in any file name": [(f"{at}.txt", data) for at, (_, data) in enumerate(csv_files(JOURNEY))],
    "one zip": zipped(csv_files(JOURNEY)),
    "headings in capitals": [(name, data.split(b"\n", 1)[0].upper() + b"\n" + data.split(b"\n", 1)[1]) for name, data in csv_files(JOURNEY)],
    "one json": [("dataset.json", json_file(JOURNEY))],
    "a json of each": [(f"{name}.json", json.dumps(rows).encode()) for name, rows in JOURNEY.items()],
}  # fmt: skip


def problems(found: Read) -> list[tuple[str, str, str, bool]]:
    return found.faults.select("kind", "table", "field", "rejects").rows()


def told(events: pl.DataFrame, kind: str) -> list[tuple[str, date, date | None]]:
    return events.filter(pl.col("kind") == kind).select("child_id", "starts_on", "ends_on").rows()


def facts(events: pl.DataFrame, kind: str) -> list[dict[str, Any]]:
    rows = [json.loads(each) for each in events.filter(pl.col("kind") == kind)["facts"]]
    return [{name: value for name, value in row.items() if value is not None} for row in rows]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_the_same_of_children(form):
    found, plain = read(FORMS[form]), read(csv_files(JOURNEY))
    assert (found.rows_in, found.rejected, problems(found)) == (plain.rows_in, 0, [])
    here, there = METHOD.states(found), METHOD.states(plain)
    assert here.children.equals(there.children)
    assert here.events.drop("line").equals(there.events.drop("line"))


def test_what_the_dataset_says_of_children():
    children = METHOD.states(read(csv_files(JOURNEY))).children
    assert children.rows() == [
        ("C1", date(2008, 6, 1), "female", "white", "no"),
        ("C2", date(2001, 3, 15), "male", None, None),
        ("C3", date(2016, 6, 20), None, None, None),
    ]


def test_the_journey_from_contact_to_plan():
    events = METHOD.states(read(csv_files(JOURNEY))).events
    assert told(events, "contacts") == [("C1", date(2015, 4, 28), None)]
    assert told(events, "early_help") == [("C1", date(2014, 10, 1), date(2015, 2, 1))]
    assert told(events, "referrals") == [("C1", date(2015, 5, 1), None), ("C2", date(2015, 6, 1), None)]
    assert [each["no_further_action"] for each in facts(events, "referrals")] == ["no", "yes"]
    assert told(events, "children_in_need") == [("C1", date(2015, 5, 1), None)]
    assert told(events, "assessments") == [
        ("C1", date(2015, 5, 2), date(2015, 6, 10)),
        ("C3", date(2016, 3, 1), None),
    ]
    assert told(events, "protection_visits") == [("C1", date(2015, 6, 12), None)]
    assert facts(events, "protection_visits") == [{"seen": "yes", "seen_alone": "no"}]
    assert told(events, "before_birth") == [("C3", date(2016, 3, 1), None)]
    assert facts(events, "before_birth") == [{"expected_on": "2016-06-20"}]
    assert facts(events, "section47") == [
        {"conference_unnecessary": "no", "conference_on": "2015-06-02", "plan_made": "yes"}
    ]
    assert told(events, "first_conferences") == [("C2", date(2015, 7, 1), None)]
    assert told(events, "protection_plans") == [("C1", date(2015, 6, 2), None)]
    assert facts(events, "protection_plans") == [
        {"initial_category": "neglect", "latest_category": "multiple"}
    ]
    assert told(events, "protection_reviews") == [("C1", date(2015, 9, 1), None)]
    assert facts(events, "protection_reviews") == [{"plan_started_on": "2015-06-02"}]
    assert told(events, "in_need_plans") == [("C1", date(2015, 5, 20), date(2015, 6, 2))]


def test_the_journey_through_care():
    events = METHOD.states(read(csv_files(JOURNEY))).events
    assert told(events, "looked_after") == [("C2", date(2015, 8, 1), None)]
    assert facts(events, "looked_after") == [
        {"need": "abuse_or_neglect", "placed_on": "2015-12-01", "legal_status": "full_care_order", "placement": "childrens_home", "provider": "private"}
    ]  # fmt: skip
    assert told(events, "placements") == [
        ("C2", date(2015, 8, 1), date(2015, 12, 1)),
        ("C2", date(2015, 12, 1), None),
        ("C2", date(2016, 2, 1), None),
    ]
    assert facts(events, "placements") == [
        {
            "legal_status": "accommodated", "placement": "foster", "provider": "own", "over_20_miles": "yes",
            "began_because": "care_began", "ended_because": "goes_on",
        },
        {"legal_status": "full_care_order", "placement": "childrens_home", "provider": "private", "began_because": "new_carer"},
        {"legal_status": "full_care_order", "placement": "temporary"},
    ]  # fmt: skip
    assert facts(events, "care_reviews") == [{"participation": "views_sent"}]
    assert told(events, "care_reviews") == [("C2", date(2015, 8, 26), None)]
    assert told(events, "missing_from_care") == [("C2", date(2015, 10, 3), date(2015, 10, 4))]
    assert told(events, "care_leavers") == [("C2", None, None)]
    assert facts(events, "care_leavers") == [
        {"eligibility": "relevant", "in_touch": "in_touch", "accommodation": "family", "suitability": "suitable", "activity": "education_full_time"}
    ]  # fmt: skip
    assert told(events, "adoptions") == [("C2", date(2016, 1, 10), date(2016, 3, 1))]
    assert facts(events, "adoptions") == [{"reversed_on": "2016-03-01", "reversed_reason": "no_adopters"}]


def test_every_fact_is_a_field_of_its_kind_and_every_word_one_of_its_choices():
    events = METHOD.states(read(csv_files(JOURNEY))).events
    lists = {each.name: each for each in REGISTRY.lists()}
    assert set(events["kind"].unique()) == set(SAFEGUARDING_DATASET.fills)
    for kind in SAFEGUARDING_DATASET.fills:
        columns = {column.name: column for column in lists[kind].columns}
        for said in facts(events, kind):
            assert said.keys() <= columns.keys(), kind
            for name, value in said.items():
                assert columns[name].codes is None or value in columns[name].codes.codes, (kind, name)


def test_links_that_find_nothing_are_told_and_a_row_without_a_child_is_turned_back():
    lost = {
        "ssd_person": [{"pers_person_id": "C1"}],
        "ssd_cin_episodes": [{"cine_referral_id": "R1", "cine_person_id": "C9", "cine_referral_date": "2015-05-01"}],
        "ssd_cin_assessments": [{"cina_assessment_id": "A1", "cina_person_id": "C1", "cina_referral_id": "R8", "cina_assessment_start_date": "2015-05-02"}],
        "ssd_cla_placement": [{"clap_cla_placement_id": "T1", "clap_cla_id": "L1", "clap_cla_placement_start_date": "2015-08-01", "clap_cla_placement_type": "U6"}],
    }  # fmt: skip
    found = read(csv_files(lost))
    assert (found.rows_in, found.accepted) == (4, 3)
    assert set(problems(found)) == {
        ("no child", "ssd_cla_placement", "clap_person_id", True),
        ("no link: cina_referral_id", "ssd_cin_assessments", "cina_referral_id", False),
        ("no person", "ssd_cin_episodes", "cine_person_id", False),
    }
    said = found.faults.filter(pl.col("kind") == "no child")["message"].item()
    assert "clap_cla_id" in said and "Send ssd_cla_episodes with it." in said


def test_a_link_that_leads_to_two_children_is_not_guessed():
    rows = [
        {"cine_referral_id": "R1", "cine_person_id": child, "cine_referral_date": "2015-05-01"}
        for child in ("C1", "C2")
    ]
    plan = {"cinp_cin_plan_id": "N1", "cinp_referral_id": "R1", "cinp_cin_plan_start_date": "2015-05-20"}
    found = read(csv_files({"ssd_cin_episodes": rows, "ssd_cin_plans": [plan]}))
    assert problems(found) == [("no child", "ssd_cin_plans", "cinp_person_id", True)]


def test_fields_of_earlier_versions_are_read_and_what_is_not_kept_is_left_without_a_word():
    row = "cont_contact_id,cont_person_id,cont_contact_start,cont_contact_source,cont_contact_outcome_json\n"
    found = read([("c.csv", (row + f'K1,C1,2015-04-28,6,"{"x" * 5000}"\n').encode())])
    assert (found.accepted, problems(found)) == (1, [])
    assert facts(METHOD.states(found).events, "contacts") == [{"source": "police"}]


def test_other_objects_are_named_with_the_reason():
    address = ("a.csv", b"addr_table_id,addr_person_id,addr_address_postcode\n1,C1,CK1 1AB\n")
    both = json_file({"ssd_person": JOURNEY["ssd_person"], "ssd_cin_visits": [{"cinv_cin_visit_id": "1"}]})
    left = dict(read([address, ("d.json", both)]).not_read)
    assert left["a.csv"].startswith("It is the object ssd_address. Where a child lives")
    assert left["d.json: ssd_cin_visits"].startswith("It is the object ssd_cin_visits.")


PERSON = b'{"ssd_person": [{"pers_person_id": "C1"%s}]}'
HOSTILE = {
    "groups too deep": (b"[" * 100_000 + b"]" * 100_000, "deeper than in any dataset"),
    "cut off": (b'{"ssd_person": [{"pers_person_id": "C1"', "not complete JSON"),
    "no number": (PERSON % b', "pers_dob": NaN', "NaN, which is no number"),
    "endless": (PERSON % b', "pers_dob": -Infinity', "no number"),
    "an object twice": (b'{"ssd_person": [], "ssd_person": [{"pers_person_id": "C1"}]}', "ssd_person twice"),
    "half a character": (PERSON % b', "pers_sex": "\\ud800"', "half a character"),
    "no list": (b'{"pers_person_id": "C1"}', "no list of rows"),
    "nothing known": (b'[{"name": "C1"}]', "no object of the dataset"),
    "a list of numbers": (b"[1, 2, 3]", "no object of the dataset"),
    "an empty group": (b"{}", "no list of rows"),
    "nothing at all": (b" \n", "It is empty"),
    "a text document": (b"{\\rtf1 a letter}", "a text document"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_json_that_cannot_be_read_is_refused_with_a_reason(what):
    data, why = HOSTILE[what]
    with pytest.raises(Unreadable, match=why):
        read([("dataset.json", data)])


ODD = {
    "a name twice": (b', "pers_dob": "2008-06-01", "pers_dob": "2009-06-01"', "field twice", False),
    "a group in a field": (b', "pers_dob": {"day": 1}', "group", False),
    "a day that is none": (b', "pers_dob": "2008-02-30"', "unreadable", False),
    "a number of a thousand figures": (b', "pers_dob": ' + b"9" * 1000, "unreadable", False),
    "a field longer than any": (b', "pers_sex": "' + b"F" * 5000 + b'"', "too long", True),
    "a field of no version": (b', "pers_shoes": "5"', "unknown column", False),
}


@pytest.mark.parametrize("what", ODD)
def test_odd_values_are_told_and_the_other_rows_stand(what):
    values, kind, rejects = ODD[what]
    data = (PERSON % values).replace(b"]}", b', {"pers_person_id": "C2"}]}')
    found = read([("dataset.json", data)])
    assert [(each[0], each[3]) for each in problems(found)] == [(kind, rejects)]
    assert (found.rows_in, found.accepted) == (2, 1 if rejects else 2)
    if what == "a name twice":
        assert found.tables["ssd_person"]["pers_dob"][0] == date(2008, 6, 1)


def test_rows_that_are_no_group_are_turned_back_and_too_many_rows_are_refused():
    found = read([("d.json", b'{"ssd_person": [{"pers_person_id": "C1"}, 7, null]}')])
    assert (found.rows_in, found.accepted) == (3, 1)
    few = Limits(cell=LIMITS.cell, rows=2)
    with pytest.raises(Unreadable, match="more than 2 rows"):
        read(
            [("d.json", json_file({"ssd_person": [{"pers_person_id": f"C{at}"} for at in range(3)]}))],
            limits=few,
        )


BROKEN = {
    "SSD-02": ("ssd_cin_episodes", {"cine_close_date": "2015-04-30"}),
    "SSD-10": ("ssd_person", {}),
    "SSD-11": ("ssd_cla_placement", {"clap_cla_placement_start_date": "2015-07-31"}),
    "SSD-12": ("ssd_cla_episodes", {"clae_cla_episode_ceased_reason": ""}),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_our_own_rules_tell_what_contradicts_itself(rule):
    table, changed = BROKEN[rule]
    clean = run(read(csv_files({**JOURNEY, "ssd_cla_episodes": [
        {**each, "clae_entered_care_date": "2015-08-01"} for each in JOURNEY["ssd_cla_episodes"]
    ]})).tables, METHOD.rules)  # fmt: skip
    assert (clean.findings.rows(), clean.not_run) == ([], ())
    first, *others = JOURNEY[table]
    rows = [first, first, *others] if rule == "SSD-10" else [{**first, **changed}, *others]
    found = run(read(csv_files({**JOURNEY, table: rows})).tables, METHOD.rules).findings
    assert {each[0] for each in found.rows()} == {rule}
