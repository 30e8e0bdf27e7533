"""The sheet with the profile: readiness, then each area with its stage, its score within bounds as a strip, and what holds it."""

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from roadmap.pack.workbook.figures import Figures, first_to_last
from roadmap.pack.workbook.layout import Group, Layout
from roadmap.pack.workbook.looks import Looks, page

#: Steps of the strip from 0 to 100, and how many practices are named that hold an area.
_STEP, _HELD = 5, 3
_NAME, _STAGE, _SCORE, _LOW, _HIGH, _ANSWERED, _STRIP = range(7)
_STEPS = 100 // _STEP + 1
_NEXT = _STRIP + _STEPS
_HEADER = 4


def write_profile(sheet: Any, layout: Layout, figures: Figures, looks: Looks) -> None:
    """Everything on the sheet; it is read and never filled in."""
    say = layout.parts.say
    page(sheet)
    for column, width in ((_NAME, 36), (_STAGE, 24), (_SCORE, 9), (_LOW, 7), (_HIGH, 7), (_ANSWERED, 17), (_NEXT, 62)):
        sheet.set_column(column, column, width)
    sheet.set_column(_STRIP, _STRIP + _STEPS - 1, 1.9)
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, say("workbook.profile_title"), looks.title)
    sheet.write_string(1, 0, say("workbook.profile_how"), looks.beside)
    sheet.write_string(2, 0, say("workbook.profile_not"), looks.beside)
    row = _HEADER
    ready = [group for group in layout.groups if group.factor]
    areas = [group for group in layout.groups if not group.factor]
    for name, groups in (("ready", ready), ("areas", areas)):
        if groups:
            row = _block(sheet, layout, figures, looks, row, groups, name) + 1
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _block(sheet: Any, layout: Layout, figures: Figures, looks: Looks, row: int, groups: list[Group], name: str) -> int:
    """A heading, the names of columns, and a row for each group; the row after the last."""
    say = layout.parts.say
    sheet.set_row(row, 26)
    sheet.write_string(row, 0, say(f"workbook.{name}_title"), looks.heading)
    row += 1
    scales = {tuple(one.name for one in layout.framework.scales[group.domain.scale].stages) for group in groups}
    # Areas on several scales have no ends in common.
    least, most = (names := next(iter(scales)))[0], names[-1]
    sheet.set_row(row, 34)
    for column, word in ((_NAME, name), (_STAGE, f"{name}_stands"), (_SCORE, "score"), (_LOW, "low"), (_HIGH, "high"),
                         (_ANSWERED, "answered"), (_NEXT, f"{name}_next")):  # fmt: skip
        sheet.write_string(row, column, say(f"workbook.{word}"), looks.header)
    half = _STEPS // 2
    alike = len(scales) == 1
    sheet.merge_range(row, _STRIP, row, _STRIP + half, least if alike else "0", looks.header)
    sheet.merge_range(row, _STRIP + half + 1, row, _STRIP + _STEPS - 1, most if alike else "100", looks.right_header)
    for group in groups:
        row += 1
        _line(sheet, layout, figures, looks, row, group)
    return row + 1


def _line(sheet: Any, layout: Layout, figures: Figures, looks: Looks, row: int, group: Group) -> None:
    say = layout.parts.say
    sheet.set_row(row, 48 if not group.factor else 34)
    sheet.write_string(row, _NAME, group.name, looks.row_bold)
    none = say("workbook.not_enough").replace('"', '""')
    sheet.write_formula(row, _STAGE, _stands(layout, figures, group, none), looks.row, none)
    for column, name in ((_SCORE, "score"), (_LOW, "low"), (_HIGH, "high")):
        sheet.write_formula(row, column, f"={figures.group(name, group)}", looks.number, "")
    counts = [figures.group(name, group) for name in ("rated", "applicable")]
    of = say("workbook.of").replace('"', '""')
    sheet.write_formula(row, _ANSWERED, f'={counts[0]}&" {of} "&{counts[1]}', looks.row_quiet, f"0 {of} 0")
    score, low, high = (f"${xl_col_to_name(column)}{row + 1}" for column in (_SCORE, _LOW, _HIGH))
    for step in range(_STEPS):
        sheet.write_formula(row, _STRIP + step, f'=IF({score}="","",IF(ROUND({score}/{_STEP},0)={step},"●",""))', looks.dot, "")
    here = f"(COLUMN()-{_STRIP + 1})"
    inside = f'AND({score}<>"",{here}>=ROUND({low}/{_STEP},0),{here}<=ROUND({high}/{_STEP},0))'
    rule = {"type": "formula", "criteria": f"={inside}", "format": looks.band}
    sheet.conditional_format(row, _STRIP, row, _STRIP + _STEPS - 1, rule)
    sheet.write_formula(row, _NEXT, _next(layout, figures, group), looks.row_quiet, "")


def _stands(layout: Layout, figures: Figures, group: Group, none: str) -> str:
    """An area's stage in words; of a part of readiness on which side of the line it lies."""
    if group.factor:
        reading = figures.group("reading", group)
        words = {side: layout.parts.say(f"workbook.side_{side}").replace('"', '""') for side in ("over", "near", "under")}
        chosen = f'IF({reading}="near","{words["near"]}",IF({reading}="over","{words["over"]}","{words["under"]}"))'
        return f'=IF({reading}="","{none}",{chosen})'
    stage = figures.group("stage", group)
    names = ",".join(f'"{one.name.replace(chr(34), chr(34) * 2)}"' for one in layout.framework.scales[group.domain.scale].stages)
    return f'=IF({stage}="","{none}",CHOOSE({stage}+1,{names}))'


def _next(layout: Layout, figures: Figures, group: Group) -> str:
    """What to read from it: of readiness the sentence; of an area the first practices that hold it."""
    if group.factor:
        rule = layout.framework.planning.readiness
        reading = figures.group("reading", group)
        if rule is None:
            return '=""'
        said = {side: rule.readings.get(f"{group.id}_{side}", "").replace('"', '""') for side in ("over", "near", "under")}
        chosen = f'IF({reading}="near","{said["near"]}",IF({reading}="over","{said["over"]}","{said["under"]}"))'
        return f'=IF({reading}="","",{chosen})'
    first, last = first_to_last(layout, group)
    keys = figures.everywhere("holding_key", first, last)
    names = f"{layout.sheet('rate')}!$A${first + 1}:$A${last + 1}"
    found = [f'IFERROR(INDEX({names},MATCH(SMALL({keys},{n}),{keys},0)),"")' for n in range(1, _HELD + 1)]
    return "=" + "&CHAR(10)&".join(_first_line(one) for one in found)


def _first_line(cell: str) -> str:
    """The first line of a cell: the practice without its plain words."""
    return f"LEFT({cell},FIND(CHAR(10),{cell}&CHAR(10))-1)"
