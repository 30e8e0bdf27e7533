"""What changed since the round before, on the questions both rounds asked; and the step into a next round."""

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment, Audience
from roadmap.assessment.rounds import Comparison, ItemChange, NotCompared, Round, TookPart, WhyNot, compare
from roadmap.charts import views
from roadmap.charts.style import config
from roadmap.charts.views import ChangeRow
from roadmap.content.loading import find_framework
from roadmap.content.models import Framework
from roadmap.exchange.standing import Standing
from roadmap.store import StoreProblem
from roadmap.ui import here, pieces, places, result_rows
from roadmap.ui.standing import standing
from roadmap.ui.visitor import may
from roadmap.ui.words import say


def draw(assessment: Assessment, framework: Framework, seen: Collection) -> None:
    """Who took part each time, what moved, and why a move is neither good nor bad; nothing where there was no round before."""
    before = here.kept(assessment.follows) if assessment.follows else None
    if before is None or not may(Deed.SEE, Thing.ROUNDS):
        return
    rounds = _both(before, assessment, seen)
    st.header(say("rounds.title"), anchor=False)
    if rounds is None:
        st.markdown(say("rounds.nothing_kept", then=pieces.plain(before.round_name)))
        return
    found = compare(*rounds)
    if isinstance(found, NotCompared):
        _not_compared(found)
        return
    names = names_of(before.round_name, assessment.round_name)
    st.markdown(_who(found, rounds, names))
    st.markdown(_moved_words(found))
    st.markdown(say("rounds.lower_may_be_honest"))
    _beside(found)
    _chart(found, framework, names)
    _items(found, rounds)


def names_of(then: str, now: str) -> tuple[str, str]:
    """What two rounds are called side by side; two of one name are told apart by when they were."""
    if pieces.plain(then).casefold() != pieces.plain(now).casefold():
        return then, now
    return say("rounds.name_then", name=then), say("rounds.name_now", name=now)


def _both(before: Assessment, now: Assessment, seen: Collection) -> tuple[Round, Round] | None:
    """Both rounds for the same readers: the room's where both have one, else the organisation's.

    What was gathered now is set beside what was gathered in the same way then, where there is any.
    """
    alike = next((one.id for one in here.store().collections(before.id) if one.kind is seen.kind), None)
    for audience in (Audience.ROOM, Audience.ORGANISATION):
        earlier, later = standing(before, audience, alike), standing(now, audience, seen.id)
        if earlier and later and earlier.release.audience is later.release.audience:
            return _round(earlier), _round(later)
    return None


def _round(stands: Standing) -> Round:
    return Round(stands.framework, stands.release, stands.results)


def _not_compared(found: NotCompared) -> None:
    if found.why is WhyNot.NO_SHARED_ITEMS:
        st.markdown(say("rounds.no_shared_items"))
        return
    (then, then_version), (now, now_version) = found.then, found.now
    st.markdown(say("rounds.other_framework", then=f"{then} {then_version}", now=f"{now} {now_version}"))


def _who(found: Comparison, rounds: tuple[Round, Round], names: tuple[str, str]) -> str:
    then, now = (
        f"- *{pieces.plain(name)}*: {_people(took, one)}"
        for name, took, one in zip(names, (found.then, found.now), rounds, strict=True)
    )
    return f"{then}\n{now}"


def _people(took: TookPart, one: Round) -> str:
    hidden = any(group.people is None for group in took.sets)
    return result_rows.people_words(took.people, took.sets, one.framework, others=bool(hidden and one.release.k))


def _moved_words(found: Comparison) -> str:
    """'Of the 15 shared questions, 4 moved by a stage or more.'"""
    n, moved = len(found.items), len(found.moved)
    words = say("rounds.moved_one" if moved == 1 else "rounds.moved" if moved else "rounds.moved_none", n=n, moved=moved)
    if found.not_known:
        words += " " + say("rounds.not_known", n=len(found.not_known))
    return words


def _beside(found: Comparison) -> None:
    """What makes the two rounds less alike than they look."""
    lines = [
        (found.other_kind, say("rounds.other_kind")),
        (any(one.was != one.item for one in found.items), say("rounds.renamed", n=sum(o.was != o.item for o in found.items))),
        (any(one.reworded for one in found.items), say("rounds.reworded", n=sum(one.reworded for one in found.items))),
        (found.only_then, say("rounds.only_then", n=len(found.only_then))),
        (found.only_now, say("rounds.only_now", n=len(found.only_now))),
        (found.other_scale, say("rounds.other_scale", n=len(found.other_scale))),
    ]
    if said := [words for holds, words in lines if holds]:
        st.markdown("\n".join(f"- {words}" for words in said))


