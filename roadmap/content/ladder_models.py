"""What a ladder's YAML files may say: shared criteria, and one file a ladder of participation."""

from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from roadmap.content.models import DONT_KNOW, Action, Citation, Header, Id, Strict, Text


class Option(Strict):
    """One fixed answer to a criterion."""

    id: Id
    text: Text


class Criterion(Strict):
    """A short question about one activity, with fixed options; don't know is always possible."""

    id: Id
    text: Text
    plain: Text
    options: tuple[Option, ...] = Field(min_length=2)
    help: Text | None = None
    beside: bool = Field(default=False, description="a condition that is shown and never moves a rung")

    @cached_property
    def option_ids(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options)


class CriteriaFile(Header):
    """The file `criteria.yaml`: the questions and actions that ladders share."""

    criteria: tuple[Criterion, ...] = Field(min_length=1)
    actions: tuple[Action, ...] = ()
    sources: tuple[Citation, ...] = ()


class Condition(Strict):
    """Either a criterion and the options that meet it, or `any` of several such.

    `words` say the condition as a met fact ("people were asked for their views");
    `unmet` says it as what is missing. `action` is the id of the action that would meet it.
    """

    criterion: Id | None = None
    options: tuple[Id, ...] = ()
    any: tuple["Condition", ...] = ()
    words: Text
    unmet: Text
    action: Id | None = None

    @model_validator(mode="after")
    def one_form(self) -> Self:
        """A condition has one of the two forms."""
        simple = self.criterion is not None and bool(self.options) and not self.any
        several = bool(self.any) and self.criterion is None and not self.options
        if not (simple or several):
            raise ValueError("a condition names either a criterion with its options, or 'any' of several conditions")
        return self


class Stop(Strict):
    """A condition of the ladder as a whole: where it is not met the activity is off the ladder."""

    condition: Condition
    off: Text = Field(description="what is said where it is not met")


class Warning_(Strict):
    """A condition that flags more was promised than was on offer where it is met."""

    criterion: Id
    options: tuple[Id, ...] = Field(min_length=1)
    words: Text


class Rung(Strict):
    """One rung, level or kind."""

    id: Id
    name: Text = Field(description="the author's name for it")
    plain: Text = Field(description="shown first")
    about: Text
    needs: tuple[Condition, ...] = ()
    group: Text | None = None
    aspect: Text | None = None


class Credit(Strict):
    """Whose ladder it is and on what terms it is used."""

    authors: Text
    year: int
    link: Text | None = None
    terms: Text


class LadderFile(Header):
    """One ladder of participation as written; criteria it does not hold come from criteria.yaml."""

    title: Text
    short: Text
    about: Text
    credit: Credit
    order: Literal["steps", "spectrum", "kinds"]
    subject: Literal["activity", "service"] = "activity"
    rungs: tuple[Rung, ...] = Field(min_length=2)
    stops: tuple[Stop, ...] = ()
    warns: tuple[Warning_, ...] = ()
    uses: tuple[Id, ...] = Field(
        default=(), description="criteria of criteria.yaml to ask, in order; those it places with and those it shows"
    )
    quick: tuple[Id, ...] = Field(default=(), description="the criteria of the quick form")
    criteria: tuple[Criterion, ...] = Field(default=(), description="criteria of its own")
    actions: tuple[Action, ...] = Field(default=(), description="actions of its own")
    sources: tuple[Citation, ...] = ()
    since_children: bool = Field(default=False, description="offered where children took part")


class Ladder(Strict):
    """A whole ladder: the file with the criteria and actions it uses put in, in asking order."""

    about: LadderFile
    criteria: tuple[Criterion, ...]
    actions: tuple[Action, ...]

    @property
    def id(self) -> str:
        return self.about.id

    @property
    def order(self) -> str:
        return self.about.order

    @property
    def rungs(self) -> tuple[Rung, ...]:
        return self.about.rungs

    @cached_property
    def rung_ids(self) -> tuple[str, ...]:
        """The rungs' ids, lowest first (for kinds: in file order)."""
        return tuple(rung.id for rung in self.rungs)

    @cached_property
    def criterion(self) -> dict[str, Criterion]:
        return {criterion.id: criterion for criterion in self.criteria}

    @cached_property
    def action(self) -> dict[str, Action]:
        return {action.id: action for action in self.actions}

    def rung(self, rung_id: str) -> Rung:
        """The rung with this id; KeyError where there is none."""
        return next(r for r in self.rungs if r.id == rung_id)


#: The options of every criterion may also be answered so.
UNKNOWN = DONT_KNOW
