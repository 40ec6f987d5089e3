"""358, 359 and 361 to 364: ages and lengths of time that the law sets to a legal status."""

from __future__ import annotations

from datetime import timedelta

from polars import Series, coalesce, col

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Rows, Rule, blank, unreadable
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import age
from safeboard.processes.socialcare.returns.ssda903.shapes import beside_child, error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, header

_A_DAY = timedelta(days=1)
_MAY = {"DECOM": "2025-05-01", "REC": "X1"}


def _longer(status: str, days: int) -> Rows:
    """A check of the episodes under a legal status that follow each other without a gap: they last so long together."""

    def find(tables: Tables) -> Series:
        episodes = tables.marked("Episodes").drop_nulls([CHILD, "DECOM"])
        under = episodes.filter((col("LS") == status) & ~unreadable("DEC")).sort(CHILD, "DECOM", ROW)
        ends = under.with_columns(coalesce("DEC", tables.ends_on).alias("ends"))
        before = col("ends").cum_max().shift(1).over(CHILD)
        spells = ends.with_columns((col("DECOM") > before).fill_null(True).cum_sum().alias("spell"))
        lasted = col("ends").max().over("spell") - col("DECOM").min().over("spell")
        return spells.filter(lasted > timedelta(days=days))[ROW]

    return Rows(find)


def _limited(code: str, status: str, days: int, what: str, law: str, note: str = "") -> Rule:
    """A rule that a legal status lasts so many days at most, over however many episodes."""
    last, over = (f"2025-05-{1 + days + more:02d}" for more in (0, 1))
    return error(
        code,
        "Episodes",
        ("DECOM", "LS", "DEC"),
        f"{what} ({status}) lasted longer than {law}. Check the days and the legal status.",
        f"Episodes under {status} that follow each other without a gap last {days} days at most in all; one without an "
        "end counts to 31 March.",
        _longer(status, days),
        Example(
            f"{days + 1} days in one episode and in two, beside {days} days, a gap, and another legal status.",
            breaks=(
                episode(LS=status, **_MAY, DEC=over),
                episode(CHILD="A2", LS=status, DECOM="2025-05-03", RNE="P", DEC=over, REC="X1"),
                episode(CHILD="A2", LS=status, **_MAY, DEC="2025-05-03"),
            ),
            keeps=(
                episode(LS=status, **_MAY, DEC=last),
                episode(CHILD="A2", LS=status, DECOM="2025-05-03", RNE="P", DEC=over, REC="X1"),
                episode(CHILD="A2", LS=status, **_MAY, DEC="2025-05-02"),
                episode(CHILD="A3", LS="C2", **_MAY, DEC=over),
                episode(CHILD="A4", LS=status, DECOM="2025-06-01", DEC="2025-06-02", REC="X1"),
            ),
            rows=(0, 1, 2),
        ),
        Example(
            "Not ended by 31 March, beside started so many days before it; and an end that cannot be read.",
            breaks=(episode(LS=status, DECOM=f"2026-03-{30 - days:02d}"),),
            keeps=(
                episode(LS=status, DECOM=f"2026-03-{31 - days:02d}"),
                episode(CHILD="A2", LS=status, DEC="31/09/2025", REC="X1"),
            ),
        ),
        note=note,
    )


RULES = (
    error(
        "358",
        "Episodes",
        ("LS", "DECOM", "Header.DOB"),
        "A child under 10 cannot be remanded, detained or sentenced. Check the legal status and the date of birth.",
        "Of an episode under J1, J2 or J3 the child was 10 or older on its first day.",
        beside_child(
            "Episodes",
            "Header",
            ("DOB",),
            col("LS").is_in(["J1", "J2", "J3"]) & (age(col("DOB"), col("DECOM")) < 10),
        ),
        Example(
            "Ten the day after the episode began, beside on its first day; and another legal status.",
            breaks=(header(DOB="2015-05-02"), episode(LS="J2")),
            keeps=(
                header(DOB="2015-05-01"),
                episode(LS="J2"),
                header(CHILD="A2", DOB="2015-05-02"),
                episode(CHILD="A2", LS="C2"),
            ),
        ),
    ),
    error(
        "359",
        "Episodes",
        ("DEC", "LS", "PLACE", "Header.DOB"),
        "This young person turned 18 and is still looked after, but not by agreement (V2) in a children's home (K2). "
        "End the episode, or check both codes.",
        "An episode without an end of somebody whose 18th birthday was before 31 March is under V2 in K2.",
        beside_child(
            "Episodes",
            "Header",
            ("DOB",),
            blank("DEC")
            & (age(col("DOB"), YEAR_ENDS - _A_DAY) >= 18)
            & (col("LS").ne_missing("V2") | col("PLACE").ne_missing("K2")),
        ),
        Example(
            "Eighteen the day before 31 March, under another status and in another place.",
            breaks=(
                header(DOB="2008-03-30"),
                episode(PLACE="K2"),
                header(CHILD="A2", DOB="2008-03-30"),
                episode(CHILD="A2", LS="V2", PLACE="K1"),
            ),
            keeps=(
                header(DOB="2008-03-31"),
                episode(PLACE="K2"),
                header(CHILD="A2", DOB="2008-03-30"),
                episode(CHILD="A2", LS="V2", PLACE="K2"),
                header(CHILD="A3", DOB="2008-03-30"),
                episode(CHILD="A3", DEC="2026-03-30", REC="E15"),
            ),
            rows=(0, 1),
        ),
        note="Section 20(5) is read as V2 and a community home as K2; only an episode without an end is looked at.",
    ),
    _limited(
        "361", "L1", 3, "Police protection", "72 hours", note="A return has no hours: 72 of them are 3 days."
    ),
    _limited("362", "L2", 21, "An emergency protection order", "21 days"),
    _limited("363", "L3", 7, "A child assessment order", "7 days"),
    _limited(
        "364",
        "J2",
        21,
        "Detention under the Police and Criminal Evidence Act",
        "21 days",
        note="The text says no length: the 21 days are those of the sector's own tool.",
    ),
)
