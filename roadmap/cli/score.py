"""`score`: results from a file of answers, as in the room or as an open survey."""

from pathlib import Path

from roadmap.assessment.answers_file import parse_rows
from roadmap.assessment.disclosure import release as make_release
from roadmap.assessment.models import Audience, Collected, CollectionKind
from roadmap.assessment.scoring import results as compute
from roadmap.assessment.shape import score_json
from roadmap.cli.output import print_json, say
from roadmap.cli.score_words import lines
from roadmap.content.faults import ContentFaults
from roadmap.content.loading import find_framework
from roadmap.content.models import Framework
from roadmap.exchange.answer_files import read_answers


def score(answers: Path, framework_name: str, k: int | None, as_json: bool) -> int:
    """Scores a file. With k it is an open survey for anyone to see; without, everything is shown, as to those in the room."""
    framework = find_framework(framework_name)
    collected = _collected(answers, framework, CollectionKind.IN_THE_ROOM if k is None else CollectionKind.OPEN_SURVEY)
    audience = Audience.ROOM if k is None else Audience.ANYONE
    released = make_release(collected, framework, k=k, audience=audience)
    results = compute(released, framework)
    if as_json:
        print_json(score_json(released, results, framework, len(collected.respondents)))
    else:
        say(lines(released, results, framework))
    return 0


def _collected(path: Path, framework: Framework, kind: CollectionKind) -> Collected:
    """The answers of a file; ContentFaults with all of its faults."""
    read = read_answers(path)
    found = parse_rows(read.rows, framework, header=read.header, path=read.path, first_row=read.first_row, kind=kind)
    if isinstance(found, Collected):
        return found
    raise ContentFaults(found)
