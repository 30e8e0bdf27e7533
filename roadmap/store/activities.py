"""Keeps the activities that are placed on a ladder."""

from roadmap.ladder.models import Activity
from roadmap.store.base import Part
from roadmap.store.documents import ACTIVITIES


class Activities(Part):
    """Saves, lists and removes activities."""

    def activities(self, assessment_id: str) -> list[Activity]:
        """Every activity of an assessment, in the order they were added."""
        with self._database.reading() as connection:
            return ACTIVITIES.all(connection, assessment_id)

    def save_activity(self, assessment_id: str, activity: Activity) -> Activity:
        """Keep an activity and return it with its new revision; one with an empty id and revision 0 is new.

        StaleWrite where somebody changed or removed it first.
        """
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            return ACTIVITIES.save(connection, assessment_id, activity)

    def remove_activity(self, assessment_id: str, activity_id: str, revision: int | None = None) -> None:
        """Take an activity away. StaleWrite where a revision is given and somebody changed it since."""
        with self._database.writing() as connection:
            self._touch(connection, assessment_id)
            ACTIVITIES.remove(connection, assessment_id, activity_id, revision)
