"""What one wave of a questionnaire asks, and whether people are asked about their work at all."""

from roadmap.content.evaluation_models import EvaluationFile, OpenQuestion, Outcome, Reaction
from roadmap.evaluation.models import Frozen


class Asked(Frozen):
    """What stands on the form of one wave."""

    outcomes: tuple[Outcome, ...]
    reactions: tuple[Reaction, ...]
    questions: tuple[OpenQuestion, ...]

    @property
    def rated(self) -> dict[str, str]:
        """The statements that are answered on the scale, with their wording, by id."""
        return {one.id: one.text for one in self.outcomes} | {one.id: one.text for one in self.reactions}

    @property
    def written(self) -> dict[str, str]:
        """The questions that are answered in own words, with their wording, by id."""
        return {one.id: one.text for one in self.questions}


def asked_in(instrument: EvaluationFile, wave: str) -> Asked:
    """What is asked in a wave, in the order in which it is asked."""
    return Asked(
        outcomes=instrument.outcomes,
        reactions=instrument.reactions if wave == instrument.reactions_wave else (),
        questions=tuple(one for one in instrument.open_questions if wave in one.waves),
    )


def background_asked(instrument: EvaluationFile, attended: int | None) -> bool:
    """Whether people are asked about their work: only where enough are known to be in the room."""
    return attended is not None and attended >= instrument.background_from
