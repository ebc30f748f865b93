"""The one clock of the program, and the day that it is somewhere."""

from datetime import UTC, date, datetime


def now() -> datetime:
    """This moment, in UTC. Nothing else in the program reads the clock."""
    return datetime.now(UTC)


def local(time_zone: str, moment: datetime) -> datetime:
    """A moment as the clocks of a time zone show it; in UTC where this machine knows nothing of the zone."""
    from zoneinfo import ZoneInfo

    try:
        return moment.astimezone(ZoneInfo(time_zone))
    except (KeyError, ValueError, OSError):
        return moment.astimezone(UTC)


def today_in(time_zone: str, moment: datetime) -> date:
    """The day that it is in a time zone, such as Europe/Helsinki, at a moment in UTC.

    Where this machine knows nothing of the zone, it is the day in UTC.
    """
    # No zone of Europe is behind UTC, or more than four hours ahead: until 20 UTC it is the same day in all of them,
    # and `zoneinfo`, which takes a tenth of an answer's time to import, is not needed.
    if time_zone.startswith("Europe/") and moment.hour < 20:
        return moment.date()
    from zoneinfo import ZoneInfo

    try:
        return moment.astimezone(ZoneInfo(time_zone)).date()
    except (KeyError, ValueError, OSError):  # unknown; a name that leads out of the database; a folder of it
        return moment.date()
