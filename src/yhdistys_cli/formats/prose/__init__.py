"""Answers for people: a view as blocks, and blocks as text or Markdown."""
