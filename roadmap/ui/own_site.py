"""The figures of a site that is kept here, as the file it sends to whoever looks at many sites: read first, then taken away."""

from collections import Counter
from collections.abc import Callable, Sequence

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.models import Assessment, CollectionKind
from roadmap.exchange.sealed_json import text_of
from roadmap.exchange.site_models import SiteRelease
from roadmap.ui import downloads, kept_sites, pieces, presses
from roadmap.ui.visitor import may
from roadmap.ui.words import say

JSON = "application/json"


def draw(assessments: Sequence[Assessment]) -> None:
    """Choose a round that is kept here, read what leaves, and take the file away; nothing for whoever may not."""
    if not may(Deed.SAVE, Thing.RELEASE):
        return
    found = {one.id: (one, made) for one in assessments if (made := kept_sites.release_of(one))}
    if not found:
        return
    presses.keep()
    st.header(say("own_site.title"), anchor=False)
    st.markdown(say("own_site.lead"))
    chosen = st.selectbox(say("own_site.which"), list(found), format_func=lambda one: _named(found[one][0]), key="own_site:which")
    assessment, made = found[chosen]
    st.markdown("\n".join(f"- {line}" for line in _what_leaves(made)))
    if made.collection is CollectionKind.IN_THE_ROOM:
        pieces.notice(say("own_site.room"))
    name = st.text_input(say("own_site.name"), max_chars=100, help=say("own_site.name_help"), key="own_site:name").strip()
    st.download_button(
        say("own_site.button"),
        data=_maker(assessment, name),
        file_name=downloads.file_name(assessment, say("own_site.file"), "json"),
        mime=JSON,
        key="own_site:save",
        icon=":material/download:",
        on_click="ignore",
    )


def _named(one: Assessment) -> str:
    return f"{one.organisation.name}, {one.service}, {one.round_name}"


def _what_leaves(made: SiteRelease) -> list[str]:
    """What the file holds, in counts; it holds no view, note, title or word of anybody."""
    states = Counter(item.state for item in made.items)
    lines = [
        say("own_site.people", n=made.people) if made.people is not None else say("own_site.people_few"),
        say("own_site.items", n=states["shown"], withheld=states["withheld"]),
        say("own_site.besides", placements=len(made.placements), actions=len(made.actions)),
        say("own_site.without"),
    ]
    return [*lines, say("own_site.example")] if made.example else lines


def _maker(assessment: Assessment, name: str) -> Callable[[], bytes]:
    def make() -> bytes:
        made = kept_sites.release_of(assessment, name)
        assert made is not None, "what is offered can be made"
        return text_of(made)

    return make
