"""What the YAML says of a workshop's session: blocks with their minutes and words, and the exercises in them."""

from typing import Literal

from pydantic import Field

from roadmap.content.models import Header, Id, Strict, Text

ExerciseKind = Literal["rate", "find_step", "own_ladder", "sort", "word", "reflection", "rank", "action"]


class PlanOption(Strict):
    """One thing that can be chosen: a rung, a stage, something to rank."""

    id: Id
    text: Text


class PlanItem(Strict):
    """One of the things that an exercise goes through, one after the other."""

    id: Id
    text: Text | None = Field(default=None, description="left out where `item` names an item of the framework")
    about: Text | None = Field(default=None, description="what has to be known to answer")
    item: Id | None = Field(default=None, description="an item of the framework, rated on its own scale")


class Exercise(Strict):
    """Something that everybody in the room does; what is needed beside the words depends on its kind."""

    id: Id
    kind: ExerciseKind
    title: Text
    ask: Text = Field(description="the question, as it stands on a phone and on paper")
    talk: Text = Field(description="what to talk about once the answers are shown")
    paper: Text = Field(description="how it is done in a room without phones")
    items: tuple[PlanItem, ...] = Field(default=(), max_length=12, description="what is rated, placed or sorted")
    framework: Id | None = Field(default=None, description="whose items are rated, or whose domains are ranked")
    ladder: Id | None = Field(default=None, description="find_step: the ladder whose steps are found")
    examples: tuple[Id, ...] = Field(default=(), description="find_step: worked examples of that ladder, shown as activities")
    criteria: Literal["quick", "all"] = Field(default="quick", description="find_step: which questions follow the gut")
    rungs: tuple[PlanOption, ...] = Field(
        default=(), max_length=10, description="own_ladder: names of the rungs, lowest first; the trainer can change them"
    )
    options: tuple[PlanOption, ...] = Field(default=(), max_length=12, description="rank: what is put in order")
    domains: tuple[Id, ...] = Field(default=(), description="rank: domains of the framework that are put in order")
    choose: int = Field(default=3, ge=1, le=5, description="rank: how many of them at most")


class Block(Strict):
    """A part of the session with minutes of its own."""

    id: Id
    title: Text
    minutes: int = Field(ge=1, le=180)
    phones: int = Field(default=0, ge=0, le=180, description="of these minutes, how many with screens on; 0: phones stay down")
    keep: bool = Field(default=False, description="never shortened when the session runs late, as a break")
    purpose: Text
    say: tuple[Text, ...] = Field(min_length=1, description="the facilitator's words")
    on_screen: Text = Field(description="for the facilitator: what the projector shows in this block")
    wall: tuple[Text, ...] = Field(
        default=(), description="lines for everybody to read on the projector, below the block's title"
    )
    support: bool = Field(default=False, description="the projector shows who listens, with their numbers, in this block")
    wave: Id | None = Field(default=None, description="the time of the plan's questionnaire that is given in this block")
    if_wrong: tuple[Text, ...] = Field(min_length=1, description="what to do if it goes wrong")
    exercises: tuple[Exercise, ...] = ()


class SessionPlan(Header):
    """The plan of one session in a room."""

    title: Text
    short: Text
    about: Text
    minutes: int = Field(ge=10, le=600, description="of the whole session; those of its blocks add up to it")
    follows: Id | None = Field(default=None, description="the session before it, whose results it opens with")
    evaluation: Id | None = Field(default=None, description="the questionnaire that is given before and after")
    phones_at_most: int = Field(default=40, ge=0, description="minutes with screens on in the whole session")
    stretches_at_most: int = Field(default=3, ge=0, description="how often screens go on; blocks side by side count once")
    blocks: tuple[Block, ...] = Field(min_length=1)
