"""The sheet with what to talk about: where answers lie furthest apart, and what most could not tell."""

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from roadmap.pack.workbook.figures import Figures
from roadmap.pack.workbook.layout import FIRST, Layout
from roadmap.pack.workbook.looks import Looks, page

#: At most so many, as in the program.
MOST = 8
#: Columns: number, practice, how answers spread, and, hidden, which row of the items it is.
_NUMBER, _PRACTICE, _SAID, _WHICH = range(4)
#: The first row of each list.
APART_FROM = 5
UNKNOWN_FROM = APART_FROM + MOST + 4


def write_talk(sheet: Any, layout: Layout, figures: Figures, looks: Looks) -> None:
    """Everything on the sheet; it is read and never filled in."""
    say = layout.parts.say
    page(sheet)
    for column, width in ((_NUMBER, 5), (_PRACTICE, 62), (_SAID, 66)):
        sheet.set_column(column, column, width)
    sheet.set_column(_WHICH, _WHICH, 4, None, {"hidden": True})
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, say("workbook.talk_title"), looks.title)
    sheet.write_string(1, 0, say("workbook.talk_how"), looks.beside)
    for name, first, key in (("apart", APART_FROM, "talk_key"), ("unknown", UNKNOWN_FROM, "unknown_key")):
        sheet.set_row(first - 2, 26)
        sheet.write_string(first - 2, 0, say(f"workbook.{name}_title"), looks.heading)
        for column, word in ((_NUMBER, "number"), (_PRACTICE, "practice"), (_SAID, f"{name}_said")):
            sheet.write_string(first - 1, column, say(f"workbook.{word}"), looks.header)
        for place in range(MOST):
            _line(sheet, layout, figures, looks, first + place, place + 1, key)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _line(sheet: Any, layout: Layout, figures: Figures, looks: Looks, row: int, place: int, key: str) -> None:
    keys = figures.everywhere(key)
    which = f"${xl_col_to_name(_WHICH)}{row + 1}"
    sheet.set_row(row, 34)
    sheet.write_formula(row, _WHICH, f'=IFERROR(MATCH(LARGE({keys},{place}),{keys},0),"")', looks.small, "")
    sheet.write_formula(row, _NUMBER, f'=IF({which}="","",{place})', looks.place, "")
    practices = f"{layout.sheet('rate')}!$A${FIRST + 1}:$A${layout.last + 1}"
    cell = f"INDEX({practices},{which})"
    line = f"LEFT({cell},FIND(CHAR(10),{cell}&CHAR(10))-1)"
    none = layout.parts.say(f"workbook.{key.removesuffix('_key')}_none").replace('"', '""') if place == 1 else ""
    sheet.write_formula(row, _PRACTICE, f'=IF({which}="","{none}",{line})', looks.row_bold, none)
    said = _spread(layout, figures, which) if key == "talk_key" else _unknown(layout, figures, which)
    sheet.write_formula(row, _SAID, f'=IF({which}="","",{said})', looks.row, "")


def _spread(layout: Layout, figures: Figures, which: str) -> str:
    """How many gave each answer, least first: the lists of answers differ, so each column's words are looked up."""
    lists = figures.everywhere("answers")
    parts = []
    for stage in range(layout.most_stages):
        count = f"INDEX({figures.everywhere(f'n{stage}')},{which})"
        names = ",".join(layout.listed_one(2 + i, min(stage, len(one) - 1)) for i, one in enumerate(layout.answer_lists))
        parts.append(f'IF(N({count})>0,{count}&" × "&CHOOSE(INDEX({lists},{which})+1,{names})&"   ","")')
    return "&".join(parts)


def _unknown(layout: Layout, figures: Figures, which: str) -> str:
    of = layout.parts.say("workbook.of").replace('"', '""')
    unknown, asked = (f"INDEX({figures.everywhere(name)},{which})" for name in ("unknown", "asked"))
    return f'{unknown}&" {of} "&{asked}'
