"""Keeps evaluations: their times, the forms that come in until a time closes, and the counts that stay."""

import json
import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, text, update

from roadmap.access.codes import new_workshop_code
from roadmap.access.tokens import new_token, token_hash
from roadmap.evaluation.kept_models import Course, Form, Opening, Said, SharedEvaluation, WaveCount
from roadmap.store.base import Part, new_id
from roadmap.store.erasing import months_before
from roadmap.store.tables import evaluation, evaluation_count, evaluation_form, evaluation_said, evaluation_wave

#: Makes counts of forms and of what was said; the rules that do so are not the store's.
Count = Callable[[Sequence[Form], Sequence[Said]], WaveCount]

#: When letters were made that open nothing: those of a time that came closed, in an archive.
LONG_OVER = datetime(2000, 1, 1, tzinfo=UTC)


class Evaluations(Part):
    """Makes, fills, closes and reads evaluations."""

    def make_course(self, made: Course) -> Course:
        """Keep a new evaluation."""
        kept = made.model_copy(update={"id": made.id or new_id()})
        with self._database.writing() as connection:
            last = connection.execute(select(func.coalesce(func.max(evaluation.c.position), 0))).scalar_one()
            values = {"id": kept.id, "position": int(last) + 1, "body": kept.model_dump_json()}
            connection.execute(insert(evaluation).values(**values))
        return kept

    def courses(self) -> list[Course]:
        """Every evaluation, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(evaluation.c.body).order_by(evaluation.c.position.desc())).scalars()
            return [Course.model_validate_json(body) for body in rows]

    def courses_of(self, assessment_id: str) -> list[Course]:
        """Every evaluation that belongs to an assessment, oldest first."""
        wanted = select(evaluation.c.body).where(evaluation.c.body.contains(assessment_id, autoescape=True))
        with self._database.reading() as connection:
            found = [
                Course.model_validate_json(body) for body in connection.execute(wanted.order_by(evaluation.c.position)).scalars()
            ]
        return [one for one in found if one.assessment == assessment_id]

    def course(self, course_id: str) -> Course:
        """One evaluation. NotKept where there is none."""
        with self._database.reading() as connection:
            return self._course(connection, course_id)

    def _course(self, connection: Any, course_id: str, *, lock: bool = False) -> Course:
        """Read one; locked, nobody else fills or closes it before this is done."""
        wanted = select(evaluation.c.body).where(evaluation.c.id == course_id)
        body = connection.execute(wanted.with_for_update() if lock else wanted).scalar()
        if body is None:
            raise self._missing("evaluation")
        return Course.model_validate_json(body)

    def erase_course(self, course_id: str) -> None:
        """Erase an evaluation with its forms, words and counts. NotKept where there is none."""
        with self._database.writing() as connection:
            if connection.execute(delete(evaluation).where(evaluation.c.id == course_id)).rowcount == 0:
                raise self._missing("evaluation")

    # --- times ----------------------------------------------------------------------------

    def open_wave(self, course_id: str, wave: str, now: datetime) -> None:
        """Open a time at every site, each with letters for a day. One that was opened before stays as it is."""
        with self._database.writing() as connection:
            course = self._course(connection, course_id, lock=True)
            for site in course.places:
                values = {"evaluation_id": course_id, "wave": wave, "site": site, "opened_on": now.date()}
                new = self._database.insert(evaluation_wave).values(**values, code=_free_code(connection), code_made_at=now)
                connection.execute(new.on_conflict_do_nothing())

    def openings(self, course_id: str) -> list[Opening]:
        """Every time that was opened, at every site."""
        wanted = select(evaluation_wave).where(evaluation_wave.c.evaluation_id == course_id)
        with self._database.reading() as connection:
            return [_opening(row) for row in connection.execute(wanted.order_by(evaluation_wave.c.wave, evaluation_wave.c.site))]

    def opening_by_letters(self, letters: str) -> tuple[str, Opening] | None:
        """The evaluation and the time that these letters open, in whatever state, or None."""
        return self._opened(evaluation_wave.c.code == letters)

    def opening_by_link(self, token: str) -> tuple[str, Opening] | None:
        """The evaluation and the time that a link opens, in whatever state, or None."""
        return self._opened(evaluation_wave.c.link_hash == token_hash(token))

    def open_times(self) -> list[tuple[str, Opening]]:
        """Every time at every site that is open just now, with its evaluation."""
        with self._database.reading() as connection:
            rows = connection.execute(select(evaluation_wave).where(evaluation_wave.c.closed_on.is_(None)))
            return [(row.evaluation_id, _opening(row)) for row in rows]

    def _opened(self, where: Any) -> tuple[str, Opening] | None:
        with self._database.reading() as connection:
            row = connection.execute(select(evaluation_wave).where(where).order_by(evaluation_wave.c.code_made_at.desc())).first()
        return (row.evaluation_id, _opening(row)) if row else None

    def new_wave_letters(self, course_id: str, wave: str, site: str, now: datetime) -> None:
        """Give a time at a site new letters for a day; the old ones open nothing any more."""
        with self._database.writing() as connection:
            values = {"code": _free_code(connection), "code_made_at": now}
            connection.execute(update(evaluation_wave).where(_at(course_id, wave, site)).values(**values))

    def new_wave_link(self, course_id: str, wave: str, site: str, until: date) -> str:
        """Make the link that is sent to people for a time at a site; returns its token, which is kept nowhere.

        One that was made before opens nothing any more.
        """
        token = new_token(secrets.token_bytes)
        with self._database.saving() as connection:
            values = {"link_hash": token_hash(token), "link_until": until}
            connection.execute(update(evaluation_wave).where(_at(course_id, wave, site)).values(**values))
        return token

    def note_attended(self, course_id: str, wave: str, site: str, people: int | None) -> None:
        """Note how many people were there."""
        with self._database.saving() as connection:
            connection.execute(update(evaluation_wave).where(_at(course_id, wave, site)).values(attended=people))

    # --- forms ----------------------------------------------------------------------------

    def keep_form(self, course_id: str, form: Form, said: Sequence[Said] = ()) -> bool:
        """Keep a form with what was written on it; False where its time is not open. The same form sent again takes its place."""
        return self.bring_forms(course_id, [(form, said)]) is not None

    def bring_forms(self, course_id: str, forms: Sequence[tuple[Form, Sequence[Said]]]) -> int | None:
        """Keep forms, all or none; returns how many of them are new. None where a time of theirs is not open."""
        new = 0
        with self._database.writing() as connection:
            self._course(connection, course_id, lock=True)
            is_open = (evaluation_wave.c.evaluation_id == course_id) & evaluation_wave.c.closed_on.is_(None)
            rows = connection.execute(select(evaluation_wave.c.wave, evaluation_wave.c.site).where(is_open))
            if not {(form.wave, form.site) for form, _ in forms} <= {(row.wave, row.site) for row in rows}:
                return None
            for form, said in forms:
                new += 1 - connection.execute(delete(evaluation_form).where(evaluation_form.c.id == form.id)).rowcount
                values = {"id": form.id, "evaluation_id": course_id, "wave": form.wave, "site": form.site}
                connection.execute(insert(evaluation_form).values(**values, answers=json.dumps(form.answers)))
                for one in said:
                    connection.execute(delete(evaluation_said).where(evaluation_said.c.id == one.id))
                    if one.said:
                        connection.execute(insert(evaluation_said).values(evaluation_id=course_id, **one.model_dump()))
        return new

    def has_form(self, form_id: str) -> bool:
        """Whether a form with this id is kept just now."""
        with self._database.reading() as connection:
            return connection.execute(select(evaluation_form.c.id).where(evaluation_form.c.id == form_id)).first() is not None

    def known_forms(self, form_ids: Iterable[str]) -> int:
        """How many of these forms are kept already."""
        wanted = set(form_ids)
        with self._database.reading() as connection:
            return len(wanted & set(connection.execute(select(evaluation_form.c.id)).scalars()))

    def forms_came(self, course_id: str) -> dict[tuple[str, str], int]:
        """How many forms are kept, by time and site; none of a time that closed. Not for any screen as it stands."""
        place = (evaluation_form.c.wave, evaluation_form.c.site)
        wanted = select(*place, func.count().label("n")).where(evaluation_form.c.evaluation_id == course_id).group_by(*place)
        with self._database.reading() as connection:
            return {(row.wave, row.site): int(row.n) for row in connection.execute(wanted)}

    # --- closing --------------------------------------------------------------------------

    def close_wave(self, course_id: str, wave: str, on: date, count: Count) -> bool:
        """Close a time at every site for good: its forms are counted, the counts kept and the forms erased, all in one step.

        False where it was not open. Words stay until the trainer has read them.
        """
        mine = (evaluation_form.c.evaluation_id == course_id) & (evaluation_form.c.wave == wave)
        beside = (evaluation_said.c.evaluation_id == course_id) & (evaluation_said.c.wave == wave)
        here = (evaluation_wave.c.evaluation_id == course_id) & (evaluation_wave.c.wave == wave)
        with self._database.writing() as connection:
            course = self._course(connection, course_id, lock=True)
            still_open = update(evaluation_wave).where(here, evaluation_wave.c.closed_on.is_(None))
            if connection.execute(still_open.values(closed_on=on, link_hash=None, link_until=None)).rowcount == 0:
                return False
            forms = [_form(row) for row in connection.execute(select(evaluation_form).where(mine))]
            said = [_said(row) for row in connection.execute(select(evaluation_said).where(beside))]
            body = count(forms, said).model_dump_json()
            connection.execute(insert(evaluation_count).values(evaluation_id=course_id, wave=wave, body=body))
            connection.execute(delete(evaluation_form).where(mine))
            about_work = [question.id for question in course.instrument.background]
            connection.execute(delete(evaluation_said).where(beside, evaluation_said.c.question.in_(about_work)))
        self._forget_pages()
        return True

    def wave_counts(self, course_id: str) -> list[WaveCount]:
        """The counts of every time that closed."""
        wanted = select(evaluation_count.c.body).where(evaluation_count.c.evaluation_id == course_id)
        with self._database.reading() as connection:
            return [WaveCount.model_validate_json(body) for body in connection.execute(wanted).scalars()]

    # --- words ----------------------------------------------------------------------------

    def said_in(self, course_id: str, wave: str | None = None) -> list[Said]:
        """What people wrote, in an order that tells nothing."""
        wanted = select(evaluation_said).where(evaluation_said.c.evaluation_id == course_id)
        if wave:
            wanted = wanted.where(evaluation_said.c.wave == wave)
        with self._database.reading() as connection:
            return [_said(row) for row in connection.execute(wanted.order_by(evaluation_said.c.id))]

    def decide_said(self, course_id: str, said_id: str, *, show: bool) -> None:
        """Let words through, or erase them for good."""
        this = (evaluation_said.c.evaluation_id == course_id) & (evaluation_said.c.id == said_id)
        with self._database.saving() as connection:
            connection.execute(
                update(evaluation_said).where(this).values(shown=True) if show else delete(evaluation_said).where(this)
            )

    def overdue_waves(self, today: date, months: int) -> list[tuple[str, str]]:
        """The times that were opened more than so many months ago and never closed: evaluation and wave."""
        old = and_(evaluation_wave.c.closed_on.is_(None), evaluation_wave.c.opened_on < months_before(today, months))
        wanted = select(evaluation_wave.c.evaluation_id, evaluation_wave.c.wave).where(old).distinct()
        with self._database.reading() as connection:
            return sorted((row.evaluation_id, row.wave) for row in connection.execute(wanted))

    def forget_unread(self, today: date, months: int) -> None:
        """Erase words that nobody let through within so many months of their time's close."""
        closed = (evaluation_wave.c.evaluation_id == evaluation_said.c.evaluation_id) & (
            evaluation_wave.c.wave == evaluation_said.c.wave
        )
        long_ago = (
            select(evaluation_wave.c.wave).where(closed, evaluation_wave.c.closed_on < months_before(today, months)).exists()
        )
        with self._database.saving() as connection:
            connection.execute(delete(evaluation_said).where(evaluation_said.c.shown.is_(False), long_ago))

    def _forget_pages(self) -> None:
        if self._database.is_sqlite:
            with self._database.saving() as connection:  # the write-ahead log still holds the forms
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def restore_evaluations(connection: Connection, assessment_id: str, shared: Iterable[SharedEvaluation]) -> None:
    """Write evaluations of an archive, all times closed; one whose id is taken gets a new one."""
    for one in shared:
        taken = connection.execute(select(evaluation.c.id).where(evaluation.c.id == one.id)).first()
        course = one.course.model_copy(update={"id": new_id() if taken else one.id, "assessment": assessment_id})
        last = connection.execute(select(func.coalesce(func.max(evaluation.c.position), 0))).scalar_one()
        values = {"id": course.id, "position": int(last) + 1, "body": course.model_dump_json()}
        connection.execute(insert(evaluation).values(**values))
        for time in one.times:
            place = {"evaluation_id": course.id, "wave": time.count.wave}
            days = {"opened_on": time.opened_on, "closed_on": time.closed_on, "attended": time.attended}
            way_in = {"code": _free_code(connection), "code_made_at": LONG_OVER}
            connection.execute(insert(evaluation_wave).values(**place, site="", **days, **way_in))
            connection.execute(insert(evaluation_count).values(**place, body=time.count.model_dump_json()))
        for said in one.said:
            connection.execute(insert(evaluation_said).values(evaluation_id=course.id, **said.model_dump() | {"id": new_id()}))


def _at(course_id: str, wave: str, site: str) -> Any:
    """One time at one site, as long as it is open or not."""
    return and_(evaluation_wave.c.evaluation_id == course_id, evaluation_wave.c.wave == wave, evaluation_wave.c.site == site)


def _free_code(connection: Any) -> str:
    """Letters that open no other time."""
    taken = set(connection.execute(select(evaluation_wave.c.code)).scalars())
    while (code := new_workshop_code(secrets.randbelow)) in taken:
        pass
    return code


def _opening(row: Row[Any]) -> Opening:
    return Opening(
        wave=row.wave,
        site=row.site,
        attended=row.attended,
        opened_on=row.opened_on,
        letters=row.code,
        made_at=row.code_made_at,
        link_until=row.link_until,
        closed_on=row.closed_on,
    )


def _form(row: Row[Any]) -> Form:
    return Form(id=row.id, wave=row.wave, site=row.site, answers=json.loads(row.answers))


def _said(row: Row[Any]) -> Said:
    return Said(id=row.id, wave=row.wave, question=row.question, said=row.said, shown=row.shown)
