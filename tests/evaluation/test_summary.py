"""The published figures come out of raw rows, and what cannot be said is not said."""

import pytest

from roadmap.content.evaluation_models import EvaluationFile
from roadmap.content.loading import find_evaluation, load_words
from roadmap.evaluation.models import Change, Evaluation, Response
from roadmap.evaluation.responses import parse
from roadmap.evaluation.summary import summarise
from roadmap.evaluation.telling import difference
from tests.evaluation.rebuilding import published, rebuilt


@pytest.fixture(scope="module")
def instrument() -> EvaluationFile:
    return find_evaluation("power_sharing")


@pytest.fixture(scope="module")
def found(instrument: EvaluationFile) -> Evaluation:
    responses = tuple(one for one in parse(rebuilt(instrument), instrument) if isinstance(one, Response))
    return summarise(responses, instrument, {"pre": 38, "post": 33})


def test_the_published_percentages_and_counts(found: Evaluation) -> None:
    shares = [one.shares[wave] for one in found.outcomes for wave in ("pre", "post")]
    assert [f"{share.percent:.0f}" for share in shares] == [row["published_percent"] for row in published()]
    assert [(share.agree, share.respondents) for share in shares] == [
        (int(row["agree"]), int(row["respondents"])) for row in published()
    ]


def test_the_published_response_rates(found: Evaluation) -> None:
    assert {wave: f"{100 * one.rate:.0f}" for wave, one in found.waves.items() if one.rate} == {"pre": "74", "post": "82"}


def test_the_differences_with_their_intervals(found: Evaluation) -> None:
    told = [(round(c.points or 0), round(c.low or 0), round(c.high or 0)) for c in (one.change for one in found.outcomes)]
    assert told == [(43, 22, 61), (32, 13, 51), (54, 32, 70), (82, 59, 91), (71, 47, 84)]


def test_the_bounds_for_those_who_did_not_answer(found: Evaluation) -> None:
    before = found.outcomes[0].shares["pre"]
    assert (round(before.worst or 0), round(before.best or 0)) == (42, 68)


def test_the_notes_that_always_stand_and_that_all_agreed(found: Evaluation) -> None:
    assert found.notes == ("unmatched", "counts_as_agreement", "no_cause", "who_stayed", "ceiling")


def test_a_wave_without_forms_compares_nothing(instrument: EvaluationFile) -> None:
    one = Response(wave="pre", respondent="a", item="what_it_is", answer="neither")
    found = summarise([one], instrument, {})
    assert found.outcomes[0].change.points is None
    assert found.outcomes[0].shares["post"].percent is None
    assert found.waves["post"].respondents == 0
    assert {"empty_wave", "no_attendance", "few"} <= set(found.notes)


def test_the_same_form_number_in_two_waves_is_two_forms(instrument: EvaluationFile) -> None:
    both = [Response(wave=wave, respondent="1", item="what_it_is", answer="agree") for wave in ("pre", "post")]
    found = summarise(both, instrument, {})
    assert [wave.respondents for wave in found.waves.values()] == [1, 1]


def test_only_those_who_answered_a_statement_are_counted(instrument: EvaluationFile) -> None:
    forms = [Response(wave="pre", respondent=name, item="how_far", answer="agree") for name in "abc"]
    forms.append(Response(wave="pre", respondent="d", item="what_it_is", answer="disagree"))
    found = summarise(forms, instrument, {"pre": 8})
    by_id = {one.id: one.shares["pre"] for one in found.outcomes}
    assert (by_id["how_far"].respondents, by_id["what_it_is"].respondents) == (3, 1)
    assert (by_id["how_far"].worst, by_id["how_far"].best) == (37.5, 100.0)


def test_the_later_wave_is_shown_only_where_it_was_held(instrument: EvaluationFile, found: Evaluation) -> None:
    assert list(found.waves) == ["pre", "post"]
    later = [Response(wave="later", respondent="a", item="what_it_is", answer="agree")]
    assert list(summarise(later, instrument, {}).waves) == ["pre", "post", "later"]


@pytest.mark.parametrize(
    ("points", "words"),
    [(42.6, "+43 points (95 % interval 22 to 61)"), (-0.4, "0 points (95 % interval −22 to 21)"), (-12.0, "−12 points")],
)
def test_a_difference_is_told_with_its_sign(points: float, words: str, instrument: EvaluationFile) -> None:
    low, high = (22.0, 61.0) if points > 0 else (-22.0, 21.0)
    told = difference(Change(points=points, low=low, high=high), instrument, load_words("en").texts["evaluation"])
    assert f": {words}" in told
