"""The papers of the governance pack: Markdown under `questions/governance`, with blanks that an assessment or a person fills.

A blank reads `{name: what belongs here}`: where the name is known its value takes the place, else `[To fill in: what
belongs here]` does. One without a name, `{: what belongs here}`, is for somebody to fill by hand. `docs/governance`
is made from the same files: `python -m roadmap.content.papers`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from roadmap.content.places import QUESTIONS

#: In the order in which an information governance officer reads them.
PAPERS = (
    "impact_assessment", "privacy", "privacy_in_short", "retention", "complaints", "freedom_of_information",
    "equality_and_rights", "accessibility", "records", "security",
)  # fmt: skip
#: Blanks that the tool fills unless something else was set.
USUAL = {"kept": "12 months", "forms": "12 months", "youngest": "16", "age_reason": "This is the usual age."}
DOCS = Path(__file__).parents[2] / "docs" / "governance"

_BLANK = re.compile(r"\{(\w*): ([^{}]+)\}")
#: As a blank reads that nothing has filled.
UNFILLED = re.compile(r"\[To fill in: [^\]]+\]")
_MADE = "<!-- Made by `python -m roadmap.content.papers` from questions/governance; change that file instead. -->"


@dataclass(frozen=True)
class Paper:
    """One paper: its id, its title, and its text in Markdown after the title."""

    id: str
    title: str
    text: str


def load_paper(paper_id: str, questions: Path = QUESTIONS) -> Paper:
    """A paper as its file has it; ValueError where it does not begin with a title."""
    whole = (questions / "governance" / f"{paper_id}.md").read_text(encoding="utf-8")
    first, _, text = whole.partition("\n")
    if not first.startswith("# "):
        raise ValueError(f"the paper {paper_id} does not begin with a title")
    return Paper(paper_id, first.removeprefix("# ").strip(), text.strip())


def filled(text: str, values: Mapping[str, str]) -> str:
    """Text with every blank filled or marked. What a value holds is never read as a blank again."""
    return _BLANK.sub(lambda found: values.get(found[1], "") or f"[To fill in: {found[2]}]", text)


def blanks(text: str) -> set[str]:
    """The names of all blanks in a text that something can fill."""
    return {name for name, _ in _BLANK.findall(text) if name}


def docs_page(paper: Paper) -> str:
    """A paper as it stands in `docs/governance`: every blank open that is not as usual."""
    return f"# {paper.title}\n\n{_MADE}\n\n{filled(paper.text, USUAL)}\n"


def write_pages(folder: Path = DOCS) -> None:
    """Writes every paper into the folder of the pack."""
    folder.mkdir(parents=True, exist_ok=True)
    for paper_id in PAPERS:
        (folder / f"{paper_id}.md").write_text(docs_page(load_paper(paper_id)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_pages()
