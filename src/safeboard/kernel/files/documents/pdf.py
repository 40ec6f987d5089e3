"""A paper or a pack as PDF that a screen reader can follow (made to PDF/UA-1), the same bytes on every machine."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import typst

from safeboard.kernel.files.characters import printable
from safeboard.kernel.files.documents.model import (
    Block,
    Bullets,
    Document,
    Heading,
    Note,
    Numbered,
    Pack,
    PageBreak,
    Paragraph,
    Picture,
    TableBlock,
    Words,
    cell_words,
    figures,
    pieces,
    running,
)

PDF = "application/pdf"
TEMPLATE = (Path(__file__).parent / "paper.typ").read_bytes()
_NO_GLYPH = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
# A letter that is taken out can bare another behind it (a mark on a letter); it never takes more rounds than this.
_ROUNDS = 4


def as_pdf(paper: Document | Pack) -> bytes:
    """The PDF: A4, tagged, titled, in its language, page numbers, fonts inside; no font of the machine is used.

    The same paper gives the same bytes. A sign for which no font is at hand (an emoji, Chinese) stands as its name in
    brackets, so that nothing typed is lost without a word.
    """
    data = json.dumps(_data(paper))
    for _ in range(_ROUNDS):
        try:
            return _compile(data)
        except typst.TypstError as fault:
            missing = _without_glyph(fault.diagnostic)
            if not missing:
                raise
            data = json.dumps(_named(json.loads(data), missing))
    return _compile(data)


def _compile(data: str) -> bytes:
    made: bytes = typst.compile(
        TEMPLATE,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"paper": data},
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    return made


def _without_glyph(diagnostic: str) -> dict[int, str]:
    """The characters that typst could not draw, and the words that stand for each."""
    found = "".join(_NO_GLYPH.findall(diagnostic))
    found = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found)
    names = ((letter, unicodedata.name(letter, f"U+{ord(letter):04X}")) for letter in found)
    return {
        ord(letter): f"[{name.lower() if ' ' in name else name}]"
        for letter, name in names
        if not letter.isascii()
    }


def _named(part: Any, missing: dict[int, str]) -> Any:
    match part:
        case str():
            return part.translate(missing)
        case list():
            return [_named(each, missing) for each in part]
        case dict():
            return {key: _named(each, missing) for key, each in part.items()}
        case _:
            return part


def _data(paper: Document | Pack) -> dict[str, Any]:
    """All that the template is told."""
    pack = isinstance(paper, Pack)
    documents = paper.documents if isinstance(paper, Pack) else (paper,)
    language, _, region = paper.language.partition("-")
    day = paper.made_on
    told = {
        "pack": pack,
        "title": paper.title,
        "organisation": paper.organisation,
        "subtitle": paper.subtitle,
        "date_line": paper.date_line,
        "marking": paper.marking,
        "footer": paper.footer,
        "parts": paper.parts if isinstance(paper, Pack) else "",
        "language": [language, region or None],
        "made_on": {"year": day.year, "month": day.month, "day": day.day} if day else None,
        "running": running(paper.title),
        "papers": [_paper(each, pack) for each in documents],
    }
    return _clean(told)


def _clean(part: Any) -> Any:
    match part:
        case str():
            return printable(part)
        case list():
            return [_clean(each) for each in part]
        case dict():
            return {key: _clean(each) for key, each in part.items()}
        case _:
            return part


def _paper(paper: Document, pack: bool) -> dict[str, Any]:
    deeper = 1 if pack else 0
    return {
        "number": paper.paper_number,
        "title": paper.numbered_title,
        "running": running(paper.numbered_title),
        "lines": [each for each in (paper.subtitle, paper.date_line) if each],
        "landscape": paper.landscape,
        "blocks": [_block(each, deeper) for each in paper.blocks],
    }


def _block(block: Block, deeper: int) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "words": block.words, "level": block.level + deeper}
        case Paragraph():
            return {"kind": "paragraph", "words": _said(block.words)}
        case Bullets():
            return {"kind": "bullets", "items": [_said(each) for each in block.items]}
        case Numbered():
            return {"kind": "numbered", "items": [_said(each) for each in block.items]}
        case Note():
            return {"kind": "note", "title": block.title, "words": _said(block.words)}
        case PageBreak():
            return {"kind": "page break"}
        case Picture():
            return {
                "kind": "picture",
                "svg": block.svg,
                "finding": block.finding,
                "alternative": block.alternative,
            }
        case TableBlock() if not block.rows:
            return {"kind": "paragraph", "words": [[f"{block.caption}: {block.empty}", False]]}
        case TableBlock():
            return {
                "kind": "table",
                "caption": block.caption,
                "headings": list(block.headings),
                "widths": list(block.widths) or [1] * len(block.headings),
                "row_header": block.row_header,
                "figures": list(figures(block)),
                "rows": [[_said(cell_words(each)) for each in row] for row in block.rows],
            }


def _said(words: Words) -> list[list[Any]]:
    return [[piece, bold] for piece, bold in pieces(words)]
