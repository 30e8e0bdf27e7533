"""Loads content: from a folder or file to a frozen model, or all its faults at once.

What is loaded is kept by its content, so that loading the same files again costs reading them.
Faults of wording (a sentence too long) are told by `check` and do not keep content from loading.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from roadmap.content.checks_evaluation import evaluation_faults
from roadmap.content.checks_examples import examples_faults
from roadmap.content.checks_fixed import fixed_faults
from roadmap.content.checks_framework import framework_faults
from roadmap.content.checks_guidance import guidance_faults
from roadmap.content.checks_guide import guide_faults
from roadmap.content.checks_ladder import ladder_faults, shared_criteria_faults
from roadmap.content.checks_session import session_faults
from roadmap.content.checks_words import code_word_faults, glossary_faults, support_faults
from roadmap.content.evaluation_models import EvaluationFile
from roadmap.content.faults import Code, ContentFaults, Fault, Kind, make_fault
from roadmap.content.files import File, Sheet, framework_sheets, read_file, read_folder, read_sheet
from roadmap.content.fixed_models import FixedSentences
from roadmap.content.guidance_models import GuidanceTheme
from roadmap.content.guide_models import Guide
from roadmap.content.ladder_models import Condition, CriteriaFile, Criterion, Ladder, LadderFile
from roadmap.content.models import Action, Domain, Framework, FrameworkFile, Planning
from roadmap.content.places import CRITERIA, EXAMPLES, FRAMEWORK, QUESTIONS, yaml_files
from roadmap.content.session_models import SessionPlan
from roadmap.content.words_models import CodeWords, Glossary, Support, Words, WorkedExamples

__all__ = [
    "ContentFaults",
    "evaluations",
    "find_evaluation",
    "find_framework",
    "find_ladder",
    "find_session",
    "frameworks",
    "ladders",
    "load_code_words",
    "load_examples",
    "load_fixed_sentences",
    "load_framework",
    "load_glossary",
    "load_guidance",
    "load_guide",
    "load_ladder",
    "load_support",
    "load_words",
    "sessions",
]  # fmt: skip

Model = TypeVar("Model", bound=BaseModel)
_KEPT = 64
#: The theme of the guidance library that stands first.
FIRST_THEME = "basics"


def load_framework(folder: Path) -> Framework:
    """The framework in a folder; ContentFaults with everything that keeps it from being used."""
    return _framework(folder, read_folder(folder))


def load_ladder(path: Path, criteria: Path | None = None) -> Ladder:
    """The ladder in a file, with shared criteria from another, by default the `criteria.yaml` beside it."""
    shared = criteria or path.parent / CRITERIA
    return _ladder(read_file(path), read_file(shared) if criteria or shared.is_file() else None)


def load_words(language: str = "en", questions: Path = QUESTIONS) -> Words:
    """The interface's words in a language, from `words/<language>.yaml`."""
    return _words(read_file(questions / "words" / f"{language}.yaml"))


def load_support(questions: Path = QUESTIONS) -> Support:
    """The content note and the support lines, from `words/support.yaml`."""
    return _support(read_file(questions / "words" / "support.yaml"))


def load_glossary(questions: Path = QUESTIONS) -> Glossary:
    """The terms and what they mean here, from `words/glossary.yaml`."""
    return _glossary(read_file(questions / "words" / "glossary.yaml"))


def load_guide(guide_id: str = "six_weeks", questions: Path = QUESTIONS) -> Guide:
    """A guide through a round, from `guides/<id>.yaml`."""
    return _guide(read_file(questions / "guides" / f"{guide_id}.yaml"))


def load_fixed_sentences(questions: Path = QUESTIONS) -> FixedSentences:
    """What everybody is told before they answer, from `words/fixed_sentences.yaml`."""
    return _fixed_sentences(read_file(questions / "words" / "fixed_sentences.yaml"))


def load_code_words(questions: Path = QUESTIONS) -> CodeWords:
    """The words of which return codes are made, from `words/code_words.yaml`."""
    return _code_words(read_file(questions / "words" / "code_words.yaml"))


def load_examples(questions: Path = QUESTIONS) -> WorkedExamples:
    """The worked examples, from `ladders/examples.yaml`."""
    folder = questions / "ladders"
    beside = tuple(read_file(path) for path in _by_id(folder))
    return _examples(read_file(folder / EXAMPLES), beside, read_file(folder / CRITERIA))


