"""What whoever gave their view reads on coming back: which way lets them in, what stands there, and whom to talk to."""

import streamlit as st

from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment, CollectionKind, Respondent
from roadmap.content.models import Framework
from roadmap.plan import feedback
from roadmap.plan.feedback_models import Contribution
from roadmap.ui import answers_read, giving, here, looked_at, own_answers, pieces, places, promise, saying_otherwise
from roadmap.ui.giving import Giving
from roadmap.ui.visitor import visitor
from roadmap.ui.words import say


def is_open(here_now: Giving) -> bool:
    """Whether what was heard may be read now: by the group's own link, where a link is enough, or with a code of the collection.

    It tells nothing of anybody; the code keeps it with those who were asked, unless the organisation chose otherwise.
    """
    if here_now.collection.kind is CollectionKind.GROUP or here_now.collection.settings.heard_open:
        return True
    return here_now.respondent is not None and own_answers.is_open(here_now.respondent)


def only_reads(here_now: Giving) -> bool:
    """Whether a link leads to a group's answer, which somebody wrote down for it: whoever comes by it reads alone."""
    return here_now.collection.kind is CollectionKind.GROUP and visitor().by_link


def whose(here_now: Giving) -> Respondent | None:
    """Who may say here that they said otherwise: whoever gave their code, or the one group whose link this is."""
    if here_now.respondent and own_answers.is_open(here_now.respondent):
        return here_now.respondent
    if here_now.collection.kind is not CollectionKind.GROUP:
        return None
    groups = here.store().respondents(here_now.collection.id)
    return groups[0] if len(groups) == 1 else None


def ask_for_code(here_now: Giving) -> None:
    """The field for the code, and what to do without one."""
    own_answers.ask_for_code(title=say("heard.ask_title"), lead=say("heard.ask_lead"), button=say("heard.open"))
    settings = here_now.collection.settings
    if settings.feedback_from and settings.feedback_where:
        words = {"name": pieces.plain(settings.feedback_from), "place": pieces.plain(settings.feedback_where)}
        st.markdown(say("heard.no_code", **words))
    else:
        st.markdown(say("heard.no_code_bare"))


def there(collection: Collection) -> tuple[Contribution, ...]:
    """What the people of a collection can read, newest first."""
    return feedback.to_read(here.store().contributions(collection.assessment_id), collection.id)


def draw(assessment: Assessment, framework: Framework, collection: Collection, who: Respondent | None, *, replies: bool) -> None:
    """Every answer for the people of a collection; `replies` says whether they can write back here."""
    st.title(say("heard.title"), anchor=False)
    names = {"organisation": pieces.plain(assessment.organisation.name), "service": pieces.plain(assessment.service)}
    st.markdown(say("heard.lead", **names))
    listed = there(collection)
    if not listed:
        nothing(collection)
    for number, one in enumerate(listed, start=1):
        answers_read.draw(one, framework, number if len(listed) > 1 else None)
        if replies:
            saying_otherwise.draw(collection, one, who)
    whom_to_ask(collection)


def nothing(collection: Collection) -> None:
    """Nothing stands here: when it will, or that it is owed, said plainly."""
    settings = collection.settings
    by = settings.contacts.feedback_by
    if by and by < here.today():
        st.markdown(say("heard.nothing_late", date=pieces.date_words(by), name=pieces.plain(settings.feedback_from)))
    elif by and not promise.lacking(collection):
        st.markdown(f"{say('heard.nothing')} {promise.sentences(collection)['feedback']}")
    else:
        st.markdown(say("heard.nothing"))


def whom_to_ask(collection: Collection) -> None:
    """Who tells people, and somebody independent."""
    settings = collection.settings
    lines = []
    if settings.feedback_from:
        lines.append(say("heard.teller", name=pieces.plain(settings.feedback_from)))
    if settings.contacts.independent:
        lines.append(say("heard.independent", contact=pieces.plain(settings.contacts.independent)))
    if lines:
        st.header(say("heard.talk_title"), anchor=False)
        st.markdown("\n".join(f"- {line}" for line in lines))


def link_from(here_now: Giving) -> None:
    """The way to this page from others of theirs, once there is something to read or the day it was promised for has come."""
    by = here_now.collection.settings.contacts.feedback_by
    if there(here_now.collection) or (by and by <= here.today()):
        places.link("heard", say("heard.link"), icon=":material/hearing:")


def preview(assessment: Assessment, framework: Framework) -> Collection | None:
    """For those who write the answers: whose page to look at, drawn as they see it. None where there is no collection."""
    found = {one.id: one for one in here.store().collections(assessment.id)}
    if not found:
        return None
    pieces.notice(say("heard.preview"), icon=":material/visibility:")
    first = next((one.id for one in found.values() if there(one)), next(iter(found)))
    chosen = st.selectbox(
        say("heard.which"),
        list(found),
        index=list(found).index(first),
        format_func=lambda one: looked_at.name_of(found[one]),
        key="heard:which",
    )
    draw(assessment, framework, found[chosen], None, replies=False)
    return found[chosen]


def close() -> None:
    """Nothing of anybody is left on this device."""
    st.button(say("heard.close"), key="heard:close", width="stretch", on_click=giving.forget)
