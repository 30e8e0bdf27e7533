"""Every page can be launched: without an assessment, with a fresh one and with an answered one."""

from pathlib import Path

import pytest

from roadmap.assessment.models import Assessment
from roadmap.ui import places
from tests.pages.conftest import Launch

PAGES = sorted(path.stem for path in (Path(__file__).parents[2] / "pages").glob("*.py"))
ANY_TIME = {
    "guidance",
    "pack",
    "workshop",
    "evaluation",
    "session_plan",
    "workshop_results",
    "take_back",
    "welcome",
    "your_view",
    "my_answers",
    "home",
    "setup",
    "own_copy",
    "files",
    "keeping",
    "programme",
    "example",
    "governance",
    "privacy",
    "ownership",
}


def test_every_page_file_has_an_address() -> None:
    assert set(PAGES) == {*places.MENU, *places.HIDDEN, "domain"}


@pytest.mark.parametrize("page", [page for page in PAGES if page != "domain"])
def test_page_without_an_assessment_is_kind(page: str, launch: Launch) -> None:
    app = launch(page)
    assert not app.exception
    assert bool(app.title)
    if page not in ANY_TIME:
        assert app.title[0].value == "Nothing is open yet"


@pytest.mark.parametrize("page", [page for page in PAGES if page != "domain"])
def test_page_with_a_fresh_assessment(page: str, launch: Launch, begun: Assessment) -> None:
    app = launch(page, begun)
    assert not app.exception
    assert not app.error
    assert bool(app.title)


@pytest.mark.parametrize("page", [page for page in PAGES if page != "domain"])
def test_page_with_answers(page: str, launch: Launch, answered: Assessment) -> None:
    app = launch(page, answered)
    assert not app.exception
    assert not app.error
    assert bool(app.title)
