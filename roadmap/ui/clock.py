"""The time on the wall where people are."""

from zoneinfo import ZoneInfo

#: Where people look at the clock; support lines state their hours in it.
HERE = ZoneInfo("Europe/London")
