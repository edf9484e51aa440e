"""Outputs of findings: one output, one file, which ends in `REPORT = …`. All render one record."""
