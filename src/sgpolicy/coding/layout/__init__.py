"""The one layout of data files: writing them, putting them in order, filling sections in, and pieces to paste."""
