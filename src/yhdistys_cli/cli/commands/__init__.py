"""The commands: a module each, with the name of the command and a function `command`."""
