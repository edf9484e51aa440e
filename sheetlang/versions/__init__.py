"""Sheets under git: what git is told of them, and how they read at a revision."""
