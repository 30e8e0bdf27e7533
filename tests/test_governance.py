"""The governance pack says what the program does: tables, retention, roles. What a browser and the server do is in `journeys`."""

import re

from roadmap.access.permissions import TABLE
from roadmap.content.papers import load_paper
from roadmap.store.backups import KEPT_DAYS as COPIES_KEPT
from roadmap.store.erasing import KEPT_MONTHS
from roadmap.store.tables import metadata
from roadmap.ui.visitor import COOKIE


def first_cells(paper_id: str, heading: str = "") -> list[str]:
    """The code words in the first column of the tables under a heading of a paper."""
    text = load_paper(paper_id).text
    under = text.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0] if heading else text
    return re.findall(r"^\| `([^`]+)` \|", under, re.MULTILINE)


def test_the_tables_listed_are_the_tables_there_are() -> None:
    assert sorted(first_cells("records")) == sorted([*metadata.tables, "alembic_version"])


def test_answers_and_respondents_carry_no_time_as_the_list_says() -> None:
    for name in ("respondent", "answer"):
        kinds = {str(column.type).upper() for column in metadata.tables[name].columns}
        assert not [kind for kind in kinds if "DATE" in kind or "TIME" in kind]


def test_retention_is_what_the_program_does() -> None:
    assert KEPT_MONTHS == 12
    assert "{kept: 12 months} after the round closes" in load_paper("retention").text
    assert f"| {COPIES_KEPT} days |" in load_paper("retention").text


def test_no_role_reads_single_answers_on_a_page() -> None:
    """What the papers promise: a keeper can take them away locked and erase them, and nobody sees another's."""
    for allowed in TABLE.values():
        assert "see" not in {deed.value for thing, deeds in allowed.items() for deed in deeds if thing == "somebodys_answers"}


def test_the_cookie_of_a_link_is_listed() -> None:
    assert COOKIE in first_cells("security", "Cookies and what a browser keeps")
