"""The sheet for rating: a row for each item with what each answer looks like, a column for each person."""

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from roadmap.content.models import Item
from roadmap.pack.workbook.layout import (
    ASKED_NOW,
    CHECK,
    EVIDENCE,
    FIRST,
    FIRST_RATER,
    HEAD,
    LOOKS_LIKE,
    PRACTICE,
    RATERS,
    SET_ROW,
    VIEWS,
    Layout,
    Place,
)
from roadmap.pack.workbook.looks import Looks, height, page

_WIDTHS = {PRACTICE: 46, LOOKS_LIKE: 58, EVIDENCE: 30}
_RATER_WIDTH = 19
#: As long as a message beside a cell may be.
_LONGEST_HINT = 255


def write_rating(sheet: Any, layout: Layout, looks: Looks) -> None:
    """Everything on the sheet; only what is to be filled in can be changed."""
    say = layout.parts.say
    page(sheet, repeat=HEAD, across=2)
    sheet.repeat_columns(PRACTICE)
    for column, width in _WIDTHS.items():
        sheet.set_column(column, column, width)
    sheet.set_column(FIRST_RATER, FIRST_RATER + RATERS - 1, _RATER_WIDTH)
    sheet.set_column(ASKED_NOW, ASKED_NOW, 4, None, {"hidden": True})
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, say("workbook.rate_title"), looks.title)
    sheet.set_row(SET_ROW, 24)
    sheet.write_string(SET_ROW, PRACTICE, say("workbook.which_set"), looks.bold)
    sheet.write_string(SET_ROW, LOOKS_LIKE, layout.sets[0][0], looks.choice)
    sheet.write_string(SET_ROW, EVIDENCE, say("workbook.rate_how"), looks.beside)
    _offer(sheet, (SET_ROW, LOOKS_LIKE), layout.listed(1), say("workbook.which_set"), say("workbook.set_hint"))
    _head(sheet, layout, looks)
    for number, one in enumerate(layout.rows):
        row = FIRST + number
        if isinstance(one, Place):
            _item(sheet, layout, looks, one)
        else:
            sheet.set_row(row, 30)
            sheet.write_string(row, PRACTICE, one.title, looks.heading)
    away = f"=${xl_col_to_name(ASKED_NOW)}{FIRST + 1}=0"
    rule = {"type": "formula", "criteria": away, "format": looks.faint}
    sheet.conditional_format(FIRST, PRACTICE, layout.last, LOOKS_LIKE, rule)
    sheet.freeze_panes(FIRST, 1)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True})


def _head(sheet: Any, layout: Layout, looks: Looks) -> None:
    say = layout.parts.say
    for column, name in ((PRACTICE, "practice"), (LOOKS_LIKE, "looks_like"), (EVIDENCE, "evidence")):
        sheet.write_string(HEAD, column, say(f"workbook.{name}"), looks.header)
        sheet.write_string(CHECK, column, "", looks.check)
    sheet.write_string(VIEWS, PRACTICE, say("workbook.view"), looks.bold)
    sheet.write_string(VIEWS, LOOKS_LIKE, say("workbook.view_why"), looks.quiet)
    sheet.set_row(HEAD, 22)
    sheet.set_row(VIEWS, 46)
    sheet.set_row(CHECK, 30)
    words = {name: say(f"workbook.check_{name}").replace('"', '""') for name in ("view", "of")}
    for rater in range(RATERS):
        column = FIRST_RATER + rater
        sheet.write_string(HEAD, column, say("workbook.person", number=rater + 1), looks.header)
        sheet.write_blank(VIEWS, column, None, looks.choice)
        _offer(sheet, (VIEWS, column), layout.listed(0), say("workbook.view"), say("workbook.view_hint"))
        given = f"{xl_col_to_name(column)}${FIRST + 1}:{xl_col_to_name(column)}${layout.last + 1}"
        view = f"{xl_col_to_name(column)}${VIEWS + 1}"
        asked = f"${xl_col_to_name(ASKED_NOW)}${FIRST + 1}:${xl_col_to_name(ASKED_NOW)}${layout.last + 1}"
        formula = f'=IF(COUNTA({given})=0,"",IF({view}="","{words["view"]}",COUNTA({given})&" {words["of"]} "&SUM({asked})))'
        sheet.write_formula(CHECK, column, formula, looks.check, "")


def _item(sheet: Any, layout: Layout, looks: Looks, place: Place) -> None:
    item, row = place.item, place.row
    number = layout.places.index(place) + 1
    practice = f"{number}. {item.text}" + (f"\n{item.plain}" if item.plain else "")
    answers = _looks_like(layout, item)
    sheet.set_row(row, height([(practice, 44), (answers, 62)]))
    sheet.write_string(row, PRACTICE, practice, looks.row_bold)
    sheet.write_string(row, LOOKS_LIKE, answers, looks.row_quiet)
    sheet.write_blank(row, EVIDENCE, None, looks.free)
    hint = (item.plain or item.text)[:_LONGEST_HINT]
    for rater in range(RATERS):
        sheet.write_blank(row, FIRST_RATER + rater, None, looks.choice)
    span = (row, FIRST_RATER, row, FIRST_RATER + RATERS - 1)
    _offer(sheet, span, layout.listed(2 + place.answers), str(number), hint)
    held = [i for i, (_, one) in enumerate(layout.sets) if layout.framework.in_set(item, one)]
    chosen = f"${xl_col_to_name(LOOKS_LIKE)}${SET_ROW + 1}"
    named = "".join(f",{chosen}={layout.listed_one(1, i)}" for i in held)
    unknown = f"ISNA(MATCH({chosen},{layout.listed(1)},0))"
    sheet.write_formula(row, ASKED_NOW, f"=IF(OR({unknown}{named}),1,0)", looks.small, int(0 in held))


def _looks_like(layout: Layout, item: Item) -> str:
    framework = layout.framework
    stages = framework.scale_of(item.id).stage_ids
    described = {} if framework.shared_set(item) else item.descriptors
    return "\n".join(
        f"{framework.stage_name(item, one)}: {described[one]}" if one in described else framework.stage_name(item, one)
        for one in stages
    )


def _offer(sheet: Any, cells: tuple[int, ...], source: str, title: str, hint: str) -> None:
    """A list to choose from, and words beside it; something else cannot be typed."""
    first = cells[:2]
    last = cells[2:] or first
    rule = {"validate": "list", "source": f"={source}", "input_title": title[:32], "input_message": hint[:_LONGEST_HINT]}
    sheet.data_validation(*first, *last, rule)