def frameworks(questions: Path = QUESTIONS) -> list[str]:
    """The ids of all frameworks under `questions/frameworks`, by name."""
    folder = questions / "frameworks"
    return sorted(path.parent.name for path in folder.glob(f"*/{FRAMEWORK}"))


def ladders(questions: Path = QUESTIONS) -> list[str]:
    """The ids of all ladders under `questions/ladders`, by name."""
    return [path.stem for path in _by_id(questions / "ladders")]


def evaluations(questions: Path = QUESTIONS) -> list[str]:
    """The ids of all evaluations under `questions/evaluations`, by name."""
    return [path.stem for path in _by_id(questions / "evaluations")]


def find_evaluation(id_or_file: str, questions: Path = QUESTIONS) -> EvaluationFile:
    """The before-and-after questionnaire with this id, or in this file."""
    return _evaluation(read_file(_named(id_or_file, "evaluation", questions / "evaluations")))


def sessions(questions: Path = QUESTIONS) -> list[str]:
    """The ids of all session plans under `questions/workshops`, by name."""
    return [path.stem for path in _by_id(questions / "workshops")]


def find_session(id_or_file: str, questions: Path = QUESTIONS) -> SessionPlan:
    """The session plan with this id, or in this file."""
    return _session(read_file(_named(id_or_file, "session plan", questions / "workshops")))


def load_guidance(questions: Path = QUESTIONS) -> tuple[GuidanceTheme, ...]:
    """Every theme of the guidance library, the one to begin with first, then by title."""
    found = [_guidance(read_file(path)) for path in yaml_files(questions / "guidance")]
    return tuple(sorted(found, key=lambda theme: (theme.id != FIRST_THEME, theme.title)))


def find_framework(id_or_dir: str, questions: Path = QUESTIONS) -> Framework:
    """The framework with this id, or in this folder."""
    if id_or_dir in frameworks(questions):
        return load_framework(questions / "frameworks" / id_or_dir)
    if Path(id_or_dir).is_dir():
        return load_framework(Path(id_or_dir))
    raise ContentFaults([_not_found(id_or_dir, "framework", frameworks(questions))])


def find_ladder(id_or_file: str, questions: Path = QUESTIONS) -> Ladder:
    """The ladder with this id, or in this file."""
    return load_ladder(_named(id_or_file, "ladder", questions / "ladders"))


def _named(id_or_file: str, what: str, folder: Path) -> Path:
    """The file of a folder that has this id, else the file that is at this place; ContentFaults where neither is there."""
    ids = [path.stem for path in _by_id(folder)]
    if id_or_file in ids:
        return folder / f"{id_or_file}.yaml"
    if Path(id_or_file).is_file():
        return Path(id_or_file)
    raise ContentFaults([_not_found(id_or_file, what, ids)])


def _not_found(asked: str, what: str, ids: list[str]) -> Fault:
    fault = make_fault(Code.CANNOT_READ, asked, found=asked, allowed=ids, detail=f"there is no such {what}")
    return fault._replace(message=f"{fault.message} (there are: {', '.join(ids) or 'none'})")


def _by_id(folder: Path) -> list[Path]:
    """The files of a folder that are named by their id: all but what ladders share."""
    if not folder.is_dir():
        return []
    return [path for path in yaml_files(folder) if path.name not in (CRITERIA, EXAMPLES)]


# --- by content ------------------------------------------------------------------------------


def _refuse(faults: Iterable[Fault]) -> None:
    """Raises the faults that keep content from being used."""
    grave = [fault for fault in faults if fault.code.kind is not Kind.WORDING]
    if grave:
        raise ContentFaults(grave)


def _made(model: type[Model], sheet: Sheet) -> Model:
    """The model of a sound sheet. The schema is made from the model, so a refusal here should not happen."""
    try:
        return model.model_validate(sheet.data)
    except ValidationError as error:
        raise ContentFaults(
            make_fault(Code.NOT_ALLOWED, sheet.shown, sheet.document.line(one["loc"]), found=one["input"])._replace(
                message=one["msg"]
            )
            for one in error.errors()
        ) from error


