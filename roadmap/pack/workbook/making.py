"""Writes the workbook: how it works, rating, profile, what to talk about, the plan, and behind them answers and figures."""

from datetime import datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from roadmap.pack.making import PackParts
from roadmap.pack.workbook.answers import write_answers
from roadmap.pack.workbook.figures import Figures
from roadmap.pack.workbook.layout import Layout
from roadmap.pack.workbook.looks import Looks, height, page
from roadmap.pack.workbook.plan import write_empty_plan
from roadmap.pack.workbook.profile import write_profile
from roadmap.pack.workbook.rate import write_rating
from roadmap.pack.workbook.talk import write_talk

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_HOW = ("alone", "room", "set", "view", "answers", "shown", "stays", "back")


def workbook(parts: PackParts) -> bytes:
    """The workbook as an .xlsx file; the same content gives the same bytes."""
    saved = BytesIO()
    book = xlsxwriter.Workbook(saved, _OPTIONS)
    book.set_properties(
        {
            "title": parts.say("workbook.title"),
            "subject": parts.say("document.subject"),
            "created": datetime.combine(parts.written_on, time(12)),
        }
    )
    layout, looks = Layout(parts), Looks(book)
    figures = Figures(layout)
    sheets = {name: book.add_worksheet(parts.say(f"workbook.sheet_{name}")) for name in _SHEETS}
    _write_start(sheets["start"], parts, looks)
    write_rating(sheets["rate"], layout, looks)
    write_profile(sheets["profile"], layout, figures, looks)
    write_talk(sheets["talk"], layout, figures, looks)
    write_empty_plan(book, sheets["plan"], parts)
    write_answers(sheets["answers"], layout)
    figures.write(sheets["working"], looks.small)
    sheets["working"].protect()
    for place, one in enumerate(layout.lists):
        sheets["lists"].write_column(1, 2 * place, [said for said, _ in one])
        sheets["lists"].write_column(1, 2 * place + 1, [name for _, name in one])
    for name in ("working", "lists"):
        sheets[name].hide()
    sheets["start"].activate()
    book.close()
    return saved.getvalue()


_SHEETS = ("start", "rate", "profile", "talk", "plan", "answers", "working", "lists")


def _write_start(sheet: Any, parts: PackParts, looks: Looks) -> None:
    page(sheet, down=1)
    sheet.set_column(0, 0, 100)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, parts.say("workbook.title"), looks.title)
    row = 1
    lines = [(parts.say("workbook.lead"), looks.text)]
    lines += [(parts.say(f"workbook.how_{name}"), looks.text) for name in _HOW]
    lines += [(parts.say("workbook.about"), looks.bold), (parts.framework.about.credit, looks.quiet)]
    lines += [(parts.say("start.scores"), looks.quiet), (parts.say("start.unchecked"), looks.quiet)]
    for text, look in lines:
        sheet.set_row(row, height([(text, 108)]) + 6)
        sheet.write_string(row, 0, text, look)
        row += 1
    sheet.protect("", {"format_columns": True, "format_rows": True})
