"""What the pages of figures show: the boxes as typed, last time's beside them, what is still to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from safeboard.grammar.declarations.figures import Box, FigureReturn
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import Period, period
from safeboard.kernel.returns.figures.answering import (
    WORDS,
    Typed,
    read_number,
    written,
    wrong_with,
    wrong_with_note,
)
from safeboard.kernel.returns.figures.paging import Page, pages
from safeboard.kernel.returns.figures.standing import Last, last_answers
from safeboard.kernel.returns.figures.sums import Sum
from safeboard.kernel.returns.models import Due, FigureDraft


@dataclass(frozen=True, slots=True)
class BoxShown:
    """One box on a page: what stands in it, what is wrong with that, last time's answer, a colleague's answer."""

    box: Box
    typed: Typed
    note: str
    wrong: str
    last: str
    theirs: str = ""

    @property
    def id(self) -> str:
        """Its place on the page, for links."""
        return self.box.code.replace(".", "-")

    @property
    def said(self) -> str:
        """The answer as the check page shows it; empty where there is none."""
        return WORDS.get(written(self.typed), written(self.typed))


@dataclass(frozen=True, slots=True)
class GroupShown:
    """The boxes of one combination of categories."""

    title: str
    boxes: tuple[BoxShown, ...]


@dataclass(frozen=True, slots=True)
class PageTold:
    """One page in the list of all pages: how many of its boxes are answered, and how many need a look."""

    page: Page
    answered: int
    wrong: int

    @property
    def title(self) -> str:
        """`Contacts by setting: Education to Health`."""
        first, last = self.page.groups[0].title, self.page.groups[-1].title
        span = first if first == last else f"{first} to {last}"
        return f"{self.page.grid.title}: {span}" if span else self.page.grid.title


@dataclass(frozen=True)
class Typing:
    """A return of figures that is due, with what is typed of it so far."""

    due: Due
    declared: FigureReturn
    draft: FigureDraft | None
    last: Mapping[str, Last]

    @property
    def over(self) -> Period:
        """The period that the figures are about."""
        return self.declared.period_with(self.due.as_at)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages of boxes."""
        return pages(self.declared)

    @property
    def answered(self) -> int:
        """How many boxes have an answer, right or wrong."""
        return sum(1 for box in self.declared.boxes.values() if written(self._typed(box)))

    @cached_property
    def last_period(self) -> str:
        """The newest earlier period of which anything was said, in words; older answers name their own."""
        periods = [period(each.period) for each in self.last.values()]
        return max(periods, key=lambda each: each.end).words if periods else ""

    def shown(self, box: Box, *, theirs: str = "", mine: tuple[Typed, str] | None = None) -> BoxShown:
        """One box as it stands; `mine` is what was typed and could not be kept, `theirs` a colleague's answer."""
        typed, note = mine or (self._typed(box), self.draft.notes.get(box.code, "") if self.draft else "")
        wrong = wrong_with_box(typed, note) or self._beyond_its_whole(box, typed)
        return BoxShown(box, typed, note, wrong, self._last(box), theirs)

    def wrong(self) -> list[BoxShown]:
        """The boxes that are not understood, on all pages."""
        return [each for box in self.declared.boxes.values() if (each := self.shown(box)).wrong]

    def unanswered(self) -> list[Box]:
        """The boxes in which nothing was said."""
        return [box for box in self.declared.boxes.values() if not written(self._typed(box))]

    def told(self) -> list[PageTold]:
        """The list of all pages."""
        found = []
        for page in self.pages:
            boxes = [self.shown(box) for box in page.boxes]
            answered = sum(1 for each in boxes if written(each.typed))
            found.append(PageTold(page, answered, sum(1 for each in boxes if each.wrong)))
        return found

    def page_of(self, box: Box) -> int:
        """The page on which a box is typed."""
        return self._places[box.code]

    def next_unanswered(self, after: int = 0) -> BoxShown | None:
        """The next box without an answer, first on the pages after this one, then on those before."""
        boxes = self.unanswered()
        later = [box for box in boxes if self.page_of(box) > after]
        return self.shown((later or boxes)[0]) if boxes else None

    @cached_property
    def _places(self) -> dict[str, int]:
        return {box.code: page.number for page in self.pages for box in page.boxes}

    def _beyond_its_whole(self, box: Box, typed: Typed) -> str:
        """A part that is larger than its whole, as far as both are kept; the whole file is asked again when it is sent."""
        if not box.part.within:
            return ""
        whole = next(
            each
            for each in box.grid.boxes
            if each.part.name == box.part.within and each.categories == box.categories
        )
        part, of = counted(typed), counted(self._typed(whole))
        if part is None or of is None or part <= of:
            return ""
        return f"{part:,} is more than the {of:,} in “{whole.title}”, which it is a part of. Correct one of the two."

    def _typed(self, box: Box) -> Typed:
        return self.draft.said.get(box.code, {}) if self.draft else {}

    def _last(self, box: Box) -> str:
        last = self.last.get(box.code)
        if last is None:
            return ""
        over = period(last.period).words
        return last.words if over == self.last_period else f"{last.words} ({over})"


@dataclass(frozen=True, slots=True)
class GridShown:
    """A grid on the check page: a row for each combination of categories, a column for each part, the sums."""

    title: str
    parts: tuple[str, ...]
    rows: tuple[GroupShown, ...]
    sums: tuple[Sum, ...]


def typing(due: Due, draft: FigureDraft | None) -> Typing:
    """What is due with what is typed of it; only for a return of figures."""
    declared = REGISTRY.figures[due.return_code]
    over = declared.period_with(due.as_at)
    return Typing(due, declared, draft, last_answers(declared, due.agency, over.start))


def groups(shown: Typing, page: Page) -> list[GroupShown]:
    """The boxes of one page as they stand."""
    return [GroupShown(each.title, tuple(shown.shown(box) for box in each.boxes)) for each in page.groups]


def grids(shown: Typing, sums: tuple[Sum, ...]) -> list[GridShown]:
    """All boxes for the check page, grid by grid."""
    found = []
    for grid in shown.declared:
        width = len(grid.parts)
        boxes = [shown.shown(box) for box in grid.boxes]
        rows = tuple(
            GroupShown(", ".join(boxes[at].box.said), tuple(boxes[at : at + width]))
            for at in range(0, len(boxes), width)
        )
        of_grid = tuple(each for each in sums if each.grid == grid.title)
        found.append(GridShown(grid.title, tuple(part.title for part in grid.parts), rows, of_grid))
    return found


def counted(typed: Typed) -> int | None:
    """The number typed in a box; None where there is none or it is not understood."""
    read = read_number(written(typed))
    return None if isinstance(read, str) else read[1]


def wrong_with_box(typed: Typed, note: str) -> str:
    """What is wrong with a box and its note; empty where nothing is."""
    if wrong := wrong_with(typed):
        return wrong
    if note and not written(typed):
        return "There is a note and no answer. Answer, or take the note out."
    wrong = wrong_with_note(note)
    return wrong[:1].upper() + wrong[1:]
