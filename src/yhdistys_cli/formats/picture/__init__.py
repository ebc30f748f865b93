"""The year as a wheel beside its list: measured first, then drawn as SVG."""
