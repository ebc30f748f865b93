"""The command line: argv to a question, to an answer, to its form. The only place that prints or reads the world."""
