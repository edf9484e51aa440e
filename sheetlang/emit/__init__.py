"""Output formats: one format, one file, which ends in `EMITTER = …`. No emitter knows another."""