@lru_cache(_KEPT)
def _framework(folder: Path, files: tuple[File, ...]) -> Framework:
    unit = framework_sheets(folder, files)
    _refuse(framework_faults(unit))
    assert unit.about is not None  # else there was a fault
    assert unit.planning is not None
    about = _made(FrameworkFile, unit.about)
    by_id = {sheet.data["id"]: sheet for sheet in unit.domains}
    domains = tuple(_made(Domain, by_id[domain]) for domain in about.domains)
    return Framework(about=about, domains=domains, planning=_made(Planning, unit.planning))


@lru_cache(_KEPT)
def _ladder(file: File, shared: File | None) -> Ladder:
    sheet = read_sheet(file, "ladder")
    criteria_sheet = read_sheet(shared, "criteria") if shared else None
    _refuse([*(shared_criteria_faults(criteria_sheet) if criteria_sheet else ()), *ladder_faults(sheet, criteria_sheet)])
    about = _made(LadderFile, sheet)
    common = _made(CriteriaFile, criteria_sheet) if criteria_sheet else None
    return Ladder(about=about, criteria=_used_criteria(about, common), actions=_used_actions(about, common))


def _used_criteria(about: LadderFile, common: CriteriaFile | None) -> tuple[Criterion, ...]:
    """In the order of `uses`; the ladder's own criteria not named there come after."""
    own = {criterion.id: criterion for criterion in about.criteria}
    known = {criterion.id: criterion for criterion in common.criteria} if common else {}
    known |= own
    return tuple(known[one] for one in (*about.uses, *(one for one in own if one not in about.uses)))


def _used_actions(about: LadderFile, common: CriteriaFile | None) -> tuple[Action, ...]:
    """The shared actions that a condition names, then the ladder's own."""
    named = {one.action for rung in about.rungs for one in _every_condition(rung.needs)}
    named |= {one.action for one in _every_condition(stop.condition for stop in about.stops)}
    own = {action.id for action in about.actions}
    shared = common.actions if common else ()
    return (*(action for action in shared if action.id in named - own), *about.actions)


def _every_condition(conditions: Iterable[Condition]) -> Iterable[Condition]:
    for condition in conditions:
        yield condition
        yield from _every_condition(condition.any)


@lru_cache(_KEPT)
def _evaluation(file: File) -> EvaluationFile:
    sheet = read_sheet(file, "evaluation")
    _refuse(evaluation_faults(sheet))
    return _made(EvaluationFile, sheet)


@lru_cache(_KEPT)
def _session(file: File) -> SessionPlan:
    sheet = read_sheet(file, "workshop")
    _refuse(session_faults(sheet))
    return _made(SessionPlan, sheet)


def _guide(file: File) -> Guide:
    sheet = read_sheet(file, "guide")
    _refuse(guide_faults(sheet))
    return _made(Guide, sheet)


@lru_cache(_KEPT)
def _guidance(file: File) -> GuidanceTheme:
    sheet = read_sheet(file, "guidance")
    _refuse(guidance_faults(sheet))
    return _made(GuidanceTheme, sheet)


@lru_cache(_KEPT)
def _words(file: File) -> Words:
    sheet = read_sheet(file, "words")
    _refuse(sheet.faults)
    return _made(Words, sheet)


@lru_cache(_KEPT)
def _support(file: File) -> Support:
    sheet = read_sheet(file, "support")
    _refuse(support_faults(sheet))
    return _made(Support, sheet)


@lru_cache(_KEPT)
def _glossary(file: File) -> Glossary:
    sheet = read_sheet(file, "glossary")
    _refuse(glossary_faults(sheet))
    return _made(Glossary, sheet)


@lru_cache(_KEPT)
def _fixed_sentences(file: File) -> FixedSentences:
    sheet = read_sheet(file, "fixed_sentences")
    _refuse(fixed_faults(sheet))
    return _made(FixedSentences, sheet)


@lru_cache(_KEPT)
def _code_words(file: File) -> CodeWords:
    sheet = read_sheet(file, "code_words")
    _refuse(code_word_faults(sheet))
    return _made(CodeWords, sheet)


@lru_cache(_KEPT)
def _examples(file: File, ladder_files: tuple[File, ...], shared: File) -> WorkedExamples:
    sheet = read_sheet(file, "examples")
    _refuse(examples_faults(sheet, [read_sheet(one, "ladder") for one in ladder_files], read_sheet(shared, "criteria")))
    return _made(WorkedExamples, sheet)
