"""`invite`: a link for a view, or personal links; shown once, and only where every promise to those invited is made."""

import os
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from roadmap.access.models import Role
from roadmap.assessment.collecting import HERE, end_of, link_until, needed_to_invite
from roadmap.assessment.models import CollectionKind
from roadmap.cli.archives import newest
from roadmap.cli.layout import counted, words
from roadmap.cli.opening import opened_store
from roadmap.cli.output import Failure, print_json, remark, say
from roadmap.cli.running import WRONG_USAGE

if TYPE_CHECKING:
    from roadmap.assessment.collection_models import Collection
    from roadmap.store import Store

MODE = "ROADMAP_MODE"


def invite(
    collection_id: str | None,
    perspective: str | None,
    personal: int | None,
    days: int | None,
    base: str | None,
    assessment_id: str | None,
    as_json: bool,
) -> int:
    """Makes one link for everybody of a view, or so many personal ones, and prints them this once."""
    before, mode = _before(base), os.environ.get(MODE, "").strip().lower()
    with opened_store() as store:
        chosen = _chosen(store, collection_id, assessment_id)
        _invites(chosen, mode)
        _known(store, chosen, perspective)
        last = _last_day(chosen, days, datetime.now(HERE).date())
        ends = end_of(last)
        if personal:
            tokens = store.make_batch(chosen.id, ends, personal, perspective=perspective).tokens
        else:
            tokens = (store.make_link(Role.RESPONDENT, chosen.id, ends, perspective=perspective).token,)
    links = [f"{before}/j/{token}" for token in tokens]
    if as_json:
        about = {"assessment": chosen.assessment_id, "collection": chosen.id, "perspective": perspective}
        print_json({"invited": about | {"personal": bool(personal), "last_day": last.isoformat(), "links": links}})
    else:
        say(links)
    made = counted(personal, "personal link", "personal links") if personal else f"One link for {perspective or 'any view'}"
    remark(
        f"{made}, open until {last.isoformat()}. Shown this once and kept nowhere. What went astray can be taken back in the app."
    )
    _remarks(personal is not None, before, mode)
    return 0


def _chosen(store: "Store", collection_id: str | None, assessment_id: str | None) -> "Collection":
    """The collection that is named, else the one open survey of the assessment. NotKept where either is not there."""
    if collection_id:
        named = store.collection(collection_id)
        if assessment_id and named.assessment_id != assessment_id:
            message = "This collection of answers belongs to another assessment. Leave --assessment out, or correct it."
            raise Failure("OTHER_ASSESSMENT", message, named.assessment_id)
        return named
    wanted = store.assessment(assessment_id or newest(store)).id
    found = [one for one in store.collections(wanted) if one.is_survey and one.closed_on is None]
    if not found:
        message = "This assessment has no open survey. Set one up in the app, or name a collection of answers."
        raise Failure("NO_SURVEY", message, wanted)
    if len(found) > 1:
        listed = "; ".join(f"{one.id} ({one.title or 'without a name'})" for one in found)
        raise Failure("SEVERAL", f"This assessment has several open surveys. Name one: {listed}.", wanted)
    return found[0]


def _invites(chosen: "Collection", mode: str) -> None:
    """Failure where nobody can be invited by a link, with what stands in the way."""
    if chosen.closed_on is not None:
        message = f"This closed on {chosen.closed_on.isoformat()}, so nobody can be invited any more."
        raise Failure("CLOSED", message, chosen.id)
    if chosen.kind is CollectionKind.GROUP:
        message = "A group's answer is written down by somebody the group trusts. Nobody is invited to it by a link."
        raise Failure("NOT_BY_LINK", message, chosen.id)
    if mode == "room" and chosen.is_survey:
        raise Failure("NOT_BY_LINK", words("invitations.survey_in_room"), MODE)
    lacks = needed_to_invite(chosen)
    if lacks:
        told = " ".join(words(f"collection.needed_{one}") for one in lacks)
        raise Failure("NOT_READY", f"{words('invitations.not_ready')} {told}", chosen.id)


def _known(store: "Store", chosen: "Collection", perspective: str | None) -> None:
    """Failure where a view is none of those that are invited."""
    views = [one.id for one in store.framework_of(chosen.assessment_id).perspectives]
    invited = [one for one in views if not chosen.perspectives or one in chosen.perspectives]
    if perspective and perspective not in invited:
        message = f"“{perspective}” is none of the views that are invited: {', '.join(invited)}."
        raise Failure("OTHER_VIEW", message, "--perspective")


def _last_day(chosen: "Collection", days: int | None, today: date) -> date:
    """The last day on which a link opens: so many days from now, else as long as people can read what was heard."""
    told = chosen.closes_on
    if told and told < today:
        message = f"People were told they could answer until {told.isoformat()}. Choose a later day in the app first."
        raise Failure("CLOSED", message, chosen.id)
    longest = link_until(chosen, today)
    return longest if days is None else min(today + timedelta(days=days), longest) if told else today + timedelta(days=days)


def _before(base: str | None) -> str:
    """What stands before `/j/`; nothing where no address is given. Failure where it is no address of a server."""
    if base is None:
        return ""
    try:
        found = urlsplit(base)
        sound = found.scheme in ("http", "https") and bool(found.hostname) and not (found.query or found.fragment)
    except ValueError:
        sound = False
    if not sound:
        message = f"“{base}” is no address that people can open. Write it as https://answers.example.org."
        raise Failure("WRONG_USAGE", message, "--base", WRONG_USAGE)
    return base.rstrip("/")


def _remarks(personal: bool, before: str, mode: str) -> None:
    if personal:
        remark("Hand them out in any order, and write no names on them or beside them. Which one was used is known to nobody.")
    if not before:
        remark("Put the address of your server before each, or give it with --base.")
    if mode not in ("room", "shared"):
        remark("A link opens only where the tool runs for a room or shared, on the database it was made in.")
