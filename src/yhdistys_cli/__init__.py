"""yhdistys: a city's guide to working with its associations, kept as YAML, checked and published."""

__version__ = "0.1.0"
