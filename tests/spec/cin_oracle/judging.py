"""The rules by their code, and which children break them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tests.spec.cin_oracle.reading import Row

RETURN = -1
"""Stands for the return as a whole, where children stand as their number in the file, counted from 0."""

Breaks = Callable[[Row], bool]
ASK: dict[str, Callable[[list[Row], Row], Iterable[int]]] = {}
"""By rule, from the children of a census and its header: who breaks it."""


def _add(code: str, ask: Callable[[list[Row], Row], Iterable[int]]) -> None:
    if code in ASK:
        raise ValueError(f"The rule {code} is said twice.")
    ASK[code] = ask


def of_return(code: str) -> Callable[[Breaks], Breaks]:
    """A rule of the return: the function says whether the return breaks it."""

    def add(breaks: Breaks) -> Breaks:
        _add(code, lambda children, head: [RETURN] if breaks({"header": head, "children": children}) else [])
        return breaks

    return add


def of_children(code: str) -> Callable[[Callable[[list[Row]], list[int]]], Callable[[list[Row]], list[int]]]:
    """A rule of children beside each other: the function gives the numbers of those that break it."""

    def add(breaking: Callable[[list[Row]], list[int]]) -> Callable[[list[Row]], list[int]]:
        _add(code, lambda children, _: breaking(children))
        return breaking

    return add


def of_child(code: str) -> Callable[[Breaks], Breaks]:
    """A rule of a child: the function says whether the child breaks it."""

    def add(breaks: Breaks) -> Breaks:
        _add(code, lambda children, _: [number for number, each in enumerate(children) if breaks(each)])
        return breaks

    return add


def of_episode(code: str) -> Callable[[Breaks], Breaks]:
    """A rule of an episode: a child breaks it whose episode does."""

    def add(breaks: Breaks) -> Breaks:
        of_child(code)(lambda child: any(breaks(each) for each in child["episodes"]))
        return breaks

    return add


def of_row(code: str, rows: str) -> Callable[[Breaks], Breaks]:
    """A rule of one row of an episode's list, by itself."""

    def add(breaks: Breaks) -> Breaks:
        of_episode(code)(lambda episode: any(breaks(each) for each in episode[rows]))
        return breaks

    return add
