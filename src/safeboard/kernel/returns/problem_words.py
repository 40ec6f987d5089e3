"""What each kind of problem is called, as people who count them read it."""

from __future__ import annotations

from safeboard.grammar.declarations.registry import REGISTRY

KINDS = {
    "blank": "A cell that must be filled was blank",
    "choice": "Not one of the choices",
    "number": "Not a number that can be right",
    "long number": "A long number that Excel had shortened",
    "too long": "More words than the column takes",
    "hidden character": "A character that cannot be seen",
    "date": "Not a date",
    "date order": "Month before day",
    "after as-at": "After the day the file was drawn",
    "long ago": "Too long ago to be right",
    "age": "The age did not match the date of birth",
    "ends before it starts": "Ended before it started",
    "before birth": "Before the child was born",
    "before look-back": "Before the time that the file looks back to",
    "twice": "The same row twice",
    "headings again": "The headings again, among the rows",
    "row too long": "More cells than headings",
    "heading twice": "A heading twice",
    "column missing": "A column was missing",
    "column not read": "A column that is no part of the list",
    "box not known": "A box that the return does not have",
    "box twice": "The same box twice",
    "period not understood": "A period that the return does not have",
    "number not understood": "Not a whole number, and none of the words",
    "more than its whole": "A part larger than its whole",
    "not answered": "Boxes without an answer",
    "sudden change": "A number that changed suddenly",
    "status": "Neither provisional nor final",
    "note": "A note that cannot be kept",
    "one id, many rows": "One id in more rows than a child can have",
    "rule not run": "A check of ours that could not be run",
}


def titles(return_code: str) -> dict[str, str]:
    """What each kind of problem is called, and each rule of a return of lists."""
    declared = REGISTRY.returns.get(return_code)
    rules = {rule.code: f"Not so: “{rule.title}”" for rule in declared.rules} if declared else {}
    return KINDS | rules
