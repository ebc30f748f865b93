"""What is said of contacts, happenings and findings, in one place for all forms, and the blocks of prose."""
