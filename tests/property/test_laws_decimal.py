"""The caller's decimal context: what is calculated, read, loaded, written and shown does not depend on it."""

import decimal
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats import WRITABLE

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.catalog.load import read_shipped
from sgpolicy.display import progress_text
from sgpolicy.export import export
from sgpolicy.export.jsonlines import json_line

SIGNALS = [decimal.Inexact, decimal.Rounded, decimal.FloatOperation, decimal.Subnormal, decimal.Clamped]
ROUNDINGS = [decimal.ROUND_UP, decimal.ROUND_DOWN, decimal.ROUND_CEILING, decimal.ROUND_05UP]
CONTEXTS = st.builds(
    lambda prec, rounding, emax, traps: decimal.Context(
        prec=prec, rounding=rounding, Emin=-emax, Emax=emax, clamp=1, traps=traps
    ),
    st.integers(1, 30),
    st.sampled_from(ROUNDINGS),
    st.integers(0, 20),
    st.lists(st.sampled_from(SIGNALS)),
)
WORDS = ("8.9亿元", "12345.67元", "1.23456789亿元", "百分之四十三点八七", "98765.4321元", "近300人", "每月1.5万元")
KIND = Callable[[Catalog], object]


def _progress(catalog: Catalog) -> object:
    return [(str(p.verdict), p.reason, str(p.share), str(p.growth), str(p.pace)) for p in catalog.progress()]


def _shown(catalog: Catalog) -> object:
    found = catalog.progress()
    return [repr(found), found._repr_html_(), progress_text(found), repr(catalog.observations[:99])]


def _written(catalog: Catalog) -> object:
    rows = [*catalog.progress().to_dicts(), *catalog.observations.to_dicts(), *catalog.provisions.to_dicts()]
    return [json.dumps(rows, default=str), *map(json_line, rows)]


def _read(_: Catalog) -> object:
    quantities = [sgpolicy.read_quantity(word) for word in WORDS]
    arabic = [sgpolicy.write_quantity(quantity, style="arabic") for quantity in quantities if quantity.value]
    return [*map(repr, quantities), *arabic, *map(sgpolicy.write_quantity, quantities)]


def _compared(_: Catalog) -> object:
    quantity = sgpolicy.read_quantity("12345.67元")
    return [Decimal("12345.67") in quantity, Decimal("12345.68") in quantity, str(quantity.bounds / quantity.bounds)]


@contextmanager
def default(context: decimal.Context) -> Iterator[None]:
    """Make *context* the present one, and what new contexts begin with."""
    names = ("prec", "rounding", "Emin", "Emax", "clamp")
    kept, traps = {name: getattr(decimal.DefaultContext, name) for name in names}, decimal.DefaultContext.traps.copy()
    try:
        for name in names:
            setattr(decimal.DefaultContext, name, getattr(context, name))
        decimal.DefaultContext.traps = context.traps
        with decimal.localcontext(context):
            yield
    finally:
        for name, value in kept.items():
            setattr(decimal.DefaultContext, name, value)
        decimal.DefaultContext.traps = traps


@pytest.mark.slow
@pytest.mark.parametrize("answer", [_progress, _shown, _written, _read, _compared])
@given(context=CONTEXTS)
def test_no_context_reaches_a_figure(answer: KIND, context: decimal.Context, shipped: Catalog) -> None:
    """Neither the present one nor Python's default."""
    wanted = answer(shipped)

    with default(context):
        assert answer(shipped) == wanted


def test_loading_depends_on_no_context(shipped: Catalog) -> None:
    """With one digit and every trap set."""
    with default(decimal.Context(prec=1, Emin=0, Emax=0, traps=SIGNALS)):
        assert read_shipped() == shipped


@pytest.mark.parametrize("format", WRITABLE)
def test_files_of_other_programs_do_not_depend_on_it(format: str, shipped: Catalog, tmp_path: Path) -> None:  # noqa: A002
    """Not what they hold, and not how wide their columns are."""
    part = shipped.at(known="2012-12-31")
    usual = export(part, tmp_path / "usual", format=format)
    narrow = decimal.Context(prec=1, Emax=1, Emin=-1, traps=[decimal.Inexact, decimal.Rounded])
    with decimal.localcontext(narrow):
        other = export(part, tmp_path / "other", format=format)

    assert [path.read_bytes() for path in usual] == [path.read_bytes() for path in other]
