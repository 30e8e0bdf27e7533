"""What the YAML of the example says: one made-up organisation, and its rounds as small tables of counts."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from roadmap.content.models import Header, Id, Strict, Text

Count = Annotated[int, Field(ge=0)]
#: The id of an action in a draft: an item and one of its actions, with a dot between.
Origin = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$", max_length=130)]


class Example(Header):
    """The file `example.yaml`: who the example is about, and its rounds in order. All of it is made up."""

    organisation: Text = Field(description="must say that it is made up")
    service: Text
    framework: Id
    ladder: Id
    kind: Literal["open_survey", "in_the_room", "group"]
    rounds: tuple[Id, ...] = Field(min_length=1, description="each is the file <id>.yaml; the first one first")


class ExampleContacts(Strict):
    """Who people are told stands behind the round."""

    asked_by: Text
    daytime_support: Text
    independent: Text
    feedback_by: Text = Field(description="ISO date, quoted")


class Counts(Strict):
    """How many people of a perspective gave each answer to an item; whoever is not counted left it blank."""

    stages: tuple[Count, ...] = Field(description="people at each stage, least first")
    dont_know: Count = 0
    not_applicable: Count = 0


class ExampleNote(Strict):
    """Evidence or a note on a rating, as somebody of a perspective who gave this answer wrote it."""

    item: Id
    perspective: Id
    answer: Id
    note: Text


class ExampleAgreement(Strict):
    """What the steering group agreed on an item: a stage, not_applicable or we_do_not_agree."""

    item: Id
    outcome: Id
    because: Text
    evidence: Text | None = None


class ExampleOverride(Strict):
    """Where the group places an activity instead, and why."""

    rung: Id
    because: Text


class ExampleActivity(Strict):
    """An activity: one of the worked examples of the ladder, with what differs here, or one told in full."""

    worked_example: Id | None = None
    title: Text | None = None
    description: Text | None = None
    level: Literal["individual", "service", "strategic"] | None = None
    answers: dict[Id, Id | tuple[Id, ...]] = {}
    evidence: dict[Id, Text] = {}
    claimed: Id | None = None
    intended: Id | None = None
    why_intended: Text | None = None
    domain: Id
    placed_by: tuple[Id, ...] = Field(min_length=1)
    override: ExampleOverride | None = None
    children: bool = False


class ExampleInputs(Strict):
    """What the group brings to the draft plan beside ratings."""

    wanted: dict[Id, Id] = {}
    importance: dict[Id, Literal["high", "medium", "low"]] = {}
    ranking: tuple[Id, ...] = ()


class PriorityDecision(Strict):
    """What the group decided about the priority of a domain."""

    domain: Id
    decision: Literal["accepted", "rejected"]
    outcome: Text | None = None
    because: Text | None = None


class ActionDecision(Strict):
    """What the group decided about an action of the draft, and what it changed in it."""

    action: Origin
    decision: Literal["accepted", "rejected"]
    because: Text | None = None
    due: Text | None = Field(default=None, description="ISO date, quoted")
    changes: dict[Literal["do", "first_step", "outcome", "measure", "lead", "feedback"], Text] = {}


class ExamplePlan(Strict):
    """The decisions on the draft; what is not named stays as the draft offers it."""

    priorities: tuple[PriorityDecision, ...] = ()
    actions: tuple[ActionDecision, ...] = ()


class ExampleRound(Header):
    """The file of one round: who took part, the answers, and what the steering group made of them."""

    name: Text
    created_on: Text = Field(description="ISO date, quoted")
    closed_on: Text = Field(description="ISO date, quoted")
    agreed_on: Text = Field(description="ISO date, quoted: when the steering group met")
    set: Id
    contacts: ExampleContacts
    people: dict[Id, dict[Id, Count]] = Field(description="for each perspective, how many chose each set")
    answers: dict[Id, dict[Id, Counts]] = Field(description="for each item and perspective, how many gave each answer")
    notes: tuple[ExampleNote, ...] = ()
    checklist: dict[Id, Id] = {}
    agreements: tuple[ExampleAgreement, ...] = ()
    activities: tuple[ExampleActivity, ...] = ()
    plan_inputs: ExampleInputs = ExampleInputs()
    plan: ExamplePlan | None = Field(default=None, description="left out: no plan was made")
