"""The returns: lists, columns, choices, and what preparing a file does to each column."""

from __future__ import annotations

from safeboard.config.reference.markdown import code, table
from safeboard.config.reference.rules import rules_of
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.returns import CodeList, Return, ReturnColumn, ReturnList


def page() -> list[str]:
    """Each return with its lists, then the choices of its code columns with the spellings that are understood."""
    lines = [
        "# Returns",
        "",
        "What an agency sends as a file. Lists are found by their headings, on any sheet, in any order; capitals, "
        "spaces and punctuation do not matter. *Prepared* is what `safeboard prepare` does with the column.",
    ]
    for each in REGISTRY.returns.values():
        lines += _return(each)
    return lines


def _return(declared: Return) -> list[str]:
    lines = [
        "",
        f"## {declared.title}",
        "",
        f"`{declared.code}`, declared in `{REGISTRY.home('return', declared.code)}`. A file looks back "
        f"{declared.look_back_months} months unless the sender says otherwise.",
        "",
    ]
    for each in declared:
        lines += _list(each)
    choices = {
        column.codes.name: column.codes for each in declared for column in each.columns if column.codes
    }
    lines += ["", f"### Choices of {declared.title}", ""]
    for codes in choices.values():
        lines += _choices(codes)
    return lines + rules_of(declared)


def _list(declared: ReturnList) -> list[str]:
    ends = " or ".join(f"`{name}`" for name in (declared.ends_on, declared.or_ends_on) if name)
    dated = f"`{declared.starts_on}`" if declared.starts_on else "the as-at date of the file"
    kept = (
        ""
        if declared.kept
        else " Nothing of this list is kept: its rows are read, checked, told to the sender and forgotten."
    )
    return [
        "",
        f"### List {declared.code}: {declared.title}",
        "",
        f"`{declared.name}`. A row is dated by {dated}{f' and ends on {ends}' if ends else ''}. Agency, "
        f"`{declared.child}`, list and that date together say which event a row is about.{kept}",
        "",
        *table(
            ("Heading", "Column", "Also read as", "Holds", "Must be there", "Class", "Prepared"),
            [_column(column) for column in declared.columns],
        ),
    ]


def _column(column: ReturnColumn) -> tuple[str, ...]:
    holds = f"one of *{column.codes.name}*" if column.codes else column.kind.value
    return (
        column.heading,
        code(column.name),
        "; ".join(column.headings),
        holds,
        "yes" if column.required else "",
        column.field_class.value,
        column.preparation.value + ("" if column.kept else "; not kept"),
    )


def _choices(codes: CodeList) -> list[str]:
    spelt: dict[str, list[str]] = {each: [] for each in codes.codes}
    for spelling, meant in codes.spellings.items():
        spelt[meant].append(spelling)
    rows = [(label, code(each), "; ".join(spelt[each])) for each, label in codes.codes.items()]
    return [
        "",
        f"#### {codes.name[:1].upper()}{codes.name[1:]}",
        "",
        *table(("Choice", "Kept as", "Also read as"), rows),
    ]
