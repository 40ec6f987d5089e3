"""How hard a chapter is to read, and which sentence of it is the hardest: for whoever writes it."""

from __future__ import annotations

from dataclasses import dataclass

from safeboard.grammar.reading_age import HIGHEST_GRADE, Reading, hardest, reading
from safeboard.kernel.reporting.annual.chapters import Opened


@dataclass(frozen=True, slots=True)
class Readability:
    """A chapter's reading age with its hardest sentence; `place` is the key of the sentence that holds it."""

    whole: Reading
    hardest: str
    hardest_grade: float
    place: int

    @property
    def words(self) -> str:
        """As the page says it."""
        can = "can" if self.whole.age < 16 else "could"
        return f"A reader of {self.whole.age} {can} follow this chapter (grade {self.whole.grade:.1f})."

    @property
    def advice(self) -> str:
        """What to do, or an empty text."""
        if self.hardest_grade <= HIGHEST_GRADE:
            return ""
        return "Cut it in two, or use shorter words."


def readability(whole: Opened) -> Readability | None:
    """Of all the words of a chapter as a reader sees them; None while there are none."""
    lines = [(line.sentence.pk, line.checked.plain) for line in whole.lines]
    found = [(pk, *worst) for pk, plain in lines if (worst := hardest(plain))]
    if not found:
        return None
    pk, words, of = max(found, key=lambda each: each[2].grade)
    return Readability(reading(" ".join(plain for _, plain in lines)), words, of.grade, pk)
