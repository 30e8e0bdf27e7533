"""Where the organisation stands and why: strengths first, never strengths only; then what to talk about."""

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.models import Audience, ItemResult
from roadmap.assessment.views import lowest_of, shown_differences, strengths, talk_list
from roadmap.charts import profile, views
from roadmap.charts.profile import ProfileRow
from roadmap.charts.style import config
from roadmap.content.models import Framework
from roadmap.exchange.standing import Standing
from roadmap.ui import comments, downloads, here, looked_at, pieces, places, result_rows, rounds, views_detail
from roadmap.ui.result_rows import GroupAnswer
from roadmap.ui.standing import standing
from roadmap.ui.visitor import may
from roadmap.ui.words import in_words, say

pieces.needs("results")


def took_part(now: Standing, framework: Framework) -> str:
    """Who took part: the perspectives shown with how many, and others; then how answers came, where that can be said."""
    release = now.release
    came = f" {say('results.other_ways', n=release.other_ways)}" if release.other_ways else ""
    if not any(s.people for s in release.sets):
        return say("results.took_part_all", n=release.people or 0) + came
    hidden = bool(release.k and any(s.people is None for s in release.sets))
    return say("results.took_part", who=result_rows.people_words(release.people, release.sets, framework, others=hidden)) + came


def item_lines(items: tuple[ItemResult, ...], framework: Framework) -> str:
    """Items as a list: what it is, where it stands."""
    return "\n".join(f"- **{framework.items[i.id].text}**: {result_rows.item_stage(i, framework).lower()}" for i in items)


def draw_strengths(now: Standing, framework: Framework) -> None:
    """Strengths, and in the same size of type what experts by experience rated lowest."""
    best = strengths(now.results)
    if best:
        st.header(say("results.strong"), anchor=False)
        st.markdown(item_lines(best, framework))
    if not any(p.id == "experience" for p in framework.perspectives):
        return
    st.header(say("results.lowest_title"), anchor=False)
    lowest = lowest_of(now.results, "experience")
    people = next(s.people for s in now.release.sets if s.id == "experience")
    if lowest:
        st.markdown(item_lines(lowest, framework))
    else:
        st.markdown(say("results.lowest_not_asked" if people == 0 else "results.lowest_few"))


def draw_profile(now: Standing, framework: Framework) -> None:
    """The profile of progress domains, its finding and its table; then what holds each domain."""
    st.header(say("results.profile_title"), anchor=False)
    finding = result_rows.profile_finding(now.results, framework)
    st.markdown(finding)
    rows = result_rows.profile_rows(now.results, framework)
    domains = result_rows.progress_domains(now.results)
    if any(row.score is not None for row in rows):
        scale = framework.scales[framework.domain(domains[0].id).scale]
        figure = profile.profile(rows, result_rows.ends(framework, scale.id), scale.length)
        st.plotly_chart(figure, key="profile", config=config(), alt=say("results.profile_alt", finding=finding))
        agreed = any(row.agreed is not None for row in rows)
        st.caption(say("results.key_agreed" if agreed else "results.key"))
    pieces.table(say("results.as_table"), result_rows.profile_table(now.results, framework))
    holding = [(d, d.holding) for d in domains if d.holding]
    if holding:
        with st.expander(say("results.holding_title"), type="compact"):
            items = {i.id: i for i in now.results.items}
            for domain, held in holding:
                st.markdown(f"**{framework.domain(domain.id).title}**: {result_rows.stage_words(domain, framework).lower()}")
                st.markdown(item_lines(tuple(items[name] for name in held), framework))


def draw_readiness(now: Standing, framework: Framework) -> None:
    """The two parts of readiness as bars, beside what may be said about them."""
    readiness, rule = now.results.readiness, framework.planning.readiness
    if readiness is None or rule is None:
        return
    domain = next(d for d in framework.domains if d.kind == "readiness")
    st.header(say("results.readiness_title"), anchor=False)
    names = {factor.id: factor.name for factor in domain.factors}
    rows = [
        ProfileRow(names[name], f.score, f.low, f.high, without_score=say("results.not_enough_of", n=f.rated, of=f.applicable))
        for name, f in readiness.factors.items()
    ]
    for name in readiness.reading:
        st.markdown(f"- {rule.readings[name]}")
    if any(row.score is not None for row in rows):
        finding = " ".join(rule.readings[name] for name in readiness.reading)
        ends = result_rows.ends(framework, domain.scale)
        figure = profile.profile(rows, ends, framework.scales[domain.scale].length, cut=rule.cut)
        st.plotly_chart(figure, key="readiness", config=config(), alt=say("results.readiness_alt", finding=finding))
        st.caption(say("results.key_readiness"))
    else:
        st.markdown(say("results.readiness_none"))
    pieces.table(
        say("results.as_table"),
        [
            {
                say("results.col_part"): row.name,
                say("results.col_score"): result_rows.number(row.score),
                say("results.col_could"): f"{result_rows.number(row.low)} – {result_rows.number(row.high)}",
            }
            for row in rows
        ],
    )


