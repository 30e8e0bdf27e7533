"""How views lie topic by topic and question by question: a mark for each group, questions to ask, and how answers spread."""

from collections import Counter

import streamlit as st

from roadmap.assessment.models import Assessment, Audience, CollectionKind, ItemResult
from roadmap.assessment.views import shown_differences
from roadmap.charts import views
from roadmap.charts.style import config
from roadmap.charts.views import Mark, ViewsRow
from roadmap.content.models import Domain, Framework
from roadmap.exchange.standing import Standing
from roadmap.ui import here, pieces, result_rows
from roadmap.ui.looked_at import name_of
from roadmap.ui.result_rows import GroupAnswer
from roadmap.ui.standing import standing
from roadmap.ui.words import say


def group_answers(assessment: Assessment, seen: str) -> list[GroupAnswer]:
    """What groups answered as groups, in collections of their own: each is a mark of its own and is never subtracted."""
    found = []
    names: Counter[str] = Counter()
    for one in here.store().collections(assessment.id):
        if one.kind is CollectionKind.GROUP and one.id != seen:
            stands = standing(assessment, Audience.ROOM, one.id)
            if stands:
                name = name_of(one)
                names[name] += 1
                name = name if names[name] == 1 else f"{name} ({names[name]})"
                found.append(GroupAnswer(say("results.group_answer", name=name), stands.results))
    return found


def draw(now: Standing, framework: Framework, groups: list[GroupAnswer]) -> None:
    """One topic at a time, folded: its questions with a mark for each group, what to ask, and the spread as a table."""
    domains = [
        domain for domain in framework.domains if any(item.domain == domain.id and item.asked for item in now.results.items)
    ]
    if not domains:
        return
    with st.expander(say("results.detail_title"), type="compact", key="views:detail"):
        by_id = {domain.id: domain for domain in domains}
        chosen = by_id[
            st.selectbox(
                say("results.detail_topic"), list(by_id), format_func=lambda one: by_id[one].title, key="views:detail:topic"
            )
        ]
        _marks(now, framework, groups, chosen)
        _questions(now, framework, chosen)
        _spread(now, framework, chosen)


def _marks(now: Standing, framework: Framework, groups: list[GroupAnswer], domain: Domain) -> None:
    positions = {one.id: i for i, one in enumerate(framework.perspectives)}
    flagged = {one.item for one in now.results.differences if one.flagged}
    rows = []
    for item in domain.items:
        marks = [
            Mark(positions[one.id], value)
            for one in now.results.perspectives
            for result in one.items or ()
            if result.id == item.id and (value := _share(result)) is not None
        ]
        marks += [
            Mark(len(positions) + i, value, apart=True)
            for i, group in enumerate(groups)
            for result in group.results.items
            if result.id == item.id and (value := _share(result)) is not None
        ]
        if marks:
            rows.append(ViewsRow(item.text, tuple(marks), item.id in flagged))
    if not rows:
        st.markdown(say("results.withheld"))
        return
    scale, names = framework.scales[domain.scale], result_rows.group_names(framework, groups)
    figure = views.views(rows, names, result_rows.ends(framework, scale.id), scale.length)
    alt = say("results.detail_alt", n=len(rows), topic=domain.title)
    st.plotly_chart(figure, key=f"views:detail:{domain.id}", config=config(), alt=alt)
    st.caption(result_rows.views_key(rows, names))
    words = say("results.col_views")  # two columns, so that nothing scrolls sideways on a phone
    numbers = [
        {say("results.col_question"): row.name, words: "; ".join(f"{names[m.position]} {m.value:.0f}" for m in row.marks)}
        for row in rows
    ]
    pieces.table(say("results.as_table"), numbers, fold=False)


def _share(result: ItemResult) -> float | None:
    """A mean in per cent of the item's range; None where there is none or it is held back."""
    return None if result.mean is None or not result.counts else 100 * result.mean / (len(result.counts) - 1)


def _questions(now: Standing, framework: Framework, domain: Domain) -> None:
    names = {one.id: one.name for one in framework.perspectives}
    here_only = [one for one in now.results.differences if one.flagged and framework.domain_of[one.item].id == domain.id]
    for one in shown_differences(here_only, framework):
        key = "results.view_few" if one.few else "results.view_differ"
        st.markdown("- " + say(key, item=framework.items[one.item].text, a=names[one.a], b=names[one.b]))


def _spread(now: Standing, framework: Framework, domain: Domain) -> None:
    """How everybody's answers to each question lie: the middle, the middle half, the ends, and who could not say."""
    rows = []
    for item in now.results.items:
        if item.domain != domain.id:
            continue
        stages = [framework.stage_name(framework.items[item.id], s) for s in framework.scale_of(item.id).stage_ids]
        words = say(
            "results.spread_words",
            middle=_stage(stages, item.median),
            half=_span(stages, item.lower, item.upper),
            ends=_span(stages, item.min, item.max),
            rated=item.rated or 0,
            unknown=(item.dont_know or 0) + (item.blank or 0),
        )
        rows.append({say("results.col_question"): framework.items[item.id].text, say("results.col_spread"): words})
    if rows:
        st.markdown(f"**{say('results.spread_title')}**")
        pieces.table(say("results.spread_title"), rows, fold=False)


def _stage(stages: list[str], place: float | None) -> str:
    return say("results.not_known") if place is None else stages[int(place)]


def _span(stages: list[str], low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return say("results.not_known")
    first, last = stages[int(low)], stages[int(high)]
    return first if first == last else say("results.span", low=first, high=last)
