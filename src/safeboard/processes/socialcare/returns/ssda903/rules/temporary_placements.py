"""376 to 383: placements that stand in for a child's own for a time (T0 to T4)."""

from __future__ import annotations

from functools import partial

from polars import Series, col, duration

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Rows, Rule, Severity, Where, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import in_order
from safeboard.processes.socialcare.returns.ssda903.writing import episode

# Published with rule 383: since then the postcode is that of the placement before, too.
POSTCODE_SINCE = 2026
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
_temporary = col("PLACE").is_in(TEMPORARY)
_rule = partial(Rule, severity=Severity.ERROR, over="Episodes", ruleset="2022-23")


def _longest(code: str, place: str, what: str, days: int, words: str, last: str, after: str) -> Rule:
    """A rule that a kind of temporary placement lasts no longer than so many days; one begun on 1 May 2025."""
    lasted_to = col("DEC").fill_null(YEAR_ENDS)
    too_long = lasted_to > col("DECOM") + duration(days=days)
    known = col("DEC").is_not_null() | blank("DEC")
    return _rule(
        code=code,
        fields=("PLACE", "DECOM", "DEC"),
        message=f"This temporary placement ({place}, {what}) lasts more than {words}. Check its dates, or code it as "
        "the placement it has become.",
        logic=f"A placement coded {place} ends no later than {words} after it began; one still open is counted to "
        "31 March.",
        check=Where((col("PLACE") == place) & known & too_long),
        examples=(
            Example(
                f"A day more than {words}, and one still open at the end of the year, beside exactly {words}, and beside "
                "an end that cannot be read.",
                breaks=(
                    episode(PLACE=place, DEC=after, REC="X1"),
                    episode(CHILD="A2", PLACE=place),
                ),
                keeps=(
                    episode(PLACE=place, DEC=last, REC="X1"),
                    episode(CHILD="A2", PLACE=place, DECOM="2026-03-28"),
                    episode(CHILD="A3", DEC=after, REC="X1"),
                    episode(CHILD="A4", PLACE=place, DEC="31/09/2025", REC="X1"),
                ),
                rows=(0, 1),
            ),
        ),
        note="The text does not say how a placement still open is counted: we count it to 31 March.",
    )


def _third_in_a_year(tables: Tables) -> Series:
    """The holiday placements that begin less than twelve months after the last but one of the same child."""
    begun = in_order(tables["Episodes"]).filter((col("PLACE") == "T3") & (col("RNE") != "L").fill_null(True))
    two_before = col("DECOM").shift(2).over(CHILD)
    return begun.filter(col("DECOM") < two_before.dt.offset_by("12mo"))[ROW]


def _not_returned(tables: Tables) -> Series:
    """The episodes after a temporary one that are not a return to the one before it."""
    episodes = in_order(tables["Episodes"], "PLACE", "PL_POST", "first")
    usual = {name: col(f"{name}_before").shift(1) for name in ("PLACE", "PL_POST")}
    elsewhere = col("PLACE").ne_missing(usual["PLACE"])
    if tables.layout.year >= POSTCODE_SINCE:
        elsewhere = elsewhere | col("PL_POST").ne_missing(usual["PL_POST"])
    # The one before the temporary one is of the same child where the temporary one is not the first.
    after = col("PLACE_before").is_in(TEMPORARY) & ~col("first_before")
    return episodes.filter(after & (col("RNE").ne_missing("P") | elsewhere))[ROW]


_AWAY = (
    episode(DEC="2025-06-01", REC="X1"),
    episode(DECOM="2025-06-01", RNE="P", PLACE="T4", PL_POST="CK3 3AA", DEC="2025-06-05", REC="X1"),
)

