"""What respondents wrote, through every command: only what a reader chose to show, as text, and nothing else anywhere."""

import html
import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from roadmap.assessment.closing import closing_releases
from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.assessment.note_models import Choice
from roadmap.assessment.notes import LONGEST, decided
from roadmap.cli.report import SUFFIXES
from roadmap.content.models import Framework
from roadmap.store import Store
from tests.cli.conftest import Run
from tests.reports.reading import html_text, pdf_text, squeezed

DAY = date(2026, 5, 4)
#: In every note that a reader did not choose to show, and in every word that one took out.
MARK = "MARKED"
SCRIPT = "<script>alert('x')</script> **stars** [link](http://example.org) =1+1 & #set page(fill: red)"
LONG = ("It goes on and on. " * (LONGEST // 19))[: LONGEST - 12] + " and then 🙂."
NOTES = (
    (SCRIPT, Choice.SHOW, ""),
    (LONG, Choice.SHOW, ""),
    (f"{MARK} never listens", Choice.SHOW_PART, "never listens"),
    (f"{MARK} kept back", Choice.KEEP_BACK, ""),
    (f"{MARK} a child is being hurt", Choice.PASS_ON, ""),
    (f"{MARK} nobody has read this", None, ""),
)


@pytest.fixture
def survey(own_store: str, framework: Framework) -> Assessment:
    """A closed survey of twelve people, six of whom wrote something."""
    store = Store.open(own_store)
    made = store.create_assessment(
        "Northlea", "Housing", "Spring", framework, "all", Contacts(), CollectionKind.OPEN_SURVEY, today=date(2026, 3, 1)
    )
    people = [store.add_respondent(store.collection_of(made.id).id, "leader", "all") for _ in range(12)]
    for n, person in enumerate(people):
        for item in framework.items:
            store.save_answer(person.id, item, ("start", "middle", "end")[n % 3])
    for person, (words, choice, kept) in zip(people, NOTES, strict=False):
        note = store.write_note(person.id, words, DAY)
        if choice:
            store.keep_decision(made.id, decided(note, choice, DAY, released=False, kept=kept))
    gathered = store.collection_of(made.id)
    store.close_collection(gathered.id, lambda collected, agreed: closing_releases(collected, framework, agreed), today=DAY)
    store.close()
    return made


def everything_in(file: Path) -> str:
    """Every text in a file, whatever its format, without spaces."""
    content = file.read_bytes()
    match file.suffix:
        case ".pdf":
            return pdf_text(content)
        case ".html":
            return html_text(content.decode())
        case ".json" | ".csv":
            return squeezed(content.decode())
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        texts = [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
    return squeezed("".join(html.unescape(re.sub(r"<[^>]*>", "", text)) for text in texts))


@pytest.fixture
def shared(run: Run, survey: Assessment, tmp_path: Path) -> Path:
    """The shareable archive."""
    path = tmp_path / "shared.zip"
    assert run("export", path).status == 0
    return path


def test_the_shareable_archive_carries_what_is_shown_and_nothing_else(shared: Path) -> None:
    with zipfile.ZipFile(shared) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not any(MARK in text for text in parts.values())
    words = [comment["words"] for comment in json.loads(parts["releases.json"])[0]["comments"]]
    assert sorted(words) == sorted([SCRIPT, LONG, "[…] never listens"])


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_report_has_what_is_shown_as_text_and_nothing_else(run: Run, shared: Path, suffix: str) -> None:
    file = shared.with_name(f"report{suffix}")
    assert run("report", shared, "--to", file).status == 0
    written = everything_in(file)
    assert "Inpeople'sownwords" in written
    assert "[…]neverlistens" in written
    assert "Itgoesonandon." * (10 if suffix == ".pptx" else 500) in written  # slides have the beginning of what is long
    assert squeezed("**stars** [link](http://example.org) =1+1 & #set page(fill: red)") in written
    assert "alert('x')" in written
    assert MARK not in written


def test_a_web_page_runs_nothing_that_somebody_wrote(run: Run, shared: Path) -> None:
    file = shared.with_name("report.html")
    run("report", shared, "--to", file)
    assert "<script>alert" not in file.read_text(encoding="utf-8")


def test_no_other_command_carries_anybodys_words(run: Run, shared: Path) -> None:
    site = shared.with_name("site.json")
    said = [
        run("release", shared, "--to", site, "--json").out,
        site.read_text(encoding="utf-8"),
        run("draft", shared).out,
        run("draft", shared, "--json").out,
        run("programme", site, "--json").out,
    ]
    assert all(said)
    for text in said:
        assert MARK not in text
        assert "goes on" not in text
        assert "never listens" not in text


def test_the_keepers_archive_gives_the_same_report(
    run: Run, survey: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROADMAP_PASSPHRASE", "four plain words here")
    keeper, report = tmp_path / "keeper.zip", tmp_path / "report.json"
    assert run("export", keeper, "--with-answers").status == 0
    assert MARK.encode() not in keeper.read_bytes()
    assert run("report", keeper, "--to", report).status == 0
    assert "never listens" in report.read_text(encoding="utf-8")
    assert MARK not in report.read_text(encoding="utf-8")
