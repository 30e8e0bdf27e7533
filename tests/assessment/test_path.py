"""The path of a respondent: the laws of its order for whatever a collection asks and somebody chooses."""

from hypothesis import given
from hypothesis import strategies as st

from roadmap.assessment.path import (
    CODE,
    CORE_DONE,
    NOTE,
    VIEW,
    WELCOME,
    Asking,
    Chosen,
    Place,
    Step,
    after,
    before,
    carry_on,
    core_items,
    first_set,
    found,
    further_domains,
    items_asked,
    path,
)
from roadmap.content.loading import find_framework
from tests.examples import small_framework

FRAMEWORK = find_framework("trauma_informed")
VIEWS = [perspective.id for perspective in FRAMEWORK.perspectives]
DOMAINS = [domain.id for domain in FRAMEWORK.domains]
ASKING = st.builds(
    Asking,
    first_set=st.sampled_from([s.id for s in FRAMEWORK.about.sets]),
    perspective=st.none() | st.sampled_from(VIEWS),
    notes=st.booleans(),
)
CHOSEN = st.builds(Chosen, perspective=st.sampled_from(VIEWS), domains=st.lists(st.sampled_from(DOMAINS), unique=True).map(tuple))
EXPERTS = Asking(first_set="core", perspective="experience")


@given(ASKING, CHOSEN)
def test_it_begins_with_the_welcome_and_ends_with_the_code(asking: Asking, chosen: Chosen) -> None:
    places = path(FRAMEWORK, asking, chosen)
    assert (places[0], places[-1]) == (WELCOME, CODE)
    assert len(set(places)) == len(places)


@given(ASKING, CHOSEN)
def test_the_view_is_asked_only_where_the_link_names_none(asking: Asking, chosen: Chosen) -> None:
    assert (VIEW in path(FRAMEWORK, asking, chosen)) == (asking.perspective is None)


@given(ASKING, CHOSEN)
def test_a_note_is_offered_only_where_somebody_reads_it(asking: Asking, chosen: Chosen) -> None:
    assert (NOTE in path(FRAMEWORK, asking, chosen)) == asking.notes


@given(ASKING, CHOSEN)
def test_nobody_is_asked_what_their_position_cannot_see_nor_anything_twice(asking: Asking, chosen: Chosen) -> None:
    asked = items_asked(FRAMEWORK, asking, chosen)
    view = asking.perspective or chosen.perspective
    assert all(view in item.ask for item in asked)
    assert len({item.id for item in asked}) == len(asked)
    assert [place.item for place in path(FRAMEWORK, asking, chosen) if place.item] == [item.id for item in asked]


@given(ASKING, CHOSEN)
def test_the_first_set_comes_whole_before_anything_chosen(asking: Asking, chosen: Chosen) -> None:
    places = path(FRAMEWORK, asking, chosen)
    core = {item.id for item in core_items(FRAMEWORK, asking, asking.perspective or chosen.perspective or "")}
    at = places.index(CORE_DONE)
    assert {place.item for place in places[:at] if place.item} == core
    assert not core & {place.item for place in places[at:]}


@given(ASKING, CHOSEN)
def test_back_leads_where_next_came_from(asking: Asking, chosen: Chosen) -> None:
    places = path(FRAMEWORK, asking, chosen)
    for place in places[:-1]:
        assert before(places, after(places, place)) == place
    assert (before(places, WELCOME), after(places, CODE)) == (WELCOME, CODE)


@given(ASKING, CHOSEN)
def test_every_place_is_found_by_its_address(asking: Asking, chosen: Chosen) -> None:
    places = path(FRAMEWORK, asking, chosen)
    assert [found(places, place.address) for place in places] == list(places)
    assert found(places, "q-of_another_framework") == found(places, None) == WELCOME


@given(ASKING, CHOSEN)
def test_choosing_more_moves_nothing_that_was_there(asking: Asking, chosen: Chosen) -> None:
    less = path(FRAMEWORK, asking, chosen.model_copy(update={"domains": ()}))
    more = path(FRAMEWORK, asking, chosen)
    assert tuple(place for place in more if place in set(less)) == less


@given(ASKING, CHOSEN, st.data())
def test_whoever_comes_back_goes_on_after_their_last_answer(asking: Asking, chosen: Chosen, data: st.DataObject) -> None:
    places = path(FRAMEWORK, asking, chosen)
    answered = data.draw(st.sets(st.sampled_from([place.item for place in places if place.item])))
    here = carry_on(places, answered)
    questions = [place for place in places if place.step is Step.QUESTION]
    if not answered:
        assert here == questions[0]
    else:
        assert not {place.item for place in places[places.index(here) :]} & answered


def test_before_the_view_is_known_nothing_is_asked() -> None:
    assert path(FRAMEWORK, Asking(first_set="core"), Chosen()) == (WELCOME, VIEW)


def test_experts_by_experience_are_asked_the_shared_core_and_no_more() -> None:
    places = path(FRAMEWORK, EXPERTS, Chosen())
    assert sum(1 for place in places if place.item) == 15
    assert places[-2:] == (CORE_DONE, CODE)


def test_more_is_offered_where_there_is_more_for_this_view() -> None:
    offered = [domain.id for domain in further_domains(FRAMEWORK, EXPERTS, "experience")]
    assert offered
    for domain in offered:
        asked = items_asked(FRAMEWORK, EXPERTS, Chosen(domains=(domain,)))
        assert len(asked) > 15
    assert further_domains(FRAMEWORK, Asking(first_set="full"), "leader") == ()


def test_a_question_s_address_is_never_that_of_a_step() -> None:
    assert Place(step=Step.QUESTION, item="note").address != NOTE.address


def test_everybody_begins_with_the_core_unless_another_part_was_chosen() -> None:
    assert [first_set(FRAMEWORK, wanted) for wanted in (None, "full", "core", "start")] == ["core", "core", "core", "start"]
    small = small_framework()
    assert first_set(small, None) in small.sets
