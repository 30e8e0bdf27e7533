"""What an archive says, for the commands: where it says nothing, that is a failure in words."""

from roadmap.assessment.models import Audience
from roadmap.cli.output import Failure
from roadmap.cli.place import known_criteria
from roadmap.content.faults import ContentFaults
from roadmap.content.ladder_models import Ladder
from roadmap.exchange.models import ArchiveParts
from roadmap.exchange.standing import Standing
from roadmap.exchange.standing import standing as standing_of
from roadmap.ladder.checks import faults_of


def standing(parts: ArchiveParts, ladder: Ladder, audience: Audience) -> Standing:
    """What an archive says to an audience. Failure where it holds nothing that may be shown."""
    _fits(parts, ladder)
    found = standing_of(parts, parts.framework, ladder, audience)
    if found is None:
        raise Failure(
            "NO_RESULTS",
            "This archive holds no results that may be shown. Close the survey, or answer some questions, and export it again.",
            "releases",
        )
    return found


def _fits(parts: ArchiveParts, ladder: Ladder) -> None:
    """ContentFaults where an activity names a rung or a criterion that this ladder does not have."""
    rows = [activity.model_dump(mode="json") for activity in parts.activities]
    _, faults = faults_of(rows, ladder, known_criteria(), path="activities")
    if faults:
        raise ContentFaults(faults)
