"""What a spreadsheet of a plan holds once it is read: rows of cells by field, and what they were when it was saved."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from pydantic import Field

from roadmap.assessment.models import Frozen
from roadmap.content.faults import Fault

#: What a cell says. An empty one is the empty text, for a date as well; a choice is told by its id.
Value = str | date
Cells = Mapping[str, Value]

#: Excel refuses more characters in a cell; what is longer was cut off when it was written.
LONGEST_TEXT = 32_767


def mark(value: Value) -> str:
    """A fingerprint of what a cell says, from which it can be told whether it was changed since."""
    told = value.isoformat() if isinstance(value, date) else value
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]


class RowBase(Frozen):
    """What an action's row was when the spreadsheet was saved: the action's revision, and a mark of each cell by field."""

    revision: int
    marks: dict[str, str]


class Base(Frozen):
    """What a plan was when it was saved as a spreadsheet."""

    priorities: dict[str, str] = Field(default={}, description="id: how its name stood in the sheet")
    actions: dict[str, RowBase] = {}


#: A column that holds nothing of a plan.
LEFT_OUT = "left_out"


class PlanColumns(Frozen):
    """What the columns of a group's own plan were said to mean."""

    columns: dict[str, str] = Field(default={}, description="heading without case, spaces and marks: a field, or left_out")


class SheetRow(NamedTuple):
    """One row: its number in the sheet, from 1, the action's id (empty for a new one), and its cells by field."""

    number: int
    id: str
    cells: Cells


class Sheet(NamedTuple):
    """A plan as it came back. `columns` gives a field's column by its letters; `base` is None where the file has none.

    `not_read` are headings that are none of a plan's, and `left_out` fields whose columns are not there. `faults` are those
    of cells that could not be read; their rows are without these cells.
    """

    title: str
    columns: Mapping[str, str]
    rows: tuple[SheetRow, ...]
    base: Base | None
    not_read: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    def cell(self, row: int, field: str) -> str:
        """A cell's address as people write it, such as Plan!B7; that of the row's id where the field has no column."""
        return f"{self.title}!{self.columns.get(field) or self.columns.get('id', 'A')}{row}"
