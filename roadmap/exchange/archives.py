"""Archives of one assessment: the shareable one, and the keeper's one, which holds raw answers and is encrypted."""

import hashlib
from typing import Any

from pydantic import TypeAdapter

from roadmap.assessment.collection_models import Collection, CollectionSettings
from roadmap.assessment.meeting_models import Together
from roadmap.assessment.models import Agreement, Assessment, Audience, CollectionKind, Release
from roadmap.evaluation.kept_models import SharedEvaluation
from roadmap.exchange import sealing, zipping
from roadmap.exchange.backup_files import is_backup
from roadmap.exchange.models import ArchiveParts, ArchiveProblem, RawAnswers
from roadmap.ladder.models import Activity
from roadmap.plan.feedback_models import Contribution
from roadmap.plan.meeting_models import PlanMeeting
from roadmap.plan.meetings_outside import may_be_shared
from roadmap.plan.models import Plan, PlanInputs

SHAREABLE = (
    "Trauma-informed self-assessment: shareable archive. It holds the framework, releases, agreements, "
    "activities and plan of one assessment, and nobody's own answers."
)
KEEPER = (
    "Trauma-informed self-assessment: KEEPER'S ARCHIVE. This file holds raw answers of single people. "
    "It is for the keeper of the machine only: do not pass it on."
)
#: Every part but the framework and the raw answers, by its name; each is a JSON file.
PARTS: dict[str, TypeAdapter[Any]] = {
    "assessment": TypeAdapter(Assessment),
    "collections": TypeAdapter(tuple[Collection, ...]),
    "releases": TypeAdapter(tuple[Release, ...]),
    "agreements": TypeAdapter(tuple[Agreement, ...]),
    "together": TypeAdapter(Together),
    "activities": TypeAdapter(tuple[Activity, ...]),
    "plan_inputs": TypeAdapter(PlanInputs),
    "plan": TypeAdapter(Plan),
    "plan_meetings": TypeAdapter(tuple[PlanMeeting, ...]),
    "contributions": TypeAdapter(tuple[Contribution, ...]),
    "evaluations": TypeAdapter(tuple[SharedEvaluation, ...]),
}
#: Parts that archives of earlier versions do not have.
SINCE = {"together", "plan_meetings", "contributions", "evaluations"}
FRAMEWORK, RAW = "framework.json", "raw_answers.json"
#: Where an archive of format 1 said of which kind its one collection was.
KIND = "kind.json"
COLLECTIONS = "collections.json"


def write_archive(parts: ArchiveParts, passphrase: str | None = None) -> bytes:
    """The archive as a file: with raw answers encrypted by the passphrase, else a zip of JSON that can be shared.

    ArchiveProblem where answers come without a passphrase (or the other way round), or where what is to be
    shared holds a release that is for the room only.
    """
    if parts.raw is None:
        if passphrase is not None:
            raise ArchiveProblem(
                "An archive without answers is not encrypted.",
                "passphrase",
                "Leave the passphrase out, or ask for the answers too.",
            )
        if any(release.audience is Audience.ROOM for release in parts.releases):
            raise ArchiveProblem(
                "A release that is for the people in the room only cannot be shared.",
                "releases",
                "Make a release for the organisation and export that.",
            )
        if any(view.issued_on is None for view in parts.together.minority_views):
            raise ArchiveProblem(
                "A different view that no paper has carried belongs to the room and cannot be shared.",
                "together",
                "Leave it out, or issue the paper first where its holder wants it read.",
            )
        if not all(may_be_shared(meeting) for meeting in parts.plan_meetings):
            raise ArchiveProblem(
                "A meeting that is under way, or that counts fewer than five people of a group, cannot be shared.",
                "plan_meetings",
                "Leave it out, or close the meeting and leave the numbers out.",
            )
        if any(one.published is None for one in parts.contributions):
            raise ArchiveProblem(
                "An answer to contributors that was not published is a draft of the group and cannot be shared.",
                "contributions",
                "Leave it out, or publish it first.",
            )
        return zipping.pack(SHAREABLE, _files(parts))
    if not passphrase:
        raise ArchiveProblem(
            "An archive that holds answers needs a passphrase.", "passphrase", "Choose a passphrase of at least four words."
        )
    return sealing.seal(KEEPER, zipping.pack(KEEPER, _files(parts)), passphrase)


def needs_passphrase(data: bytes) -> bool:
    """Whether a file is a keeper's archive."""
    return data.startswith(KEEPER.encode())


def read_archive(data: bytes, passphrase: str | None = None) -> ArchiveParts:
    """What an archive holds; all of it or nothing.

    ArchiveProblem where it is no archive, was written by a newer version, is cut short or altered, is too
    large to be one, or where the passphrase is missing or wrong.
    """
    if is_backup(data):
        raise ArchiveProblem(
            "This file is a backup of everything, not the archive of one assessment.",
            "the start of the file",
            "Put it back with 'restore', or choose an archive.",
        )
    keeper = needs_passphrase(data)
    files = zipping.unpack(sealing.unseal(KEEPER, data, passphrase) if keeper else data)
    if (RAW in files) != keeper:
        raise zipping.altered(RAW)
    return _parts(files)


def _files(parts: ArchiveParts) -> dict[str, bytes]:
    files = {f"{name}.json": adapter.dump_json(getattr(parts, name), indent=1) for name, adapter in PARTS.items()}
    files[FRAMEWORK] = parts.framework_text.encode()
    if parts.raw:
        files[RAW] = parts.raw.model_dump_json(indent=1).encode()
    return files


def _parts(files: dict[str, bytes]) -> ArchiveParts:
    """The parts as models. Their hashes fit the manifest, so what does not fit the models was changed together with it."""
    reading = zipping.MANIFEST
    values: dict[str, object] = {}
    try:
        if KIND in files:
            reading = KIND
            files = files | {COLLECTIONS: _only_collection(files)}
        for name, adapter in PARTS.items():
            reading = f"{name}.json"
            if name in SINCE and reading not in files:
                continue
            values[name] = adapter.validate_json(files[reading])
        reading = FRAMEWORK
        values["framework_text"] = files[FRAMEWORK].decode()
        if RAW in files:
            reading = RAW
            values["raw"] = RawAnswers.model_validate_json(files[RAW])
        reading = "the parts together"
        parts = ArchiveParts.model_validate(values)
        reading = FRAMEWORK
        if hashlib.sha256(files[FRAMEWORK]).hexdigest() != parts.assessment.framework.hash:
            raise zipping.altered(FRAMEWORK)
        _ = parts.framework
    except (KeyError, ValueError) as error:
        raise zipping.altered(reading) from error
    return parts


def _only_collection(files: dict[str, bytes]) -> bytes:
    """The one collection of an archive of format 1, which was told and asked what its assessment said."""
    assessment = Assessment.model_validate_json(files["assessment.json"])
    kind = TypeAdapter(CollectionKind).validate_json(files[KIND])
    only = Collection(
        id=assessment.id,
        assessment_id=assessment.id,
        kind=kind,
        set_id=assessment.set_id,
        closed_on=assessment.closed_on if kind is CollectionKind.OPEN_SURVEY else None,
        settings=CollectionSettings(contacts=assessment.contacts),
    )
    return TypeAdapter(tuple[Collection, ...]).dump_json((only,))
