"""Whom the problems of a looked after child are allocated to (issue 6, line 6)."""

from __future__ import annotations

from safeboard.kernel.returns.statutory.checking import check_collection
from safeboard.processes.socialcare.returns.ssda903.collection import LOOKED_AFTER_RETURN
from safeboard.processes.socialcare.returns.ssda903.method import METHOD
from safeboard.processes.socialcare.returns.ssda903.writing import episode, files, header, social_worker

CHILDREN = (
    header(CHILD="A1"),
    episode(CHILD="A1", DECOM="2025-05-01", LS="wrong"),
    social_worker(CHILD="A1", SW_ID="SW002", SW_DECOM="2025-09-01", SW_REASON="OTHER"),
    social_worker(CHILD="A1", SW_ID="SW001", SW_DECOM="2025-05-01", SW_DEC="2025-09-01"),
    header(CHILD="A2"),
    episode(CHILD="A2", DECOM="2025-05-01", LS="wrong"),
)


def test_a_child_belongs_to_the_newest_worker_and_one_without_to_nobody():
    found = METHOD.workers(METHOD.read(tuple(files(CHILDREN, 2026).items()), 2026))
    assert found.to_dicts() == [{"child_id": "A1", "worker": "SW002"}]


def test_a_year_whose_return_names_no_workers_allocates_nothing():
    found = METHOD.workers(METHOD.read(tuple(files(CHILDREN[:2], 2023).items()), 2023))
    assert len(found) == 0


def test_every_problem_has_the_worker_of_its_child():
    checked = check_collection(tuple(files(CHILDREN, 2026).items()), LOOKED_AFTER_RETURN)
    by_child = {(each["child"], each["worker"]) for each in checked.problems.to_pylist() if each["child"]}
    assert by_child == {("A1", "SW002"), ("A2", None)}
