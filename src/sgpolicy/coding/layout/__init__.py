"""The one layout of data files: write them, rewrite them, fill in sections, make pieces to paste."""
