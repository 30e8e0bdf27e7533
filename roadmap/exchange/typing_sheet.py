"""Writes the sheet in which answers from paper or the phone are typed: a row a form, a column a question, lists of answers."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from roadmap.content.models import Framework, Item
from roadmap.content.words_models import Words

#: Rows prepared with lists to choose from.
ROWS = 300
#: The ways an answer can come, in the order of the list; each has a word `way_…` under `form`.
WAYS = ("paper", "supporter", "phone")


def way_words(words: Words) -> dict[str, str]:
    """What each way is called in the sheet and on the form, by the way."""
    return {way: words.texts["form"][f"way_{way}"] for way in WAYS}


def typing_sheet(
    framework: Framework, items: Sequence[Item], views: Sequence[str], words: Words, mark: str, made_on: date
) -> bytes:
    """The sheet for these questions and views, as .xlsx.

    `mark` is this sheet's own, so that form 1 of one sheet is not taken for form 1 of another. What stands in square
    brackets is how a column is known when the sheet comes back, whatever is done to its words.
    """
    form, sheet_words = words.texts["form"], words.texts["typing"]
    saved = BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": sheet_words["title"], "created": datetime.combine(made_on, time(12))})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2, "border_color": "#17584C"})
    plain, wrap = book.add_format({"num_format": "@"}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(sheet_words["sheet"])
    how = book.add_worksheet(sheet_words["how"])
    lists = Lists(book.add_worksheet(sheet_words["lists"]))
    headings = [
        f"{sheet_words['number'].format(mark=mark)} [form number]", f"{form['view']} [view]", f"{form['way']} [way]",
        *(f"{number}. {item.plain or item.text} [{item.id}]" for number, item in enumerate(items, start=1)),
    ]  # fmt: skip
    invited = tuple(_first_upper(one.one) for one in framework.perspectives if one.id in views)
    others = (form["dont_know"], form["not_applicable"], form["skip"])
    choices: list[tuple[str, ...]] = [(), invited, tuple(way_words(words).values())]
    for item in items:
        stages = tuple(framework.stage_name(item, one) for one in framework.scale_of(item.id).stage_ids)
        choices.append((*stages, *others))
    for place, (heading, allowed) in enumerate(zip(headings, choices, strict=True)):
        sheet.write_string(0, place, heading, head)
        sheet.set_column(place, place, 16 if place == 0 else 30, plain)
        if allowed:
            told = {"validate": "list", "source": lists.of(allowed)}
            told |= {"error_title": sheet_words["sheet"], "error_message": sheet_words["error"]}
            sheet.data_validation(1, place, ROWS, place, told)
    sheet.set_row(0, 90)
    sheet.freeze_panes(1, 1)
    how.set_column(0, 0, 100, wrap)
    for number, name in enumerate(("how_one", "how_two", "how_three", "how_four")):
        how.write_string(number, 0, sheet_words[name], wrap)
    lists.sheet.hide()
    book.close()
    return saved.getvalue()


class Lists:
    """Lists to choose from, each once, in a sheet of their own: one written into a cell may have no more than 255 letters."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self._placed: dict[tuple[str, ...], str] = {}

    def of(self, choices: tuple[str, ...]) -> str:
        """Where the list stands, as a formula."""
        if choices not in self._placed:
            place = len(self._placed)
            for row, choice in enumerate(choices):
                self.sheet.write_string(row, place, choice)
            column = xl_col_to_name(place, True)
            self._placed[choices] = f"='{self.sheet.get_name()}'!{column}$1:{column}${len(choices)}"
        return self._placed[choices]


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]
