"""The words of the children's version. Data: every sentence is tested to be easy, and says nothing about any one child."""

from __future__ import annotations

from dataclasses import dataclass

HELP = (
    ("999", "Are you in danger now? Ring 999. Ask for the police."),
    (
        "0800 1111",
        "Do you want to talk? Ring Childline. It is free. You need not say your name.",
    ),
    (
        "0808 800 5000",
        "Are you worried about a friend? Ring the NSPCC, or tell a grown-up you trust.",
    ),
)
ABOUT = "Doctors, teachers, police and more meet at a Board to keep children safe. This is what it found out."
NEXT = "You can ask us about this page. A grown-up you trust can help you."
NOBODY = "No child's story is told here."
HIDDEN = "We do not show this number. It is so small that somebody might guess who it is about."
TOO_EARLY = "It is too early to know."
NOT_TOLD = "Nobody has told us yet. We have asked."
BETTER = "That is better than the year before."
WORSE = "That is worse than the year before. It must get better."
MORE = "That is more than the year before."
FEWER = "That is fewer than the year before."
NO_CHANGE = "We cannot tell if that is a change from the year before."
CANNOT_COMPARE = "We count in a new way now. So we cannot say if that changed."


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is told: its picture, title and words, with `{when}` and either `{count}` or `{ten}` for the number.

    `good` words stand in place of more and fewer where the thing has a good side.
    """

    code: str
    picture: str
    title: str
    words: str

    def __post_init__(self) -> None:
        if ("{count}" in self.words) is ("{ten}" in self.words):
            raise ValueError(f"{self.code}: its words need {{count}} or {{ten}}, one of the two.")


ITEMS = (
    Item(
        "T1-04",
        "telephone",
        "When people are worried",
        "Somebody was worried about a child and told a social worker. {when}, people did that {count} times.",
    ),
    Item(
        "T1-07",
        "again",
        "When people have to ask again",
        "Sometimes people worry about a child, and then again in the same year. {when}, that was so for {ten} times.",
    ),
    Item(
        "T3-04",
        "table",
        "Meeting soon",
        "When a child may be in danger, people meet to make a plan. They should meet soon. {when}, they did for {ten} children.",
    ),
    Item(
        "T3-07",
        "umbrella",
        "A plan to keep safe",
        "{when}, {count} children had a plan that says who must help to keep them safe.",
    ),
    Item(
        "T2-16",
        "torch",
        "When children go missing",
        "Somebody told the police that a child was missing. {when}, people did that {count} times. The police look for every child.",
    ),
)
