"""Turns tables of counts into people with answers: by rotation, without chance, the same each time."""

from collections.abc import Callable, Iterable, Mapping

from roadmap.assessment.models import AnswerRow, Respondent
from roadmap.content.example_models import Counts, ExampleNote, ExampleRound
from roadmap.content.models import DONT_KNOW, NOT_APPLICABLE, Framework


def people_of(made: ExampleRound, new_id: Callable[[], str]) -> tuple[Respondent, ...]:
    """Everybody who took part, perspective by perspective and set by set, in the order of the file."""
    return tuple(
        Respondent(id=new_id(), perspective=perspective, set_id=set_id)
        for perspective, sets in made.people.items()
        for set_id, people in sets.items()
        for _ in range(people)
    )


def asked(people: Iterable[Respondent], item_id: str, perspective: str, framework: Framework) -> list[Respondent]:
    """Those of a perspective who were asked an item: by the item's `ask`, and by the set they chose."""
    item = framework.items[item_id]
    if perspective not in item.ask:
        return []
    return [p for p in people if p.perspective == perspective and framework.in_set(item, p.set_id or "")]


def answers_of(made: ExampleRound, people: tuple[Respondent, ...], framework: Framework) -> tuple[AnswerRow, ...]:
    """One row for each answer that is not blank, items in framework order, with the notes where they belong."""
    rows: list[AnswerRow] = []
    for number, item_id in enumerate(framework.items):
        for perspective, counts in made.answers.get(item_id, {}).items():
            given = spread(counts, framework.scale_of(item_id).stage_ids, number)
            who = asked(people, item_id, perspective, framework)
            rows += [AnswerRow(respondent=p.id, item=item_id, answer=a) for p, a in zip(who, given, strict=False)]
    return _noted(rows, made.notes, {person.id: person.perspective for person in people})


def spread(counts: Counts, stages: tuple[str, ...], turn: int) -> list[str]:
    """The answers in the order of people, turned on by a step for each item, so that nobody always gives the same.

    Don't knows are turned with the ratings. Whoever left an item blank comes last and is not in the list: they are the
    same few people, as where somebody stops before the end.
    """
    counted = [*zip(stages, counts.stages, strict=True), (DONT_KNOW, counts.dont_know), (NOT_APPLICABLE, counts.not_applicable)]
    ordered = [answer for answer, people in counted for _ in range(people)]
    if not ordered:
        return []
    # A stride that shares no factor with the length visits everybody once and puts neighbours far apart.
    stride = next(s for s in range(max(1, round(0.382 * len(ordered))), len(ordered) + 1) if _coprime(s, len(ordered)))
    return [ordered[(place * stride + 3 * turn) % len(ordered)] for place in range(len(ordered))]


def _coprime(a: int, b: int) -> bool:
    while b:
        a, b = b, a % b
    return a == 1


def _noted(rows: list[AnswerRow], notes: Iterable[ExampleNote], views: Mapping[str, str]) -> tuple[AnswerRow, ...]:
    """The rows, with each note on the first rating of its item, perspective and answer; notes that fit nobody are left out."""
    found = list(rows)
    for note in notes:
        for place, row in enumerate(found):
            fits = row.item == note.item and row.answer == note.answer and views[row.respondent] == note.perspective
            if fits and not row.note:
                found[place] = row.model_copy(update={"note": note.note})
                break
    return tuple(found)
