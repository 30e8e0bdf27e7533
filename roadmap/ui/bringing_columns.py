"""What the columns and labels of a sheet mean, where its wording does not say it: offered, confirmed, kept for the next sheet."""

from difflib import get_close_matches

import streamlit as st

from roadmap.assessment.arrival_models import SheetColumns, Use
from roadmap.content.models import DONT_KNOW, NOT_APPLICABLE
from roadmap.exchange.answer_columns import Column, bare
from roadmap.exchange.answer_labels import SKIPPED
from roadmap.exchange.arrivals import unknown_labels
from roadmap.ui import here, pieces
from roadmap.ui.bringing import Read, how_to_read
from roadmap.ui.made_once import once
from roadmap.ui.words import say

#: A label that stays a fault.
NO_ANSWER = "#none"


def settled(sheet: Read) -> bool:
    """Whether it is clear what each column holds; where it is not, it is asked. Labels can be settled as well."""
    if sheet.grid is None:
        return True
    questions = [column for column in sheet.columns if column.use in sheet.framework.items]
    unsure = [column for column in sheet.columns if not column.sure]
    if not questions and not unsure:
        pieces.faults(say("bring_answers.faults"), [say("bring_answers.no_questions")])
        return False
    if unsure:
        _ask_columns(sheet, unsure)
        return False
    if not questions:
        pieces.faults(say("bring_answers.faults"), [say("bring_answers.no_questions")])
    else:
        st.markdown(say("bring_answers.found", n=len(questions)))
        _ask_labels(sheet)
    _offer_change(sheet)
    return bool(questions)


def _offer_change(sheet: Read) -> None:
    with st.expander(say("bring_answers.columns_change"), type="compact", key="bring:change"):
        _ask_columns(sheet, list(sheet.columns), key="all")


def _ask_columns(sheet: Read, columns: list[Column], key: str = "unsure") -> None:
    """Which question each heading is, the nearest chosen already; nothing is read before it is confirmed."""
    names = {use.value: say(f"bring_answers.use_{use.name.lower()}") for use in (Use.LEFT_OUT, Use.VIEW, Use.WAY, Use.NUMBER)}
    names |= {item.id: item.text for item in sheet.framework.items.values()}
    if key == "unsure":
        st.header(say("bring_answers.columns_title"), anchor=False)
    st.markdown(say("bring_answers.columns_lead"))
    with st.form(f"columns:{key}", border=False, enter_to_submit=False):
        meant: dict[str, str] = {}
        for column in columns:
            first = [*column.close, Use.LEFT_OUT.value]
            options = list(dict.fromkeys([*first, *names]))
            meant[bare(column.heading)] = st.selectbox(
                say("bring_answers.column", heading=pieces.plain(column.heading)),
                options,
                index=options.index(column.use) if column.use in options else options.index(Use.LEFT_OUT.value),
                format_func=lambda one: names[one],
                key=f"column:{key}:{column.place}:{bare(column.heading)}",
            )
        sent = st.form_submit_button(say("bring_answers.columns_button"), type="primary" if key == "unsure" else "secondary")
    if sent:
        _keep(sheet, SheetColumns(columns=sheet.kept.columns | meant, labels=sheet.kept.labels))


def _ask_labels(sheet: Read) -> None:
    """Which answer each label is that no question has, the nearest chosen already."""
    grid = sheet.grid
    assert grid is not None
    unknown = once("labels", (sheet.mark, sheet.kept, sheet.about), lambda: unknown_labels(grid, how_to_read(sheet)))
    if not unknown:
        return
    st.header(say("bring_answers.labels_title"), anchor=False)
    st.markdown(say("bring_answers.labels_lead"))
    with st.form("labels", border=False, enter_to_submit=False):
        meant = {scale: dict(labels) for scale, labels in sheet.kept.labels.items()}
        for scale, labels in unknown.items():
            names = _answers(sheet, scale)
            for label, shown in labels.items():
                options = list(names)
                chosen = st.selectbox(
                    say("bring_answers.label", label=pieces.plain(shown)),
                    options,
                    index=options.index(_nearest(label, names)),
                    format_func=names.__getitem__,
                    key=f"label:{scale}:{label}",
                )
                if chosen != NO_ANSWER:
                    meant.setdefault(scale, {})[label] = chosen
        sent = st.form_submit_button(say("bring_answers.labels_button"), type="primary")
    if sent:
        _keep(sheet, sheet.kept.model_copy(update={"labels": meant}))


def _answers(sheet: Read, scale: str) -> dict[str, str]:
    """Every answer of a scale with its name, as the questions of this sheet have it; both names where they have two."""
    items = [item for item in how_to_read(sheet).items.values() if sheet.framework.scale_of(item.id).id == scale]
    names = {NO_ANSWER: say("bring_answers.label_none")}
    for stage in sheet.framework.scales[scale].stages:
        names[stage.id] = " / ".join(dict.fromkeys(sheet.framework.stage_name(item, stage.id) for item in items))
    return names | {
        DONT_KNOW: say("question.dont_know"),
        NOT_APPLICABLE: say("question.not_applicable"),
        SKIPPED: say("bring_answers.label_skipped"),
    }


def _nearest(label: str, names: dict[str, str]) -> str:
    """The stage whose name is most like a label; none where none is."""
    words = {bare(part): answer for answer, name in names.items() for part in name.split(" / ") if answer != NO_ANSWER}
    near = get_close_matches(label, list(words), n=1, cutoff=0.6)
    return words[near[0]] if near else NO_ANSWER


def _keep(sheet: Read, meant: SheetColumns) -> None:
    here.store().keep_sheet_columns(sheet.about.id, meant)
    st.rerun()
