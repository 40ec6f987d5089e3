"""How hard a text is to read: the Flesch-Kincaid grade, from the length of its sentences and of its words.

0.39 x words a sentence + 11.8 x syllables a word - 15.59 (Kincaid and others, 1975). Grade 9 is a reader of about
fourteen. A number is one word of one syllable, whatever it says; a hyphen parts two words. Syllables are counted by the
letters, so a rare word may be one out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HIGHEST_GRADE = 9.0
GRADE_TO_AGE = 5

# Words that the rules below miscount.
_SAID_OTHERWISE = {
    "area": 3, "areas": 3, "idea": 3, "ideas": 3, "business": 2, "every": 2, "everybody": 4, "everyone": 3, "something": 2, "someone": 2,
    "somebody": 3, "sometimes": 2, "somewhere": 2, "element": 3, "elements": 3, "implement": 3, "complement": 3, "therefore": 2,
    "people": 2, "people's": 2, "being": 2, "create": 2, "created": 3, "wednesday": 2, "evening": 2, "evenings": 2, "really": 2,
    "reliable": 4, "science": 2, "society": 4, "quiet": 2, "coordinate": 4, "cooperate": 4, "cooperation": 5, "reopen": 3,
    "reopened": 3, "reassess": 3, "react": 2, "seeing": 2, "wellbeing": 3, "forever": 3, "whole": 1, "wherever": 3, "whatever": 3,
    "moreover": 3, "theatre": 2, "mr": 2, "dr": 2, "fewer": 2, "fewest": 2, "higher": 2, "our": 1, "hour": 1, "hours": 1, "poem": 2,
    "interest": 2, "interests": 2, "family": 3, "families": 3, "violence": 3, "violent": 3, "trial": 2, "diary": 3, "variety": 4,
    "client": 2, "clients": 2, "reality": 4, "naive": 2, "lion": 2, "nineteen": 2, "ninety": 2, "safety": 2, "lively": 2, "lifetime": 2,
    "household": 2, "households": 2, "homework": 2, "nobody": 3, "anyone": 3, "cannot": 2, "idle": 2, "doing": 2, "going": 2,
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[£$€]?\d[\d,.:/–-]*\d%?|[£$€]?\d%?")
_END = re.compile(r"[.!?]+[)\"'”’]*(?=\s|$)")
_GROUPS = re.compile(r"[aeiouy]+")
_SUFFIX = re.compile(r"^(.*[^aeiouy]e)(ly|ment|ments|ness|ful|fully|less)$")
_STEMS = (
    "safe",
    "care",
    "home",
    "some",
    "time",
    "place",
    "home",
    "base",
    "case",
    "while",
    "more",
    "fore",
    "life",
    "house",
)
# Two sounds written in one run of vowels.
_APART = (
    re.compile(r"(?<![ctsgx])i(?:a|o|u(?!s\b))(?!u)"),
    re.compile(r"(?<![ctx])iou"),
    re.compile(r"(?<![ctsx])ien(?:t|ce)"),
    re.compile(r"[^q]ua[lt](?!k)"),
    re.compile(r"i?et(?:y|ies)\b(?<=iety)"),
    re.compile(r"[aeiouy]ing"),
    re.compile(r"(?<!p)eo(?!u)"),
    re.compile(r"crea|rea[ct](?=t)"),
    re.compile(r"uou|uit(?:y|ies)\b"),
    re.compile(r"[^aeiou]ism\b"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text's grade with what it is made of."""

    grade: float
    words: int
    sentences: int
    syllables: int

    @property
    def age(self) -> int:
        """The age of a reader who can follow it, in years."""
        return max(round(self.grade) + GRADE_TO_AGE, GRADE_TO_AGE)

    @property
    def easy(self) -> bool:
        """Whether it is no harder than what Safeboard writes itself."""
        return self.grade <= HIGHEST_GRADE


def reading(text: str) -> Reading:
    """How hard a text is. A text without words has grade 0."""
    words = _WORD.findall(text)
    if not words:
        return Reading(0.0, 0, 0, 0)
    count = len([each for each in sentences(text) if _WORD.search(each)])
    sounds = sum(map(syllables, words))
    grade = 0.39 * len(words) / count + 11.8 * sounds / len(words) - 15.59
    return Reading(round(grade, 1), len(words), count, sounds)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a full stop inside a number ends none."""
    found, at = [], 0
    for end in _END.finditer(text):
        found.append(text[at : end.end()].strip())
        at = end.end()
    found.append(text[at:].strip())
    return [each for each in found if each]


def hardest(text: str) -> tuple[str, Reading] | None:
    """The hardest sentence of a text with its grade; None where there is no word."""
    rated = [(each, reading(each)) for each in sentences(text) if _WORD.search(each)]
    return max(rated, key=lambda pair: pair[1].grade, default=None)


def syllables(word: str) -> int:
    """How many syllables a word has, at least one; a number has one."""
    plain = word.casefold().replace("’", "'")
    if plain[0].isdigit() or plain[0] in "£$€":
        return 1
    if plain in _SAID_OTHERWISE:
        return _SAID_OTHERWISE[plain]
    plain = re.sub(r"'(?:s|t|re|ve|ll|d|m)?$", "", plain)
    if plain in _SAID_OTHERWISE:
        return _SAID_OTHERWISE[plain]
    for stem in _STEMS:
        rest = plain.removeprefix(stem)
        if (
            rest != plain
            and len(rest) > 2
            and rest[0] not in "aeiouy"
            and _GROUPS.search(rest)
            and stem != plain
        ):
            return 1 + syllables(rest)
    if found := _SUFFIX.match(plain):
        return _sounds(found[1]) + (2 if found[2] == "fully" else 1)
    return _sounds(plain)


def _sounds(word: str) -> int:
    """The runs of vowels, without those that are silent and with those that hold two."""
    heard = re.sub(r"qu", "q", word)
    heard = re.sub(r"gu(?=[aei])", "g", heard)
    heard = re.sub(r"(?<=[aeiou])y(?=[aeou])", "-", heard)
    heard = re.sub(r"^y(?=[aeiou])", "-", heard)
    count = len(_GROUPS.findall(heard)) + sum(len(each.findall(heard)) for each in _APART)
    if re.search(r"[^aeiouy](?:e|es|ed)$", heard) and not (
        re.search(r"[^aeiouylr]les?$|[^aeiouyl]led$|[td]ed$|(?:[sxzcg]|ch|sh)es$", heard)
    ):
        count -= 1
    return max(count, 1)
