"""One activity: what it was, what people could do in it, and where that puts it."""

import secrets

import streamlit as st

from roadmap.content.ladder_models import UNKNOWN, Criterion
from roadmap.content.loading import find_ladder, ladders
from roadmap.ladder.models import Activity, Override
from roadmap.ladder.placement import place
from roadmap.plan.candidates import Placed
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import conflict, here, ladder_words, pieces, places, standing
from roadmap.ui.words import say

pieces.needs("activity")

LEVELS = ("individual", "service", "strategic")
assessment = pieces.needs_assessment()
framework = here.framework()
ladder = find_ladder(st.session_state.get("ladder_chosen", standing.DEFAULT_LADDER))
wanted = st.query_params.get("activity", "")
# What somebody began to change stays what they change, whatever is saved in another tab; the ladder page forgets it.
if st.session_state.get("activity:wanted") != (assessment.id, wanted):
    found = next((a for a in here.store().activities(assessment.id) if a.id == wanted), None)
    st.session_state["activity:base"] = found or Activity(id=secrets.token_hex(8), title="", subject=ladder.about.subject)
    st.session_state["activity:wanted"] = (assessment.id, wanted)
    st.session_state.pop("activity:theirs", None)
base: Activity = st.session_state["activity:base"]
if base.subject != ladder.about.subject:
    ladder = next(one for name in ladders() if (one := find_ladder(name)).about.subject == base.subject)
kept = base if base.revision else None
key = f"activity:{base.id}"


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


def plain_rung(rung: str) -> str:
    """A rung as a field can show it, without marks."""
    return ladder_words.rung_words(ladder, rung).replace("**", "")


def ask_evidence(answered: dict[str, str]) -> dict[str, str]:
    """A line for what shows each answer, folded: nothing on the page moves while somebody answers."""
    noted = dict(base.evidence)
    with st.expander(say("activity.evidence_title"), type="compact", key=f"{key}:evidence"):
        for name in answered:
            criterion = ladder.criterion[name]
            line = st.text_input(criterion.text, value=noted.get(name, ""), max_chars=400, key=f"{key}:evidence:{name}").strip()
            noted = {n: words for n, words in (noted | {name: line}).items() if words}
        st.caption(say("activity.evidence_how"))
    return noted


def rung_choice(label: str, current: str | None, name: str) -> str | None:
    """A rung of the ladder, or nothing said."""
    if current and current not in ladder.rung_ids:
        st.caption(say("activity.other_ladder", label=label))
        return current
    options = [None, *ladder.rung_ids]
    return st.selectbox(
        label,
        options,
        index=options.index(current) if current in options else 0,
        format_func=lambda r: say("activity.not_said") if r is None else plain_rung(r),
        key=f"{key}:{name}",
    )


def in_words(one: Activity) -> dict[str, str]:
    """What people can change of it, by the label on the page."""
    rungs = {rung: plain_rung(rung) for rung in ladder.rung_ids}
    names = {p.id: p.name for p in framework.perspectives}
    words = {
        say("activity.name"): one.title,
        say("activity.description"): one.description,
        say("activity.children"): say("activity.yes") if one.children else "",
        say("activity.level"): say(f"activity.level_{one.level}") if one.level else "",
        say("activity.domain"): next((d.title for d in framework.domains if d.id == one.domain), ""),
    }
    for criterion in ladder.criteria:
        options = {option.id: option.text for option in criterion.options} | {UNKNOWN: say("activity.dont_know")}
        given = one.answers.get(criterion.id, ())
        words[criterion.text] = ", ".join(options.get(name, name) for name in ((given,) if isinstance(given, str) else given))
    return words | {
        say("activity.intended"): rungs.get(one.intended or "", ""),
        say("activity.why_intended"): one.why_intended,
        say("activity.claimed"): rungs.get(one.claimed or "", ""),
        say("activity.placed_by"): ", ".join(names.get(name, name) for name in one.placed_by),
        say("activity.override_rung"): rungs.get(one.override.rung, "") if one.override else "",
        say("activity.override_because"): one.override.because if one.override else "",
    }