def draw_views(now: Standing, framework: Framework, groups: list[GroupAnswer]) -> None:
    """Where views differ, as questions; what is withheld carries its one sentence."""
    people = [s for s in now.release.sets if s.people]
    if len(people) < 2 and not now.release.k and not groups:
        return
    st.header(say("results.views_title"), anchor=False)
    names = {p.id: p.name for p in framework.perspectives}
    rows = result_rows.views_rows(now.results, framework, groups)
    shown = result_rows.group_names(framework, groups)
    found = shown_differences([d for d in now.results.differences if d.flagged], framework)
    finding = "views_none" if not found else "views_finding_one" if len(found) == 1 else "views_finding"
    st.markdown(say(f"results.{finding}", n=in_words(len(found))))
    if rows:
        scale = framework.scales[framework.domain(result_rows.progress_domains(now.results)[0].id).scale]
        figure = views.views(rows, shown, result_rows.ends(framework, scale.id), scale.length)
        st.plotly_chart(figure, key="views", config=config(), alt=say("results.views_alt", n=len(rows)))
        st.caption(result_rows.views_key(rows, shown))
        pieces.table(say("results.as_table"), result_rows.views_table(rows, shown, say("results.col_topic")))
    for one in found:
        key = "results.view_few" if one.few else "results.view_differ"
        st.markdown("- " + say(key, item=framework.items[one.item].text, a=names[one.a], b=names[one.b]))
    if now.release.k and any(s.people is None for s in now.release.sets):
        pieces.notice(say("results.withheld"), icon=":material/visibility_off:")


def draw_talk(now: Standing, framework: Framework) -> None:
    """At most eight items to talk about, widest first."""
    found = talk_list(now.results)
    if found:
        st.header(say("results.talk_title"), anchor=False)
        st.markdown(say("results.talk_text"))
        st.markdown("\n".join(f"1. {framework.items[item.id].text}" for item in found))


assessment = pieces.needs_assessment()
framework = here.framework()
seen = looked_at.choose(assessment)
now = standing(assessment, collection_id=seen.id)
st.title(say("results.title"), anchor=False)
st.markdown(
    f"{pieces.plain(assessment.organisation.name)}, {pieces.plain(assessment.service)}. {pieces.plain(assessment.round_name)}."
)
if now is None or not any(item.rated for item in now.results.items):
    waits = seen.is_survey and seen.closed_on is None
    closed = seen.is_survey and seen.closed_on is not None
    st.markdown(say("results.closed_nothing" if closed else "results.not_closed" if waits else "results.empty"))
    places.link("questions", say("results.empty_link"), icon=":material/arrow_back:")
    st.stop()
st.markdown(f"{took_part(now, framework)} {say('results.not_a_grade')}")
draw_strengths(now, framework)
draw_profile(now, framework)
draw_readiness(now, framework)
groups = views_detail.group_answers(assessment, seen.id)
draw_views(now, framework, groups)
views_detail.draw(now, framework, groups)
draw_talk(now, framework)
comments.draw(now.release, framework)
rounds.draw(assessment, framework, seen)
st.space("small")
with st.container(horizontal=True):
    if places.is_open("plan") and st.button(say("results.to_plan"), type="primary"):
        places.go("plan")
    if may(Deed.SEE, Thing.AGREEMENT) and st.button(say("results.to_agree")):
        places.go("agree")
    if places.is_open("ladder") and st.button(say("results.to_ladder")):
        places.go("ladder")
downloads.report(assessment, Audience.ORGANISATION, collection_id=seen.id)
rounds.start(assessment)
