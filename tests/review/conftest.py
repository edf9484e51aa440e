"""Reviews of small folders, painted and read back."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from page_tables import tables_in

from sheetlang.compiler import compile_source
from sheetlang.review.page import paint_page
from sheetlang.review.review import Review
from sheetlang.review.workbook import paint_workbook
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in


@pytest.fixture
def reviewed() -> Callable[..., Review]:
    """The review of texts by the names of their files."""

    def reviewed(texts: dict[str, str], **options: object) -> Review:
        review = Review(**options)
        for name, text in texts.items():
            result = compile_source(Source(name, text), built_in(), release=review.release)
            review.add(result.document, result.sheets, result.findings)
        return review

    return reviewed


@pytest.fixture
def in_workbook() -> Callable[[Review], dict[str, list[tuple]]]:
    """The worksheets of the workbook of a review, by name, as rows of values."""

    def in_workbook(review: Review) -> dict[str, list[tuple]]:
        book = openpyxl.load_workbook(io.BytesIO(paint_workbook(review)))
        return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}

    return in_workbook


@pytest.fixture
def in_page() -> Callable[[Review], list[list[list[str]]]]:
    """The tables of the page of a review, as rows of texts."""
    return lambda review: tables_in(paint_page(review).decode())
