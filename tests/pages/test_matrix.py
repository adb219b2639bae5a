"""The matrix: one table, or one a model where one would be too large for a browser."""

from pathlib import PurePosixPath

import pytest

from generator.edition import Edition
from generator.pages import addresses
from generator.pages.composing import Composer
from generator.pages.kinds import matrix


def test_a_small_handbook_has_one_table(edition: Edition) -> None:
    (page,) = Composer(edition).pages(matrix.pages)
    assert page.path == addresses.MATRIX
    assert page.sections[0].html.count("<tr data-row>") == len(edition.library.competencies)


def test_a_large_one_has_a_table_a_model(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "MAX_CELLS", 3)
    index, *tables = Composer(edition).pages(matrix.pages)
    assert index.path == addresses.MATRIX
    assert [table.path for table in tables] == [PurePosixPath("matrix/selling.md")]
    assert 'href="matrix/selling.html"' in index.sections[0].html
    html = tables[0].sections[0].html
    assert html.count("<tr data-row>") == len(edition.library.competencies)
    assert html.count('scope="col"') == 1 + len(edition.library.roles)
