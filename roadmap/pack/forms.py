"""The forms of the pack: each set as a printed form of no collection yet, with blanks for what people are promised."""

from roadmap.assessment.collection_models import Collection, CollectionSettings
from roadmap.assessment.models import Assessment, CollectionKind, Contacts, FrameworkRef, Organisation
from roadmap.assessment.told import told
from roadmap.content.models import ItemSet
from roadmap.pack.making import PackParts
from roadmap.reports.forms import FormParts, paper_form
from roadmap.reports.models import Document

_BLANKS = (
    "organisation", "asked_by", "purpose", "independent", "daytime", "feedback_by", "feedback_from", "feedback_where", "pay",
)  # fmt: skip


def form_document(
    parts: PackParts, asked: ItemSet, *, by_hand: bool = False, group: bool = False, large: bool = False
) -> Document:
    """The form for a set. `by_hand` leaves lines to write on where else words in [square brackets] say what belongs there."""
    blank = {name: parts.say("form.line") if by_hand else parts.say(f"form.{name}") for name in _BLANKS}
    kind = CollectionKind.GROUP if group else CollectionKind.OPEN_SURVEY if asked.shared else CollectionKind.IN_THE_ROOM
    assessment, collection = _nobodys(parts, asked, kind, blank)
    names = {
        "independent_contact": blank["independent"],
        "date": blank["feedback_by"],
        "name": blank["feedback_from"],
        "place": blank["feedback_where"],
    }
    made = paper_form(
        FormParts(
            assessment=assessment,
            collection=collection,
            framework=parts.framework,
            told=dict(told(parts.fixed, names, kind, notes=False)),
            words=parts.report_words,
            support=parts.support,
            printed_on=parts.written_on,
            perspective=None,
            set_id=asked.id,
            large=large,
        )
    )
    return made.model_copy(update={"organisation": "", "subtitle": asked.name})


def _nobodys(parts: PackParts, asked: ItemSet, kind: CollectionKind, blank: dict[str, str]) -> tuple[Assessment, Collection]:
    """An assessment and a collection that nobody has begun, with blanks where names will stand."""
    about = parts.framework.about
    contacts = Contacts(asked_by=blank["asked_by"], independent=blank["independent"], daytime_support=blank["daytime"])
    assessment = Assessment(
        id="pack",
        organisation=Organisation(id="pack", name=blank["organisation"]),
        service=parts.say("form.service"),
        round_name=parts.say("form.round"),
        framework=FrameworkRef(id=about.id, version=about.version, hash=""),
        set_id=asked.id,
        contacts=contacts,
        created_on=parts.written_on,
    )
    settings = CollectionSettings(contacts=contacts, pay=blank["pay"])
    return assessment, Collection(
        id="pack", assessment_id="pack", kind=kind, title="", purpose=blank["purpose"], set_id=asked.id, settings=settings
    )
