"""The example as it is built with counted ids, for the tests of what it is and of what it teaches."""

from collections.abc import Callable
from functools import cache
from itertools import count

from roadmap.assessment.models import Collected, DomainResult, Results
from roadmap.assessment.scoring import results
from roadmap.content.ladder_models import Ladder
from roadmap.content.loading import find_framework, find_ladder
from roadmap.content.models import Framework
from roadmap.exchange.example import build
from roadmap.exchange.example_files import ExampleContent, load_example
from roadmap.exchange.models import ArchiveParts, RawAnswers


def ids() -> Callable[[], str]:
    """Ids one after the other, the same for each build."""
    numbers = count()
    return lambda: f"{next(numbers):08d}"


@cache
def default() -> tuple[Framework, Ladder]:
    return find_framework("trauma_informed"), find_ladder("tlap_coproduction")


@cache
def content() -> ExampleContent:
    return load_example(*default())


@cache
def rounds() -> tuple[ArchiveParts, ...]:
    return tuple(build(content(), *default(), ids()))


@cache
def found(place_of_round: int) -> Results:
    return results(rounds()[place_of_round].releases[0], default()[0])


def domain(place_of_round: int, name: str) -> DomainResult:
    return next(d for d in found(place_of_round).domains if d.id == name)


def raw(parts: ArchiveParts) -> RawAnswers:
    assert parts.raw is not None
    return parts.raw


def collected(parts: ArchiveParts) -> Collected:
    return parts.collected(parts.looked_at)
