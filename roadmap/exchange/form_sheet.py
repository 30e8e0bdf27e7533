"""Writes the sheet in which forms of an evaluation are typed: a row a form, a column a question, lists to choose from."""

from collections.abc import Mapping
from datetime import date, datetime, time
from io import BytesIO

import xlsxwriter

from roadmap.evaluation.asked import asked_in
from roadmap.evaluation.kept_models import Course
from roadmap.exchange.typing_sheet import ROWS, Lists


def form_sheet(course: Course, wave: str, say: Mapping[str, str], mark: str, made_on: date, *, about_work: bool) -> bytes:
    """The sheet for one wave, as .xlsx.

    `mark` is this sheet's own, so that form 1 of one sheet is not taken for form 1 of another. What stands in square
    brackets is how a column is known when the sheet comes back.
    """
    instrument, asked = course.instrument, asked_in(course.instrument, wave)
    scale = tuple(one.text for one in instrument.scale)
    columns: list[tuple[str, tuple[str, ...]]] = [(f"{say['sheet_number'].format(mark=mark)} [form number]", ())]
    if len(course.sites) > 1:
        columns.append((f"{say['form_site']} [site]", course.sites))
    columns += [(f"{one.text} [{one.id} {one.version}]", scale) for one in asked.outcomes]
    columns += [(f"{one.text} [{one.id}]", scale) for one in asked.reactions]
    columns += [(f"{one.text} [{one.id}]", ()) for one in asked.questions]
    if about_work:
        columns += [(f"{one.text} [{one.id}]", one.options) for one in instrument.background]
    saved = BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": instrument.title, "created": datetime.combine(made_on, time(12))})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2, "border_color": "#17584C"})
    plain, wrap = book.add_format({"num_format": "@"}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet, how = book.add_worksheet(say["sheet_name"]), book.add_worksheet(say["sheet_how"])
    lists = Lists(book.add_worksheet(say["sheet_lists"]))
    for place, (heading, allowed) in enumerate(columns):
        sheet.write_string(0, place, heading, head)
        sheet.set_column(place, place, 16 if place == 0 else 30, plain)
        if allowed:
            told = {"validate": "list", "source": lists.of(allowed)}
            told |= {"error_title": say["sheet_name"], "error_message": say["sheet_error"]}
            sheet.data_validation(1, place, ROWS, place, told)
    sheet.set_row(0, 90)
    sheet.freeze_panes(1, 1)
    how.set_column(0, 0, 100, wrap)
    for number, name in enumerate(("sheet_how_one", "sheet_how_two", "sheet_how_three")):
        how.write_string(number, 0, say[name], wrap)
    lists.sheet.hide()
    book.close()
    return saved.getvalue()
