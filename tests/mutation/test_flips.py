"""The mutation tester itself: what it changes in a module."""

import ast

import pytest
from tests.mutation.cuts import cuts
from tests.mutation.flips import flips

FUNCTION = '''
def check(items):
    """Yield what is wrong."""
    for item in items:
        if item and item.size < 2:
            yield f"{item} is small"
'''


def test_everything_in_a_function_is_turned_or_left_out() -> None:
    """Conditions, operands, operators, numbers, texts and statements; not the docstring."""
    assert [change for _, change, _ in flips(FUNCTION)] == [
        "item and item.size < 2 -> item or item.size < 2",
        "item and item.size < 2 -> not (item and item.size < 2)",
        "yield f'{item} is small' -> pass",
        "item -> True",
        "item.size < 2 -> item.size <= 2",
        "item.size < 2 -> True",
        "2 -> 3",
        "' is small' -> ' is smallx'",
    ]


def test_each_flip_changes_one_place() -> None:
    """All changed modules differ, from the first one too, and are Python."""
    changed = [module for _, _, module in flips(FUNCTION)]

    assert len({ast.unparse(ast.parse(FUNCTION)), *changed}) == len(changed) + 1
    assert all(ast.parse(module) for module in changed)


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ('WORDS = "统一 唯一"', ["统一", "唯一"]),
        ('GUARDS = {"名": "称义", "人": "民"}', ['"名": "称义",', "称", "义", '"人": "民"']),
        ('PATTERNS = ("甲", "乙")', ['"甲",', '"乙"']),
        ('PATTERN = "(?<!每)(?:周|星期)[次个]"', ["(?<!每)", "周|", "|星期", "次", "个"]),
        ('PATTERN = f"{START}(?:甲|[0-9]{{1,9}}版)(?![{C}x])"', ["甲|", "|[0-9]{{1,9}}版", "(?![{C}x])"]),
        ('"""统一 唯一"""', []),
    ],
)
def test_each_piece_of_a_table_or_a_text_is_cut(source: str, pieces: list[str]) -> None:
    """Items of tables, words, characters, alternatives and look-arounds."""
    assert [change.removeprefix("without ") for _, change, _ in cuts(source)] == pieces
