"""The returns: of rows with their lists, columns and choices; of figures with their grids, numbers and breakdowns."""

from __future__ import annotations

from collections.abc import Mapping

from safeboard.config.reference.markdown import code, facts, table
from safeboard.config.reference.rules import rules_of
from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
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
    lines += [
        "",
        "## Returns of figures",
        "",
        "What an agency counted itself and sends as figures: typed on a page, as an Excel form, as a CSV or through "
        "the interface for programs. Each grid asks the same numbers for every category of its breakdowns; each "
        "number is a box. A box is named in files by the grid, the number and the categories, with dots between. "
        "Blank is no answer and never zero.",
    ]
    for one in REGISTRY.figures.values():
        lines += _figures(one)
    return lines


def _figures(declared: FigureReturn) -> list[str]:
    lines = [
        "",
        f"### {declared.title}",
        "",
        f"`{declared.code}`, declared in `{REGISTRY.home('return', declared.code)}`. {declared.about}",
        "",
        *facts(
            (
                ("Usually sent by", declared.sender),
                ("One for every", declared.every.value),
                ("Boxes", len(declared.boxes)),
                ("Rules", ", ".join(declared.rules)),
            )
        ),
    ]
    for grid in declared:
        lines += _grid(grid)
    return lines


def _grid(grid: Grid) -> list[str]:
    parts = {part.name: part.title for part in grid.parts}
    first = grid.boxes[0].code
    lines = [
        "",
        f"#### {grid.title}",
        "",
        f"`{grid.name}`. {len(grid.boxes)} boxes, the first `{first}`; they count {grid.counts.value}.",
        "",
        *table(
            ("Number", "Part", "What counts", "Cannot be above", "Of when"),
            [_part(part, parts) for part in grid.parts],
        ),
    ]
    for by in grid.by:
        lines += _breakdown(by)
    return lines


def _part(part: Part, titles: Mapping[str, str]) -> tuple[str, ...]:
    of_when = "as on the last day" if part.at_end else "over the period"
    return part.title, code(part.name), part.help, titles.get(part.within, ""), of_when


def _breakdown(by: Dimension) -> list[str]:
    rows = [(title, code(name)) for name, title in by.categories.items()]
    return ["", f"By {by.title.lower()}, `{by.name}`:", "", *table(("Category", "Kept as"), rows)]


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
