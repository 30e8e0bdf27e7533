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
    feedback_from: Text | None = Field(default=None, description="who tells people what was heard")
    feedback_where: Text | None = Field(default=None, description="where they can find it")
    notes: "ExampleReaders | None" = Field(default=None, description="who reads what people write; left out: nobody is asked")


class ExampleReaders(Strict):
    """Who reads what people write, and how soon."""

    reader: Text
    cover: Text
    days: Text
    rhythm: Annotated[int, Field(ge=1, le=2)] = Field(description="working days until a note is read")
    safeguarding: Text


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


class ExamplePromise(Strict):
    """Pay, preparation or support that was promised to those who help with an action."""

    kind: Literal["preparation", "support", "pay"]
    words: Text
    due: Text = Field(description="ISO date, quoted")
    done_on: Text | None = Field(default=None, description="ISO date, quoted; left out: not yet")


class ExampleStep(Strict):
    """What became known of an action on one day; what is left out stays as it was."""

    action: Origin
    day: Text = Field(description="ISO date, quoted")
    status: Literal["not_started", "under_way", "blocked", "done"] | None = None
    due: Text | None = Field(default=None, description="ISO date, quoted: another date; `because` says why")
    because: Text | None = None
    why: Text | None = Field(default=None, description="why it is late or blocked, and what will be done")
    confidence: Literal["high", "medium", "low"] | None = None
    confidence_because: Text | None = None
    baseline: Text | None = None
    target: Text | None = None
    reading: Text | None = Field(default=None, description="what the measure says on that day")
    difference: Text | None = Field(default=None, description="what people noticed")
    feedback_due: Text | None = Field(default=None, description="ISO date, quoted: by when those who helped were told they hear")
    feedback_given: bool = Field(default=False, description="whether they have heard, on that day")
    promises: tuple[ExamplePromise, ...] = ()


class ExamplePlan(Strict):
    """The decisions on the draft; what is not named stays as the draft offers it."""

    priorities: tuple[PriorityDecision, ...] = ()
    actions: tuple[ActionDecision, ...] = ()
    following: tuple[ExampleStep, ...] = Field(default=(), description="how it went, day after day; the first day first")


class ExampleDecision(Strict):
    """One thing that a meeting decided."""

    words: Text
    who: Text
    by: Text = Field(description="ISO date, quoted")


class ExampleMeeting(Strict):
    """A meeting about the plan. What changed in it is what `following` says of its day."""

    held_on: Text = Field(description="ISO date, quoted")
    recorded_by: Text
    attendance: dict[Id, Count] = Field(default={}, description="people there, by perspective")
    decisions: tuple[ExampleDecision, ...] = ()
    notes: dict[Literal["finance", "equality", "childrens_rights", "risk"], Text] = {}
    next_on: Text | None = Field(default=None, description="ISO date, quoted")


class ExampleDoubt(Strict):
    """That somebody did not say what an answer says they did; their words, as the reader chose to show them."""

    perspective: Id
    words: Text
    read_on: Text = Field(description="ISO date, quoted")


class ExampleContribution(Strict):
    """Something people said, and what comes of it. About groups and never about one person."""

    to: Id | None = Field(default=None, description="the perspective that hears; left out: everybody who was asked")
    came_from: Literal["collection", "group", "meeting", "workshop", "elsewhere"] = "collection"
    heard: Text
    doing: Text | None = None
    cannot: Text | None = None
    because: Text | None = Field(default=None, description="why it cannot be done")
    by: Text | None = Field(default=None, description="ISO date, quoted: by when what is being done will be there")
    next_step: Text | None = None
    teller: Text = Field(description="who tells people, and whom they can ask")
    actions: tuple[Origin, ...] = Field(default=(), description="the plan's actions that come of it")
    due: Text = Field(description="ISO date, quoted: by when people were promised to hear")
    told_on: Text | None = Field(default=None, description="ISO date, quoted; left out: they wait still")
    not_what_i_said: ExampleDoubt | None = None


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
    meetings: tuple[ExampleMeeting, ...] = Field(default=(), description="about the plan; the first one first")
    contributions: tuple[ExampleContribution, ...] = Field(default=(), description="what people hear of what they said")
