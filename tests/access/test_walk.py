"""Nothing can be opened that the table does not know: every page, command and route there is stands in the lists of needs."""

import ast
from pathlib import Path

import pytest
from starlette.routing import Route
from typer.main import get_command

from app import app as served
from roadmap.access.needs import COMMANDS, PAGES, ROUTES
from roadmap.cli.app import app as commands

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "pages").glob("*.py"))
#: Listed before they are built; one that is built need not be taken out at once.
PAGES_TO_COME = {
    "forecast", "release", "rounds", "papers", "room", "moderate", "evaluation",
}  # fmt: skip
COMMANDS_TO_COME = {"invite"}
#: Asked before anybody has a role: the ways in, the way out, and how the pages of a room look.
FOR_ANYBODY = {
    "GET /j/{token:path}", "GET /leave", "GET /join", "POST /join", "GET /join/{code}", "GET /join/{code}/screen",
    "GET /w/room.css", "GET /w/room.js",
    "GET /form", "POST /form", "GET /form/{code}", "POST /form/{code}/next", "GET /form/{code}/screen", "GET /form/{code}/leave",
}  # fmt: skip


def names_of(routes: list[Route]) -> set[str]:
    return {f"{method} {route.path}" for route in routes for method in (route.methods or set()) - {"HEAD"}}


def test_every_page_there_is_is_listed_and_every_listed_page_is_there_or_to_come() -> None:
    built = {path.stem for path in FILES}
    assert sorted(built - set(PAGES)) == []
    assert sorted(set(PAGES) - built - PAGES_TO_COME) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_page_asks_for_its_own_needs_before_it_draws_or_reads(path: Path) -> None:
    lines = [line for line in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(line, ast.Expr | ast.Assign)]
    calls = [ast.unparse(line) for line in lines if isinstance(line.value, ast.Call)]
    assert calls[0] == f"pieces.needs('{path.stem}')"


def test_every_command_there_is_is_listed_and_every_listed_command_is_there_or_to_come() -> None:
    built = set(getattr(get_command(commands), "commands", {}))
    assert sorted(built - set(COMMANDS)) == []
    listed = {name.split()[0] for name in COMMANDS}
    assert sorted(listed - built - COMMANDS_TO_COME) == []


def test_every_route_of_the_server_is_listed_or_for_anybody() -> None:
    assert sorted(names_of(list(served._user_routes)) - set(ROUTES) - FOR_ANYBODY) == []
    assert names_of(list(served._user_routes)) >= FOR_ANYBODY
