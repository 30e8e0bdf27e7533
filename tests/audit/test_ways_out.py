"""Every way out says the same of two sets of answers that look alike by the rules: nothing goes round the release.

Two worlds: in the second, people who cannot be told apart have exchanged their answers, a question on which all agreed has
another answer, other people came on paper and a few more of them, and ids, order and unread notes differ. An attacker who
reads reports, plans, archives, site files or the command's JSON must not be able to tell which of the two it is.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from random import Random

import pytest

from roadmap.assessment import disclosure
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import AnswerRow, Assessment, Audience, Collected, CollectionKind, FrameworkRef, Organisation
from roadmap.assessment.scoring import results
from roadmap.assessment.shape import score_json
from roadmap.content.loading import find_framework, find_ladder, load_support, load_words
from roadmap.content.models import EVERYONE, Framework
from roadmap.content.pinning import framework_hash, pin
from roadmap.exchange.archives import write_archive
from roadmap.exchange.models import ArchiveParts, RawAnswers
from roadmap.exchange.site_release import site_release
from roadmap.exchange.standing import Standing, standing
from roadmap.plan.shape import draft_json
from roadmap.reports.assessment_report import ReportParts, assessment_report
from roadmap.reports.save import save
from roadmap.ui.words import section

from .realistic import people_of, simulate

DAY = date(2026, 11, 27)
OUTSIDE = (Audience.ORGANISATION, Audience.ANYONE)
#: Leaders, experts by experience, experts by profession; and how they answered.
SETTINGS = [
    ((12, 8, 31), CollectionKind.OPEN_SURVEY),
    ((5, 6, 40), CollectionKind.OPEN_SURVEY),
    ((2, 3, 4), CollectionKind.OPEN_SURVEY),
    ((6, 3, 4), CollectionKind.IN_THE_ROOM),
    ((1, 1, 9), CollectionKind.IN_THE_ROOM),
]


@cache
def shipped() -> Framework:
    return find_framework("trauma_informed")


def worlds(sizes: tuple[int, int, int], kind: CollectionKind, seed: int) -> tuple[Collected, Collected]:
    """Two sets of answers with the same tables shown: the second with answers exchanged within each part."""
    draw, framework = Random(seed), shipped()
    first = simulate(sizes, framework, draw)
    same = set(draw.sample(sorted(framework.items), 4))
    agreed = {name: framework.scale_of(name).stage_ids[1] for name in same}
    rows = tuple(row.model_copy(update={"answer": agreed[row.item]}) if row.item in same else row for row in first.rows)
    came = tuple(
        person.model_copy(update={"way": "paper" if place < 12 else None}) for place, person in enumerate(first.respondents)
    )
    first = Collected(kind=kind, respondents=came, rows=rows)
    k = disclosure.ROOM_THRESHOLD if kind is CollectionKind.IN_THE_ROOM else 10
    shown = disclosure.release(first, framework, k=k, audience=Audience.ORGANISATION)
    view = {person.id: person.perspective for person in first.respondents}
    second: list[AnswerRow] = []
    for name in framework.items:
        mine = [row for row in rows if row.item == name]
        sizes_of = Counter(view[row.respondent] for row in mine)
        alone = disclosure.shown_alone(sizes_of, k, framework.planning.hide_first)
        for part in (*alone, None):
            inside = [row for row in mine if (view[row.respondent] if view[row.respondent] in alone else None) == part]
            answers = [row.answer for row in inside]
            draw.shuffle(answers)
            if name in same and shown.table(name, EVERYONE) is None:
                answers = [framework.scale_of(name).stage_ids[3]] * len(inside)
            second += [row.model_copy(update={"answer": answer}) for row, answer in zip(inside, answers, strict=True)]
    named = {person.id: f"x{draw.getrandbits(40):010x}" for person in people_of(sizes)}
    draw.shuffle(second)
    other = Collected(
        kind=kind,
        respondents=tuple(
            person.model_copy(update={"id": named[person.id], "way": "phone" if place < 17 else None})
            for place, person in enumerate(reversed(first.respondents))
        ),
        rows=tuple(row.model_copy(update={"respondent": named[row.respondent]}) for row in second),
    )
    return first, other


def stands(given: Collected, audience: Audience) -> Standing | None:
    framework = shipped()
    made = Assessment(
        id="one",
        organisation=Organisation(id="here", name="Harbour Council"),
        service="Housing",
        round_name="First",
        framework=FrameworkRef(id=framework.id, version=framework.version, hash=framework_hash(framework)),
        set_id="full",
        created_on=DAY,
        closed_on=DAY,
    )
    gathered = Collection(id="all", assessment_id="one", kind=given.kind, closed_on=DAY)
    respondents = tuple(person.model_copy(update={"collection_id": "all"}) for person in given.respondents)
    raw = RawAnswers(respondents=respondents, rows=given.rows)
    parts = ArchiveParts(assessment=made, collections=(gathered,), framework_text=pin(framework), raw=raw)
    return standing(parts, framework, find_ladder("tlap_coproduction"), audience)


def ways_out(given: Collected) -> Iterator[tuple[str, bytes]]:
    """Everything that leaves for each audience outside the room, by its name."""
    for audience in OUTSIDE:
        found = stands(given, audience)
        assert found is not None
        document = assessment_report(
            ReportParts(
                assessment=found.parts.assessment,
                framework=found.framework,
                release=found.release,
                results=found.results,
                words=load_words("report_en"),
                printed_on=DAY,
                support=load_support(),
            )
        )
        kept = found.parts.model_copy(update={"raw": None, "releases": (found.release,)})
        yield f"report {audience}", document.model_dump_json().encode()
        yield f"draft {audience}", str(draft_json(found.draft(section("reasons")))).encode()
        yield f"score {audience}", str(score_json(found.release, found.results, found.framework, len(given.respondents))).encode()
        yield f"archive {audience}", write_archive(kept)
        yield f"site {audience}", site_release(kept.assessment, found.framework, found.release).model_dump_json().encode()
        if audience is Audience.ANYONE:
            yield "web page", save(document, "html")
            yield "Word", str(len(save(document, "docx"))).encode()


def test_how_answers_came_is_among_what_leaves() -> None:
    first, _ = worlds((5, 6, 40), CollectionKind.OPEN_SURVEY, seed=51)
    left = dict(ways_out(first))
    assert "Of all who answered, at least 10 did so on paper" in left["web page"].decode()


@pytest.mark.parametrize(("sizes", "kind"), SETTINGS)
def test_two_worlds_that_look_alike_leave_alike(sizes: tuple[int, int, int], kind: CollectionKind) -> None:
    first, second = worlds(sizes, kind, seed=sum(sizes))
    assert {row.answer for row in first.rows}
    assert sorted(map(repr, first.rows)) != sorted(map(repr, second.rows))
    for (name, one), (_, other) in zip(ways_out(first), ways_out(second), strict=True):
        assert one == other, f"{name} tells which"


def test_a_figure_that_goes_round_the_release_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody might add in good faith: every table, since pages would leave out what is withheld."""
    made = disclosure.release

    def leaking(collected: Collected, framework: Framework, **more: object) -> object:
        found = made(collected, framework, **more)  # type: ignore[arg-type]
        return found.model_copy(update={"tables": disclosure.base_tables(collected, framework)})

    first, second = worlds((5, 6, 40), CollectionKind.OPEN_SURVEY, seed=51)
    monkeypatch.setattr("roadmap.exchange.standing.release", leaking)
    assert [name for (name, one), (_, other) in zip(ways_out(first), ways_out(second), strict=True) if one != other]


def test_the_room_may_tell_them_apart() -> None:
    first, second = worlds((6, 3, 4), CollectionKind.IN_THE_ROOM, seed=13)
    seen = [stands(one, Audience.ROOM) for one in (first, second)]
    assert seen[0]
    assert seen[1]
    assert seen[0].results != results(seen[1].release, shipped())
