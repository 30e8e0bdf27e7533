"""What the papers say holds: links, commands, settings, libraries, words on screen; and no file says where it was made."""

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from roadmap.cli.app import app
from roadmap.content.loading import find_framework, load_words
from roadmap.content.reading_time import minutes
from roadmap.ui.words import FILES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAPERS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
GUIDES = sorted((ROOT / "docs" / "guide").glob("*.md"))
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")
# Put together, so that this file does not hold what it looks for.
REGISTRIES = [f"{name}.org" for name in ("pypi", "pythonhosted", "npmjs", "deb.debian", "golang")]
MACHINE_PATHS = re.compile(r"(?<![\w.~-])/" + "(?:work|root|opt/wheels|builds|home/runner)" + r"(?:/|\b)")


def name_of(path: Path) -> str:
    """A path as it reads in the project."""
    return path.relative_to(ROOT).as_posix()


def code(text: str, language: str) -> list[str]:
    """The lines of a paper's code blocks in a language."""
    found = re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line for block in found for line in block.splitlines()]


def project_files() -> Iterator[Path]:
    """Every file of the project but those that tools make, which `.gitignore` names."""
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    made = {pattern.strip("/") for pattern in ignored if pattern.endswith("/")} | {".git"}
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in made and not name.endswith(".egg-info")]
        yield from (Path(folder) / name for name in files if name not in ignored and not name.endswith(".pyc"))


def project_texts() -> Iterator[tuple[str, str]]:
    """Name and text of every file of the project that is text."""
    for path in project_files():
        data = path.read_bytes()
        if b"\0" not in data:
            yield name_of(path), data.decode("utf-8", errors="replace")


def library(requirement: str) -> str:
    """The name in a requirement, without versions and extras."""
    return re.split(r"[\[<>=~! ;]", requirement, maxsplit=1)[0]


@pytest.mark.parametrize("path", PAPERS, ids=name_of)
def test_every_link_leads_to_a_file_and_its_heading(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if target.startswith("https://"):
            continue
        file, _, heading = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        assert found.is_file(), target
        if heading:
            headings = re.findall(r"^#+ (.+)$", found.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}, target


def test_the_readme_shows_three_pictures_with_words_for_them() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\((docs/pictures/\w+\.png)\)", README)
    assert len(pictures) == 3
    assert all(len(words) > 60 for words, _ in pictures)
    script = (ROOT / "bench" / "screenshots.py").read_text(encoding="utf-8")
    assert all(f'"{Path(file).stem}"' in script for _, file in pictures)


@pytest.mark.parametrize("path", PAPERS, ids=name_of)
def test_every_command_named_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    commands = set(get_command(app).commands)  # type: ignore[attr-defined]
    assert set(re.findall(r"python -m roadmap ([a-z]+)", text)) <= commands
    for module in re.findall(r"python -m ((?:roadmap|bench)\.[\w.]+)", text):
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file(), module
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert set(re.findall(r"`make ([\w-]+)`", text)) <= set(re.findall(r"^([\w-]+):", makefile, re.MULTILINE))


def test_every_verb_of_the_makefile_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = next(line for line in makefile.splitlines() if line.startswith(".PHONY:")).split()[1:]
    assert verbs == ["run", "test", "lint", "types", "check-content", "bench", "docs", "pack", "pictures"]
    assert all(re.search(rf"^{verb}: .*## \w", makefile, re.MULTILINE) for verb in verbs)


def test_the_lines_that_run_and_test_are_the_same_on_windows() -> None:
    shell = [line for line in code(README, "sh") if line.startswith("python3 -m venv")]
    windows = [line for line in code(README, "powershell") if line.startswith("py -m venv")]
    assert len(shell) == 2
    spoken = [line.replace("python3 ", "py ").replace(" && ", "; ").replace(".venv/bin/", ".venv\\Scripts\\") for line in shell]
    assert windows == spoken


def test_ci_runs_the_readmes_test_line() -> None:
    line = next(one for one in code(README, "sh") if one.endswith("pytest"))
    script = ROOT / ".ci" / "run"
    assert line in script.read_text(encoding="utf-8").splitlines()
    assert os.name != "posix" or os.access(script, os.X_OK)


def test_the_readme_says_what_it_is_not() -> None:
    words = load_words("en").texts["home"]
    assert words["not_checked_yet"].strip() in README.replace("**", "")
    for sentence in (
        "It is not made or endorsed by the National Trauma Transformation Programme.",
        find_framework("trauma_informed").about.credit.split('"')[1],  # the full title
        "There is no overall figure",
        "not for league tables, inspection or funding",
    ):
        assert sentence in README


def test_the_sets_in_the_guide_have_as_many_questions_as_it_says() -> None:
    framework = find_framework("trauma_informed")
    guide = (ROOT / "docs" / "guide" / "first-assessment.md").read_text(encoding="utf-8")
    for item_set in framework.about.sets:
        held = [item for item in framework.items.values() if framework.in_set(item, item_set.id)]
        assert f"| {item_set.name} | {len(held)} |" in guide
    start = [item for item in framework.items.values() if framework.in_set(item, framework.about.sets[0].id)]
    assert minutes(framework, start) in range(10, 21), "README and guide say: fifteen to twenty minutes for the first set"


@pytest.mark.parametrize("path", GUIDES, ids=name_of)
def test_buttons_and_headings_that_a_guide_names_are_on_screen(path: Path) -> None:
    """In the guides, words in bold that begin with a capital are what stands on screen; a whole sentence is our own."""
    texts = [text.replace("**", "") for file in FILES for group in load_words(file).texts.values() for text in group.values()]
    on_screen = {text.split("{")[0].strip(" .?:") for text in texts}
    named = {name for name in re.findall(r"\*\*([A-Z][^*]+)\*\*", path.read_text(encoding="utf-8")) if not name.endswith(".")}
    assert len(named) > 2
    assert {name for name in named if name.strip(" .?:") not in on_screen} == set()


def test_every_setting_is_documented_and_every_one_documented_is_used() -> None:
    sources = [path for folder in ("roadmap", "pages") for path in (ROOT / folder).rglob("*.py")] + [ROOT / "app.py"]
    used = {name for path in sources for name in re.findall(r"ROADMAP_[A-Z_]+", path.read_text(encoding="utf-8"))}
    page = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
    assert "ROADMAP_DATABASE_URL" in used
    assert set(re.findall(r"^\| `(ROADMAP_[A-Z_]+)` \|", page, re.MULTILINE)) == used


def test_every_library_has_its_line_and_no_line_is_left_over() -> None:
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    wanted += [one for group in PROJECT["project"]["optional-dependencies"].values() for one in group]
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| ([\w.-]+) \| [^|]+ \| [^|]{10,} \|$", page.split("## Beside Python")[0], re.MULTILINE)
    assert sorted(lines) == sorted({library(one) for one in wanted})


@pytest.mark.parametrize("name", LOCKS)
def test_locks_pin_every_library_by_its_hash_and_hold_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
    wanted = PROJECT["project"]["dependencies"] + (PROJECT["dependency-groups"]["dev"] if "dev" in name else [])
    assert {library(one).lower() for one in wanted} <= {library(entry).lower() for entry in entries}


def test_no_file_names_a_registrys_host() -> None:
    assert [(name, host) for name, text in project_texts() for host in REGISTRIES if host in text] == []


def test_no_file_holds_a_path_of_a_machine_it_was_made_on() -> None:
    others = [(name, text) for name, text in project_texts() if name != name_of(Path(__file__))]
    assert len(others) > 100
    assert [(name, hit[0]) for name, text in others for hit in MACHINE_PATHS.finditer(text)] == []
