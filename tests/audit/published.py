"""What lies open of one item: which tables of which people, and who was asked at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from roadmap.assessment.models import Release, Table
from roadmap.content.models import EVERYONE

#: How many gave each answer: stages, then don't know, not applicable and blank.
Counts = tuple[int, ...]


@dataclass(frozen=True)
class Published:
    """One item: who was asked, and every table of it that was ever made public, with the people in it."""

    asked: frozenset[str]
    tables: frozenset[tuple[frozenset[str], Counts]]

    @cached_property
    def rows(self) -> list[tuple[frozenset[str], Counts]]:
        """The tables, largest first, so that everything computed from them comes out the same each time."""
        return sorted(self.tables, key=lambda row: (-len(row[0]), sorted(row[0]), row[1]))

    @cached_property
    def kinds(self) -> list[frozenset[str]]:
        """People nobody can tell apart by the tables: those who stand in the same ones."""
        alike: dict[tuple[bool, ...], set[str]] = {}
        for person in sorted(self.asked):
            alike.setdefault(tuple(person in members for members, _ in self.rows), set()).add(person)
        return [frozenset(people) for people in alike.values()]

    @cached_property
    def pattern(self) -> tuple[tuple[bool, ...], ...]:
        """For each table, which kinds of people stand in it."""
        return tuple(tuple(kind <= members for kind in self.kinds) for members, _ in self.rows)


@dataclass(frozen=True)
class Found:
    """Something that follows about people: a `small` set, one that is the `same` all through, or an exact `count`."""

    why: str
    people: frozenset[str]
    counts: Counts


def published(
    releases: Iterable[Release], asked: Mapping[str, Mapping[str, str]], after: Iterable[tuple[Release, Iterable[str]]] = ()
) -> dict[str, Published]:
    """By item, what releases made of one collection lay open; `asked` gives by item the people and their perspective.

    `after` are releases computed after these people were erased, so that they are not in its tables.
    """
    tables: dict[str, set[tuple[frozenset[str], Counts]]] = {item: set() for item in asked}
    for release, gone in [*((release, ()) for release in releases), *after]:
        for set_id, by_item in release.tables.items():
            for item, table in by_item.items():
                members = {person for person, view in asked[item].items() if set_id in (EVERYONE, view)}
                tables[item].add((frozenset(members.difference(gone)), counts(table)))
    return {item: Published(frozenset(asked[item]), frozenset(tables[item])) for item in asked}


def counts(table: Table) -> Counts:
    """A table as plain numbers."""
    return *table.stages, table.dont_know, table.not_applicable, table.blank
