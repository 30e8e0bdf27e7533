"""What may be shown of an evaluation: only waves that have closed with enough forms, and single sites only where safe.

The rules are those of an open survey (`roadmap.assessment.disclosure`), with forms in place of people: a wave of fewer than
ten forms is not shown; a site stands on its own only where it, and all that do not stand on their own together, have ten
forms or more; and where all forms of such a part say the same to a statement, that statement is shown for no site.
"""

from collections.abc import Iterable, Mapping

from pydantic import Field

from roadmap.assessment.disclosure import hide_more
from roadmap.content.evaluation_models import EvaluationFile
from roadmap.evaluation.kept_models import ItemCount, SiteCount, WaveCount
from roadmap.evaluation.models import Evaluation, Frozen
from roadmap.evaluation.summary import FEW, figures

#: The background of a form on which the question was left out.
BLANK = ""
Attended = Mapping[tuple[str, str], int]


class SiteShown(Frozen):
    """One site that may stand on its own, before and after."""

    site: str
    figures: Evaluation = Field(description="without the statements that are shown for no site")


class OptionsShown(Frozen):
    """How many chose each option of a question about people's work; `rest` is everybody else, the blank ones too."""

    wave: str
    question: str
    options: dict[str, int]
    rest: int


class Shown(Frozen):
    """Everything that may be shown. A wave that is not `released` has no figure: it is open, empty, or kept back."""

    figures: Evaluation
    released: tuple[str, ...] = ()
    withheld: tuple[str, ...] = Field(default=(), description="closed, with 1 to 9 forms")
    empty: tuple[str, ...] = Field(default=(), description="closed, and nobody's form came back")
    sites: tuple[SiteShown, ...] = ()
    only_together: tuple[str, ...] = Field(default=(), description="sites that are shown only inside the whole")
    not_by_site: tuple[str, ...] = Field(default=(), description="statements that are shown for no site")
    background: tuple[OptionsShown, ...] = ()
    notes: tuple[str, ...] = Field(default=(), description="names of the notes to print with it, in order")


def shown(counts: Iterable[WaveCount], instrument: EvaluationFile, attended: Attended, k: int = FEW) -> Shown:
    """What may be shown of waves that have closed; `attended` by wave and site, as far as it was noted."""
    closed = {one.wave: one for one in counts}
    released = {wave: closed[wave] for wave in instrument.wave_ids if wave in closed and closed[wave].forms >= k}
    pooled = {wave: together(one.sites) for wave, one in released.items()}
    there = {
        wave: sum(n for n in known if n is not None)
        for wave, one in released.items()
        if None not in (known := _there(one, attended))
    }
    by_site, hidden, left_out = _sites(released, instrument, attended, k)
    told = _figures(pooled, instrument, there)
    return Shown(
        figures=told,
        released=tuple(released),
        withheld=tuple(wave for wave, one in closed.items() if 0 < one.forms < k),
        empty=tuple(wave for wave, one in closed.items() if not one.forms),
        sites=by_site,
        only_together=hidden,
        not_by_site=left_out,
        background=tuple(_background(released, k)),
        notes=_notes(told, closed.values(), k),
    )


def _notes(told: Evaluation, closed: Iterable[WaveCount], k: int) -> tuple[str, ...]:
    """The notes of the figures; what they say of a wave that is kept back or open is said of those alone that have closed."""
    kept = list(closed)
    released = {one.wave for one in kept if one.forms >= k}
    if not released:
        return ()
    notes = [note for note in told.notes if note not in ("empty_wave", "no_attendance")]
    if any(not one.forms for one in kept):
        notes.append("empty_wave")
    if any(figures.attended is None for wave, figures in told.waves.items() if wave in released):
        notes.append("no_attendance")
    return tuple(notes)


