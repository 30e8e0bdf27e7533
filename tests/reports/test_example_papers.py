"""Every paper of the example can be handed out: the checker of PDF/UA finds nothing, and another office program opens each."""

import shutil
import subprocess
from datetime import date
from functools import cache
from pathlib import Path

import pdfua
import pikepdf
import pytest

from roadmap.content.loading import load_words
from roadmap.reports.models import Document
from roadmap.reports.save import save
from roadmap.reports.starting_templates import starting_template
from roadmap.reports.templates import Template, read_template
from tests.reports.example_papers import papers
from tests.reports.made_reports import READERS
from tests.reports.reading import squeezed
from tests.reports.samples import texts

PRINTED = ("report", "plan", "before", "after", "heard")


@cache
def made() -> dict[str, Document]:
    return papers()


def template(kind: str) -> Template:
    return read_template(starting_template(kind, load_words("report_en"), date(2026, 11, 27)), kind)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", PRINTED)
def test_the_checker_of_pdf_ua_finds_nothing_in_any_of_them(name: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(save(made()[name], ".pdf"))
    assert [f"{one.rule_id} {one.message}" for one in pdfua.validate(str(path)).findings] == []


def test_what_came_of_a_meeting_is_one_page(tmp_path: Path) -> None:
    path = tmp_path / "after.pdf"
    path.write_bytes(save(made()["after"], ".pdf"))
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="no LibreOffice: install Debian's packages libreoffice-writer-nogui, -calc-nogui and -impress-nogui",
)
@pytest.mark.parametrize(("suffix", "names"), [(".docx", PRINTED), (".xlsx", ("report", "plan")), (".pptx", ("slides",))])
def test_what_libreoffice_opens_and_saves_again_holds_every_word(suffix: str, names: tuple[str, ...], tmp_path: Path) -> None:
    files = {name: save(made()[name], suffix) for name in names}
    if suffix != ".xlsx":
        files[f"{names[0]}-in-our-template"] = save(made()[names[0]], suffix, template(suffix[1:]))
    for name, content in files.items():
        (tmp_path / f"{name}{suffix}").write_bytes(content)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", suffix[1:], "--outdir"]
    paths = [str(tmp_path / f"{name}{suffix}") for name in files]
    subprocess.run([*command, str(tmp_path / "out"), *paths], check=True, capture_output=True, timeout=240)
    for name, content in files.items():
        told, again = READERS[suffix](content), READERS[suffix]((tmp_path / "out" / f"{name}{suffix}").read_bytes())
        written = [text for text in texts(made()[name.partition("-")[0]]) if squeezed(text) in told]
        assert len(written) > 5
        assert [text for text in written if squeezed(text) not in again] == [], name
