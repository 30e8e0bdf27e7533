"""Says in words what changed in a plan: for pages and papers alike, from one section of the words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from roadmap.plan.changes import ActionChange, FieldChange, PriorityChange, Value
from roadmap.plan.models import Plan
from roadmap.plan.numbering import numbers

#: Fields whose values are choices with a word of their own.
CHOICES = {"status", "confidence", "effort"}


class ToldAction(NamedTuple):
    """One action and what became of it, a line each, without a full stop."""

    name: str
    lines: tuple[str, ...]


class ToldPriority(NamedTuple):
    """One priority, what became of it and of its actions."""

    name: str
    lines: tuple[str, ...]
    actions: tuple[ToldAction, ...]


def told(
    found: Sequence[PriorityChange], now: Plan, words: Mapping[str, str], day: Callable[[date], str]
) -> tuple[ToldPriority, ...]:
    """Changes in words. `words` is the section `changes`, `day` says a date as people write it."""
    return _Telling(numbers(now), words, day).all(found)


class _Telling:
    def __init__(self, named: Mapping[str, str], words: Mapping[str, str], day: Callable[[date], str]) -> None:
        self._named, self._words, self._day = named, words, day

    def all(self, found: Sequence[PriorityChange]) -> tuple[ToldPriority, ...]:
        return tuple(
            ToldPriority(
                name=self._name("priority", one.id, one.title),
                lines=(*self._became(one), *(self._field(field) for field in one.fields)),
                actions=tuple(
                    ToldAction(
                        self._name("action", action.id, action.do),
                        (*self._became(action), *(self._field(field) for field in action.fields)),
                    )
                    for action in one.actions
                ),
            )
            for one in found
        )

    def _name(self, kind: str, id_: str, words: str) -> str:
        number = self._named.get(id_)
        return self._words[kind].format(number=number, words=words) if number else words

    def _became(self, one: PriorityChange | ActionChange) -> tuple[str, ...]:
        """What happened to the whole of it; nothing where only fields changed."""
        if one.kind == "changed":
            return ()
        into = self._named.get(one.into or "") if isinstance(one, ActionChange) else None
        if into:
            return (self._words["merged_into"].format(number=into),)
        line = self._because(self._words[f"became_{one.kind}"], one.because)
        if isinstance(one, PriorityChange) or one.kind != "taken_on":
            return (line,)
        more = [self._words["led_by"].format(lead=one.lead)] if one.lead else []
        more += [self._words["due_by"].format(day=self._day(one.due))] if one.due else []
        return (", ".join([line, *more]),)

    def _field(self, one: FieldChange) -> str:
        label = self._words[f"field_{one.field.rstrip('_')}"]
        if one.what:
            label = self._words["of"].format(field=label, what=one.what)
        was, is_now = self._value(one.field, one.before), self._value(one.field, one.after)
        if one.field.startswith("dropped_") or not (was or is_now):
            return label
        key = "changed" if was and is_now else "said" if is_now else "taken_out"
        return self._because(self._words[key].format(field=label, before=was, after=is_now), one.because)

    def _value(self, field: str, value: Value) -> str:
        if isinstance(value, date):
            return self._day(value)
        if value and field in CHOICES:
            return self._words.get(f"{field}_{value}", value)
        return value or ""

    def _because(self, line: str, because: str) -> str:
        return self._words["because"].format(line=line, because=because) if because else line
