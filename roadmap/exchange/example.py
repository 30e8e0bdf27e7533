"""Builds the example: one made-up organisation with its rounds, whole, and puts it where assessments are kept."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from roadmap.assessment.closing import closing_releases
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import (
    Agreement,
    Assessment,
    Collected,
    CollectionKind,
    Contacts,
    FrameworkRef,
    Organisation,
    Release,
)
from roadmap.assessment.scoring import results
from roadmap.content.example_models import ActionDecision, ExampleActivity, ExamplePlan, ExampleRound, PriorityDecision
from roadmap.content.ladder_models import Ladder
from roadmap.content.loading import load_examples, load_words
from roadmap.content.models import Framework
from roadmap.content.pinning import framework_hash, pin
from roadmap.content.words_models import WorkedExample
from roadmap.exchange.example_files import ExampleContent, load_example
from roadmap.exchange.example_following import contributions_of, meetings_of, plan_on, settings_of
from roadmap.exchange.example_people import answers_of, people_of
from roadmap.exchange.models import ArchiveParts, RawAnswers
from roadmap.ladder.models import Activity, Override
from roadmap.ladder.placement import place
from roadmap.plan.candidates import Evidence, Placed
from roadmap.plan.drafting import draft
from roadmap.plan.editing import first_plan
from roadmap.plan.models import Plan, PlanAction, PlanInputs, PlanPriority

NewId = Callable[[], str]


class Keeps(Protocol):
    """What the example needs of a store."""

    def restore_assessment(self, parts: ArchiveParts) -> Assessment: ...
    def assessments(self) -> list[Assessment]: ...
    def remove_assessment(self, assessment_id: str) -> None: ...


def put_into(store: Keeps, framework: Framework, ladder: Ladder, new_id: NewId) -> Assessment:
    """Add the example to a store, first round first, and return the newest round.

    ContentFaults where the files do not fit the framework or the ladder; else raises what the store raises.
    """
    newest: Assessment | None = None
    for parts in build_example(framework, ladder, new_id):
        follows = newest.id if newest else None
        kept = parts.assessment.model_copy(update={"follows": follows})
        newest = store.restore_assessment(parts.model_copy(update={"assessment": kept}))
    assert newest is not None  # the example has at least one round
    return newest


def put_back(store: Keeps, framework: Framework, ladder: Ladder, new_id: NewId) -> Assessment:
    """The example as it was when new: put in afresh, and only then the changed one removed. Returns the newest round."""
    before = kept_in(store)
    newest = put_into(store, framework, ladder, new_id)
    _remove(store, before)
    return newest


def take_out(store: Keeps) -> None:
    """Remove every example, with everything that was done to it. Nothing else is touched."""
    _remove(store, kept_in(store))


def kept_in(store: Keeps) -> list[Assessment]:
    """The rounds of the example that a store keeps, newest first."""
    return [one for one in store.assessments() if one.example]


def _remove(store: Keeps, rounds: Iterable[Assessment]) -> None:
    for one in rounds:
        store.remove_assessment(one.id)


def build_example(framework: Framework, ladder: Ladder, new_id: NewId) -> list[ArchiveParts]:
    """Everything of each round, the first one first; the same ids give the same example.

    ContentFaults where the files under `questions/example` do not fit the framework or the ladder.
    """
    return build(load_example(framework, ladder), framework, ladder, new_id)


def build(content: ExampleContent, framework: Framework, ladder: Ladder, new_id: NewId) -> list[ArchiveParts]:
    """The same, from content that was read already."""
    organisation = Organisation(id=new_id(), name=content.about.organisation)
    built: list[ArchiveParts] = []
    for made in content.rounds:
        assessment = Assessment(
            id=new_id(),
            organisation=organisation,
            service=content.about.service,
            round_name=made.name,
            framework=FrameworkRef(id=framework.id, version=framework.version, hash=framework_hash(framework)),
            set_id=made.set,
            contacts=Contacts.model_validate(made.contacts.model_dump(include=set(Contacts.model_fields))),
            example=True,
            follows=built[-1].assessment.id if built else None,
            created_on=date.fromisoformat(made.created_on),
            closed_on=date.fromisoformat(made.closed_on),
        )
        built.append(_round(made, assessment, CollectionKind(content.about.kind), framework, ladder, new_id))
    return built


def _round(
    made: ExampleRound, assessment: Assessment, kind: CollectionKind, framework: Framework, ladder: Ladder, new_id: NewId
) -> ArchiveParts:
    gathered = Collection(
        id=new_id(),
        assessment_id=assessment.id,
        kind=kind,
        set_id=assessment.set_id,
        closed_on=assessment.closed_on,
        settings=settings_of(made, assessment.contacts),
    )
    people = tuple(one.model_copy(update={"collection_id": gathered.id}) for one in people_of(made, new_id))
    rows = answers_of(made, people, framework)
    agreements = _agreements(made, gathered.id)
    closing = closing_releases(Collected(kind=kind, respondents=people, rows=rows), framework, agreements)
    releases = tuple(one.model_copy(update={"collection_id": gathered.id}) for one in closing)
    shown = releases[0]
    activities = _activities(made.activities, new_id)
    inputs = PlanInputs.model_validate(made.plan_inputs.model_dump())
    drawn_up = _plan(made.plan, shown, activities, inputs, framework, ladder, new_id) if made.plan else Plan()
    steps = made.plan.following if made.plan else ()
    plan = plan_on(drawn_up, steps)
    contributions, doubts = contributions_of(made, plan, gathered, people, new_id)
    return ArchiveParts(
        assessment=assessment,
        collections=(gathered,),
        framework_text=pin(framework),
        releases=releases,
        agreements=agreements,
        activities=activities,
        plan_inputs=inputs,
        plan=plan,
        plan_meetings=meetings_of(made, drawn_up, steps, new_id),
        contributions=contributions,
        # The keyboard's own answers are those of the first leader, so that looking at the questions adds nobody.
        raw=RawAnswers(
            respondents=people,
            rows=rows,
            own_respondent=people[0].id if people else None,
            checks=made.checklist,
            notes=doubts,
            questioned=tuple(note.contribution for note in doubts if note.contribution),
        ),
    )


def _agreements(made: ExampleRound, collection_id: str) -> tuple[Agreement, ...]:
    """What was agreed, by item, as the store lists it."""
    met = date.fromisoformat(made.agreed_on)
    found = [
        Agreement(
            item=one.item,
            outcome=one.outcome,
            because=one.because,
            evidence=one.evidence or "",
            agreed_on=met,
            collection_id=collection_id,
        )
        for one in made.agreements
    ]
    return tuple(sorted(found, key=lambda one: one.item))


def _activities(made: Sequence[ExampleActivity], new_id: NewId) -> tuple[Activity, ...]:
    worked = {example.id: example for example in load_examples().examples}
    return tuple(_activity(one, worked.get(one.worked_example or ""), new_id()) for one in made)


def _activity(made: ExampleActivity, worked: WorkedExample | None, activity_id: str) -> Activity:
    """An activity; what its own entry does not say is taken from the worked example."""
    told = worked.model_dump(include=set(Activity.model_fields) - {"id"}) if worked else {}
    own = made.model_dump(exclude={"worked_example", "override"}, exclude_defaults=True)
    for many in ("answers", "evidence"):
        own[many] = told.get(many, {}) | own.get(many, {})
    override = Override(rung=made.override.rung, because=made.override.because) if made.override else None
    found = {key: value for key, value in (told | own).items() if value is not None}
    return Activity.model_validate(found | {"id": activity_id, "override": override})


def _plan(
    made: ExamplePlan,
    shown: Release,
    activities: tuple[Activity, ...],
    inputs: PlanInputs,
    framework: Framework,
    ladder: Ladder,
    new_id: NewId,
) -> Plan:
    """The first draft, with the group's decisions. One about something the draft does not offer is passed over."""
    placed = tuple(Placed(one, place(one, ladder), ladder) for one in activities)
    words = load_words().texts["reasons"]
    offered = first_plan(draft(Evidence(framework, shown, results(shown, framework), placed, inputs, words)), new_id)
    priorities: Mapping[str, PriorityDecision] = {one.domain: one for one in made.priorities}
    actions: Mapping[str, ActionDecision] = {one.action: one for one in made.actions}
    return Plan(
        priorities=tuple(_decided_priority(one, priorities.get(one.domain or "")) for one in offered.priorities),
        actions=tuple(_decided_action(one, actions.get(one.origin or "")) for one in offered.actions),
    )


def _decided_priority(offered: PlanPriority, decided: PriorityDecision | None) -> PlanPriority:
    if decided is None:
        return offered
    said = {"decision": decided.decision, "because": decided.because or "", "outcome": decided.outcome or offered.outcome}
    return offered.model_copy(update=said)


def _decided_action(offered: PlanAction, decided: ActionDecision | None) -> PlanAction:
    if decided is None:
        return offered
    said: dict[str, object] = {"decision": decided.decision, "because": decided.because or "", "edited": bool(decided.changes)}
    if decided.due:
        said["due"] = date.fromisoformat(decided.due)
    return offered.model_copy(update=said | dict(decided.changes))
