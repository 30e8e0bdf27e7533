"""One person's answers, found by the return code they bring: to hand them out, or to erase them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from roadmap.access.codes import normalised, return_code_hash
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import AnswerRow, Assessment, Frozen, Respondent
from roadmap.assessment.note_models import Note
from roadmap.content.models import Framework, Item
from roadmap.exchange.data_tables import csv_file, data_table, workbook

HOLDS = "Trauma-informed self-assessment: the answers of one person"


class OwnRow(Frozen):
    """One answer or note, in the words the person read."""

    topic: str
    question: str
    answer: str
    note: str


class OwnAnswers(Frozen):
    """Everything kept of one person, without their random id and their code."""

    holds: str = HOLDS
    organisation: str
    service: str
    round: str
    view: str
    rows: tuple[OwnRow, ...]


class Finds(Protocol):
    """What is needed of a store to find a person and their answers."""

    def collections(self, assessment_id: str) -> list[Collection]: ...
    def code_salt(self, collection_id: str) -> bytes: ...
    def codes(self, collection_id: str) -> dict[str, str]: ...
    def respondent_by_code(self, collection_id: str, code_hash: str) -> Respondent | None: ...
    def framework_of(self, assessment_id: str) -> Framework: ...
    def answers_of(self, respondent_id: str) -> dict[str, AnswerRow]: ...
    def notes_of(self, respondent_id: str) -> list[Note]: ...


def find(store: Finds, assessments: Sequence[Assessment], typed: str) -> list[tuple[Assessment, Respondent]]:
    """Everybody of these assessments whose return code was typed: nobody, one, or one in each of several collections.

    Trying a code takes about a fifth of a second for each collection that has any.
    """
    if not normalised(typed):
        return []
    found = []
    for assessment in assessments:
        for collection in store.collections(assessment.id):
            if store.codes(collection.id):
                kept = return_code_hash(typed, store.code_salt(collection.id))
                person = store.respondent_by_code(collection.id, kept)
                found += [(assessment, person)] if person else []
    return found


def own_answers(store: Finds, assessment: Assessment, person: Respondent, words: Mapping[str, str]) -> OwnAnswers:
    """What is kept of a person, in the order of the framework, notes that belong to no question last.

    `words` are the texts of the section `question`: what an answer that is no stage is called.
    """
    framework = store.framework_of(assessment.id)
    views = {one.id: one.name for one in framework.perspectives}
    return OwnAnswers(
        organisation=assessment.organisation.name,
        service=assessment.service,
        round=assessment.round_name,
        view=views.get(person.perspective, person.perspective),
        rows=tuple(_rows(framework, store.answers_of(person.id), store.notes_of(person.id), words)),
    )


def own_answers_file(own: OwnAnswers, suffix: str) -> bytes:
    """The same as a file: `.json`, `.csv` or `.xlsx`."""
    if suffix == ".json":
        return (json.dumps(own.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()
    table = data_table(OwnRow, own.rows)
    if suffix == ".csv":
        return csv_file(table)
    about: list[Sequence[Any]] = [[name, getattr(own, name)] for name in ("organisation", "service", "round", "view")]
    return workbook({"answers": table, "about": (["what", "is"], about)}, "Answers of one person")


def _rows(
    framework: Framework, answers: dict[str, AnswerRow], notes: Sequence[Note], words: Mapping[str, str]
) -> Iterator[OwnRow]:
    for domain in framework.domains:
        for item in domain.items:
            row = answers.get(item.id)
            if row:
                said = _said(framework, item, row.answer, words)
                yield OwnRow(topic=domain.title, question=item.text, answer=said, note=row.note)
            for note in (one for one in notes if one.item == item.id):
                yield OwnRow(topic=domain.title, question=item.text, answer="", note=note.words)
    for note in (one for one in notes if one.item not in framework.items):
        yield OwnRow(topic="", question="", answer="", note=note.words)


def _said(framework: Framework, item: Item, answer: str | None, words: Mapping[str, str]) -> str:
    """An answer as the person read it; nothing for one left blank."""
    if answer is None:
        return ""
    is_stage = answer in framework.scale_of(item.id).stage_ids
    return framework.stage_name(item, answer) if is_stage else words.get(answer, answer)
