"""What another program saves comes back as well: LibreOffice opens the workbook, calculates it, and saves it as its own."""

import shutil
import subprocess
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from roadmap.plan.following import with_due
from roadmap.plan.models import Plan
from tests.exchange.made_plans import FIRST, TITLE, column, held, whole_plan, written

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="no LibreOffice: install Debian's package libreoffice-calc-nogui"
)


def resaved(content: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice saves it, every formula calculated."""
    (folder / "plan.xlsx").write_bytes(content)
    office = f"-env:UserInstallation=file://{folder}/office"
    command = ["soffice", "--headless", office, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out")]
    subprocess.run([*command, str(folder / "plan.xlsx")], check=True, capture_output=True, timeout=180)
    return (folder / "out" / "plan.xlsx").read_bytes()


def test_a_plan_that_libreoffice_saved_is_the_same_plan_and_no_text_became_a_formula(tmp_path: Path) -> None:

    today = date.today()
    first, second, third, *rest = whole_plan().actions
    typed = {
        "lead": "=1+1",
        "pay": "+44",
        "support": "-5",
        "measure": "@SUM(A1)",
        "horizon": "6-12",
        "risk": "_x0041_ 🙂 è نستمع",
    }
    plan = Plan(
        priorities=whole_plan().priorities,
        actions=(
            with_due(first.model_copy(update={"due": None, "decision": "accepted", **typed}), today - timedelta(days=9), today),
            with_due(second.model_copy(update={"due": None}), today + timedelta(days=9), today),
            with_due(third.model_copy(update={"due": None}), today + timedelta(days=90), today),
            *rest,
        ),
    )
    content = resaved(written(plan), tmp_path)
    found = held(plan, content)
    assert (found.changes, found.conflicts, found.faults) == ((), (), ())
    sheet = openpyxl.load_workbook(BytesIO(content))[TITLE]
    assert [sheet.cell(FIRST, column(field)).data_type for field in typed] == ["s"] * len(typed)
    assert [sheet.cell(FIRST, column(field)).value for field in ("lead", "pay", "measure")] == ["=1+1", "+44", "@SUM(A1)"]
    results = openpyxl.load_workbook(BytesIO(content), data_only=True)[TITLE]
    assert [results.cell(row, column("state")).value for row in range(FIRST, FIRST + 3)] == ["Overdue", "Due soon", "On track"]
