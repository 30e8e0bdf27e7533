"""What an archive says: the release to work from, its results, and where its activities stand."""

from dataclasses import dataclass

from roadmap.assessment.disclosure import release
from roadmap.assessment.models import Audience, Collected, CollectionKind, Release, Results
from roadmap.assessment.scoring import results
from roadmap.cli.layout import section
from roadmap.cli.output import Failure
from roadmap.cli.place import known_criteria
from roadmap.content.faults import ContentFaults
from roadmap.content.ladder_models import Ladder
from roadmap.content.models import Framework
from roadmap.exchange.models import ArchiveParts
from roadmap.ladder.checks import faults_of
from roadmap.ladder.placement import place
from roadmap.plan.candidates import Evidence, Placed
from roadmap.plan.drafting import draft
from roadmap.plan.models import Draft

#: The threshold of an open survey (DESIGN 4).
K = 10


@dataclass(frozen=True)
class Standing:
    """One archive as one audience may see it."""

    parts: ArchiveParts
    framework: Framework
    release: Release
    results: Results
    placed: tuple[Placed, ...]

    def draft(self) -> Draft:
        """A fresh draft of the plan."""
        evidence = Evidence(self.framework, self.release, self.results, self.placed, self.parts.plan_inputs, section("reasons"))
        return draft(evidence)


def standing(parts: ArchiveParts, ladder: Ladder, audience: Audience) -> Standing:
    """What an archive says to an audience. Failure where it holds nothing that may be shown."""
    framework = parts.framework
    shown = released(parts, framework, audience)
    if shown is None:
        raise Failure(
            "NO_RESULTS",
            "This archive holds no results that may be shown. Close the survey, or answer some questions, and export it again.",
            "releases",
        )
    # What the group agreed since the release was made counts too; the ratings of a release stay as they were.
    shown = shown.model_copy(update={"agreements": parts.agreements})
    return Standing(parts, framework, shown, results(shown, framework), _placed(parts, ladder))


def released(parts: ArchiveParts, framework: Framework, audience: Audience) -> Release | None:
    """The release for an audience: from the answers where there are any, else the last one kept; None where there is none.

    An open survey is released once, when it closes: then the one that was kept stands, and while it is open there is none.
    """
    fitting = [one for one in parts.releases if audience is Audience.ROOM or one.audience is not Audience.ROOM]
    is_open_survey = parts.kind is CollectionKind.OPEN_SURVEY
    if fitting and (is_open_survey or parts.raw is None):
        return fitting[-1]
    if parts.raw is None or not parts.raw.rows or (is_open_survey and parts.assessment.closed_on is None):
        return None
    collected = Collected(kind=parts.kind, respondents=parts.raw.respondents, rows=parts.raw.rows)
    return release(collected, framework, k=K if is_open_survey else None, audience=audience, agreements=parts.agreements)


def _placed(parts: ArchiveParts, ladder: Ladder) -> tuple[Placed, ...]:
    """Every activity with where it stands. ContentFaults where one names a rung or a criterion that this ladder does not have."""
    rows = [activity.model_dump(mode="json") for activity in parts.activities]
    _, faults = faults_of(rows, ladder, known_criteria(), path="activities")
    if faults:
        raise ContentFaults(faults)
    return tuple(Placed(activity, place(activity, ladder), ladder) for activity in parts.activities)
