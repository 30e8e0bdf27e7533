"""The few formats of the workbook, in the colours of the screens' light theme."""

from typing import Any

_INK, _QUIET, _HAIR, _LINEN, _BORDER = "#101B19", "#56605C", "#DDDAD0", "#F1EFE8", "#8B908A"
#: The band of bounds in the profile, and what is not asked just now.
BAND, FAINT = "#BFD4CC", "#8B908A"


class Looks:
    """Every format, made once."""

    def __init__(self, book: Any) -> None:
        font = {"font_name": "Arial", "font_size": 10.5, "font_color": _INK, "valign": "top"}
        wrapped = font | {"text_wrap": True}
        line = {"bottom": 1, "bottom_color": _HAIR}
        free = {"bg_color": "#FFFFFF", "border": 1, "border_color": _BORDER, "locked": False}
        self.title = book.add_format(font | {"bold": True, "font_size": 18, "valign": "vcenter"})
        self.heading = book.add_format(font | {"bold": True, "font_size": 13, "valign": "bottom"})
        self.text = book.add_format(wrapped)
        self.bold = book.add_format(wrapped | {"bold": True})
        self.quiet = book.add_format(wrapped | {"font_color": _QUIET})
        self.beside = book.add_format(font | {"font_color": _QUIET, "valign": "vcenter"})
        self.header = book.add_format(wrapped | {"bold": True, "bg_color": _LINEN, "bottom": 2, "bottom_color": "#17584C"})
        self.right_header = book.add_format(
            wrapped | {"bold": True, "bg_color": _LINEN, "bottom": 2, "bottom_color": "#17584C", "align": "right"}
        )
        self.row = book.add_format(wrapped | line)
        self.row_bold = book.add_format(wrapped | line | {"bold": True})
        self.row_quiet = book.add_format(wrapped | line | {"font_color": _QUIET, "font_size": 9.5})
        self.place = book.add_format(wrapped | line | {"font_color": _QUIET, "align": "left"})
        self.number = book.add_format(wrapped | line | {"num_format": "0", "align": "right"})
        self.dot = book.add_format({"font_name": "Arial", "font_size": 12, "font_color": "#17584C", "align": "center",
                                    "valign": "vcenter", "bottom": 1, "bottom_color": _HAIR})  # fmt: skip
        self.choice = book.add_format(wrapped | free | {"valign": "vcenter", "align": "center"})
        self.free = book.add_format(wrapped | free)
        self.check = book.add_format(wrapped | {"font_color": _QUIET, "font_size": 9.5, "align": "center"})
        self.band = book.add_format({"bg_color": BAND})
        self.faint = book.add_format({"font_color": FAINT})
        self.small = book.add_format({"font_name": "Arial", "font_size": 9, "font_color": _QUIET})


def page(sheet: Any, *, repeat: int | None = None, across: int = 1, down: int = 0) -> None:
    """A4 on its long side, so many pages across and down (0: as many as it takes), its header again on each page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(across, down)
    sheet.hide_gridlines(2)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&R&P / &N")
    if repeat is not None:
        sheet.repeat_rows(repeat)


def height(cells: list[tuple[str, float]], least: float = 16) -> float:
    """The height in points of a row whose texts are wrapped in columns of these widths, in characters."""
    lines = max(sum(-(-max(1, len(line)) // max(1, int(width))) for line in text.split("\n")) for text, width in cells)
    return max(least, 14.0 * lines + 5)