RULES = (
    _longest(
        "376", "T3", "holiday of the usual foster carers", 21, "three weeks", "2025-05-22", "2025-05-23"
    ),
    _rule(
        code="377",
        fields=("PLACE", "DECOM"),
        message="This is the third placement within twelve months for a holiday of the foster carers. Check the code "
        "and the dates of all three.",
        logic="Of placements coded T3, no three of a child begin within twelve months.",
        check=Rows(_third_in_a_year),
        examples=(
            Example(
                "A third a day before twelve months are over, beside one on the day; a change of legal status within "
                "a placement begins no new one.",
                breaks=(
                    episode(DECOM="2025-04-01", PLACE="T3"),
                    episode(DECOM="2025-08-01", PLACE="T3"),
                    episode(DECOM="2026-03-31", PLACE="T3"),
                ),
                keeps=(
                    episode(DECOM="2025-03-31", PLACE="T3"),
                    episode(DECOM="2025-08-01", PLACE="T3"),
                    episode(DECOM="2025-08-04", PLACE="T3", RNE="L"),
                    episode(DECOM="2025-08-22", RNE="P"),
                    episode(DECOM="2026-03-31", PLACE="T3"),
                ),
                rows=(2,),
            ),
        ),
        note="The third and later ones are told. Placements of earlier years are seen where this return has them.",
    ),
    _longest("379", "T4", "no reason said", 7, "seven days", "2025-05-08", "2025-05-09"),
    _rule(
        code="380",
        fields=("PLACE", "RNE"),
        message="This child came into care in a temporary placement. Code the placement the child came into as what it "
        "was.",
        logic="An episode that starts a period of care (S) is not in a temporary placement (T0 to T4).",
        check=Where((col("RNE") == "S") & _temporary),
        examples=(
            Example(
                "A start in hospital, beside a move to it from another placement.",
                breaks=(episode(PLACE="T1"),),
                keeps=(episode(PLACE="T1", RNE="P"), episode(CHILD="A2")),
            ),
        ),
        note="The sector's open tool tells every reason but P and B. The text is about the start of care; a legal status may well "
        "change (L) in a temporary placement.",
    ),
    _rule(
        code="381",
        fields=("PLACE", "REC"),
        message="This child left care from a temporary placement. Check the placement, and the reason why the episode "
        "ended.",
        logic="An episode in a temporary placement (T0 to T4) ends with X1, another episode, and not with leaving care.",
        check=Where(_temporary & (col("REC") != "X1")),
        examples=(
            Example(
                "A return home from a temporary placement, beside another episode and no end.",
                breaks=(episode(PLACE="T0", DEC="2025-06-01", REC="E4A"),),
                keeps=(
                    episode(PLACE="T0", DEC="2025-06-01", REC="X1"),
                    episode(CHILD="A2", PLACE="T4"),
                    episode(CHILD="A3", DEC="2025-06-01", REC="E4A"),
                ),
            ),
        ),
    ),
    _rule(
        code="382",
        fields=("PLACE", "LS"),
        message="This child is cared for in short breaks (V3 or V4), but is in a temporary placement. Check both codes.",
        logic="An episode under V3 or V4 is not in a temporary placement (T0 to T4).",
        check=Where(_temporary & col("LS").is_in(["V3", "V4"])),
        examples=(
            Example(
                "Both kinds of short breaks in a temporary placement, beside care under a single agreement (V2).",
                breaks=(episode(PLACE="T0", LS="V3"), episode(CHILD="A2", PLACE="T4", LS="V4")),
                keeps=(episode(PLACE="T0", LS="V2"), episode(CHILD="A2", LS="V4")),
                rows=(0, 1),
            ),
        ),
    ),
    _rule(
        code="383",
        fields=("PLACE", "RNE", "PL_POST"),
        message="After a temporary placement this child did not return to the placement before it. Check the type and "
        "postcode of this placement, and that the reason for the episode is P.",
        logic="An episode after a temporary placement has the reason P, and the type of the placement before that one; since "
        "2025-26 its postcode too.",
        check=Rows(_not_returned),
        examples=(
            Example(
                "A return to another postcode, beside a return to the same one.",
                breaks=(*_AWAY, episode(DECOM="2025-06-05", RNE="P", PL_POST="CK9 9ZZ")),
                keeps=(*_AWAY, episode(DECOM="2025-06-05", RNE="P")),
                rows=(2,),
            ),
            Example(
                "A return to another type of placement, one with another reason, and a second temporary placement; beside a "
                "move without one, and a child with no placement before it.",
                breaks=(
                    *_AWAY,
                    episode(DECOM="2025-06-05", RNE="P", PLACE="U1"),
                    episode(CHILD="A2"),
                    episode(CHILD="A2", DECOM="2025-06-01", RNE="P", PLACE="T4"),
                    episode(CHILD="A2", DECOM="2025-06-05", RNE="B"),
                    episode(CHILD="A3"),
                    episode(CHILD="A3", DECOM="2025-06-01", RNE="P", PLACE="T4"),
                    episode(CHILD="A3", DECOM="2025-06-05", RNE="P", PLACE="T1"),
                ),
                keeps=(
                    *_AWAY,
                    episode(DECOM="2025-06-05", RNE="P"),
                    episode(DECOM="2025-07-01", RNE="P", PLACE="U1"),
                    episode(CHILD="A2", PLACE="T4", PL_POST="CK3 3AA"),
                    episode(CHILD="A2", DECOM="2025-06-05", RNE="B"),
                ),
                rows=(2, 5, 8),
            ),
        ),
        ruleset="2025-26",
        note="The published logic looks at the next episode, so that a second temporary placement is told as well.",
    ),
)
