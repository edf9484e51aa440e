"""Two sheets to what changed between them, by meaning."""
