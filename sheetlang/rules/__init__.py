"""Rules over resolved sheets: one fault, one file, which ends in `RULE = …`.

A rule reads typed values, knows no other rule, and says nothing where it lacks data.
"""
