"""Fuzz the strict reader: any bytes give a catalog or problems, never another error, and fast.

`python tests/fuzz/fuzz_reader.py -max_total_time=300 tests/fuzz/corpus/reader`

Each input is read as it is, and once more behind the head of a sound document,
so that records are reached too. What the fuzzer finds new is added to the
first folder: name one of your own before the corpus to keep the corpus as it is.
"""

import sys
from pathlib import Path

import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore] # no types; installed by hand

sys.path.insert(0, str(Path(__file__).parents[2]))
with atheris.instrument_imports(include=["sgpolicy"]):
    from tests.fuzz.targets import reader_input

if __name__ == "__main__":
    atheris.Setup(sys.argv, reader_input)
    atheris.Fuzz()
