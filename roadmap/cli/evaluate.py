"""`evaluate`: what anonymous forms before and after a workshop say, with their uncertainty and no more."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from roadmap.cli.layout import bullets, section, table, wrapped
from roadmap.cli.output import print_json, say
from roadmap.content.evaluation_models import EvaluationFile
from roadmap.content.faults import ContentFaults, Fault
from roadmap.content.loading import find_evaluation, load_words
from roadmap.evaluation.by_site import by_site
from roadmap.evaluation.models import Evaluation, Response
from roadmap.evaluation.responses import attendance_faults, parse, parse_attendance
from roadmap.evaluation.shape import evaluate_json
from roadmap.evaluation.shown import Shown
from roadmap.evaluation.summary import summarise
from roadmap.evaluation.telling import came_back, cells, counted, difference, sites_line
from roadmap.exchange.answer_files import read_answers


def evaluate(path: Path, name: str, attended: Sequence[str], as_json: bool) -> int:
    """Summarises a file of responses to one questionnaire."""
    instrument = find_evaluation(name)
    were_there, faults = parse_attendance(attended, instrument)
    if faults:
        raise ContentFaults(faults)
    responses = _responses(path, instrument)
    faults = attendance_faults(responses, were_there, str(path))
    if faults:
        raise ContentFaults(faults)
    found = summarise(responses, instrument, were_there)
    words = section("evaluation")
    sites = by_site(responses, instrument) if any(one.site for one in responses) else None
    if as_json:
        print_json(evaluate_json(found, words, sites))
    else:
        say([*_lines(found, instrument, words), *(_by_site(sites, instrument, words) if sites else ())])
    return 0


def _responses(path: Path, instrument: EvaluationFile) -> tuple[Response, ...]:
    read = read_answers(path)
    parsed = parse(read.rows, instrument, header=read.header, path=read.path, first_row=read.first_row)
    faults = tuple(one for one in parsed if isinstance(one, Fault))
    if faults:
        raise ContentFaults(faults)
    return tuple(one for one in parsed if isinstance(one, Response))


def _lines(found: Evaluation, instrument: EvaluationFile, words: Mapping[str, str]) -> Iterator[str]:
    names = {wave.id: wave.name for wave in instrument.waves}
    yield f"{instrument.title} ({instrument.id} {instrument.version})"
    for wave, figures in found.waves.items():
        yield from wrapped(came_back(names[wave], figures, words))
    yield ""
    for outcome, one in zip(instrument.outcomes, found.outcomes, strict=True):
        yield from wrapped(outcome.text)
        rows = [[names[wave], *cells(share, words)] for wave, share in one.shares.items()]
        yield from table(["", words["agree"], words["percent"], words["interval"], words["bounds"]], rows)
        yield from wrapped(difference(one.change, instrument, words), 2)
        yield ""
    if any(one.share.respondents for one in found.reactions):
        yield from wrapped(words["reactions"])
        texts = {reaction.id: reaction.text for reaction in instrument.reactions}
        rows = [[texts[one.id], *cells(one.share, words)[:3]] for one in found.reactions]
        yield from table(["", words["agree"], words["percent"], words["interval"]], rows)
        yield ""
    yield words["read_with_care"]
    yield from bullets([words[f"note_{name}"] for name in found.notes])


def _by_site(sites: Shown, instrument: EvaluationFile, words: Mapping[str, str]) -> Iterator[str]:
    """Single places, where nobody can be worked out."""
    page = load_words("evaluation_en").texts["courses"]
    names, texts = [wave.name for wave in instrument.waves[:2]], {outcome.id: outcome.text for outcome in instrument.outcomes}
    yield ""
    yield page["sites_title"]
    yield from wrapped(sites_line(instrument, sites, page), 2)
    for site in sites.sites:
        rows = [
            [texts[one.id], *(counted(one.shares[wave], words) for wave in instrument.wave_ids[:2])]
            for one in site.figures.outcomes
        ]
        yield ""
        yield from table([site.site or page["site"], *names], rows)
    if sites.sites and sites.not_by_site:
        yield from wrapped(page["sites_items"].format(items=" ".join(texts[one] for one in sites.not_by_site)), 2)
