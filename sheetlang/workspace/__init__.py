"""The shell over files: finding, reading and writing them. Everything below it is pure."""
