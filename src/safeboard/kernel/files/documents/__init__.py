"""Papers of the office as Word and PDF, made from one small model; whatever was typed comes out as it was typed."""

from __future__ import annotations

from safeboard.kernel.files.documents.model import (
    Block,
    Bold,
    Bullets,
    Cell,
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
    paragraphs,
)
from safeboard.kernel.files.documents.pdf import PDF, as_pdf
from safeboard.kernel.files.documents.word import DOCX, as_docx

__all__ = (
    "DOCX",
    "PDF",
    "Block",
    "Bold",
    "Bullets",
    "Cell",
    "Document",
    "Heading",
    "Note",
    "Numbered",
    "Pack",
    "PageBreak",
    "Paragraph",
    "Picture",
    "TableBlock",
    "Words",
    "as_docx",
    "as_pdf",
    "paragraphs",
)
