"""The authors' guide says what is: its tables are those of models and catalogue, its links lead somewhere, its examples hold."""

import re
from pathlib import Path

import pytest

from roadmap.content.checks_wording import FILLER
from roadmap.content.faults import Code
from roadmap.content.field_tables import GUIDE, faults_page, fields_page
from roadmap.content.from_rows import DEFAULT_STAGES
from roadmap.content.models import Action, Item
from roadmap.exchange import framework_spreadsheet, spreadsheet_safety

PAGES = sorted(GUIDE.glob("*.md"))


def test_the_table_of_fields_is_that_of_the_models() -> None:
    page = (GUIDE / "fields.md").read_text(encoding="utf-8")
    assert page == fields_page(), "run: python -m roadmap.content.field_tables"
    for model in (Item, Action):
        for name, field in model.model_fields.items():
            assert f"| `{field.alias or name}` |" in page


def test_the_catalogue_of_faults_holds_every_code() -> None:
    page = (GUIDE / "faults.md").read_text(encoding="utf-8")
    assert page == faults_page(), "run: python -m roadmap.content.field_tables"
    assert all(f"| `{code}` | {code.meaning} |" in page for code in Code)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_link_of_the_guide_leads_to_a_page(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).is_file(), target


def test_the_guide_to_spreadsheets_names_the_limits_and_headings_that_hold() -> None:
    page = (GUIDE / "spreadsheet.md").read_text(encoding="utf-8")
    for words in (
        f"At most {framework_spreadsheet.MOST_ACTIVITIES} activities",
        f"larger than {spreadsheet_safety.MOST_BYTES // 1_000_000} megabytes",
        f"more than {spreadsheet_safety.MOST_UNPACKED // 1_000_000} are refused",
        f"at most {framework_spreadsheet.LONGEST['driver']} characters",
        f"at most {framework_spreadsheet.LONGEST['activity']} characters",
        ", ".join(DEFAULT_STAGES).casefold(),
    ):
        assert words in page
    for heading in ("domain", "area", "theme", "topic", "section", "category"):
        assert heading in framework_spreadsheet.DRIVER
        assert heading in page
    for heading in ("item", "statement", "question", "practice"):
        assert heading in framework_spreadsheet.ACTIVITY
        assert heading in page


def test_the_filler_that_the_guide_quotes_is_refused() -> None:
    quoted = re.search(r"Openings that could mean anything \(([^)]+)\)", (GUIDE / "framework.md").read_text(encoding="utf-8"))
    assert quoted
    assert set(re.findall(r'"([^"]+)"', quoted[1])) <= set(FILLER)
