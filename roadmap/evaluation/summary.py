"""From responses to figures: two separate cross-sections, each with n, and the difference between them.

Nothing here matches a person's forms, tests anything, or says why a share is what it is.
"""

from collections.abc import Iterable, Mapping

from roadmap.content.evaluation_models import EvaluationFile
from roadmap.evaluation.models import Change, Evaluation, OutcomeFigures, ReactionFigures, Response, Share, WaveFigures
from roadmap.evaluation.statistics import missing_bounds, newcombe, wilson

#: With fewer forms than this in a wave, what one person ticked is easily guessed.
FEW = 10


#: By wave and statement: how many agree, of how many who answered it.
Counts = Mapping[tuple[str, str], tuple[int, int]]


def summarise(responses: Iterable[Response], instrument: EvaluationFile, attended: Mapping[str, int]) -> Evaluation:
    """Every figure that may be told of responses. `attended` is how many were there, by wave, as far as it was noted.

    Responses are sound (`responses.parse` saw to it).
    """
    kept = list(responses)
    forms = {wave: len({one.respondent for one in kept if one.wave == wave}) for wave in instrument.wave_ids}
    return figures(forms, _counts(kept, instrument), instrument, attended)


def figures(forms: Mapping[str, int], counts: Counts, instrument: EvaluationFile, attended: Mapping[str, int]) -> Evaluation:
    """The same from counts: how many forms came back in each wave, and what they say.

    The first two waves are always given; a later one where it has forms.
    """
    shown = [wave for number, wave in enumerate(instrument.wave_ids) if number < 2 or forms.get(wave) or wave in attended]
    waves = {wave: _wave(forms.get(wave, 0), attended.get(wave)) for wave in shown}
    outcomes = tuple(
        _outcome(
            outcome.id,
            {wave: _share(*counts.get((wave, outcome.id), (0, 0)), attended.get(wave)) for wave in shown},
            instrument.wave_ids,
        )
        for outcome in instrument.outcomes
    )
    after = instrument.reactions_wave
    reactions = tuple(
        ReactionFigures(id=reaction.id, share=_share(*counts.get((after, reaction.id), (0, 0)), attended.get(after)))
        for reaction in instrument.reactions
    )
    return Evaluation(waves=waves, outcomes=outcomes, reactions=reactions, notes=_notes(waves, outcomes, instrument))


def _counts(responses: list[Response], instrument: EvaluationFile) -> dict[tuple[str, str], tuple[int, int]]:
    """By wave and statement: how many agree, of how many who answered it."""
    items = [*(outcome.id for outcome in instrument.outcomes), *(reaction.id for reaction in instrument.reactions)]
    found = {(wave, item): (0, 0) for wave in instrument.wave_ids for item in items}
    for one in responses:
        if (one.wave, one.item) in found:
            agree, n = found[one.wave, one.item]
            found[one.wave, one.item] = agree + instrument.answers[one.answer], n + 1
    return found


def _wave(respondents: int, attended: int | None) -> WaveFigures:
    return WaveFigures(respondents=respondents, attended=attended, rate=respondents / attended if attended else None)


def _share(agree: int, n: int, attended: int | None) -> Share:
    low, high = wilson(agree, n) if n else (None, None)
    worst, best = missing_bounds(agree, n, attended) if attended else (None, None)
    return Share(
        agree=agree,
        respondents=n,
        percent=100 * agree / n if n else None,
        low=_percent(low),
        high=_percent(high),
        worst=_percent(worst),
        best=_percent(best),
    )


def _outcome(outcome: str, shares: dict[str, Share], waves: tuple[str, ...]) -> OutcomeFigures:
    before, after = shares[waves[0]], shares[waves[1]]
    if before.percent is None or after.percent is None:
        return OutcomeFigures(id=outcome, shares=shares, change=Change(points=None, low=None, high=None))
    low, high = newcombe((before.agree, before.respondents), (after.agree, after.respondents))
    change = Change(points=after.percent - before.percent, low=100 * low, high=100 * high)
    return OutcomeFigures(id=outcome, shares=shares, change=change)


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share


def _notes(waves: Mapping[str, WaveFigures], outcomes: tuple[OutcomeFigures, ...], instrument: EvaluationFile) -> tuple[str, ...]:
    """Names of the notes that belong with these figures, those that always do first."""
    notes = ["unmatched", "counts_as_agreement", "no_cause", "who_stayed"]
    first_two = [waves[wave] for wave in instrument.wave_ids[:2]]
    if any(wave.respondents == 0 for wave in first_two):
        notes.append("empty_wave")
    if any(wave.attended is None for wave in waves.values()):
        notes.append("no_attendance")
    if any(0 < wave.respondents < FEW for wave in waves.values()):
        notes.append("few")
    if any(share.respondents and share.agree == share.respondents for one in outcomes for share in one.shares.values()):
        notes.append("ceiling")
    return tuple(notes)
