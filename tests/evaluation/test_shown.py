"""Of an evaluation only waves with ten forms are shown, and sites only where nobody can be worked out by taking away."""

from collections.abc import Mapping
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.content.evaluation_models import EvaluationFile
from roadmap.content.loading import find_evaluation
from roadmap.evaluation.counting import count
from roadmap.evaluation.kept_models import Said, WaveCount
from roadmap.evaluation.models import Response
from roadmap.evaluation.shown import shown, shown_alone
from roadmap.evaluation.summary import summarise
from tests.evaluation.courses import counted, forms


@pytest.fixture(scope="module")
def instrument() -> EvaluationFile:
    return find_evaluation("power_sharing")


def test_counts_give_the_same_figures_as_the_forms_they_were_made_from(instrument: EvaluationFile) -> None:
    kept = [*forms("pre", 28, 16), *forms("post", 27, 27)]
    rows = [
        Response(wave=form.wave, respondent=form.id, item=item, answer=answer)
        for form in kept
        for item, answer in form.answers.items()
    ]
    counts = [count(wave, ("",), [one for one in kept if one.wave == wave], [], instrument) for wave in ("pre", "post")]
    there = {("pre", ""): 38, ("post", ""): 33}
    assert shown(counts, instrument, there).figures == summarise(rows, instrument, {"pre": 38, "post": 33})


def test_a_wave_of_fewer_than_ten_is_kept_back_with_its_number(instrument: EvaluationFile) -> None:
    found = shown([counted("pre", {"": (9, 4)}), counted("post", {"": (10, 4)})], instrument, {("pre", ""): 12})
    assert (found.released, found.withheld) == (("post",), ("pre",))
    assert found.figures.waves["pre"].respondents == 0
    assert found.figures.waves["pre"].attended is None
    assert all(one.change.points is None for one in found.figures.outcomes)


def test_a_wave_without_forms_is_told_apart(instrument: EvaluationFile) -> None:
    found = shown([counted("pre", {"": (0, 0)})], instrument, {})
    assert (found.released, found.withheld, found.empty) == ((), (), ("pre",))


def test_with_8_and_10_and_10_one_of_the_tens_is_hidden_too() -> None:
    assert shown_alone([{"A": 8, "B": 10, "C": 10}], 10) == ("C",)


def test_a_site_is_shown_only_where_it_may_be_before_and_after(instrument: EvaluationFile) -> None:
    before = counted("pre", {"A": (12, 5), "B": (12, 6), "C": (14, 7)})
    after = counted("post", {"A": (4, 2), "B": (11, 6), "C": (12, 7)})
    found = shown([before, after], instrument, {("pre", "C"): 20})
    assert [one.site for one in found.sites] == ["C"]
    assert found.only_together == ("A", "B")
    assert found.sites[0].figures.waves["pre"].rate == 14 / 20
    assert not shown([before], instrument, {}).sites


def test_a_statement_to_which_a_site_says_one_thing_is_shown_for_no_site(instrument: EvaluationFile) -> None:
    before = counted("pre", {"A": (12, 5), "B": (12, 6)})
    after = counted("post", {"A": (12, 12), "B": (12, 6)})
    found = shown([before, after], instrument, {})
    assert {one.site for one in found.sites} == {"A", "B"}
    assert found.not_by_site == tuple(one.id for one in instrument.outcomes)
    assert all(one.figures.outcomes == () for one in found.sites)
    assert found.figures.outcomes[0].shares["post"].agree == 18


@given(st.lists(st.dictionaries(st.sampled_from("ABCDE"), st.integers(0, 25), min_size=5, max_size=5), min_size=1, max_size=2))
def test_what_is_left_when_shown_sites_are_taken_away_is_never_few_or_one_site(waves: list[dict[str, int]]) -> None:
    alone = shown_alone(waves, 10)
    for sizes in waves:
        left = {site: n for site, n in sizes.items() if n and site not in alone}
        assert all(sizes[site] >= 10 for site in alone)
        assert not alone or not left or (sum(left.values()) >= 10 and len(left) > 1)
        if alone:
            assert all(_left(sizes, taken) >= 10 or not _left(sizes, taken) for taken in _some(alone))


sizes = st.integers(0, 16).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


@given(st.lists(st.tuples(sizes, sizes), min_size=2, max_size=5))
def test_neither_a_shown_site_nor_the_hidden_ones_together_say_one_thing(
    places: list[tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    instrument = find_evaluation("power_sharing")
    waves = [
        counted(wave, {f"S{n}": place[at] for n, place in enumerate(places)}) for at, wave in enumerate(instrument.wave_ids[:2])
    ]
    found = shown(waves, instrument, {})
    for at, wave in enumerate(instrument.wave_ids[:2]):
        alone = {one.site: one.figures.outcomes[0].shares[wave] for one in found.sites if one.figures.outcomes}
        whole = found.figures.outcomes[0].shares[wave]
        for site, share in alone.items():
            assert (share.respondents, share.agree) == places[int(site[1:])][at]
            assert 0 < share.agree < share.respondents >= 10
        left = whole.respondents - sum(one.respondents for one in alone.values())
        agree = whole.agree - sum(one.agree for one in alone.values())
        assert not alone or left == 0 or (left >= 10 and 0 < agree < left)


def _some(alone: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [taken for n in range(len(alone) + 1) for taken in combinations(alone, n)]


def _left(sizes: Mapping[str, int], taken: tuple[str, ...]) -> int:
    return sum(n for site, n in sizes.items() if site not in taken)


def test_work_is_counted_by_itself_and_rare_answers_stand_together(instrument: EvaluationFile) -> None:
    lead, team, direct, other = instrument.background[0].options
    chosen = [lead] * 14 + [team] * 11 + [direct] * 3 + [other] * 2
    said = [Said(id=str(n), wave="pre", question="role", said=words) for n, words in enumerate(chosen)]
    found = shown([count("pre", ("",), forms("pre", 32, 9), said, instrument)], instrument, {})
    (role,) = found.background
    assert (role.question, role.options, role.rest) == ("role", {lead: 14}, 18)


def test_counts_hold_no_words_and_no_form(instrument: EvaluationFile) -> None:
    made: WaveCount = count(
        "post", ("",), forms("post", 12, 3), [Said(id="x", wave="post", question="intend", said="Phone")], instrument
    )
    assert "Phone" not in made.model_dump_json()
    assert "post1" not in made.model_dump_json()