def shown_alone(waves: Iterable[Mapping[str, int]], k: int) -> tuple[str, ...]:
    """The sites that may stand on their own in every wave, by the number of forms of each.

    While a site is shown only inside the whole, and those like it have fewer than k forms in a wave or are one site
    alone there, the smallest of the others joins them: so nothing is left when those shown are taken from the whole.
    """
    kept = list(waves)
    if not kept:
        return ()
    total = {site: sum(sizes.get(site, 0) for sizes in kept) for site in kept[0]}
    smallest_first = sorted(total, key=lambda site: (total[site], site))
    alone = {site for site in total if all(sizes.get(site, 0) >= k for sizes in kept)}
    before = None
    while alone != before:
        before = alone
        for sizes in kept:
            alone = hide_more(alone, sizes, k, smallest_first)
    return tuple(site for site in total if site in alone)


def _sites(
    released: Mapping[str, WaveCount], instrument: EvaluationFile, attended: Attended, k: int
) -> tuple[tuple[SiteShown, ...], tuple[str, ...], tuple[str, ...]]:
    """Single sites, before and after; nothing before both waves may be shown."""
    first_two = [released[wave] for wave in instrument.wave_ids[:2] if wave in released]
    names = tuple(dict.fromkeys(one.site for wave in first_two for one in wave.sites))
    if len(first_two) < 2 or len(names) < 2:
        return (), (), ()
    alone = shown_alone([{one.site: one.forms for one in wave.sites} for wave in first_two], k)
    parts = [part for wave in first_two for part in _parts(wave, alone)]
    same = tuple(one.id for one in instrument.outcomes if any(_unanimous(part, one.id) for part in parts))
    found = []
    for site in alone:
        counts = {wave.wave: next(one for one in wave.sites if one.site == site) for wave in first_two}
        there = {wave: attended[wave, site] for wave in counts if (wave, site) in attended}
        told = _figures(counts, instrument, there)
        outcomes = tuple(one for one in told.outcomes if one.id not in same)
        found.append(SiteShown(site=site, figures=told.model_copy(update={"outcomes": outcomes, "reactions": ()})))
    return tuple(found), tuple(site for site in names if site not in alone), same if alone else ()


def _parts(wave: WaveCount, alone: tuple[str, ...]) -> list[SiteCount]:
    """Each site that stands on its own, and the others as one."""
    hidden = [one for one in wave.sites if one.site not in alone]
    return [*(one for one in wave.sites if one.site in alone), *([together(hidden)] if hidden else [])]


def together(sites: Iterable[SiteCount]) -> SiteCount:
    """Sites as one without a name."""
    kept = list(sites)
    items: dict[str, ItemCount] = {}
    for name in kept[0].items:
        found = [one.items[name] for one in kept]
        items[name] = ItemCount(agree=sum(one.agree for one in found), respondents=sum(one.respondents for one in found))
    return SiteCount(site="", forms=sum(one.forms for one in kept), items=items)


def _unanimous(part: SiteCount, item: str) -> bool:
    """Whether all forms say the same to a statement; leaving it out is saying something too."""
    found = part.items[item]
    return part.forms > 0 and part.forms in (found.agree, found.respondents - found.agree, part.forms - found.respondents)


def _figures(counts: Mapping[str, SiteCount], instrument: EvaluationFile, there: Mapping[str, int]) -> Evaluation:
    by_item = {(wave, item): (n.agree, n.respondents) for wave, one in counts.items() for item, n in one.items.items()}
    return figures({wave: one.forms for wave, one in counts.items()}, by_item, instrument, there)


def _there(wave: WaveCount, attended: Attended) -> list[int | None]:
    return [attended.get((wave.wave, one.site)) for one in wave.sites]


def _background(released: Mapping[str, WaveCount], k: int) -> Iterable[OptionsShown]:
    """The options that so many chose that they may stand on their own; never crossed with anything."""
    for wave, one in released.items():
        for question, options in one.background.items():
            sizes = dict(options) | {BLANK: one.forms - sum(options.values())}
            order = sorted(sizes, key=lambda name: (sizes[name], name))
            alone = hide_more({name for name, n in sizes.items() if n >= k}, sizes, k, order) - {BLANK}
            told = {name: n for name, n in options.items() if name in alone}
            yield OptionsShown(wave=wave, question=question, options=told, rest=one.forms - sum(told.values()))
