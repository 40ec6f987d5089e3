"""706, 707, 709, 710: orders that deprive a child of liberty beside the child's episodes, and beside last year's return."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, blank, unreadable
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables, pairs
from safeboard.processes.socialcare.returns.ssda903.care import has_row, last_rows
from safeboard.processes.socialcare.returns.ssda903.rules.liberty_orders import RULESET, SINCE, order_rule
from safeboard.processes.socialcare.returns.ssda903.shapes import error, open_after_care
from safeboard.processes.socialcare.returns.ssda903.writing import dolo, episode, header, last_year

# Published with rule 710: secure homes, with parents, young offender institutions, supported accommodation.
NOT_WITH_AN_ORDER = ("K1", "P1", "R5", "K3")
# Published with rule 709: children's homes, and two kinds of other placements.
EXPECTED = ("K2", "Z12", "Z13")


def _not_gone_on(tables: Tables) -> Series:
    """The children with an order left open last year that does not stand in this year's return."""
    left_open = last_rows(tables, "DoLo").drop_nulls([CHILD, "DOLO_START"]).filter(blank("DOLO_END"))
    gone = left_open.join(tables["DoLo"], on=[CHILD, "DOLO_START"], how="anti")
    return tables["Header"].filter(has_row(tables["Header"], gone))[ROW]


def _placed_in(tables: Tables, wrong: tuple[str, ...], inside: bool) -> Series:
    """Orders with both days that run while the child is placed in one of these kinds (or, not `inside`, in any other)."""
    orders = tables["DoLo"].drop_nulls([CHILD, "DOLO_START", "DOLO_END"])
    episodes = tables.marked("Episodes").drop_nulls([CHILD, "DECOM", "PLACE"]).filter(~unreadable("DEC"))
    during = (col("DOLO_START") < col("DEC").fill_null(tables.ends_on)) & (col("DECOM") < col("DOLO_END"))
    placed = col("PLACE").is_in(wrong)
    return pairs(orders, episodes, on=CHILD).filter(during & (placed if inside else ~placed))[ROW]


_CARE = episode(DECOM="2026-05-01", PLACE="K2")

RULES = (
    error(
        "706",
        "Header",
        ("CHILD", "DoLo.DOLO_START", "DoLo.DOLO_END"),
        "Last year's return ended with an order of this child that was still open, and this year's return does not have "
        "it. Add it with the same start.",
        "An order without an end in last year's return stands in this year's too, with the same start.",
        Rows(_not_gone_on),
        Example(
            "An order that is not told any more, and one with another start; beside the same start, one that had ended and "
            "one whose end cannot be read.",
            (
                *last_year(dolo(DOLO_END=None), dolo(CHILD="A2", DOLO_END=None)),
                header(),
                header(CHILD="A2"),
                dolo(CHILD="A2", DOLO_START="2026-06-02"),
            ),
            (
                *last_year(dolo(DOLO_END=None), dolo(CHILD="A2"), dolo(CHILD="A3", DOLO_END="31/09/2026")),
                header(),
                header(CHILD="A2"),
                header(CHILD="A3"),
                dolo(),
            ),
            rows=(0, 1),
        ),
        ruleset=RULESET,
        since=SINCE,
        last_year=True,
        note="It is told at the child's header, as there may be no row of the order to tell. The first year with such "
        "orders in the year before it is 2027-28.",
    ),
    order_rule(
        "707",
        ("DOLO_END", "Episodes.DEC", "Episodes.REC"),
        "This child has left care and the order has no end. Fill in the day on which it ended.",
        "A child who has left care has no order without an end; one who came back has none begun by the day of leaving.",
        open_after_care("DoLo", "DOLO_START", "DOLO_END"),
        Example(
            "A child who left care, also before the order and also for a time; beside one whose newest episode only ended a "
            "placement, an order begun after coming back, and an end that cannot be read.",
            (
                episode(DECOM="2026-05-01", DEC="2026-05-31", REC="E4A"),
                dolo(DOLO_END=None),
                episode(CHILD="A2", DECOM="2026-05-01", DEC="2026-08-01", REC="E4A"),
                episode(CHILD="A2", DECOM="2026-10-01"),
                dolo(CHILD="A2", DOLO_END=None),
            ),
            (
                episode(DECOM="2026-05-01", DEC="2026-08-01", REC="X1"),
                dolo(DOLO_END=None),
                episode(CHILD="A2", DECOM="2026-05-01", DEC="2026-05-31", REC="E4A"),
                episode(CHILD="A2", DECOM="2026-06-01"),
                dolo(CHILD="A2", DOLO_END=None),
                episode(CHILD="A3", DECOM="2026-05-01", DEC="2026-08-01", REC="E4A"),
                dolo(CHILD="A3", DOLO_END="31/09/2026"),
            ),
            rows=(0, 1),
        ),
    ),
    order_rule(
        "709",
        ("DOLO_START", "Episodes.PLACE"),
        "This child was in a placement where such an order is not expected. Check the placement and the order.",
        "While an order runs, the child is placed in a children’s home (K2) or in another placement of the kinds Z12 and Z13.",
        Rows(lambda tables: _placed_in(tables, EXPECTED, inside=False)),
        Example(
            "Foster care, and another kind of other placement, up to the day before the order ended; beside those that are "
            "expected, a placement from the day on which it ended, and an order without an end.",
            (
                episode(DECOM="2026-05-01", PLACE="U6"),
                dolo(),
                episode(CHILD="A2", DECOM="2026-06-30", PLACE="Z11"),
                dolo(CHILD="A2"),
            ),
            (
                episode(DECOM="2026-05-01", PLACE="K2", DEC="2026-07-01", REC="X1"),
                episode(DECOM="2026-07-01", RNE="P", PLACE="U6"),
                dolo(),
                *(episode(CHILD=place, DECOM="2026-05-01", PLACE=place) for place in ("Z12", "Z13")),
                *(dolo(CHILD=place) for place in ("Z12", "Z13")),
                episode(CHILD="A4", DECOM="2026-05-01"),
                dolo(CHILD="A4", DOLO_END=None),
            ),
            rows=(0, 1),
        ),
        note="The list's words do not name the placements that are expected; the published logic does, and looks at orders "
        "with both days. That one ends on the day on which the other begins is no overlap.",
    ),
    order_rule(
        "710",
        ("DOLO_START", "Episodes.PLACE"),
        "A child with such an order cannot be placed here. Check the placement and the order.",
        "While an order runs, the child is not in a secure children’s home, with parents, in a young offender institution or in supported accommodation.",
        Rows(lambda tables: _placed_in(tables, NOT_WITH_AN_ORDER, inside=True)),
        Example(
            "A secure home, beside a children’s home.",
            (episode(DECOM="2026-05-01", PLACE="K1"), dolo()),
            (_CARE, dolo()),
        ),
    ),
)
