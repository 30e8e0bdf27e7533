"""The document model keeps its own promises."""

import pytest
from pydantic import ValidationError

from roadmap.reports.models import Bullets, Heading, Paragraph, Run, Table
from tests.reports.samples import sample


def test_a_heading_may_not_skip_a_level() -> None:
    with pytest.raises(ValidationError, match="the heading 'Too deep' has level 3 after level 1"):
        sample(Heading(level=1, text="First"), Heading(level=3, text="Too deep"))


def test_a_row_needs_a_cell_for_each_column() -> None:
    with pytest.raises(ValidationError, match="each row of a table needs a cell for each column"):
        Table(header=("Who", "What"), rows=(("Ailsa",),))


def test_widths_are_for_all_columns_or_for_none() -> None:
    with pytest.raises(ValidationError, match="for all columns of a table or for none"):
        Table(header=("Who", "What"), rows=(), widths=(1,))


def test_a_plain_string_is_a_run() -> None:
    assert Paragraph(runs="Plain").runs == (Run(text="Plain"),)
    assert Bullets(items=("One",)).items == ((Run(text="One"),),)
