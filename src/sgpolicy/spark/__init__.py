"""Corpora on Spark: the rows of `sgpolicy.reading.extract`, from a DataFrame of texts.

`docs/spark.md` tells how to run it on a cluster. Needs the extra `spark`.
"""

from sgpolicy.spark.frames import figures, files

__all__ = ["figures", "files"]
