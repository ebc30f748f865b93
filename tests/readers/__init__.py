"""Readers of calendars that are no part of the test suite: see README.md."""
