"""A source text: its characters, its sections and headings, and the numbers in it."""
