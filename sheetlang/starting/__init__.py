"""Texts to start from: a blank sheet of a form, and next year's sheet from this year's."""
