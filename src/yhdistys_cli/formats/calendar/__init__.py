"""The clock for calendar programs: entries, their time zone, and iCalendar."""
