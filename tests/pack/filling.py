"""Fills the workbook as a person would, has LibreOffice work it out, and reads what its sheets then say."""

import random
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from roadmap.assessment.models import AnswerRow, Collected, CollectionKind, Respondent
from roadmap.content.models import DONT_KNOW, NOT_APPLICABLE, NOT_ASKED
from roadmap.pack.workbook.figures import Figures
from roadmap.pack.workbook.layout import FIRST_RATER, LOOKS_LIKE, SET_ROW, VIEWS, Layout


@dataclass(frozen=True)
class Filling:
    """What somebody filled in: the set, each column's view, and answers by column and item."""

    set_id: str
    views: tuple[str, ...]
    answers: Mapping[tuple[int, str], str]

    def collected(self, layout: Layout) -> Collected:
        """The same as a file of answers: asked is who answered, or who is asked it in this set."""
        framework = layout.framework
        rows = []
        for rater, view in enumerate(self.views):
            for item in framework.items.values():
                answer = self.answers.get((rater, item.id))
                asked = framework.in_set(item, self.set_id) and view in item.ask
                rows.append(AnswerRow(respondent=str(rater + 1), item=item.id, answer=answer or (None if asked else NOT_ASKED)))
        people = tuple(Respondent(id=str(rater + 1), perspective=view) for rater, view in enumerate(self.views))
        return Collected(kind=CollectionKind.IN_THE_ROOM, respondents=people, rows=tuple(rows))


def random_filling(layout: Layout, seed: int) -> Filling:
    """A filling as rooms leave them: some alone, some full; sparse and whole; now and then everybody of one mind."""
    rng = random.Random(seed)
    framework = layout.framework
    views = tuple(rng.choice(layout.views)[1] for _ in range(rng.choice((1, 1, 2, 3, 5, 6, 7, 12))))
    blank, unsure, away = rng.choice((0.0, 0.1, 0.5, 0.9)), rng.choice((0.0, 0.15, 0.6)), rng.choice((0.0, 0.1, 0.7))
    level = {domain.id: rng.random() for domain in framework.domains}
    spread = rng.choice((0.0, 0.2, 1.0))
    set_id = rng.choice(layout.sets)[1]
    answers = {}
    for rater, view in enumerate(views):
        for item in framework.items.values():
            asked = framework.in_set(item, set_id) and view in item.ask
            if rng.random() < (blank if asked else 0.97):
                continue
            top = framework.scale_of(item.id).length - 1
            where = min(1.0, max(0.0, level[framework.domain_of[item.id].id] + spread * rng.uniform(-1, 1)))
            stage = framework.scale_of(item.id).stage_ids[round(where * top)]
            chance = rng.random()
            answers[rater, item.id] = DONT_KNOW if chance < unsure else NOT_APPLICABLE if chance < unsure + away / 2 else stage
    return Filling(set_id, views, answers)


class Filler:
    """One workbook, read once, that can be filled again and again, saved by a program that works nothing out.

    `figures_alone` leaves out the sheets that no figure comes from: LibreOffice takes a third of its time for them.
    """

    def __init__(self, content: bytes, layout: Layout, *, figures_alone: bool) -> None:
        self.layout, self.book = layout, openpyxl.load_workbook(BytesIO(content))
        for name in ("start", "plan") if figures_alone else ():
            del self.book[layout.parts.say(f"workbook.sheet_{name}")]
        self.said = {kind: {one: words for words, one in listed} for kind, listed in
                     (("views", layout.views), ("sets", layout.sets))}  # fmt: skip
        self.answers = {
            place.item.id: {one: words for words, one in layout.answer_lists[place.answers]} for place in layout.places
        }

    def fill(self, filling: Filling) -> bytes:
        """The workbook with this filling in it and nothing of the one before."""
        rate: Any = self.book[self.layout.parts.say("workbook.sheet_rate")]
        cells = {(SET_ROW, LOOKS_LIKE): self.said["sets"][filling.set_id]}
        for rater, view in enumerate(filling.views):
            cells[VIEWS, FIRST_RATER + rater] = self.said["views"][view]
        rows = {place.item.id: place.row for place in self.layout.places}
        for (rater, item), answer in filling.answers.items():
            if answer and rater < len(filling.views):
                cells[rows[item], FIRST_RATER + rater] = self.answers[item][answer]
        before = {place: rate.cell(place[0] + 1, place[1] + 1).value for place in cells}
        for (row, column), words in cells.items():
            rate.cell(row + 1, column + 1).value = words
        saved = BytesIO()
        self.book.save(saved)
        for (row, column), words in before.items():
            rate.cell(row + 1, column + 1).value = words
        return saved.getvalue()


def worked_out(contents: Sequence[bytes], folder: Path) -> list[bytes]:
    """The workbooks as LibreOffice saves them after working out every formula; one start for all of them."""
    given, done = folder / "given", folder / "done"
    given.mkdir()
    paths = [given / f"{place}.xlsx" for place in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, done, *paths], check=True, capture_output=True, timeout=400)
    return [(done / path.name).read_bytes() for path in paths]


class Read:
    """What a workbook that was worked out says."""

    def __init__(self, content: bytes, layout: Layout) -> None:
        self.layout, self.figures = layout, Figures(layout)
        self.book = openpyxl.load_workbook(BytesIO(content), data_only=True)

    def sheet(self, name: str) -> Any:
        """A sheet by its name in the words."""
        return self.book[self.layout.parts.say(f"workbook.sheet_{name}")]

    def item(self, name: str, item_id: str) -> Any:
        """An item's figure; None where the cell is empty."""
        row = next(place.row for place in self.layout.places if place.item.id == item_id)
        return self._value(self.sheet("working").cell(row + 1, self.figures.column(name) + 1).value)

    def group(self, name: str, group_id: str) -> Any:
        """An area's or a readiness factor's figure; None where the cell is empty."""
        group = next(one for one in self.layout.groups if one.id == group_id)
        return self._value(self.sheet("working")[self.figures.group(name, group).rpartition("!")[2].replace("$", "")].value)

    @staticmethod
    def _value(found: Any) -> Any:
        return None if found == "" else found
