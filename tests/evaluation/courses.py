"""Evaluations for tests: one of the questionnaire that ships, and forms that fill it."""

from datetime import date

from roadmap.content.evaluation_models import EvaluationFile
from roadmap.content.loading import find_evaluation
from roadmap.evaluation.counting import count
from roadmap.evaluation.kept_models import Course, Form, WaveCount


def course(*sites: str, instrument: EvaluationFile | None = None) -> Course:
    """One that is not kept yet."""
    found = instrument or find_evaluation("power_sharing")
    return Course(id="", instrument=found, place="Harbour Council, leaders", sites=sites, made_on=date(2026, 5, 4))


def forms(wave: str, n: int, agree: int, site: str = "", mark: str = "") -> list[Form]:
    """So many forms of which the first agree to every outcome and the others disagree."""
    outcomes = find_evaluation("power_sharing").outcomes
    return [
        Form(
            id=f"{wave}{site}{mark}{number}",
            wave=wave,
            site=site,
            answers={one.id: "agree" if number < agree else "disagree" for one in outcomes},
        )
        for number in range(n)
    ]


def counted(wave: str, sites: dict[str, tuple[int, int]]) -> WaveCount:
    """A closed wave: at each site so many forms, of which so many agree."""
    kept = [form for site, (n, agree) in sites.items() for form in forms(wave, n, agree, site)]
    return count(wave, tuple(sites), kept, [], find_evaluation("power_sharing"))
