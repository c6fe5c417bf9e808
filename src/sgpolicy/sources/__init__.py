"""A source text: its characters, its sections and headings, and the numbers in it."""

SOURCES = "SGPOLICY_SOURCES"
"""Environment variable that names the folder with the source texts, where none is given."""
