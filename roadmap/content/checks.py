"""Checks content: every fault of every file named, in one go, and what was found in frameworks and ladders."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from roadmap.content.checking import twice
from roadmap.content.checks_evaluation import evaluation_faults, evaluation_summary
from roadmap.content.checks_examples import examples_faults
from roadmap.content.checks_fixed import fixed_faults
from roadmap.content.checks_framework import framework_faults
from roadmap.content.checks_guidance import guidance_faults, library_faults
from roadmap.content.checks_guide import guide_faults
from roadmap.content.checks_ladder import ladder_faults, shared_criteria_faults
from roadmap.content.checks_session import reference_faults, session_faults
from roadmap.content.checks_words import code_word_faults, glossary_faults, old_support, support_faults
from roadmap.content.faults import Code, Fault, make_fault
from roadmap.content.files import Sheet, framework_sheets, read_file, read_folder, read_sheet
from roadmap.content.places import CRITERIA, FRAMEWORK, NOT_CONTENT, QUESTIONS, shown, yaml_files
from roadmap.content.summaries import framework_summary, ladder_summary


class CheckReport(NamedTuple):
    """What a check found. `files` is how many were looked at; warnings do not make content unsound."""

    files: int
    faults: tuple[Fault, ...]
    frameworks: tuple[dict[str, Any], ...]
    ladders: tuple[dict[str, Any], ...]
    evaluations: tuple[dict[str, Any], ...]
    warnings: tuple[Fault, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The report in the shape that `check --json` prints."""
        return {
            "files": self.files,
            "faults": [fault.as_json() for fault in self.faults],
            "warnings": [fault.as_json() for fault in self.warnings],
            "frameworks": list(self.frameworks),
            "ladders": list(self.ladders),
            "evaluations": list(self.evaluations),
        }


def check_paths(paths: Sequence[Path] = (), today: date | None = None) -> CheckReport:
    """Checks files and folders, or all of `questions/` where none are named.

    A file of a framework is checked with the rest of its folder, and only its own faults are told.
    With `today` there is a warning where support lines were checked too long ago.
    """
    check = _Check(today)
    for path in paths or (QUESTIONS,):
        check.add(Path(path))
    return check.report()


class _Check:
    """One check on its way: what was named, and each file read once."""

    def __init__(self, today: date | None) -> None:
        self.today = today
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self.named: dict[Path, None] = {}
        self.sheets: dict[Path, Sheet] = {}
        self.evaluations: list[dict[str, Any]] = []
        self.sessions: list[Sheet] = []
        self.guidance: list[Sheet] = []

    def add(self, path: Path) -> None:
        """Takes in a file, or every YAML file in and below a folder."""
        if not path.is_dir():
            self.named[path] = None
            return
        found = [file for file in sorted(path.rglob("*.y*ml")) if file.suffix in (".yaml", ".yml") and file.is_file()]
        kept = [
            file
            for file in found
            if not any(part in NOT_CONTENT or part.startswith(".") for part in file.relative_to(path).parts)
        ]
        self.named.update(dict.fromkeys(kept))
        if not kept:
            self.faults.append(make_fault(Code.CANNOT_READ, shown(path), detail="there is no YAML file in this folder"))

    def report(self) -> CheckReport:
        """Everything about what was taken in; faults in the order of files and lines."""
        frameworks: list[dict[str, Any]] = []
        ladders: list[dict[str, Any]] = []
        folders = dict.fromkeys(path.parent for path in self.named if (path.parent / FRAMEWORK).is_file())
        for folder in folders:
            self._framework(folder, frameworks)
        for path in self.named:
            if path.parent not in folders:
                self._single(self._sheet(path), ladders)
        for sheet in self.sessions:
            self.faults += reference_faults(sheet, frameworks, ladders)
        self.faults += library_faults(self.guidance, frameworks)
        order = sorted(self.faults, key=lambda fault: (fault.path, fault.line))
        found = (tuple(frameworks), tuple(ladders), tuple(self.evaluations))
        return CheckReport(len(self.named), tuple(order), *found, tuple(self.warnings))

    def _sheet(self, path: Path, kind: str | None = None) -> Sheet:
        if path not in self.sheets:
            self.sheets[path] = read_sheet(read_file(path), kind)
        return self.sheets[path]

    def _framework(self, folder: Path, frameworks: list[dict[str, Any]]) -> None:
        unit = framework_sheets(folder, read_folder(folder))
        faults = framework_faults(unit)
        named = {shown(path) for path in self.named if path.parent == folder}
        lying = {sheet.shown for sheet in unit.sheets}
        self.faults += [fault for fault in faults if fault.path in named or fault.path not in lying]
        if all(fault.code.kind == "wording" for fault in faults):
            frameworks.append(framework_summary(unit))

    def _single(self, sheet: Sheet, ladders: list[dict[str, Any]]) -> None:
        if sheet.kind == "ladder":
            self._ladder(sheet, ladders)
        elif sheet.kind == "criteria":
            self.faults += shared_criteria_faults(sheet)
        elif sheet.kind == "examples":
            beside = [path for path in yaml_files(sheet.path.parent) if path != sheet.path and path.name != CRITERIA]
            self.faults += examples_faults(sheet, [self._sheet(path, "ladder") for path in beside], self._shared(sheet))
        elif sheet.kind == "support":
            self.faults += support_faults(sheet)
            if sheet.sound and self.today:
                self.warnings += old_support(sheet, self.today.toordinal())
        elif sheet.kind == "glossary":
            self.faults += glossary_faults(sheet)
        elif sheet.kind == "code_words":
            self.faults += code_word_faults(sheet)
        elif sheet.kind == "fixed_sentences":
            self.faults += fixed_faults(sheet)
        elif sheet.kind == "guide":
            self.faults += guide_faults(sheet)
        elif sheet.kind == "evaluation":
            self.faults += (faults := evaluation_faults(sheet))
            self.evaluations += [] if faults else [evaluation_summary(sheet)]
        elif sheet.kind == "workshop":
            self.faults += session_faults(sheet)
            self.sessions += [sheet] if sheet.sound else []
        elif sheet.kind == "guidance":
            self.faults += guidance_faults(sheet)
            self.guidance += [sheet] if sheet.sound else []
        else:
            self.faults += sheet.faults
            if sheet.kind in ("domain", "planning"):
                self._without_framework(sheet)
            if sheet.kind == "domain" and sheet.sound:
                self.faults += twice(sheet, ("items",), sheet.data["items"], "item")

    def _without_framework(self, sheet: Sheet) -> None:
        missing = make_fault(Code.CANNOT_READ, shown(sheet.path.parent / FRAMEWORK), detail="there is no such file")
        if missing not in self.faults:
            self.faults.append(missing)

    def _shared(self, sheet: Sheet) -> Sheet | None:
        beside = sheet.path.parent / CRITERIA
        return self._sheet(beside, "criteria") if beside.is_file() else None

    def _ladder(self, sheet: Sheet, ladders: list[dict[str, Any]]) -> None:
        shared = self._shared(sheet)
        faults = ladder_faults(sheet, shared)
        self.faults += faults
        if sheet.sound and (shared is None or shared.sound) and all(fault.code.kind == "wording" for fault in faults):
            ladders.append(ladder_summary(sheet, shared))
