"""Counts the forms of one wave once, when it closes: what stays is how many agree, never who."""

from collections import Counter
from collections.abc import Iterable, Sequence

from roadmap.content.evaluation_models import EvaluationFile
from roadmap.evaluation.kept_models import Form, ItemCount, Said, SiteCount, WaveCount


def count(wave: str, sites: Sequence[str], forms: Iterable[Form], said: Iterable[Said], instrument: EvaluationFile) -> WaveCount:
    """The counts of a wave, site by site. Of what was said only what people chose about their work is counted."""
    kept = list(forms)
    options = {question.id: question.options for question in instrument.background}
    chosen = {name: Counter[str]() for name in options}
    for one in said:
        if one.said in options.get(one.question, ()):
            chosen[one.question][one.said] += 1
    return WaveCount(
        wave=wave,
        sites=tuple(_site(site, [one for one in kept if one.site == site], instrument) for site in sites),
        background={name: {option: found[option] for option in options[name]} for name, found in chosen.items() if found},
    )


def _site(site: str, forms: list[Form], instrument: EvaluationFile) -> SiteCount:
    items = [*(outcome.id for outcome in instrument.outcomes), *(reaction.id for reaction in instrument.reactions)]
    return SiteCount(site=site, forms=len(forms), items={item: _item(item, forms, instrument) for item in items})


def _item(item: str, forms: list[Form], instrument: EvaluationFile) -> ItemCount:
    given = [instrument.answers[one.answers[item]] for one in forms if item in one.answers]
    return ItemCount(agree=sum(given), respondents=len(given))
