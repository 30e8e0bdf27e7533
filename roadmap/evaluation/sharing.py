"""An evaluation as it may leave in an archive: what may be shown of it, and nothing of a single site or a small number."""

from collections.abc import Iterable, Sequence

from roadmap.evaluation.kept_models import Course, Opening, Said, SharedEvaluation, SharedTime, WaveCount
from roadmap.evaluation.shown import Attended, shown, together


def to_share(
    course: Course, openings: Sequence[Opening], counts: Iterable[WaveCount], said: Iterable[Said]
) -> SharedEvaluation | None:
    """What may leave of an evaluation; None where nothing of it may be shown yet."""
    kept = {one.wave: one for one in counts}
    attended: Attended = {(one.wave, one.site): one.attended for one in openings if one.attended is not None}
    found = shown(kept.values(), course.instrument, attended)
    if not found.released:
        return None
    times = []
    for wave in found.released:
        mine = [one for one in openings if one.wave == wave]
        background = {one.question: one.options for one in found.background if one.wave == wave}
        pooled = WaveCount(wave=wave, sites=(together(kept[wave].sites),), background=background)
        closed_on = max((one.closed_on for one in mine if one.closed_on), default=course.made_on)
        opened_on = min((one.opened_on for one in mine), default=course.made_on)
        there = found.figures.waves[wave].attended
        times.append(SharedTime(count=pooled, attended=there, opened_on=opened_on, closed_on=closed_on))
    return SharedEvaluation(
        course=course.model_copy(update={"sites": (), "workshop": None}),
        times=tuple(times),
        said=tuple(one for one in said if one.shown and one.wave in found.released),
    )
