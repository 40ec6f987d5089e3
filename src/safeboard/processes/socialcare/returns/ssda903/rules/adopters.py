"""511 to 524: the number, sex and legal status of adopters, beside each other."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Where
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import adoption

SINGLE, SAME_SEX, COUPLES = ("M1", "F1"), ("MM", "FF"), ("MM", "FF", "MF")


def _sexes(code: str, status: str, what: str, allowed: tuple[str, ...]) -> Rule:
    """A rule that adopters with a legal status have one of the codes of sex."""
    wrong = (*(each for each in (*SINGLE, *COUPLES) if each not in allowed), "XX")
    said = " or ".join(allowed)
    return error(
        code,
        "AD1",
        ("SEX_ADOPTR", "LS_ADOPTR"),
        f"The legal status of the adopters ({status}) says that they are {what}, but their sex is not coded {said}. "
        "Check both codes.",
        f"Adopters whose legal status is {status} have their sex coded {said}.",
        Where((col("LS_ADOPTR") == status) & ~col("SEX_ADOPTR").is_in(allowed)),
        Example(
            f"Every other code of sex with {status}, also one that is none, beside the right ones and another legal status.",
            breaks=tuple(
                adoption(CHILD=f"A{number}", LS_ADOPTR=status, SEX_ADOPTR=sex)
                for number, sex in enumerate(wrong)
            ),
            keeps=(
                *(
                    adoption(CHILD=f"A{number}", LS_ADOPTR=status, SEX_ADOPTR=sex)
                    for number, sex in enumerate(allowed)
                ),
                adoption(CHILD="B1", LS_ADOPTR="L9", SEX_ADOPTR=wrong[0]),
                adoption(CHILD="B2", LS_ADOPTR=status, SEX_ADOPTR=None),
            ),
            rows=tuple(range(len(wrong))),
        ),
        note="Where no sex is given, 151 tells it.",
    )


RULES = (
    error(
        "511",
        "AD1",
        ("SEX_ADOPTR", "NB_ADOPTR"),
        "There are two adopters, but their sex is coded as that of one. Two are MM, FF or MF: check both codes.",
        "Where there are two adopters, their sex is MM, FF or MF.",
        Where((col("NB_ADOPTR") == "2") & ~col("SEX_ADOPTR").is_in(COUPLES)),
        Example(
            "The codes of one adopter for two, beside those of a couple and one adopter.",
            breaks=(adoption(SEX_ADOPTR="M1"), adoption(CHILD="A2", SEX_ADOPTR="F1")),
            keeps=(
                *(adoption(CHILD=f"A{number}", SEX_ADOPTR=sex) for number, sex in enumerate(COUPLES)),
                adoption(CHILD="B1", NB_ADOPTR="1", SEX_ADOPTR="F1"),
            ),
            rows=(0, 1),
        ),
    ),
    _sexes("514", "L0", "one single person", SINGLE),
    _sexes("517", "L3", "an unmarried man and woman", ("MF",)),
    _sexes("518", "L4", "an unmarried couple of one sex", SAME_SEX),
    _sexes("519", "L2", "a couple in a civil partnership", COUPLES),
    error(
        "520",
        "AD1",
        ("SEX_ADOPTR", "LS_ADOPTR"),
        "The legal status of the adopters (L11) says that they are a married man and woman, but their sex is coded as "
        "the same (MM, FF). Check both codes.",
        "Adopters whose legal status is L11 are not coded MM or FF.",
        Where((col("LS_ADOPTR") == "L11") & col("SEX_ADOPTR").is_in(SAME_SEX)),
        Example(
            "Two men and two women, beside a man and a woman, and two men under L12.",
            breaks=(adoption(SEX_ADOPTR="MM"), adoption(CHILD="A2", SEX_ADOPTR="FF")),
            keeps=(
                adoption(SEX_ADOPTR="MF"),
                adoption(CHILD="A2", LS_ADOPTR="L12", SEX_ADOPTR="MM"),
                adoption(CHILD="A3", SEX_ADOPTR="M1"),
            ),
            rows=(0, 1),
        ),
        note="A single adopter under L11 is told by no rule of this kind; the text speaks of couples only.",
    ),
    _sexes("524", "L12", "a married couple of one sex", SAME_SEX),
)
