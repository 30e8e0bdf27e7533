"""What the forms of an evaluation say, on the trainer's page: pictures of separate groups, with numbers and no causes."""

from collections.abc import Sequence

import streamlit as st

from roadmap.content.evaluation_models import EvaluationFile
from roadmap.evaluation.kept_models import Course, Opening
from roadmap.evaluation.shown import Shown, shown
from roadmap.evaluation.telling import came_back, cells, counted, difference, sites_line, wave_lines
from roadmap.ui import here, pieces
from roadmap.ui.words import say, section


def of(course: Course, openings: Sequence[Opening]) -> Shown:
    """What may be shown just now."""
    attended = {(one.wave, one.site): one.attended for one in openings if one.attended is not None}
    return shown(here.store().wave_counts(course.id), course.instrument, attended)


def draw(course: Course, found: Shown, openings: Sequence[Opening]) -> None:
    """The figures of every time that has closed."""
    st.header(say("courses.report_title"), anchor=False)
    if not (found.released or found.withheld or found.empty):
        st.markdown(say("courses.nothing_yet"))
        return
    instrument, words = course.instrument, section("evaluation")
    is_open = {one.wave for one in openings if one.closed_on is None}
    st.markdown("\n".join(f"- {pieces.plain(line)}" for line in wave_lines(course, found, is_open, words, section("courses"))))
    if found.released:
        _outcomes(instrument, found)
        _reactions(instrument, found)
        _sites(course, found)
        _background(instrument, found)
        st.subheader(words["read_with_care"].rstrip(":"), anchor=False)
        st.markdown("\n".join(f"- {words[f'note_{name}']}" for name in found.notes))


def _outcomes(instrument: EvaluationFile, found: Shown) -> None:
    words = section("evaluation")
    names = {wave.id: wave.name for wave in instrument.waves}
    heads = (say("evaluation_paper.report_time"), words["agree"].capitalize(), words["interval"])
    both = all(wave in found.released for wave in instrument.wave_ids[:2])
    for outcome, one in zip(instrument.outcomes, found.figures.outcomes, strict=True):
        st.subheader(pieces.plain(outcome.text), anchor=False)
        shares = {wave: share for wave, share in one.shares.items() if wave in found.released}
        rows = [(names[wave].capitalize(), counted(share, words), cells(share, words)[2]) for wave, share in shares.items()]
        pieces.table(pieces.plain(outcome.text), [dict(zip(heads, row, strict=True)) for row in rows], fold=False)
        st.markdown(difference(one.change, instrument, words) if both else say("courses.one_wave"))
        if bounds := [f"{names[wave]} {cells(share, words)[3]}" for wave, share in shares.items() if share.worst is not None]:
            st.caption(say("courses.if_all", bounds=", ".join(bounds)))


def _reactions(instrument: EvaluationFile, found: Shown) -> None:
    answered = any(one.share.respondents for one in found.figures.reactions)
    if instrument.reactions_wave not in found.released or not answered:
        return
    words = section("evaluation")
    st.subheader(words["reactions"], anchor=False)
    texts = {reaction.id: pieces.plain(reaction.text) for reaction in instrument.reactions}
    heads = (say("evaluation_paper.report_statement"), words["agree"].capitalize(), words["interval"])
    rows = [(texts[one.id], counted(one.share, words), cells(one.share, words)[2]) for one in found.figures.reactions]
    pieces.table(words["reactions"], [dict(zip(heads, row, strict=True)) for row in rows], fold=False)


def _sites(course: Course, found: Shown) -> None:
    """Single places, where that is safe."""
    if len(course.sites) < 2:
        return
    instrument, words = course.instrument, section("evaluation")
    st.subheader(say("courses.sites_title"), anchor=False)
    st.markdown(pieces.plain(sites_line(instrument, found, section("courses"))))
    texts = {outcome.id: outcome.text for outcome in instrument.outcomes}
    names = {wave.id: wave.name for wave in instrument.waves}
    for site in found.sites:
        with st.expander(pieces.plain(site.site), type="compact", key=f"site:{site.site}"):
            lines = [came_back(names[wave], site.figures.waves[wave], words) for wave in instrument.wave_ids[:2]]
            st.markdown("\n".join(f"- {line}" for line in lines))
            first_two = instrument.wave_ids[:2]
            heads = (say("evaluation_paper.report_statement"), *(names[wave].capitalize() for wave in first_two))
            rows = [
                dict(
                    zip(
                        heads,
                        (pieces.plain(texts[one.id]), *(counted(one.shares[wave], words) for wave in first_two)),
                        strict=True,
                    )
                )
                for one in site.figures.outcomes
            ]
            if rows:
                pieces.table(pieces.plain(site.site), rows, fold=False)
    if found.sites and found.not_by_site:
        st.caption(pieces.plain(say("courses.sites_items", items=" ".join(texts[one] for one in found.not_by_site))))


def _background(instrument: EvaluationFile, found: Shown) -> None:
    if not found.background:
        return
    names = {wave.id: wave.name for wave in instrument.waves}
    texts = {question.id: question.text for question in instrument.background}
    st.subheader(say("courses.background_title"), anchor=False)
    st.caption(say("courses.background_text"))
    heads = (say("evaluation_paper.report_answer"), say("evaluation_paper.report_people"))
    for one in found.background:
        heading = pieces.plain(f"{texts[one.question]} ({names[one.wave]})")
        chosen = [*one.options.items(), *([(say("courses.background_rest"), one.rest)] if one.rest else [])]
        st.markdown(f"**{heading}**")
        pieces.table(heading, [dict(zip(heads, (pieces.plain(name), str(n)), strict=True)) for name, n in chosen], fold=False)
