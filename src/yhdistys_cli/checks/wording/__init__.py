"""Checks of the text of the data, value by value."""
