"""What a session plan asks, one after the other: each exercise as the single questions that a room answers."""

from collections.abc import Callable, Iterator

from roadmap.content.ladder_models import UNKNOWN, Ladder
from roadmap.content.models import NOT_APPLICABLE, Framework
from roadmap.content.session_models import Block, Exercise, SessionPlan
from roadmap.content.words_models import WorkedExamples
from roadmap.workshop.models import Answer, Ask, Choice

#: By kind, what those exercises have that take people's own words, and for how many a phone may send.
IN_WORDS: dict[str, Answer] = {"word": "word", "reflection": "sentence", "action": "action"}
SORTS = ("to", "for", "with")


class Content:
    """What a plan names and does not hold itself. `labels`: the words for don't know, not here, and the three sorts."""

    def __init__(
        self,
        framework: Callable[[str], Framework],
        ladder: Callable[[str], Ladder],
        examples: WorkedExamples,
        labels: dict[str, str],
    ) -> None:
        self.framework, self.ladder, self.labels = framework, ladder, labels
        self.examples = {one.id: one for one in examples.examples}


def asks_of(plan: SessionPlan, content: Content) -> tuple[Ask, ...]:
    """Every ask of a plan in order. KeyError where it names what is not there; `check` tells that beforehand."""
    return tuple(ask for block in plan.blocks for exercise in block.exercises for ask in _asks(block, exercise, content))


def _asks(block: Block, exercise: Exercise, content: Content) -> Iterator[Ask]:
    common = Ask(
        id=exercise.id,
        block=block.id,
        exercise=exercise.id,
        kind=exercise.kind,
        answer="one",
        title=exercise.title,
        text=exercise.ask,
        talk=exercise.talk,
        paper=exercise.paper,
        framework=exercise.framework,
        ladder=exercise.ladder,
    )
    match exercise.kind:
        case "rate":
            yield from _rate(common, exercise, content)
        case "find_step":
            yield from _find_step(common, exercise, content)
        case "own_ladder":
            yield from _each_item(common, exercise, [Choice(id=rung.id, text=rung.text) for rung in exercise.rungs])
        case "sort":
            yield from _each_item(common, exercise, [Choice(id=sort, text=content.labels[sort]) for sort in SORTS])
        case "rank":
            yield _with(common, answer="order", options=_to_rank(exercise, content), choose=exercise.choose)
        case _:
            yield _with(common, answer=IN_WORDS[exercise.kind])


def _with(ask: Ask, **values: object) -> Ask:
    return Ask.model_validate(ask.model_dump() | values)


def _rate(common: Ask, exercise: Exercise, content: Content) -> Iterator[Ask]:
    """An item on its own scale. Don't know and not applicable stand after the stages, as everywhere."""
    framework = content.framework(exercise.framework or "")
    for one in exercise.items:
        item = framework.items[one.item or ""]
        stages = [
            Choice(id=stage, text=framework.stage_name(item, stage), note=(item.descriptors or {}).get(stage, ""))
            for stage in framework.scale_of(item.id).stage_ids
        ]
        beside = [Choice(id=name, text=content.labels[name]) for name in (UNKNOWN, NOT_APPLICABLE)]
        yield _with(
            common,
            id=f"{exercise.id}.{one.id}",
            thing=one.id,
            text=item.plain or item.text,
            about=one.about or exercise.ask,
            options=[*stages, *beside],
            item=item.id,
        )


def _find_step(common: Ask, exercise: Exercise, content: Content) -> Iterator[Ask]:
    """Each activity by gut, then by the ladder's questions, then both side by side."""
    ladder = content.ladder(exercise.ladder or "")
    told = [(name, content.examples[name].title, content.examples[name].description) for name in exercise.examples]
    told += [(one.id, one.text or "", one.about or "") for one in exercise.items]
    criteria = [c for c in ladder.criteria if not c.beside and (exercise.criteria == "all" or c.id in ladder.about.quick)]
    for name, title, about in told:
        activity = {"thing": name, "title": title, "about": about}
        rungs = [Choice(id=rung.id, text=rung.plain, note=rung.name) for rung in ladder.rungs]
        yield _with(common, id=f"{exercise.id}.{name}.gut", part="gut", options=rungs, **activity)
        for criterion in criteria:
            options = [Choice(id=option.id, text=option.text) for option in criterion.options]
            yield _with(
                common,
                id=f"{exercise.id}.{name}.{criterion.id}",
                part="criterion",
                criterion=criterion.id,
                text=criterion.text,
                options=[*options, Choice(id=UNKNOWN, text=content.labels[UNKNOWN])],
                **activity,
            )
        compare = {"id": f"{exercise.id}.{name}.compare", "part": "compare", "answer": "nothing"}
        yield _with(common, **compare, thing=name, text=title, about=about)


def _each_item(common: Ask, exercise: Exercise, options: list[Choice]) -> Iterator[Ask]:
    for one in exercise.items:
        yield _with(
            common,
            id=f"{exercise.id}.{one.id}",
            thing=one.id,
            text=one.text or "",
            about=one.about or exercise.ask,
            options=options,
        )


def _to_rank(exercise: Exercise, content: Content) -> list[Choice]:
    if not exercise.domains:
        return [Choice(id=one.id, text=one.text) for one in exercise.options]
    domains = {domain.id: domain for domain in content.framework(exercise.framework or "").domains}
    return [Choice(id=name, text=domains[name].title) for name in exercise.domains]
