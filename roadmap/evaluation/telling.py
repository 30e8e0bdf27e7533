"""An evaluation's figures in words, the same in a terminal, on the page and in a report: counts first, and no causes."""

from collections.abc import Mapping

from roadmap.content.evaluation_models import EvaluationFile
from roadmap.evaluation.models import Change, Share, WaveFigures

Texts = Mapping[str, str]


def came_back(wave: str, figures: WaveFigures, words: Texts) -> str:
    """How many forms came back from how many who were there; `wave` is its name."""
    if figures.attended is None or figures.rate is None:
        return words["came_back"].format(wave=wave.capitalize(), n=figures.respondents)
    rate = f"{100 * figures.rate:.0f}"
    return words["came_back_of"].format(wave=wave.capitalize(), n=figures.respondents, of=figures.attended, rate=rate)


def cells(share: Share, words: Texts) -> list[str]:
    """A share as four cells: so many of so many, per cent, interval, and how far those who did not answer could matter."""
    if share.percent is None:
        return [words["nobody"], "–", "–", "–"]
    bounds = "–" if share.worst is None else words["range"].format(low=f"{share.worst:.0f}", high=f"{share.best:.0f}")
    interval = words["range"].format(low=f"{share.low:.0f}", high=f"{share.high:.0f}")
    return [words["of"].format(n=share.agree, of=share.respondents), f"{share.percent:.0f} %", interval, bounds]


def difference(change: Change, instrument: EvaluationFile, words: Texts) -> str:
    """The difference of the first two waves, with its interval."""
    if change.points is None:
        return words["no_difference"]
    first, second = (wave.name for wave in instrument.waves[:2])
    return words["difference"].format(
        points=f"{change.points:+.0f}", low=f"{change.low:.0f}", high=f"{change.high:.0f}", first=first, second=second
    )
