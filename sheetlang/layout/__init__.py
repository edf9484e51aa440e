"""Layout: Sheet to Grid. What a form looks like is decided here once; painters only paint."""
