"""The sheet for the plan, of the same kind as the one the tool writes: so it comes back in the same way."""

from typing import Any

from roadmap.pack.making import PackParts
from roadmap.reports.excel_looks import Looks
from roadmap.reports.excel_plan import write_plan
from roadmap.reports.paper_words import Sayer
from roadmap.reports.plan_sheet import empty_plan_sheet

#: Five priorities with five actions each.
_ROWS = 25


def write_empty_plan(book: Any, sheet: Any, parts: PackParts) -> None:
    """Room for as many actions as a plan of this tool has, with lists to choose from and a state that follows."""
    plan = empty_plan_sheet(Sayer(parts.report_words)).model_copy(update={"how": parts.say("workbook.plan_how")})
    write_plan(sheet, plan, Looks(book), parts.document(parts.say("workbook.title"), ()), "", _ROWS)
