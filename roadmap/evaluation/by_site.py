"""Single sites of a file of responses, where that is safe: counted and protected as an evaluation that is kept here."""

from collections.abc import Iterable

from roadmap.content.evaluation_models import EvaluationFile
from roadmap.evaluation.counting import count
from roadmap.evaluation.kept_models import Form
from roadmap.evaluation.models import Response
from roadmap.evaluation.shown import Shown, shown


def by_site(responses: Iterable[Response], instrument: EvaluationFile) -> Shown:
    """What may be shown of single sites; a form without one is of a site without a name."""
    kept = list(responses)
    answers: dict[tuple[str, str, str], dict[str, str]] = {}
    rated = {outcome.id for outcome in instrument.outcomes} | {reaction.id for reaction in instrument.reactions}
    for one in kept:
        given = answers.setdefault((one.wave, one.respondent, one.site), {})
        if one.item in rated:
            given[one.item] = one.answer
    forms = [Form(id=name, wave=wave, site=site, answers=given) for (wave, name, site), given in answers.items()]
    sites = tuple(dict.fromkeys(one.site for one in forms))
    waves = [wave for wave in instrument.wave_ids if any(form.wave == wave for form in forms)]
    counts = [count(wave, sites, [form for form in forms if form.wave == wave], [], instrument) for wave in waves]
    return shown(counts, instrument, {})
