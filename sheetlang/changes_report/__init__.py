"""Changes as people and programs read them: one file for each output."""
