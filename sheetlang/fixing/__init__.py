"""Texts mended: fixes of findings made, and findings of rules allowed, only where the result means what it should."""
