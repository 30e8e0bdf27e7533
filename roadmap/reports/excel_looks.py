"""How the sheets of a workbook look: its few formats, in the colours of the reports, pages of A4, and rows high enough."""

from collections.abc import Iterable
from typing import Any

#: Excel refuses more characters in a cell.
LONGEST_TEXT = 32_767


class Looks:
    """The few formats of the workbook, in the colours of the reports."""

    def __init__(self, book: Any) -> None:
        font = {"font_name": "Arial", "font_size": 11, "valign": "top", "text_wrap": True}
        self.text = book.add_format(font)
        self.bold = book.add_format(font | {"bold": True})
        self.quiet = book.add_format(font | {"font_color": "#56605C"})
        self.title = book.add_format(font | {"bold": True, "font_size": 16})
        self.banner = book.add_format({"font_name": "Arial", "bold": True, "font_size": 16})
        self.beside = book.add_format({"font_name": "Arial", "font_size": 11, "font_color": "#56605C"})
        self.heading = book.add_format(font | {"bold": True, "font_size": 13})
        self.header = book.add_format(font | {"bold": True, "bottom": 1, "bg_color": "#F1EFE8"})
        # A cell of text: what is typed into it is text as well, be it =, 6-12 or 1/2.
        self.typed = book.add_format(font | {"num_format": "@"})
        self.date = book.add_format(font | {"num_format": "d mmm yyyy", "align": "left"})
        self.attention = book.add_format({"bold": True, "font_color": "#7A3A22", "bg_color": "#F6E9E2"})


def set_up(sheet: Any, *, landscape: bool) -> None:
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)


def height(cells: Iterable[tuple[str, int]], most: float = 400) -> float:
    """The height in points of a row whose texts are wrapped in columns of these widths, in characters."""
    lines = max(sum(-(-max(1, len(line)) // max(1, width - 2)) for line in text.split("\n")) for text, width in cells)
    return min(most, 15 * lines + 3)
