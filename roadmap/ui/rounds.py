"""What changed since the round before, on the items both rounds asked."""

import streamlit as st

from roadmap.assessment.models import Assessment
from roadmap.charts import views
from roadmap.charts.style import config
from roadmap.charts.views import ChangeRow
from roadmap.content.models import Framework
from roadmap.exchange.standing import Standing
from roadmap.ui import here, pieces, result_rows
from roadmap.ui.standing import standing
from roadmap.ui.words import say


def draw(assessment: Assessment, now: Standing, framework: Framework) -> None:
    """Draw then and now for each domain both rounds have a score for; nothing where there was no round before."""
    before = here.kept(assessment.follows) if assessment.follows else None
    if before is None:
        return
    st.header(say("rounds.title"), anchor=False)
    if before.framework.id != assessment.framework.id:
        st.markdown(say("rounds.other_framework"))
        return
    earlier = standing(before)
    if earlier is None:
        return
    then = {d.id: d.score for d in earlier.results.domains}
    rows = [
        ChangeRow(framework.domain(d.id).short, before_score, d.score)
        for d in result_rows.progress_domains(now.results)
        if d.score is not None and (before_score := then.get(d.id)) is not None
    ]
    shared = {i.id for i in now.results.items if i.rated} & {i.id for i in earlier.results.items if i.rated}
    st.markdown(say("rounds.shared", n=len(shared), then=pieces.plain(before.round_name)))
    st.markdown(say("rounds.lower_may_be_honest"))
    if not rows:
        return
    scale = framework.scales[next(d for d in framework.domains if d.kind == "progress").scale]
    names = (before.round_name, assessment.round_name)
    figure = views.change(rows, names, result_rows.ends(framework, scale.id), scale.length)
    st.plotly_chart(figure, key="change", config=config(), alt=say("rounds.alt", n=len(rows)))
    st.caption(say("rounds.key", then=names[0], now=names[1]))
    pieces.table(
        say("results.as_table"),
        [{say("results.col_topic"): r.name, names[0]: f"{r.then:.0f}", names[1]: f"{r.now:.0f}"} for r in rows],
    )
