"""The questions: one module each, named as its command; a function from a `Guide` to a small frozen dataclass."""
