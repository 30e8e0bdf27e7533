"""An evaluation's figures in words, the same in a terminal, on the page and in a report: counts first, and no causes."""

from collections.abc import Collection, Mapping

from roadmap.content.evaluation_models import EvaluationFile
from roadmap.evaluation.kept_models import Course
from roadmap.evaluation.models import Change, Share, WaveFigures
from roadmap.evaluation.shown import Shown

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


def counted(share: Share, words: Texts) -> str:
    """So many of so many, with the percentage beside."""
    of, percent, *_ = cells(share, words)
    return f"{of} ({percent})" if share.respondents else of


def difference(change: Change, instrument: EvaluationFile, words: Texts) -> str:
    """The difference of the first two waves, with its interval."""
    if change.points is None:
        return words["no_difference"]
    first, second = (wave.name for wave in instrument.waves[:2])
    points, low, high = (_points(value) for value in (change.points, change.low or 0.0, change.high or 0.0))
    plus = "+" if round(change.points) > 0 else ""
    return words["difference"].format(points=f"{plus}{points}", low=low, high=high, first=first, second=second)


def _points(value: float) -> str:
    """Whole points, with a minus that is read as one; nothing is minus nought."""
    return f"{round(value)}".replace("-", "−")


def wave_lines(course: Course, found: Shown, open_waves: Collection[str], words: Texts, page: Texts) -> list[str]:
    """How many forms came back at each time, or why that is not said; `page` are the texts of `courses`."""
    lines = []
    for wave in course.instrument.waves:
        name = wave.name.capitalize()
        if wave.id in found.released:
            lines.append(came_back(wave.name, found.figures.waves[wave.id], words))
        elif wave.id in found.withheld:
            lines.append(page["wave_withheld"].format(wave=name))
        elif wave.id in found.empty:
            lines.append(page["wave_empty"].format(wave=name))
        elif wave.id in open_waves:
            lines.append(page["still_open"].format(wave=name))
    return lines


def sites_line(instrument: EvaluationFile, found: Shown, page: Texts) -> str:
    """Which places stand on their own, and which only inside the whole."""
    if any(wave not in found.released for wave in instrument.wave_ids[:2]):
        return page["sites_before"]
    if not found.sites:
        return page["sites_none"]
    return page["sites_text"].format(sites=", ".join(found.only_together)) if found.only_together else page["sites_all"]
