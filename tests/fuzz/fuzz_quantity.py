"""Fuzz the readers of Chinese: any text gives a value or the error that is promised, and fast.

`python tests/fuzz/fuzz_quantity.py -max_total_time=300 tests/fuzz/corpus/quantity`

Bytes are read as UTF-8; bytes that are not are taken as places in an alphabet
of numerals, hedges and units, so that most inputs look like figures. What the
fuzzer finds new is added to the first folder: name one of your own before the
corpus to keep the corpus as it is.
"""

import sys
from pathlib import Path

import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore] # no types; installed by hand

sys.path.insert(0, str(Path(__file__).parents[2]))
with atheris.instrument_imports(include=["sgpolicy"]):
    from tests.fuzz.targets import quantity_input

if __name__ == "__main__":
    atheris.Setup(sys.argv, quantity_input)
    atheris.Fuzz()
