"""What `init` asks, how it asks, and how answers are read."""
