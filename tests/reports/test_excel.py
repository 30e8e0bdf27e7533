"""The workbook: real dates, lists to choose from, a state that follows, and never a formula from what somebody typed."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from roadmap.plan.following import explained, with_due, with_status
from roadmap.plan.models import Plan, PlanAction, PlanPriority
from roadmap.reports.assessment_report import ReportParts, plan_report
from roadmap.reports.excel import to_excel
from roadmap.reports.models import Heading, Paragraph
from tests.reports.full import DATE, full_parts
from tests.reports.samples import sample


def book(file: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(file))


def parts_with(*actions: PlanAction) -> ReportParts:
    priority = PlanPriority(id="p", position=1, domain=None, title="Time for people", decision="accepted")
    return replace(full_parts(), plan=Plan(priorities=(priority,), actions=actions))


def action(**changed: object) -> PlanAction:
    return PlanAction.model_validate(
        {"id": "a1", "priority_id": "p", "position": 1, "do": "=Meet +everyone", "decision": "accepted"} | changed
    )


@pytest.fixture
def sheet() -> Any:
    followed = with_due(action(), date(2026, 4, 1), DATE)
    followed = with_due(followed, date(2026, 5, 1), DATE, "-The room was flooded")
    followed = explained(with_status(followed, "under_way", DATE), "@We meet on Monday", DATE)
    return book(to_excel(plan_report(parts_with(followed))))["Plan to work in"]


def column(sheet: Any, name: str) -> int:
    return next(cell.column for cell in sheet[4] if cell.value == name)


def test_dates_are_dates_and_the_first_stays(sheet: Any) -> None:
    assert sheet.cell(5, column(sheet, "First meant for")).value == datetime(2026, 4, 1)
    assert sheet.cell(5, column(sheet, "Due")).value == datetime(2026, 5, 1)
    assert sheet.cell(5, column(sheet, "Due")).is_date


def test_what_was_typed_is_never_a_formula(sheet: Any) -> None:
    for name, typed in (
        ("Action", "=Meet +everyone"),
        ("Moved because", "-The room was flooded"),
        ("Why, and what will be done", "@We meet on Monday"),
    ):
        cell = sheet.cell(5, column(sheet, name))
        assert (cell.value, cell.data_type) == (typed, "s")


def test_the_state_follows_from_status_and_date(sheet: Any) -> None:
    cell = sheet.cell(5, column(sheet, "State"))
    assert cell.data_type == "f"
    assert cell.value.startswith("=IF(")
    assert "TODAY()" in cell.value


def test_choices_are_lists(sheet: Any) -> None:
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert '"Not started,Under way,Blocked,Done"' in lists
    assert '"Suggested,Taken on,Not for us yet"' in lists


def test_rows_carry_the_id_of_their_action(sheet: Any) -> None:
    assert sheet.cell(5, column(sheet, "Row of the plan")).value == "a1"


def test_a_section_is_a_sheet_with_a_name_that_excel_takes() -> None:
    long = "A: very [long] heading / with * everything ? that \\ Excel refuses"
    found = book(to_excel(sample(Heading(level=1, text=long), Paragraph(runs="One"), Heading(level=1, text=long))))
    assert len(found.sheetnames) == 2
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in found.sheetnames)
    assert len({name.casefold() for name in found.sheetnames}) == 2


def test_the_same_document_gives_the_same_bytes() -> None:
    assert to_excel(sample()) == to_excel(sample())
