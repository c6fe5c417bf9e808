"""Rows as data frames of pandas, polars and pyarrow, none of which is imported before it is asked for."""

from sgpolicy.frames.libraries import arrow_stream, to_frame

__all__ = ["arrow_stream", "to_frame"]
