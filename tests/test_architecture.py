"""The house stands as drawn: layers hold, only pages and their pieces know Streamlit, every page has an address."""

import ast
import subprocess
import sys
from pathlib import Path

from roadmap.content.loading import find_framework
from roadmap.ui import places
from roadmap.ui.words import say

ROOT = Path(__file__).parents[1]
#: Where Streamlit may be imported; tests and benchmarks look at the app from outside.
SCREENS = (ROOT / "app.py", ROOT / "pages", ROOT / "roadmap" / "ui")


def imported(path: Path) -> set[str]:
    """The top packages that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def sources() -> list[Path]:
    """Every Python file of the app."""
    return [ROOT / "app.py", *sorted((ROOT / "pages").rglob("*.py")), *sorted((ROOT / "roadmap").rglob("*.py"))]


def test_rooms_are_built_on_lower_rooms_only() -> None:
    script = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert " 0 broken" in ran.stdout


def test_only_pages_and_their_pieces_import_streamlit() -> None:
    on_screen = [path for path in sources() if any(place == path or place in path.parents for place in SCREENS)]
    assert any("streamlit" in imported(path) for path in on_screen)
    beside = [path for path in sources() if path not in on_screen and "streamlit" in imported(path)]
    assert beside == []


def test_no_room_imports_pages_or_the_app() -> None:
    importing = [path for path in (ROOT / "roadmap").rglob("*.py") if imported(path) & {"pages", "app", "tests", "bench"}]
    assert importing == []


def test_every_page_is_declared_and_has_a_title_of_its_own() -> None:
    declared = {*places.MENU, *places.HIDDEN}
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} == declared | {"domain"}
    titles = [say(f"titles.{name}") for name in sorted(declared)]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def is_plain_constant(node: ast.stmt) -> bool:
    """Whether a statement names numbers or texts and calls nothing."""
    return isinstance(node, ast.Assign) and not any(isinstance(part, ast.Call) for part in ast.walk(node))


def test_every_page_asks_first_whether_it_may_be_opened() -> None:
    for path in sorted((ROOT / "pages").glob("*.py")):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        quiet = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
        first = next(node for node in body[1:] if not isinstance(node, quiet) and not is_plain_constant(node))
        assert ast.unparse(first) == f"pieces.needs('{path.stem}')", f"{path.name} draws before it asks"


def test_every_topic_has_an_address_of_its_own() -> None:
    domains = find_framework("trauma_informed").domains
    pages = {name.replace("_", "-") for name in (*places.MENU, *places.HIDDEN)}
    assert len({places.topic_address(domain) for domain in domains} - pages) == len(domains)


def test_every_file_says_first_what_it_does() -> None:
    silent = [path for path in sources() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []
