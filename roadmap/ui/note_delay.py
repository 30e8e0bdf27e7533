"""The first thing a facilitator sees: that notes have waited longer than promised. How many, and never what they say."""

from roadmap.access.models import Deed, Thing
from roadmap.assessment.models import Assessment
from roadmap.assessment.notes import delays, lacking
from roadmap.ui import here, pieces, places
from roadmap.ui.visitor import may
from roadmap.ui.words import say


def draw(assessment: Assessment) -> None:
    """A box where a promise is broken, with the way to the notes for whoever reads them; nothing where none is."""
    if not may(Deed.SEE, Thing.NOTE_DELAYS):
        return
    found = delays(here.store().notes_due(assessment.id), here.today())
    if found.late:
        key = "note_delay.late_one" if found.late == 1 else "note_delay.late"
        since = pieces.date_words(found.since)
        pieces.notice(say(key, n=found.late, since=since, who=_who(assessment)), icon=":material/hourglass_bottom:")
    if found.waiting:
        places.link("notes", say("note_delay.link"), icon=":material/mail:")


def _who(assessment: Assessment) -> str:
    """Who can read them: named where one promise holds for all of the assessment."""
    promises = {one.settings.notes for one in here.store().collections(assessment.id) if not lacking(one.settings.notes)}
    if len(promises) != 1:
        return say("note_delay.anybody")
    (promise,) = promises
    return say("note_delay.reader_or_cover", reader=pieces.plain(promise.reader), cover=pieces.plain(promise.cover))
