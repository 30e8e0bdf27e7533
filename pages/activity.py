"""One activity: what it was, what people could do in it, and where that puts it."""

import secrets

import streamlit as st

from roadmap.content.ladder_models import UNKNOWN, Criterion
from roadmap.content.loading import find_ladder
from roadmap.ladder.models import Activity, Override
from roadmap.ladder.placement import place
from roadmap.plan.candidates import Placed
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import here, ladder_words, pieces, places, standing
from roadmap.ui.words import say

LEVELS = ("individual", "service", "strategic")
assessment = pieces.needs_assessment()
framework = here.framework()
ladder = find_ladder(st.session_state.get("ladder", standing.DEFAULT_LADDER))
wanted = st.query_params.get("activity", "")
kept = next((a for a in here.store().activities(assessment.id) if a.id == wanted), None)
base = kept or Activity(id=st.session_state.setdefault("new_activity", secrets.token_hex(8)), title="")
key = f"activity:{base.id}:{base.revision}"


def answer_of(criterion: Criterion) -> str | tuple[str, ...] | None:
    """The answer kept for a criterion, as the radio shows it."""
    given = base.answers.get(criterion.id)
    return given if isinstance(given, str) else None


def ask(criterion: Criterion) -> str | None:
    """One question with its fixed options, don't know last."""
    options = {option.id: option.text for option in criterion.options} | {UNKNOWN: say("activity.dont_know")}
    current = answer_of(criterion)
    return st.radio(
        criterion.text,
        list(options),
        index=list(options).index(current) if isinstance(current, str) and current in options else None,
        format_func=options.__getitem__,
        key=f"{key}:{criterion.id}",
    )


def rung_choice(label: str, current: str | None, name: str) -> str | None:
    """A rung of the ladder, or nothing said."""
    options = [None, *ladder.rung_ids]
    return st.selectbox(
        label,
        options,
        index=options.index(current) if current in options else 0,
        format_func=lambda r: say("activity.not_said") if r is None else ladder_words.rung_words(ladder, r),
        key=f"{key}:{name}",
    )


places.link("ladder", say("activity.back"), icon=":material/arrow_back:")
st.title(say("activity.title_new") if kept is None else pieces.plain(base.title), anchor=False)
st.markdown(say("activity.lead"))

st.header(say("activity.what"), anchor=False)
title = st.text_input(say("activity.name"), value=base.title, max_chars=200, key=f"{key}:title")
description = st.text_area(say("activity.description"), value=base.description, max_chars=4000, key=f"{key}:description")
level = st.radio(
    say("activity.level"),
    LEVELS,
    index=LEVELS.index(base.level) if base.level else None,
    format_func=lambda name: say(f"activity.level_{name}"),
    key=f"{key}:level",
)
domains = [d.id for d in framework.domains if d.kind == "progress"]
domain = st.selectbox(
    say("activity.domain"),
    domains,
    index=domains.index(base.domain)
    if base.domain in domains
    else (domains.index("power_sharing") if "power_sharing" in domains else 0),
    format_func=lambda name: framework.domain(name).title,
    key=f"{key}:domain",
)

st.header(say("activity.questions"), anchor=False)
quick = set(ladder.about.quick)
if quick:
    whole = st.toggle(say("activity.all_questions"), value=any(c not in quick for c in base.answers), key=f"{key}:all")
else:
    whole = True
asked = [criterion for criterion in ladder.criteria if whole or criterion.id in quick]
answers = {name: given for name, given in base.answers.items() if name not in ladder.criterion}
answers |= {c.id: given for c in asked if (given := ask(c)) is not None}
answers |= {name: given for name, given in base.answers.items() if name not in answers}

st.header(say("activity.meant"), anchor=False)
st.markdown(say("activity.meant_text"))
intended = rung_choice(say("activity.intended"), base.intended, "intended")
why_intended = st.text_input(say("activity.why_intended"), value=base.why_intended, max_chars=400, key=f"{key}:why")
claimed = rung_choice(say("activity.claimed"), base.claimed, "claimed")
who = st.multiselect(
    say("activity.placed_by"),
    [p.id for p in framework.perspectives],
    default=[p for p in base.placed_by if p in {x.id for x in framework.perspectives}],
    format_func=lambda name: next(p.name for p in framework.perspectives if p.id == name),
    key=f"{key}:who",
)
with st.expander(say("activity.override_title"), type="compact"):
    st.markdown(say("activity.override_text"))
    rung = rung_choice(say("activity.override_rung"), base.override.rung if base.override else None, "override")
    because = st.text_input(
        say("activity.override_because"),
        value=base.override.because if base.override else "",
        max_chars=400,
        key=f"{key}:because",
    )

now = base.model_copy(
    update={
        "title": title.strip(),
        "description": description.strip(),
        "level": level,
        "domain": domain,
        "answers": answers,
        "intended": intended,
        "why_intended": why_intended.strip(),
        "claimed": claimed,
        "placed_by": tuple(who),
        "override": Override(rung=rung, because=because.strip()) if rung and because.strip() else None,
    }
)
st.header(say("activity.stands"), anchor=False)
shown = Placed(now, place(now, ladder), ladder)
st.markdown(ladder_words.stands(shown))
for heading, lines in (
    (say("ladder.ask_title"), ladder_words.asks(shown)),
    (say("ladder.why_title"), ladder_words.why(shown)),
    (say("ladder.move_title"), ladder_words.moves(shown)),
):
    if lines:
        st.markdown(f"**{heading}**\n\n" + "\n".join(f"- {line}" for line in lines))

st.space("small")
with st.container(horizontal=True):
    save = st.button(say("activity.save"), type="primary")
    remove = kept is not None and st.button(say("activity.remove"))
if save and (not now.title or (rung and not because.strip())):
    missing = [say("activity.missing_name")] if not now.title else []
    missing += [say("activity.missing_because")] if rung and not because.strip() else []
    pieces.faults(say("activity.missing"), missing)
elif save or remove:
    try:
        if remove and kept is not None:
            here.store().remove_activity(assessment.id, kept.id)
        else:
            here.store().save_activity(assessment.id, now)
            st.session_state.pop("new_activity", None)
        places.go("ladder")
    except StaleWrite as stale:
        pieces.faults(say("errors.stale"), [str(stale)])
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
