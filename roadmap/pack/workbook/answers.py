"""The sheet that comes back: a row for each person and item, as `score` reads a file of answers.

Rows of columns that nobody uses hold a space in each cell: a reader passes over such a row, where an empty text would
look like a formula that was never worked out.
"""

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from roadmap.assessment.answers_file import COLUMNS
from roadmap.content.models import NOT_ASKED
from roadmap.pack.workbook.layout import EVIDENCE, RATERS, VIEWS, Layout, Place

_WIDTHS = (14, 16, 30, 20, 40)
_NOBODY = " "


def write_answers(sheet: Any, layout: Layout) -> None:
    """Everything on the sheet; it is not meant to be filled in."""
    sheet.write_row(0, 0, COLUMNS)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    row = 0
    for rater in range(RATERS):
        for place in layout.places:
            row += 1
            for column, formula in enumerate(_row(layout, place, rater)):
                sheet.write_formula(row, column, formula, None, _NOBODY)
    sheet.freeze_panes(1, 0)
    sheet.protect()


def _row(layout: Layout, place: Place, rater: int) -> tuple[str, ...]:
    view = layout.rated(VIEWS, rater, rater)
    given = layout.rated(place.row, rater, rater)
    here = f'IF(ISNA(MATCH({view},{layout.listed(0)},0)),"{_NOBODY}",'
    asks = [f"{view}={layout.listed_one(0, i)}" for i, (_, one) in enumerate(layout.views) if one in place.item.ask]
    asked = f"AND({layout.asked_now(place.row)}=1,OR({','.join(asks)}))"
    which = 2 + place.answers
    code = f"IFERROR(INDEX({layout.listed(which, 1)},MATCH({given},{layout.listed(which)},0)),{given})"
    noted = f"{layout.sheet('rate')}!${xl_col_to_name(EVIDENCE)}${place.row + 1}"
    note = f'IF({noted}="","{_NOBODY}",{noted})' if rater == 0 else f'"{_NOBODY}"'
    return (
        f'={here}"{rater + 1}")',
        f"={here}INDEX({layout.listed(0, 1)},MATCH({view},{layout.listed(0)},0)))",
        f'={here}"{place.item.id}")',
        f'={here}IF({given}="",IF({asked},"{_NOBODY}","{NOT_ASKED}"),{code}))',
        f"={here}{note})",
    )