def _chart(found: Comparison, framework: Framework, names: tuple[str, str]) -> None:
    """A ring then and a dot now for each topic, widest change first, over the shared questions alone."""
    both = [(one, one.then, one.now) for one in found.domains if one.then is not None and one.now is not None]
    rows = [ChangeRow(framework.domain(one.id).short, then, now) for one, then, now in both]
    rows.sort(key=lambda row: -abs(row.now - row.then))
    if not rows:
        return
    scale = framework.scales[next(d for d in framework.domains if d.kind == "progress").scale]
    figure = views.change(rows, names, result_rows.ends(framework, scale.id), scale.length)
    widest = rows[0]
    key = "alt_equal" if round(widest.now) == round(widest.then) else "alt_higher" if widest.now > widest.then else "alt_lower"
    st.plotly_chart(
        figure, key="change", config=config(), alt=say(f"rounds.{key}", topic=widest.name, then=widest.then, now=widest.now)
    )
    st.caption(say("rounds.key", then=pieces.plain(names[0]), now=pieces.plain(names[1])))
    pieces.table(
        say("results.as_table"),
        [
            {
                say("results.col_topic"): say("rounds.area", name=framework.domain(one.id).short, n=one.items),
                say("rounds.col_then"): result_rows.number(one.then),
                say("rounds.col_now"): result_rows.number(one.now),
            }
            for one in found.domains
        ],
    )


def _items(found: Comparison, rounds: tuple[Round, Round]) -> None:
    """The shared questions that moved, the furthest first; two columns, so that nothing scrolls sideways on a phone."""
    moved = sorted((one for one in found.items if one.moved), key=lambda one: -abs(one.moved or 0))
    if not moved:
        return
    then, now = rounds
    rows = [
        {
            say("rounds.col_question"): _name(one, now.framework),
            say("rounds.col_both"): say(
                "rounds.both",
                then=_stage(then.framework, one.was, one.then),
                now=_stage(now.framework, one.item, one.now),
            ),
        }
        for one in moved
    ]
    pieces.table(say("rounds.moved_title", n=len(moved)), rows)


def _name(one: ItemChange, framework: Framework) -> str:
    text = framework.items[one.item].text
    if one.split:
        text += f" ({say('rounds.split')})"
    return f"{text} ({say('rounds.reworded_short')})" if one.reworded else text


def _stage(framework: Framework, item: str, stage: int | None) -> str:
    if stage is None:
        return say("results.not_known")
    return framework.stage_name(framework.items[item], framework.scale_of(item).stage_ids[stage])


def start(assessment: Assessment) -> None:
    """One step into the next round: the same service, the questions as they are now, nobody's answers carried over."""
    if assessment.example or not may(Deed.MAKE, Thing.ROUNDS):
        return
    st.header(say("rounds.new_title"), anchor=False)
    st.markdown(say("rounds.new_text"))
    with st.form("new-round", border=False, enter_to_submit=False):
        name = st.text_input(say("setup.round"), value=say("rounds.new_value", year=here.today().year), max_chars=100)
        sent = st.form_submit_button(say("rounds.new_button"))
    if not sent:
        return
    if not name.strip():
        pieces.faults(say("setup.missing"), [say("setup.missing_round")])
        return
    try:
        made = next_round(assessment, name.strip())
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
        return
    here.open_assessment(made)
    places.go("questions")


def next_round(of: Assessment, name: str) -> Assessment:
    """Make the assessment that follows this one."""
    store = here.store()
    pinned = store.framework_of(of.id)
    shipped = here.framework_that_ships()
    framework = find_framework(pinned.id) if pinned.id == shipped.id else pinned
    set_id = of.set_id if of.set_id in framework.sets else framework.about.sets[0].id
    made = store.create_assessment(
        of.organisation.name,
        of.service,
        name,
        framework,
        set_id,
        of.contacts.model_copy(update={"feedback_by": None}),
        store.collection_of(of.id).kind,
        today=here.today(),
        follows=of.id,
    )
    mine = store.remembered_respondent(of.id)
    if mine:
        store.own_respondent(made.id, mine.perspective, set_id)
    return made
