"""What the YAML says of a before-and-after questionnaire: waves, scale, outcomes, reactions and open questions."""

from functools import cached_property

from pydantic import Field

from roadmap.content.models import Citation, Header, Id, Strict, Text


class ScaleOption(Strict):
    """One answer to an outcome or a reaction, least agreement first."""

    id: Id
    text: Text
    agrees: bool = Field(default=False, description="whether it is counted as agreement")


class Wave(Strict):
    """A time at which people are asked: before, after, or months later."""

    id: Id
    name: Text = Field(description="as in 'before'")
    invitation: Text = Field(description="what people read before they answer")


class Outcome(Strict):
    """An intended learning outcome, asked in the same words in every wave it is compared over."""

    id: Id
    version: Text = Field(description="of its wording; a changed wording is a new version, quoted")
    text: Text


class Reaction(Strict):
    """A statement about the session itself, asked afterwards only."""

    id: Id
    text: Text


class OpenQuestion(Strict):
    """A question that is answered in people's own words."""

    id: Id
    text: Text
    waves: tuple[Id, ...] = Field(min_length=1)


class BackgroundQuestion(Strict):
    """Something about the person; asked last, and not at all in a small room."""

    id: Id
    text: Text
    options: tuple[Text, ...] = Field(min_length=2)


class EvaluationFile(Header):
    """One before-and-after questionnaire. Forms are anonymous and are not matched between waves."""

    title: Text
    about: Text
    waves: tuple[Wave, ...] = Field(min_length=2, description="in order of time; a change is told between the first two")
    scale: tuple[ScaleOption, ...] = Field(min_length=2)
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    reactions: tuple[Reaction, ...] = ()
    reactions_wave: Id = Field(description="the wave in which reactions are asked")
    open_questions: tuple[OpenQuestion, ...] = ()
    background: tuple[BackgroundQuestion, ...] = ()
    background_from: int = Field(default=30, ge=10, description="people in the room from which background is asked at all")
    sources: tuple[Citation, ...] = ()

    @cached_property
    def wave_ids(self) -> tuple[str, ...]:
        return tuple(wave.id for wave in self.waves)

    @cached_property
    def answers(self) -> dict[str, bool]:
        """Every answer that may be given to an outcome or a reaction, with whether it agrees."""
        short = {AGREE: True, DISAGREE: False}
        return {option.id: option.agrees for option in self.scale} | short


#: Where a file of responses says only which side an answer is on.
AGREE, DISAGREE = "agree", "disagree"
