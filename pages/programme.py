"""Many sites together: choose their files, see common strengths and gaps, and take the tables away. Never one site alone."""

import json

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.charts import shares
from roadmap.charts.style import config
from roadmap.content.faults import ContentFaults
from roadmap.exchange.codebook import codebook, codebook_file
from roadmap.exchange.programme import join, read_programme
from roadmap.exchange.programme_files import WHOLE, folder_zip, programme_workbook
from roadmap.exchange.programme_models import HOLDS_PROGRAMME, Programme
from roadmap.exchange.programme_reading import Reading, reading
from roadmap.exchange.sealed_json import text_of
from roadmap.ui import downloads, here, kept_sites, own_site, pieces, places, programme_rows
from roadmap.ui.visitor import may
from roadmap.ui.words import say

pieces.needs("programme")

ZIP, JSON = "application/zip", "application/json"


def is_programme(content: bytes) -> bool:
    """Whether a file is an earlier programme, to which sites are added, and not the file of a site."""
    try:
        found = json.loads(content)
    except ValueError:
        return False
    return isinstance(found, dict) and found.get("holds") == HOLDS_PROGRAMME


def choose() -> tuple[list[tuple[str, bytes]], list[tuple[str, bytes]]]:
    """The files of sites that somebody chose, and the earlier programmes among them."""
    st.header(say("programme.choose"), anchor=False)
    st.markdown(say("programme.choose_text"))
    sent = [(one.name, one.getvalue()) for one in st.file_uploader(say("programme.files"), accept_multiple_files=True)]
    earlier = [one for one in sent if is_programme(one[1])]
    sites = [one for one in sent if one not in earlier]
    kept = [one for one in here.assessments() if not one.example]
    if kept and st.toggle(say("programme.kept"), help=say("programme.kept_help")):
        sites += kept_sites.files(kept)
    return sites, earlier


def joined(sites: list[tuple[str, bytes]], earlier: list[tuple[str, bytes]]) -> Programme | None:
    """The programme of the files; where something is wrong with any, all of it is said and there is none."""
    if len(earlier) > 1:
        pieces.faults(say("programme.faults"), [say("programme.one_earlier")])
        return None
    try:
        before = read_programme(earlier[0][1], earlier[0][0]) if earlier else None
        return join(sites, before)
    except ContentFaults as found:
        pieces.faults(say("programme.faults"), [pieces.plain(f"{fault.path}: {fault.message}") for fault in found.faults])
        return None


def draw_common(told: Reading) -> None:
    """Common strengths, and in the same size of type common gaps."""
    for key, rows in (("strengths", told.strengths), ("gaps", told.gaps)):
        st.header(say(f"programme.{key}"), anchor=False)
        st.markdown(say(f"programme.{key}_text" if rows else f"programme.no_{key}"))
        st.markdown(programme_rows.lines(told, rows))


def draw_topics(told: Reading) -> None:
    """The share of sites in the lower two stages, by topic, with its table."""
    if not told.domains:
        return
    st.header(say("programme.topics"), anchor=False)
    finding = programme_rows.finding(told)
    st.markdown(finding)
    ends = (say("programme.none"), say("programme.half"), say("programme.all"))
    figure = shares.shares(programme_rows.share_rows(told), ends, say("programme.hover"))
    st.plotly_chart(figure, key="programme:topics", config=config(), alt=say("programme.alt", finding=finding))
    st.caption(say("programme.key"))
    pieces.table(say("programme.topics_table"), programme_rows.table(told, programme_rows.by_share(told)))


def draw_tables(told: Reading) -> None:
    """Every core question, and people over open surveys, folded."""
    pieces.table(say("programme.items_table"), programme_rows.table(told, told.items))
    people = list(programme_rows.people_table(told))
    if people:
        pieces.table(say("programme.people_table"), people)


def draw_downloads(told: Reading) -> None:
    """The tables to take away, with the codebook that says what each column means."""
    st.header(say("programme.away"), anchor=False)
    st.markdown(say("programme.away_text"))
    whole, name = told.programme, f"programme-{here.today().isoformat()}"
    book = told.framework and codebook_file(codebook(told.framework), ".xlsx")
    with st.container(horizontal=True):
        for label, data, file, mime in (
            ("excel", programme_workbook(whole), f"{name}.xlsx", downloads.XLSX),
            ("csv", folder_zip(whole), f"{name}.zip", ZIP),
            ("whole", text_of(whole), WHOLE, JSON),
            ("codebook", book, f"codebook-{whole.framework}.xlsx", downloads.XLSX),
        ):
            if data:
                st.download_button(
                    say(f"programme.{label}"),
                    data=data,
                    file_name=file,
                    mime=mime,
                    key=f"programme:{label}",
                    icon=":material/download:",
                    on_click="ignore",
                )


places.link("home", say("setup.back"), icon=":material/arrow_back:")
st.title(say("programme.title"), anchor=False)
st.markdown(say("programme.lead"))
chosen, before = choose()
found = joined(chosen, before) if chosen or before else None
if found:
    told = reading(found)
    st.header(say("programme.joined_title"), anchor=False)
    if found.example:
        pieces.notice(say("programme.example"), icon=":material/science:")
    if found.sites:
        st.markdown(say("programme.joined", n=len(found.sites)))
    for note in found.notes:
        pieces.notice(note)
    if found.sites:
        draw_common(told)
        draw_topics(told)
        draw_tables(told)
        if told.hidden:
            st.markdown(say("programme.hidden", n=told.hidden, least=found.least_sites))
        if may(Deed.SAVE, Thing.PROGRAMME):
            draw_downloads(told)
own_site.draw(here.assessments())
