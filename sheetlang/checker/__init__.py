"""The checker: which rules there are, and what they find in a sheet."""
