"""Commands: one command, one file, which ends in `COMMAND = …`."""
