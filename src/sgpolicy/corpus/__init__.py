"""Corpora: the figures and periods of any number of texts as one table; `sgpolicy.reading.extract` is the way in."""