def keep(mine: Activity) -> None:
    """Save it and go back to the ladder; what another person changed meanwhile is shown first."""
    theirs: Activity | None = st.session_state.get("activity:theirs")
    try:
        here.store().save_activity(assessment.id, conflict.merged(base, mine, theirs) if theirs else mine)
    except StaleWrite as stale:
        if stale.theirs is None:
            pieces.faults(say("errors.stale_removed"), [])
            return
        st.session_state["activity:theirs"] = stale.theirs
        conflict.show(in_words(conflict.merged(base, mine, stale.theirs)), in_words(stale.theirs), say("activity.stale_how"))
    else:
        places.go("ladder")


places.link("ladder", say("activity.back"), icon=":material/arrow_back:")
st.title(say("activity.title_new") if kept is None else pieces.plain(base.title), anchor=False)
st.markdown(say("activity.lead" if base.subject == "activity" else "activity.lead_service"))

st.header(say("activity.what" if base.subject == "activity" else "activity.which_service"), anchor=False)
title = st.text_input(
    say("activity.name" if base.subject == "activity" else "activity.name_service"),
    value=base.title,
    max_chars=200,
    key=f"{key}:title",
)
description = st.text_area(say("activity.description"), value=base.description, max_chars=10_000, key=f"{key}:description")
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

children = base.children
if base.subject == "activity":
    children = st.toggle(say("activity.children"), value=base.children, key=f"{key}:children")

st.header(say("activity.questions" if base.subject == "activity" else "activity.questions_service"), anchor=False)
quick = set(ladder.about.quick)
if quick:
    whole = st.toggle(say("activity.all_questions"), value=any(c not in quick for c in base.answers), key=f"{key}:all")
else:
    whole = True
asked = [criterion for criterion in ladder.criteria if whole or criterion.id in quick]
answers = {name: given for name, given in base.answers.items() if name not in ladder.criterion}
answered = {criterion.id: chosen for criterion in asked if (chosen := ask(criterion)) is not None}
answers |= answered
evidence = ask_evidence({name: chosen for name, chosen in answered.items() if chosen != UNKNOWN})
answers |= {name: given for name, given in base.answers.items() if name not in answers}

st.header(say("activity.meant"), anchor=False)
st.markdown(say("activity.meant_text"))
intended = rung_choice(say("activity.intended"), base.intended, "intended")
why_intended = st.text_input(say("activity.why_intended"), value=base.why_intended, max_chars=1000, key=f"{key}:why")
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
        max_chars=1000,
        key=f"{key}:because",
    )

now = base.model_copy(
    update={
        "title": title.strip(),
        "description": description.strip(),
        "level": level,
        "domain": domain,
        "children": children,
        "answers": answers,
        "evidence": evidence,
        "intended": intended,
        "why_intended": why_intended.strip(),
        "claimed": claimed,
        "placed_by": tuple(who),
        "override": Override(rung=rung, because=because.strip()) if rung and because.strip() else None,
    }
)
st.header(say("activity.stands"), anchor=False)
shown = Placed(now, place(now, ladder), ladder)
begun = any(now.answers.get(criterion.id) for criterion in ladder.criteria)
st.markdown(ladder_words.stands(shown) if begun else say("activity.stands_empty"))
for heading, lines in (
    (say("ladder.ask_title"), ladder_words.asks(shown)),
    (say("ladder.why_title"), ladder_words.why(shown)),
    (say("ladder.move_title"), ladder_words.moves(shown)),
):
    if lines and begun:
        st.markdown(f"**{heading}**\n\n" + "\n".join(f"- {line}" for line in lines))

if children and not ladder.about.since_children:
    offered = [one for name in ladders() if (one := find_ladder(name)).about.since_children]
    st.markdown(say("activity.children_offer"))
    st.markdown("\n".join(f"- **{one.about.title}** ({one.about.short})" for one in offered))

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
            places.go("ladder")
        else:
            keep(now)
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
