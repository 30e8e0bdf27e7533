"""Writes tables for analysts, as CSV and as one Excel workbook; a text never becomes a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter
from pydantic import BaseModel

#: A table: the names of its columns, and its rows.
DataTable = tuple[Sequence[str], list[Sequence[Any]]]
#: What spreadsheet programs take for the start of a formula, also after a mark that they skip.
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_WIDEST = 60
#: A workbook carries a time; ours is always this one.
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)


def data_table(model: type[BaseModel], found: Iterable[BaseModel]) -> DataTable:
    """A table with a column for each field of a model, its lists and pairs as text."""
    columns = list(model.model_fields)
    return columns, [[_cell(row.model_dump(mode="json")[name]) for name in columns] for row in found]


def csv_file(table: DataTable) -> bytes:
    """A table as CSV, in UTF-8 with its mark; an apostrophe stands before a text that would be taken for a formula."""
    columns, rows = table
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([columns, *([_plain(value) for value in row] for row in rows)])
    return text.getvalue().encode("utf-8-sig")


def workbook(tables: Mapping[str, DataTable], title: str) -> bytes:
    """Tables as the sheets of one workbook; the same tables give the same bytes."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": title, "created": _EARLIEST})
    bold, wrap = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    for name, (columns, rows) in tables.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column, bold)
            longest = max((len(str(row[place])) for row in rows if row[place] is not None), default=0)
            sheet.set_column(place, place, min(_WIDEST, max(len(column), longest) + 2), wrap)
        for number, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                _write(sheet, number, place, value)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    book.close()
    return buffer.getvalue()


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    """One cell, of the kind its value has."""
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value is not None:
        sheet.write_string(row, column, str(value))


def _cell(value: Any) -> Any:
    """A value as one cell: `a; b` of a list, `a: one | b: two` of pairs."""
    if isinstance(value, dict):
        return " | ".join(f"{key}: {one}" for key, one in value.items())
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    """A value as CSV has it: true and false in words, nothing for none."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_BEGINS_A_FORMULA):
        return f"'{value}"
    return "" if value is None else value
