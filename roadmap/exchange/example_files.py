"""Reads the example's files, and finds every id in them that the framework or the ladder does not have."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from roadmap.content.example_models import Example, ExampleRound
from roadmap.content.faults import Code, ContentFaults, Fault
from roadmap.content.files import Sheet, read_file, read_sheet
from roadmap.content.ladder_models import UNKNOWN, Ladder
from roadmap.content.loading import load_examples
from roadmap.content.models import DONT_KNOW, NOT_APPLICABLE, WE_DO_NOT_AGREE, Framework, Strict
from roadmap.content.places import QUESTIONS
from roadmap.content.reading import Location

FOLDER = "example"
DATES = ("created_on", "closed_on", "agreed_on")


class ExampleContent(NamedTuple):
    """The example as written: who it is about, and its rounds, the first one first."""

    about: Example
    rounds: tuple[ExampleRound, ...]


def load_example(framework: Framework, ladder: Ladder, questions: Path = QUESTIONS) -> ExampleContent:
    """The example under `questions/example`; ContentFaults with everything in it that is wrong or fits no longer."""
    folder = questions / FOLDER
    about = read_sheet(read_file(folder / "example.yaml"), "example")
    if not about.sound:
        raise ContentFaults(about.faults)
    for key, wanted in (("framework", framework.id), ("ladder", ladder.id)):
        if about.data[key] != wanted:
            raise ContentFaults([about.fault(Code.NOT_ALLOWED, key, found=about.data[key], allowed=[wanted])])
    sheets = [read_sheet(read_file(folder / f"{name}.yaml"), "example_round") for name in about.data["rounds"]]
    examples = tuple(example.id for example in load_examples(questions).examples)
    faults = [fault for sheet in sheets for fault in sheet.faults or _Rules(sheet, framework, ladder, examples).faults()]
    if faults:
        raise ContentFaults(faults)
    return ExampleContent(Example.model_validate(about.data), tuple(ExampleRound.model_validate(sheet.data) for sheet in sheets))


class _Rules:
    """The rules of one round's file, in view of the framework and the ladder."""

    def __init__(self, sheet: Sheet, framework: Framework, ladder: Ladder, examples: tuple[str, ...]) -> None:
        self.sheet, self.framework, self.ladder, self.examples = sheet, framework, ladder, examples
        self.made = ExampleRound.model_validate(sheet.data)
        self.views = tuple(perspective.id for perspective in framework.perspectives)
        self.domains = tuple(domain.id for domain in framework.domains)

    def faults(self) -> list[Fault]:
        return [
            *self._dates(), *self._people(), *self._answers(), *self._notes(), *self._agreements(), *self._checklist(),
            *self._activities(), *self._inputs(), *self._plan(), *self._meetings(), *self._contributions(),
        ]  # fmt: skip

    def _known(self, found: str | None, allowed: Iterable[str], *location: str | int) -> Iterator[Fault]:
        choices = tuple(allowed)
        if found is not None and found not in choices:
            yield self.sheet.fault_at(Code.NOT_ALLOWED, location, found=found, allowed=choices)

    def _date(self, found: str | None, *location: str | int) -> Iterator[Fault]:
        try:
            date.fromisoformat(found or "2000-01-01")
        except ValueError:
            yield self.sheet.fault_at(Code.BAD_DATE, location, found=found)

    def _dates(self) -> Iterator[Fault]:
        for name in DATES:
            yield from self._date(getattr(self.made, name), name)
        yield from self._date(self.made.contacts.feedback_by, "contacts", "feedback_by")

    def _people(self) -> Iterator[Fault]:
        yield from self._known(self.made.set, self.framework.sets, "set")
        for view, sets in self.made.people.items():
            yield from self._known(view, self.views, "people", view)
            for set_id in sets:
                yield from self._known(set_id, self.framework.sets, "people", view, set_id)

    def _answers(self) -> Iterator[Fault]:
        for item_id, by_view in self.made.answers.items():
            item = self.framework.items.get(item_id)
            if item is None:
                yield from self._known(item_id, self.framework.items, "answers", item_id)
                continue
            for view, counts in by_view.items():
                here: Location = ("answers", item_id, view)
                yield from self._known(view, item.ask, *here)
                stages = self.framework.scale_of(item_id).length
                if len(counts.stages) != stages:
                    yield self.sheet.fault_at(Code.OUT_OF_RANGE, here, found=len(counts.stages), allowed=[f"{stages} stages"])
                sets = self.made.people.get(view, {})
                most = sum(n for name, n in sets.items() if name in self.framework.sets and self.framework.in_set(item, name))
                counted = sum(counts.stages) + counts.dont_know + counts.not_applicable
                if counted > most:
                    yield self.sheet.fault_at(Code.OUT_OF_RANGE, here, found=counted, allowed=[f"at most {most} people"])

    def _outcomes(self, item_id: str, *others: str) -> tuple[str, ...]:
        known = item_id in self.framework.items
        return (*(self.framework.scale_of(item_id).stage_ids if known else ()), *others)

    def _notes(self) -> Iterator[Fault]:
        for n, note in enumerate(self.made.notes):
            yield from self._known(note.item, self.framework.items, "notes", n, "item")
            yield from self._known(note.perspective, self.views, "notes", n, "perspective")
            yield from self._known(note.answer, self._outcomes(note.item, DONT_KNOW, NOT_APPLICABLE), "notes", n, "answer")

    def _agreements(self) -> Iterator[Fault]:
        for n, agreed in enumerate(self.made.agreements):
            yield from self._known(agreed.item, self.framework.items, "agreements", n, "item")
            outcomes = self._outcomes(agreed.item, NOT_APPLICABLE, WE_DO_NOT_AGREE)
            yield from self._known(agreed.outcome, outcomes, "agreements", n, "outcome")

    def _checklist(self) -> Iterator[Fault]:
        lists = [domain.checklist for domain in self.framework.domains if domain.checklist]
        questions = {question.id: one for one in lists for question in one.questions}
        for question, option in self.made.checklist.items():
            yield from self._known(question, questions, "checklist", question)
            if question in questions:
                yield from self._known(option, [o.id for o in questions[question].options], "checklist", question)

    def _activities(self) -> Iterator[Fault]:
        for n, one in enumerate(self.made.activities):
            here = ("activities", n)
            if one.worked_example is None and one.title is None:
                yield self.sheet.fault_at(Code.MISSING_KEY, here, found="title")
            yield from self._known(one.worked_example, self.examples, *here, "worked_example")
            yield from self._known(one.domain, self.domains, *here, "domain")
            for place, view in enumerate(one.placed_by):
                yield from self._known(view, self.views, *here, "placed_by", place)
            for key, rung in (("claimed", one.claimed), ("intended", one.intended)):
                yield from self._known(rung, self.ladder.rung_ids, *here, key)
            if one.override:
                yield from self._known(one.override.rung, self.ladder.rung_ids, *here, "override", "rung")
            for criterion in one.evidence:
                yield from self._known(criterion, self.ladder.criterion, *here, "evidence", criterion)
            for criterion, given in one.answers.items():
                yield from self._known(criterion, self.ladder.criterion, *here, "answers", criterion)
                if criterion in self.ladder.criterion:
                    allowed = (*self.ladder.criterion[criterion].option_ids, UNKNOWN)
                    for option in (given,) if isinstance(given, str) else given:
                        yield from self._known(option, allowed, *here, "answers", criterion)

    def _inputs(self) -> Iterator[Fault]:
        inputs = self.made.plan_inputs
        for domain, stage in inputs.wanted.items():
            yield from self._known(domain, self.domains, "plan_inputs", "wanted", domain)
            if domain in self.domains:
                scale = self.framework.scales[self.framework.domain(domain).scale]
                yield from self._known(stage, scale.stage_ids, "plan_inputs", "wanted", domain)
        for domain in inputs.importance:
            yield from self._known(domain, self.domains, "plan_inputs", "importance", domain)
        for n, domain in enumerate(inputs.ranking):
            yield from self._known(domain, self.domains, "plan_inputs", "ranking", n)

    def _plan(self) -> Iterator[Fault]:
        if self.made.plan is None:
            return
        for n, priority in enumerate(self.made.plan.priorities):
            yield from self._known(priority.domain, self.domains, "plan", "priorities", n, "domain")
        for n, action in enumerate(self.made.plan.actions):
            yield from self._date(action.due, "plan", "actions", n, "due")
        for n, step in enumerate(self.made.plan.following):
            here = ("plan", "following", n)
            yield from self._days(step, here, "day", "due", "feedback_due")
            for place, promise in enumerate(step.promises):
                yield from self._days(promise, (*here, "promises", place), "due", "done_on")
            if step.due and not step.because:
                yield self.sheet.fault_at(Code.MISSING_KEY, here, found="because")

    def _meetings(self) -> Iterator[Fault]:
        for n, meeting in enumerate(self.made.meetings):
            yield from self._days(meeting, ("meetings", n), "held_on", "next_on")
            for view in meeting.attendance:
                yield from self._known(view, self.views, "meetings", n, "attendance", view)
            for place, decided in enumerate(meeting.decisions):
                yield from self._days(decided, ("meetings", n, "decisions", place), "by")

    def _contributions(self) -> Iterator[Fault]:
        for n, one in enumerate(self.made.contributions):
            here = ("contributions", n)
            yield from self._days(one, here, "by", "due", "told_on")
            yield from self._known(one.to, self.views, *here, "to")
            if one.not_what_i_said:
                yield from self._days(one.not_what_i_said, (*here, "not_what_i_said"), "read_on")
                yield from self._known(one.not_what_i_said.perspective, self.made.people, *here, "not_what_i_said", "perspective")
            if one.told_on and not (one.doing or one.cannot):
                yield self.sheet.fault_at(Code.MISSING_KEY, here, found="doing")
            if one.cannot and not one.because:
                yield self.sheet.fault_at(Code.MISSING_KEY, here, found="because")

    def _days(self, part: Strict, location: Location, *names: str) -> Iterator[Fault]:
        for name in names:
            yield from self._date(getattr(part, name), *location, name)
