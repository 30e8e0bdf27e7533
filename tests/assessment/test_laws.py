"""Laws that hold for any answers: order, don't know, raising a rating, and bounds."""

from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from roadmap.assessment.models import AnswerRow, Collected, CollectionKind, DomainResult, FactorResult, Respondent, Results

from .cases import PERSPECTIVES, framework, item, scored

OF = framework(
    [item("a"), item("b", weight=2.5), item("c", weight=0.1), item("d")],
    [item("w", factor="will"), item("x", factor="can")],
    stages=3,
)
STAGES = ("s0", "s1", "s2")
UNKNOWN = ("dont_know", None)
ANSWERS = (*STAGES, *UNKNOWN, "not_applicable", "not_asked")
Measured = DomainResult | FactorResult


@st.composite
def collections(draw: st.DrawFn, answers: tuple[str | None, ...] = ANSWERS, most: int = 5) -> Collected:
    """Up to five people who each answer some of the items."""
    perspectives = draw(st.lists(st.sampled_from(PERSPECTIVES), min_size=1, max_size=most))
    group = [Respondent(id=str(n), perspective=perspective) for n, perspective in enumerate(perspectives)]
    cells = [(person.id, item_id) for person in group for item_id in OF.items]
    given = draw(st.dictionaries(st.sampled_from(cells), st.sampled_from(answers), min_size=1))
    rows = [AnswerRow(respondent=person, item=item_id, answer=answer) for (person, item_id), answer in given.items()]
    return Collected(kind=CollectionKind.OPEN_SURVEY, respondents=tuple(group), rows=tuple(rows))


def figures(found: Results) -> dict[tuple[str, str], Measured]:
    """Every domain and factor of every set of people."""
    assert found.readiness is not None
    all_of_them: dict[tuple[str, str], Measured] = {("everyone", d.id): d for d in found.domains}
    all_of_them |= {("everyone", name): factor for name, factor in found.readiness.factors.items()}
    return all_of_them | {(p.id, d.id): d for p in found.perspectives for d in p.domains or ()}


@settings(max_examples=40, deadline=None)
@given(collections(), st.randoms(use_true_random=False))
def test_the_order_of_answers_never_matters(answers: Collected, chance: object) -> None:
    rows, group = list(answers.rows), list(answers.respondents)
    chance.shuffle(rows)  # type: ignore[attr-defined]
    chance.shuffle(group)  # type: ignore[attr-defined]
    other = Collected(kind=answers.kind, respondents=tuple(group), rows=tuple(rows))
    assert scored(other, OF).model_dump_json() == scored(answers, OF).model_dump_json()


@settings(max_examples=60, deadline=None)
@given(collections(), st.data(), st.sampled_from(PERSPECTIVES))
def test_one_more_dont_know_never_changes_a_score_and_never_narrows_the_bounds(
    answers: Collected, data: st.DataObject, view: str
) -> None:
    newcomer = Respondent(id="new", perspective=view)
    # Of items in the file already: a first row would make an item asked of everybody else as well.
    in_file = sorted({row.item for row in answers.rows})
    about = data.draw(st.sampled_from(in_file))
    not_asked = [AnswerRow(respondent="new", item=i, answer="not_asked") for i in in_file if i != about]
    more = Collected(
        kind=answers.kind,
        respondents=(*answers.respondents, newcomer),
        rows=(*answers.rows, *not_asked, AnswerRow(respondent="new", item=about, answer="dont_know")),
    )
    before, after = figures(scored(answers, OF)), figures(scored(more, OF))
    for key, was in before.items():
        now = after[key]
        assert now.score in (was.score, None)
        if was.low is not None and was.high is not None:
            assert now.low is not None
            assert now.high is not None
            assert now.low <= was.low
            assert now.high >= was.high


@settings(max_examples=60, deadline=None)
@given(collections(), st.data())
def test_a_rating_that_becomes_a_dont_know_never_narrows_the_bounds(answers: Collected, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(range(len(answers.rows))))
    assume(answers.rows[place].answer in STAGES)
    before, after = figures(scored(answers, OF)), figures(scored(changed(answers, {place: "dont_know"}), OF))
    for key, was in before.items():
        assert was.low is None or (after[key].low or 0) <= was.low
        assert was.high is None or (after[key].high or 0) >= was.high


@settings(max_examples=80, deadline=None)
@given(collections(answers=(*STAGES, *STAGES, "dont_know", "not_applicable")), st.data())
def test_raising_a_rating_never_lowers_a_score_or_a_stage(answers: Collected, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(range(len(answers.rows))))
    was = answers.rows[place].answer
    assume(was in STAGES[:-1])
    higher = data.draw(st.sampled_from(STAGES[STAGES.index(str(was)) + 1 :]))
    before, after = figures(scored(answers, OF)), figures(scored(changed(answers, {place: higher}), OF))
    for key, old in before.items():
        new = after[key]
        assert (old.score is None) == (new.score is None)
        for name in ("score", "low", "high"):
            if getattr(old, name) is not None:
                assert getattr(new, name) >= getattr(old, name)
        if isinstance(old, DomainResult) and isinstance(new, DomainResult):
            assert (old.stage or "") <= (new.stage or "")


@settings(max_examples=40, deadline=None)
@given(collections(most=3))
def test_the_bounds_hold_every_completion_of_the_unknown_answers(answers: Collected) -> None:
    # What nobody wrote is blank: written out, so that it can be completed too.
    there = {(row.respondent, row.item) for row in answers.rows}
    items = {row.item for row in answers.rows}
    missing = sorted({(person.id, item_id) for person in answers.respondents for item_id in items} - there)
    blanks = [AnswerRow(respondent=person, item=item_id, answer=None) for person, item_id in missing]
    whole = Collected(kind=answers.kind, respondents=answers.respondents, rows=(*answers.rows, *blanks))
    before = figures(scored(whole, OF))
    assert before == figures(scored(answers, OF))
    unknown = [place for place, row in enumerate(whole.rows) if row.answer in UNKNOWN]
    assume(len(unknown) <= 4)
    for completion in product((STAGES[0], STAGES[-1], STAGES[1])[: 2 if len(unknown) > 2 else 3], repeat=len(unknown)):
        for key, found in figures(scored(changed(whole, dict(zip(unknown, completion, strict=True))), OF)).items():
            low, high = before[key].low, before[key].high
            if found.score is None:
                continue
            assert low is not None
            assert high is not None
            assert low <= found.score <= high


@settings(max_examples=60, deadline=None)
@given(collections())
def test_a_score_lies_within_its_bounds(answers: Collected) -> None:
    for found in figures(scored(answers, OF)).values():
        if found.score is not None:
            assert found.low is not None
            assert found.high is not None
            assert 0 <= found.low <= found.score <= found.high <= 100


def changed(answers: Collected, new: dict[int, str]) -> Collected:
    """The same collection with other answers in some rows."""
    rows = [row.model_copy(update={"answer": new[n]}) if n in new else row for n, row in enumerate(answers.rows)]
    return Collected(kind=answers.kind, respondents=answers.respondents, rows=tuple(rows))
