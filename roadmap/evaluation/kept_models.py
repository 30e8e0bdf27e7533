"""An evaluation as it is kept: where it is held, which times are open, single forms until a time closes, counts after it."""

from datetime import date

from pydantic import AwareDatetime, Field

from roadmap.content.evaluation_models import EvaluationFile
from roadmap.evaluation.models import Frozen


class Course(Frozen):
    """One course of sessions that is evaluated. Its questionnaire is pinned: a changed file changes nothing under way."""

    id: str
    instrument: EvaluationFile
    place: str = Field(default="", description="for whom or where, in the trainer's words")
    sites: tuple[str, ...] = Field(default=(), description="where it is held, if in several places; names in the trainer's words")
    independent: str = Field(default="", description="whom people can tell who is not the trainer")
    made_on: date
    workshop: str | None = Field(default=None, description="the workshop from which it was made")
    assessment: str | None = Field(default=None, description="the assessment to whose organisation it belongs")

    @property
    def places(self) -> tuple[str, ...]:
        """Where forms come from: each site, or one place without a name."""
        return self.sites or ("",)


class Opening(Frozen):
    """One time at one site: how many were there, and the way in. The letters last a day, the link for later until its day."""

    wave: str
    site: str = ""
    attended: int | None = Field(default=None, description="people who were there; None where nobody noted it")
    opened_on: date
    letters: str
    made_at: AwareDatetime
    link_until: date | None = Field(
        default=None, description="the last day of a link that was made to be sent; None where none was"
    )
    closed_on: date | None = None


class Form(Frozen):
    """What one form says to statements. No time and no order; nothing joins the forms of one person."""

    id: str = Field(description="a hash of the key that the form was sent with, so that the same form sent again is the same")
    wave: str
    site: str = ""
    answers: dict[str, str] = Field(description="outcome or reaction, and the answer of the scale")


class Said(Frozen):
    """An answer in people's own words, or about their work. Kept apart from the form it stood on."""

    id: str
    wave: str
    question: str
    said: str
    shown: bool = Field(default=False, description="of words: whether the trainer let them through")


class ItemCount(Frozen):
    """Of a statement: how many agree, of how many who answered it."""

    agree: int
    respondents: int


class SiteCount(Frozen):
    """The forms of one time at one site, counted."""

    site: str
    forms: int
    items: dict[str, ItemCount]


class WaveCount(Frozen):
    """What stays of a time that closed: counts, made once. The single forms are erased with the same step."""

    wave: str
    sites: tuple[SiteCount, ...]
    background: dict[str, dict[str, int]] = Field(default={}, description="by question: how many chose each option")

    @property
    def forms(self) -> int:
        """How many forms came back, at all sites together."""
        return sum(one.forms for one in self.sites)


class SharedTime(Frozen):
    """A time that closed, as it may leave: all sites as one, and only what may be shown."""

    count: WaveCount
    attended: int | None = None
    opened_on: date
    closed_on: date


class SharedEvaluation(Frozen):
    """An evaluation as it leaves in an archive: what may be shown, all sites as one, and words that were let through."""

    course: Course
    times: tuple[SharedTime, ...]
    said: tuple[Said, ...] = ()

    @property
    def id(self) -> str:
        """The id of its evaluation."""
        return self.course.id
